// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/document_output.h"

#include "core/project/item.h"
#include "core/project/stored_json.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>
#include <zip.h>

#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glossa::formats {

namespace {

tl::unexpected<Error> unwritable(const QString &path, Message detail = {})
{
    return fail(ErrorCode::UnwritableFile, std::move(detail), {}, {}, path.toStdString());
}

/// Syncs all that was written aside with one call. A sync for each of many thousand texts would take minutes.
void syncFileSystem(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::syncfs(descriptor);
    ::close(descriptor);
}

bool isMount(const QString &folder)
{
    struct stat own {};
    struct stat parent {};
    const QString above = QFileInfo(QFileInfo(folder).absoluteFilePath()).absolutePath();
    return QDir(folder).isRoot() ||
           (::stat(QFile::encodeName(folder).constData(), &own) == 0 &&
            ::stat(QFile::encodeName(above).constData(), &parent) == 0 && own.st_dev != parent.st_dev);
}

} // namespace

DocumentOutput::DocumentOutput(const QString &path) : m_path(QDir::cleanPath(path))
{
    QFileInfo info(m_path);
    const auto followLinks = [this, &info] {
        m_path = QDir::cleanPath(throughLinks(m_path));
        info = QFileInfo(m_path);
    };
    if (m_path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive)) {
        m_kind = Kind::Zip;
        followLinks();
    } else if (m_path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) && !info.isDir()) {
        m_kind = Kind::InPlace;
        m_target = info.absoluteDir();
        m_labelName = info.fileName();
    } else {
        followLinks();
        m_target = QDir(m_path);
        constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        // A folder that a process stands in, or that is a mount, cannot be replaced by another.
        const bool fixed = info.canonicalFilePath() == QDir::currentPath() || isMount(m_path);
        m_kind = info.isDir() && (fixed || !m_target.isEmpty(everything)) ? Kind::InPlace : Kind::NewFolder;
    }
}

