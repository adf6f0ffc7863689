// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/items/items.h"
#include "core/workspace/session/workspace.h"
#include "core/workspace/training/checks.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <vector>

namespace glossa::test {

/// Time that stands still until it is told to go on.
class SetClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override { return now; }
    std::int64_t now = 1'700'000'000'000;
};

/// Deployments that people have.
inline const QString production = QStringLiteral("production");
inline const QString staging = QStringLiteral("staging");

inline QString lampsFile()
{
    return QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
}

/// A workspace in a folder of its own, with the lamps project: eleven utterances, one of them for testing.
struct LampsWorkspace {
    LampsWorkspace()
    {
        auto opened = workspace::Workspace::open(folder.path(), clock);
        if (!opened)
            qFatal("no workspace: %s", plain(opened.error().detail).c_str());
        workspace = std::move(*opened);
        workspace::ImportRequest request;
        request.files << lampsFile();
        const auto result = workspace::importFiles(*workspace, request, ana);
        if (!result)
            qFatal("no lamps: %s", plain(result.error().detail).c_str());
        imported = *result;
        project = imported.project;
    }

    void change(const project::Edit &edit)
    {
        QVERIFY(workspace->store().apply(project, edit, ana).has_value());
    }
    [[nodiscard]] std::vector<workspace::ItemRow> allItems() const
    {
        return workspace::items(*workspace, project, workspace::itemIds(*workspace, project, {}).value())
            .value();
    }

    SetClock clock;
    QTemporaryDir folder;
    std::unique_ptr<workspace::Workspace> workspace;
    workspace::Origin ana{QStringLiteral("Ana"), QStringLiteral("cli"), {}};
    workspace::ImportResult imported;
    std::int64_t project = 0;
};

/// A training of m1 on the items that are marked for it.
inline workspace::TrainRequest manual()
{
    workspace::TrainRequest request;
    request.model = QStringLiteral("m1");
    request.threads = 1;
    request.split.manual = true;
    return request;
}

/// The number of such a check; -1 = there is none.
inline std::int64_t countOf(const std::vector<workspace::TrainingCheck> &checks,
                            workspace::TrainingCheck::Kind kind, const QString &name)
{
    for (const workspace::TrainingCheck &check : checks) {
        if (check.kind == kind && check.name == name)
            return check.count;
    }
    return -1;
}

} // namespace glossa::test
