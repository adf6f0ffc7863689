// SPDX-License-Identifier: GPL-3.0-or-later
// The two views that look at text instead of spans.
//
// Character share is the matrix of Azure's service: each label, and each stretch between labels, is a
// segment of weight 1, shared among the categories predicted over its characters that are not blank. A
// stretch of nothing but blanks is no segment; a blank label is shared by all its characters, so that a row
// sums to its labels. Where predictions or labels lie over each other, the category asked for wins, else the
// first in text order.
#include "core/evaluate/matrix.h"
#include "core/evaluate/span_sets.h"
#include "core/text/tokenizer.h"

#include <algorithm>

namespace glossa::evaluate {

namespace {

using text::Utf16Span;

/// Returns whether a code unit is White_Space of Unicode, which is frozen and lies in the basic plane.
bool isBlank(char16_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

Utf16Span within(Utf16Span span, std::u16string_view text)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const std::int32_t begin = std::clamp(span.begin, 0, size);
    return {begin, std::clamp(span.end(), begin, size) - begin};
}

int weigh(std::u16string_view text, Utf16Span span, bool blanksToo)
{
    const auto part =
        text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.length));
    return static_cast<int>(
        std::ranges::count_if(part, [&](char16_t c) { return blanksToo || !isBlank(c); }));
}

std::vector<Utf16Span> regionsOf(const Outcome &outcome)
{
    std::vector<Utf16Span> regions;
    regions.reserve(outcome.regions.size() + 1);
    for (const Utf16Span &region : outcome.regions)
        regions.push_back(within(region, outcome.text));
    if (regions.empty())
        regions.push_back({0, static_cast<std::int32_t>(outcome.text.size())});
    std::ranges::sort(regions);
    return regions;
}

/// Returns the longest stretches of the regions without a label.
std::vector<Utf16Span> gapsOf(const Outcome &outcome, const SpanSets &sets)
{
    std::vector<Utf16Span> gaps;
    for (const Utf16Span &region : regionsOf(outcome)) {
        std::int32_t begin = region.begin;
        const auto addUpTo = [&](std::int32_t end) {
            if (end > begin)
                gaps.push_back({begin, end - begin});
        };
        for (const int index : sets.expected) {
            const Utf16Span &label = outcome.expected[static_cast<std::size_t>(index)].span;
            if (label.length == 0 || label.end() <= begin)
                continue;
            if (label.begin >= region.end())
                break;
            addUpTo(label.begin);
            begin = label.end();
        }
        addUpTo(region.end());
    }
    return gaps;
}

/// Divides the segments of one item among the categories.
class Sharer {
public:
    Sharer(std::size_t item, const Outcome &outcome, Matrix &matrix)
        : m_item(item), m_outcome(outcome), m_sets(spanSets(outcome)), m_matrix(matrix)
    {
        for (const int index : m_sets.predicted)
            m_longest = std::max(m_longest, predicted(index).span.length);
    }

    void run()
    {
        for (const int index : m_sets.expected) {
            const CategorySpan &label = m_outcome.expected[static_cast<std::size_t>(index)];
            share(within(label.span, m_outcome.text), label.category, index);
        }
        for (const Utf16Span &gap : gapsOf(m_outcome, m_sets))
            share(gap, m_matrix.noneClass(), -1);
    }

private:
    [[nodiscard]] const CategorySpan &predicted(int index) const
    {
        return m_outcome.predicted[static_cast<std::size_t>(index)];
    }

    /// Returns the predictions that overlap a segment, those of the wanted category first.
    [[nodiscard]] std::vector<int> over(Utf16Span segment, std::uint32_t wanted) const
    {
        std::vector<int> found;
        // They are sorted by their begin. A prediction that begins further to the left than the longest one
        // is long cannot reach the segment.
        auto at = std::ranges::lower_bound(m_sets.predicted, segment.begin - m_longest, {},
                                           [&](int index) { return predicted(index).span.begin; });
        for (; at != m_sets.predicted.end() && predicted(*at).span.begin < segment.end(); ++at)
            if (predicted(*at).span.overlaps(segment))
                found.push_back(*at);
        std::ranges::stable_sort(found, {}, [&](int index) { return predicted(index).category != wanted; });
        return found;
    }

