// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QObject>

#include <deque>
#include <optional>
#include <vector>

namespace glossa::labeling {

/// The item under work as the window shows it: the store's last word plus the own edits that are still on
/// their way. An edit is visible at once; a refusal takes it back.
class CurrentItem : public QObject {
    Q_OBJECT
public:
    explicit CurrentItem(models::StudioContext &context, QObject *parent = nullptr);

    /// 0 = none. `known`, if given, is shown without waiting for the store.
    void open(project::ItemId id, const workspace::ItemRow *known = nullptr);
    [[nodiscard]] project::ItemId id() const { return m_id; }
    /// Nothing while it is loading or when there is none.
    [[nodiscard]] const std::optional<workspace::ItemRow> &row() const { return m_view; }
    [[nodiscard]] const project::Item *item() const { return m_view ? &m_view->item : nullptr; }

    /// Shows the edit and sends it to the store.
    void apply(const project::Edit &edit, const QString &mergeKey = {});
    /// Somebody changed items; reads this one again if it is among them.
    void touched(const std::vector<project::ItemId> &ids);

Q_SIGNALS:
    /// Another item is open; its text is new.
    void opened();
    /// Labels, intent, set… of the open item changed.
    void changed();
    /// The list may show this before the store has it.
    void pending(const glossa::project::Item &item);
    /// The store has it as this row says.
    void settled(const glossa::workspace::ItemRow &row);
    /// The store has an edit of this item, which is not open any more.
    void settledUnseen(glossa::project::ItemId id);
    /// The store has refused an edit of this item.
    void unsettled(glossa::project::ItemId id);
    void gone();

private:
    void load();
    /// A step of this window.
    void follow(const workspace::Changes &changes, const QObject *asker);
    void settle(project::ItemId id, std::uint64_t number, const Result<workspace::EditReceipt> &receipt);
    /// Takes an edit that is durable into what is known of the store.
    void take(const project::Edit &edit, std::int64_t timeMs, const QString &author);
    /// The view: what is known of the store, and the edits that are on their way.
    void showPending();
    void rebuild();

    struct Pending {
        std::uint64_t number = 0;
        project::Edit edit;
    };

    models::StudioContext &m_context;
    project::ItemId m_id = 0;
    std::optional<workspace::ItemRow> m_stored;
    std::optional<workspace::ItemRow> m_view;
    std::deque<Pending> m_pending;
    std::uint64_t m_lastNumber = 0;
    std::uint64_t m_generation = 0;
    std::uint64_t m_steps = 0; // of this window that changed it; an answer asked for before one is too old
    bool m_readAgain = false;  // asked for while own edits were on their way
};

} // namespace glossa::labeling
