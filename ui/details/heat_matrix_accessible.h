// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glossa::details {

/// Lets screen readers read a HeatMatrix: a table whose value is the current cell's sentence.
void installHeatMatrixAccessibility();

} // namespace glossa::details
