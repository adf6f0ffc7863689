// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes are what a client sends: heads are found and read and bodies decoded as a connection does, and
// the promises of each part are checked, the main one being that two parsers agree on where a request ends.
#include "core/serve/body_reader.h"
#include "core/serve/request_head.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace glossa;

namespace {

constexpr std::size_t mostFields = 20;
constexpr std::uint64_t mostBytes = 4096;

void check(bool good, const char *what)
{
    if (good)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

/// The head's length, the same however the bytes come; 0 if there is none.
std::size_t headLength(std::string_view input)
{
    std::size_t whole = 0;
    const serve::HeadState state = serve::findHead(input, whole);
    std::size_t seen = 0;
    serve::HeadState byPieces = serve::HeadState::More;
    for (std::size_t cut = 1; cut <= input.size() && byPieces == serve::HeadState::More; ++cut)
        byPieces = serve::findHead(input.substr(0, cut), seen);
    check(byPieces == state || input.empty(), "a head is found the same in pieces");
    if (state != serve::HeadState::Whole)
        return 0;
    check(seen == whole && input.substr(0, whole).ends_with("\r\n\r\n"), "a head ends with an empty line");
    return whole;
}

void checkFields(const serve::RequestHead &head)
{
    check(head.fields.size() <= mostFields, "headers have a bound");
    for (const serve::Field &field : head.fields) {
        check(!field.name.empty() &&
                  std::ranges::none_of(field.name, [](char each) { return each >= 'A' && each <= 'Z'; }),
              "names are small");
        for (const std::string_view text : {std::string_view(field.name), std::string_view(field.value)})
            check(text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos,
                  "headers end no line");
    }
    check(!head.chunked || !head.contentLength, "a body has one length");
}

/// How many bytes behind the head belong to the request, as a whole and byte by byte; the state that both
/// come to.
std::size_t bodyLength(std::string_view head, std::string_view rest, serve::BodyReader::State &state)
{
    serve::BodyReader whole(head, mostBytes);
    std::size_t taken = whole.take(rest);
    state = whole.state();
    serve::BodyReader byPieces(head, mostBytes);
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= rest.size() && byPieces.state() == serve::BodyReader::State::More; ++end)
        begin += byPieces.take(rest.substr(begin, end - begin));
    // The last bytes of a piece are not looked at before as many are there as a last chunk has.
    if (state == serve::BodyReader::State::Broken && byPieces.state() == serve::BodyReader::State::More)
        byPieces.take(std::string(rest.substr(begin)) + "?????");
    check(byPieces.state() == state, "a body is read the same in pieces");
    if (state == serve::BodyReader::State::Whole) {
        check(begin == taken, "a body ends at the same byte in pieces");
        check(byPieces.body() == whole.body(), "a body is the same in pieces");
        check(whole.body().size() <= mostBytes, "bodies have a bound");
    }
    return taken;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    constexpr std::size_t longest = 2048; // pieces are tried at every byte
    std::string_view input(reinterpret_cast<const char *>(data), std::min(size, longest));
    while (const std::size_t length = headLength(input)) {
        const std::string_view text = input.substr(0, length);
        input.remove_prefix(length);
        const auto head = serve::readHead(text, mostFields);
        if (!head)
            return 0;
        checkFields(*head);
        auto state = serve::BodyReader::State::More;
        const std::size_t taken = bodyLength(text, input, state);
        if (state == serve::BodyReader::State::Broken) // refused by one of them is refused
            return 0;
        if (!head->chunked && head->contentLength.value_or(0) <= mostBytes) {
            const std::size_t told = head->contentLength.value_or(0);
            check(taken == std::min<std::size_t>(told, input.size()), "both parsers see the same length");
            check((state == serve::BodyReader::State::Whole) == (told <= input.size()),
                  "both parsers see the same end");
        }
        if (state != serve::BodyReader::State::Whole)
            return 0;
        input.remove_prefix(taken);
    }
    return 0;
}
