// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace glossa::wording {

/// "English (United States)" for "en-us"; the tag itself if it is unknown.
[[nodiscard]] QString languageName(const QString &tag);

/// The languages that lists offer, as BCP-47 tags in the writing of Azure's files, by name.
[[nodiscard]] QStringList offeredLanguages();

/// Whether a name stands before another in a list: by letters whatever their case, by the value of the
/// numbers in them, in the user's language. The C locale, whose order is that of the characters' codes,
/// orders as English does.
[[nodiscard]] bool isBefore(const QString &name, const QString &other);

} // namespace glossa::wording
