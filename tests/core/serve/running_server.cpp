// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/serve/running_server.h"

#include <stdexcept>

namespace glossa::test {

namespace {

using serve::jsonResponse;
using serve::Request;
using serve::Response;

Response queryAgain(const Request &request)
{
    std::string text = request.path;
    for (const serve::Field &field : request.query)
        text += '|' + field.name + '=' + field.value;
    return {200, {}, "text/plain", text};
}

} // namespace

serve::ServerSettings onFreePort()
{
    serve::ServerSettings settings;
    settings.addresses = {{"127.0.0.1", 0}};
    return settings;
}

RunningServer::RunningServer(serve::ServerSettings settings)
{
    if (settings.addresses.empty())
        settings.addresses = onFreePort().addresses;
    if (settings.keyFile.empty())
        settings.keyFile = file("keys.json");
    settings.trouble = [this](const Error &) { ++troubles; };
    serve::Router router(plainly);
    router.add({"GET", "/hello", [](const Request &) { return jsonResponse(R"({"hello":"world"})"); }});
    router.add({"POST", "/echo", [](const Request &request) { return jsonResponse(request.body); }});
    router.add({"GET", "/items/{id}",
                [](const Request &request) { return jsonResponse(std::string(piece(request, "id"))); }});
    router.add({"POST", "/items/{id}:cancel", [](const Request &request) {
                    return Response{202, {{"operation-location", origin(request) + request.path}}, {}, {}};
                }});
    router.add({"GET", "/large", [](const Request &) { return jsonResponse(std::string(16U << 20U, 'x')); }});
    router.add({"GET", "/gate", [this](const Request &) {
                    gate.pass();
                    return jsonResponse("\"passed\"");
                }});
    router.add({"GET", "/wait",
                [this](const Request &) {
                    gate.pass();
                    return jsonResponse("\"passed\"");
                },
                serve::Runs::MayWait});
    router.add({"GET", "/stop", [this](const Request &request) {
                    std::mutex mutex;
                    std::condition_variable_any changed;
                    std::unique_lock lock(mutex);
                    changed.wait(lock, request.stop, [] { return false; });
                    ++stopped;
                    return jsonResponse("\"late\"");
                }});
    router.add(
        {"GET", "/fails", [](const Request &) -> Response { throw std::runtime_error("on purpose"); }});
    router.add({"GET", "/query", queryAgain});
    auto started = serve::Server::start(std::move(settings), std::move(router), clock);
    if (started)
        server = std::move(*started);
    else
        startError = started.error();
}

std::string RunningServer::metric(const std::string &name) const
{
    const auto answer = client().ask(get("/metrics"));
    if (!answer)
        return {};
    const std::string text = '\n' + answer->body;
    const std::size_t at = text.find('\n' + name + ' ');
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + name.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

} // namespace glossa::test
