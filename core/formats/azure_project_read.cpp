// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_project.h"

#include "core/formats/azure_envelope.h"
#include "core/formats/azure_schema.h"
#include "core/formats/json_fields.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace glossa::formats {

namespace {

using Kind = JsonValue::Kind;

/// The first pass reads envelope, metadata and schema.
class HeadReader final : public JsonHandler {
public:
    HeadReader(const AzureLayout &layout, ShapePool &pool, Intake &intake)
        : m_layout(layout), m_pool(pool), m_intake(intake)
    {
        m_envelope.kind = m_assets.kind = Kind::Object;
    }

    Result<Action> child(const JsonPlace &place, Kind kind) override
    {
        if (place.depth() == 0)
            return kind == Kind::Object ? Result<Action>(Action::Open) : wrongType({}, Kind::Object, kind);
        const bool inAssets = place.isAt(0, "assets");
        if (place.depth() == 1)
            return inAssets && kind == Kind::Object ? open(m_envelope, place) : Action::Collect;
        const std::string &name = place.step(1).name;
        if (place.depth() == 2) {
            const bool isArray = kind == Kind::Array || kind == Kind::Null;
            if (name == m_layout.items) {
                m_assets.members.push_back({name, nullOr(kind)});
                return isArray ? Result<Action>(Action::Skip)
                               : wrongType(place.toString(), Kind::Array, kind);
            }
            if (!schemaArray(name))
                return Action::Collect;
            if (!isArray)
                return wrongType(place.toString(), Kind::Array, kind);
            if (kind == Kind::Array)
                return open(m_assets, place);
        }
        return Action::Collect;
    }

    Status collected(const JsonPlace &place, JsonRecord record) override
    {
        if (!record.loneSurrogate.empty())
            return fail(ErrorCode::LoneSurrogate, {}, record.loneSurrogate, Phrase::WholeSurrogatePairs);
        if (place.depth() == 1)
            m_envelope.members.push_back({place.step(0).name, std::move(record.value)});
        else if (place.depth() == 2)
            m_assets.members.push_back({place.step(1).name, std::move(record.value)});
        else if (const SchemaArray *array = schemaArray(place.step(1).name))
            return category(array->kind, place, record.value);
        return {};
    }

    /// Returns the head and the schema. Call this after the file has been read.
    Result<project::ProjectInfo> info()
    {
        return readEnvelope(m_envelope, m_assets, m_layout, categories, m_pool);
    }

    std::vector<project::Category> categories;

private:
    static tl::unexpected<Error> wrongType(std::string place, Kind wanted, Kind found)
    {
        return fail(ErrorCode::WrongType, kindName(found), std::move(place), kindName(wanted));
    }

    /// The placeholder for a value that is not kept itself.
    static JsonValue nullOr(Kind kind)
    {
        JsonValue value;
        value.kind = kind == Kind::Null ? Kind::Null : Kind::Array;
        return value;
    }

    static Action open(JsonValue &parent, const JsonPlace &place)
    {
        JsonValue value;
        value.kind = place.depth() == 1 ? Kind::Object : Kind::Array;
        parent.members.push_back({place.step(place.depth() - 1).name, std::move(value)});
        return Action::Open;
    }

    [[nodiscard]] const SchemaArray *schemaArray(std::string_view name) const
    {
        const auto found = std::ranges::find(m_layout.schema, name, &SchemaArray::name);
        return found == m_layout.schema.end() ? nullptr : &*found;
    }

    Status category(project::CategoryKind kind, const JsonPlace &place, const JsonValue &value)
    {
        const std::string text = place.toString();
        const JsonPath path{nullptr, text, -1};
        std::optional<Error> error;
        project::Category read = readCategory(kind, value, path, m_pool, error);
        if (error)
            return fail(*error);
        QSet<QString> &names = m_names.at(static_cast<std::size_t>(kind));
        if (names.contains(read.name))
            return fail(ErrorCode::DuplicateName, read.name.toStdString(), path.field("category").toString(),
                        Phrase::EachNameOnce);
        names.insert(read.name);
        if (auto warning = nameWarning(read.name, path))
            m_intake.warn(std::move(*warning));
        categories.push_back(std::move(read));
        return {};
    }

    const AzureLayout &m_layout;
    ShapePool &m_pool;
    Intake &m_intake;
    JsonValue m_envelope;
    JsonValue m_assets;
    std::array<QSet<QString>, 3> m_names;
};

/// The second pass reads the items alone.
class ItemReader final : public JsonHandler {
public:
    ItemReader(const AzureLayout &layout, const project::ProjectInfo &info, const TakeRecord &take)
        : m_layout(layout), m_info(info), m_take(take)
    {
    }

    Result<Action> child(const JsonPlace &place, Kind kind) override
    {
        const bool container = kind == Kind::Object || kind == Kind::Array;
        switch (place.depth()) {
        case 0:
            return Action::Open;
        case 1:
            return container && place.isAt(0, "assets") ? Action::Open : Action::Skip;
        case 2:
            return container && place.isAt(1, m_layout.items) ? Action::Open : Action::Skip;
        default:
            return Action::Collect;
        }
    }

    Status collected(const JsonPlace &place, JsonRecord record) override
    {
        return m_take(m_info, std::move(record), place.toString());
    }

private:
    const AzureLayout &m_layout;
    const project::ProjectInfo &m_info;
    const TakeRecord &m_take;
};

/// The first pass takes less time, because it builds no items.
constexpr double firstShare = 0.4;

Status pass(const OpenInput &open, JsonHandler &handler, Intake &intake, double begin, double share)
{
    const auto input = open();
    if (!input)
        return fail(input.error());
    const auto size = static_cast<double>(std::max<std::int64_t>((*input)->size(), 1));
    return streamJson(**input, handler, [&](std::int64_t bytes) {
        return intake.progress(begin + share * std::min(1.0, static_cast<double>(bytes) / size));
    });
}

} // namespace

Status readAzureProject(const AzureLayout &layout, const OpenInput &open, ShapePool &pool, Intake &intake,
                        ItemSink &sink, const TakeRecord &take)
{
    HeadReader head(layout, pool, intake);
    if (const auto read = pass(open, head, intake, 0.0, firstShare); !read)
        return read;
    const auto info = head.info();
    if (!info)
        return fail(info.error());
    if (const auto taken = sink.project(*info); !taken)
        return taken;
    if (const auto taken = intake.schema(std::move(head.categories)); !taken)
        return taken;
    ItemReader items(layout, *info, take);
    return pass(open, items, intake, firstShare, 1.0 - firstShare);
}

int sniffAzureProject(const AzureLayout &layout, const JsonLook &look)
{
    if (const auto kind = project::kindFromName(look.projectKind))
        return std::ranges::find(layout.kinds, *kind) != layout.kinds.end() ? 100 : 0;
    // If there is no kind, the reader says that it is missing.
    const QString items = QString::fromLatin1(layout.items.data(), qsizetype(layout.items.size()));
    return look.projectKind.isNull() && look.assets.contains(items) ? 60 : 0;
}

} // namespace glossa::formats
