// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/prediction_json.h"

#include <nlohmann/json.hpp>

namespace glossa::wire {

namespace {

using Json = nlohmann::ordered_json;

Json extraJson(const project::ExtraInformation &extra)
{
    if (extra.kind == project::ExtraInformation::Kind::RegexKey) {
        return {{"extraInformationKind", "RegexKey"},
                {"key", extra.key.toStdString()},
                {"regexPattern", extra.pattern.toStdString()}};
    }
    return {{"extraInformationKind", "ListKey"}, {"key", extra.key.toStdString()}};
}

} // namespace

Json entityJson(const project::EntityPrediction &entity, const QString &text, const text::OffsetMap &offsets,
                text::IndexUnit unit)
{
    const std::int32_t begin = offsets.fromUtf16(entity.span.begin, unit);
    Json json{{"category", entity.category.toStdString()},
              {"text", text.mid(entity.span.begin, entity.span.length).toStdString()},
              {"offset", begin},
              {"length", offsets.fromUtf16(entity.span.end(), unit) - begin},
              {"confidenceScore", entity.confidence}};
    for (const project::ExtraInformation &extra : entity.extra)
        json["extraInformation"].push_back(extraJson(extra));
    return json;
}

nlohmann::ordered_json predictionJson(const project::Prediction &prediction, const QString &id,
                                      text::IndexUnit unit)
{
    const text::OffsetMap offsets(prediction.text.toStdU16String());
    Json entities = Json::array();
    for (const project::EntityPrediction &entity : prediction.entities)
        entities.push_back(entityJson(entity, prediction.text, offsets, unit));
    const project::KindTraits &traits = project::traitsOf(prediction.kind);
    if (traits.classes) {
        Json classes = Json::array();
        for (const project::ClassPrediction &given : prediction.classes)
            classes.push_back(
                {{"category", given.category.toStdString()}, {"confidenceScore", given.confidence}});
        return {{"id", id.toStdString()}, {"class", classes}, {"warnings", Json::array()}};
    }
    if (!traits.intents)
        return {{"id", id.toStdString()}, {"entities", entities}, {"warnings", Json::array()}};

    Json intents = Json::array();
    for (const project::IntentPrediction &intent : prediction.intents)
        intents.push_back(
            {{"category", intent.category.toStdString()}, {"confidenceScore", intent.confidence}});
    return {{"query", prediction.text.toStdString()},
            {"prediction",
             {{"topIntent", prediction.topIntent.toStdString()},
              {"projectKind", traits.azureName},
              {"intents", intents},
              {"entities", entities}}}};
}

QString predictionText(const project::Prediction &prediction)
{
    constexpr int indent = 2;
    return QString::fromStdString(
        predictionJson(prediction, QStringLiteral("1"), text::IndexUnit::Utf16CodeUnit)
            .dump(indent, ' ', false, Json::error_handler_t::replace));
}

std::optional<text::IndexUnit> indexUnitFromName(const QString &name)
{
    const QString wanted = name.toLower();
    // The enum says TextElements_v8, Microsoft's examples TextElement_V8.
    if (wanted == u"textelements_v8" || wanted == u"textelement_v8")
        return text::IndexUnit::TextElementsV8;
    if (wanted == u"unicodecodepoint" || wanted == u"utf32codeunit")
        return text::IndexUnit::UnicodeCodePoint;
    if (wanted == u"utf16codeunit")
        return text::IndexUnit::Utf16CodeUnit;
    if (wanted == u"utf8codeunit")
        return text::IndexUnit::Utf8Byte;
    return std::nullopt;
}

} // namespace glossa::wire
