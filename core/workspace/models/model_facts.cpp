// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_facts.h"

#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

namespace {

using project::figureJson;
using project::StoredJson;
using project::StoredValue;

StoredJson countsJson(const std::map<QString, std::int64_t> &counts)
{
    StoredJson json = StoredJson::object();
    for (const auto &[name, count] : counts)
        json[name.toStdString()] = count;
    return json;
}

std::map<QString, std::int64_t> countsFrom(const StoredValue &value)
{
    std::map<QString, std::int64_t> counts;
    if (value.json().is_object()) {
        for (const auto &[name, count] : value.json().items())
            counts[QString::fromStdString(name)] = StoredValue(count).number();
    }
    return counts;
}

} // namespace

QByteArray ModelFacts::toJson() const
{
    StoredJson json{{"request", request.toJson()},
                    {"trainItems", trainItems},
                    {"testItems", testItems},
                    {"trainLabels", trainLabels},
                    {"testLabels", testLabels},
                    {"trainByIntent", countsJson(trainByIntent)},
                    {"trainByEntity", countsJson(trainByEntity)},
                    {"items", items},
                    {"sequence", sequence},
                    {"fileBytes", fileBytes},
                    {"heldBack", heldBack},
                    {"heldBackFrom", heldBackFrom},
                    {"fingerprint", fingerprint.toStdString()},
                    {"intentF1", figureJson(intentF1)},
                    {"entityF1", figureJson(entityF1)},
                    {"combinedF1", figureJson(combinedF1)},
                    {"intentAccuracy", figureJson(intentAccuracy)}};
    if (!trainByClass.empty()) { // of a project with classes
        json["trainByClass"] = countsJson(trainByClass);
        json["classF1"] = figureJson(classF1);
        json["classMacroF1"] = figureJson(classMacroF1);
    }
    if (dataBytes > 0) // an older model's facts are written as they were read
        json["dataBytes"] = dataBytes;
    return project::compact(json);
}

Result<ModelFacts> ModelFacts::fromJson(const QByteArray &text)
{
    const auto object = project::objectOf(text, "facts");
    if (!object)
        return fail(object.error());
    const StoredValue json(*object);
    ModelFacts facts;
    if (const auto request = TrainRequest::fromJson(json["request"].json()))
        facts.request = *request;
    facts.trainItems = json["trainItems"].number();
    facts.testItems = json["testItems"].number();
    facts.trainLabels = json["trainLabels"].number();
    facts.testLabels = json["testLabels"].number();
    facts.trainByIntent = countsFrom(json["trainByIntent"]);
    facts.trainByEntity = countsFrom(json["trainByEntity"]);
    facts.trainByClass = countsFrom(json["trainByClass"]);
    facts.items = json["items"].number();
    facts.sequence = json["sequence"].number();
    facts.fileBytes = json["fileBytes"].number();
    facts.dataBytes = json["dataBytes"].number();
    facts.heldBack = json["heldBack"].number(-1);
    facts.heldBackFrom = json["heldBackFrom"].number(-1);
    facts.fingerprint = json["fingerprint"].text();
    facts.intentF1 = json["intentF1"].figure();
    facts.entityF1 = json["entityF1"].figure();
    facts.classF1 = json["classF1"].figure();
    facts.classMacroF1 = json["classMacroF1"].figure();
    facts.combinedF1 = json["combinedF1"].figure();
    facts.intentAccuracy = json["intentAccuracy"].figure();
    return facts;
}

} // namespace glossa::workspace
