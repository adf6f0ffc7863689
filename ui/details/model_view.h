// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/confusion.h"
#include "core/evaluate/metrics.h"
#include "core/evaluate/reading.h"
#include "core/project/schema.h"
#include "core/workspace/models/model.h"
#include "core/workspace/session/workspace.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace glossa::details {

/// A model with everything the details page shows, computed once from its stored outcomes. Immutable; made on
/// a reader thread.
struct ModelView {
    workspace::Model model;
    project::ProjectKind kind = project::ProjectKind::Conversation;
    std::vector<project::Category> schema;
    std::int64_t changedSince = 0; // journal steps since the training
    bool judged = false;           // false: trained without a test side, nothing below is filled
    evaluate::Outcomes outcomes;
    evaluate::Metrics metrics;
    evaluate::Confusion intents;
    std::array<evaluate::Confusion, 4> entities; // by EntityView
    std::vector<evaluate::Reading> readings;
    evaluate::F1Intervals intentF1;
    evaluate::F1Intervals entityF1;

    [[nodiscard]] const project::Category *category(bool entity, const std::string &name) const;
    /// How many items (intent) or labels (entity) of a name the model learned from.
    [[nodiscard]] std::int64_t learnedFrom(bool entity, const std::string &name) const;
    /// Colour slot of an entity of the outcomes; -1 if the schema no longer has it.
    [[nodiscard]] int slot(std::uint32_t entity) const;
    [[nodiscard]] QString key(std::uint32_t entity) const;
};

Result<std::shared_ptr<const ModelView>> loadModelView(workspace::Workspace &workspace, std::int64_t project,
                                                       const QString &label);

} // namespace glossa::details
