// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/aside_folder.h"
#include "core/formats/save_file.h"

#include <QDir>
#include <QSet>
#include <QStringList>

#include <memory>

namespace glossa::formats {

/// Writes a label file and the texts beside it. A new folder or zip is made aside and renamed, so it is whole
/// or absent. Into a folder that has content, or beside a label file that the path names (OUT.json), label
/// file and texts come all or not at all. They replace an earlier export of the project; if a text, or in a
/// folder a label file, of somebody else is there, the result is AlreadyExists. Nothing else there is
/// touched.
class DocumentOutput {
public:
    explicit DocumentOutput(const QString &path);
    /// Opens the output for a project of this name. An earlier export of it may be replaced together with its
    /// texts.
    Status open(const QString &project);
    [[nodiscard]] QIODevice &labels() { return m_labels->device(); }
    /// Returns a file name for a document that no other document has. It is the document's own if it has one.
    Result<QString> nameFor(const QString &location);
    Status addText(const QString &location, const QString &text);
    Status commit();

private:
    enum class Kind : std::uint8_t { NewFolder, InPlace, Zip };
    Status readEarlier(const QString &project);
    Status moveTexts();
    void takeBack();
    void keepRights(const QString &path) const;
    Status pack(const QString &archive) const;

    QString m_path;
    Kind m_kind = Kind::InPlace;
    std::unique_ptr<AsideFolder> m_aside;
    QDir m_folder; // aside
    QDir m_target; // in place
    QString m_labelName = QStringLiteral("labels.json");
    std::unique_ptr<SaveFile> m_labels;
    QSet<QString> m_earlier; // texts of the export that is replaced
    QSet<QString> m_names;
    QSet<QString> m_folders; // of the names
    QStringList m_written;
    QStringList m_replaced; // of those in place, whose old text stands aside until all is done
    int m_unnamed = 0;
};

} // namespace glossa::formats
