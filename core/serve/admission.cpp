// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/admission.h"

#include "core/serve/address.h"

#include <strings.h>

namespace glossa::serve {

namespace {

constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int unsupportedMediaType = 415;

bool isSame(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && ::strncasecmp(one.data(), other.data(), one.size()) == 0;
}

bool isJson(std::string_view contentType)
{
    std::string_view type = contentType.substr(0, contentType.find(';'));
    type = type.substr(0, type.find_last_not_of(" \t") + 1);
    constexpr std::string_view application = "application/";
    if (type.size() < application.size() || !isSame(type.substr(0, application.size()), application))
        return false;
    type.remove_prefix(application.size());
    constexpr std::string_view suffix = "+json"; // merge-patch+json
    return isSame(type, "json") ||
           (type.size() > suffix.size() && isSame(type.substr(type.size() - suffix.size()), suffix));
}

std::optional<std::string_view> keyOf(const Request &request)
{
    if (const auto key = header(request, "ocp-apim-subscription-key"))
        return key;
    const auto authorization = header(request, "authorization");
    constexpr std::string_view bearer = "Bearer ";
    if (!authorization || authorization->size() <= bearer.size() ||
        !isSame(authorization->substr(0, bearer.size()), bearer))
        return std::nullopt;
    return authorization->substr(bearer.size());
}

Refusal refusal(int status, ApiCode code, Message message, std::string target)
{
    return refuse(status, code, std::move(message), std::move(target)).value();
}

} // namespace

std::optional<Refusal> hostRefusal(const Request &request, std::string_view authority,
                                   const Admission &admission)
{
    const std::string_view given = header(request, "host").value_or(std::string_view());
    const auto host = hostOf(given);
    if (!host || (!authority.empty() && !isSame(authority, given)))
        return refuseAsMalformed({Phrase::HostIsFaulty, std::string(given)}, "Host").value();
    if (admission.onlyThisMachine && !isLoopback(*host))
        return refusal(forbidden, ApiCode::Forbidden, {Phrase::HostOfAnother, *host}, "Host");
    const auto page = header(request, "origin");
    if (page && !isSame(*page, origin(request)))
        return refusal(forbidden, ApiCode::Forbidden, {Phrase::PageOfAnother, std::string(*page)}, "Origin");
    return std::nullopt;
}

std::optional<Refusal> keyRefusal(const Request &request, const KeyRing &keys)
{
    const auto key = keyOf(request);
    if (key && keys.opens(*key))
        return std::nullopt;
    return refusal(unauthorized, ApiCode::Unauthorized, key ? Phrase::KeyIsWrong : Phrase::KeyIsMissing, {});
}

std::optional<Refusal> contentRefusal(const Request &request, bool hasBody)
{
    if (!hasBody)
        return std::nullopt;
    const std::string_view type = header(request, "content-type").value_or(std::string_view());
    if (isJson(type))
        return std::nullopt;
    return refusal(unsupportedMediaType, ApiCode::InvalidRequest, {Phrase::JsonContent, std::string(type)},
                   "Content-Type");
}

} // namespace glossa::serve
