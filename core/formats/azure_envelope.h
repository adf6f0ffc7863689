// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/azure_project.h"

#include <array>

namespace glossa::formats {

/// Reads the head of a project from its envelope and its assets. The envelope is all of the document, with an
/// empty object in place of the assets; in the assets the known arrays are empty.
[[nodiscard]] Result<project::ProjectInfo> readEnvelope(const JsonValue &envelope, const JsonValue &assets,
                                                        const AzureLayout &layout,
                                                        const std::vector<project::Category> &categories,
                                                        ShapePool &pool);

/// The parts of the file that are not in the head; the writer puts them in.
struct EnvelopeContent {
    const project::ProjectInfo &info;
    const AzureLayout &layout;
    const std::vector<project::Category> &categories;
    bool hasItems = true;
    std::function<void()> writeItems; // the array
};

[[nodiscard]] std::vector<KnownField> knownOfEnvelope(const EnvelopeContent &content, ShapedWriter *out);

} // namespace glossa::formats
