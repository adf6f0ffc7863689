// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/train_request.h"

#include <QJsonObject>
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

QJsonObject TrainRequest::toJson() const
{
    return {{QStringLiteral("model"), model},
            {QStringLiteral("advanced"), advanced},
            {QStringLiteral("manual"), split.manual},
            {QStringLiteral("trainPercent"), split.trainPercent},
            // A double holds 53 bits; a seed has 64.
            {QStringLiteral("seed"), QString::number(seed)},
            {QStringLiteral("threads"), static_cast<int>(threads)}};
}

Result<TrainRequest> TrainRequest::fromJson(const QJsonObject &json)
{
    TrainRequest request;
    request.model = json[QStringLiteral("model")].toString();
    if (request.model.isEmpty())
        return fail(ErrorCode::MissingKey, {}, "model", Phrase::TheModelsLabel);
    request.advanced = json[QStringLiteral("advanced")].toBool();
    request.split.manual = json[QStringLiteral("manual")].toBool();
    request.split.trainPercent = json[QStringLiteral("trainPercent")].toInt(80);
    request.seed = json[QStringLiteral("seed")].toString().toULongLong();
    const int threads = json[QStringLiteral("threads")].toInt();
    if (request.split.trainPercent < 0 || request.split.trainPercent > 100)
        return fail(ErrorCode::BadValue, std::to_string(request.split.trainPercent), "trainPercent",
                    "0 to 100");
    if (threads < 0)
        return fail(ErrorCode::BadValue, std::to_string(threads), "threads", "0 or more");
    request.threads = static_cast<unsigned>(threads);
    return request;
}

} // namespace glossa::workspace
