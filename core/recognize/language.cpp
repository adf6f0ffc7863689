// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/language.h"

#include <algorithm>

namespace glossa::recognize {

namespace {

/// Returns how well a source's language fits: 0 is best, 4 is not at all.
int distance(std::string_view source, std::string_view language, std::string_view project)
{
    if (source == language)
        return 0;
    if (primarySubtag(source) == primarySubtag(language))
        return 1;
    if (source == project)
        return 2;
    return primarySubtag(source) == primarySubtag(project) ? 3 : 4;
}

std::vector<bool> chosen(const std::vector<Source> &sources, std::string_view language,
                         std::string_view project)
{
    std::uint32_t groups = 0;
    for (const Source &source : sources)
        groups = std::max(groups, source.group + 1);
    std::vector<int> nearest(groups, 4);
    for (const Source &source : sources)
        nearest[source.group] = std::min(nearest[source.group], distance(source.language, language, project));
    std::vector<bool> active(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const int own = distance(sources[i].language, language, project);
        active[i] = own < 4 && own == nearest[sources[i].group];
    }
    return active;
}

} // namespace

std::string normalizedLanguage(std::string_view language)
{
    std::string normal(language);
    for (char &c : normal) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (c == '_')
            c = '-';
    }
    return normal;
}

std::string_view primarySubtag(std::string_view language)
{
    return language.substr(0, language.find('-'));
}

LanguageChoice::LanguageChoice(const std::vector<Source> &sources, std::string_view projectLanguage)
    : m_project(normalizedLanguage(projectLanguage))
{
    std::vector<std::string> languages{m_project};
    for (const Source &source : sources) {
        languages.push_back(source.language);
        languages.emplace_back(primarySubtag(source.language));
    }
    std::ranges::sort(languages);
    const auto repeated = std::ranges::unique(languages);
    languages.erase(repeated.begin(), repeated.end());
    for (std::string &language : languages)
        m_known.push_back({language, chosen(sources, language, m_project)});
}

const std::vector<bool> &LanguageChoice::activeFor(std::string_view language) const
{
    const std::string wanted = language.empty() ? m_project : normalizedLanguage(language);
    // A tag in which nothing is written is treated as its primary subtag, and a language in which nothing is
    // written as the project's.
    for (const std::string_view tag :
         {std::string_view(wanted), primarySubtag(wanted), std::string_view(m_project)}) {
        const auto found = std::ranges::lower_bound(m_known, tag, {}, &Known::language);
        if (found != m_known.end() && found->language == tag)
            return found->active;
    }
    return m_known.front().active;
}

} // namespace glossa::recognize
