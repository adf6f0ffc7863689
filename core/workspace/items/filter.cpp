// SPDX-License-Identifier: GPL-3.0-or-later
// The one-line filter language: blank-separated words; `field:value` narrows, everything else is searched in
// the texts. Values with blanks stand in double quotes.
#include "core/workspace/items/items.h"

#include "core/project/name_likeness.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

struct Word {
    QString text;
    bool quoted = false; // from its first letter on: no field
};

/// Cuts at blanks outside double quotes; the quotes go.
std::vector<Word> words(const QString &expression)
{
    std::vector<Word> result;
    Word word;
    bool quoted = false;
    bool any = false;
    for (const QChar c : expression) {
        if (c == u'"') {
            quoted = !quoted;
            word.quoted = word.quoted || !any;
            any = true;
        } else if (c.isSpace() && !quoted) {
            if (any)
                result.push_back(word);
            word = {};
            any = false;
        } else {
            word.text += c;
            any = true;
        }
    }
    if (any)
        result.push_back(word);
    return result;
}

/// A word that only looks like a field, such as the time 10:30 or an address with ://, is searched for.
bool looksLikeField(const QString &word, qsizetype colon)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return colon > 0 && colon + 1 < word.size() && !word.mid(colon).startsWith(u"://") &&
           std::all_of(word.begin(), word.begin() + colon, isLetter);
}

Status setField(ItemFilter &filter, const QString &field, const QString &value)
{
    const QString name = value == u"-" ? QString() : value; // "-" finds items without one
    if (field == u"intent") {
        filter.intents << name;
    } else if (field == u"entity") {
        filter.entities << name;
    } else if (field == u"class") {
        filter.classes << name;
    } else if (field == u"language") {
        filter.language = value;
    } else if (field == u"set") {
        filter.dataset = project::datasetFromName(value);
        if (!filter.dataset || *filter.dataset == project::Dataset::Unassigned)
            return fail(ErrorCode::BadValue, value.toStdString(), "set", oneOf({"train", "test"}));
    } else if (field == u"state") {
        if (value == u"labeled")
            filter.state = LabeledState::Labeled;
        else if (value == u"unlabeled")
            filter.state = LabeledState::Unlabeled;
        else if (value == u"open")
            filter.state = LabeledState::Open;
        else if (value == u"half")
            filter.state = LabeledState::Half;
        else
            return fail(ErrorCode::BadValue, value.toStdString(), "state",
                        oneOf({"labeled", "unlabeled", "open", "half"}));
    }
    return {};
}

} // namespace

Result<ItemFilter> parseFilter(const QString &expression)
{
    static const QStringList fields{QStringLiteral("intent"), QStringLiteral("entity"),
                                    QStringLiteral("class"),  QStringLiteral("language"),
                                    QStringLiteral("set"),    QStringLiteral("state")};
    ItemFilter filter;
    QStringList text;
    for (const Word &word : words(expression)) {
        const auto colon = word.quoted ? -1 : word.text.indexOf(u':');
        const QString field = colon > 0 ? word.text.left(colon).toLower() : QString();
        if (fields.contains(field)) {
            if (const auto set = setField(filter, field, word.text.mid(colon + 1)); !set)
                return fail(set.error());
        } else if (looksLikeField(word.text, colon)) {
            const QStringList near = project::nearNames(field, fields);
            std::vector<std::string> meant;
            for (const QString &name : near.isEmpty() ? fields : near)
                meant.push_back(name.toStdString() + ':');
            return fail(ErrorCode::BadValue, word.text.left(colon + 1).toStdString(), "filter",
                        {Phrase::OrWordInQuotes, oneOf(meant)});
        } else {
            text << word.text;
        }
    }
    filter.text = text.join(u' ');
    return filter;
}

namespace {

Status checkNames(const QStringList &names, const QStringList &known, const char *field)
{
    for (const QString &name : names) {
        if (name.isEmpty() || known.contains(name)) // an empty one finds items without
            continue;
        std::vector<std::string> near;
        for (const QString &like : project::nearNames(name, known))
            near.push_back(like.toStdString());
        return fail(ErrorCode::NotFound, name.toStdString(), field, oneOf(near));
    }
    return {};
}

} // namespace

Status checkNames(const ItemFilter &filter, const std::vector<CategoryUse> &schema)
{
    const auto known = [&schema](project::CategoryKind kind) {
        QStringList names;
        for (const CategoryUse &use : schema) {
            if (use.category.kind == kind)
                names << use.category.name;
        }
        return names;
    };
    if (auto valid = checkNames(filter.intents, known(project::CategoryKind::Intent), "intent"); !valid)
        return valid;
    if (auto valid = checkNames(filter.entities, known(project::CategoryKind::Entity), "entity"); !valid)
        return valid;
    return checkNames(filter.classes, known(project::CategoryKind::Class), "class");
}

} // namespace glossa::workspace
