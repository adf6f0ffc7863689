// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/azure_project.h"

#include <QString>

#include <memory>

namespace glossa::formats {

/// Where the texts of documents stand: the folder of a label file, or the archive it is in.
class TextShelf {
public:
    TextShelf() = default;
    TextShelf(const TextShelf &) = delete;
    TextShelf &operator=(const TextShelf &) = delete;
    virtual ~TextShelf() = default;
    /// MissingText if there is none, UnsafePath if the location leads out of the shelf, faults of the text
    /// with the text's own file and place.
    virtual Result<QString> text(const QString &location) = 0;
};

/// A label file with its texts.
struct LabelFile {
    QString path; // for errors; inside an archive "archive.zip/labels.json"
    OpenInput open;
    std::shared_ptr<TextShelf> texts;
};

/// The label file that a path means: itself, or the one of the layout's kinds in a folder or zip.
/// UnknownFormat if there is none, Conflict if there are several.
[[nodiscard]] Result<LabelFile> findLabelFile(const AzureLayout &layout, const QString &path);

[[nodiscard]] bool isZip(const QByteArray &head);

} // namespace glossa::formats
