// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace glossa::wording {

/// The program's sentences in the user's language where there is a translation; English always has its plural
/// forms. Call once, before the first sentence is made.
void installTranslations(QCoreApplication &application);

} // namespace glossa::wording
