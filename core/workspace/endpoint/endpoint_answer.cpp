// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/endpoint/endpoint_answer.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

namespace {

using Json = nlohmann::ordered_json;

/// A null value for what is no JSON.
Json parsed(const QByteArray &text)
{
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    return json.is_discarded() ? Json() : json;
}

/// The text under a key of an object; empty if it is none.
QString textAt(const Json &json, const char *key)
{
    if (!json.is_object())
        return {};
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                     : QString();
}

} // namespace

QString addressOfStart(const QByteArray &line)
{
    const Json json = parsed(line);
    if (!json.is_object())
        return {};
    const auto found = json.find("addresses");
    if (found == json.end() || !found->is_array() || found->empty() || !found->front().is_string())
        return {};
    return QString::fromStdString(found->front().get<std::string>());
}

QString refusalOf(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const Json json = parsed(*line);
        if (!json.is_object())
            continue;
        const auto error = json.find("error");
        if (error == json.end())
            continue;
        if (const QString message = textAt(*error, "message"); !message.isEmpty())
            return message;
    }
    return QString::fromUtf8(text).trimmed();
}

std::optional<std::vector<EndpointKey>> keysOf(const QByteArray &text)
{
    const Json json = parsed(text);
    if (!json.is_array())
        return std::nullopt;
    std::vector<EndpointKey> keys;
    for (const Json &entry : json) {
        EndpointKey key;
        key.name = textAt(entry, "name");
        if (key.name.isEmpty())
            return std::nullopt;
        if (const auto made = entry.find("made"); made != entry.end() && made->is_number_integer())
            key.madeMs = made->get<std::int64_t>();
        keys.push_back(std::move(key));
    }
    return keys;
}

QString secretOf(const QByteArray &text)
{
    return textAt(parsed(text), "key");
}

QString readableAnswer(const QByteArray &body)
{
    const Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (json.is_discarded())
        return QString::fromUtf8(body);
    return QString::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

bool isUnfinishedJob(const QByteArray &body)
{
    const QString status = textAt(parsed(body), "status");
    return status == u"notStarted" || status == u"running" || status == u"cancelling";
}

} // namespace glossa::workspace
