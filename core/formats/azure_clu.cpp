// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_labels.h"
#include "core/formats/azure_project.h"
#include "core/formats/makers.h"
#include "core/formats/save_file.h"

namespace glossa::formats {

namespace {

const AzureLayout &layout()
{
    static const AzureLayout conversation{
        {project::ProjectKind::Conversation},
        {{"intents", project::CategoryKind::Intent}, {"entities", project::CategoryKind::Entity}},
        "utterances"};
    return conversation;
}

/// Project files of conversational language understanding.
class AzureClu final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("azure-clu"); }
    [[nodiscard]] QStringList suffixes() const override { return {QStringLiteral("json")}; }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] std::vector<project::ProjectKind> kinds() const override { return layout().kinds; }

    [[nodiscard]] int sniff(const QByteArray &, const QString &) const override { return 0; }
    [[nodiscard]] int sniffJson(const JsonLook &look) const override
    {
        return sniffAzureProject(layout(), look);
    }

    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override
    {
        Intake intake(path, options, sink);
        ShapePool pool;
        UtteranceReader utterances(pool, intake);
        const auto take = [&utterances](const project::ProjectInfo &, const JsonRecord &record,
                                        const std::string &place) { return utterances.take(record, place); };
        if (const auto read = readAzureProject(
                layout(), [&path] { return openFile(path); }, pool, intake, sink, take);
            !read)
            return fail(intake.located(read.error()));
        utterances.unread().warn(intake);
        return intake.finish();
    }

    Status write(const QString &path, const WriteOptions &options, ItemSource &source) const override
    {
        SaveFile file(path);
        if (const auto opened = file.open(); !opened)
            return opened;
        const auto utterance = [](ShapedWriter &out, project::Item &item) {
            writeUtterance(out, item);
            return Status{};
        };
        if (const auto written = writeAzureProject(layout(), file.device(), options, source, utterance);
            !written)
            return written;
        return file.commit();
    }
};

} // namespace

std::unique_ptr<Format> makeAzureClu()
{
    return std::make_unique<AzureClu>();
}

} // namespace glossa::formats
