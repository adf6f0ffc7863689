// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes are the target of a request line.
#include "core/serve/target.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace glossa;

namespace {

void check(bool good, const char *what)
{
    if (good)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void checkText(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t letter = text::nextCodePoint(text, at);
        check(letter >= ' ' && letter != 0x7f, "what is decoded is text");
    }
}

/// Written again in the plainest way.
std::string written(const serve::Target &target)
{
    std::string text;
    for (std::size_t at = 0; at < target.path.size();) {
        const std::size_t end = std::min(target.path.find('/', at + 1), target.path.size());
        text += '/' + serve::percentEncoded(std::string_view(target.path).substr(at + 1, end - at - 1));
        at = end;
    }
    char separator = '?';
    for (const serve::Field &field : target.query) {
        text += separator + serve::percentEncoded(field.name) + '=' + serve::percentEncoded(field.value);
        separator = '&';
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto target = serve::readTarget(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!target)
        return 0;
    const std::string &path = target->path;
    check(path.starts_with('/'), "paths begin with a slash");
    check(path == "/" || !path.ends_with('/'), "paths end with none");
    check(path.find("//") == std::string::npos, "slashes stand alone");
    for (const char *piece : {"/../", "/./"})
        check((path + '/').find(piece) == std::string::npos, "paths stay in their place");
    checkText(path);
    check(target->query.size() <= 100, "queries have a bound");
    for (const serve::Field &field : target->query) {
        checkText(field.name);
        checkText(field.value);
    }
    auto again = serve::readTarget(written(*target));
    check(again.has_value(), "what was read can be written");
    again->authority = target->authority;
    check(*again == *target, "and is the same then");
    return 0;
}
