// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

class QJsonObject;
class QJsonValue;

namespace glossa::workspace {

/// A record's part as a column of the store, or a line between two processes, holds it: one compact object.
[[nodiscard]] QByteArray columnOf(const QJsonObject &object);

/// The object of a column. CorruptWorkspace, with the name of the column as its place, for anything else; an
/// empty column is an empty object.
[[nodiscard]] Result<QJsonObject> objectOf(const QByteArray &column, const char *name);

/// A figure that may be undefined, which is null.
[[nodiscard]] QJsonValue figureToJson(const std::optional<double> &figure);
[[nodiscard]] std::optional<double> figureFromJson(const QJsonValue &value);

} // namespace glossa::workspace
