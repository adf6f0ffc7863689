// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::recognize {

/// How the components of an entity combine where they overlap. The names are Azure's.
enum class Composition : std::uint8_t { Combine, Separate, LongestOverlap, ExactOverlap };

struct Synonyms {
    std::string language; // BCP-47 of the values; empty = the project's language
    std::vector<std::u16string> values;
};

struct Sublist {
    std::u16string key;
    std::vector<Synonyms> synonyms;
};

struct Pattern {
    std::u16string key;
    std::string language;
    std::u16string pattern; // as written in the project, with or without Azure's slashes
};

/// What is known of one entity beside its labels. `category` is the caller's number for it.
struct EntityComponents {
    std::uint32_t category = 0;
    Composition composition = Composition::Combine;
    std::vector<Sublist> list;
    std::vector<Pattern> patterns;
    bool learned =
        false; // has labels to learn from; ExactOverlap asks whether the learned part must agree too
    bool learnedRequired = false;
    bool listRequired = false;
    bool regexRequired = false;
    bool prebuiltRequired = false;
};

enum class ComponentKind : std::uint8_t { Learned, List, Regex, Prebuilt };

/// Azure's extraInformation of one part.
struct Extra {
    ComponentKind kind = ComponentKind::List; // List -> ListKey, Regex -> RegexKey
    std::u16string key;
    std::u16string pattern; // Regex only
    auto operator<=>(const Extra &) const = default;
};

/// A span found by one component.
struct ComponentMatch {
    text::Utf16Span span;
    std::uint32_t category = 0;
    ComponentKind kind = ComponentKind::Learned;
    double confidence = 1.0;
    Extra extra; // List and Regex
};

/// An entity as the answer to a query shows it, after composition and the check of required components.
struct FoundEntity {
    text::Utf16Span span;
    std::uint32_t category = 0;
    double confidence = 1.0;          // of the learned part; 1 without one
    std::vector<ComponentKind> parts; // sorted, unique
    std::vector<Extra> extra;         // in text order of their parts, unique
};

} // namespace glossa::recognize
