// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/refusals.h"

#include "core/project/kind_traits.h"

namespace glossa::serve {

namespace {

ApiError withInner(ApiCode code, const Message &message, InnerCode inner, const Reason &reason,
                   std::string target = {})
{
    ApiError error;
    error.code = code;
    error.message = message;
    error.inner = InnerError{inner, reason, std::move(target)};
    return error;
}

ApiError simple(ApiCode code, const Reason &reason, std::string target = {})
{
    ApiError error;
    error.code = code;
    error.message = reason;
    error.target = std::move(target);
    return error;
}

/// Whether it is the grammar and not a field that is wrong.
bool isNoJson(const Error &error)
{
    return error.code == ErrorCode::Malformed || error.code == ErrorCode::BadEncoding ||
           error.code == ErrorCode::TooDeep;
}

} // namespace

ApiError bodyRefusal(const Error &error)
{
    const std::string place = error.place.phrase == Phrase::AsItStands ? error.place.text : std::string();
    if (isNoJson(error)) {
        ApiError refusal = simple(ApiCode::InvalidArgument, Message(Phrase::InputNotParsed));
        refusal.details.push_back(simple(ApiCode::InvalidArgument, error));
        return refusal;
    }
    const bool value = error.code == ErrorCode::BadValue || error.code == ErrorCode::NulByte;
    return withInner(ApiCode::InvalidRequest, Phrase::InvalidRequestBody,
                     value ? InnerCode::InvalidParameterValue : InnerCode::InvalidRequestBodyFormat, error,
                     place);
}

ApiError tooLargeRefusal(std::size_t mostBytes)
{
    return withInner(ApiCode::InvalidRequest, Phrase::InvalidRequestBody, InnerCode::InvalidDocumentBatch,
                     Message(Phrase::RequestTooLarge, mostBytes));
}

ApiError parameterRefusal(const std::string &name, const Message &expected, const std::string &found)
{
    const Error error{found.empty() ? ErrorCode::MissingKey : ErrorCode::BadValue, {}, name, expected, found};
    return withInner(ApiCode::InvalidRequest, Phrase::InvalidQueryParameter, InnerCode::InvalidParameterValue,
                     error, name);
}

ApiError valueRefusal(const std::string &path, const Reason &reason)
{
    return withInner(ApiCode::InvalidArgument, Phrase::InvalidRequestBody, InnerCode::InvalidParameterValue,
                     reason, path);
}

ApiError modelRefusal(const Error &error, const wire::DeploymentName &name)
{
    const std::string project = name.project.toStdString();
    if (error.code == ErrorCode::NotFound && error.place == Message("project"))
        return simple(ApiCode::ProjectNotFound, Message(Phrase::NoSuchProject, project),
                      "parameters.projectName");
    if (error.code == ErrorCode::NotFound && error.place == Message("deployment"))
        return simple(ApiCode::NotFound,
                      Message(Phrase::NoSuchDeployment, name.deployment.toStdString(), project),
                      "parameters.deploymentName");
    return storeRefusal(error);
}

ApiError kindRefusal(const QString &kind, const QString &asked)
{
    return valueRefusal("parameters.projectName",
                        Message(Phrase::ProjectOfAnotherKind, kind.toStdString(), asked.toStdString()));
}

ApiError notCustomRefusal(const QString &kind, const std::string &path)
{
    return withInner(ApiCode::InvalidRequest, Phrase::NotCustom, InnerCode::InvalidParameterValue,
                     Message(Phrase::AnsweredByAzureOnly, kind.toStdString()), path);
}

ApiError elsewhereRefusal(const QString &kind, const std::string &path, const std::string &route)
{
    return withInner(ApiCode::InvalidRequest, Phrase::InvalidRequestBody, InnerCode::InvalidParameterValue,
                     Message(Phrase::AnsweredElsewhere, kind.toStdString(), route), path);
}

ApiError batchRefusal(InnerCode code, const Message &message)
{
    return withInner(ApiCode::InvalidRequest, Phrase::InvalidDocumentInRequest, code, message);
}

ApiError documentRefusal(InnerCode code, const Reason &reason)
{
    return withInner(ApiCode::InvalidArgument,
                     code == InnerCode::UnsupportedLanguageCode ? Phrase::InvalidLanguageCode
                                                                : Phrase::InvalidDocumentInRequest,
                     code, reason);
}

ApiError jobRefusal(const QString &id)
{
    return simple(ApiCode::OperationNotFound, Message(Phrase::NoSuchOperation, id.toStdString()), "jobId");
}

ApiError storeRefusal(const Error &failure)
{
    Error error = failure;
    error.file.clear(); // where files lie is no business of clients
    switch (error.code) {
    case ErrorCode::Busy:
    case ErrorCode::OutOfMemory:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
        return simple(ApiCode::ServiceUnavailable, error);
    case ErrorCode::TooLarge:
        return simple(ApiCode::QuotaExceeded, Message(Phrase::TooManyJobsKept));
    case ErrorCode::Conflict:
        return simple(ApiCode::TooManyRequests, Message(Phrase::TooManyJobsWait));
    default:
        return simple(ApiCode::InternalServerError, error);
    }
}

} // namespace glossa::serve
