// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/schema.h"
#include "core/recognize/components.h"
#include "core/text/span.h"

#include <QStringList>

#include <vector>

namespace glossa::workspace {

/// The schema's list and regex components in the recognizer's values. `entities` gives the numbers. Patterns
/// that RE2 cannot run are left out (the checks before training name them); a required prebuilt component is
/// not asked for, since prebuilts are not recognized and the entity would never be found.
[[nodiscard]] std::vector<recognize::EntityComponents>
recognitionComponents(const std::vector<project::Category> &schema, const QStringList &entities);

/// How many patterns of an entity cannot be run.
[[nodiscard]] int unsupportedPatterns(const project::Category &entity);

/// The reason why a pattern cannot be run, for the schema editor; OK for one that can.
[[nodiscard]] Status checkPattern(const QString &pattern);

/// True for `/…/i`: it can be run, but looks for the slashes and the flags as letters of the text.
[[nodiscard]] bool looksForSlashes(const QString &pattern);

/// Where the list and the patterns of one entity would be found in a text, for the schema editor's trial.
[[nodiscard]] std::vector<text::Utf16Span> findComponents(const project::Category &entity,
                                                          const QString &text, const QString &language);

} // namespace glossa::workspace
