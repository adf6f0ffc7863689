// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/target.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <optional>

namespace glossa::serve {

namespace {

constexpr std::size_t mostQueryValues = 100;

int hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F')
        return letter - 'A' + 10;
    return -1;
}

/// Replaces %XX by its byte, and in queries "+" by a blank, as forms write it.
std::optional<std::string> decoded(std::string_view text, bool inQuery)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += inQuery && text[i] == '+' ? ' ' : text[i];
        }
    }
    return bytes;
}

bool isVisibleAscii(char letter)
{
    return letter > ' ' && letter < '\x7f';
}

bool isText(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::int32_t letter = text::nextCodePoint(bytes, at);
        if (letter < ' ' || letter == 0x7f) // -1 where it is no UTF-8
            return false;
    }
    return true;
}

/// The pieces with one slash before each.
Accepted<std::string> readPath(std::string_view raw)
{
    std::string path;
    while (!raw.empty()) {
        raw.remove_prefix(1); // the slash
        const std::string_view rawPiece = raw.substr(0, raw.find('/'));
        raw.remove_prefix(rawPiece.size());
        const auto piece = decoded(rawPiece, false);
        if (!piece || !isText(*piece))
            return refuseAsMalformed({Phrase::AddressNotDecodable, std::string(rawPiece)});
        if (*piece == "." || *piece == ".." || piece->find('/') != std::string::npos)
            return refuseAsMalformed({Phrase::PathLeavesItsPlace, std::string(rawPiece)});
        if (!piece->empty())
            path += '/' + *piece;
    }
    return path.empty() ? "/" : path;
}

Accepted<std::vector<Field>> readQuery(std::string_view raw)
{
    std::vector<Field> query;
    while (!raw.empty()) {
        const std::string_view pair = raw.substr(0, raw.find('&'));
        raw.remove_prefix(std::min(pair.size() + 1, raw.size()));
        if (pair.empty())
            continue;
        if (query.size() == mostQueryValues)
            return refuseAsMalformed({Phrase::AtMostQueryValues, mostQueryValues});
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = decoded(pair.substr(0, equals), true);
        const auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value || !isText(*name) || !isText(*value))
            return refuseAsMalformed({Phrase::AddressNotDecodable, std::string(pair)});
        query.push_back({*name, *value});
    }
    return query;
}

} // namespace

Accepted<Target> readTarget(std::string_view target)
{
    Target read;
    if (!std::ranges::all_of(target, isVisibleAscii) || target.find('#') != std::string_view::npos)
        return refuseAsMalformed({Phrase::AddressNotDecodable, std::string(target)});
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.starts_with(scheme)) {
            target.remove_prefix(scheme.size());
            read.authority = target.substr(0, target.find_first_of("/?"));
            target.remove_prefix(read.authority.size());
            if (read.authority.empty())
                return refuseAsMalformed(Phrase::ATargetWithPath);
            break;
        }
    }
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view rawPath = target.substr(0, mark);
    if (rawPath.empty() ? read.authority.empty() : rawPath.front() != '/')
        return refuseAsMalformed(Phrase::ATargetWithPath);
    auto path = readPath(rawPath);
    if (!path)
        return tl::unexpected(path.error());
    auto query = readQuery(target.substr(std::min(mark + 1, target.size())));
    if (!query)
        return tl::unexpected(query.error());
    read.path = std::move(*path);
    read.query = std::move(*query);
    return read;
}

} // namespace glossa::serve
