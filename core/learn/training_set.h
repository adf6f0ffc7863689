// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::learn {

/// A span of one category; `category` indexes TrainingSet::entities.
struct LabeledSpan {
    text::Utf16Span span;
    std::uint32_t category = 0;
    bool operator==(const LabeledSpan &) const = default;
};

/// One utterance, or the labeled region of one document. Spans may nest or overlap in the input; the tagger
/// learns a non-overlapping choice: the longest, then the leftmost.
struct Example {
    std::u16string text;
    std::string language;     // BCP-47; empty = unknown
    std::int32_t intent = -1; // index into TrainingSet::intents; -1 = none given
    std::vector<LabeledSpan> spans;
    std::vector<std::uint32_t> classes; // ascending, each once; indexes into TrainingSet::classes
    bool labelsSpans = true;            // false: says nothing about entities (not used for the tagger)
};

/// What a model learns from. Names are UTF-8 and keep the order of the project's schema.
struct TrainingSet {
    std::vector<std::string> intents;
    std::vector<std::string> entities;
    std::vector<std::string> classes;
    bool severalClasses = false; // an example may have more than one
    std::vector<Example> examples;
};

} // namespace glossa::learn
