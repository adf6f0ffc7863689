// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <iterator>
#include <map>

namespace glossa::recognize {

/// A set of spans of which no two overlap, sorted by their begin.
class DisjointSpans {
public:
    /// Adds a span. Returns false and adds nothing if it would overlap another.
    bool add(const text::Utf16Span &span)
    {
        const auto after = m_spans.lower_bound(span.begin);
        if (after != m_spans.end() && after->second.overlaps(span))
            return false;
        if (after != m_spans.begin() && std::prev(after)->second.overlaps(span))
            return false;
        m_spans.emplace_hint(after, span.begin, span);
        return true;
    }

private:
    std::map<std::int32_t, text::Utf16Span> m_spans;
};

} // namespace glossa::recognize
