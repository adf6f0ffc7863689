// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/composition.h"

#include "core/recognize/disjoint_spans.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace glossa::recognize {

namespace {

/// Adds a match to an entity, whose span grows to hold both.
void absorb(FoundEntity &entity, const ComponentMatch &match)
{
    const std::int32_t begin = std::min(entity.span.begin, match.span.begin);
    const std::int32_t end = std::max(entity.span.end(), match.span.end());
    entity.span = {begin, end - begin};
    if (match.kind == ComponentKind::Learned) {
        const bool first = std::ranges::find(entity.parts, ComponentKind::Learned) == entity.parts.end();
        entity.confidence = first ? match.confidence : std::max(entity.confidence, match.confidence);
    }
    const auto part = std::ranges::lower_bound(entity.parts, match.kind);
    if (part == entity.parts.end() || *part != match.kind)
        entity.parts.insert(part, match.kind);
    const bool hasExtra = match.kind == ComponentKind::List || match.kind == ComponentKind::Regex;
    if (hasExtra && std::ranges::find(entity.extra, match.extra) == entity.extra.end())
        entity.extra.push_back(match.extra);
}

FoundEntity entityOf(const ComponentMatch &match)
{
    FoundEntity entity;
    entity.span = match.span;
    entity.category = match.category;
    absorb(entity, match);
    return entity;
}

/// Makes one entity of neighbours in text order as long as `joins` says so.
std::vector<FoundEntity> joined(const std::vector<ComponentMatch> &matches,
                                const std::function<bool(const FoundEntity &, const ComponentMatch &)> &joins)
{
    std::vector<FoundEntity> entities;
    for (const ComponentMatch &match : matches) {
        if (!entities.empty() && joins(entities.back(), match))
            absorb(entities.back(), match);
        else
            entities.push_back(entityOf(match));
    }
    return entities;
}

std::vector<FoundEntity> sameSpans(const std::vector<ComponentMatch> &matches)
{
    return joined(matches, [](const FoundEntity &entity, const ComponentMatch &match) {
        return entity.span == match.span;
    });
}

std::vector<FoundEntity> longest(const std::vector<ComponentMatch> &matches)
{
    std::vector<FoundEntity> candidates = sameSpans(matches);
    std::ranges::stable_sort(candidates, std::ranges::greater(),
                             [](const FoundEntity &entity) { return entity.span.length; });
    DisjointSpans kept;
    std::erase_if(candidates, [&](const FoundEntity &candidate) { return !kept.add(candidate.span); });
    std::ranges::sort(candidates, {}, &FoundEntity::span);
    return candidates;
}

std::vector<FoundEntity> composed(const std::vector<ComponentMatch> &matches, const CompositionRules &rules)
{
    switch (rules.setting) {
    case Composition::Combine:
        break;
    case Composition::Separate: // a component that has a span twice (two list keys) still finds it once
        return joined(matches, [](const FoundEntity &entity, const ComponentMatch &match) {
            return entity.span == match.span && entity.parts.front() == match.kind;
        });
    case Composition::LongestOverlap:
        return longest(matches);
    case Composition::ExactOverlap: {
        std::vector<FoundEntity> entities = sameSpans(matches);
        std::erase_if(entities, [&](const FoundEntity &entity) {
            return !std::ranges::includes(entity.parts, rules.defined);
        });
        return entities;
    }
    }
    return joined(matches, [](const FoundEntity &entity, const ComponentMatch &match) {
        return entity.span.overlaps(match.span);
    });
}

} // namespace

std::vector<FoundEntity> compose(std::vector<ComponentMatch> matches, const CompositionRules &rules)
{
    std::ranges::stable_sort(matches, {},
                             [](const ComponentMatch &match) { return std::tuple(match.span, match.kind); });
    std::vector<FoundEntity> entities = composed(matches, rules);
    std::erase_if(entities, [&](const FoundEntity &entity) {
        return !std::ranges::includes(entity.parts, rules.required);
    });
    return entities;
}

} // namespace glossa::recognize