    void share(Utf16Span segment, std::uint32_t row, int label)
    {
        int whole = weigh(m_outcome.text, segment, false);
        const bool blanksToo = whole == 0;
        if (blanksToo && label < 0)
            return;
        if (blanksToo)
            whole = std::max(1, weigh(m_outcome.text, segment, true));

        std::vector<Utf16Span> left{segment};
        int unshared = whole;
        for (const int index : over(segment, row)) {
            const int taken = take(predicted(index).span, left, blanksToo);
            unshared -= taken;
            if (taken > 0)
                m_matrix.add(row, predicted(index).category, double(taken) / whole, {m_item, label, index});
        }
        if (unshared > 0)
            m_matrix.add(row, m_matrix.noneClass(), double(unshared) / whole, {m_item, label, -1});
    }

    /// Removes the characters of a prediction from what is left of a segment. Returns how many they were.
    [[nodiscard]] int take(Utf16Span span, std::vector<Utf16Span> &left, bool blanksToo) const
    {
        int taken = 0;
        std::vector<Utf16Span> rest;
        for (const Utf16Span &piece : left) {
            const std::int32_t begin = std::clamp(span.begin, piece.begin, piece.end());
            const std::int32_t end = std::clamp(span.end(), begin, piece.end());
            taken += weigh(m_outcome.text, {begin, end - begin}, blanksToo);
            if (begin > piece.begin)
                rest.push_back({piece.begin, begin - piece.begin});
            if (piece.end() > end)
                rest.push_back({end, piece.end() - end});
        }
        left = std::move(rest);
        return taken;
    }

    std::size_t m_item;
    const Outcome &m_outcome;
    SpanSets m_sets;
    Matrix &m_matrix;
    std::int32_t m_longest = 0;
};

/// Returns the index of the first span over a token, one of the wanted category before others, or -1. `past`
/// counts the spans at the begin of `order` that end before the token and is carried from one token to the
/// next.
int spanOver(const std::vector<CategorySpan> &spans, const std::vector<int> &order, std::size_t &past,
             Utf16Span token, const CategorySpan *wanted)
{
    const auto spanAt = [&](std::size_t at) -> const CategorySpan & {
        return spans[static_cast<std::size_t>(order[at])];
    };
    while (past < order.size() && spanAt(past).span.end() <= token.begin)
        ++past;
    int first = -1;
    for (std::size_t at = past; at < order.size(); ++at) {
        const int index = order[at];
        const CategorySpan &span = spanAt(at);
        if (span.span.begin >= token.end())
            break;
        if (!span.span.overlaps(token))
            continue;
        if (!wanted || span.category == wanted->category)
            return index;
        if (first < 0)
            first = index;
    }
    return first;
}

} // namespace

void addCharacterShares(const Outcomes &outcomes, Matrix &matrix)
{
    for (std::size_t i = 0; i < outcomes.items.size(); ++i)
        Sharer(i, outcomes.items[i], matrix).run();
}

void addTokens(const Outcomes &outcomes, Matrix &matrix)
{
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        const SpanSets sets = spanSets(outcome);
        const std::vector<Utf16Span> regions = regionsOf(outcome);
        std::size_t pastExpected = 0;
        std::size_t pastPredicted = 0;
        for (const text::Token &token : text::tokenize(outcome.text, {})) {
            if (std::ranges::none_of(regions, [&](Utf16Span region) { return region.overlaps(token.span); }))
                continue;
            const int first = spanOver(outcome.expected, sets.expected, pastExpected, token.span, nullptr);
            const int predicted =
                spanOver(outcome.predicted, sets.predicted, pastPredicted, token.span,
                         first < 0 ? nullptr : &outcome.expected[static_cast<std::size_t>(first)]);
            const CategorySpan *column =
                predicted < 0 ? nullptr : &outcome.predicted[static_cast<std::size_t>(predicted)];
            const int expected = spanOver(outcome.expected, sets.expected, pastExpected, token.span, column);
            matrix.add(expected < 0 ? matrix.noneClass()
                                    : outcome.expected[static_cast<std::size_t>(expected)].category,
                       column ? column->category : matrix.noneClass(), 1.0, {i, expected, predicted});
        }
    }
}

} // namespace glossa::evaluate
