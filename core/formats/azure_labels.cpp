// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_labels.h"

#include <array>

namespace glossa::formats {

namespace {

constexpr std::array<std::string_view, 5> utteranceFields{"text", "language", "intent", "entities",
                                                          "dataset"};

std::array<KnownField, 3> known(const project::Label &label, ShapedWriter *out)
{
    return {{{"category", Has::Value, true, [out, &label] { out->json.text(label.category); }},
             {"offset", Has::Value, true, [out, &label] { out->json.integer(label.span.begin); }},
             {"length", Has::Value, true, [out, &label] { out->json.integer(label.span.length); }}}};
}

std::array<KnownField, 5> known(const project::Item &item, ShapedWriter *out)
{
    const auto labels = [out, &item] {
        out->json.beginArray();
        for (const project::Label &label : item.labels)
            writeLabel(*out, label);
        out->json.endArray();
    };
    const bool assigned = item.dataset != project::Dataset::Unassigned;
    return {{{"text", Has::Value, true, [out, &item] { out->json.text(item.text); }},
             {"language", item.language.isNull() ? Has::Nothing : Has::Value, false,
              [out, &item] { out->json.text(item.language); }},
             {"intent", item.intent.isEmpty() ? Has::Empty : Has::Value, false,
              [out, &item] { out->json.text(item.intent); }},
             {"entities", item.labels.empty() ? Has::Empty : Has::Value, true, labels},
             {"dataset", assigned ? Has::Value : Has::Nothing, false,
              [out, &item] { out->json.text(project::datasetName(item.dataset)); },
              project::datasetName(item.dataset)}}};
}

} // namespace

project::Label readLabel(const JsonValue &value, const JsonPath &path, ShapePool &pool,
                         std::optional<Error> &error)
{
    Fields fields(value, path, error);
    project::Label label;
    label.category = fields.text("category", Need::Required);
    if (!error && label.category.isEmpty())
        fields.fail(ErrorCode::BadValue, "category", Phrase::AName);
    label.span.begin = fields.offset("offset");
    label.span.length = fields.offset("length");
    label.shape = pool.shapeOf(value, known(label, nullptr), path, error);
    return label;
}

void writeLabel(ShapedWriter &out, const project::Label &label)
{
    out.object(label.shape, known(label, &out));
}

project::Dataset readDataset(Fields &fields)
{
    const QString name = fields.text("dataset", Need::Optional);
    const auto dataset = name.isEmpty() ? project::Dataset::Unassigned : project::datasetFromName(name);
    if (!dataset)
        fields.fail(ErrorCode::BadValue, "dataset", oneOf({"Train", "Test"}), name.toStdString());
    return dataset.value_or(project::Dataset::Unassigned);
}

project::Item readUtterance(const JsonValue &value, const JsonPath &path, ShapePool &pool,
                            std::optional<Error> &error)
{
    Fields fields(value, path, error);
    project::Item item;
    item.text = fields.text("text", Need::Required);
    item.language = fields.text("language", Need::Optional);
    item.intent = fields.text("intent", Need::Optional);
    item.dataset = readDataset(fields);
    if (const JsonValue *entities = fields.array("entities")) {
        const JsonPath here = path.field("entities");
        item.labels.reserve(entities->elements.size());
        for (std::size_t i = 0; i < entities->elements.size(); ++i)
            item.labels.push_back(readLabel(entities->elements[i], here.element(i), pool, error));
    }
    item.shape = pool.shapeOf(value, known(item, nullptr), path, error);
    return item;
}

void writeUtterance(ShapedWriter &out, const project::Item &item)
{
    out.object(item.shape, known(item, &out));
}

UtteranceReader::UtteranceReader(ShapePool &pool, Intake &intake)
    : m_pool(pool), m_intake(intake), m_unread(utteranceFields, Phrase::LabelsInUtterances)
{
}

Status UtteranceReader::take(const JsonRecord &record, const std::string &place)
{
    const JsonPath path{nullptr, place, -1};
    std::optional<Error> error;
    if (!record.loneSurrogate.empty())
        error = Error{ErrorCode::LoneSurrogate, {}, record.loneSurrogate, Phrase::WholeSurrogatePairs, {}};
    project::Item item = readUtterance(record.value, path, m_pool, error);
    std::vector<Error> warnings;
    const JsonPath entities = path.field("entities");
    const auto labelPlace = [&path, &entities](std::optional<std::size_t> label, std::string_view field) {
        if (!label)
            return path.field(field).toString();
        const JsonPath at = entities.element(*label);
        return field.empty() ? at.toString() : at.field(field).toString();
    };
    if (!error) {
        if (const auto good = checkLabels(item, labelPlace, warnings); !good)
            error = good.error();
    }
    if (error) {
        m_intake.refuse(*error);
        return {};
    }
    m_unread.look(record.value, place, !item.intent.isEmpty() || !item.labels.empty());
    if (item.text.isEmpty())
        warnings.push_back(
            {ErrorCode::BadValue, {}, path.field("text").toString(), Phrase::TextThatIsNotEmpty, {}});
    return m_intake.item(std::move(item), std::move(warnings), labelPlace);
}

} // namespace glossa::formats
