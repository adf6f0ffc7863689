// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluate/outcome.h"
#include "core/project/item.h"
#include "core/workspace/models/predictor.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// What the model says of each item beside what people labeled. Labels of categories the model does not know
/// are kept: their names are added behind the model's. Only inside regions, where an item has them.
Result<evaluate::Outcomes> judge(const Predictor &predictor, const std::vector<project::Item> &items,
                                 const std::stop_token &stop, const std::function<void(double)> &progress);

/// Outcomes as the store keeps them: CBOR, deflated. Version 2 is written; version 1, which had no
/// classes, is read for good.
[[nodiscard]] QByteArray outcomesToBlob(const evaluate::Outcomes &outcomes);
[[nodiscard]] Result<evaluate::Outcomes> outcomesFromBlob(const QByteArray &blob);

} // namespace glossa::workspace
