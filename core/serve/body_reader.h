// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/refusal.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace glossa::serve {

/// Decodes the body of one request, of a given length or in chunks, from bytes that come piece by piece.
class BodyReader {
public:
    enum class State : std::uint8_t { More, Whole, TooLarge, Broken };

    /// `head` is a whole head that readHead has taken; the library's parser reads it once more, for itself.
    BodyReader(std::string_view head, std::uint64_t mostBytes);
    BodyReader(BodyReader &&) noexcept;
    BodyReader &operator=(BodyReader &&) noexcept;
    ~BodyReader();

    [[nodiscard]] State state() const { return m_state; }
    /// Takes bytes that stand behind the head and returns how many of them belong to the request. Of those
    /// that it leaves while there is More to come, a longer piece must be given again: a chunk's head cannot
    /// be taken in parts. Of chunks it looks at no fewer than five bytes at the end of a piece, so that what
    /// is wrong there may be found with the next one.
    std::size_t take(std::string_view bytes);
    /// The bytes of the body so far.
    [[nodiscard]] std::string &body();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
    State m_state = State::More;
};

/// The words of a status, such as "Not Found".
[[nodiscard]] std::string_view statusWords(int status);

} // namespace glossa::serve
