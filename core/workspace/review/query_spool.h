// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"

#include <memory>

namespace glossa::workspace {

/// Answered queries that wait to be written into the queue, in a file of the workspace's folder. The system
/// keeps what was written into a file when its process is killed, though not when power goes, and writing
/// there takes microseconds. The file is locked (flock) while its process lives, which tells it from one that
/// was left. Each line begins with the number of its batch, and the transaction that writes a batch into the
/// queue keeps that number: so no query is counted twice, wherever a kill comes.
class QuerySpool {
public:
    /// UnwritableFile if the folder takes no file.
    static Result<std::unique_ptr<QuerySpool>> make(const QString &folder);
    /// Removes the file, unless it has what could not be written: that is left as a kill leaves it.
    ~QuerySpool();
    QuerySpool(const QuerySpool &) = delete;
    QuerySpool &operator=(const QuerySpool &) = delete;

    /// The line of a query, with frozen keys; takes longer than to append it.
    [[nodiscard]] static QByteArray lineOf(const AnsweredQuery &query);
    /// Where a disk is full, the query waits in memory alone.
    void append(const QByteArray &line);
    /// What has been appended since the beginning, or since it was cleared.
    [[nodiscard]] SpooledBatch batch() const { return {m_name, m_batch}; }
    /// All of them are in the queue. The next batch begins.
    void clear();

    /// Puts what processes have left that were killed into the queues, a file at a time, and removes the
    /// files that it has taken. What cannot be written now stays for the next time.
    static void takeLeft(Workspace &workspace);

private:
    QuerySpool(QString name, QByteArray path, int file)
        : m_name(std::move(name)), m_path(std::move(path)), m_file(file)
    {
    }
    QString m_name;
    QByteArray m_path;
    int m_file;
    std::int64_t m_length = 0; // of whole lines in the file
    std::int64_t m_batch = 1;
};

} // namespace glossa::workspace
