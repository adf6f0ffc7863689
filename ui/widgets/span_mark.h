// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QString>

#include <cstdint>

namespace glossa::widgets {

/// Who says so: a person, a model's suggestion, or a list, pattern or prebuilt component.
enum class SpanLook : std::uint8_t { Person, Suggestion, Component };

/// A labeled stretch of a text as it is drawn.
struct SpanMark {
    text::Utf16Span span;
    QString caption;
    QString key = {};
    int slot = 0;
    SpanLook look = SpanLook::Person;
    double confidence = -1.0; // below 0 = none is shown
    bool faint = false;       // in a list: it is not what its row is about
    bool operator==(const SpanMark &) const = default;
};

} // namespace glossa::widgets
