// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace glossa::shell {

/// Name, version, licence.
void openAboutBox(QWidget *parent);

/// A training lives in a child of this process and would be lost with it, and nothing brings it back: asks
/// before.
void askBeforeQuitting(QWidget *parent, const std::function<void()> &quit);

} // namespace glossa::shell
