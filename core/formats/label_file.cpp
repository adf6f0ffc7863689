// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/label_file.h"

#include "core/formats/text_input.h"
#include "core/formats/zip_reader.h"
#include "core/project/item.h"

#include <QDir>
#include <QFileInfo>

namespace glossa::formats {

namespace {

constexpr std::int64_t longestText = 64 * 1024 * 1024; // Azure's documents have at most 128,000 characters
constexpr qint64 headSize = 64 * 1024;
const QString jsonSuffix = QStringLiteral(".json");

Result<QString> readNamed(Result<std::unique_ptr<ByteInput>> input, const std::string &file)
{
    if (!input)
        return fail(input.error());
    auto text = readText(**input, longestText);
    if (text)
        return text;
    Error error = text.error();
    if (error.file.empty())
        error.file = file;
    return fail(std::move(error));
}

Error missing(const QString &location)
{
    return {
        ErrorCode::MissingText, {}, {}, "a text of this name beside the label file", location.toStdString()};
}

Error unsafe(const QString &location)
{
    return {ErrorCode::UnsafePath, {}, {}, "a name inside the label file's folder", location.toStdString()};
}

class FolderShelf final : public TextShelf {
public:
    explicit FolderShelf(const QString &folder) : m_folder(folder) {}

    Result<QString> text(const QString &location) override
    {
        if (!project::isSafePath(location))
            return fail(unsafe(location));
        const QString path = m_folder.filePath(location);
        if (!QFileInfo(path).isFile())
            return fail(missing(location));
        return readNamed(openFile(path), path.toStdString());
    }

private:
    QDir m_folder;
};

class ZipShelf final : public TextShelf {
public:
    ZipShelf(std::shared_ptr<ZipReader> zip, QString folder)
        : m_zip(std::move(zip)), m_folder(std::move(folder))
    {
    }

    Result<QString> text(const QString &location) override
    {
        if (!project::isSafePath(location))
            return fail(unsafe(location));
        const QString member = m_folder + location;
        if (!m_zip->contains(member))
            return fail(missing(location));
        return readNamed(m_zip->openMember(member), m_zip->pathOf(member));
    }

private:
    std::shared_ptr<ZipReader> m_zip;
    QString m_folder; // with a slash at its end, or empty
};

bool looksRight(const AzureLayout &layout, Result<std::unique_ptr<ByteInput>> input)
{
    if (!input)
        return false;
    QByteArray head(headSize, '\0');
    const auto got = (*input)->read(head.data(), headSize);
    if (!got)
        return false;
    return sniffAzureProject(layout, decodeHead({head.constData(), static_cast<std::size_t>(*got)})) > 0;
}

/// The one name of those that hold a label file.
Result<QString> onlyOne(const AzureLayout &layout, const QStringList &found, const QString &path)
{
    if (found.size() == 1)
        return found.constFirst();
    std::string kinds;
    for (const project::ProjectKind kind : layout.kinds)
        kinds += (kinds.empty() ? "" : " or ") + project::kindName(kind).toStdString();
    if (found.isEmpty())
        return fail(ErrorCode::UnknownFormat, {}, {}, "a label file (*.json) of a project of kind " + kinds,
                    path.toStdString());
    return fail(ErrorCode::Conflict, found.join(QStringLiteral(", ")).toStdString(), {}, "one label file",
                path.toStdString());
}

Result<LabelFile> findInFolder(const AzureLayout &layout, const QString &path)
{
    const QDir folder(path);
    QStringList found;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        if (name.endsWith(jsonSuffix, Qt::CaseInsensitive) &&
            looksRight(layout, openFile(folder.filePath(name))))
            found << name;
    }
    const auto name = onlyOne(layout, found, path);
    if (!name)
        return fail(name.error());
    const QString file = folder.filePath(*name);
    return LabelFile{file, [file] { return openFile(file); }, std::make_shared<FolderShelf>(path)};
}

Result<LabelFile> findInZip(const AzureLayout &layout, const QString &path)
{
    const auto zip = ZipReader::open(path);
    if (!zip)
        return fail(zip.error());
    QStringList found;
    for (const QString &name : (*zip)->members()) {
        if (name.endsWith(jsonSuffix, Qt::CaseInsensitive) && looksRight(layout, (*zip)->openMember(name)))
            found << name;
    }
    const auto name = onlyOne(layout, found, path);
    if (!name)
        return fail(name.error());
    const QString member = *name;
    const QString folder = member.left(member.lastIndexOf(u'/') + 1);
    return LabelFile{QString::fromStdString((*zip)->pathOf(member)),
                     [reader = *zip, member] { return reader->openMember(member); },
                     std::make_shared<ZipShelf>(*zip, folder)};
}

} // namespace

bool isZip(const QByteArray &head)
{
    return head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06");
}

Result<LabelFile> findLabelFile(const AzureLayout &layout, const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return findInFolder(layout, path);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && isZip(file.read(4)))
        return findInZip(layout, path);
    return LabelFile{path, [path] { return openFile(path); },
                     std::make_shared<FolderShelf>(info.absolutePath())};
}

} // namespace glossa::formats
