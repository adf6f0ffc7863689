// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/serve/api_error.h"
#include "core/wire/deployment_name.h"
#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/review/query_log.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace glossa::serve {

/// Azure's limits of its runtime. Characters are text elements, in which Azure counts.
struct RuntimeLimits {
    std::size_t bodyBytes = std::size_t{1} << 20;
    std::int32_t utteranceCharacters = 1000;
    std::size_t conversationItems = 500; // ours, of all conversations of a request; Azure's is not known
    std::size_t documents = 25;
    std::int64_t documentCharacters = 125'000; // of all documents of a request together
    std::size_t tasks = 25;                    // ours: each is run over all documents
};

/// What the runtime's routes answer from. Many threads use it at once, and it outlives them.
struct Answering {
    workspace::DeployedModels &models;
    workspace::QueryLog *log = nullptr; // null: nothing is counted, and no query is kept for review
    const Clock &clock;
    Say say;
    RuntimeLimits limits;
    bool keepsQueries = true; // false: answers are counted only, whatever projects and clients say
};

/// A value, or the refusal that the client gets in its place.
template <typename Value>
using Answered = tl::expected<Value, ApiError>;

inline tl::unexpected<ApiError> refuse(ApiError error)
{
    return tl::unexpected<ApiError>(std::move(error));
}

/// The model that serves under that name. Refused if there is none or it cannot be loaded.
[[nodiscard]] Answered<std::shared_ptr<const workspace::ServedModel>>
servedModel(const Answering &answering, const wire::DeploymentName &name);

/// What the model says of a text. The answer is counted, and its query handed to the review queue, unless the
/// client or the project has said no.
[[nodiscard]] project::Prediction ask(const Answering &answering, const workspace::ServedModel &served,
                                      const QString &text, const QString &language, bool logged);

[[nodiscard]] Response jsonAnswer(const nlohmann::ordered_json &json);

} // namespace glossa::serve
