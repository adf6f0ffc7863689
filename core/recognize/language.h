// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// Writes a tag in lower case with "-" between its subtags.
[[nodiscard]] std::string normalizedLanguage(std::string_view language);

/// Returns the primary subtag, such as "en" of "en-us".
[[nodiscard]] std::string_view primarySubtag(std::string_view language);

/// The part of a list or pattern that is written in one language. Sources of the same group say the same
/// thing in different languages.
struct Source {
    std::uint32_t group = 0;
    std::string language; // normalized
};

/// Decides which sources apply to a query's language. Within each group these are the sources of that very
/// language, else of its primary subtag, else of the project's language in the same order.
class LanguageChoice {
public:
    LanguageChoice(const std::vector<Source> &sources, std::string_view projectLanguage);

    /// Returns for each source whether it applies. An empty `language` stands for the project's.
    [[nodiscard]] const std::vector<bool> &activeFor(std::string_view language) const;

private:
    struct Known {
        std::string language;
        std::vector<bool> active;
    };
    std::vector<Known> m_known; // sorted by language
    std::string m_project;
};

} // namespace glossa::recognize
