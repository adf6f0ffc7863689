// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_input.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

namespace glossa::formats {

/// The files of a folder and its sub-folders, or of an archive. A name is relative to it, with `/` between
/// its parts.
class FileSet {
public:
    FileSet() = default;
    FileSet(const FileSet &) = delete;
    FileSet &operator=(const FileSet &) = delete;
    virtual ~FileSet() = default;

    /// Returns all files but the hidden ones, which begin with a dot or are added to archives by macOS.
    [[nodiscard]] virtual QStringList members() = 0;
    [[nodiscard]] virtual bool contains(const QString &member) = 0;
    /// Opens a member. Returns NotFound, UnreadableFile, or UnsafePath for a link that leads out of the set.
    /// The set must outlive the input.
    [[nodiscard]] virtual Result<std::unique_ptr<ByteInput>> openMember(const QString &member) = 0;
    /// Returns the path by which errors call a member.
    [[nodiscard]] virtual std::string pathOf(const QString &member) const = 0;
    /// Returns other ways to read the bytes of a member's name, whose encoding is not known.
    [[nodiscard]] virtual QStringList otherReadings(const QString & /*member*/) const { return {}; }
};

/// Returns true if no part of the name is hidden.
[[nodiscard]] bool isShown(const QString &member);

/// Returns a name without what differs between the systems that write it: `\` becomes `/`, and letters with
/// marks are composed.
[[nodiscard]] QString plainName(const QString &name);

/// Opens a folder or zip archive. Links that lead out of it are refused. The errors are those of
/// ZipReader::open().
[[nodiscard]] Result<std::shared_ptr<FileSet>> openFileSet(const QString &path);
/// Opens a folder. It is listed only when members() is called.
[[nodiscard]] std::shared_ptr<FileSet> folderSet(const QString &folder);

/// The texts of documents, which stand in a file set from the folder of the label file downwards.
class TextShelf {
public:
    /// `folder` ends in a slash, or is empty.
    TextShelf(std::shared_ptr<FileSet> files, QString folder);
    /// Returns the text of a location, in whichever way the systems on its way wrote the name. Returns
    /// MissingText if there is none, UnsafePath if the location leads out of the shelf and DuplicateName if
    /// several names fit. Faults of the text come with the text's own file and place.
    Result<QString> text(const QString &location);
    /// Returns the files of the set that nobody asked for and that were not read, sorted by name.
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
