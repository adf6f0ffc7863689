// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glossa::widgets {

/// Makes RowView and SpanView known to assistive technology: the one as a list, the other as a text. Any
/// number of calls.
void installAccessibility();

} // namespace glossa::widgets
