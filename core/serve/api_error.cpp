// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/api_error.h"

#include <nlohmann/json.hpp>

namespace glossa::serve {

namespace {

constexpr std::string_view errorHeader = "x-ms-error-code";

nlohmann::ordered_json innerJson(const InnerError &inner, const Say &say)
{
    nlohmann::ordered_json object{{"code", innerCodeName(inner.code)}, {"message", say(inner.message)}};
    if (!inner.target.empty())
        object["target"] = inner.target;
    return object;
}

} // namespace

std::string_view apiCodeName(ApiCode code)
{
    switch (code) {
    case ApiCode::InvalidRequest:
        return "InvalidRequest";
    case ApiCode::InvalidArgument:
        return "InvalidArgument";
    case ApiCode::Unauthorized:
        return "Unauthorized";
    case ApiCode::Forbidden:
        return "Forbidden";
    case ApiCode::NotFound:
        return "NotFound";
    case ApiCode::ProjectNotFound:
        return "ProjectNotFound";
    case ApiCode::OperationNotFound:
        return "OperationNotFound";
    case ApiCode::TooManyRequests:
        return "TooManyRequests";
    case ApiCode::InternalServerError:
        return "InternalServerError";
    case ApiCode::ServiceUnavailable:
        return "ServiceUnavailable";
    case ApiCode::Timeout:
        return "Timeout";
    case ApiCode::QuotaExceeded:
        return "QuotaExceeded";
    case ApiCode::Conflict:
        return "Conflict";
    case ApiCode::Warning:
        break;
    }
    return "Warning";
}

std::string_view innerCodeName(InnerCode code)
{
    switch (code) {
    case InnerCode::InvalidRequest:
        return "InvalidRequest";
    case InnerCode::InvalidParameterValue:
        return "InvalidParameterValue";
    case InnerCode::InvalidRequestBodyFormat:
        return "InvalidRequestBodyFormat";
    case InnerCode::EmptyRequest:
        return "EmptyRequest";
    case InnerCode::MissingInputDocuments:
        return "MissingInputDocuments";
    case InnerCode::InvalidDocument:
        return "InvalidDocument";
    case InnerCode::InvalidDocumentBatch:
        return "InvalidDocumentBatch";
    case InnerCode::ModelVersionIncorrect:
        return "ModelVersionIncorrect";
    case InnerCode::UnsupportedLanguageCode:
        return "UnsupportedLanguageCode";
    case InnerCode::ExtractionFailure:
        break;
    }
    return "ExtractionFailure";
}

int statusOf(ApiCode code)
{
    switch (code) {
    case ApiCode::InvalidRequest:
    case ApiCode::InvalidArgument:
    case ApiCode::Warning:
        return 400;
    case ApiCode::Unauthorized:
        return 401;
    case ApiCode::Forbidden:
        return 403;
    case ApiCode::NotFound:
    case ApiCode::ProjectNotFound:
    case ApiCode::OperationNotFound:
        return 404;
    case ApiCode::Conflict:
        return 409;
    case ApiCode::TooManyRequests:
    case ApiCode::QuotaExceeded:
        return 429;
    case ApiCode::ServiceUnavailable:
        return 503;
    case ApiCode::Timeout:
        return 504;
    case ApiCode::InternalServerError:
        break;
    }
    return 500;
}

nlohmann::ordered_json apiErrorJson(const ApiError &error, const Say &say)
{
    nlohmann::ordered_json object{{"code", apiCodeName(error.code)}, {"message", say(error.message)}};
    if (!error.target.empty())
        object["target"] = error.target;
    if (!error.details.empty()) {
        auto &details = object["details"] = nlohmann::ordered_json::array();
        for (const ApiError &detail : error.details)
            details.push_back(apiErrorJson(detail, say));
    }
    if (error.inner)
        object["innererror"] = innerJson(*error.inner, say);
    return object;
}

Response errorResponse(const ApiError &error, const Say &say)
{
    return errorResponse(statusOf(error.code), error, say);
}

Response errorResponse(int status, const ApiError &error, const Say &say)
{
    const nlohmann::ordered_json body{{"error", apiErrorJson(error, say)}};
    // Reasons may hold pieces of what came in, which need not be valid UTF-8.
    Response response =
        jsonResponse(body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), status);
    response.headers.push_back({std::string(errorHeader), std::string(apiCodeName(error.code))});
    return response;
}

} // namespace glossa::serve
