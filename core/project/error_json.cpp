// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/error_json.h"

#include <nlohmann/json.hpp>

namespace glossa::project {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 8; // an argument of an argument is rare; what was stored must not exhaust the stack

Json messageJson(const Message &message)
{
    if (message.phrase == Phrase::AsItStands)
        return message.text;
    Json arguments = Json::array();
    for (const Message &argument : message.arguments)
        arguments.push_back(messageJson(argument));
    return {{"phrase", phraseId(message.phrase)}, {"arguments", std::move(arguments)}};
}

Message messageFrom(const Json &json, int depth = 0)
{
    if (json.is_string())
        return json.get<std::string>();
    if (!json.is_object() || depth > deepest)
        return {};
    std::vector<Message> arguments;
    if (const auto found = json.find("arguments"); found != json.end() && found->is_array()) {
        for (const Json &argument : *found)
            arguments.push_back(messageFrom(argument, depth + 1));
    }
    const auto named = json.find("phrase");
    const std::string id =
        named != json.end() && named->is_string() ? named->get<std::string>() : std::string();
    const auto phrase = phraseFromId(id);
    const int wanted = phrase ? phraseEntries[static_cast<std::size_t>(*phrase)].arguments : anyNumber;
    if (phrase && (wanted == anyNumber || static_cast<std::size_t>(wanted) == arguments.size())) {
        Message message(*phrase);
        message.arguments = std::move(arguments);
        return message;
    }
    std::string text = id;
    for (const Message &argument : arguments)
        text += ' ' + plain(argument);
    return text;
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

QByteArray toJson(const Error &error)
{
    return QByteArray::fromStdString(dumped({{"code", static_cast<int>(error.code)},
                                             {"file", error.file},
                                             {"place", messageJson(error.place)},
                                             {"expected", messageJson(error.expected)},
                                             {"detail", messageJson(error.detail)}}));
}

QByteArray toJson(const Message &message)
{
    return QByteArray::fromStdString(dumped(messageJson(message)));
}

std::optional<Error> errorFromJson(const QByteArray &json)
{
    const Json object = Json::parse(json.constData(), json.constData() + json.size(), nullptr, false);
    if (!object.is_object() || object.empty())
        return std::nullopt;
    const auto message = [&object](const char *key) {
        const auto found = object.find(key);
        return found == object.end() ? Message() : messageFrom(*found);
    };
    Error error;
    if (const auto code = object.find("code"); code != object.end() && code->is_number_unsigned()) {
        const auto number = code->get<std::uint64_t>();
        if (number <= static_cast<std::uint64_t>(lastErrorCode))
            error.code = static_cast<ErrorCode>(number);
    }
    error.file = plain(message("file"));
    error.place = message("place");
    error.expected = message("expected");
    error.detail = message("detail");
    return error;
}

} // namespace glossa::project
