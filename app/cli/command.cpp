// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/terminal.h"

#include "core/project/error_json.h"
#include "wording/phrases.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace glossa::cli {

workspace::Workspace *Context::workspace(Make make)
{
    if (!m_workspace) {
        const QString path = folder.empty() ? workspace::defaultFolder() : QString::fromStdString(folder);
        auto opened = workspace::Workspace::open(path, m_clock, make);
        if (!opened) {
            refuse(opened.error());
            return nullptr;
        }
        m_workspace = std::move(*opened);
    }
    return m_workspace.get();
}

std::optional<std::int64_t> Context::project(const std::string &name)
{
    workspace::Workspace *open = workspace();
    if (!open)
        return std::nullopt;
    const auto found = open->store().projectByName(QString::fromStdString(name));
    if (!found) {
        refuse(found.error());
        return std::nullopt;
    }
    return *found;
}

workspace::Origin Context::origin(const char *door) const
{
    QString who = QString::fromStdString(author);
    if (who.isEmpty())
        who = qEnvironmentVariable("USER", QStringLiteral("me"));
    return {who, QString::fromLatin1(door), {}};
}

int Context::refuse(const Error &error) const
{
    if (json)
        std::fprintf(stderr, "%s\n",
                     nlohmann::ordered_json{{"error", answerOf(error)}}
                         .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                         .c_str());
    else
        Note() << "glossa: " << wording::sentence(error).toStdString();
    return failed;
}

int Context::misused(const std::string &sentence) const
{
    if (json) {
        const nlohmann::ordered_json object{{"error", {{"name", "usage"}, {"message", sentence}}}};
        std::fprintf(stderr, "%s\n",
                     object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    } else {
        Note(text::Layout::TabsAndLines) << "glossa: " << sentence;
    }
    return usage;
}

nlohmann::ordered_json answerOf(const Error &error)
{
    nlohmann::ordered_json answer{{"code", static_cast<int>(error.code)},
                                  {"name", errorName(error.code)},
                                  {"message", wording::sentence(error).toStdString()},
                                  {"file", error.file}};
    put(answer, "place", error.place);
    put(answer, "expected", error.expected);
    put(answer, "detail", error.detail);
    return answer;
}

void put(nlohmann::ordered_json &answer, const std::string &key, const Message &message)
{
    answer[key] = wording::said(message).toStdString();
    if (message.phrase != Phrase::AsItStands)
        answer[key + "Phrase"] = nlohmann::ordered_json::parse(project::toJson(message).toStdString());
}

} // namespace glossa::cli
