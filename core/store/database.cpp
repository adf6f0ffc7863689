// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlRecord>
#include <QUuid>

#include <thread>

#include <sys/stat.h>

namespace glossa::store {

namespace {

// Primary result codes of SQLite (sqlite3.h); Qt gives the extended code, whose low byte is the primary one.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteNotADatabase = 26;
constexpr int sqliteIoErrorWrite = sqliteIoError | 3 << 8;
constexpr int sqliteIoErrorFsync = sqliteIoError | 4 << 8;
constexpr int sqliteIoErrorTruncate = sqliteIoError | 6 << 8;
constexpr int sqliteIoErrorShmSize = sqliteIoError | 19 << 8;

/// How long SQLite itself waits for a lock. It looks ever less often the longer it waits, ten times a second
/// in the end, and would miss the gaps between the batches of an import; execute() goes on waiting evenly.
constexpr int innerPatienceMs = 5;
constexpr std::chrono::milliseconds lookAgain{2};

Error errorOf(const QSqlError &error, const QString &folder)
{
    Error result{
        ErrorCode::Internal, folder.toStdString(), "glossa.db", {}, error.databaseText().toStdString()};
    const int code = error.nativeErrorCode().toInt();
    switch (code & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        result.code = ErrorCode::Busy;
        break;
    case sqliteIoError:
        // Past a limit of file size or quota SQLite says that the write failed, not that there is no room.
        if (code == sqliteIoErrorWrite || code == sqliteIoErrorTruncate || code == sqliteIoErrorShmSize)
            result.code = ErrorCode::DiskFull;
        else
            result.code = code == sqliteIoErrorFsync ? ErrorCode::UnwritableFile : ErrorCode::UnreadableFile;
        break;
    case sqliteFull:
        result.code = ErrorCode::DiskFull;
        break;
    case sqliteReadOnly:
    case sqliteCannotOpen:
        result.code = ErrorCode::UnwritableFile;
        break;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        result.code = ErrorCode::CorruptWorkspace;
        break;
    default:
        result.detail = error.text().toStdString();
        break;
    }
    return result;
}

/// Which file a path is at now (its inode); 0 = none.
std::uint64_t fileNumber(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

Store::Database::Database(QString folderPath, const Clock &theClock, std::chrono::milliseconds patience)
    : folder(std::move(folderPath))
    , clock(theClock)
    , m_patience(patience)
    , m_connection(QUuid::createUuid().toString())
{
}

Store::Database::~Database()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Status Store::Database::open()
{
    QDir directory(folder);
    if (!directory.mkpath(QStringLiteral("models")))
        return fail(ErrorCode::UnwritableFile, "the folder cannot be made", {}, {}, folder.toStdString());
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!m_database.isValid())
        return fail(ErrorCode::Internal, "Qt's SQLite driver is not installed (libqt6sql6-sqlite)");
    m_database.setDatabaseName(directory.filePath(QStringLiteral("glossa.db")));
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(innerPatienceMs));
    if (!m_database.open())
        return fail(errorOf(m_database.lastError(), folder));
    // FULL: a commit that was acknowledged outlives a power cut. The journal size limit keeps the log from
    // growing for ever.
    m_fileNumber = fileNumber(m_database.databaseName());
    for (const char *pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA journal_size_limit=67108864",
          "PRAGMA cache_size=-65536", "PRAGMA temp_store=MEMORY"}) {
        if (const auto set = rows(QString::fromLatin1(pragma)); !set)
            return fail(set.error());
    }
    // A step that makes a table anew may not have the rows that refer to it checked.
    if (auto migrated = migrate(*this); !migrated)
        return migrated;
    return run(QStringLiteral("PRAGMA foreign_keys=ON"));
}

Result<std::shared_ptr<QSqlQuery>> Store::Database::execute(const QString &sql, const Row &bound)
{
    const QDeadlineTimer patience(m_patience);
    auto query = executeOnce(sql, bound);
    while (!query && query.error().code == ErrorCode::Busy && !patience.hasExpired()) {
        std::this_thread::sleep_for(lookAgain);
        query = executeOnce(sql, bound);
    }
    return query;
}

