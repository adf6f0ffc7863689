// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json_look.h"

#include "core/formats/format.h"
#include "core/formats/json_stream.h"
#include "core/formats/text_input.h"

namespace glossa::formats {

namespace {

using Kind = JsonValue::Kind;

/// Notes what the document holds and ends the reading with Cancelled as soon as the format is known.
class LookHandler final : public JsonHandler {
public:
    explicit LookHandler(JsonLook &look) : m_look(look) {}

    Result<Action> child(const JsonPlace &place, Kind kind) override
    {
        const bool container = kind == Kind::Object || kind == Kind::Array;
        if (place.depth() == 0) {
            m_look.top = kind;
            return container ? Action::Open : Action::Skip;
        }
        return *m_look.top == Kind::Array ? inArray(place, kind) : inObject(place, kind);
    }

    Status collected(const JsonPlace &, JsonRecord record) override
    {
        m_look.projectKind = QString::fromStdString(record.value.text);
        return answered();
    }

private:
    tl::unexpected<Error> answered()
    {
        m_answered = true;
        return fail(ErrorCode::Cancelled);
    }

    Result<Action> inArray(const JsonPlace &place, Kind kind)
    {
        if (place.depth() > 1) {
            m_look.fields << QString::fromStdString(place.step(1).name);
            return Action::Skip;
        }
        if (place.step(0).index > 0)
            return answered();
        m_look.firstElement = kind;
        return kind == Kind::Object ? Action::Open : Action::Skip;
    }

    Result<Action> inObject(const JsonPlace &place, Kind kind)
    {
        const bool assets = place.isAt(0, "assets");
        if (place.depth() == 1)
            return kind == Kind::Object && (assets || place.isAt(0, "metadata")) ? Action::Open
                                                                                 : Action::Skip;
        const std::string &name = place.step(1).name;
        if (assets)
            m_look.assets << QString::fromStdString(name);
        return name == "projectKind" && kind == Kind::String ? Action::Collect : Action::Skip;
    }

public:
    [[nodiscard]] bool isAnswered() const { return m_answered; }

private:
    JsonLook &m_look;
    bool m_answered = false;
};

} // namespace

JsonLook lookAtJson(ByteInput &input)
{
    JsonLook look;
    LookHandler handler(look);
    const auto read = streamJson(input, handler);
    if (!read && !handler.isAnswered())
        look.fault = read.error();
    return look;
}

JsonLook lookAtJson(const Result<std::unique_ptr<ByteInput>> &input)
{
    if (input)
        return lookAtJson(**input);
    JsonLook look;
    look.fault = input.error();
    return look;
}

bool beginsLikeJson(const QByteArray &head)
{
    const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && (text[first] == '{' || text[first] == '[');
}

Error whyUnknown(const JsonLook &look)
{
    if (look.fault)
        return *look.fault;
    if (look.top == Kind::Array) {
        if (look.firstElement == Kind::Object)
            return {ErrorCode::MissingKey, {}, "[0].text", Phrase::UtterancesWithText, {}};
        return {ErrorCode::WrongType,
                {},
                "[0]",
                Phrase::AnObjectWithText,
                kindName(look.firstElement.value_or(Kind::Null))};
    }
    if (look.top != Kind::Object)
        return {ErrorCode::WrongType,
                {},
                {},
                Phrase::AProjectOrUtterances,
                kindName(look.top.value_or(Kind::Null))};
    std::vector<std::string> kinds;
    for (const auto &format : formats()) {
        if (!format->suffixes().contains(QStringLiteral("json")))
            continue;
        for (const auto kind : format->kinds())
            if (std::string name = project::kindName(kind).toStdString();
                std::ranges::find(kinds, name) == kinds.end())
                kinds.push_back(std::move(name));
    }
    if (look.projectKind.isNull())
        return {ErrorCode::MissingKey, {}, "metadata.projectKind", oneOf(kinds), {}};
    return {ErrorCode::BadValue, {}, "metadata.projectKind", oneOf(kinds), look.projectKind.toStdString()};
}

} // namespace glossa::formats
