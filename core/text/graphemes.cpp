// SPDX-License-Identifier: GPL-3.0-or-later
// UAX #29, section 3 (extended grapheme clusters), written as one step from a code point to the next. The two
// editions share the rules; they differ in the classes of code points, in GB11 (emoji joined by ZWJ) and in
// GB12/13 (regional indicators by two). Cost: O(length); text below U+0300 takes no look-up.
#include "core/text/graphemes.h"

#include "core/text/grapheme_table.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace glossa::text {

namespace {

using enum ClusterClass;

ClusterClass unicode8Class(char32_t c)
{
    if (c == u'\r')
        return Cr;
    if (c == u'\n')
        return Lf;
    if (c >= 0xAC00 && c <= 0xD7A3)
        return (c - 0xAC00) % 28 == 0 ? Lv : Lvt;
    if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
        return L;
    if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
        return V;
    if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
        return T;
    if (c >= 0x1F1E6 && c <= 0x1F1FF)
        return RegionalIndicator;
    const auto ranges = unicode8Ranges();
    const auto range = std::ranges::lower_bound(ranges, c, {}, &ClusterRange::last);
    return range != ranges.end() && range->first <= c ? range->kind : Other;
}

ClusterClass currentClass(char32_t c)
{
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_CONTROL:
        return Control;
    case U_GCB_CR:
        return Cr;
    case U_GCB_LF:
        return Lf;
    case U_GCB_EXTEND:
        return Extend;
    case U_GCB_ZWJ:
        return Zwj;
    case U_GCB_SPACING_MARK:
        return SpacingMark;
    case U_GCB_PREPEND:
        return Prepend;
    case U_GCB_REGIONAL_INDICATOR:
        return RegionalIndicator;
    case U_GCB_L:
        return L;
    case U_GCB_V:
        return V;
    case U_GCB_T:
        return T;
    case U_GCB_LV:
        return Lv;
    case U_GCB_LVT:
        return Lvt;
    default:
        return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) ? Pictographic
                                                                                         : Other;
    }
}

ClusterClass classOf(char32_t c, ClusterRules rules)
{
    return rules == ClusterRules::Unicode8 ? unicode8Class(c) : currentClass(c);
}

bool isControl(ClusterClass c)
{
    return c == Control || c == Cr || c == Lf;
}

/// What of a cluster's beginning decides whether it goes on.
struct Cluster {
    ClusterClass last;
    bool afterPictographic; // pictographic extend*
    bool joinsPictographic; // pictographic extend* ZWJ
    int indicators;         // regional indicators at the end

    explicit Cluster(ClusterClass first)
        : last(first)
        , afterPictographic(first == Pictographic)
        , joinsPictographic(false)
        , indicators(first == RegionalIndicator ? 1 : 0)
    {
    }

    void add(ClusterClass next)
    {
        joinsPictographic = next == Zwj && afterPictographic;
        afterPictographic = next == Pictographic || (next == Extend && afterPictographic);
        indicators = next == RegionalIndicator ? indicators + 1 : 0;
        last = next;
    }
};

bool joinsHangul(ClusterClass last, ClusterClass next)
{
    switch (last) {
    case L:
        return next == L || next == V || next == Lv || next == Lvt;
    case V:
    case Lv:
        return next == V || next == T;
    case T:
    case Lvt:
        return next == T;
    default:
        return false;
    }
}

bool goesOn(const Cluster &cluster, ClusterClass next, ClusterRules rules)
{
    if (cluster.last == Cr)
        return next == Lf;
    if (isControl(cluster.last) || isControl(next))
        return false;
    if (next == Extend || next == Zwj || next == SpacingMark || cluster.last == Prepend)
        return true;
    if (next == RegionalIndicator)
        return rules == ClusterRules::Unicode8 ? cluster.indicators > 0 : cluster.indicators % 2 == 1;
    if (next == Pictographic)
        return cluster.joinsPictographic;
    return joinsHangul(cluster.last, next);
}

} // namespace

std::int32_t clusterEnd(std::u16string_view text, std::int32_t begin, ClusterRules rules)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const char16_t *units = text.data();
    std::int32_t at = begin + 1;
    // Nothing below U+0300 joins but CR LF.
    if (at < size && units[begin] < 0x300 && units[at] < 0x300)
        return units[begin] == u'\r' && units[at] == u'\n' ? at + 1 : at;

    at = begin;
    UChar32 c = 0;
    U16_NEXT(units, at, size, c);
    Cluster cluster(classOf(static_cast<char32_t>(c), rules));
    while (at < size) {
        std::int32_t after = at;
        U16_NEXT(units, after, size, c);
        const ClusterClass next = classOf(static_cast<char32_t>(c), rules);
        if (!goesOn(cluster, next, rules))
            break;
        cluster.add(next);
        at = after;
    }
    return at;
}

std::vector<std::int32_t> clusterStarts(std::u16string_view text, ClusterRules rules)
{
    const auto size = static_cast<std::int32_t>(text.size());
    std::vector<std::int32_t> starts;
    starts.reserve(text.size() + 1);
    for (std::int32_t at = 0; at < size; at = clusterEnd(text, at, rules))
        starts.push_back(at);
    starts.push_back(size);
    return starts;
}

std::int32_t boundaryBefore(std::u16string_view text, std::int32_t offset)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const char16_t *units = text.data();
    std::int32_t at = std::clamp(offset, 0, size);
    if (at < size)
        U16_SET_CP_START(units, 0, at);
    while (at > 0 && at < size) {
        UChar32 c = 0;
        std::int32_t unused = at;
        U16_NEXT(units, unused, size, c);
        const ClusterClass next = currentClass(static_cast<char32_t>(c));
        std::int32_t before = at;
        U16_PREV(units, 0, before, c);
        // Only these need nothing but their neighbour to be told apart from it.
        if ((next == Other || isControl(next)) &&
            !goesOn(Cluster(currentClass(static_cast<char32_t>(c))), next, ClusterRules::Current))
            return at;
        at = before;
    }
    return at;
}

} // namespace glossa::text
