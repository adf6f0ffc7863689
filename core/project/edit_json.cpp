// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit_json.h"

#include "core/project/json_reader.h"

#include <nlohmann/json.hpp>

#include <map>

namespace glossa::project {

namespace {

Json start(const char *edit, ItemId item)
{
    return {{"edit", edit}, {"item", item}};
}

Json labelsJson(const std::vector<Label> &labels)
{
    Json json = Json::array();
    for (const Label &label : labels)
        json.push_back(labelJson(label));
    return json;
}

Json optionalProvenance(const std::optional<Provenance> &provenance)
{
    return provenance ? provenanceJson(*provenance) : Json(nullptr);
}

Json value(const Edit &edit);

/// There is an overload for each edit, and the variant picks.
struct Writer {
    Json operator()(const AddItem &edit) const
    {
        Json json{{"edit", "addItem"}, {"value", itemValue(edit.item)}};
        if (edit.place)
            json["place"] = *edit.place;
        return json;
    }
    Json operator()(const RemoveItem &edit) const
    {
        Json json = start("removeItem", edit.item);
        if (edit.expected)
            json["expected"] = itemValue(*edit.expected);
        return json;
    }
    Json operator()(const SetText &edit) const
    {
        Json json = start("setText", edit.item);
        json["text"] = edit.text.toStdString();
        if (edit.labels)
            json["labels"] = labelsJson(*edit.labels);
        if (edit.expected)
            json["expected"] = edit.expected->toStdString();
        if (edit.expectedLabels)
            json["expectedLabels"] = labelsJson(*edit.expectedLabels);
        if (edit.regions)
            json["regions"] = regionsJson(*edit.regions);
        return json;
    }
    Json operator()(const SetIntent &edit) const
    {
        Json json = start("setIntent", edit.item);
        json["intent"] = edit.intent.toStdString();
        if (edit.expected)
            json["expected"] = edit.expected->toStdString();
        return json;
    }
    Json operator()(const SetDataset &edit) const
    {
        Json json = start("setDataset", edit.item);
        json["dataset"] = datasetName(edit.dataset).toStdString();
        if (edit.expected)
            json["expected"] = datasetName(*edit.expected).toStdString();
        return json;
    }
    Json operator()(const SetLanguage &edit) const
    {
        Json json = start("setLanguage", edit.item);
        // If there is no language it is null, because an empty one would be a value.
        json["language"] = edit.language.isNull() ? Json(nullptr) : Json(edit.language.toStdString());
        if (edit.expected)
            json["expected"] = {
                {"language", edit.expected->isNull() ? Json(nullptr) : Json(edit.expected->toStdString())}};
        return json;
    }
    Json operator()(const SetDone &edit) const
    {
        Json json = start("setDone", edit.item);
        json["done"] = edit.done;
        if (edit.expected)
            json["expected"] = *edit.expected;
        return json;
    }
    Json operator()(const SetClasses &edit) const
    {
        Json json = start("setClasses", edit.item);
        json["classes"] = classesJson(edit.classes);
        if (edit.expected)
            json["expected"] = classesJson(*edit.expected);
        return json;
    }
    Json operator()(const SetProvenance &edit) const
    {
        Json json = start("setProvenance", edit.item);
        json["provenance"] = optionalProvenance(edit.provenance);
        if (edit.expected)
            json["expected"] = {{"provenance", optionalProvenance(*edit.expected)}};
        return json;
    }
    Json operator()(const AddLabel &edit) const
    {
        Json json = start("addLabel", edit.item);
        json.update(labelJson(edit.label));
        if (edit.index)
            json["index"] = *edit.index;
        return json;
    }
    Json operator()(const RemoveLabel &edit) const
    {
        Json json = start("removeLabel", edit.item);
        json.update(labelJson(edit.label));
        return json;
    }
    Json operator()(const ChangeLabel &edit) const
    {
        Json json = start("changeLabel", edit.item);
        json["before"] = labelJson(edit.before);
        json["after"] = labelJson(edit.after);
        return json;
    }
    Json operator()(const AddCategory &edit) const
    {
        Json json{{"edit", "addCategory"}};
        json.update(categoryValue(edit.category));
        if (edit.index)
            json["index"] = *edit.index;
        return json;
    }
    Json operator()(const RemoveCategory &edit) const
    {
        return {{"edit", "removeCategory"},
                {"kind", categoryKindName(edit.kind)},
                {"name", edit.name.toStdString()}};
    }
    Json operator()(const RenameCategory &edit) const
    {
        return {{"edit", "renameCategory"},
                {"kind", categoryKindName(edit.kind)},
                {"from", edit.from.toStdString()},
                {"to", edit.to.toStdString()}};
    }
    Json operator()(const ChangeCategory &edit) const
    {
        Json json{{"edit", "changeCategory"}};
        json.update(categoryValue(edit.category));
        if (edit.expected)
            json["expected"] = categoryValue(*edit.expected);
        return json;
    }
    Json operator()(const ChangeProject &edit) const
    {
        Json json{{"edit", "changeProject"}};
        json.update(projectValue(edit.info));
        if (edit.expected)
            json["expected"] = projectValue(*edit.expected);
        return json;
    }
    Json operator()(const SettleQueries &edit) const
    {
        Json json{{"edit", "settleQueries"},
                  {"queries", edit.queries},
                  {"state", queryStateName(edit.state).toStdString()}};
        if (edit.expected)
            json["expected"] = queryStateName(*edit.expected).toStdString();
        return json;
    }
    Json operator()(const Batch &edit) const
    {
        Json json{{"edit", "batch"}, {"edits", Json::array()}};
        for (const Edit &part : edit.edits)
            json["edits"].push_back(value(part));
        return json;
    }
};

Json value(const Edit &edit)
{
    return std::visit(Writer{}, edit.change);
}

Dataset readDataset(const JsonReader &reader, const char *key)
{
    const QString name = reader.text(key, QString());
    const auto dataset = datasetFromName(name);
    if (!dataset)
        reader.refuse(ErrorCode::BadValue, key, Phrase::DatasetOrEmpty, name.toStdString());
    return *dataset;
}

QueryState readQueryState(const JsonReader &reader, const char *key)
{
    const QString name = reader.text(key);
    const auto state = queryStateFromName(name);
    if (!state)
        reader.refuse(ErrorCode::BadValue, key, oneOf({"open", "accepted", "corrected", "discarded"}),
                      name.toStdString());
    return *state;
}

Edit readSettleQueries(const JsonReader &reader)
{
    SettleQueries edit{{},
                       readQueryState(reader, "state"),
                       reader.has("expected") ? std::optional(readQueryState(reader, "expected"))
                                              : std::nullopt};
    for (const Json &query : reader.array("queries")) {
        if (!query.is_number_integer())
            reader.refuse(ErrorCode::WrongType, "queries", Phrase::ANumberOf64Bits, query.type_name());
        edit.queries.push_back(query.get<QueryId>());
    }
    return {std::move(edit)};
}

std::optional<int> readIndex(const JsonReader &reader)
{
    return reader.has("index") ? std::optional(reader.integer("index")) : std::nullopt;
}

Edit readEdit(const JsonReader &reader, int depth);

std::optional<std::vector<Label>> optionalLabels(const JsonReader &reader, const char *key)
{
    return reader.has(key) ? std::optional(readLabels(reader, key)) : std::nullopt;
}

/// A value in a field of its own.
template <typename Value>
Value whole(const JsonReader &reader, Value (*read)(const JsonReader &))
{
    Value value = read(reader);
    reader.finish();
    return value;
}

Edit readSetText(const JsonReader &reader)
{
    return {SetText{reader.number("item"), reader.text("text"), optionalLabels(reader, "labels"),
                    reader.has("expected") ? std::optional(reader.text("expected")) : std::nullopt,
                    optionalLabels(reader, "expectedLabels"),
                    reader.has("regions") ? std::optional(readRegions(reader, "regions")) : std::nullopt}};
}

std::optional<Provenance> readOptionalProvenance(const JsonReader &reader)
{
    return reader.has("provenance") ? std::optional(readProvenance(reader.object("provenance")))
                                    : std::nullopt;
}

Edit readSetProvenance(const JsonReader &reader)
{
    SetProvenance edit{reader.number("item"), readOptionalProvenance(reader), std::nullopt};
    if (reader.has("expected"))
        edit.expected = whole(reader.object("expected"), readOptionalProvenance);
    return {std::move(edit)};
}

Edit readBatch(const JsonReader &reader, int depth)
{
    // Batches hold edits and hardly ever batches. Without a limit, input could exhaust the stack.
    constexpr int deepest = 8;
    if (depth > deepest)
        reader.refuse(ErrorCode::TooDeep, "edits", {Phrase::AtMostBatches, deepest});
    Batch batch;
    for (std::size_t i = 0; i < reader.array("edits").size(); ++i)
        batch.edits.push_back(readEdit(reader.element("edits", i), depth + 1));
    return {std::move(batch)};
}

using Read = Edit (*)(const JsonReader &);

const std::map<std::string, Read> &readers()
{
    static const std::map<std::string, Read> all{
        {"addItem",
         [](const JsonReader &r) -> Edit {
             return {AddItem{readItem(r.object("value")),
                             r.has("place") ? std::optional(r.real("place")) : std::nullopt}};
         }},
        {"removeItem",
         [](const JsonReader &r) -> Edit {
             return {RemoveItem{r.number("item"), r.has("expected")
                                                      ? std::optional(readItem(r.object("expected")))
                                                      : std::nullopt}};
         }},
        {"setText", readSetText},
        {"setIntent",
         [](const JsonReader &r) -> Edit {
             return {SetIntent{r.number("item"), r.text("intent"),
                               r.has("expected") ? std::optional(r.text("expected")) : std::nullopt}};
         }},
        {"setDataset",
         [](const JsonReader &r) -> Edit {
             return {
                 SetDataset{r.number("item"), readDataset(r, "dataset"),
                            r.has("expected") ? std::optional(readDataset(r, "expected")) : std::nullopt}};
         }},
        {"setLanguage",
         [](const JsonReader &r) -> Edit {
             return {SetLanguage{r.number("item"), r.text("language", QString()),
                                 r.has("expected")
                                     ? std::optional(r.object("expected").text("language", QString()))
                                     : std::nullopt}};
         }},
        {"setDone",
         [](const JsonReader &r) -> Edit {
             return {SetDone{r.number("item"), r.flag("done", true),
                             r.has("expected") ? std::optional(r.flag("expected", false)) : std::nullopt}};
         }},
        {"setClasses",
         [](const JsonReader &r) -> Edit {
             return {
                 SetClasses{r.number("item"), readClasses(r, "classes"),
                            r.has("expected") ? std::optional(readClasses(r, "expected")) : std::nullopt}};
         }},
        {"setProvenance", readSetProvenance},
        {"addLabel",
         [](const JsonReader &r) -> Edit {
             return {AddLabel{r.number("item"), readLabel(r), readIndex(r)}};
         }},
        {"removeLabel",
         [](const JsonReader &r) -> Edit {
             return {RemoveLabel{r.number("item"), readLabel(r)}};
         }},
        {"changeLabel",
         [](const JsonReader &r) -> Edit {
             return {ChangeLabel{r.number("item"), whole(r.object("before"), readLabel),
                                 whole(r.object("after"), readLabel)}};
         }},
        {"addCategory",
         [](const JsonReader &r) -> Edit {
             return {AddCategory{readCategory(r), readIndex(r)}};
         }},
        {"removeCategory",
         [](const JsonReader &r) -> Edit {
             return {RemoveCategory{readCategoryKind(r, "kind"), r.text("name")}};
         }},
        {"renameCategory",
         [](const JsonReader &r) -> Edit {
             return {RenameCategory{readCategoryKind(r, "kind"), r.text("from"), r.text("to")}};
         }},
        {"changeCategory",
         [](const JsonReader &r) -> Edit {
             return {ChangeCategory{
                 readCategory(r), r.has("expected") ? std::optional(whole(r.object("expected"), readCategory))
                                                    : std::nullopt}};
         }},
        {"changeProject",
         [](const JsonReader &r) -> Edit {
             return {ChangeProject{readProjectInfo(r),
                                   r.has("expected")
                                       ? std::optional(whole(r.object("expected"), readProjectInfo))
                                       : std::nullopt}};
         }},
        {"settleQueries", readSettleQueries},
    };
    return all;
}

Edit readEdit(const JsonReader &reader, int depth)
{
    const std::string name = reader.text("edit").toStdString();
    if (name == "batch") {
        Edit batch = readBatch(reader, depth);
        reader.finish();
        return batch;
    }
    const auto found = readers().find(name);
    if (found == readers().end()) {
        std::vector<std::string> known{"batch"};
        for (const auto &[kind, read] : readers())
            known.push_back(kind);
        reader.refuse(ErrorCode::BadValue, "edit", oneOf(known), name);
    }
    Edit edit = found->second(reader);
    reader.finish();
    return edit;
}

/// Writing a value recurses as deep as the value, so without a limit, input could exhaust the stack. Files
/// may have 64 levels; batches, items and their fields come on top.
bool refuseTooDeep(int depth, Json::parse_event_t, const Json &)
{
    constexpr int deepest = 128;
    if (depth > deepest)
        throw JsonFault{{ErrorCode::TooDeep, {}, {}, {Phrase::AtMostLevels, deepest}, {}}};
    return true;
}

/// Parses and reads. A fault of the syntax or of a field becomes an Error.
template <typename Value, typename Reading>
Result<Value> parse(const QByteArray &json, Reading read)
{
    try {
        const Json document = Json::parse(json.constData(), json.constData() + json.size(), refuseTooDeep);
        return read(JsonReader(document, {}));
    } catch (const JsonFault &fault) {
        return fail(fault.error);
    } catch (const Json::parse_error &error) {
        return fail(ErrorCode::Malformed, error.what(), {Phrase::Byte, error.byte}, Phrase::AJsonObject);
    } catch (const Json::exception &error) {
        return fail(ErrorCode::Malformed, error.what());
    }
}

QByteArray text(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

QByteArray toJson(const Edit &edit)
{
    return text(value(edit));
}

Result<Edit> editFromJson(const QByteArray &json)
{
    return parse<Edit>(json, [](const JsonReader &reader) { return readEdit(reader, 0); });
}

QByteArray componentsToJson(const Components &components)
{
    return text(componentsValue(components));
}

Result<Components> componentsFromJson(const QByteArray &json)
{
    return parse<Components>(json, [](const JsonReader &reader) { return readComponents(reader); });
}

QByteArray provenanceToJson(const Provenance &provenance)
{
    return text(provenanceJson(provenance));
}

Result<Provenance> provenanceFromJson(const QByteArray &json)
{
    return parse<Provenance>(json, [](const JsonReader &reader) { return readProvenance(reader); });
}

QByteArray itemToJson(const Item &item)
{
    return text(itemValue(item));
}

Result<Item> itemFromJson(const QByteArray &json)
{
    return parse<Item>(json, [](const JsonReader &reader) { return readItem(reader); });
}

QByteArray categoryToJson(const Category &category)
{
    return text(categoryValue(category));
}

Result<Category> categoryFromJson(const QByteArray &json)
{
    return parse<Category>(json, [](const JsonReader &reader) { return readCategory(reader); });
}

QByteArray projectToJson(const ProjectInfo &info)
{
    return text(projectValue(info));
}

Result<ProjectInfo> projectFromJson(const QByteArray &json)
{
    return parse<ProjectInfo>(json, [](const JsonReader &reader) { return readProjectInfo(reader); });
}

} // namespace glossa::project
