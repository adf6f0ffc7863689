// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/offset_map.h"
#include "core/wire/deployment_name.h"

#include <QString>

#include <string_view>
#include <variant>
#include <vector>

namespace glossa::wire {

/// What somebody said, with the fields that an answer depends on.
struct ConversationItem {
    QString id;
    QString participant;
    QString text;
    QString language; // empty: the project's
    QString role;     // Azure's "customer", "agent" and "generic", in any case; empty if nothing is said
    bool operator==(const ConversationItem &) const = default;
};

/// What several people said in turn.
struct Conversation {
    QString id;
    QString language; // of the items that name none
    std::vector<ConversationItem> items;
    bool operator==(const Conversation &) const = default;
};

/// The body of :analyze-conversations. An item alone is Azure's kind Conversation, whole conversations are
/// the kind ConversationalAI of the versions since 2025-11-15-preview.
struct ConversationRequest {
    DeploymentName target;
    text::IndexUnit unit = text::IndexUnit::TextElementsV8;
    bool logged = true; // false: the query is not kept for review
    std::variant<ConversationItem, std::vector<Conversation>> input;
    bool operator==(const ConversationRequest &) const = default;
};

/// The errors name the place as a path, "analysisInput.conversationItem.text". What routes to the projects of
/// an orchestration (directTarget, targetProjectParameters) means nothing for others and is not read. verbose
/// changes nothing, as answers are always whole.
[[nodiscard]] Result<ConversationRequest> readConversationRequest(std::string_view body);

} // namespace glossa::wire
