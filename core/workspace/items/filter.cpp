// SPDX-License-Identifier: GPL-3.0-or-later
// The one-line filter language: blank-separated words; `field:value` narrows, everything else is searched in
// the texts. Values with blanks stand in double quotes.
#include "core/workspace/items/items.h"

namespace glossa::workspace {

namespace {

/// Cuts at blanks outside double quotes; the quotes go.
QStringList words(const QString &expression)
{
    QStringList result;
    QString word;
    bool quoted = false;
    bool any = false;
    for (const QChar c : expression) {
        if (c == u'"') {
            quoted = !quoted;
            any = true;
        } else if (c.isSpace() && !quoted) {
            if (any)
                result << word;
            word.clear();
            any = false;
        } else {
            word += c;
            any = true;
        }
    }
    if (any)
        result << word;
    return result;
}

Status setField(ItemFilter &filter, const QString &field, const QString &value)
{
    if (field == u"intent") {
        filter.intents << (value == u"-" ? QString() : value);
    } else if (field == u"entity") {
        filter.entities << value;
    } else if (field == u"class") {
        filter.classes << value;
    } else if (field == u"language") {
        filter.language = value;
    } else if (field == u"set") {
        filter.dataset = project::datasetFromName(value);
        if (!filter.dataset || *filter.dataset == project::Dataset::Unassigned)
            return fail(ErrorCode::BadValue, value.toStdString(), "set", "train or test");
    } else if (field == u"state") {
        if (value == u"labeled")
            filter.state = LabeledState::Labeled;
        else if (value == u"unlabeled")
            filter.state = LabeledState::Unlabeled;
        else
            return fail(ErrorCode::BadValue, value.toStdString(), "state", "labeled or unlabeled");
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
    for (const QString &word : words(expression)) {
        const auto colon = word.indexOf(u':');
        const QString field = colon > 0 ? word.left(colon).toLower() : QString();
        if (!fields.contains(field)) {
            text << word;
            continue;
        }
        if (const auto set = setField(filter, field, word.mid(colon + 1)); !set)
            return fail(set.error());
    }
    filter.text = text.join(u' ');
    return filter;
}

} // namespace glossa::workspace
