// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognize/components.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// Finds list and regex components in texts. It does not change after compile() and may be shared between
/// threads. Lists match whole tokens in any case and any spelling of the same letters
/// (text::foldForComparing). A match that a longer match of the same entity holds is dropped. Synonyms of the
/// text's language are used, else those of the project's. Regexes are run by RE2; they are case-sensitive and
/// match anywhere. Azure's `/…/` and .NET's `(?<name>…)` are understood.
class Recognizer {
public:
    /// Returns UnsupportedPattern for a pattern that RE2 cannot run; `detail` is the reason, `place` the
    /// entity and key.
    static Result<Recognizer> compile(std::vector<EntityComponents> entities,
                                      const std::string &projectLanguage);

    Recognizer(Recognizer &&) noexcept;
    Recognizer &operator=(Recognizer &&) noexcept;
    ~Recognizer();

    /// Returns the list and regex matches in text order. An empty `language` stands for the project's.
    [[nodiscard]] std::vector<ComponentMatch> find(std::u16string_view text, std::string_view language) const;

    /// Joins learned spans (kind Learned) with what find() finds, by the composition setting of each entity,
    /// and drops what lacks a required component. The result is in text order. Spans of different entities
    /// may overlap.
    [[nodiscard]] std::vector<FoundEntity> combine(std::u16string_view text, std::string_view language,
                                                   const std::vector<ComponentMatch> &learned) const;

private:
    struct Compiled;
    explicit Recognizer(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

/// Checks one pattern. If it is refused, `detail` says why.
[[nodiscard]] Status checkPattern(std::u16string_view pattern);

/// Returns true for `/…/i` and its like. With flags behind them the slashes are not taken off but looked for
/// in the text, which the writer can hardly mean.
[[nodiscard]] bool looksForSlashes(std::u16string_view pattern);

} // namespace glossa::recognize
