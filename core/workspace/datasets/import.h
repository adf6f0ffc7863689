// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"
#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/workspace/session/workspace.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

using formats::Problem;
using formats::ReadReport;

struct ImportRequest {
    QStringList files;
    QString format;                      // id; empty = found by content
    std::optional<std::int64_t> project; // into this one
    QString newProjectName;              // else into a new one of this name; empty = the file's own name
    std::optional<project::ProjectKind> kind;
    QString language;
    std::optional<project::Dataset> dataset; // overrides
    QString intent;
    QStringList columns;
    std::optional<bool> firstRowIsHeader; // with columns; none = if it says the same as they do
    bool wholeDocuments = false;
    std::optional<bool> labeled;          // whether items without any label count as labeled with nothing
    bool skipExisting = false;            // texts that the project already has stay out
    std::function<void(double)> progress; // not part of a job's JSON
    std::stop_token stop;
};

struct ImportResult {
    std::int64_t project = 0;
    QString projectName;
    QString format;
    ReadReport report;
    std::int64_t skipped = 0;
    std::int64_t doubles = 0; // items whose text the project had before; they are in it twice now
    std::int64_t sequence = 0;
    /// The head of the new project, where neither the file nor the request has one.
    std::optional<project::ProjectInfo> assumed;
};

/// All or nothing: any fault of a file as a whole, a full disk or a cancel leaves the workspace as it was.
/// AlreadyExists if a new project's name is taken.
Result<ImportResult> importFiles(Workspace &workspace, const ImportRequest &request, const Origin &origin);

/// All items of the files of a request, for judging a model on them; Conflict if they are of another kind
/// than the request's project.
struct CollectedItems {
    std::vector<project::Item> items;
    ReadReport report;
};
Result<CollectedItems> collectItems(Workspace &workspace, const ImportRequest &request);

/// A whole file as one text, as an import of documents reads it: marks taken off, UTF-16 by its mark.
Result<QString> readTextFile(const QString &path);

/// What an import would bring, without touching anything: of all files together. All is counted, though not
/// all is shown.
struct ImportPreview {
    QString format; // id
    QString projectName;
    project::ProjectInfo info;
    std::vector<project::Category> categories;
    std::vector<project::Item> items; // the first ones, at most `limit`
    std::int64_t itemCount = 0;
    std::int64_t labelCount = 0;
    std::int64_t withoutDataset = 0;
    std::int64_t withoutLanguage = 0;
    QStringList languages;
    ReadReport report;
};
/// The first rows of the first file and a guess of its columns; nothing where its format names no columns.
using formats::ColumnRole;
using formats::TablePeek;
Result<std::optional<TablePeek>> peekImport(const ImportRequest &request);

Result<ImportPreview> previewImport(const ImportRequest &request, int limit = 200);

/// One line per format of the registry, for dialogs and `glossa formats`.
struct FormatInfo {
    QString id;
    QStringList suffixes;
    bool canRead = false;
    bool canWrite = false;
    std::vector<project::ProjectKind> kinds;
};
[[nodiscard]] std::vector<FormatInfo> formatList();

/// Whole or absent. Progress 0 to 1. Answers with what the format has no place for.
using formats::Unheld;
Result<Unheld> exportProject(Workspace &workspace, std::int64_t project, const QString &format,
                             const QString &path, const std::function<void(double)> &progress = {},
                             std::stop_token stop = {});

} // namespace glossa::workspace
