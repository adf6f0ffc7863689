// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/recognizer.h"

#include "core/recognize/composition.h"
#include "core/recognize/language.h"
#include "core/recognize/list_matcher.h"
#include "core/recognize/pattern_matcher.h"
#include "core/text/folding.h"
#include "core/text/offset_map.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace glossa::recognize {

namespace {

/// The synonyms of a list key in one language.
struct ListSource {
    std::size_t entity = 0;
    std::u16string key;
    std::uint32_t source = 0; // index into the language choice
    text::LetterRules letters = text::LetterRules::Usual;
};

struct PatternSource {
    std::size_t entity = 0;
    Extra extra;
    std::uint32_t source = 0;
    PatternMatcher matcher;
};

/// Keeps those list matches of one entity that no longer match holds. Two matches that overlap without one
/// holding the other both stay, because composition decides about them; so do two keys at the very same
/// place.
void dropHeld(std::vector<ComponentMatch> &matches)
{
    std::ranges::stable_sort(matches, [](const ComponentMatch &a, const ComponentMatch &b) {
        return std::tuple(a.span.begin, -a.span.length) < std::tuple(b.span.begin, -b.span.length);
    });
    text::Utf16Span reaching{-1, 0}; // the one so far that reaches farthest
    std::erase_if(matches, [&](const ComponentMatch &match) {
        if (match.span == reaching)
            return false;
        if (match.span.end() <= reaching.end())
            return true;
        reaching = match.span;
        return false;
    });
}

void sortInTextOrder(std::vector<ComponentMatch> &matches)
{
    std::ranges::stable_sort(matches, {}, [](const ComponentMatch &match) {
        return std::tuple(match.span, match.category, match.kind);
    });
}

CompositionRules rulesOf(const EntityComponents &entity)
{
    CompositionRules rules;
    rules.setting = entity.composition;
    const auto add = [](std::vector<ComponentKind> &kinds, bool wanted, ComponentKind kind) {
        if (wanted)
            kinds.push_back(kind);
    };
    add(rules.defined, entity.learned || entity.learnedRequired, ComponentKind::Learned);
    add(rules.defined, !entity.list.empty(), ComponentKind::List);
    add(rules.defined, !entity.patterns.empty(), ComponentKind::Regex);
    add(rules.required, entity.learnedRequired, ComponentKind::Learned);
    add(rules.required, entity.listRequired, ComponentKind::List);
    add(rules.required, entity.regexRequired, ComponentKind::Regex);
    add(rules.required, entity.prebuiltRequired, ComponentKind::Prebuilt);
    return rules;
}

} // namespace

struct Recognizer::Compiled {
    std::vector<std::uint32_t> categories;           // by entity
    std::map<std::uint32_t, CompositionRules> rules; // by category
    std::vector<ListSource> lists;
    ListMatcher listMatcher;
    std::vector<PatternSource> patterns;
    LanguageChoice languages{{}, {}};

    std::string projectLanguage;

    [[nodiscard]] text::LetterRules lettersOf(std::string_view language) const
    {
        return text::letterRules(language.empty() ? std::string_view(projectLanguage) : language);
    }
    void findLists(std::u16string_view text, text::LetterRules letters, const std::vector<bool> &active,
                   std::vector<ComponentMatch> &matches) const;
    void findPatterns(std::u16string_view text, const std::vector<bool> &active,
                      std::vector<ComponentMatch> &matches) const;
};

/// A wording is found if it reads like the text by the rules of its own language or of the text's language.
void Recognizer::Compiled::findLists(std::u16string_view text, text::LetterRules letters,
                                     const std::vector<bool> &active,
                                     std::vector<ComponentMatch> &matches) const
{
    std::vector<text::LetterRules> runs{letters};
    const auto isOther = [&](const ListSource &list) {
        return active[list.source] && list.letters != letters;
    };
    if (const auto other = std::ranges::find_if(lists, isOther); other != lists.end())
        runs.push_back(other->letters);

    std::map<std::size_t, std::vector<ComponentMatch>> byEntity;
    std::set<std::pair<text::Utf16Span, std::uint32_t>> known;
    for (const text::LetterRules run : runs) {
        for (const ListMatcher::Hit &hit : listMatcher.find(text, run)) {
            const ListSource &list = lists[hit.phrase];
            const bool applies = active[list.source] && (run == letters || run == list.letters);
            if (applies && (runs.size() == 1 || known.emplace(hit.span, hit.phrase).second))
                byEntity[list.entity].push_back({hit.span, categories[list.entity], ComponentKind::List, 1.0,
                                                 Extra{ComponentKind::List, list.key, {}}});
        }
    }
    for (auto &[entity, found] : byEntity) {
        dropHeld(found);
        std::ranges::move(found, std::back_inserter(matches));
    }
}

void Recognizer::Compiled::findPatterns(std::u16string_view text, const std::vector<bool> &active,
                                        std::vector<ComponentMatch> &matches) const
{
    for (const PatternSource &pattern : patterns) {
        if (!active[pattern.source])
            continue;
        for (const text::Utf16Span &span : pattern.matcher.find(text))
            matches.push_back({span, categories[pattern.entity], ComponentKind::Regex, 1.0, pattern.extra});
    }
}

