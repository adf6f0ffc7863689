// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_input.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

namespace glossa::formats {

/// The files of a folder with all that lies below it, or of an archive. A name is relative to it, with `/`
/// between its parts.
class FileSet {
public:
    FileSet() = default;
    FileSet(const FileSet &) = delete;
    FileSet &operator=(const FileSet &) = delete;
    virtual ~FileSet() = default;

    /// All files but hidden ones (those that begin with a dot, and what macOS adds to archives).
    [[nodiscard]] virtual QStringList members() = 0;
    [[nodiscard]] virtual bool contains(const QString &member) = 0;
    /// NotFound, UnreadableFile, or UnsafePath for a link that leads out. The set must outlive the input.
    [[nodiscard]] virtual Result<std::unique_ptr<ByteInput>> openMember(const QString &member) = 0;
    /// For errors.
    [[nodiscard]] virtual std::string pathOf(const QString &member) const = 0;
    /// Other ways to read the bytes of a member's name, which says nothing of its encoding.
    [[nodiscard]] virtual QStringList otherReadings(const QString & /*member*/) const { return {}; }
};

/// True if nothing on the way is hidden.
[[nodiscard]] bool isShown(const QString &member);

/// A name without what differs between the systems that write it: `\` becomes `/`, letters with marks are
/// composed.
[[nodiscard]] QString plainName(const QString &name);

/// A folder or zip archive; links out of it are refused. The errors of ZipReader::open.
[[nodiscard]] Result<std::shared_ptr<FileSet>> openFileSet(const QString &path);
/// A folder, which is only listed when members() is called.
[[nodiscard]] std::shared_ptr<FileSet> folderSet(const QString &folder);

/// Where the texts of documents stand: a file set, from the folder of the label file downwards.
class TextShelf {
public:
    /// `folder` ends in a slash, or is empty.
    TextShelf(std::shared_ptr<FileSet> files, QString folder);
    /// The text of this location, whichever way the systems on its path wrote the name. MissingText if there
    /// is none, UnsafePath if the location leads out of the shelf, DuplicateName if several names fit, faults
    /// of the text with the text's own file and place.
    Result<QString> text(const QString &location);
    /// What of the set, beside the texts that were asked for, was not read. Sorted.
    [[nodiscard]] QStringList untouched() const;

private:
    [[nodiscard]] Result<QString> memberOf(const QString &location);

    std::shared_ptr<FileSet> m_files;
    QString m_folder;
    QMultiHash<QString, QString> m_byPlainName; // made when a location is not there as it is written
    bool m_indexed = false;
    QSet<QString> m_touched;
};

} // namespace glossa::formats
