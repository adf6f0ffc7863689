// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/session.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace glossa::labeling {

/// A list of items of which only the numbers are in memory; rows are fetched in the background as they are
/// asked for and kept for a while. So a million rows cost eight megabytes.
class ItemPages : public QObject {
    Q_OBJECT
public:
    explicit ItemPages(workspace::Session &session, QObject *parent = nullptr);

    /// `keepTexts` false: rows keep no more of their texts than how they begin (documents).
    void reset(std::int64_t project, std::vector<project::ItemId> ids, bool keepTexts);
    void append(const std::vector<project::ItemId> &ids);
    void remove(const std::vector<project::ItemId> &ids);

    [[nodiscard]] int count() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const std::vector<project::ItemId> &ids() const { return m_ids; }
    [[nodiscard]] project::ItemId idAt(int index) const;
    [[nodiscard]] int indexOf(project::ItemId id) const;

    /// Null while it is on its way; loaded() tells when it is there.
    const workspace::ItemRow *at(int index);
    [[nodiscard]] const workspace::ItemRow *known(project::ItemId id) const;
    /// Languages that the rows read so far name, sorted.
    [[nodiscard]] QStringList languages() const;

    /// Reads these again if they are known; they stay visible until then.
    void refresh(const std::vector<project::ItemId> &ids);
    void refreshAll();
    /// What the window already knows of an item before the store has it.
    void patch(const project::Item &item);
    /// While held, answers of the store about this item are older than what the window shows.
    void hold(project::ItemId id);
    /// The store has it as this row says.
    void settle(const workspace::ItemRow &row);
    /// The store has it as it is shown.
    void confirm(project::ItemId id);
    /// It is read again.
    void release(project::ItemId id);
    /// A step of this window that is durable, and the items it changed where they stand.
    void apply(const workspace::JournalEntry &step, const std::vector<project::ItemId> &items);

Q_SIGNALS:
    void loaded();
    /// These were asked for and are not in the project any more.
    void missing(const std::vector<glossa::project::ItemId> &ids);
    void failed(const glossa::Error &error);

private:
    /// Whether nobody holds it any more.
    bool letGo(project::ItemId id);
    void want(project::ItemId id);
    void fetch();
    void take(std::vector<workspace::ItemRow> rows);

    workspace::Session &m_session;
    std::int64_t m_project = 0;
    bool m_keepTexts = true;
    std::vector<project::ItemId> m_ids;
    QCache<project::ItemId, workspace::ItemRow> m_rows;
    QSet<QString> m_languages;
    std::vector<project::ItemId> m_wanted; // newest last
    std::unordered_map<project::ItemId, int> m_held;
    QSet<project::ItemId> m_current; // of those being fetched, the ones not changed since they were asked for
    bool m_fetching = false;
    std::uint64_t m_generation = 0; // answers for an earlier list are dropped
    QTimer m_soon;
};

} // namespace glossa::labeling
