// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

namespace glossa::test {

/// glossa.db as it lies on the disk, for what the store shows to nobody.
class Raw {
public:
    explicit Raw(const QString &folder)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw")))
    {
        m_database.setDatabaseName(folder + QStringLiteral("/glossa.db"));
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
    }
    ~Raw()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;

    void run(const char *sql) { std::ignore = number(sql); }
    /// The first column of the first row.
    qlonglong number(const char *sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(QString::fromLatin1(sql)))
            qFatal("%s", qPrintable(query.lastError().text()));
        return query.next() ? query.value(0).toLongLong() : -1;
    }

private:
    QSqlDatabase m_database;
};

} // namespace glossa::test
