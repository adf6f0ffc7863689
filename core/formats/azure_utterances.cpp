// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_labels.h"
#include "core/formats/json_stream.h"
#include "core/formats/makers.h"
#include "core/formats/save_file.h"
#include "core/formats/text_input.h"

#include <algorithm>

namespace glossa::formats {

namespace {

/// Opens the array and hands on each utterance.
class UtteranceArray final : public JsonHandler {
public:
    explicit UtteranceArray(Intake &intake) : m_intake(intake) {}

    Result<Action> child(const JsonPlace &place, JsonValue::Kind kind) override
    {
        if (place.depth() > 0)
            return Action::Collect;
        if (kind != JsonValue::Kind::Array)
            return fail(ErrorCode::WrongType, kindName(kind), {}, "an array of utterances");
        return Action::Open;
    }

    Status collected(const JsonPlace &place, JsonRecord record) override
    {
        return takeUtterance(std::move(record), place.toString(), m_pool, m_intake);
    }

private:
    Intake &m_intake;
    ShapePool m_pool;
};

/// Checks a document's grammar without taking anything, so that a broken file does not leave half its items.
class GrammarCheck final : public JsonHandler {
public:
    Result<Action> child(const JsonPlace &, JsonValue::Kind) override { return Action::Skip; }
    Status collected(const JsonPlace &, JsonRecord) override { return {}; }
};

/// The bare array of utterances that the data labeling page uploads.
class AzureUtterances final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("azure-utterances"); }
    [[nodiscard]] QString name() const override { return QStringLiteral("Azure utterance list"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("json")}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] std::vector<project::ProjectKind> kinds() const override
    {
        return {project::ProjectKind::Conversation};
    }

    [[nodiscard]] int sniff(const QByteArray &head, const QString &) const override
    {
        const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
        const auto first = text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos || text[first] != '[')
            return 0;
        const auto second = text.find_first_not_of(" \t\r\n", first + 1);
        if (second == std::string::npos || (text[second] != '{' && text[second] != ']'))
            return 0;
        return text.find("\"text\"") != std::string::npos ? 90 : 30;
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
