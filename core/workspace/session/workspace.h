// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/store.h"

#include <QString>

#include <memory>

namespace glossa::workspace {

// What the doors need of the store's records, under the name of the layer they may use.
using store::CategoryUse;
using store::ChangeCount;
using store::Distribution;
using store::EditReceipt;
using store::ItemFilter;
using store::ItemOrder;
using store::ItemRow;
using store::JobState;
using store::JournalEntry;
using store::LabeledState;
using store::Origin;
using store::ProjectSummary;
using store::ReversedStep;
using store::StatementObserver;
using store::StepSummary;
using store::UndoState;

/// An open workspace of one thread: the verbs (free functions of the sub-folders) take it as their first
/// argument.
class Workspace {
public:
    using Make = store::Store::Make;
    /// Creates the folder if absent, unless it must not; see Store::open. NotFound with the place
    /// "home folder" for an empty name, which defaultFolder() gives where there is none.
    static Result<std::unique_ptr<Workspace>> open(const QString &folder, const Clock &clock,
                                                   Make make = Make::IfAbsent,
                                                   StatementObserver *observer = nullptr);

    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QString folder() const { return m_store->folder(); }
    /// Whether it can be read only; every write is refused then.
    [[nodiscard]] bool isReadOnly() const { return m_store->isReadOnly(); }

private:
    Workspace(std::unique_ptr<store::Store> store, const Clock &clock);
    std::unique_ptr<store::Store> m_store;
    const Clock &m_clock;
};

/// GLOSSA_WORKSPACE, else the user's data folder; empty if nothing says where that is.
[[nodiscard]] QString defaultFolder();

} // namespace glossa::workspace
