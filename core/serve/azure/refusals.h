// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused, in Azure's codes and, where they are known, its words. Clients take the innermost code for
// the reason.
#pragma once

#include "core/serve/api_error.h"
#include "core/wire/deployment_name.h"

#include <QString>

#include <cstdint>
#include <string>

namespace glossa::serve {

/// A body that core/wire does not read.
[[nodiscard]] ApiError bodyRefusal(const Error &error);
/// A body that is read and asks for more than is answered; 413 is the status.
[[nodiscard]] ApiError tooLargeRefusal(std::size_t mostBytes);
/// A query of the address ("api-version") that is missing or not `expected`.
[[nodiscard]] ApiError parameterRefusal(const std::string &name, const Message &expected,
                                        const std::string &found);
/// A value in the body, at a path, that cannot be meant.
[[nodiscard]] ApiError valueRefusal(const std::string &path, const Reason &reason);

/// DeployedModels has no such project or deployment, or could not load its model.
[[nodiscard]] ApiError modelRefusal(const Error &error, const wire::DeploymentName &name);
/// The project is of another kind than the request asks for.
[[nodiscard]] ApiError kindRefusal(const QString &kind, const QString &asked);
/// What Azure answers with models of its own; `path` is that of the kind.
[[nodiscard]] ApiError notCustomRefusal(const QString &kind, const std::string &path = "kind");
/// What is answered here, but by that route.
[[nodiscard]] ApiError elsewhereRefusal(const QString &kind, const std::string &path,
                                        const std::string &route);

/// A batch of documents, or one of them, by Azure's codes of inner errors.
[[nodiscard]] ApiError batchRefusal(InnerCode code, const Message &message);
/// A document among others: its error stands in the results and not in their place.
[[nodiscard]] ApiError documentRefusal(InnerCode code, const Reason &reason);

/// There is no such job (any more).
[[nodiscard]] ApiError jobRefusal(const QString &id);
/// The workspace could not do what a job needs.
[[nodiscard]] ApiError storeRefusal(const Error &error);

} // namespace glossa::serve
