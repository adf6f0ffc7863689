// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/unread_fields.h"

#include <algorithm>
#include <array>

namespace glossa::formats {

namespace {

constexpr std::size_t mostFields =
    64; // a file that gives each record its own fields must not fill the memory

/// The names that tools for labeling give their labels, in lower case and without separators of words.
constexpr std::array labelNames{
    "accept",    "accepts", "annotation",  "annotations", "answer",      "biotags",  "category", "categories",
    "cats",      "class",   "classes",     "classname",   "completions", "entities", "entity",   "ents",
    "goldlabel", "intent",  "intentname",  "intents",     "iobtags",     "label",    "labels",   "labelname",
    "labeltext", "nertags", "predictions", "result",      "results",     "slots",    "spans",    "span",
    "tag",       "tags",    "target",      "targets"};

bool isLikeLabels(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '_' && c != '-' && c != ' ')
            plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    return std::ranges::find(labelNames, plain) != labelNames.end();
}

/// Returns whether a field says nothing. Tools write the field also where nothing is labeled.
bool isEmpty(const JsonValue &value)
{
    switch (value.kind) {
    case JsonValue::Kind::Null:
        return true;
    case JsonValue::Kind::String:
        return value.text.empty();
    case JsonValue::Kind::Array:
        return value.elements.empty();
    case JsonValue::Kind::Object:
        return value.members.empty();
    default:
        return false;
    }
}

} // namespace

void UnreadFields::look(const JsonValue &record, const std::string &place, bool isLabeled)
{
    m_anyLabeled = m_anyLabeled || isLabeled;
    for (const JsonMember &member : record.members) {
        if (std::ranges::find(m_known, std::string_view(member.name)) != m_known.end() ||
            m_fields.contains(member.name) || isEmpty(member.value) || m_fields.size() >= mostFields)
            continue;
        m_fields.emplace(member.name, Field{place + '.' + member.name, isLikeLabels(member.name)});
    }
}

Error UnreadFields::errorOf(const std::string &name, const Field &field) const
{
    return {ErrorCode::LabelsNotRead, {}, field.place, m_wanted, name};
}

void UnreadFields::warn(Intake &intake) const
{
    for (const auto &[name, field] : m_fields)
        if (field.likeLabels || !m_anyLabeled)
            intake.warn(errorOf(name, field));
}

Status UnreadFields::check() const
{
    for (const auto &[name, field] : m_fields)
        if (field.likeLabels && !m_anyLabeled)
            return fail(errorOf(name, field));
    return {};
}

} // namespace glossa::formats
