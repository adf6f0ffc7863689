// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/query.h"

#include <functional>
#include <memory>
#include <vector>

namespace glossa::workspace {

/// Answered queries that wait to be written into the queue, in a file of the workspace's folder. The system
/// keeps what was written into a file when its process is killed, though not when power goes, and writing
/// there takes microseconds. The file is locked (flock) while its process lives, which tells it from one that
/// was left.
class QuerySpool {
public:
    /// UnwritableFile if the folder takes no file.
    static Result<std::unique_ptr<QuerySpool>> make(const QString &folder);
    /// Removes the file: who made it writes all into the queue before.
    ~QuerySpool();
    QuerySpool(const QuerySpool &) = delete;
    QuerySpool &operator=(const QuerySpool &) = delete;

    /// The line of a query, with frozen keys; takes longer than to append it.
    [[nodiscard]] static QByteArray lineOf(const AnsweredQuery &query);
    /// Where a disk is full, the query waits in memory alone.
    void append(const QByteArray &line);
    /// All of them are in the queue, or could not be.
    void clear();

    using Write = std::function<Status(const std::vector<AnsweredQuery> &)>;
    /// Hands what processes have left that were killed to `write`, a file at a time, and removes the files
    /// that it has taken. A kill in between may count their queries twice.
    static void takeLeft(const QString &folder, const Write &write);

private:
    QuerySpool(QByteArray path, int file) : m_path(std::move(path)), m_file(file) {}
    QByteArray m_path;
    int m_file;
};

} // namespace glossa::workspace
