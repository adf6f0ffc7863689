// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/byte_input.h"
#include "core/formats/format.h"
#include "core/formats/makers.h"

#include <QDir>
#include <QFileInfo>

namespace glossa::formats {

namespace {

constexpr qint64 headSize = 64 * 1024;
constexpr int certain = 100;

std::vector<std::unique_ptr<Format>> makeAll()
{
    std::vector<std::unique_ptr<Format>> all;
    all.push_back(makeAzureClassification());
    all.push_back(makeAzureClu());
    all.push_back(makeAzureNer());
    all.push_back(makeAzureUtterances());
    all.push_back(makeConll());
    all.push_back(makeCsv());
    all.push_back(makePlainText());
    all.push_back(makeTsv());
    return all;
}

} // namespace

const std::vector<std::unique_ptr<Format>> &formats()
{
    static const std::vector<std::unique_ptr<Format>> all = makeAll();
    return all;
}

const Format *formatById(const QString &id)
{
    for (const auto &format : formats())
        if (format->id() == id)
            return format.get();
    return nullptr;
}

Result<const Format *> sniffFormat(const QString &path)
{
    QByteArray head;
    const bool folder = QFileInfo(path).isDir();
    if (!folder) {
        const auto file = openFile(path);
        if (!file)
            return fail(file.error());
        head.resize(headSize);
        const auto got = (*file)->read(head.data(), headSize);
        if (!got)
            return fail(got.error());
        head.truncate(*got);
    }
    const Format *best = nullptr;
    int surest = 0;
    std::string known;
    for (const auto &format : formats()) {
        known += (known.empty() ? "" : ", ") + format->id().toStdString();
        const int sure = format->canRead() ? format->sniff(head, path) : 0;
        if (sure > surest) {
            surest = sure;
            best = format.get();
        }
    }
    // Texts beside a label file that is not understood, or beside two, would come in without their labels.
    if (folder && surest < certain) {
        const QStringList beside = QDir(path).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        if (!beside.isEmpty())
            return fail(ErrorCode::Conflict, beside.join(QStringLiteral(", ")).toStdString(), {},
                        "one label file that is understood; name it instead of the folder, or say that the "
                        "format is text",
                        path.toStdString());
    }
    if (!best)
        return fail(ErrorCode::UnknownFormat, known, {}, {}, path.toStdString());
    return best;
}

} // namespace glossa::formats
