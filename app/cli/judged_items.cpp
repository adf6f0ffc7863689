// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judged_items.h"

#include "app/cli/table.h"
#include "app/cli/terminal.h"

#include <QStringList>

#include <algorithm>
#include <functional>

#include <nlohmann/json.hpp>

namespace glossa::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Intent and entities both, or all classes, as the combined figure counts them.
bool isRight(const evaluate::Outcome &item)
{
    return item.expectedIntent == item.predictedIntent && item.expected == item.predicted &&
           std::ranges::equal(item.expectedClasses, item.predictedClasses, {}, {},
                              &evaluate::ClassScore::category);
}

bool hasClasses(const evaluate::Outcomes &outcomes)
{
    return !outcomes.classes.empty();
}

/// "Comedy|Drama", as the tables of the formats have them.
template <typename Classes, typename Projection>
QString classesText(const evaluate::Outcomes &outcomes, const Classes &classes, Projection category)
{
    QStringList names;
    for (const auto &each : classes)
        names << QString::fromStdString(outcomes.classes[std::invoke(category, each)]);
    return names.join(u'|');
}

QString intentName(const evaluate::Outcomes &outcomes, const std::optional<std::uint32_t> &intent)
{
    return intent ? QString::fromStdString(outcomes.intents[*intent]) : QString();
}

QString textOf(const evaluate::Outcome &item, const text::Utf16Span &span)
{
    return QString::fromStdU16String(
        item.text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.length)));
}

/// "Room=kitchen; Device=lamp".
QString entitiesText(const evaluate::Outcomes &outcomes, const evaluate::Outcome &item,
                     const std::vector<evaluate::CategorySpan> &spans)
{
    QStringList parts;
    for (const evaluate::CategorySpan &span : spans)
        parts << QStringLiteral("%1=%2").arg(QString::fromStdString(outcomes.entities[span.category]),
                                             textOf(item, span.span));
    return parts.join(QStringLiteral("; "));
}

QStringList cells(const evaluate::Outcomes &outcomes, const evaluate::Outcome &item)
{
    const QString number = QString::number(item.item);
    const QString result = isRight(item) ? QStringLiteral("right") : QStringLiteral("wrong");
    if (hasClasses(outcomes))
        return {number, result, classesText(outcomes, item.expectedClasses, std::identity()),
                classesText(outcomes, item.predictedClasses, &evaluate::ClassScore::category),
                QString::fromStdU16String(item.text)};
    return {number,
            result,
            intentName(outcomes, item.expectedIntent),
            intentName(outcomes, item.predictedIntent),
            entitiesText(outcomes, item, item.expected),
            entitiesText(outcomes, item, item.predicted),
            QString::fromStdU16String(item.text)};
}

Json spansJson(const evaluate::Outcomes &outcomes, const evaluate::Outcome &item,
               const std::vector<evaluate::CategorySpan> &spans, const std::vector<double> &confidences)
{
    Json array = Json::array();
    for (std::size_t i = 0; i < spans.size(); ++i) {
        Json json{{"category", outcomes.entities[spans[i].category]},
                  {"text", textOf(item, spans[i].span).toStdString()},
                  {"offset", spans[i].span.begin},
                  {"length", spans[i].span.length}};
        if (i < confidences.size())
            json["confidenceScore"] = confidences[i];
        array.push_back(std::move(json));
    }
    return array;
}

QStringList headsOf(const evaluate::Outcomes &outcomes)
{
    if (hasClasses(outcomes))
        return {QStringLiteral("item"), QStringLiteral("result"), QStringLiteral("classes"),
                QStringLiteral("predictedClasses"), QStringLiteral("text")};
    return {QStringLiteral("item"),     QStringLiteral("result"),
            QStringLiteral("intent"),   QStringLiteral("predictedIntent"),
            QStringLiteral("entities"), QStringLiteral("predictedEntities"),
            QStringLiteral("text")};
}

/// The classes of an item, and those that it was given with their confidences.
void addClasses(const evaluate::Outcomes &outcomes, const evaluate::Outcome &item, Json &json)
{
    json["classes"] = Json::array();
    for (const std::uint32_t category : item.expectedClasses)
        json["classes"].push_back(outcomes.classes[category]);
    json["predictedClasses"] = Json::array();
    for (const evaluate::ClassScore &given : item.predictedClasses)
        json["predictedClasses"].push_back(
            {{"category", outcomes.classes[given.category]}, {"confidenceScore", given.confidence}});
}

} // namespace

void printJudgedItems(const evaluate::Outcomes &outcomes)
{
    constexpr qsizetype longest = 200;
    say(headsOf(outcomes).join(u'\t'));
    for (const evaluate::Outcome &item : outcomes.items) {
        QStringList row;
        for (QString cell : cells(outcomes, item))
            row << shown(cell.replace(u'\n', u' ').replace(u'\t', u' ').remove(u'\r').left(longest),
                         text::Layout::None);
        say(row.join(u'\t'));
    }
}

void printJudgedItemsAsCsv(const evaluate::Outcomes &outcomes)
{
    printCsvRow(headsOf(outcomes));
    for (const evaluate::Outcome &item : outcomes.items)
        printCsvRow(cells(outcomes, item));
}

Json judgedItemsJson(const evaluate::Outcomes &outcomes)
{
    Json array = Json::array();
    for (const evaluate::Outcome &item : outcomes.items) {
        Json json{{"item", item.item}, {"right", isRight(item)}};
        if (item.expectedIntent)
            json["intent"] = outcomes.intents[*item.expectedIntent];
        if (item.predictedIntent) {
            json["predictedIntent"] = outcomes.intents[*item.predictedIntent];
            json["confidenceScore"] = item.intentConfidence;
        }
        if (hasClasses(outcomes)) {
            addClasses(outcomes, item, json);
        } else {
            json["entities"] = spansJson(outcomes, item, item.expected, {});
            json["predictedEntities"] = spansJson(outcomes, item, item.predicted, item.predictedConfidence);
        }
        json["text"] = QString::fromStdU16String(item.text).toStdString();
        array.push_back(std::move(json));
    }
    return array;
}

} // namespace glossa::cli
