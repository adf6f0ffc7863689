// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"

#include <QString>

#include <vector>

namespace glossa::schema {

/// A list component as text to edit, one key a line: `key: synonym; synonym`, another language as `key [de]:
/// …`. Synonyms of `language` stand without a mark.
[[nodiscard]] QString listToText(const std::vector<project::Sublist> &list, const QString &language);
/// The list that a text means. Keys that `before` has keep their unknown fields. Lines without a colon are a
/// key whose only synonym is itself.
[[nodiscard]] std::vector<project::Sublist> listFromText(const QString &text, const QString &language,
                                                         const std::vector<project::Sublist> &before);

} // namespace glossa::schema
