// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include "core/serve/azure/runtime.h"
#include "core/serve/keys.h"
#include "core/serve/private_file.h"
#include "core/serve/server.h"
#include "wording/phrases.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <QDir>

#include <poll.h>
#include <thread>
#include <unistd.h>
#include <variant>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ServeOptions {
    std::vector<std::string> listen{"127.0.0.1:5000"}; // the port of Azure's own containers
    std::string certificate, key, log;
    bool tls = false;
    bool requireKey = false;
    bool noLog = false;
    bool noReview = false;
    bool untilInputEnds = false;
    std::string keyName;
};

/// Keys and the server's own certificate, beside the workspace's database.
std::string serverFolder(workspace::Workspace &workspace)
{
    return QDir(workspace.folder()).filePath(QStringLiteral("serve")).toStdString();
}

std::string keyFile(workspace::Workspace &workspace)
{
    return serverFolder(workspace) + "/keys.json";
}

/// What API clients are told stands alone, so that it is a sentence: it begins large and ends with a full
/// stop.
std::string said(const serve::Reason &reason)
{
    if (const auto *error = std::get_if<Error>(&reason))
        return wording::sentence(*error).toStdString();
    QString text = wording::said(std::get<Message>(reason));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    if (!text.endsWith(u'.') && !text.endsWith(u')'))
        text += u'.';
    return text.toStdString();
}

Result<std::vector<serve::Address>> addressesOf(const std::vector<std::string> &texts)
{
    std::vector<serve::Address> addresses;
    for (const std::string &text : texts) {
        auto address = serve::addressFromText(text);
        if (!address)
            return fail(address.error());
        addresses.push_back(std::move(*address));
    }
    return addresses;
}

Result<serve::ServerSettings> settingsOf(const ServeOptions &options, Context &context)
{
    serve::ServerSettings settings;
    auto addresses = addressesOf(options.listen);
    if (!addresses)
        return fail(addresses.error());
    settings.addresses = std::move(*addresses);
    settings.keyFile = keyFile(*context.workspace());
    settings.alwaysKey = options.requireKey;
    if (!options.certificate.empty()) {
        settings.certificate = [options](const std::stop_token &) {
            return serve::readCertificate(options.certificate, options.key);
        };
    } else if (options.tls) {
        std::vector<std::string> hosts;
        for (const serve::Address &address : settings.addresses)
            hosts.push_back(address.host);
        settings.certificate = [folder = serverFolder(*context.workspace()), names = serve::namesOf(hosts),
                                &clock = context.clock()](const std::stop_token &stop) {
            return serve::ownCertificate(folder, names, clock, stop);
        };
    }
    if (!options.noLog)
        settings.log = options.log;
    settings.trouble = [](const Error &error) { Note() << "glossa: " << wording::sentence(error); };
    return settings;
}

std::vector<std::string> urlsOf(const serve::Server &server, bool tls)
{
    std::vector<std::string> urls;
    for (const serve::Address &address : server.addresses())
        urls.push_back((tls ? "https://" : "http://") + serve::addressText(address));
    return urls;
}

/// `trusted` is the server's own certificate, if that is the one it has.
void tellStart(const Context &context, const serve::Server &server, bool tls, const std::string &trusted)
{
    const std::vector<std::string> urls = urlsOf(server, tls);
    if (context.json) {
        Json answer{{"addresses", urls}};
        if (!trusted.empty())
            answer["certificate"] = trusted;
        std::puts(answer.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
    } else {
        QStringList list;
        for (const std::string &url : urls)
            list << QString::fromStdString(url);
        say(QStringLiteral("Glossa answers at %1").arg(list.join(QStringLiteral(", "))));
        if (!trusted.empty())
            Note() << "glossa: clients that are to trust it need " << trusted;
    }
    std::fflush(stdout);
    for (const serve::Address &address : server.addresses()) {
        if (!tls && !serve::isLoopback(address.host))
            Note() << "glossa: what is sent to " << serve::addressText(address)
                   << " is not encrypted, and neither is the key; --tls encrypts it";
    }
}

/// A parent that dies closes the pipe, however it dies.
void drainAtEndOfInput(const std::stop_token &stop, serve::Server &server)
{
    constexpr int lookMs = 200;
    while (!stop.stop_requested()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, lookMs) <= 0)
            continue;
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0)
            return server.drain();
    }
}

int runServe(Context &context, const ServeOptions &options)
{
    if (options.certificate.empty() != options.key.empty())
        return context.misused("--tls-cert and --tls-key belong together; see glossa help serve");
    if (options.noLog && !options.log.empty())
        return context.misused("--log and --no-log exclude each other; see glossa help serve");
    if (!context.workspace())
        return failed;
    const Interrupt interrupt;
    auto settings = settingsOf(options, context);
    if (!settings)
        return context.refuse(settings.error());
    const bool tls = settings->certificate != nullptr;
    // Before the server, whose threads ask it until they have ended.
    const auto runtime =
        serve::Runtime::open(context.workspace()->folder(), context.clock(), said, !options.noReview);
    if (!runtime)
        return context.refuse(runtime.error());
    if (const workspace::QueryLog *const log = (*runtime)->log())
        settings->counters.emplace_back("glossa_queries_lost_total",
                                        [log] { return static_cast<std::uint64_t>(log->dropped()); });
    serve::Router router(said);
    router.add((*runtime)->routes());
    auto server = serve::Server::start(std::move(*settings), std::move(router), context.clock());
    if (!server)
        return context.refuse(server.error());
    const bool own = tls && options.certificate.empty();
    tellStart(context, **server, tls,
              own ? serverFolder(*context.workspace()) + '/' + serve::ownCertificateFile : std::string());
    const std::stop_callback drains(interrupt.token(), [&server] { (*server)->drain(); });
    std::jthread parent;
    if (options.untilInputEnds)
        parent = std::jthread([&server](const std::stop_token &stop) { drainAtEndOfInput(stop, **server); });
    (*server)->wait();
    return done;
}

