// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::project {

/// How a name differs from another that a person would read as the same.
enum class NameDifference : std::uint8_t { Case, Blanks, Form };

/// What two names have in common that differ by case, by blanks of any kind, or by their Unicode form alone.
[[nodiscard]] QString likenessKey(const QString &name);
/// The difference of two names with one likeness key that are not equal.
[[nodiscard]] NameDifference nameDifference(const QString &a, const QString &b);

} // namespace glossa::project
