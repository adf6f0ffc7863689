// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format.h"
#include "core/formats/makers.h"

#include <QFile>
#include <QFileInfo>

namespace glossa::formats {

namespace {

constexpr qint64 headSize = 64 * 1024;

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
    if (!QFileInfo(path).isDir()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::UnreadableFile, file.errorString().toStdString(), {}, {},
                        path.toStdString());
        head = file.read(headSize);
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
    if (!best)
        return fail(ErrorCode::UnknownFormat, known, {}, {}, path.toStdString());
    return best;
}

} // namespace glossa::formats