namespace {

/// Hands out the numbers of the sources. Each key of an entity's lists, and of its patterns, is a group.
class Sources {
public:
    explicit Sources(std::string_view projectLanguage) : m_project(projectLanguage) {}

    std::uint32_t add(std::uint32_t group, std::string_view language)
    {
        m_sources.push_back({group, normalizedLanguage(language.empty() ? m_project : language)});
        return static_cast<std::uint32_t>(m_sources.size()) - 1;
    }
    std::uint32_t newGroup() { return m_groups++; }
    [[nodiscard]] const std::vector<Source> &all() const { return m_sources; }

private:
    std::string_view m_project;
    std::vector<Source> m_sources;
    std::uint32_t m_groups = 0;
};

Message placeOf(const EntityComponents &entity, const Pattern &pattern)
{
    return {Phrase::EntityKey, entity.category, text::toUtf8(pattern.key)};
}

} // namespace

Result<Recognizer> Recognizer::compile(std::vector<EntityComponents> entities,
                                       const std::string &projectLanguage)
{
    auto compiled = std::make_unique<Compiled>();
    compiled->projectLanguage = projectLanguage;
    Sources sources(projectLanguage);
    for (std::size_t index = 0; index < entities.size(); ++index) {
        const EntityComponents &entity = entities[index];
        compiled->categories.push_back(entity.category);
        compiled->rules[entity.category] = rulesOf(entity);
        for (const Sublist &sublist : entity.list) {
            const std::uint32_t group = sources.newGroup();
            for (const Synonyms &synonyms : sublist.synonyms) {
                const auto phrase = static_cast<std::uint32_t>(compiled->lists.size());
                compiled->lists.push_back({index, sublist.key, sources.add(group, synonyms.language),
                                           compiled->lettersOf(synonyms.language)});
                for (const std::u16string &value : synonyms.values)
                    compiled->listMatcher.add(value, phrase);
            }
        }
        std::map<std::u16string, std::uint32_t> groups;
        for (const Pattern &pattern : entity.patterns) {
            auto matcher = PatternMatcher::compile(pattern.pattern);
            if (!matcher) {
                matcher.error().place = placeOf(entity, pattern);
                return tl::unexpected(matcher.error());
            }
            if (!groups.contains(pattern.key))
                groups[pattern.key] = sources.newGroup();
            compiled->patterns.push_back({index, Extra{ComponentKind::Regex, pattern.key, pattern.pattern},
                                          sources.add(groups[pattern.key], pattern.language),
                                          std::move(*matcher)});
        }
    }
    compiled->languages = LanguageChoice(sources.all(), projectLanguage);
    return Recognizer(std::move(compiled));
}

Recognizer::Recognizer(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
Recognizer::Recognizer(Recognizer &&) noexcept = default;
Recognizer &Recognizer::operator=(Recognizer &&) noexcept = default;
Recognizer::~Recognizer() = default;

std::vector<ComponentMatch> Recognizer::find(std::u16string_view text, std::string_view language) const
{
    std::vector<ComponentMatch> matches;
    const std::vector<bool> &active = m_compiled->languages.activeFor(language);
    m_compiled->findLists(text, m_compiled->lettersOf(language), active, matches);
    m_compiled->findPatterns(text, active, matches);
    sortInTextOrder(matches);
    return matches;
}

std::vector<FoundEntity> Recognizer::combine(std::u16string_view text, std::string_view language,
                                             const std::vector<ComponentMatch> &learned) const
{
    std::map<std::uint32_t, std::vector<ComponentMatch>> byCategory;
    for (const ComponentMatch &match : learned)
        byCategory[match.category].push_back(match);
    for (ComponentMatch &match : find(text, language))
        byCategory[match.category].push_back(std::move(match));

    std::vector<FoundEntity> entities;
    for (auto &[category, matches] : byCategory) {
        const auto rules = m_compiled->rules.find(category);
        std::vector<FoundEntity> found = compose(
            std::move(matches), rules != m_compiled->rules.end() ? rules->second : CompositionRules{});
        std::ranges::move(found, std::back_inserter(entities));
    }
    std::ranges::stable_sort(entities, {}, &FoundEntity::span);
    return entities;
}

bool looksForSlashes(std::u16string_view pattern)
{
    constexpr std::u16string_view flags = u"gimnsuxy"; // of .NET and of JavaScript
    const std::size_t last = pattern.rfind(u'/');
    if (!pattern.starts_with(u'/') || last < 2 || last == std::u16string_view::npos)
        return false;
    const std::u16string_view behind = pattern.substr(last + 1);
    return !behind.empty() && behind.find_first_not_of(flags) == std::u16string_view::npos &&
           std::ranges::all_of(behind, [&](char16_t flag) { return std::ranges::count(behind, flag) == 1; });
}

Status checkPattern(std::u16string_view pattern)
{
    const auto matcher = PatternMatcher::compile(pattern);
    if (!matcher)
        return tl::unexpected(matcher.error());
    return {};
}

} // namespace glossa::recognize
