// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/item_pages.h"
#include "ui/models/studio_context.h"

#include <functional>

namespace glossa::labeling {

/// The list that is worked through: a filter in an order, or a given set of items. Stays as it was asked for
/// while its items change (an item just labeled does not vanish from "unlabeled" under the hand); what
/// others add or remove comes in by itself.
class ItemQueue : public QObject {
    Q_OBJECT
public:
    enum class State { Loading, Ready, Failed };

    explicit ItemQueue(models::StudioContext &context, QObject *parent = nullptr);

    [[nodiscard]] ItemPages &pages() { return m_pages; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }

    [[nodiscard]] const workspace::ItemFilter &filter() const { return m_filter; }
    void setFilter(const workspace::ItemFilter &filter);
    [[nodiscard]] workspace::ItemOrder order() const { return m_order; }
    void setOrder(workspace::ItemOrder order);
    /// Exactly these, in this order; empty = by the filter again.
    void setList(const std::vector<project::ItemId> &items);
    [[nodiscard]] bool isList() const { return m_given; }
    void reload() { read({}); }
    /// Whether anybody sees the list. While nobody does, what others add comes in when it is shown again.
    void setShown(bool shown);

    /// Items just made here, before the journal tells of them.
    void added(const std::vector<project::ItemId> &ids);

    /// The next item after `from` (then from the start) that is not labeled, or only half; 0 if there is
    /// none.
    void findUnlabeled(project::ItemId from, const std::function<void(project::ItemId)> &found);

Q_SIGNALS:
    /// The list holds other items now.
    void changed();
    void stateChanged();
    /// Items that others or the journal changed.
    void itemsTouched(const std::vector<glossa::project::ItemId> &ids);

private:
    /// By the filter; of `kept` those that still exist stay where they stood, whether they fit it or not.
    void read(const std::vector<project::ItemId> &kept);
    /// What others changed.
    void follow(const workspace::Changes &changes);
    /// What this window changed.
    void followOwn(const workspace::Changes &changes, const QObject *asker);
    void followList(const workspace::Changes &changes);
    /// The first item that `open` finds among those that follow `from`, going round; `passed` of them are
    /// looked through already, and `some` are now.
    void searchOpen(project::ItemId from, int passed, int some, const workspace::ItemFilter &open,
                    const std::function<void(project::ItemId)> &found);
    /// By the filter as now; what is listed already stays, unless another filter is awaited.
    void readAgain();
    void removed(const std::vector<project::ItemId> &ids);
    void setState(State state);

    models::StudioContext &m_context;
    std::int64_t m_project = 0; // whose items these are
    ItemPages m_pages;
    workspace::ItemFilter m_filter;
    workspace::ItemOrder m_order = workspace::ItemOrder::AsImported;
    std::vector<project::ItemId> m_list;
    bool m_given = false; // m_list is what is shown
    bool m_fresh = false; // the answer to another filter or order is awaited: nothing of the list stays
    bool m_shown = true;
    bool m_stale = false;    // others' items are to be read when it is shown
    std::uint64_t m_own = 0; // how often items came or went here without a read
    State m_state = State::Loading;
    Error m_error;
    std::uint64_t m_generation = 0;
};

} // namespace glossa::labeling
