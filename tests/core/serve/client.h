// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/address.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace glossa::test {

struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
};

/// A connection whose bytes a test sends as it likes. What does not come within ten seconds counts as not
/// coming.
class Client {
public:
    explicit Client(const serve::Address &address);
    /// Over TLS; `trusted` is the one certificate that is believed.
    Client(const serve::Address &address, const std::string &trusted, const std::string &name);
    ~Client();
    Client(Client &&) noexcept;
    Client &operator=(Client &&) = delete;
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    [[nodiscard]] bool isConnected() const;
    /// False if the other side has closed.
    bool send(std::string_view bytes);
    /// Says that nothing more will be sent.
    void endSending();
    /// The next answer; of HEAD without its body. None if the connection ends before.
    std::optional<Answer> answer(bool toHead = false);
    /// One request and its answer.
    std::optional<Answer> ask(std::string_view request);
    /// Whether the other side ends the connection, without another byte.
    bool isEnded();
    /// Bytes that have come and belong to no answer that was taken.
    [[nodiscard]] const std::string &rest() const { return m_come; }

private:
    bool readSome();

    struct Tls;
    int m_socket = -1;
    std::unique_ptr<Tls> m_tls;
    std::string m_come;
};

/// "GET /path HTTP/1.1" with Host, and further lines that end with CR LF.
[[nodiscard]] std::string get(std::string_view path, std::string_view lines = {});
/// A POST of JSON.
[[nodiscard]] std::string post(std::string_view path, std::string_view body, std::string_view lines = {});

} // namespace glossa::test
