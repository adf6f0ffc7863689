// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognize/components.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::recognize {

/// Finds list and regex components in texts. Immutable after compile, shared freely between threads.
/// Lists: whole tokens in any case and any writing of the same letters (text::foldForComparing), without what
/// a longer match of the same entity holds, synonyms of the text's language, else of the project's. Regexes:
/// RE2, case-sensitive, anywhere; Azure's `/…/` and .NET's `(?<name>…)` are understood.
class Recognizer {
public:
    /// UnsupportedPattern (detail: the reason; place: entity and key) for a pattern RE2 lacks the syntax for.
    static Result<Recognizer> compile(std::vector<EntityComponents> entities,
                                      const std::string &projectLanguage);

    Recognizer(Recognizer &&) noexcept;
    Recognizer &operator=(Recognizer &&) noexcept;
    ~Recognizer();

    /// List and regex matches in text order. `language` empty = the project's.
    [[nodiscard]] std::vector<ComponentMatch> find(std::u16string_view text, std::string_view language) const;

    /// Joins learned spans (kind Learned) with what find() finds, by each entity's composition setting, and
    /// drops what lacks a required component. In text order. An entity may lie over another's.
    [[nodiscard]] std::vector<FoundEntity> combine(std::u16string_view text, std::string_view language,
                                                   const std::vector<ComponentMatch> &learned) const;

private:
    struct Compiled;
    explicit Recognizer(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

/// Checks one pattern as the schema editor needs it; the reason it is refused, in `detail`.
[[nodiscard]] Status checkPattern(std::u16string_view pattern);

/// True for `/…/i` and its like: with flags behind them the slashes are not taken off, but looked for in the
/// text, which the writer can hardly mean.
[[nodiscard]] bool looksForSlashes(std::u16string_view pattern);

} // namespace glossa::recognize
