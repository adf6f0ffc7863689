// SPDX-License-Identifier: GPL-3.0-or-later
// What an import makes of its request before and after the files are read.
#pragma once

#include "core/base/result.h"
#include "core/project/schema.h"
#include "core/workspace/datasets/import.h"

namespace glossa::workspace {

/// The format that the request names, else the one that all its files are of; Conflict if they differ.
Result<const formats::Format *> formatOf(const ImportRequest &request);

[[nodiscard]] formats::ReadOptions readOptions(const ImportRequest &request);

/// The kind a file without one gets: what the format is for, utterances where it is for both.
[[nodiscard]] project::ProjectKind kindFor(const ImportRequest &request, const formats::Format &format);

/// A format of texts without labels, such as plain text, is for any kind; others bring what some have not.
Status checkKind(const ImportRequest &request, const formats::Format &format);

/// The head of a project that no file describes.
[[nodiscard]] project::ProjectInfo newProject(const ImportRequest &request, const formats::Format &format);

/// A name for a new project: the file's, unless that says only which part of a set it is; then the folder's.
[[nodiscard]] QString proposedName(const QString &path);

/// NoRecords for a header alone, an empty list or blank lines: nobody means to import those, and the empty
/// project would stand in the way of the next try.
Status checkAny(const ReadReport &report, bool hasHead, const ImportRequest &request);

} // namespace glossa::workspace
