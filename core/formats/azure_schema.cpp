// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_schema.h"

#include "core/formats/json_fields.h"

#include <array>

namespace glossa::formats {

namespace {

using project::Category;
using project::CategoryKind;
using project::Components;

constexpr int longestName = 50;

/// This is for texts whose absence means something, as a missing language means that of the project.
Has hasNullable(const QString &text)
{
    return text.isNull() ? Has::Nothing : Has::Value;
}

template <typename List>
Has hasList(const List &list)
{
    return list.empty() ? Has::Empty : Has::Value;
}

void writeTexts(ShapedWriter &out, const QStringList &texts)
{
    out.json.beginArray();
    for (const QString &text : texts)
        out.json.text(text);
    out.json.endArray();
}

template <typename List, typename Write>
void writeEach(ShapedWriter &out, const List &list, Write write)
{
    out.json.beginArray();
    for (const auto &element : list)
        write(out, element);
    out.json.endArray();
}

// Each pair of functions below is the grammar of one kind of object: `known` names its fields in the
// canonical order and writes them (`out` may be null when only the shape is asked for), `read` takes them in.

std::array<KnownField, 2> known(const project::ListSynonyms &value, ShapedWriter *out)
{
    return {
        {{"language", hasNullable(value.language), false, [out, &value] { out->json.text(value.language); }},
         {"values", hasList(value.values), true, [out, &value] { writeTexts(*out, value.values); }}}};
}

std::array<KnownField, 2> known(const project::Sublist &value, ShapedWriter *out)
{
    const auto synonyms = [out, &value] {
        writeEach(*out, value.synonyms, [](ShapedWriter &to, const project::ListSynonyms &element) {
            to.object(element.shape, known(element, &to));
        });
    };
    return {{{"listKey", hasText(value.key), true, [out, &value] { out->json.text(value.key); }},
             {"synonyms", hasList(value.synonyms), true, synonyms}}};
}

std::array<KnownField, 3> known(const project::RegexExpression &value, ShapedWriter *out)
{
    return {
        {{"regexKey", hasText(value.key), true, [out, &value] { out->json.text(value.key); }},
         {"language", hasNullable(value.language), false, [out, &value] { out->json.text(value.language); }},
         {"regexPattern", hasText(value.pattern), true, [out, &value] { out->json.text(value.pattern); }}}};
}

std::array<KnownField, 1> known(const project::Prebuilt &value, ShapedWriter *out)
{
    return {{{"category", Has::Value, true, [out, &value] { out->json.text(value.category); }}}};
}

std::array<KnownField, 1> knownOfList(const Components &value, ShapedWriter *out)
{
    return {{{"sublists", hasList(value.list), true, [out, &value] {
                  writeEach(*out, value.list, [](ShapedWriter &to, const project::Sublist &element) {
                      to.object(element.shape, known(element, &to));
                  });
              }}}};
}

std::array<KnownField, 1> knownOfRegex(const Components &value, ShapedWriter *out)
{
    return {{{"expressions", hasList(value.regex), true, [out, &value] {
                  writeEach(*out, value.regex, [](ShapedWriter &to, const project::RegexExpression &element) {
                      to.object(element.shape, known(element, &to));
                  });
              }}}};
}

std::array<KnownField, 7> knownOfEntity(const Category &category, ShapedWriter *out)
{
    const Components &value = category.components;
    const bool set = value.composition != project::Composition::Unset;
    const bool list = !value.list.empty() || !value.listShape.isEmpty();
    const bool regex = !value.regex.empty() || !value.regexShape.isEmpty();
    const auto prebuilts = [out, &value] {
        writeEach(*out, value.prebuilts, [](ShapedWriter &to, const project::Prebuilt &element) {
            to.object(element.shape, known(element, &to));
        });
    };
    return {{{"category", Has::Value, true, [out, &category] { out->json.text(category.name); }},
             {"compositionSetting", set ? Has::Value : Has::Nothing, false,
              [out, &value] { out->json.text(project::compositionName(value.composition)); },
              project::compositionName(value.composition)},
             {"list", list ? Has::Value : Has::Empty, false,
              [out, &value] { out->object(value.listShape, knownOfList(value, out)); }},
             {"prebuilts", hasList(value.prebuilts), false, prebuilts},
             {"regex", regex ? Has::Value : Has::Empty, false,
              [out, &value] { out->object(value.regexShape, knownOfRegex(value, out)); }},
             {"requiredComponents", hasList(value.required), false,
              [out, &value] { writeTexts(*out, value.required); }},
             {"description", hasText(category.description), false,
              [out, &category] { out->json.text(category.description); }}}};
}

std::array<KnownField, 2> knownOfPlain(const Category &category, ShapedWriter *out)
{
    return {{{"category", Has::Value, true, [out, &category] { out->json.text(category.name); }},
             {"description", hasText(category.description), false,
              [out, &category] { out->json.text(category.description); }}}};
}

/// What is needed for reading an object besides the object itself.
struct Context {
    ShapePool &pool;
    std::optional<Error> &error;
};

project::ListSynonyms readSynonyms(const JsonValue &value, const JsonPath &path, const Context &context)
{
    Fields fields(value, path, context.error);
    project::ListSynonyms synonyms;
    synonyms.language = fields.text("language", Need::Optional);
    synonyms.values = fields.texts("values");
    synonyms.shape = context.pool.shapeOf(value, known(synonyms, nullptr), path, context.error);
    return synonyms;
}

project::Sublist readSublist(const JsonValue &value, const JsonPath &path, const Context &context)
{
    Fields fields(value, path, context.error);
    project::Sublist sublist;
    sublist.key = fields.text("listKey", Need::Optional);
    if (const JsonValue *synonyms = fields.array("synonyms")) {
        const JsonPath here = path.field("synonyms");
        for (std::size_t i = 0; i < synonyms->elements.size(); ++i)
            sublist.synonyms.push_back(readSynonyms(synonyms->elements[i], here.element(i), context));
    }
    sublist.shape = context.pool.shapeOf(value, known(sublist, nullptr), path, context.error);
    return sublist;
}

void readList(Components &components, const JsonValue &value, const JsonPath &path, const Context &context)
{
    Fields fields(value, path, context.error);
    if (const JsonValue *sublists = fields.array("sublists")) {
        const JsonPath here = path.field("sublists");
        components.list.reserve(sublists->elements.size());
        for (std::size_t i = 0; i < sublists->elements.size(); ++i)
            components.list.push_back(readSublist(sublists->elements[i], here.element(i), context));
    }
    components.listShape = context.pool.shapeOf(value, knownOfList(components, nullptr), path, context.error);
}

void readRegex(Components &components, const JsonValue &value, const JsonPath &path, const Context &context)
{
    Fields fields(value, path, context.error);
    if (const JsonValue *expressions = fields.array("expressions")) {
        const JsonPath here = path.field("expressions");
        for (std::size_t i = 0; i < expressions->elements.size(); ++i) {
            const JsonPath at = here.element(i);
            Fields inner(expressions->elements[i], at, context.error);
            project::RegexExpression regex;
            regex.key = inner.text("regexKey", Need::Optional);
            regex.language = inner.text("language", Need::Optional);
            regex.pattern = inner.text("regexPattern", Need::Optional);
            regex.shape =
                context.pool.shapeOf(expressions->elements[i], known(regex, nullptr), at, context.error);
            components.regex.push_back(std::move(regex));
        }
    }
    components.regexShape =
        context.pool.shapeOf(value, knownOfRegex(components, nullptr), path, context.error);
}

void readPrebuilts(Components &components, const JsonValue &value, const JsonPath &path,
                   const Context &context)
{
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
        const JsonPath at = path.element(i);
        Fields inner(value.elements[i], at, context.error);
        project::Prebuilt prebuilt;
        prebuilt.category = inner.text("category", Need::Required);
        prebuilt.shape = context.pool.shapeOf(value.elements[i], known(prebuilt, nullptr), at, context.error);
        components.prebuilts.push_back(std::move(prebuilt));
    }
}

void readComponents(Category &category, Fields &fields, const JsonPath &path, const Context &context)
{
    Components &components = category.components;
    // An unknown setting stays in the shape. It is written back and has no effect.
    const QString setting = fields.text("compositionSetting", Need::Optional);
    components.composition = project::compositionFromName(setting).value_or(project::Composition::Unset);
    if (const JsonValue *list = fields.object("list"))
        readList(components, *list, path.field("list"), context);
    if (const JsonValue *prebuilts = fields.array("prebuilts"))
        readPrebuilts(components, *prebuilts, path.field("prebuilts"), context);
    if (const JsonValue *regex = fields.object("regex"))
        readRegex(components, *regex, path.field("regex"), context);
    components.required = fields.texts("requiredComponents");
}

} // namespace

