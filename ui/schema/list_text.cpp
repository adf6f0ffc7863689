// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/list_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace glossa::schema {

namespace {

project::Sublist &sublistOf(std::vector<project::Sublist> &list, const QString &key,
                            const std::vector<project::Sublist> &before)
{
    const auto same = [&key](const project::Sublist &sublist) { return sublist.key == key; };
    const auto found = std::ranges::find_if(list, same);
    if (found != list.end())
        return *found;
    project::Sublist made{key, {}, {}};
    const auto known = std::ranges::find_if(before, same);
    if (known != before.end())
        made.shape = known->shape;
    list.push_back(std::move(made));
    return list.back();
}

} // namespace

QString listToText(const std::vector<project::Sublist> &list, const QString &language)
{
    QStringList lines;
    for (const project::Sublist &sublist : list) {
        for (const project::ListSynonyms &synonyms : sublist.synonyms) {
            const bool own =
                synonyms.language.isEmpty() || synonyms.language.compare(language, Qt::CaseInsensitive) == 0;
            const QString key =
                own ? sublist.key : QStringLiteral("%1 [%2]").arg(sublist.key, synonyms.language);
            lines << QStringLiteral("%1: %2").arg(key, synonyms.values.join(QStringLiteral("; ")));
        }
        if (sublist.synonyms.empty())
            lines << sublist.key + u':';
    }
    return lines.join(u'\n');
}

std::vector<project::Sublist> listFromText(const QString &text, const QString &language,
                                           const std::vector<project::Sublist> &before)
{
    static const QRegularExpression marked(
        QRegularExpression::anchoredPattern(QStringLiteral("(.*?)\\s*\\[([A-Za-z0-9-]+)\\]")));
    std::vector<project::Sublist> list;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto colon = line.indexOf(u':');
        QString key = (colon < 0 ? line : line.left(colon)).trimmed();
        QString tongue = language;
        if (const auto match = marked.match(key); match.hasMatch()) {
            key = match.captured(1);
            tongue = match.captured(2);
        }
        project::ListSynonyms synonyms{tongue, {}, {}};
        if (colon < 0)
            synonyms.values << key;
        for (const QString &value : colon < 0 ? QStringList() : line.mid(colon + 1).split(u';')) {
            if (!value.trimmed().isEmpty())
                synonyms.values << value.trimmed();
        }
        project::Sublist &sublist = sublistOf(list, key, before);
        if (!synonyms.values.isEmpty())
            sublist.synonyms.push_back(std::move(synonyms));
    }
    return list;
}

} // namespace glossa::schema
