// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace glossa::store {

namespace {

// Primary result codes of SQLite (sqlite3.h); Qt gives the extended code, whose low byte is the primary one.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteNoMemory = 7;
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
    case sqliteNoMemory:
        result.code = ErrorCode::OutOfMemory;
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

/// SQLite refuses longer names of files, of which the longest is that of the journal.
constexpr qsizetype longestPath = 512 - static_cast<qsizetype>(sizeof "-journal");

/// What access(2) says for this process's effective user (a read-only medium refuses W_OK); else errno.
bool allows(const QString &path, int mode)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) == 0;
}

/// The name by which SQLite opens a file with options.
QString uriOf(const QString &path, const char *options)
{
    return QStringLiteral("file:%1?%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/")), QLatin1String(options));
}

} // namespace

Store::Database::Database(QString folderPath, const Clock &theClock, std::chrono::milliseconds patience,
                          StatementObserver *observer)
    : folder(std::move(folderPath))
    , clock(theClock)
    , m_patience(patience)
    , m_observer(observer)
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

QString Store::Database::path() const
{
    return QDir(folder).filePath(QStringLiteral("glossa.db"));
}

Store::Database::Stamps Store::Database::look() const
{
    const auto stampOf = [](const QString &file) -> Stamp {
        struct stat status {};
        if (::stat(QFile::encodeName(file).constData(), &status) != 0)
            return {};
        constexpr std::int64_t nanoseconds = 1'000'000'000;
        return {status.st_ino, status.st_size, status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec};
    };
    Stamps stamps{stampOf(path()), stampOf(path() + QStringLiteral("-wal"))};
    if (stamps.log.size == 0) // an empty log says nothing, and comes and goes with each program that looks
        stamps.log = {};
    return stamps;
}

Status Store::Database::open(bool make)
{
    const QString absolute = QFileInfo(path()).absoluteFilePath();
    if (QFile::encodeName(absolute).size() > longestPath)
        return fail(ErrorCode::TooLarge, Phrase::PathOfTheFolder, {},
                    {Phrase::APathOfAtMost, longestPath - qsizetype(sizeof "glossa.db")},
                    folder.toStdString());
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!m_database.isValid())
        return fail(ErrorCode::Internal, Phrase::NoSqliteDriver);
    const bool exists = allows(path(), R_OK) || (errno != ENOENT && errno != ENOTDIR);
    if (exists && !allows(path(), R_OK))
        return fail(ErrorCode::UnreadableFile, std::strerror(errno), "glossa.db", {}, folder.toStdString());
    if (!exists && !make)
        return fail(ErrorCode::NotFound, {}, "workspace", {}, folder.toStdString());
    if (!exists && !QDir(folder).mkpath(QStringLiteral("models")))
        return fail(ErrorCode::UnwritableFile, Phrase::FolderCannotBeMade, {}, {}, folder.toStdString());
    const auto maybe = [this](const char *end) { // a file that is there has to be writable
        return allows(path() + QLatin1String(end), W_OK) || errno == ENOENT;
    };
    const bool writable =
        !exists || (allows(folder, W_OK) && allows(path(), W_OK) && maybe("-wal") && maybe("-shm"));
    return writable ? openWritable() : openReadOnly();
}

Status Store::Database::connectTo(const QString &name, const QString &options)
{
    m_prepared.clear();
    m_database.close();
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2").arg(innerPatienceMs).arg(options));
    if (!m_database.open())
        return fail(errorOf(m_database.lastError(), folder));
    return {};
}

