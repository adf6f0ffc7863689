// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/import.h"

#include "core/formats/text_input.h"
#include "core/project/invisible_names.h"
#include "core/project/name_likeness.h"
#include "core/workspace/components/component_problems.h"
#include "core/workspace/datasets/collecting_sink.h"
#include "core/workspace/datasets/import_reading.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cstring>
#include <limits>

namespace glossa::workspace {

namespace {

constexpr std::size_t pageSize = 2000;

/// Half of a hash of a text: one in 10^32 pairs of texts shares it, and a million take 30 MB.
using TextKey = std::pair<quint64, quint64>;

TextKey textKey(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    TextKey key;
    std::memcpy(&key.first, hash.constData(), sizeof key.first);
    std::memcpy(&key.second, hash.constData() + sizeof key.first, sizeof key.second);
    return key;
}

/// Passes what a reader reads into one transaction of the store, which begins when the project's head is
/// known.
class StoreSink final : public formats::ItemSink {
public:
    StoreSink(Workspace &workspace, const ImportRequest &request, const formats::Format &format,
              const Origin &origin)
        : m_workspace(workspace), m_request(request), m_format(format), m_origin(origin)
    {
    }

    Status project(const project::ProjectInfo &info) override
    {
        if (m_import && info.kind != m_kind)
            return fail(ErrorCode::Conflict, project::kindName(info.kind).toStdString(),
                        "metadata.projectKind", project::kindName(m_kind).toStdString());
        if (m_import)
            return {}; // a further file of the same import
        tellLanguage(info.language, "metadata.language");
        m_hasHead = true;
        project::ProjectInfo head = info;
        if (head.name.isEmpty() || !m_request.newProjectName.isEmpty()) {
            head.name = newProject(m_request, m_format).name;
        } else if (auto good = project::checkName(head.name); !good && !m_request.project) {
            good.error().place = "metadata.projectName";
            return good;
        }
        return begin(head);
    }

    Status categories(std::vector<project::Category> batch) override
    {
        if (auto begun = ensureBegun(); !begun)
            return begun;
        for (const project::Category &category : batch) {
            tellDifference(category);
            tellProblems(category);
            tellInvisible(category.name, "categories");
        }
        auto taken = m_import->categories(batch);
        if (!taken && taken.error().code == ErrorCode::TooLarge && m_format.hasColumns())
            taken.error().expected = Phrase::IsTheLabelColumnRight;
        return taken;
    }

    Status items(std::vector<project::Item> batch) override
    {
        if (auto begun = ensureBegun(); !begun)
            return begun;
        for (const project::Item &item : batch) {
            tellLanguage(item.language, Phrase::LanguageOfItems);
            tellInvisible(item.location, "documents");
        }
        const auto isThere = [this](const project::Item &item) {
            return m_texts.contains(textKey(item.text));
        };
        if (m_request.skipExisting)
            m_skipped += static_cast<std::int64_t>(std::erase_if(batch, isThere));
        else if (!m_texts.isEmpty())
            m_doubles += std::ranges::count_if(batch, isThere);
        return m_import->items(batch);
    }

    Status ensureBegun()
    {
        if (m_import)
            return {};
        const project::ProjectInfo info = newProject(m_request, m_format);
        if (!m_request.project)
            m_assumed = info;
        return begin(info);
    }

    std::unique_ptr<store::Store::Import> m_import;
    std::int64_t m_skipped = 0;
    std::int64_t m_doubles = 0;
    bool m_hasHead = false;                        // a project without items is one, too
    std::optional<project::ProjectInfo> m_assumed; // as no file had a head
    std::vector<Problem> m_differences; // from the project, which stays as it is; and what cannot act
    QString m_file;                     // that is being read

private:
    void tellDifference(const project::Category &category)
    {
        const auto own = std::ranges::find_if(m_schema, [&category](const CategoryUse &use) {
            return use.category.kind == category.kind && use.category.name == category.name;
        });
        if (own == m_schema.end())
            tellLikeness(category);
        if (own == m_schema.end() || category.components == project::Components{} ||
            own->category.components == category.components)
            return;
        m_differences.push_back({Error{ErrorCode::AlreadyExists,
                                       m_file.toStdString(),
                                       category.name.toStdString(),
                                       Phrase::SameComponents,
                                       {}},
                                 false});
    }

    /// Once for each code: a file of many items would say it many times.
    void tellLanguage(const QString &language, Message place)
    {
        if (m_languages.contains(language))
            return;
        m_languages.insert(language);
        if (auto valid = project::checkLanguage(language); !valid) {
            valid.error().file = m_file.toStdString();
            valid.error().place = std::move(place);
            m_differences.push_back({valid.error(), false});
        }
    }

    /// Taken as it is, as the file may have its reasons, but no name that cannot be seen comes in unseen.
    void tellInvisible(const QString &name, const char *place)
    {
        constexpr int most = 100; // a folder of documents may have a million of them
        if (project::isInvisible(name) && ++m_invisible <= most)
            m_differences.push_back({Error{ErrorCode::BadValue, m_file.toStdString(), place,
                                           Phrase::NameWithoutControls, name.toStdString()},
                                     false});
    }

