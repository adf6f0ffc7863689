// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/studio.h"

namespace glossa::test {

/// What people might ask the travel assistant, and a letter of the other project's kind.
[[nodiscard]] QStringList openQueries();
[[nodiscard]] QString rentalLetter();

/// Goes to Try & review and asks the model that it names for a text, typed into this field.
void askModel(Studio &studio, const QString &field, const QString &text);

/// Deploys a model of the open project as "production" and leaves texts with its answers in the review queue,
/// as an endpoint does that was asked for them.
void askQueries(Studio &studio, const QString &model, const QStringList &texts);

} // namespace glossa::test
