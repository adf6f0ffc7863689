// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/train_request.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

namespace glossa::workspace {

namespace {

constexpr qsizetype longestName = 50; // Azure's bound

} // namespace

bool isModelName(const QString &name)
{
    static const QRegularExpression allowed(
        QRegularExpression::anchoredPattern(QStringLiteral("[\\p{L}\\p{N}_.-]+")));
    return name.size() <= longestName && allowed.match(name).hasMatch();
}

project::StoredJson TrainRequest::toJson() const
{
    return {{"model", model.toStdString()},
            {"advanced", advanced},
            {"manual", split.manual},
            {"trainPercent", split.trainPercent},
            {"seed", std::to_string(seed)}, // readers that hold numbers as doubles have room for 53 bits
            {"threads", threads}};
}

Result<TrainRequest> TrainRequest::fromJson(const project::StoredJson &json)
{
    const project::StoredValue value(json);
    TrainRequest request;
    request.model = value["model"].text();
    if (request.model.isEmpty())
        return fail(ErrorCode::MissingKey, {}, "model", Phrase::TheModelsLabel);
    request.advanced = value["advanced"].flag();
    request.split.manual = value["manual"].flag();
    request.split.trainPercent = value["trainPercent"].integer(80);
    request.seed = value["seed"].text().toULongLong();
    const int threads = value["threads"].integer();
    if (request.split.trainPercent < 0 || request.split.trainPercent > 100)
        return fail(ErrorCode::BadValue, std::to_string(request.split.trainPercent), "trainPercent",
                    {Phrase::ANumberWithin, 0, 100});
    if (threads < 0)
        return fail(ErrorCode::BadValue, std::to_string(threads), "threads", Phrase::AWholeNumberFromZero);
    request.threads = static_cast<unsigned>(threads);
    return request;
}

} // namespace glossa::workspace