Result<std::shared_ptr<QSqlQuery>> Store::Database::executeOnce(const QString &sql, const Row &bound)
{
    auto query = m_prepared.value(sql);
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return fail(errorOf(query->lastError(), folder));
        m_prepared.insert(sql, query);
    }
    for (qsizetype i = 0; i < bound.size(); ++i)
        query->bindValue(static_cast<int>(i), bound.at(i));
    if (!query->exec())
        return fail(errorOf(query->lastError(), folder));
    return query;
}

Status Store::Database::run(const QString &sql, const Row &bound)
{
    const auto query = execute(sql, bound);
    if (!query)
        return fail(query.error());
    if (sql.startsWith(u"INSERT"))
        m_lastInsertId = (*query)->lastInsertId().toLongLong();
    (*query)->finish();
    return {};
}

Status Store::Database::each(const QString &sql, const Row &bound,
                             const std::function<void(const QSqlQuery &)> &take)
{
    const auto query = execute(sql, bound);
    if (!query)
        return fail(query.error());
    while ((*query)->next())
        take(**query);
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid())
        return fail(errorOf(error, folder));
    return {};
}

Result<std::vector<Row>> Store::Database::rows(const QString &sql, const Row &bound)
{
    std::vector<Row> result;
    const auto done = each(sql, bound, [&result](const QSqlQuery &query) {
        Row row;
        const int columns = query.record().count();
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        result.push_back(std::move(row));
    });
    if (!done)
        return fail(done.error());
    return result;
}

Result<Row> Store::Database::row(const QString &sql, const Row &bound)
{
    auto all = rows(sql, bound);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return fail(ErrorCode::NotFound);
    return std::move(all->front());
}

std::int64_t Store::Database::changes()
{
    const auto count = row(QStringLiteral("SELECT changes()"));
    return count ? count->constFirst().toLongLong() : 0;
}

Status Store::Database::begin()
{
    // SQLite writes on into a file whose folder was deleted or moved away; what it said was saved would be
    // lost.
    if (fileNumber(QDir(folder).filePath(QStringLiteral("glossa.db"))) != m_fileNumber)
        return fail(ErrorCode::UnwritableFile, "the workspace was moved or deleted while it was open",
                    "glossa.db", "the folder back in its place, and a new start", folder.toStdString());
    return run(QStringLiteral("BEGIN IMMEDIATE"));
}

Status Store::Database::commit()
{
    auto committed = run(QStringLiteral("COMMIT"));
    if (!committed)
        rollback();
    return committed;
}

void Store::Database::rollback()
{
    // SQLite has rolled back by itself after some errors; then this one fails, which is as good.
    std::ignore = run(QStringLiteral("ROLLBACK"));
}

Status Store::Database::transaction(const std::function<Status()> &body)
{
    return unseenTransaction([&]() -> Status {
        if (auto done = body(); !done)
            return done;
        return run(QStringLiteral("UPDATE pulse SET number = number + 1"));
    });
}

Status Store::Database::write(std::int64_t project, const std::function<Status()> &body)
{
    return transaction([&]() -> Status {
        const auto found = row(QStringLiteral("SELECT name, trashed_ms FROM project WHERE id = ?"),
                               {static_cast<qlonglong>(project)});
        if (!found && found.error().code == ErrorCode::NotFound)
            return fail(ErrorCode::NotFound, std::to_string(project), "project");
        if (!found)
            return fail(found.error());
        if (found->at(1).toLongLong() != 0)
            return fail(ErrorCode::NotFound, found->at(0).toString().toStdString(), "project");
        return body();
    });
}

std::int64_t Store::Database::pulse()
{
    const auto version = row(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return -1;
    if (version->constFirst().toLongLong() == m_dataVersion)
        return m_pulse;
    const auto number = row(QStringLiteral("SELECT number FROM pulse"));
    if (!number)
        return -1;
    m_dataVersion = version->constFirst().toLongLong();
    m_pulse = number->constFirst().toLongLong();
    return m_pulse;
}

Status Store::Database::unseenTransaction(const std::function<Status()> &body)
{
    if (auto begun = begin(); !begun)
        return begun;
    if (auto done = body(); !done) {
        rollback();
        return done;
    }
    return commit();
}

} // namespace glossa::store
