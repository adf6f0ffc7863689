// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/azure_project.h"
#include "core/formats/file_set.h"
#include "core/formats/json_look.h"

#include <QString>

#include <memory>
#include <vector>

namespace glossa::formats {

/// A JSON file of a folder or archive.
struct Candidate {
    QString name;
    JsonLook look;
};

/// Looks at the JSON files of a set.
[[nodiscard]] std::vector<Candidate> candidatesIn(FileSet &files);
/// A label file with its texts.
struct LabelFile {
    QString path; // for errors; inside an archive "archive.zip/labels.json"
    OpenInput open;
    std::shared_ptr<TextShelf> texts;
    QString name;            // in its set
    bool chosenFrom = false; // a folder or archive was named, so what of it is not read must be told
};

/// Returns the label file that a path means: the file itself, or the one of the layout's kinds in a folder or
/// zip, at any depth. If there is none, the error says what is wrong with the JSON file that comes nearest,
/// or is UnknownFormat. If there are several, it is Conflict.
[[nodiscard]] Result<LabelFile> findLabelFile(const AzureLayout &layout, const QString &path);

[[nodiscard]] bool isZip(const QByteArray &head);

} // namespace glossa::formats
