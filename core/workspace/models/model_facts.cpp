// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_facts.h"

#include "core/workspace/models/json_column.h"

#include <QJsonObject>

namespace glossa::workspace {

namespace {

QJsonObject countsToJson(const std::map<QString, std::int64_t> &counts)
{
    QJsonObject json;
    for (const auto &[name, count] : counts)
        json[name] = static_cast<qint64>(count);
    return json;
}

std::map<QString, std::int64_t> countsFromJson(const QJsonObject &json)
{
    std::map<QString, std::int64_t> counts;
    for (auto it = json.begin(); it != json.end(); ++it)
        counts[it.key()] = it.value().toInteger();
    return counts;
}

} // namespace

QByteArray ModelFacts::toJson() const
{
    return columnOf({{QStringLiteral("request"), request.toJson()},
                     {QStringLiteral("trainItems"), static_cast<qint64>(trainItems)},
                     {QStringLiteral("testItems"), static_cast<qint64>(testItems)},
                     {QStringLiteral("trainLabels"), static_cast<qint64>(trainLabels)},
                     {QStringLiteral("testLabels"), static_cast<qint64>(testLabels)},
                     {QStringLiteral("trainByIntent"), countsToJson(trainByIntent)},
                     {QStringLiteral("trainByEntity"), countsToJson(trainByEntity)},
                     {QStringLiteral("items"), static_cast<qint64>(items)},
                     {QStringLiteral("sequence"), static_cast<qint64>(sequence)},
                     {QStringLiteral("fileBytes"), static_cast<qint64>(fileBytes)},
                     {QStringLiteral("heldBack"), static_cast<qint64>(heldBack)},
                     {QStringLiteral("heldBackFrom"), static_cast<qint64>(heldBackFrom)},
                     {QStringLiteral("fingerprint"), fingerprint},
                     {QStringLiteral("intentF1"), figureToJson(intentF1)},
                     {QStringLiteral("entityF1"), figureToJson(entityF1)},
                     {QStringLiteral("combinedF1"), figureToJson(combinedF1)},
                     {QStringLiteral("intentAccuracy"), figureToJson(intentAccuracy)}});
}

Result<ModelFacts> ModelFacts::fromJson(const QByteArray &text)
{
    const auto object = objectOf(text, "facts");
    if (!object)
        return fail(object.error());
    const QJsonObject &json = *object;
    ModelFacts facts;
    if (const auto request = TrainRequest::fromJson(json[QStringLiteral("request")].toObject()))
        facts.request = *request;
    facts.trainItems = json[QStringLiteral("trainItems")].toInteger();
    facts.testItems = json[QStringLiteral("testItems")].toInteger();
    facts.trainLabels = json[QStringLiteral("trainLabels")].toInteger();
    facts.testLabels = json[QStringLiteral("testLabels")].toInteger();
    facts.trainByIntent = countsFromJson(json[QStringLiteral("trainByIntent")].toObject());
    facts.trainByEntity = countsFromJson(json[QStringLiteral("trainByEntity")].toObject());
    facts.items = json[QStringLiteral("items")].toInteger();
    facts.sequence = json[QStringLiteral("sequence")].toInteger();
    facts.fileBytes = json[QStringLiteral("fileBytes")].toInteger();
    facts.heldBack = json[QStringLiteral("heldBack")].toInteger(-1);
    facts.heldBackFrom = json[QStringLiteral("heldBackFrom")].toInteger(-1);
    facts.fingerprint = json[QStringLiteral("fingerprint")].toString();
    facts.intentF1 = figureFromJson(json[QStringLiteral("intentF1")]);
    facts.entityF1 = figureFromJson(json[QStringLiteral("entityF1")]);
    facts.combinedF1 = figureFromJson(json[QStringLiteral("combinedF1")]);
    facts.intentAccuracy = figureFromJson(json[QStringLiteral("intentAccuracy")]);
    return facts;
}

} // namespace glossa::workspace
