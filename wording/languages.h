// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace glossa::wording {

/// "English (United States)" for "en-us"; the tag itself if it is unknown.
[[nodiscard]] QString languageName(const QString &tag);

/// The languages that lists offer, as BCP-47 tags in the writing of Azure's files, by name.
[[nodiscard]] QStringList offeredLanguages();

} // namespace glossa::wording
