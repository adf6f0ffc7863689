// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message.h"

#include <algorithm>
#include <iterator>

namespace glossa {

namespace {

constexpr bool standInOrder()
{
    for (std::size_t i = 0; i < std::size(phraseEntries); ++i)
        if (phraseEntries[i].phrase != static_cast<Phrase>(i))
            return false;
    return true;
}
static_assert(standInOrder());

} // namespace

std::string phraseId(Phrase phrase)
{
    std::string id = phraseEntries[static_cast<std::size_t>(phrase)].name;
    id[0] = static_cast<char>(id[0] - 'A' + 'a');
    return id;
}

std::optional<Phrase> phraseFromId(std::string_view id)
{
    const auto *const found = std::ranges::find_if(
        phraseEntries, [id](const PhraseEntry &entry) { return phraseId(entry.phrase) == id; });
    return found == std::end(phraseEntries) ? std::nullopt : std::optional(found->phrase);
}

bool Message::operator==(const Message &other) const
{
    return phrase == other.phrase && text == other.text && arguments == other.arguments;
}

Message oneOf(const std::vector<std::string> &names)
{
    if (names.size() < 2)
        return names.empty() ? Message() : Message(names.front());
    Message message(Phrase::OneOf);
    message.arguments.assign(names.begin(), names.end());
    return message;
}

std::string plain(const Message &message)
{
    if (message.phrase == Phrase::AsItStands)
        return message.text;
    std::string text = phraseId(message.phrase);
    for (std::size_t i = 0; i < message.arguments.size(); ++i)
        text += (i == 0 ? "(" : ", ") + plain(message.arguments[i]);
    return message.arguments.empty() ? text : text + ')';
}

} // namespace glossa
