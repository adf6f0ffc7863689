// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"

#ifndef Q_MOC_RUN // moc follows it into the standard library and fails
#include <rapidcheck.h>
#endif

/// Test sets of short texts with spans that nest, repeat and overlap as they like, three entities and three
/// intents.
inline glossa::evaluate::Outcomes randomOutcomes()
{
    using namespace glossa::evaluate;
    Outcomes outcomes;
    outcomes.intents = {"Buy", "None", "Sell"};
    outcomes.entities = {"A", "B", "C"};
    const auto randomSpans = [](int size) {
        std::vector<CategorySpan> spans(*rc::gen::inRange<std::size_t>(0, 5));
        for (CategorySpan &span : spans) {
            span.span.begin = *rc::gen::inRange(0, size);
            span.span.length = *rc::gen::inRange(1, size - span.span.begin + 1);
            span.category = *rc::gen::inRange<std::uint32_t>(0, 3);
        }
        std::ranges::sort(spans);
        return spans;
    };
    outcomes.items.resize(*rc::gen::inRange<std::size_t>(0, 6));
    for (Outcome &outcome : outcomes.items) {
        outcome.text = u"ab  cd, e\r\nf 12";
        const int size = static_cast<int>(outcome.text.size());
        outcome.expected = randomSpans(size);
        outcome.predicted = randomSpans(size);
        if (*rc::gen::inRange(0, 4) > 0)
            outcome.expectedIntent = *rc::gen::inRange<std::uint32_t>(0, 3);
        if (*rc::gen::inRange(0, 4) > 0)
            outcome.predictedIntent = *rc::gen::inRange<std::uint32_t>(0, 3);
    }
    return outcomes;
}
