// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"
#include "core/text/span.h"

#include <QString>

#include <vector>

namespace glossa::project {

struct IntentPrediction {
    QString category;
    double confidence = 0.0;
};

/// Azure's extraInformation of an entity: the list key or the regex that found it.
struct ExtraInformation {
    enum class Kind : std::uint8_t { ListKey, RegexKey };
    Kind kind = Kind::ListKey;
    QString key;
    QString pattern; // RegexKey only
};

struct EntityPrediction {
    QString category;
    text::Utf16Span span;
    double confidence = 1.0;
    bool learned = true; // false: found by a list or regex alone
    std::vector<ExtraInformation> extra;
};

struct ClassPrediction {
    QString category;
    double confidence = 0.0;
};

/// What a model says of one text.
struct Prediction {
    ProjectKind kind = ProjectKind::Conversation;
    QString text;
    /// The answer after the threshold: "None" when the best score is below it. Conversation only.
    QString topIntent;
    /// Every intent, best first, whatever the threshold. intents[0] is the best one.
    std::vector<IntentPrediction> intents;
    double threshold = 0.0;
    std::vector<EntityPrediction> entities;
    /// The classes given to the text, best first; at most one where the kind has one class an item.
    std::vector<ClassPrediction> classes;
    /// Every class that the model has learned, most likely first, given or not.
    std::vector<ClassPrediction> allClasses;
};

} // namespace glossa::project
