// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// Lower case, "-" between subtags.
[[nodiscard]] std::string normalizedLanguage(std::string_view language);

/// "en" of "en-us".
[[nodiscard]] std::string_view primarySubtag(std::string_view language);

/// A list's or pattern's writing in one language. Sources with the same group say the same thing in different
/// languages.
struct Source {
    std::uint32_t group = 0;
    std::string language; // normalized
};

/// Decides which sources speak for a query's language: within each group those of that very language, else of
/// its primary subtag, else of the project's language in the same order.
class LanguageChoice {
public:
    LanguageChoice(const std::vector<Source> &sources, std::string_view projectLanguage);

    /// By source: whether it applies. `language` empty = the project's.
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