Category readCategory(CategoryKind kind, const JsonValue &value, const JsonPath &path, ShapePool &pool,
                      std::optional<Error> &error)
{
    Category category;
    category.kind = kind;
    Fields fields(value, path, error);
    category.name = fields.text("category", Need::Required);
    if (!error && category.name.isEmpty())
        fields.fail(ErrorCode::BadValue, "category", Phrase::AName);
    category.description = fields.text("description", Need::Optional);
    if (kind == CategoryKind::Entity) {
        readComponents(category, fields, path, {pool, error});
        category.shape = pool.shapeOf(value, knownOfEntity(category, nullptr), path, error);
    } else {
        category.shape = pool.shapeOf(value, knownOfPlain(category, nullptr), path, error);
    }
    return category;
}

void writeCategory(ShapedWriter &out, const Category &category)
{
    if (category.kind == CategoryKind::Entity)
        out.object(category.shape, knownOfEntity(category, &out));
    else
        out.object(category.shape, knownOfPlain(category, &out));
}

std::optional<Error> nameWarning(const QString &name, const JsonPath &path)
{
    static const QString forbidden = QStringLiteral(":$&%*()+~#/?");
    bool bad = name.size() > longestName;
    for (const QChar c : name)
        bad = bad || forbidden.contains(c);
    if (!bad)
        return std::nullopt;
    return Error{ErrorCode::AzureRefuses,
                 {},
                 path.field("category").toString(),
                 Phrase::NameAzureTakes,
                 name.toStdString()};
}

} // namespace glossa::formats
