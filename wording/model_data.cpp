// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/model_data.h"

#include <QCoreApplication>

namespace glossa::wording {

namespace {

struct DataWords {
    Q_DECLARE_TR_FUNCTIONS(ModelData)
};

using workspace::SinceModel;

QString itemCount(std::int64_t count, bool documents)
{
    const int items = static_cast<int>(count);
    return documents ? DataWords::tr("%n documents", "of a model's data", items)
                     : DataWords::tr("%n texts", "of a model's data", items);
}

QString kindWord(project::CategoryKind kind)
{
    switch (kind) {
    case project::CategoryKind::Intent:
        return DataWords::tr("Intent");
    case project::CategoryKind::Entity:
        return DataWords::tr("Entity");
    case project::CategoryKind::Class:
        break;
    }
    return DataWords::tr("Class");
}

QString orNone(const QString &name)
{
    return name.isEmpty() ? DataWords::tr("none", "an intent, a set or a language") : name;
}

QString classNames(const project::Item &item)
{
    QStringList names;
    for (const project::ClassLabel &label : item.classes)
        names << label.category;
    return names.join(QStringLiteral(", "));
}

/// "intent Reply, was Send"
QString nowAndThen(const QString &what, const QString &now, const QString &then)
{
    return DataWords::tr("%1 %2, was %3", "a property of a text, its value now and before")
        .arg(what, orNone(now), orNone(then));
}

} // namespace

QString sinceModel(const workspace::DataComparison &comparison, bool documents)
{
    if (!comparison.any())
        return DataWords::tr("%1, and nothing has changed since", "what a model learned from; 607 texts")
            .arg(itemCount(comparison.itemsThen, documents));
    const QString items = DataWords::tr("%1 then, %2 now", "607 texts; a number")
                              .arg(itemCount(comparison.itemsThen, documents))
                              .arg(comparison.itemsNow);
    const QString changes = DataWords::tr("%1 added, %2 changed, %3 removed", "numbers of texts")
                                .arg(comparison.added)
                                .arg(comparison.changed)
                                .arg(comparison.removed);
    QString words = DataWords::tr("%1: %2", "texts then and now: what became of them").arg(items, changes);
    if (comparison.settings)
        words += DataWords::tr("; the project's settings are others");
    return words;
}

QString sentence(const workspace::CategorySinceModel &category)
{
    const QString kind = kindWord(category.kind);
    switch (category.change) {
    case SinceModel::Added:
        return DataWords::tr("%1 %2 is new", "a kind of category, its name").arg(kind, category.now);
    case SinceModel::Removed:
        return DataWords::tr("%1 %2 is gone", "a kind of category, its name").arg(kind, category.then);
    case SinceModel::Renamed:
        return DataWords::tr("%1 %2 is called %3 now", "a kind of category, its names")
            .arg(kind, category.then, category.now);
    case SinceModel::Changed:
        break;
    }
    return DataWords::tr("%1 %2 has changed", "a kind of category, its name").arg(kind, category.now);
}

QString whatLoadingDoes(const workspace::DataComparison &comparison, bool documents)
{
    QStringList parts;
    if (comparison.added > 0)
        parts << (documents ? DataWords::tr("documents that go: %1") : DataWords::tr("texts that go: %1"))
                     .arg(comparison.added);
    if (comparison.removed > 0)
        parts << (documents ? DataWords::tr("documents that come back: %1")
                            : DataWords::tr("texts that come back: %1"))
                     .arg(comparison.removed);
    if (comparison.changed > 0)
        parts << (documents ? DataWords::tr("documents that become as they were: %1")
                            : DataWords::tr("texts that become as they were: %1"))
                     .arg(comparison.changed);
    if (!comparison.categories.empty())
        parts << DataWords::tr("categories that become as they were: %1").arg(comparison.categories.size());
    if (comparison.settings)
        parts << DataWords::tr("the project's settings become as they were");
    return parts.join(QStringLiteral("; "));
}

QString word(SinceModel change)
{
    switch (change) {
    case SinceModel::Added:
        return DataWords::tr("added", "a text, since a model was trained");
    case SinceModel::Removed:
        return DataWords::tr("removed", "a text, since a model was trained");
    case SinceModel::Renamed:
        return DataWords::tr("renamed", "a category, since a model was trained");
    case SinceModel::Changed:
        break;
    }
    return DataWords::tr("changed", "a text, since a model was trained");
}

QString whatChanged(const workspace::ItemSinceModel &item)
{
    if (!item.then || !item.now)
        return {};
    const project::Item &then = *item.then;
    const project::Item &now = *item.now;
    QStringList parts;
    if (then.text != now.text)
        parts << DataWords::tr("another text");
    if (then.intent != now.intent)
        parts << nowAndThen(DataWords::tr("intent"), now.intent, then.intent);
    if (classNames(then) != classNames(now))
        parts << nowAndThen(DataWords::tr("class"), classNames(now), classNames(then));
    if (then.labels.size() != now.labels.size())
        parts << DataWords::tr("%n labels, were %1", nullptr, static_cast<int>(now.labels.size()))
                     .arg(then.labels.size());
    else if (then.labels != now.labels)
        parts << DataWords::tr("other labels");
    if (then.dataset != now.dataset)
        parts << nowAndThen(DataWords::tr("set"), project::datasetName(now.dataset),
                            project::datasetName(then.dataset));
    if (then.language != now.language)
        parts << nowAndThen(DataWords::tr("language"), now.language, then.language);
    if (then.location != now.location)
        parts << nowAndThen(DataWords::tr("file"), now.location, then.location);
    return parts.isEmpty() ? DataWords::tr("something else of it") : parts.join(QStringLiteral("; "));
}

} // namespace glossa::wording