    void tellProblems(const project::Category &category)
    {
        for (ComponentProblem &problem : componentProblems(category)) {
            problem.error.file = m_file.toStdString();
            problem.error.place =
                Message(Phrase::WithinName, category.name.toStdString(), problem.error.place);
            m_differences.push_back({std::move(problem.error), false});
        }
    }

    /// A new name that reads as one of the project's makes two categories where one is meant.
    void tellLikeness(const project::Category &category)
    {
        const QString key = project::likenessKey(category.name);
        const auto alike = std::ranges::find_if(m_schema, [&](const CategoryUse &use) {
            return use.category.kind == category.kind && project::likenessKey(use.category.name) == key;
        });
        if (alike != m_schema.end())
            m_differences.push_back(
                {Error{ErrorCode::DuplicateName, m_file.toStdString(), category.name.toStdString(),
                       Phrase::NamesThatDifferMore, alike->category.name.toStdString()},
                 false});
    }

    Status begin(const project::ProjectInfo &info)
    {
        if (m_request.project) {
            const auto existing = m_workspace.store().project(*m_request.project);
            if (!existing)
                return fail(existing.error());
            if (existing->info.kind != info.kind)
                return fail(ErrorCode::Conflict, project::kindName(existing->info.kind).toStdString(),
                            "metadata.projectKind", project::kindName(info.kind).toStdString(),
                            m_request.files.constFirst().toStdString());
        }
        if (m_request.project) {
            auto schema = m_workspace.store().categories(*m_request.project);
            if (!schema)
                return fail(schema.error());
            m_schema = std::move(*schema);
        }
        if (m_request.project) {
            if (auto read = readTexts(*m_request.project); !read)
                return read;
        }
        if (!m_request.project)
            tellInvisible(info.name, "projectName");
        auto import = m_workspace.store().beginImport(m_request.project.value_or(0), info, m_origin);
        if (!import)
            return fail(import.error());
        m_import = std::move(*import);
        m_kind = info.kind;
        return {};
    }

    Status readTexts(std::int64_t project)
    {
        const auto ids = m_workspace.store().itemIds(project, {}, ItemOrder::AsImported);
        if (!ids)
            return fail(ids.error());
        for (std::size_t at = 0; at < ids->size(); at += pageSize) {
            const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
            const auto last =
                ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + pageSize, ids->size()));
            const auto rows = m_workspace.store().items(project, {first, last});
            if (!rows)
                return fail(rows.error());
            for (const ItemRow &row : *rows)
                m_texts.insert(textKey(row.item.text));
        }
        return {};
    }

    Workspace &m_workspace;
    const ImportRequest &m_request;
    const formats::Format &m_format;
    const Origin &m_origin;
    project::ProjectKind m_kind = project::ProjectKind::Conversation; // of m_import
    std::vector<CategoryUse> m_schema;                                // of the project before
    QSet<TextKey> m_texts;                                            // of the project before
    int m_invisible = 0;                                              // names told so far
    QSet<QString> m_languages;                                        // looked at
};

void add(ReadReport &sum, ReadReport part, const QString &file)
{
    sum.read += part.read;
    sum.kept += part.kept;
    sum.refused += part.refused;
    sum.warnings += part.warnings;
    sum.unlisted += part.unlisted;
    for (Problem &problem : part.problems) {
        if (problem.error.file.empty())
            problem.error.file = file.toStdString();
        sum.problems.push_back(std::move(problem));
    }
}

/// Into an existing project, its kind decides how open formats are read.
ImportRequest withProjectKind(Workspace &workspace, ImportRequest request)
{
    if (request.project) {
        if (const auto summary = workspace.store().project(*request.project))
            request.kind = summary->info.kind;
    }
    return request;
}

Result<ReadReport> readAll(const formats::Format &format, const ImportRequest &request,
                           formats::ItemSink &sink, QString *current = nullptr)
{
    ReadReport report;
    formats::ReadOptions options = readOptions(request);
    for (qsizetype i = 0; i < request.files.size(); ++i) {
        if (request.progress) {
            options.progress = [&request, i](double share) {
                request.progress((static_cast<double>(i) + share) /
                                 static_cast<double>(request.files.size()));
            };
        }
        if (current)
            *current = request.files.at(i);
        auto part = format.read(request.files.at(i), options, sink);
        if (!part) {
            Error error = part.error();
            if (error.file.empty())
                error.file = request.files.at(i).toStdString();
            return fail(std::move(error));
        }
        add(report, std::move(*part), request.files.at(i));
    }
    return report;
}

} // namespace

