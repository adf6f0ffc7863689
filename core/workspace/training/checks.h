// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
        KindNotTrained,        // blocking: no model of the project's kind can be trained
        NothingToLearn,        // blocking: no Train item with an intent or a label
        NothingJudged,         // no labeled item is on the test side: there will be a model without figures
        HeldBackOtherwise,     // `count` of `total` items are held back, which is not the share asked for
        BadModelName,          // blocking
        JobRunning,            // blocking: another training of this project runs
        UnlabeledItems,        // `count` items without intent / label are left out
        HalfLabeled,           // `count` items lack only an intent: they teach entities and no intent
        CategoryWithoutLabels, // `categories`: no label on the training side; lists and patterns still work
        FewLabels,             // `categories`: as many labels, fewer than enoughLabels
        NotInTestSet,          // `categories`: no label on the test side, as many on the training side
        SameTextTwice,         // `count` texts stand in the project with different intents
        PrebuiltNotRecognized, // `categories`: as many prebuilt components, which are not recognized yet
        UnsupportedPattern,    // `name`: its pattern `value` cannot be run (`reason`) and is left out
        SlashesInPattern,      // `name`: its pattern `value` looks for its slashes as letters
        UnknownLanguage,       // `name` (empty = the project) names `value`, which is no language code
        UnknownComposition,    // `name`: its setting `value` is unknown; it acts as combineComponents
        UnknownRequired,       // `name` requires `value`, which is no component
        TestTextsInTraining,   // `count` texts are in both sets
        OverlappingLabels,     // `count` labels lie over longer ones; a tagger learns one label a word
        AllGood,               // `count` items with `total` labels are ready
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
    QString name;   // BadModelName, KindNotTrained, and of one category
    QString value;  // of the schema, as it is written there
    Message reason; // why a pattern cannot be run
    std::int64_t count = 0;
    std::int64_t total = 0;
    int askedPercent = 0;             // HeldBackOtherwise
    std::vector<Named> categories;    // the fewest first; intents or entities, never both
    bool ofIntents = false;           // what `categories` are
    std::int64_t learnedIntents = 0;  // AllGood: with a label on the training side
    std::int64_t learnedEntities = 0; // AllGood, likewise
    bool documents = false;           // AllGood: the items are documents
    ItemFilter filter;                // finds the items it is about, where there are any
};
/// Reads the whole project; Cancelled soon after `stop`.
Result<std::vector<TrainingCheck>> checkTraining(Workspace &workspace, std::int64_t project,
                                                 const TrainRequest &request,
                                                 const std::stop_token &stop = {});

} // namespace glossa::workspace
