// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glossa::widgets {

/// Makes the views that paint themselves known to assistive technology: RowView as a list, SpanView as a text
/// with its labels, Segment as a group of radio buttons. Any number of calls.
void installAccessibility();

} // namespace glossa::widgets
