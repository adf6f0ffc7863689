// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "ui/wording/sentence.h"

#include <QDir>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <cstdio>

namespace glossa::cli {

workspace::Workspace *Context::workspace(Make make)
{
    if (!m_workspace) {
        const QString path = folder.empty() ? workspace::defaultFolder() : QString::fromStdString(folder);
        if (make == Make::Never && !folder.empty() &&
            !QFileInfo::exists(QDir(path).filePath(QStringLiteral("glossa.db")))) {
            refuse({ErrorCode::NotFound, folder, {}, "a workspace; import or project create makes one", {}});
            return nullptr;
        }
        auto opened = workspace::Workspace::open(path, m_clock);
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
    const std::string sentence = wording::sentence(error).toStdString();
    if (json) {
        const nlohmann::ordered_json object{{"error",
                                             {{"code", static_cast<int>(error.code)},
                                              {"message", sentence},
                                              {"file", error.file},
                                              {"place", error.place},
                                              {"expected", error.expected},
                                              {"detail", error.detail}}}};
        std::fprintf(stderr, "%s\n",
                     object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    } else {
        std::fprintf(stderr, "glossa: %s\n", sentence.c_str());
    }
    return failed;
}

} // namespace glossa::cli
