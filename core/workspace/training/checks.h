// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/azure_limits.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/session/workspace.h"

#include <QString>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// What stands in the way of a training or will weaken it, found before the start. Sentences are made in
/// wording.
struct TrainingCheck {
    enum class Kind : std::uint8_t {
        NothingToLearn,        // blocking: no Train item with an intent, a label or a class
        NothingToTellApart,    // blocking: all Train items have the same classes
        NothingJudged,         // no labeled item is on the test side: there will be a model without figures
        HeldBackOtherwise,     // `count` of `total` items are held back, which is not the share asked for
        BadModelName,          // blocking
        JobRunning,            // blocking: another training of this project runs
        UnlabeledItems,        // `count` items without intent / label are left out
        HalfLabeled,           // `count` items lack only an intent: they teach entities and no intent
        DoneWithoutClass,      // `count` items are labeled, but with no class where each has one; left out
        CategoryWithoutLabels, // `categories`: no label on the training side; lists and patterns still work
        FewLabels,             // `categories`: as many labels, fewer than enoughLabels
        NotInTestSet,          // `categories`: no label on the test side, as many on the training side
        InEveryItem,           // `categories`: each of the Train items has them, so that they are not learned
        SameTextTwice,         // `count` texts stand in the project with different intents or classes
        PrebuiltNotRecognized, // `categories`: as many prebuilt components, which are not recognized yet
        UnsupportedPattern,    // `name`: its pattern `value` cannot be run (`reason`) and is left out
        SlashesInPattern,      // `name`: its pattern `value` looks for its slashes as letters
        UnknownLanguage,       // `name` (empty = the project) names `value`, which is no language code
        UnknownComposition,    // `name`: its setting `value` is unknown; it acts as combineComponents
        UnknownRequired,       // `name` requires `value`, which is no component
        TestTextsInTraining,   // `count` texts are in both sets
        OverlappingLabels,     // `count` labels lie over longer ones; a tagger learns one label a word
        BeyondAzure, // Azure's service would not take the project: its `bound` is `total`, here `count`
        AllGood,     // `count` items with `total` labels are ready
    };
    /// A category that the check is about, with its number.
    struct Named {
        QString name;
        std::int64_t count = 0;
        bool operator==(const Named &) const = default;
    };
    Kind kind = Kind::AllGood;
    bool blocking = false;
    bool warning = false;
    QString name;   // BadModelName, and of one category
    QString value;  // of the schema, as it is written there
    Message reason; // why a pattern cannot be run
    std::int64_t count = 0;
    std::int64_t total = 0;
    int askedPercent = 0;                                     // HeldBackOtherwise
    std::vector<Named> categories;                            // the fewest first; of one kind
    project::CategoryKind of = project::CategoryKind::Intent; // what `categories` are, or what items lack
    project::AzureBound bound = project::AzureBound::MostItems;
    std::int64_t learnedIntents = 0;  // AllGood: with a label on the training side
    std::int64_t learnedEntities = 0; // AllGood, likewise
    std::int64_t learnedClasses = 0;  // AllGood, likewise
    bool documents = false;           // the items are documents
    ItemFilter filter;                // finds the items it is about, where there are any
};
/// Reads the whole project; Cancelled soon after `stop`.
Result<std::vector<TrainingCheck>> checkTraining(Workspace &workspace, std::int64_t project,
                                                 const TrainRequest &request,
                                                 const std::stop_token &stop = {});

} // namespace glossa::workspace
