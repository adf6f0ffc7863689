// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/workspace.h"

#include <QDir>
#include <QStandardPaths>

namespace glossa::workspace {

Workspace::Workspace(std::unique_ptr<store::Store> store, const Clock &clock)
    : m_store(std::move(store)), m_clock(clock)
{
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &folder, const Clock &clock, Make make,
                                                   StatementObserver *observer)
{
    if (folder.isEmpty())
        return fail(ErrorCode::NotFound, {}, "HOME");
    auto store = store::Store::open(folder, clock, std::chrono::minutes(1), make, observer);
    if (!store)
        return fail(store.error());
    return std::unique_ptr<Workspace>(new Workspace(std::move(*store), clock));
}

QString defaultFolder()
{
    const QString chosen = qEnvironmentVariable("GLOSSA_WORKSPACE");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    // Without both, Qt would name a folder below the root.
    if (qEnvironmentVariableIsEmpty("HOME") && qEnvironmentVariableIsEmpty("XDG_DATA_HOME"))
        return {};
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("glossa/workspace"));
}

} // namespace glossa::workspace
