// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/endpoint/endpoint_keys.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace glossa::workspace {

// The JSON that `glossa serve` prints, and that its routes answer.

/// The first address of {"addresses":["http://127.0.0.1:5000"]}; empty if there is none.
[[nodiscard]] QString addressOfStart(const QByteArray &line);
/// The message of {"error":{"message":"…"}}, in the last line that has one; else the text as it stands.
[[nodiscard]] QString refusalOf(const QByteArray &text);
/// [{"name":"ana","made":1767225600000}]; none if it is not that.
[[nodiscard]] std::optional<std::vector<EndpointKey>> keysOf(const QByteArray &text);
/// {"name":"ana","key":"…"}; empty if there is none.
[[nodiscard]] QString secretOf(const QByteArray &text);

/// An answer of a route for people: with line ends and indents; what is no JSON as it stands.
[[nodiscard]] QString readableAnswer(const QByteArray &body);
/// Whether a job's state says that it has not come to its end.
[[nodiscard]] bool isUnfinishedJob(const QByteArray &body);

} // namespace glossa::workspace
