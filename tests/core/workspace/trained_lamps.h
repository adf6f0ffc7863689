// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/registry.h"
#include "core/workspace/training/train.h"
#include "tests/core/workspace/lamps_workspace.h"

namespace glossa::test {

/// The lamps project with trainings, each a second after the one before.
struct TrainedLamps : LampsWorkspace {
    workspace::Model train(const char *label)
    {
        workspace::TrainRequest request = manual();
        request.model = QString::fromLatin1(label);
        clock.now += 1000;
        const auto model = workspace::trainModel(*workspace, project, request, 0, {}, {});
        if (!model)
            qFatal("not trained: %s", plain(model.error().detail).c_str());
        return *model;
    }
    /// Another text to learn from, so that the next model is another one.
    void addText(const char *text, const char *intent)
    {
        project::Item item;
        item.text = QString::fromLatin1(text);
        item.intent = QString::fromLatin1(intent);
        item.dataset = project::Dataset::Train;
        change({project::AddItem{item, std::nullopt}});
    }
};

} // namespace glossa::test
