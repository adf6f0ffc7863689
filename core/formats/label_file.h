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

/// The JSON files of a set, looked at.
[[nodiscard]] std::vector<Candidate> candidatesIn(FileSet &files);
/// A label file with its texts.
struct LabelFile {
    QString path; // for errors; inside an archive "archive.zip/labels.json"
    OpenInput open;
    std::shared_ptr<TextShelf> texts;
    QString name;            // in its set
    bool chosenFrom = false; // a folder or archive was named, so what of it is not read must be told
};

/// The label file that a path means: itself, or the one of the layout's kinds in a folder or zip, at any
/// depth. Without one: what is wrong with the JSON file that comes nearest, else UnknownFormat. Conflict if
/// there are several.
[[nodiscard]] Result<LabelFile> findLabelFile(const AzureLayout &layout, const QString &path);

[[nodiscard]] bool isZip(const QByteArray &head);

} // namespace glossa::formats
