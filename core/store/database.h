// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/store.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace glossa::store {

using Row = QVariantList;

class CategoryNumbers;

/// What a transaction in a project begins with.
struct ProjectHead {
    project::ProjectKind kind = project::ProjectKind::Conversation;
    std::int64_t nextSequence = 0; // the number that the next row of the journal will get
    std::int64_t schemas = 0;      // ChangeCount::schemas
};

/// Returns the kind of a project as its row has it, or CorruptWorkspace for one that does not exist, which no
/// table of the kinds has a line for.
Result<project::ProjectKind> kindIn(const QVariant &column);

/// A connection to glossa.db with its prepared statements. Every SQL statement of the program passes through
/// here.
struct Store::Database {
    Database(QString folderPath, const Clock &theClock, std::chrono::milliseconds patience,
             StatementObserver *observer);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Opens the database. `make` also makes a workspace that is not there yet, with its folder; without it
    /// the result is NotFound.
    Status open(bool make);
    /// Returns whether the database was opened for reading only. begin() refuses then.
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// Runs a statement that returns no rows. Statements are prepared once and kept.
    Status run(const QString &sql, const Row &bound = {});
    /// Returns all rows of a query.
    Result<std::vector<Row>> rows(const QString &sql, const Row &bound = {});
    /// Returns the first row of a query, or NotFound.
    Result<Row> row(const QString &sql, const Row &bound = {});
    /// Calls `take` for each row, with the query standing at it. This is for large answers.
    Status each(const QString &sql, const Row &bound, const std::function<void(const QSqlQuery &)> &take);
    [[nodiscard]] std::int64_t lastInsertId() const { return m_lastInsertId; }
    [[nodiscard]] std::int64_t changes();

    /// Runs `body` inside BEGIN IMMEDIATE … COMMIT and rolls back if it fails. Transactions do not nest.
    Status transaction(const std::function<Status()> &body);
    /// Does the same for what changes something in a project. Every verb that writes into a project comes
    /// through here. Returns NotFound if the project is in the trash or gone, which may have happened since
    /// the caller looked.
    Status write(std::int64_t project, const std::function<Status(const ProjectHead &)> &body);
    /// Runs `body`, which only reads, so that all it reads is of one moment. Snapshots do not nest.
    Status snapshot(const std::function<Status()> &body);
    Status begin();
    Status commit();
    void rollback();

    QString folder;
    const Clock &clock;
    /// The numbers of a project's categories as they were at a count of the schemas (ProjectHead).
    struct {
        std::int64_t project = 0;
        std::int64_t schemas = -1;
        std::shared_ptr<const CategoryNumbers> numbers;
    } lastNumbers;

private:
    /// What a file was like when it was looked at. Equal stamps mean equal contents.
    struct Stamp {
        std::uint64_t number = 0; // of its inode; 0 = there is none
        std::int64_t size = 0;
        std::int64_t changedNs = 0;
        bool operator==(const Stamp &) const = default;
    };
    struct Stamps {
        Stamp database, log;
        bool operator==(const Stamps &) const = default;
    };

    [[nodiscard]] QString path() const;
    [[nodiscard]] Stamps look() const;
    Status openWritable();
    Status openReadOnly();
    Status connectTo(const QString &name, const QString &options);
    /// Opens the database anew if others have changed it while it was read without locks.
    Status followOthers();
    [[nodiscard]] Error failure(const QSqlError &error) const;
    Result<std::shared_ptr<QSqlQuery>> execute(const QString &sql, const Row &bound);
    Result<std::shared_ptr<QSqlQuery>> executeOnce(const QString &sql, const Row &bound);

    std::chrono::milliseconds m_patience;
    StatementObserver *m_observer;
    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
    std::int64_t m_lastInsertId = 0;
    std::uint64_t m_fileNumber = 0; // of glossa.db as it was opened
    bool m_readOnly = false;
    bool m_withoutLocks = false; // then m_stamps tell whether what was read stands
    Stamps m_stamps;
    int m_reading = 0; // queries that are gone through now
    bool m_inSnapshot = false;
    std::unique_ptr<QTemporaryDir> m_copy; // of files that cannot be read where they are
};

/// The time that is spent on deleting what nobody sees (Store::sweep) when a workspace is opened, and after a
/// write that has left such things.
constexpr std::chrono::milliseconds sweepAtOpen{100};
constexpr std::chrono::milliseconds sweepAfterWrite{200};

/// Brings an opened database to the newest schema, step by step, all in one transaction.
Status migrate(Store::Database &database);

} // namespace glossa::store
