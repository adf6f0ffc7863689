// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/components/component_problems.h"

#include "core/project/stored_json.h"
#include "core/workspace/components/recognition.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

namespace {

using Kind = ComponentProblem::Kind;

std::string at(const char *list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

class Search {
public:
    void language(const QString &language, const std::string &place)
    {
        if (const auto valid = project::checkLanguage(language); !valid)
            add(Kind::Language, language, {}, place + ".language", valid.error());
    }

    void pattern(const QString &pattern, const std::string &place)
    {
        if (const auto valid = checkPattern(pattern); !valid)
            add(Kind::Pattern, pattern, valid.error().detail, place, valid.error());
        else if (looksForSlashes(pattern))
            add(Kind::Slashes, pattern, {}, place,
                {ErrorCode::BadValue, {}, {}, Phrase::NoFlagsBehindSlash, {}});
    }

    void required(const QString &component, const std::string &place)
    {
        static const QStringList known{QStringLiteral("learned"), QStringLiteral("list"),
                                       QStringLiteral("prebuilts"), QStringLiteral("prebuilt"),
                                       QStringLiteral("regex")};
        if (!known.contains(component))
            add(Kind::Required, component, {}, place,
                {ErrorCode::BadValue, {}, {}, oneOf({"learned", "list", "prebuilts", "regex"}), {}});
    }

    /// A file's unknown word stands in the shape alone.
    void composition(const project::Shape &shape)
    {
        const project::StoredJson whole = project::parsed(shape);
        const auto setting = project::StoredValue(whole)["compositionSetting"];
        if (setting.isText() && !project::compositionFromName(setting.text()))
            add(Kind::Composition, setting.text(), {}, "compositionSetting",
                {ErrorCode::BadValue,
                 {},
                 {},
                 oneOf({"combineComponents", "separateComponents", "returnLongestOverlap",
                        "requireExactOverlap"}),
                 {}});
    }

    std::vector<ComponentProblem> found;

private:
    void add(Kind kind, const QString &value, const Message &reason, const std::string &place, Error error)
    {
        error.place = place;
        error.detail = value.toStdString();
        if (!reason.empty())
            error.detail = Message(Phrase::ValueWithReason, error.detail, reason);
        found.push_back({kind, value, std::move(error), reason});
    }
};

} // namespace

std::vector<ComponentProblem> componentProblems(const project::Category &category)
{
    const project::Components &components = category.components;
    Search search;
    search.composition(category.shape);
    for (std::size_t i = 0; i < components.list.size(); ++i) {
        const auto &synonyms = components.list[i].synonyms;
        for (std::size_t j = 0; j < synonyms.size(); ++j)
            search.language(synonyms[j].language, at("components.list", i) + at(".synonyms", j));
    }
    for (std::size_t i = 0; i < components.regex.size(); ++i) {
        const std::string place = at("components.regex", i);
        search.language(components.regex[i].language, place);
        search.pattern(components.regex[i].pattern, place + ".regexPattern");
    }
    for (qsizetype i = 0; i < components.required.size(); ++i)
        search.required(components.required[i],
                        at("components.requiredComponents", static_cast<std::size_t>(i)));
    return std::move(search.found);
}

} // namespace glossa::workspace
