// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>

namespace glossa {

/// Gives the C library's numbers a point, whatever the user's locale. Qt's application object takes the whole
/// locale from the environment, and with a decimal comma strtod, printf and the JSON library would read 0.75
/// as 0 and write "0,75" into files. Every program calls this directly after it has made that object; what
/// people read in the window is formatted by QLocale, which does not depend on it.
inline void usePointInNumbers()
{
    std::setlocale(LC_NUMERIC, "C");
}

} // namespace glossa
