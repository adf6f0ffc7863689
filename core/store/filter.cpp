// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/items.h"

#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace glossa::store {

namespace {

QString jsonList(const QStringList &names)
{
    project::StoredJson list = project::StoredJson::array();
    for (const QString &name : names)
        list.push_back(name.toStdString());
    return QString::fromUtf8(project::compact(list));
}

int codePoints(const QString &text)
{
    return static_cast<int>(text.toUcs4().size());
}

/// Each code point in its own case, in small and in capital; a text of two has at most four spellings that
/// matter.
QStringList spellings(const QString &text)
{
    QStringList all{QString()};
    for (const char32_t point : text.toUcs4()) {
        const QString one = QString::fromUcs4(&point, 1);
        QStringList cases{one};
        for (const QString &other : {one.toLower(), one.toUpper()}) {
            if (point > 0x7f && !cases.contains(other))
                cases << other;
        }
        QStringList longer;
        for (const QString &head : std::as_const(all)) {
            for (const QString &tail : std::as_const(cases))
                longer << head + tail;
        }
        all = longer;
    }
    return all;
}

void addText(const QString &text, Condition &condition)
{
    // The trigram index answers from three code points on; MATCH takes the whole as one phrase in quotes.
    constexpr int trigram = 3;
    if (codePoints(text) >= trigram) {
        QString phrase = text;
        phrase.replace(u'"', QStringLiteral("\"\""));
        condition.sql +=
            QStringLiteral(" AND item.id IN (SELECT rowid FROM item_text WHERE item_text MATCH ?)");
        condition.bound << QStringLiteral("\"%1\"").arg(phrase);
        return;
    }
    // The unary plus keeps SQLite from using the index, which misses short patterns outside ASCII (3.40).
    // LIKE folds ASCII only, so the others are asked for in both cases.
    QStringList conditions;
    for (const QString &spelling : spellings(text)) {
        QString pattern = spelling;
        pattern.replace(u'\\', QStringLiteral("\\\\"))
            .replace(u'%', QStringLiteral("\\%"))
            .replace(u'_', QStringLiteral("\\_"));
        conditions << QStringLiteral("+item.text LIKE ? ESCAPE '\\'");
        condition.bound << QStringLiteral("%%1%").arg(pattern);
    }
    condition.sql += QStringLiteral(" AND (%1)").arg(conditions.join(QStringLiteral(" OR ")));
}

void addCategories(const QStringList &names, project::CategoryKind kind, const char *table,
                   std::int64_t project, Condition &condition)
{
    if (names.isEmpty())
        return;
    condition.sql +=
        QStringLiteral(
            " AND (item.id IN (SELECT item FROM %1 WHERE category IN (SELECT id FROM category"
            " WHERE project = ? AND kind = ? AND removed = 0 AND name IN (SELECT value FROM json_each(?))))")
            .arg(QLatin1String(table));
    if (names.contains(QString()))
        condition.sql += QStringLiteral(" OR NOT EXISTS(SELECT 1 FROM %1 WHERE %1.item = item.id)")
                             .arg(QLatin1String(table));
    condition.sql += u')';
    condition.bound << static_cast<qlonglong>(project) << static_cast<int>(kind) << jsonList(names);
}

void addState(LabeledState state, std::int64_t project, Condition &condition)
{
    QString sql;
    switch (state) {
    case LabeledState::Any:
        return;
    case LabeledState::Open:
        condition.sql += QStringLiteral(" AND item.labeled = 0");
        return;
    // 2 is Half, which only a project with intents has.
    case LabeledState::Labeled:
        sql = QStringLiteral(" AND (item.labeled = 1 OR item.labeled = 2 AND NOT %1)");
        break;
    case LabeledState::Unlabeled:
        sql = QStringLiteral(" AND (item.labeled = 0 OR item.labeled = 2 AND %1)");
        break;
    case LabeledState::Half:
        sql = QStringLiteral(" AND item.labeled = 2 AND %1");
        break;
    }
    condition.sql += sql.arg(
        QLatin1String("EXISTS(SELECT 1 FROM category WHERE project = ? AND kind = 0 AND removed = 0)"));
    condition.bound << static_cast<qlonglong>(project);
}

} // namespace

Condition conditionOf(std::int64_t project, const ItemFilter &filter)
{
    Condition condition{QStringLiteral("item.project = ? AND ") + seenItem,
                        {static_cast<qlonglong>(project)}};
    if (!filter.text.isEmpty())
        addText(filter.text, condition);
    if (!filter.intents.isEmpty()) {
        condition.sql +=
            QStringLiteral(" AND (item.intent IN (SELECT id FROM category WHERE project = ? AND kind = 0"
                           " AND removed = 0 AND name IN (SELECT value FROM json_each(?)))");
        condition.bound << static_cast<qlonglong>(project) << jsonList(filter.intents);
        if (filter.intents.contains(QString()))
            condition.sql += QStringLiteral(" OR item.intent IS NULL");
        condition.sql += u')';
    }
    addCategories(filter.entities, project::CategoryKind::Entity, "label", project, condition);
    addCategories(filter.classes, project::CategoryKind::Class, "class_label", project, condition);
    addState(filter.state, project, condition);
    if (filter.dataset) {
        condition.sql += *filter.dataset == project::Dataset::Test ? QStringLiteral(" AND item.dataset = 2")
                                                                   : QStringLiteral(" AND item.dataset <> 2");
    }
    if (!filter.language.isEmpty()) {
        condition.sql +=
            QStringLiteral(" AND coalesce(item.language, (SELECT language FROM project WHERE id = ?))"
                           " = ? COLLATE NOCASE");
        condition.bound << static_cast<qlonglong>(project) << filter.language;
    }
    return condition;
}

} // namespace glossa::store
