// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace glossa::project {

/// The way in which a name differs from another that a person would read as the same.
enum class NameDifference : std::uint8_t { Case, Blanks, Form };

/// Returns a key that two names share if they differ only by case, by blanks of any kind, or by their Unicode
/// form.
[[nodiscard]] QString likenessKey(const QString &name);
/// Returns how two names differ that share a likeness key and are not equal.
[[nodiscard]] NameDifference nameDifference(const QString &a, const QString &b);

/// Returns the names that may have been meant by one that is not among them, the nearest first, at most
/// three. They share its likeness key, or differ from it in at most a third of their letters, or in two
/// (Levenshtein 1966).
[[nodiscard]] QStringList nearNames(const QString &name, const QStringList &among);

} // namespace glossa::project
