// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/components/recognition.h"

#include "core/recognize/recognizer.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

recognize::Composition composition(project::Composition setting)
{
    switch (setting) {
    case project::Composition::Separate:
        return recognize::Composition::Separate;
    case project::Composition::LongestOverlap:
        return recognize::Composition::LongestOverlap;
    case project::Composition::ExactOverlap:
        return recognize::Composition::ExactOverlap;
    case project::Composition::Unset:
    case project::Composition::Combine:
        break;
    }
    return recognize::Composition::Combine;
}

recognize::Sublist sublist(const project::Sublist &from)
{
    recognize::Sublist result{from.key.toStdU16String(), {}};
    for (const project::ListSynonyms &synonyms : from.synonyms) {
        recognize::Synonyms values{synonyms.language.toStdString(), {}};
        for (const QString &value : synonyms.values)
            values.values.push_back(value.toStdU16String());
        result.synonyms.push_back(std::move(values));
    }
    return result;
}

} // namespace

Status checkPattern(const QString &pattern)
{
    return recognize::checkPattern(pattern.toStdU16String());
}

bool looksForSlashes(const QString &pattern)
{
    return recognize::looksForSlashes(pattern.toStdU16String());
}

int unsupportedPatterns(const project::Category &entity)
{
    return static_cast<int>(std::ranges::count_if(entity.components.regex, [](const auto &expression) {
        return !checkPattern(expression.pattern).has_value();
    }));
}

std::vector<recognize::EntityComponents> recognitionComponents(const std::vector<project::Category> &schema,
                                                               const QStringList &entities)
{
    std::vector<recognize::EntityComponents> result;
    for (const project::Category &category : schema) {
        const auto number = entities.indexOf(category.name);
        if (category.kind != project::CategoryKind::Entity || number < 0)
            continue;
        const project::Components &from = category.components;
        recognize::EntityComponents to;
        to.category = static_cast<std::uint32_t>(number);
        to.composition = composition(from.composition);
        for (const project::Sublist &list : from.list)
            to.list.push_back(sublist(list));
        for (const project::RegexExpression &expression : from.regex) {
            if (checkPattern(expression.pattern))
                to.patterns.push_back({expression.key.toStdU16String(), expression.language.toStdString(),
                                       expression.pattern.toStdU16String()});
        }
        to.learnedRequired = from.required.contains(QStringLiteral("learned"));
        to.listRequired = from.required.contains(QStringLiteral("list"));
        to.regexRequired = from.required.contains(QStringLiteral("regex"));
        result.push_back(std::move(to));
    }
    return result;
}

std::vector<text::Utf16Span> findComponents(const project::Category &entity, const QString &text,
                                            const QString &language)
{
    const auto recognizer = recognize::Recognizer::compile(recognitionComponents({entity}, {entity.name}),
                                                           language.toStdString());
    std::vector<text::Utf16Span> spans;
    if (!recognizer)
        return spans;
    for (const recognize::ComponentMatch &match :
         recognizer->find(text.toStdU16String(), language.toStdString()))
        if (match.span.length > 0)
            spans.push_back(match.span);
    return spans;
}

} // namespace glossa::workspace
