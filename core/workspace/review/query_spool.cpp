// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/query_spool.h"

#include "core/project/stored_json.h"
#include "core/workspace/review/prediction_record.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glossa::workspace {

namespace {

const QString pattern = QStringLiteral("queries-%1.spool");

/// The lock of a file that still has its name.
bool lockOf(int file)
{
    struct stat status {};
    return ::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &status) == 0 && status.st_nlink > 0;
}

/// None for a line that a kill has cut off, or that is damaged.
std::optional<AnsweredQuery> queryOfLine(const QByteArray &line)
{
    const project::StoredJson parsed = project::parsed(line);
    const project::StoredValue json(parsed);
    const auto kind = project::kindFromName(json["kind"].text());
    if (!kind || !json["text"].isText())
        return std::nullopt;
    return AnsweredQuery{json["project"].number(),
                         json["deployment"].text(),
                         json["model"].text(),
                         json["language"].text(),
                         predictionOf(json["prediction"].text().toUtf8(), *kind, json["text"].text()),
                         json["time"].number()};
}

} // namespace

Result<std::unique_ptr<QuerySpool>> QuerySpool::make(const QString &folder)
{
    constexpr int tries = 10; // somebody may look at the file before it is locked, and take it for left
    for (int i = 0; i < tries; ++i) {
        const QString name = pattern.arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
        QByteArray path = QFile::encodeName(QDir(folder).filePath(name));
        constexpr mode_t ownerOnly = 0600; // texts of others
        const int file =
            ::open(path.constData(), O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, ownerOnly);
        if (file < 0)
            return fail(ErrorCode::UnwritableFile, std::string(std::strerror(errno)), {}, {},
                        folder.toStdString());
        if (lockOf(file))
            return std::unique_ptr<QuerySpool>(new QuerySpool(std::move(path), file));
        ::unlink(path.constData());
        ::close(file);
    }
    return fail(ErrorCode::UnwritableFile, {}, {}, {}, folder.toStdString());
}

QuerySpool::~QuerySpool()
{
    ::unlink(m_path.constData());
    ::close(m_file);
}

QByteArray QuerySpool::lineOf(const AnsweredQuery &query)
{
    project::StoredJson json{{"project", query.project},
                             {"deployment", query.deployment.toStdString()},
                             {"model", query.model.toStdString()},
                             {"kind", project::kindName(query.prediction.kind).toStdString()},
                             {"text", query.prediction.text.toStdString()},
                             {"prediction", recordOf(query.prediction).toStdString()},
                             {"time", query.timeMs}};
    if (!query.language.isNull())
        json["language"] = query.language.toStdString();
    return project::compact(json) + '\n';
}

void QuerySpool::append(const QByteArray &line)
{
    std::ignore = ::write(m_file, line.constData(), static_cast<std::size_t>(line.size()));
}

void QuerySpool::clear()
{
    std::ignore = ::ftruncate(m_file, 0);
}

void QuerySpool::takeLeft(const QString &folder, const Write &write)
{
    const QDir place(folder);
    for (const QString &name : place.entryList({pattern.arg(QLatin1String("*"))}, QDir::Files)) {
        QFile file(place.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || !lockOf(file.handle())) // its process lives
            continue;
        std::vector<AnsweredQuery> queries;
        while (!file.atEnd()) {
            if (auto query = queryOfLine(file.readLine()))
                queries.push_back(std::move(*query));
        }
        if (queries.empty() || write(queries))
            file.remove();
    }
}

} // namespace glossa::workspace
