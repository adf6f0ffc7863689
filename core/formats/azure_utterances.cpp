// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_labels.h"
#include "core/formats/json_look.h"
#include "core/formats/json_stream.h"
#include "core/formats/makers.h"
#include "core/formats/save_file.h"

#include <algorithm>

namespace glossa::formats {

namespace {

/// Opens the array and hands on each utterance.
class UtteranceArray final : public JsonHandler {
public:
    explicit UtteranceArray(Intake &intake) : m_utterances(m_pool, intake) {}

    Result<Action> child(const JsonPlace &place, JsonValue::Kind kind) override
    {
        if (place.depth() > 0)
            return Action::Collect;
        if (kind != JsonValue::Kind::Array)
            return fail(ErrorCode::WrongType, kindName(kind), {}, Phrase::AnArrayOfUtterances);
        return Action::Open;
    }

    Status collected(const JsonPlace &place, JsonRecord record) override
    {
        return m_utterances.take(record, place.toString());
    }

    [[nodiscard]] const UnreadFields &unread() const { return m_utterances.unread(); }

private:
    ShapePool m_pool;
    UtteranceReader m_utterances;
};

/// Checks a document's grammar without taking anything, so that a broken file does not leave half its items.
class GrammarCheck final : public JsonHandler {
public:
    Result<Action> child(const JsonPlace &, JsonValue::Kind) override { return Action::Skip; }
    Status collected(const JsonPlace &, JsonRecord) override { return {}; }
};

/// The bare array of utterances that can be uploaded on Azure's page for data labeling.
class AzureUtterances final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("azure-utterances"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("json")}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] std::vector<project::ProjectKind> kinds() const override
    {
        return {project::ProjectKind::Conversation};
    }

    [[nodiscard]] int sniff(const QByteArray &, const QString &) const override { return 0; }
    [[nodiscard]] int sniffJson(const JsonLook &look) const override
    {
        if (look.top != JsonValue::Kind::Array)
            return 0;
        if (!look.firstElement)
            return look.fault ? 0 : 30;
        return look.fields.contains(QStringLiteral("text")) ? 90 : 0;
    }

    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override
    {
        Intake intake(path, options, sink);
        GrammarCheck check;
        UtteranceArray utterances(intake);
        for (JsonHandler *handler :
             {static_cast<JsonHandler *>(&check), static_cast<JsonHandler *>(&utterances)}) {
            const auto input = openFile(path);
            if (!input)
                return fail(input.error());
            const auto size = static_cast<double>(std::max<std::int64_t>((*input)->size(), 1));
            const double begin = handler == &check ? 0.0 : 0.5;
            const auto read = streamJson(**input, *handler, [&](std::int64_t bytes) {
                return intake.progress(begin + 0.5 * static_cast<double>(bytes) / size);
            });
            if (!read)
                return fail(intake.located(read.error()));
        }
        // Many tools write an array of objects with a text; only some of them are this format.
        if (const auto good = utterances.unread().check(); !good)
            return fail(intake.located(good.error()));
        utterances.unread().warn(intake);
        return intake.finish();
    }

    Status write(const QString &path, const WriteOptions &options, ItemSource &source) const override
    {
        SaveFile file(path);
        if (const auto opened = file.open(); !opened)
            return opened;
        JsonWriter json(file.device());
        ShapedWriter out(json);
        json.beginArray();
        for (bool more = true; more && !json.failed();) {
            if (options.stop.stop_requested())
                return fail(ErrorCode::Cancelled);
            const auto batch = source.items();
            if (!batch)
                return fail(batch.error());
            for (const project::Item &item : *batch)
                writeUtterance(out, item);
            more = !batch->empty();
        }
        json.endArray();
        if (const auto finished = json.finish(); !finished)
            return finished;
        return file.commit();
    }
};

} // namespace

std::unique_ptr<Format> makeAzureUtterances()
{
    return std::make_unique<AzureUtterances>();
}

} // namespace glossa::formats