int runAddKey(Context &context, const std::string &name)
{
    if (!context.workspace())
        return failed;
    if (const Status made = serve::makePrivateFolder(serverFolder(*context.workspace())); !made)
        return context.refuse(made.error());
    const auto key = serve::addKey(keyFile(*context.workspace()), name, context.clock());
    if (!key)
        return context.refuse(key.error());
    if (context.json) {
        const Json answer{{"name", key->kept.name}, {"key", key->secret}};
        std::puts(answer.dump().c_str());
    } else {
        say(QString::fromStdString(key->secret));
        Note() << "glossa: this is shown once; only its fingerprint is kept";
    }
    return done;
}

int runListKeys(Context &context)
{
    if (!context.workspace())
        return failed;
    const auto ring = serve::readKeys(keyFile(*context.workspace()));
    if (!ring)
        return context.refuse(ring.error());
    if (context.json) {
        Json list = Json::array();
        for (const serve::Key &key : ring->keys())
            list.push_back({{"name", key.name}, {"made", key.madeMs}});
        std::puts(list.dump().c_str());
        return done;
    }
    Table table({{QStringLiteral("name")}, {QStringLiteral("made")}});
    for (const serve::Key &key : ring->keys())
        table.add({QString::fromStdString(key.name), timeText(key.madeMs)});
    table.print();
    return done;
}

int runRevokeKey(Context &context, const std::string &name)
{
    if (!context.workspace())
        return failed;
    if (const Status made = serve::makePrivateFolder(serverFolder(*context.workspace())); !made)
        return context.refuse(made.error());
    if (const Status revoked = serve::revokeKey(keyFile(*context.workspace()), name); !revoked)
        return context.refuse(revoked.error());
    return done;
}

/// The verbs of `serve keys`; what they do when they were chosen, else nothing.
std::function<Run()> addKeys(CLI::App &serve, Context &context, const std::shared_ptr<ServeOptions> &options)
{
    auto *keys = serve.add_subcommand("keys", "The keys of the server; they take effect within a second");
    keys->footer("  glossa serve keys add ana\n"
                 "  glossa serve keys list\n"
                 "  glossa serve keys revoke ana");
    keys->require_subcommand(1);
    auto *add = keys->add_subcommand("add", "Make a key and print it, this once");
    add->add_option("NAME", options->keyName, "Whose it is, or what for")->required();
    auto *list = keys->add_subcommand("list", "The names of the keys, and when they were made");
    auto *revoke = keys->add_subcommand("revoke", "Let a key open nothing any more");
    revoke->add_option("NAME", options->keyName)->required();
    return [&context, options, keys, add, list, revoke]() -> Run {
        if (!keys->parsed())
            return {};
        if (add->parsed())
            return [&context, options] { return runAddKey(context, options->keyName); };
        if (revoke->parsed())
            return [&context, options] { return runRevokeKey(context, options->keyName); };
        Q_ASSERT(list->parsed());
        return [&context] { return runListKeys(context); };
    };
}

} // namespace

void addServe(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<ServeOptions>();
    auto *command = app.add_subcommand("serve", "Answer Azure's clients over HTTP, until SIGTERM or Ctrl+C");
    command->footer("  glossa serve\n"
                    "  glossa serve --listen 127.0.0.1:0 --tls\n"
                    "  glossa serve keys add ana && glossa serve --listen 0.0.0.0:5000 --tls");
    command
        ->add_option(
            "--listen", options->listen,
            "HOST:PORT, any number of them (default: 127.0.0.1:5000); port 0 takes a free one. Others than "
            "this machine need a key")
        ->type_name("ADDRESS");
    command->add_flag("--tls", options->tls, "Encrypt, with a certificate that is made for this server");
    command
        ->add_option("--tls-cert", options->certificate,
                     "Encrypt with this certificate (PEM), and those above it")
        ->type_name("FILE");
    command->add_option("--tls-key", options->key, "Its private key (PEM)")->type_name("FILE");
    command->add_flag("--require-key", options->requireKey, "Ask this machine's own programs for a key, too");
    command->add_option("--log", options->log, "Write the access log there (default: to standard error)")
        ->type_name("FILE");
    command->add_flag("--no-log", options->noLog, "Write no access log");
    command->add_flag("--no-review", options->noReview, "Keep no query for review, whatever projects say");
    command->add_flag("--until-input-ends", options->untilInputEnds,
                      "End with standard input, too: a program that starts the server takes it along");
    command->require_subcommand(0, 1);
    const auto keys = addKeys(*command, context, options);
    command->callback([&context, &chosen, options, keys] {
        chosen = keys();
        if (!chosen)
            chosen = [&context, options] { return runServe(context, *options); };
    });
}

} // namespace glossa::cli
