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
    /// The list may show this before the store has it; `waiting` false: the store has answered.
    void pending(const glossa::project::Item &item, bool waiting);
    void gone();

private:
    void load();
    void settle(project::ItemId id, std::uint64_t number, const Result<workspace::EditReceipt> &receipt);
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
    bool m_readAgain = false; // asked for while own edits were on their way
};

} // namespace glossa::labeling
