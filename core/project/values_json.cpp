// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of labels, items, categories and project heads inside edits. Field names are frozen
// (docs/formats/edits.md).
#include "core/project/edit_json.h"
#include "core/project/json_reader.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>

namespace glossa::project {

namespace {

constexpr std::array categoryKinds{"intent", "entity", "class"};

void put(Json &json, const char *key, const QString &text)
{
    if (!text.isNull())
        json[key] = text.toStdString();
}

void putShape(Json &json, const Shape &shape, const char *key = "shape")
{
    if (shape.isEmpty())
        return;
    // Numbers and escapes can be written in several ways; what would come back in another stands as a string
    // of its bytes, so that an undo finds what it expects.
    const std::string bytes = shape.toStdString();
    Json value = Json::parse(bytes, nullptr, false);
    json[key] = !value.is_discarded() && value.dump() == bytes ? std::move(value) : Json(bytes);
}

std::int32_t offsetOf(const JsonReader &reader, const char *key)
{
    const std::int64_t number = reader.number(key);
    if (number < 0 || number > std::numeric_limits<std::int32_t>::max())
        reader.refuse(ErrorCode::BadOffset, key, Phrase::AWholeNumberFromZero, std::to_string(number));
    return static_cast<std::int32_t>(number);
}

Json sublistJson(const Sublist &list)
{
    Json json{{"listKey", list.key.toStdString()}, {"synonyms", Json::array()}};
    for (const ListSynonyms &synonyms : list.synonyms) {
        Json entry = Json::object();
        put(entry, "language", synonyms.language);
        entry["values"] = Json::array();
        for (const QString &value : synonyms.values)
            entry["values"].push_back(value.toStdString());
        putShape(entry, synonyms.shape);
        json["synonyms"].push_back(std::move(entry));
    }
    putShape(json, list.shape);
    return json;
}

QStringList readTexts(const JsonReader &reader, const char *key)
{
    QStringList texts;
    for (const Json &value : reader.array(key)) {
        if (!value.is_string())
            reader.refuse(ErrorCode::WrongType, key, Phrase::AnArrayOfStrings, value.type_name());
        texts << QString::fromStdString(value.get<std::string>());
    }
    return texts;
}

Sublist readSublist(const JsonReader &reader)
{
    Sublist list{reader.text("listKey"), {}, reader.shape()};
    for (std::size_t i = 0; i < reader.array("synonyms").size(); ++i) {
        const JsonReader entry = reader.element("synonyms", i);
        list.synonyms.push_back(
            {entry.text("language", QString()), readTexts(entry, "values"), entry.shape()});
        entry.finish();
    }
    reader.finish();
    return list;
}

} // namespace

const char *categoryKindName(CategoryKind kind)
{
    return categoryKinds[static_cast<std::size_t>(kind)];
}

CategoryKind readCategoryKind(const JsonReader &reader, const char *key)
{
    const std::string name = reader.text(key).toStdString();
    for (std::size_t i = 0; i < categoryKinds.size(); ++i) {
        if (name == categoryKinds[i])
            return static_cast<CategoryKind>(i);
    }
    reader.refuse(ErrorCode::BadValue, key, oneOf({"intent", "entity", "class"}), name);
}

Json labelJson(const Label &label)
{
    Json json{{"category", label.category.toStdString()},
              {"offset", label.span.begin},
              {"length", label.span.length}};
    if (label.region != 0)
        json["region"] = label.region;
    putShape(json, label.shape);
    return json;
}

Label readLabel(const JsonReader &reader)
{
    return {reader.text("category"),
            {offsetOf(reader, "offset"), offsetOf(reader, "length")},
            reader.integer("region", 0),
            reader.shape()};
}

std::vector<Label> readLabels(const JsonReader &reader, const char *key)
{
    std::vector<Label> labels;
    for (std::size_t i = 0; i < reader.array(key).size(); ++i) {
        const JsonReader entry = reader.element(key, i);
        labels.push_back(readLabel(entry));
        entry.finish();
    }
    return labels;
}

Json regionsJson(const std::vector<Region> &regions)
{
    Json array = Json::array();
    for (const Region &region : regions) {
        Json entry{{"offset", region.span.begin}, {"length", region.span.length}};
        putShape(entry, region.shape);
        array.push_back(std::move(entry));
    }
    return array;
}

std::vector<Region> readRegions(const JsonReader &reader, const char *key)
{
    std::vector<Region> regions;
    for (std::size_t i = 0; i < reader.array(key).size(); ++i) {
        const JsonReader entry = reader.element(key, i);
        regions.push_back({{offsetOf(entry, "offset"), offsetOf(entry, "length")}, entry.shape()});
        entry.finish();
    }
    return regions;
}

Json classesJson(const std::vector<ClassLabel> &classes)
{
    Json array = Json::array();
    for (const ClassLabel &label : classes) {
        Json json{{"category", label.category.toStdString()}};
        putShape(json, label.shape);
        array.push_back(std::move(json));
    }
    return array;
}

std::vector<ClassLabel> readClasses(const JsonReader &reader, const char *key)
{
    std::vector<ClassLabel> classes;
    for (std::size_t i = 0; i < reader.array(key).size(); ++i) {
        const JsonReader entry = reader.element(key, i);
        classes.push_back({entry.text("category"), entry.shape()});
        entry.finish();
    }
    return classes;
}

Json itemValue(const Item &item)
{
    Json json = Json::object();
    if (item.id != 0)
        json["id"] = item.id;
    json["text"] = item.text.toStdString();
    put(json, "location", item.location);
    put(json, "language", item.language);
    if (item.dataset != Dataset::Unassigned)
        json["dataset"] = datasetName(item.dataset).toStdString();
    if (!item.intent.isEmpty())
        json["intent"] = item.intent.toStdString();
    for (const Label &label : item.labels)
        json["labels"].push_back(labelJson(label));
    if (!item.regions.empty())
        json["regions"] = regionsJson(item.regions);
    if (!item.classes.empty())
        json["classes"] = classesJson(item.classes);
    if (item.done)
        json["done"] = true;
    putShape(json, item.shape);
    if (item.provenance)
        json["provenance"] = provenanceJson(*item.provenance);
    return json;
}

Json provenanceJson(const Provenance &provenance)
{
    Json json{{"deployment", provenance.deployment.toStdString()},
              {"model", provenance.model.toStdString()},
              {"confidence", provenance.confidence}};
    if (provenance.corrected)
        json["corrected"] = true;
    return json;
}

Provenance readProvenance(const JsonReader &reader)
{
    Provenance provenance{reader.text("deployment"), reader.text("model"), reader.real("confidence"),
                          reader.flag("corrected", false)};
    reader.finish();
    return provenance;
}

Item readItem(const JsonReader &reader)
{
    Item item;
    item.id = reader.number("id", 0);
    item.text = reader.text("text");
    item.location = reader.text("location", QString());
    item.language = reader.text("language", QString());
    const QString dataset = reader.text("dataset", QString());
    const auto set = datasetFromName(dataset);
    if (!set)
        reader.refuse(ErrorCode::BadValue, "dataset", oneOf({"Train", "Test"}), dataset.toStdString());
    item.dataset = *set;
    item.intent = reader.text("intent", QString());
    item.labels = readLabels(reader, "labels");
    item.regions = readRegions(reader, "regions");
    item.classes = readClasses(reader, "classes");
    item.done = reader.flag("done", false);
    item.shape = reader.shape();
    if (reader.has("provenance"))
        item.provenance = readProvenance(reader.object("provenance"));
    reader.finish();
    return item;
}

Json componentsValue(const Components &components)
{
    Json json = Json::object();
    if (components.composition != Composition::Unset)
        json["compositionSetting"] = compositionName(components.composition).toStdString();
    for (const Sublist &list : components.list)
        json["list"].push_back(sublistJson(list));
    putShape(json, components.listShape, "listShape");
    for (const RegexExpression &expression : components.regex) {
        Json entry{{"regexKey", expression.key.toStdString()},
                   {"regexPattern", expression.pattern.toStdString()}};
        put(entry, "language", expression.language);
        putShape(entry, expression.shape);
        json["regex"].push_back(std::move(entry));
    }
    putShape(json, components.regexShape, "regexShape");
    for (const Prebuilt &prebuilt : components.prebuilts) {
        Json entry{{"category", prebuilt.category.toStdString()}};
        putShape(entry, prebuilt.shape);
        json["prebuilts"].push_back(std::move(entry));
    }
    for (const QString &required : components.required)
        json["requiredComponents"].push_back(required.toStdString());
    return json;
}

Components readComponents(const JsonReader &reader)
{
    Components components;
    const QString setting = reader.text("compositionSetting", QString());
    const auto composition = compositionFromName(setting);
    if (!composition)
        reader.refuse(
            ErrorCode::BadValue, "compositionSetting",
            oneOf({"combineComponents", "separateComponents", "returnLongestOverlap", "requireExactOverlap"}),
            setting.toStdString());
    components.composition = *composition;
    for (std::size_t i = 0; i < reader.array("list").size(); ++i)
        components.list.push_back(readSublist(reader.element("list", i)));
    components.listShape = reader.shape("listShape");
    for (std::size_t i = 0; i < reader.array("regex").size(); ++i) {
        const JsonReader entry = reader.element("regex", i);
        components.regex.push_back({entry.text("regexKey", QString()), entry.text("language", QString()),
                                    entry.text("regexPattern"), entry.shape()});
        entry.finish();
    }
    components.regexShape = reader.shape("regexShape");
    for (std::size_t i = 0; i < reader.array("prebuilts").size(); ++i) {
        const JsonReader entry = reader.element("prebuilts", i);
        components.prebuilts.push_back({entry.text("category"), entry.shape()});
        entry.finish();
    }
    components.required = readTexts(reader, "requiredComponents");
    reader.finish();
    return components;
}

Json categoryValue(const Category &category)
{
    Json json{{"kind", categoryKindName(category.kind)}, {"name", category.name.toStdString()}};
    if (!category.description.isEmpty())
        json["description"] = category.description.toStdString();
    if (category.slot >= 0)
        json["slot"] = category.slot;
    if (category.key)
        json["key"] = writtenKey(*category.key).toStdString();
    Json components = componentsValue(category.components);
    if (!components.empty())
        json["components"] = std::move(components);
    putShape(json, category.shape);
    return json;
}

Category readCategory(const JsonReader &reader)
{
    Category category;
    category.kind = readCategoryKind(reader, "kind");
    category.name = reader.text("name");
    category.description = reader.text("description", QString());
    category.slot = reader.integer("slot", -1);
    if (const QString key = reader.text("key", QString()); !key.isEmpty())
        category.key = keyFromWritten(key);
    if (reader.has("components"))
        category.components = readComponents(reader.object("components"));
    category.shape = reader.shape();
    return category;
}

Json projectValue(const ProjectInfo &info)
{
    Json json{{"id", info.id},
              {"projectName", info.name.toStdString()},
              {"projectKind", kindName(info.kind).toStdString()},
              {"language", info.language.toStdString()},
              {"multilingual", info.multilingual},
              {"description", info.description.toStdString()}};
    if (info.confidenceThreshold)
        json["confidenceThreshold"] = *info.confidenceThreshold;
    put(json, "storageInputContainerName", info.storageContainer);
    put(json, "projectFileVersion", info.fileVersion);
    putShape(json, info.envelopeShape, "envelopeShape");
    putShape(json, info.metadataShape, "metadataShape");
    putShape(json, info.settingsShape, "settingsShape");
    putShape(json, info.assetsShape, "assetsShape");
    return json;
}

ProjectInfo readProjectInfo(const JsonReader &reader)
{
    ProjectInfo info;
    info.id = reader.number("id", 0);
    info.name = reader.text("projectName");
    const QString kind = reader.text("projectKind");
    const auto known = kindFromName(kind);
    if (!known)
        reader.refuse(ErrorCode::BadValue, "projectKind", Phrase::AnAzureProjectKind, kind.toStdString());
    info.kind = *known;
    info.language = reader.text("language");
    info.multilingual = reader.flag("multilingual", false);
    info.description = reader.text("description", QStringLiteral(""));
    if (reader.has("confidenceThreshold"))
        info.confidenceThreshold = reader.real("confidenceThreshold");
    info.storageContainer = reader.text("storageInputContainerName", QString());
    info.fileVersion = reader.text("projectFileVersion", QString());
    info.envelopeShape = reader.shape("envelopeShape");
    info.metadataShape = reader.shape("metadataShape");
    info.settingsShape = reader.shape("settingsShape");
    info.assetsShape = reader.shape("assetsShape");
    return info;
}

} // namespace glossa::project
