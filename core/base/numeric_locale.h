// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>

namespace glossa {

/// Makes the C library read and write numbers with a decimal point, whatever the user's locale is. Qt's
/// application object takes the whole locale from the environment; with a decimal comma, strtod, printf and
/// the JSON library would read 0.75 as 0 and write "0,75" into files. Every program must call this directly
/// after it has made that object. Numbers for people are formatted by QLocale, which does not depend on it.
inline void usePointInNumbers()
{
    std::setlocale(LC_NUMERIC, "C");
}

} // namespace glossa