Status Store::Database::openWritable()
{
    if (auto opened = connectTo(path(), {}); !opened)
        return opened;
    m_fileNumber = look().database.number;
    // FULL: a commit that was acknowledged outlives a power cut. The journal size limit keeps the log from
    // growing for ever.
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

// SQLite reads a database with a log only beside a file of shared memory, which it makes. Where it cannot,
// there are three ways. Without anything in the log, the file alone is the whole workspace: it is read as
// immutable, without locks, and what was read counts only if the file is the same afterwards (followOthers;
// another user may be allowed to write). With a log and its shared memory, SQLite reads both as they are.
// With a log alone, as on a medium that was copied from a workspace in use, both are copied aside first.
Status Store::Database::openReadOnly()
{
    m_readOnly = true;
    m_stamps = look();
    m_withoutLocks = m_stamps.log.number == 0;
    m_copy.reset();
    const QString readOnly = QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    Status opened;
    if (m_withoutLocks) {
        opened = connectTo(uriOf(path(), "immutable=1"), readOnly);
    } else if (QFileInfo::exists(path() + QStringLiteral("-shm"))) {
        opened = connectTo(uriOf(path(), "mode=ro"), readOnly);
    } else {
        m_copy = std::make_unique<QTemporaryDir>();
        const QString copy = m_copy->filePath(QStringLiteral("glossa.db"));
        for (const char *end : {"", "-wal"}) {
            QFile file(path() + QLatin1String(end));
            if (!file.copy(copy + QLatin1String(end)))
                return fail(file.error() == QFileDevice::OpenError ? ErrorCode::UnreadableFile
                                                                   : ErrorCode::UnwritableFile,
                            file.errorString().toStdString(), "glossa.db", {}, folder.toStdString());
            QFile::setPermissions(copy + QLatin1String(end),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        m_withoutLocks = true; // others are seen by the same stamps
        opened = connectTo(copy, {});
    }
    if (!opened)
        return opened;
    return migrate(*this);
}

Status Store::Database::followOthers()
{
    if (!m_withoutLocks || look() == m_stamps)
        return {};
    m_withoutLocks = false; // as opening reads, too
    return openReadOnly();
}

Error Store::Database::failure(const QSqlError &error) const
{
    // What is read without locks while somebody writes may look damaged, and is not.
    if (m_withoutLocks && look() != m_stamps)
        return {ErrorCode::Busy, folder.toStdString(), "glossa.db", {}, {}};
    return errorOf(error, folder);
}

Result<std::shared_ptr<QSqlQuery>> Store::Database::execute(const QString &sql, const Row &bound)
{
    if (m_observer != nullptr)
        m_observer->statement(sql);
    if (m_reading == 0 && !m_inSnapshot) {
        if (const auto followed = followOthers(); !followed)
            return fail(followed.error());
    }
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
            return fail(failure(query->lastError()));
        m_prepared.insert(sql, query);
    }
    for (qsizetype i = 0; i < bound.size(); ++i)
        query->bindValue(static_cast<int>(i), bound.at(i));
    if (!query->exec())
        return fail(failure(query->lastError()));
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
    ++m_reading;
    while ((*query)->next())
        take(**query);
    --m_reading;
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid() || (m_withoutLocks && look() != m_stamps)) // what was read may be torn
        return fail(failure(error));
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
    if (m_readOnly)
        return fail(ErrorCode::ReadOnly, {}, {}, {}, folder.toStdString());
    // SQLite writes on into a file whose folder was deleted or moved away; what it said was saved would be
    // lost.
    if (look().database.number != m_fileNumber)
        return fail(ErrorCode::UnwritableFile, Phrase::WorkspaceMoved, "glossa.db", Phrase::FolderBackInPlace,
                    folder.toStdString());
    return run(QStringLiteral("BEGIN IMMEDIATE"));
}

Status Store::Database::snapshot(const std::function<Status()> &body)
{
    if (auto begun = run(QStringLiteral("BEGIN")); !begun)
        return begun;
    m_inSnapshot = true;
    auto done = body();
    m_inSnapshot = false;
    rollback(); // nothing was written
    return done;
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
    if (auto begun = begin(); !begun)
        return begun;
    if (auto done = body(); !done) {
        rollback();
        return done;
    }
    return commit();
}

Status Store::Database::write(std::int64_t project, const std::function<Status(const ProjectHead &)> &body)
{
    return transaction([&]() -> Status {
        const auto found =
            row(QStringLiteral("SELECT name, trashed_ms, kind, (SELECT schemas FROM change_count),"
                               " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0) + 1"
                               " FROM project WHERE id = ?"),
                {static_cast<qlonglong>(project)});
        if (!found && found.error().code == ErrorCode::NotFound)
            return fail(ErrorCode::NotFound, std::to_string(project), "project");
        if (!found)
            return fail(found.error());
        if (found->at(1).toLongLong() != 0)
            return fail(ErrorCode::NotFound, found->at(0).toString().toStdString(), "project");
        const auto kind = kindIn(found->at(2));
        if (!kind)
            return fail(kind.error());
        return body({*kind, found->at(4).toLongLong(), found->at(3).toLongLong()});
    });
}

Result<project::ProjectKind> kindIn(const QVariant &column)
{
    bool isNumber = false;
    const auto kind = project::kindFromNumber(column.toLongLong(&isNumber));
    if (!isNumber || !kind)
        return fail(ErrorCode::CorruptWorkspace, column.toString().toStdString(), "projectKind");
    return *kind;
}

} // namespace glossa::store
