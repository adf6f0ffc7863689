// SPDX-License-Identifier: GPL-3.0-or-later
// This is UAX #29, section 3 (extended grapheme clusters), written as one step from a code point to the next.
// The two editions differ in the classes of code points, in GB11 (emoji joined by ZWJ) and in GB12/13
// (regional indicators in pairs); the other rules are shared. The cost is O(length), and text below U+0300
// needs no look-up.
#include "core/text/graphemes.h"

#include "core/text/grapheme_table.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
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

/// The scripts whose conjuncts GB9c keeps whole.
bool hasConjuncts(char32_t c)
{
    if (c < 0x0900 || c > 0x0D7F)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GUJARATI:
    case USCRIPT_ORIYA:
    case USCRIPT_TELUGU:
    case USCRIPT_MALAYALAM:
        return true;
    default:
        return false;
    }
}

bool hasSyllabicCategory(char32_t c, UIndicSyllabicCategory category)
{
    return hasConjuncts(c) &&
           u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_INDIC_SYLLABIC_CATEGORY) == category;
}

struct Point {
    char32_t code;
    ClusterClass kind;
};

/// The state of a cluster's beginning that decides whether it continues.
struct Cluster {
    enum class Conjunct : std::uint8_t { None, Consonant, Linked };

    ClusterClass last;
    bool afterPictographic; // pictographic extend*
    bool joinsPictographic; // pictographic extend* ZWJ
    int indicators;         // regional indicators at the end
    Conjunct conjunct;      // a consonant, and a virama behind it

    explicit Cluster(Point first)
        : last(first.kind)
        , afterPictographic(first.kind == Pictographic)
        , joinsPictographic(false)
        , indicators(first.kind == RegionalIndicator ? 1 : 0)
        , conjunct(Conjunct::None)
    {
        followConjunct(first);
    }

    void add(Point next)
    {
        joinsPictographic = next.kind == Zwj && afterPictographic;
        afterPictographic = next.kind == Pictographic || (next.kind == Extend && afterPictographic);
        indicators = next.kind == RegionalIndicator ? indicators + 1 : 0;
        last = next.kind;
        followConjunct(next);
    }

    void followConjunct(Point next)
    {
        if (hasSyllabicCategory(next.code, U_INSC_CONSONANT))
            conjunct = Conjunct::Consonant;
        else if (conjunct != Conjunct::None && hasSyllabicCategory(next.code, U_INSC_VIRAMA))
            conjunct = Conjunct::Linked;
        else if (next.kind != Zwj &&
                 (next.kind != Extend || u_getCombiningClass(static_cast<UChar32>(next.code)) == 0))
            conjunct = Conjunct::None;
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

bool goesOn(const Cluster &cluster, Point point, ClusterRules rules)
{
    const ClusterClass next = point.kind;
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
    if (cluster.conjunct == Cluster::Conjunct::Linked && rules == ClusterRules::Current)
        return hasSyllabicCategory(point.code, U_INSC_CONSONANT);
    return joinsHangul(cluster.last, next);
}

} // namespace

std::int32_t clusterEnd(std::u16string_view text, std::int32_t begin, ClusterRules rules)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const char16_t *units = text.data();
    std::int32_t at = begin + 1;
    // Below U+0300 only CR LF joins.
    if (at < size && units[begin] < 0x300 && units[at] < 0x300)
        return units[begin] == u'\r' && units[at] == u'\n' ? at + 1 : at;

    at = begin;
    const auto take = [&](std::int32_t &place) -> Point {
        UChar32 c = 0;
        U16_NEXT(units, place, size, c);
        return {static_cast<char32_t>(c), classOf(static_cast<char32_t>(c), rules)};
    };
    Cluster cluster(take(at));
    while (at < size) {
        std::int32_t after = at;
        const Point next = take(after);
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
        const Point next{static_cast<char32_t>(c), currentClass(static_cast<char32_t>(c))};
        std::int32_t before = at;
        U16_PREV(units, 0, before, c);
        const Point last{static_cast<char32_t>(c), currentClass(static_cast<char32_t>(c))};
        // Only these classes can be told from their neighbour by looking at nothing else.
        const bool plain = (next.kind == Other && !hasConjuncts(next.code)) || isControl(next.kind);
        if (plain && !goesOn(Cluster(last), next, ClusterRules::Current))
            return at;
        at = before;
    }
    return at;
}

} // namespace glossa::text
