// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/label_file.h"

#include "core/project/item.h"

#include <QFileInfo>

#include <algorithm>

namespace glossa::formats {

namespace {

/// Returns the last separator. Tools of Windows write `\` between the parts of a name.
qsizetype lastSeparator(const QString &name)
{
    return std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
}

/// Says why a set has no label file of the layout's kinds.
Error whyNone(const AzureLayout &layout, FileSet &files, const std::vector<Candidate> &candidates,
              const QString &path)
{
    for (const Candidate &candidate : candidates) {
        if (!candidate.look.fault)
            continue;
        Error error = *candidate.look.fault;
        if (error.file.empty())
            error.file = files.pathOf(candidate.name);
        return error;
    }
    std::vector<std::string> kinds;
    for (const project::ProjectKind kind : layout.kinds)
        kinds.push_back(project::kindName(kind).toStdString());
    QStringList names;
    for (const Candidate &candidate : candidates)
        names << candidate.name;
    return {ErrorCode::UnknownFormat,
            path.toStdString(),
            {},
            Message(Phrase::ALabelFileOfKind, oneOf(kinds)),
            names.join(QStringLiteral(", ")).toStdString()};
}

Result<LabelFile> findInSet(const AzureLayout &layout, const QString &path)
{
    const auto files = openFileSet(path);
    if (!files)
        return fail(files.error());
    const auto candidates = candidatesIn(**files);
    QStringList fitting;
    for (const Candidate &candidate : candidates)
        if (sniffAzureProject(layout, candidate.look) > 0)
            fitting << candidate.name;
    if (fitting.isEmpty())
        return fail(whyNone(layout, **files, candidates, path));
    if (fitting.size() > 1)
        return fail(ErrorCode::Conflict, fitting.join(QStringLiteral(", ")).toStdString(), {},
                    Phrase::OneLabelFile, path.toStdString());
    const QString name = fitting.constFirst();
    return LabelFile{QString::fromStdString((*files)->pathOf(name)),
                     [set = *files, name] { return set->openMember(name); },
                     std::make_shared<TextShelf>(*files, name.left(lastSeparator(name) + 1)), name, true};
}

} // namespace

bool isZip(const QByteArray &head)
{
    return head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06");
}

std::vector<Candidate> candidatesIn(FileSet &files)
{
    std::vector<Candidate> candidates;
    for (const QString &name : files.members())
        if (name.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            candidates.push_back({name, lookAtJson(files.openMember(name))});
    return candidates;
}

Result<LabelFile> findLabelFile(const AzureLayout &layout, const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.isDir() || (file.open(QIODevice::ReadOnly) && isZip(file.read(4))))
        return findInSet(layout, path);
    return LabelFile{path, [path] { return openFile(path); },
                     std::make_shared<TextShelf>(folderSet(info.absolutePath()), QString()), info.fileName(),
                     false};
}

} // namespace glossa::formats
