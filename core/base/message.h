// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace glossa {

/// What core says to people, as a closed set: the sentences are made in wording, in the user's language.
/// phrase_list.h has them all. Their ids are stored with failed jobs and printed for programs: frozen.
enum class Phrase : std::uint16_t {
    AsItStands, // no phrase but data: a name, a path, a piece of a file, or a library's own message
#define GLOSSA_PHRASE(name, arguments) name,
#include "core/base/phrase_list.h"
#undef GLOSSA_PHRASE
};

/// What a phrase takes where the number of its arguments is not fixed: names, of which each may be meant.
inline constexpr int anyNumber = -1;

struct PhraseEntry {
    Phrase phrase;
    const char *name; // the enumerator's
    int arguments;    // or anyNumber
};
inline constexpr PhraseEntry phraseEntries[] = {
    {Phrase::AsItStands, "AsItStands", 0},
#define GLOSSA_PHRASE(name, arguments) {Phrase::name, #name, arguments},
#include "core/base/phrase_list.h"
#undef GLOSSA_PHRASE
};

/// "wholeSurrogatePairs"
[[nodiscard]] std::string phraseId(Phrase phrase);
[[nodiscard]] std::optional<Phrase> phraseFromId(std::string_view id);

/// A phrase with its arguments, or a text as it stands. Texts are UTF-8.
struct Message {
    Phrase phrase = Phrase::AsItStands;
    std::string text;               // AsItStands only
    std::vector<Message> arguments; // of a phrase; messages themselves

    Message() = default;
    Message(std::string asItStands) : text(std::move(asItStands)) {}
    /// A name or another word for programs; a sentence is no name and belongs to the phrases.
    Message(const char *name) : text(name) {}
    /// Whole numbers may be arguments, too.
    template <typename... Arguments>
    Message(Phrase said, Arguments &&...values) : phrase(said), arguments{argument(values)...}
    {
    }

    [[nodiscard]] bool empty() const { return phrase == Phrase::AsItStands && text.empty(); }
    bool operator==(const Message &other) const;

private:
    template <typename Value>
    static Message argument(const Value &value)
    {
        if constexpr (std::integral<Value>)
            return std::to_string(value);
        else
            return value;
    }
};

/// One of these names is meant; nothing if there is none.
[[nodiscard]] Message oneOf(const std::vector<std::string> &names);

/// For logs and tests: the text, or the id with the arguments: "line(12)".
[[nodiscard]] std::string plain(const Message &message);

} // namespace glossa
