// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/azure_project.h"

#include <array>

namespace glossa::formats {

/// The head of a project from its envelope (all of the document but the assets' content, in whose place
/// stands an empty object) and its assets (in which the known arrays stand empty).
[[nodiscard]] Result<project::ProjectInfo> readEnvelope(const JsonValue &envelope, const JsonValue &assets,
                                                        const AzureLayout &layout,
                                                        const std::vector<project::Category> &categories,
                                                        ShapePool &pool);

/// What the writer puts in for the parts that are not in the head.
struct EnvelopeContent {
    const project::ProjectInfo &info;
    const AzureLayout &layout;
    const std::vector<project::Category> &categories;
    bool hasItems = true;
    std::function<void()> writeItems; // the array
};

[[nodiscard]] std::vector<KnownField> knownOfEnvelope(const EnvelopeContent &content, ShapedWriter *out);

} // namespace glossa::formats
