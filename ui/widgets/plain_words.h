// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::widgets {

/// Words of people's making as buttons and menus show them whole: no letter of a name is a key.
[[nodiscard]] inline QString plainWords(QString words)
{
    return words.replace(u'&', QStringLiteral("&&"));
}

} // namespace glossa::widgets
