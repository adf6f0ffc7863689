// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/answering.h"

namespace glossa::serve {

/// POST /language/:analyze-conversations: one text, or whole conversations of which each user's turn is
/// predicted by itself.
[[nodiscard]] Response analyzeConversations(const Answering &answering, const Request &request);

} // namespace glossa::serve
