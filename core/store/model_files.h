// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/held_file.h"
#include "core/store/store.h"

#include <optional>

namespace glossa::store {

/// The file of a model that is being written. Its name is written down before the file is there, so that one
/// whose training is killed is removed like any other that no row names. Store::putModel() makes it a
/// model's.
class NewModelFile {
public:
    /// "<project>-….glossa", a name that no other file had or will have; makes the folder of the models, too.
    static Result<NewModelFile> make(Store &store, std::int64_t project);
    [[nodiscard]] QString name() const { return m_name; }

private:
    NewModelFile(QString name, HeldFile holder) : m_name(std::move(name)), m_holder(std::move(holder)) {}
    QString m_name;
    HeldFile m_holder;
};

/// How many models that serve no more stay for the undo of what took them out of their slots. Those that
/// their project lists, or that serve elsewhere, do not count.
inline constexpr int heldForUndo = 10;
/// Lets those beyond go, the one that left its slot longest ago first; inside the open transaction.
Status dropHeldModels(Store::Database &database, std::int64_t project);

/// Removes the files of models that no model and no deployment names any more. The row that says so is
/// written in the transaction that takes the last name away, and goes after the file, so that a kill in
/// between leaves no file for good. A file that a model has taken over keeps its row until its training has
/// put its lock away.
Status removeUnusedFiles(Store::Database &database);

} // namespace glossa::store
