// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of thumb that more than one part of the program goes by. Those that the learners and the evaluation
// go by, too, stand in core/base/rules.h.
#pragma once

#include "core/base/rules.h"
#include "core/project/schema.h"

#include <QString>
#include <QStringView>

#include <cstddef>

namespace glossa::project {

/// The intent of what fits no other one.
[[nodiscard]] QString noneIntent();
/// Whether a category is that intent, which stays as it is called.
[[nodiscard]] bool isNone(CategoryKind kind, QStringView name);

/// The characters that label with a category, in the order in which they are given: digits, then letters that
/// no command of Labeling uses.
inline constexpr QStringView labelKeys = u"1234567890bdhlmoqstvyz";

/// The key that a new category gets while others are taken: the next digit, then a letter of its name, the
/// first of a word before others, then any. Nothing if none is left.
[[nodiscard]] QString freeKey(QStringView name, const QString &taken);

/// Whether categories of this kind have keys: intents are chosen from a list, only what is put on a text has
/// one.
[[nodiscard]] constexpr bool hasKeys(CategoryKind kind)
{
    return kind != CategoryKind::Intent;
}

/// As many new categories one import may bring at most; more is a column of texts taken for labels.
inline constexpr std::size_t mostNewCategories = 2000;

} // namespace glossa::project
