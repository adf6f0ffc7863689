// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glossa::evaluate {

/// What of a text is judged. In the order of the kinds of categories.
enum class JudgedKind : std::uint8_t { Intent, Entity, Class };

/// A span with its category; `category` indexes Outcomes::entities.
struct CategorySpan {
    text::Utf16Span span;
    std::uint32_t category = 0;
    auto operator<=>(const CategorySpan &) const = default;
};

/// A class that the model gave; `category` indexes Outcomes::classes.
struct ClassScore {
    std::uint32_t category = 0;
    double confidence = 0.0;
    bool operator==(const ClassScore &) const = default;
};

/// A test item with what people labeled and what the model said. Everything on the details page is computed
/// from a list of these.
struct Outcome {
    std::int64_t item = 0;                        // id in the project, 0 when judged on a file
    std::u16string text;                          // of the utterance or document
    std::vector<text::Utf16Span> regions;         // NER regions; empty = the whole text
    std::optional<std::uint32_t> expectedIntent;  // index into Outcomes::intents
    std::optional<std::uint32_t> predictedIntent; // the best one; the None threshold is not applied (Azure)
    double intentConfidence = 0.0;
    std::vector<CategorySpan> expected;         // in text order
    std::vector<CategorySpan> predicted;        // in text order
    std::vector<double> predictedConfidence;    // parallel to predicted, or empty
    std::vector<std::uint32_t> expectedClasses; // ascending, each once; indexes into Outcomes::classes
    std::vector<ClassScore> predictedClasses;   // ascending by class, each once
    bool operator==(const Outcome &) const = default;
};

/// The names' order is the schema's; it is the order of rows and columns.
struct Outcomes {
    std::vector<std::string> intents;
    std::vector<std::string> entities;
    std::vector<std::string> classes; // where there are any, each item is judged by its classes
    std::vector<Outcome> items;

    [[nodiscard]] const std::vector<std::string> &names(JudgedKind kind) const
    {
        return kind == JudgedKind::Intent ? intents : kind == JudgedKind::Entity ? entities : classes;
    }
};

} // namespace glossa::evaluate
