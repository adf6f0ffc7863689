// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/query_spool.h"

#include "core/project/stored_json.h"
#include "core/workspace/review/prediction_record.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>
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

struct SpooledQuery {
    std::int64_t batch = 0;
    AnsweredQuery query;
};

/// None for a line that a kill has cut off, or that is damaged. Earlier versions wrote no number before the
/// query; all of theirs are one batch.
std::optional<SpooledQuery> queryOfLine(const QByteArray &line)
{
    bool numbered = true;
    const auto begin = std::max<qsizetype>(line.indexOf('{'), 0);
    const std::int64_t batch = begin == 0 ? 0 : line.left(begin).trimmed().toLongLong(&numbered);
    const project::StoredJson parsed = project::parsed(line.mid(begin));
    const project::StoredValue json(parsed);
    const auto kind = project::kindFromName(json["kind"].text());
    if (!numbered || !kind || !json["text"].isText())
        return std::nullopt;
    return SpooledQuery{batch,
                        {json["project"].number(), json["deployment"].text(), json["model"].text(),
                         json["language"].text(),
                         predictionOf(json["prediction"].text().toUtf8(), *kind, json["text"].text()),
                         json["time"].number()}};
}

/// Whether all that a left spool still has is in the queues afterwards.
bool takeUp(Workspace &workspace, const QString &name, QFile &file)
{
    const auto recorded = store::recordedBatch(workspace.store(), name);
    if (!recorded)
        return false;
    std::vector<AnsweredQuery> queries;
    SpooledBatch last{name, 0};
    while (!file.atEnd()) {
        auto spooled = queryOfLine(file.readLine());
        if (!spooled || (*recorded && spooled->batch <= **recorded))
            continue;
        last.batch = std::max(last.batch, spooled->batch);
        queries.push_back(std::move(spooled->query));
    }
    return recordQueries(workspace, queries, last).has_value();
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
            return std::unique_ptr<QuerySpool>(new QuerySpool(name, std::move(path), file));
        ::unlink(path.constData());
        ::close(file);
    }
    return fail(ErrorCode::UnwritableFile, {}, {}, {}, folder.toStdString());
}

QuerySpool::~QuerySpool()
{
    if (m_length == 0)
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
    const QByteArray bytes = QByteArray::number(static_cast<qlonglong>(m_batch)) + ' ' + line;
    const auto length = static_cast<std::size_t>(bytes.size());
    if (::write(m_file, bytes.constData(), length) == static_cast<ssize_t>(length))
        m_length += bytes.size();
    else // a part of a line would take the next one along
        std::ignore = ::ftruncate(m_file, m_length);
}

void QuerySpool::clear()
{
    ++m_batch;
    if (::ftruncate(m_file, 0) == 0)
        m_length = 0;
}

void QuerySpool::takeLeft(Workspace &workspace)
{
    const QDir place(workspace.folder());
    for (const QString &name : place.entryList({pattern.arg(QLatin1String("*"))}, QDir::Files)) {
        QFile file(place.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || !lockOf(file.handle())) // its process lives
            continue;
        if (takeUp(workspace, name, file))
            QFile::remove(file.fileName()); // under its lock, so that nobody else takes it up, too
    }
    // What cannot be forgotten now is forgotten by the next one.
    std::ignore =
        store::forgetSpools(workspace.store(), [&place](const QString &name) { return place.exists(name); });
}

} // namespace glossa::workspace