Result<ImportResult> importFiles(Workspace &workspace, const ImportRequest &asked, const Origin &origin)
{
    const ImportRequest request = withProjectKind(workspace, asked);
    const auto format = formatOf(request);
    if (!format)
        return fail(format.error());
    if (const auto fits = checkKind(request, **format); !fits)
        return fail(fits.error());
    StoreSink sink(workspace, request, **format, origin);
    auto report = readAll(**format, request, sink, &sink.m_file);
    if (!report)
        return fail(report.error());
    if (report->kept == 0 && report->refused > 0) {
        // Nothing of it is good: an empty project would stand in the way of the next try.
        Error error = report->problems.empty() ? Error{ErrorCode::Malformed, {}, {}, {}, {}}
                                               : report->problems.front().error;
        error.detail = error.detail.empty()
                           ? Message(Phrase::AllRecordsRefused, report->refused)
                           : Message(Phrase::AllRecordsRefusedFirst, report->refused, error.detail);
        return fail(std::move(error));
    }
    if (const auto any = checkAny(*report, sink.m_hasHead, request); !any)
        return fail(any.error());
    if (const auto begun = sink.ensureBegun(); !begun)
        return fail(begun.error());
    report->warnings += static_cast<std::int64_t>(sink.m_differences.size());
    report->problems.insert(report->problems.begin(), std::make_move_iterator(sink.m_differences.begin()),
                            std::make_move_iterator(sink.m_differences.end()));

    ImportResult result;
    result.project = sink.m_import->project();
    QStringList names;
    for (const QString &file : request.files)
        names << QFileInfo(file).fileName();
    const auto receipt =
        sink.m_import->commit(QStringLiteral("%1 (%2)").arg(names.join(u' '), (*format)->id()));
    if (!receipt)
        return fail(receipt.error());
    result.sequence = receipt->sequence;
    result.format = (*format)->id();
    result.report = std::move(*report);
    result.skipped = sink.m_skipped;
    result.doubles = sink.m_doubles;
    result.assumed = sink.m_assumed;
    if (const auto summary = workspace.store().project(result.project))
        result.projectName = summary->info.name;
    return result;
}

Result<CollectedItems> collectItems(Workspace &workspace, const ImportRequest &asked)
{
    const ImportRequest request = withProjectKind(workspace, asked);
    const auto format = formatOf(request);
    if (!format)
        return fail(format.error());
    if (const auto fits = checkKind(request, **format); !fits)
        return fail(fits.error());
    CollectingSink sink(std::numeric_limits<std::size_t>::max());
    auto report = readAll(**format, request, sink);
    if (!report)
        return fail(report.error());
    if (sink.info && request.kind && sink.info->kind != *request.kind)
        return fail(ErrorCode::Conflict, project::kindName(sink.info->kind).toStdString(),
                    "metadata.projectKind", project::kindName(*request.kind).toStdString(),
                    request.files.constFirst().toStdString());
    if (const auto any = checkAny(*report, false, request); !any)
        return fail(any.error());
    return CollectedItems{std::move(sink.kept), std::move(*report)};
}

Result<QString> readTextFile(const QString &path)
{
    constexpr std::int64_t longest = std::int64_t{64} * 1024 * 1024;
    const auto input = formats::openFile(path);
    if (!input)
        return fail(input.error());
    auto text = formats::readText(**input, longest);
    if (text)
        return text;
    Error error = text.error();
    error.file = path.toStdString();
    return fail(std::move(error));
}

Result<std::optional<TablePeek>> peekImport(const ImportRequest &request)
{
    const auto format = formatOf(request);
    if (!format)
        return fail(format.error());
    auto peek = (*format)->peek(request.files.constFirst());
    if (peek || !peek.error().file.empty())
        return peek;
    Error error = peek.error();
    error.file = request.files.constFirst().toStdString();
    return fail(std::move(error));
}

Result<ImportPreview> previewImport(const ImportRequest &request, int limit)
{
    const auto format = formatOf(request);
    if (!format)
        return fail(format.error());
    if (const auto fits = checkKind(request, **format); !fits)
        return fail(fits.error());
    CollectingSink sink(static_cast<std::size_t>(limit));
    auto report = readAll(**format, request, sink);
    if (!report)
        return fail(report.error());
    if (const auto any = checkAny(*report, sink.info.has_value(), request); !any)
        return fail(any.error());
    ImportPreview preview;
    preview.format = (*format)->id();
    preview.info = sink.info.value_or(newProject(request, **format));
    preview.projectName = sink.info && !sink.info->name.isEmpty() ? sink.info->name
                          : !request.newProjectName.isEmpty()     ? request.newProjectName
                                                                  : proposedName(request.files.constFirst());
    preview.categories = std::move(sink.schema);
    preview.items = std::move(sink.kept);
    preview.itemCount = sink.itemCount;
    preview.labelCount = sink.labelCount;
    preview.withoutDataset = sink.withoutDataset;
    preview.withoutLanguage = sink.withoutLanguage;
    preview.languages = sink.languages;
    preview.report = std::move(*report);
    return preview;
}

std::vector<FormatInfo> formatList()
{
    std::vector<FormatInfo> list;
    for (const auto &format : formats::formats())
        list.push_back(
            {format->id(), format->suffixes(), format->canRead(), format->canWrite(), format->kinds()});
    return list;
}

} // namespace glossa::workspace
