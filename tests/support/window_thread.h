// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QStringList>
#include <QThread>

#include <mutex>
#include <utility>

namespace glossa::test {

/// Ends the program when a statement runs on the thread that made this: the window's, which waits for none.
/// Keeps the statements of the other threads while it is asked to, without the looks for others' changes.
class NoStatementHere final : public workspace::StatementObserver {
public:
    void statement(const QString &sql) override
    {
        if (QThread::currentThread() == m_here)
            qFatal("a statement on the window's thread: %s", qPrintable(sql));
        const std::scoped_lock lock(m_mutex);
        if (m_keeps && !sql.startsWith(QLatin1String("SELECT journal, projects")))
            m_kept << sql;
    }
    void keep()
    {
        const std::scoped_lock lock(m_mutex);
        m_keeps = true;
        m_kept.clear();
    }
    /// Those since keep().
    [[nodiscard]] QStringList kept()
    {
        const std::scoped_lock lock(m_mutex);
        return m_kept;
    }

private:
    QThread *m_here = QThread::currentThread();
    std::mutex m_mutex;
    bool m_keeps = false;
    QStringList m_kept;
};

} // namespace glossa::test