/// Reads what stands in the label file that would be replaced.
Status DocumentOutput::readEarlier(const QString &project)
{
    QFile labels(m_target.filePath(m_labelName));
    if (!labels.exists())
        return {};
    project::StoredJson whole;
    if (labels.open(QIODevice::ReadOnly))
        whole = project::parsed(labels.readAll());
    const project::StoredValue file(whole);
    if (file["metadata"]["projectName"].text() != project) {
        if (m_path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            return {}; // the path names the file itself
        return fail(ErrorCode::AlreadyExists, m_labelName.toStdString(), {}, Phrase::EmptyOrEarlierExport,
                    labels.fileName().toStdString());
    }
    const auto documents = file["assets"]["documents"];
    for (std::size_t i = 0; i < documents.size(); ++i)
        m_earlier.insert(QDir::cleanPath(documents.at(i)["location"].text()));
    return {};
}

/// Gives what replaces a file or folder the permissions of what it replaces.
void DocumentOutput::keepRights(const QString &path) const
{
    if (const QFileInfo target(m_path); target.exists())
        QFile::setPermissions(path, target.permissions());
}

Status DocumentOutput::open(const QString &project)
{
    const bool inPlace = m_kind == Kind::InPlace;
    const QFileInfo target(m_path);
    if (!inPlace && target.exists() && !target.isDir() && (!target.isFile() || m_kind == Kind::NewFolder))
        return unwritable(m_path, m_kind == Kind::Zip ? Phrase::ItIsNoFile : Phrase::ItIsNoFolder);
    // The folder must be on the file system of the target, so that it can be renamed.
    const QString above = inPlace ? m_target.path() : target.absolutePath();
    sweepAside(above);
    m_aside = std::make_unique<AsideFolder>(above);
    if (!m_aside->isValid())
        return unwritable(m_path, m_aside->errorString().toStdString());
    // The temporary folder is private to the user, but what is renamed gets the usual permissions.
    m_folder = QDir(m_aside->filePath(QStringLiteral("content")));
    if (!m_folder.mkpath(QStringLiteral(".")))
        return unwritable(m_path);
    if (inPlace) {
        if (auto read = readEarlier(project); !read)
            return read;
    }
    m_names.insert(m_labelName);
    m_labels = std::make_unique<SaveFile>((inPlace ? m_target : m_folder).filePath(m_labelName));
    return m_labels->open();
}

Result<QString> DocumentOutput::nameFor(const QString &location)
{
    if (!location.isEmpty() && !project::isSafePath(location))
        return fail(ErrorCode::UnsafePath, {}, location.toStdString(), Phrase::ANameInsideTheFolder,
                    m_path.toStdString());
    // Names are compared as the file system does: "./a.txt" is "a.txt".
    QString name = location.isEmpty() ? QString() : QDir::cleanPath(location);
    const QString asked = name;
    if (name.isEmpty() || name == QStringLiteral("."))
        name = QStringLiteral("document-%1.txt").arg(++m_unnamed, 6, 10, QLatin1Char('0'));
    // A file cannot be the folder of another file, so its name is changed.
    for (qsizetype slash = name.indexOf(u'/'); slash >= 0; slash = name.indexOf(u'/', slash + 1)) {
        if (m_names.contains(name.left(slash))) {
            name.replace(u'/', u'-');
            break;
        }
    }
    const QFileInfo parts(name);
    const QString stem = name.left(name.size() - (parts.suffix().isEmpty() ? 0 : parts.suffix().size() + 1));
    const QString end = name.mid(stem.size());
    for (int copy = 2; m_names.contains(name) || m_folders.contains(name); ++copy)
        name = QStringLiteral("%1-%2%3").arg(stem).arg(copy).arg(end);
    m_names.insert(name);
    for (qsizetype slash = name.indexOf(u'/'); slash >= 0; slash = name.indexOf(u'/', slash + 1))
        m_folders.insert(name.left(slash));
    return name == asked && !location.endsWith(u'/') ? location : name;
}

Status DocumentOutput::addText(const QString &location, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (m_kind == Kind::InPlace) {
        // In a folder that was there before, another text of that name may be somebody's own.
        QFile there(m_target.filePath(location));
        if (there.open(QIODevice::ReadOnly)) {
            if (there.size() == bytes.size() && there.readAll() == bytes)
                return {};
            if (!m_earlier.contains(QDir::cleanPath(location)))
                return fail(ErrorCode::AlreadyExists, location.toStdString(), {},
                            Phrase::FolderWithoutThisName, there.fileName().toStdString());
        }
    }
    const QString path = m_folder.filePath(location);
    if (location.contains(u'/') && !QFileInfo(path).absoluteDir().mkpath(QStringLiteral(".")))
        return unwritable(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return fail(writeFailure(file));
    m_written << location;
    return {};
}

Status DocumentOutput::moveTexts()
{
    syncFileSystem(m_folder.path());
    for (qsizetype i = 0; i < m_written.size(); ++i) {
        const QString &name = m_written.at(i);
        const QString to = m_target.filePath(name);
        QFile text(m_folder.filePath(name));
        const bool folder = QFileInfo(to).absoluteDir().mkpath(QStringLiteral("."));
        if (folder && m_earlier.contains(QDir::cleanPath(name)) && QFile::exists(to)) {
            // The old text stays until the new one replaces it; then it is kept aside until all is done.
            const QString old = m_aside->replaced(m_replaced.size());
            if (QFile::copy(to, old)) {
                m_replaced << name;
                if (std::rename(QFile::encodeName(text.fileName()).constData(),
                                QFile::encodeName(to).constData()) == 0)
                    continue;
                m_replaced.removeLast();
            }
        } else if (folder && text.rename(to)) {
            continue;
        }
        m_written.resize(i);
        takeBack();
        return unwritable(to, text.errorString().toStdString());
    }
    syncFolder(m_target.path());
    return {};
}

void DocumentOutput::takeBack()
{
    for (const QString &moved : m_written)
        m_target.remove(moved);
    for (qsizetype i = 0; i < m_replaced.size(); ++i) {
        if (!QFile::rename(m_aside->replaced(i), m_target.filePath(m_replaced.at(i))))
            m_aside->keep(); // the only copy
    }
}

Status DocumentOutput::commit()
{
    if (m_kind == Kind::InPlace) {
        // New texts go first, because they disturb nobody as long as no label file names them.
        if (auto moved = moveTexts(); !moved)
            return moved;
        auto committed = m_labels->commit();
        if (!committed)
            takeBack();
        return committed;
    }
    if (auto committed = m_labels->commit(); !committed)
        return committed;
    if (m_kind == Kind::NewFolder) {
        keepRights(m_folder.path());
        syncFileSystem(m_folder.path());
        return moveInto(m_folder.path(), m_path);
    }
    const QString archive = m_aside->filePath(QStringLiteral("archive.zip"));
    if (auto packed = pack(archive); !packed)
        return packed;
    keepRights(archive);
    syncFileSystem(m_aside->filePath({}));
    return moveInto(archive, m_path);
}

Status DocumentOutput::pack(const QString &archive) const
{
    int code = 0;
    zip_t *zip = zip_open(QFile::encodeName(archive).constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip)
        return unwritable(m_path, Message(Phrase::LibzipError, code));
    bool good = true;
    for (const QString &name : QStringList(m_labelName) + m_written) {
        const QByteArray path = QFile::encodeName(m_folder.filePath(name));
        zip_source_t *source = zip_source_file(zip, path.constData(), 0, -1);
        good = source && zip_file_add(zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) >= 0;
        if (!good) {
            zip_source_free(source);
            break;
        }
    }
    if (good && zip_close(zip) == 0)
        return {};
    const std::string detail = zip_strerror(zip);
    const bool full = zip_error_system_type(zip_get_error(zip)) == ZIP_ET_SYS &&
                      zip_error_code_system(zip_get_error(zip)) == ENOSPC;
    zip_discard(zip);
    if (full)
        return fail(ErrorCode::DiskFull, detail, {}, {}, m_path.toStdString());
    return unwritable(m_path, detail);
}

} // namespace glossa::formats
