// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "core/project/prediction.h"
#include "core/project/query_state.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::workspace {

/// An answered query, as who has answered it hands it to the review queue.
struct AnsweredQuery {
    std::int64_t project = 0;
    QString deployment;
    QString model;                  // its label, when it was deployed
    QString language;               // that the query named; null = none
    project::Prediction prediction; // with the text
    std::int64_t timeMs = 0;
};

using project::QueryId;
using project::QueryState;

/// What another model says of a query.
struct SecondOpinion {
    QString model;
    project::Prediction prediction;
    bool differs = false; // in the best intent, an entity or a class
};

/// A row of the queue. Equal queries to one deployment (text and language) are one; what is said of one is
/// said of those to other deployments, too.
struct Query {
    QueryId id = 0;
    std::int64_t project = 0;
    QString deployment;
    QString model;
    QString language;
    project::Prediction prediction; // the newest one's
    double confidence = 0.0;        // the least of what the prediction says; 0 where it says nothing
    std::int64_t count = 0;
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
    QueryState state = QueryState::Open;
    std::optional<SecondOpinion> second;
};

/// How sure a prediction is of all that it says: the best intent's score (whatever the threshold), the least
/// sure learned entity's, the least sure class's. 0 for a prediction that says nothing at all, since nobody
/// vouches for that.
[[nodiscard]] double confidenceOf(const project::Prediction &prediction);

/// What it says in a word: its best intent, or its classes.
[[nodiscard]] QStringList categoriesOf(const project::Prediction &prediction);

/// The labels that a prediction would give to its text: the best intent, whatever the threshold; the
/// entities and classes, without those that overlap a surer one where people could not label both.
[[nodiscard]] project::Item labeledBy(const project::Prediction &prediction, const QString &language);

/// Whether two predictions of a text would label it differently.
[[nodiscard]] bool differ(const project::Prediction &one, const project::Prediction &other);

} // namespace glossa::workspace
