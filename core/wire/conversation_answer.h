// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "core/wire/conversation_request.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace glossa::wire {

/// Azure's ConversationResult of one text.
[[nodiscard]] nlohmann::ordered_json conversationAnswer(const project::Prediction &prediction,
                                                        text::IndexUnit unit);

/// Whether a turn is a user's, which is predicted, or an agent's, which is not: the role "agent" says so, and
/// without a role the participant's name "agent", "assistant", "bot" or "system" does.
[[nodiscard]] bool isUsersTurn(const ConversationItem &item);

/// A turn of a user with what a model says of it alone.
struct PredictedTurn {
    std::size_t item = 0; // of the conversation
    project::Prediction prediction;
};

struct PredictedConversation {
    const Conversation *conversation = nullptr;
    std::vector<PredictedTurn> turns; // in the order of the conversation
};

/// Azure's ConversationalAIResult, merged from predictions of the single turns, as no model here reads
/// several turns together:
/// - An intent is listed once, where it is first met, with the ranges of items that belong to it. A range
/// runs
///   over turns of one intent that follow each other and over what agents say between them; a user's turn of
///   another intent ends it, and so does one whose answer is None, which belongs to no intent.
/// - The entities of its turns stand with the intent, those of None turns beside the intents. What is found
///   again, an equal text as the same entity, is listed once and points to where it was said last.
/// - The type is always "action": there are no projects that answer questions.
[[nodiscard]] nlohmann::ordered_json conversationsAnswer(const std::vector<PredictedConversation> &all,
                                                         text::IndexUnit unit);

} // namespace glossa::wire
