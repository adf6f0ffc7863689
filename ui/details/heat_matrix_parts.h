// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glossa::details {

// Design pixels of what stands around the cells of a heat matrix, which its layout and its painting share.
inline constexpr int recallWidth = 96;
inline constexpr int precisionHeight = 28;
inline constexpr double columnAngle = -48.0; // of the names above the columns, in degrees

} // namespace glossa::details
