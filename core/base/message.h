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

/// A phrase is something that core has to say to people. The set is closed (phrase_list.h), and wording makes
/// the sentences, in the user's language. The ids of the phrases are stored with failed jobs and printed for
/// programs, so they are frozen.
enum class Phrase : std::uint16_t {
    AsItStands, // no phrase but data: a name, a path, a piece of a file, or a library's own message
#define GLOSSA_PHRASE(name, arguments) name,
#include "core/base/phrase_list.h"
#undef GLOSSA_PHRASE
};

/// The phrase takes any number of arguments.
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

/// Returns the id of a phrase, such as "wholeSurrogatePairs".
[[nodiscard]] std::string phraseId(Phrase phrase);
[[nodiscard]] std::optional<Phrase> phraseFromId(std::string_view id);

/// A message is a phrase with its arguments, or a text that is shown as it stands. Texts are UTF-8.
struct Message {
    Phrase phrase = Phrase::AsItStands;
    std::string text;               // AsItStands only
    std::vector<Message> arguments; // of a phrase; messages themselves

    Message() = default;
    Message(std::string asItStands) : text(std::move(asItStands)) {}
    /// The literal must be a name or another word for programs; a sentence belongs to the phrases.
    Message(const char *name) : text(name) {}
    /// Arguments are messages, texts or whole numbers.
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

/// Makes the message that one of these names is meant; it is empty if there are no names.
[[nodiscard]] Message oneOf(const std::vector<std::string> &names);

/// Returns the text, or the phrase's id with its arguments, such as "line(12)". It is for logs and tests.
[[nodiscard]] std::string plain(const Message &message);

} // namespace glossa
