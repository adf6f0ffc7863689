// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::workspace {

/// The owner name of this process: "host:pid:start", where start (from the kernel) tells a process from a
/// later one with the same number.
[[nodiscard]] QString thisProcess();

/// True if an owner was a process of this machine that has ended. False for another machine's.
/// Whether isGone() can tell: the owner is on this machine.
[[nodiscard]] bool isHere(const QString &owner);
[[nodiscard]] bool isGone(const QString &owner);

} // namespace glossa::workspace
