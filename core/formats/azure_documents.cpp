// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_documents.h"

#include "core/formats/azure_labels.h"
#include "core/formats/json_fields.h"

#include <algorithm>
#include <array>

namespace glossa::formats {

namespace {

using project::ClassLabel;
using project::Item;
using project::Label;
using project::ProjectKind;
using project::Region;

std::array<KnownField, 1> known(const ClassLabel &label, ShapedWriter *out)
{
    return {{{"category", Has::Value, true, [out, &label] { out->json.text(label.category); }}}};
}

using LabelList = std::vector<const Label *>;

std::array<KnownField, 3> known(const Region &region, const LabelList &labels, ShapedWriter *out)
{
    const auto write = [out, &labels] {
        out->json.beginArray();
        for (const Label *label : labels)
            writeLabel(*out, *label);
        out->json.endArray();
    };
    return {{{"regionOffset", Has::Value, true, [out, &region] { out->json.integer(region.span.begin); }},
             {"regionLength", Has::Value, true, [out, &region] { out->json.integer(region.span.length); }},
             {"labels", labels.empty() ? Has::Empty : Has::Value, true, write}}};
}

/// Labels without regions get one region, the whole text. A document that is labeled with nothing gets one,
/// too, as a region says that a person has been through it.
void writeRegions(ShapedWriter &out, const Item &item)
{
    if (!isLabeled(item)) {
        out.json.beginArray();
        out.json.endArray();
        return;
    }
    std::vector<Region> regions = item.regions;
    if (regions.empty())
        regions.push_back({{0, static_cast<std::int32_t>(item.text.size())}, {}});
    std::vector<LabelList> labels(regions.size());
    for (const Label &label : item.labels) {
        const auto last = static_cast<int>(regions.size()) - 1;
        labels[static_cast<std::size_t>(std::clamp(label.region, 0, last))].push_back(&label);
    }
    out.json.beginArray();
    for (std::size_t i = 0; i < regions.size(); ++i)
        out.object(regions[i].shape, known(regions[i], labels[i], &out));
    out.json.endArray();
}

KnownField annotations(ProjectKind kind, const Item &item, ShapedWriter *out)
{
    const auto writeClass = [out, &item] {
        out->object(item.classes.front().shape, known(item.classes.front(), out));
    };
    const auto writeClasses = [out, &item] {
        out->json.beginArray();
        for (const ClassLabel &label : item.classes)
            out->object(label.shape, known(label, out));
        out->json.endArray();
    };
    const project::KindTraits &traits = project::traitsOf(kind);
    if (traits.oneClass)
        return {"class", item.classes.empty() ? Has::Nothing : Has::Value, false, writeClass};
    if (traits.classes)
        return {"classes", item.classes.empty() ? Has::Empty : Has::Value, true, writeClasses};
    // A document that is not done has no region, or it would be done when it is read again.
    const bool empty = item.labels.empty() && !item.done;
    return {"entities", empty ? Has::Empty : Has::Value, true, [out, &item] { writeRegions(*out, item); }};
}

std::array<KnownField, 4> known(ProjectKind kind, const Item &item, ShapedWriter *out)
{
    const bool assigned = item.dataset != project::Dataset::Unassigned;
    return {{{"location", Has::Value, true, [out, &item] { out->json.text(item.location); }},
             {"language", item.language.isNull() ? Has::Nothing : Has::Value, false,
              [out, &item] { out->json.text(item.language); }},
             {"dataset", assigned ? Has::Value : Has::Nothing, false,
              [out, &item] { out->json.text(project::datasetName(item.dataset)); },
              project::datasetName(item.dataset)},
             annotations(kind, item, out)}};
}

void readRegion(Item &item, const JsonValue &value, const JsonPath &path, ShapePool &pool,
                std::optional<Error> &error)
{
    Fields fields(value, path, error);
    Region region;
    region.span.begin = fields.offset("regionOffset");
    region.span.length = fields.offset("regionLength");
    const auto index = static_cast<int>(item.regions.size());
    const std::size_t firstLabel = item.labels.size();
    if (const JsonValue *labels = fields.array("labels")) {
        const JsonPath here = path.field("labels");
        for (std::size_t i = 0; i < labels->elements.size() && !error; ++i) {
            item.labels.push_back(readLabel(labels->elements[i], here.element(i), pool, error));
            item.labels.back().region = index;
        }
    }
    // For the shape it matters only whether there are labels.
    const LabelList labels(item.labels.size() - firstLabel);
    region.shape = pool.shapeOf(value, known(region, labels, nullptr), path, error);
    item.regions.push_back(std::move(region));
}

ClassLabel readClass(const JsonValue &value, const JsonPath &path, ShapePool &pool,
                     std::optional<Error> &error)
{
    Fields fields(value, path, error);
    ClassLabel label;
    label.category = fields.text("category", Need::Required);
    if (!error && label.category.isEmpty())
        fields.fail(ErrorCode::BadValue, "category", Phrase::AName);
    label.shape = pool.shapeOf(value, known(label, nullptr), path, error);
    return label;
}

void readClasses(Item &item, const JsonValue &value, const JsonPath &path, ShapePool &pool,
                 std::optional<Error> &error)
{
    QSet<QString> names;
    for (std::size_t i = 0; i < value.elements.size() && !error; ++i) {
        const JsonPath at = path.element(i);
        ClassLabel label = readClass(value.elements[i], at, pool, error);
        if (!error && names.contains(label.category))
            error = Error{ErrorCode::AlreadyExists,
                          {},
                          at.toString(),
                          Phrase::EachClassOnce,
                          label.category.toStdString()};
        names.insert(label.category);
        item.classes.push_back(std::move(label));
    }
}

/// Azure's own files have an object and its service refuses an array, as answers of the service have it and
/// files made of them. One class in an array is that class, and is written as an object.
void readOneClass(Item &item, const JsonValue &document, Fields &fields, const JsonPath &path,
                  ShapePool &pool, std::optional<Error> &error)
{
    const JsonPath at = path.field("class");
    const JsonValue *given = document.find("class");
    if (!given || given->kind != JsonValue::Kind::Array) {
        if (const JsonValue *label = fields.object("class"))
            item.classes.push_back(readClass(*label, at, pool, error));
        return;
    }
    readClasses(item, *given, at, pool, error);
    if (!error && item.classes.size() > 1)
        error = Error{ErrorCode::BadValue,
                      {},
                      at.element(1).toString(),
                      Phrase::AtMostOneClass,
                      item.classes[1].category.toStdString()};
}

} // namespace

Item readDocument(ProjectKind kind, const JsonValue &value, const JsonPath &path, ShapePool &pool,
                  std::optional<Error> &error)
{
    Fields fields(value, path, error);
    Item item;
    item.location = fields.text("location", Need::Required);
    item.language = fields.text("language", Need::Optional);
    item.dataset = readDataset(fields);
    const project::KindTraits &traits = project::traitsOf(kind);
    if (traits.oneClass) {
        readOneClass(item, value, fields, path, pool, error);
    } else if (traits.classes) {
        if (const JsonValue *labels = fields.array("classes"))
            readClasses(item, *labels, path.field("classes"), pool, error);
    } else if (const JsonValue *regions = fields.array("entities")) {
        const JsonPath here = path.field("entities");
        for (std::size_t i = 0; i < regions->elements.size() && !error; ++i)
            readRegion(item, regions->elements[i], here.element(i), pool, error);
        item.done = !item.regions.empty() && item.labels.empty();
    }
    item.shape = pool.shapeOf(value, known(kind, item, nullptr), path, error);
    return item;
}

void writeDocument(ProjectKind kind, ShapedWriter &out, const Item &item)
{
    out.object(item.shape, known(kind, item, &out));
}

std::string labelPlace(const Item &item, std::size_t label, std::string_view field, const JsonPath &document)
{
    // The labels of a region stand together, in the order of the regions.
    const int region = item.labels[label].region;
    const auto first = std::ranges::lower_bound(item.labels, region, {}, &Label::region);
    const std::size_t index = label - static_cast<std::size_t>(first - item.labels.begin());
    const JsonPath entities = document.field("entities");
    const JsonPath inRegion = entities.element(static_cast<std::size_t>(region));
    const JsonPath labels = inRegion.field("labels");
    const JsonPath at = labels.element(index);
    return field.empty() ? at.toString() : at.field(field).toString();
}

std::string classPlace(ProjectKind kind, std::size_t index, const JsonPath &document)
{
    if (project::traitsOf(kind).oneClass)
        return document.field("class").toString() + ".category";
    const JsonPath classes = document.field("classes");
    return classes.element(index).toString() + ".category";
}

} // namespace glossa::formats
