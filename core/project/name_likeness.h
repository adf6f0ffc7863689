// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace glossa::project {

/// How a name differs from another that a person would read as the same.
enum class NameDifference : std::uint8_t { Case, Blanks, Form };

/// What two names have in common that differ by case, by blanks of any kind, or by their Unicode form alone.
[[nodiscard]] QString likenessKey(const QString &name);
/// The difference of two names with one likeness key that are not equal.
[[nodiscard]] NameDifference nameDifference(const QString &a, const QString &b);

/// Of the names those that may have been meant by one that is not among them, the nearest first, at most
/// three: of one likeness key, or a third of their letters (at least two) apart (Levenshtein 1966).
[[nodiscard]] QStringList nearNames(const QString &name, const QStringList &among);

} // namespace glossa::project
