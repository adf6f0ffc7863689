// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/file_set.h"

#include "core/formats/text_input.h"
#include "core/formats/zip_reader.h"
#include "core/project/item.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace glossa::formats {

namespace {

constexpr std::int64_t longestText = 64 * 1024 * 1024; // Azure's documents have at most 128,000 characters

class FolderSet final : public FileSet {
public:
    explicit FolderSet(const QString &folder)
        : m_folder(folder), m_root(QFileInfo(folder).canonicalFilePath())
    {
        if (!m_root.endsWith(u'/'))
            m_root += u'/';
    }

    QStringList members() override
    {
        QStringList names;
        // The root is cut off here, because relativeFilePath() does not change a path that is relative
        // already.
        const QString folder = m_folder.path().endsWith(u'/') ? m_folder.path() : m_folder.path() + u'/';
        QDirIterator each(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString name = each.next().mid(folder.size());
            if (isShown(name))
                names << name;
        }
        names.sort();
        return names;
    }

    bool contains(const QString &member) override { return QFileInfo(m_folder.filePath(member)).isFile(); }

    Result<std::unique_ptr<ByteInput>> openMember(const QString &member) override
    {
        const QString path = m_folder.filePath(member);
        // A link inside the folder is a name like any other; one that leads out could show any file of the
        // machine to whoever gets the project.
        const QString real = QFileInfo(path).canonicalFilePath();
        if (!real.isEmpty() && !real.startsWith(m_root))
            return fail(ErrorCode::UnsafePath, real.toStdString(), {}, Phrase::FileNotLink,
                        path.toStdString());
        return openFile(path);
    }

    [[nodiscard]] std::string pathOf(const QString &member) const override
    {
        return m_folder.filePath(member).toStdString();
    }

private:
    QDir m_folder;
    QString m_root; // without links, with a slash at its end
};

} // namespace

bool isShown(const QString &member)
{
    return !member.startsWith(u'.') && !member.contains(QStringLiteral("/.")) &&
           !member.startsWith(QStringLiteral("__MACOSX/"));
}

QString plainName(const QString &name)
{
    return QString(name).replace(u'\\', u'/').normalized(QString::NormalizationForm_C);
}

std::shared_ptr<FileSet> folderSet(const QString &folder)
{
    return std::make_shared<FolderSet>(folder);
}

Result<std::shared_ptr<FileSet>> openFileSet(const QString &path)
{
    if (QFileInfo(path).isDir())
        return folderSet(path);
    auto zip = ZipReader::open(path);
    if (!zip)
        return fail(zip.error());
    return std::shared_ptr<FileSet>(std::move(*zip));
}

TextShelf::TextShelf(std::shared_ptr<FileSet> files, QString folder)
    : m_files(std::move(files)), m_folder(std::move(folder))
{
}

Result<QString> TextShelf::memberOf(const QString &location)
{
    QString member = m_folder + location;
    if (m_files->contains(member))
        return member;
    if (!m_indexed) {
        m_indexed = true;
        for (const QString &name : m_files->members()) {
            m_byPlainName.insert(plainName(name), name);
            for (const QString &reading : m_files->otherReadings(name))
                if (const QString plain = plainName(reading); !m_byPlainName.contains(plain, name))
                    m_byPlainName.insert(plain, name);
        }
    }
    const QStringList fitting = m_byPlainName.values(plainName(QDir::cleanPath(member)));
    if (fitting.size() > 1)
        return fail(ErrorCode::DuplicateName, fitting.join(QStringLiteral(", ")).toStdString(), {},
                    Phrase::OneTextOfThisName);
    if (fitting.isEmpty())
        return fail(ErrorCode::MissingText, location.toStdString(), {}, Phrase::ATextBesideTheLabelFile);
    return fitting.constFirst();
}

Result<QString> TextShelf::text(const QString &location)
{
    if (!project::isSafePath(location))
        return fail(ErrorCode::UnsafePath, location.toStdString(), {}, Phrase::ANameInTheLabelFilesFolder);
    const auto member = memberOf(location);
    if (!member)
        return fail(member.error());
    m_touched.insert(QDir::cleanPath(*member));
    const auto input = m_files->openMember(*member);
    if (!input)
        return fail(input.error());
    auto text = readText(**input, longestText);
    if (text)
        return text;
    Error error = text.error();
    if (error.file.empty())
        error.file = m_files->pathOf(*member);
    return fail(std::move(error));
}

QStringList TextShelf::untouched() const
{
    QStringList names;
    for (const QString &name : m_files->members())
        if (!m_touched.contains(name))
            names << name;
    names.sort();
    return names;
}

} // namespace glossa::formats
