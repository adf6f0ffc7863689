// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/serve/message.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace glossa::serve {

/// Azure's codes of an error, as far as a local service has a use for them; their names go over the wire.
enum class ApiCode : std::uint8_t {
    InvalidRequest,
    InvalidArgument,
    Unauthorized,
    Forbidden,
    NotFound,
    ProjectNotFound,
    OperationNotFound,
    TooManyRequests,
    InternalServerError,
    ServiceUnavailable,
    Timeout,
    QuotaExceeded,
    Conflict,
    Warning,
};
[[nodiscard]] std::string_view apiCodeName(ApiCode code);

/// Azure's codes of an inner error, which say more precisely what was wrong.
enum class InnerCode : std::uint8_t {
    InvalidRequest,
    InvalidParameterValue,
    InvalidRequestBodyFormat,
    EmptyRequest,
    MissingInputDocuments,
    InvalidDocument,
    InvalidDocumentBatch,
    ModelVersionIncorrect,
    UnsupportedLanguageCode,
    ExtractionFailure,
};
[[nodiscard]] std::string_view innerCodeName(InnerCode code);

/// Why: in one phrase, or as another part of core has told it.
using Reason = std::variant<Message, Error>;

struct InnerError {
    InnerCode code = InnerCode::InvalidRequest;
    Reason message;
    std::string target; // a query's name or a JSON path; empty if unknown
    bool operator==(const InnerError &) const = default;
};

/// A refusal in Azure's terms. As Azure's clients do, readers take the innermost code for the reason.
struct ApiError {
    ApiCode code = ApiCode::InvalidRequest;
    Reason message;
    std::string target; // a query's name or a JSON path; empty if unknown
    std::optional<InnerError> inner;
    std::vector<ApiError> details;
    bool operator==(const ApiError &) const = default;
};

/// Makes sentences of reasons, and texts of single phrases. It is called on many threads at once.
using Say = std::function<std::string(const Reason &)>;

/// {"code","message","target"?,"details"?,"innererror"?}
[[nodiscard]] nlohmann::ordered_json apiErrorJson(const ApiError &error, const Say &say);

/// {"error": …} with the header x-ms-error-code, under the code's own status or the one that is given.
[[nodiscard]] Response errorResponse(const ApiError &error, const Say &say);
[[nodiscard]] Response errorResponse(int status, const ApiError &error, const Say &say);

/// The status of a code: InvalidArgument 400, Unauthorized 401, ProjectNotFound 404, Conflict 409 and so on.
[[nodiscard]] int statusOf(ApiCode code);

} // namespace glossa::serve
