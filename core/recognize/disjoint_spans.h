// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <iterator>
#include <map>

namespace glossa::recognize {

/// Spans none of which lies over another, by their begin.
class DisjointSpans {
public:
    /// False, and nothing happens, if it would lie over one.
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
