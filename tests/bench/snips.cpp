// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/snips.h"

#include <QFile>
#include <QStringList>

#include <set>
#include <utility>

namespace glossa::bench {

using project::Item;
using project::ItemId;
using workspace::SplitItems;

namespace {

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

void know(SplitItems &split, project::CategoryKind kind, const QString &name, std::set<QString> &known)
{
    if (!known.insert(name).second)
        return;
    project::Category category;
    category.kind = kind;
    category.name = name;
    split.schema.push_back(category);
}

/// Words joined by one blank, with the labels that their tags are.
void addSide(SplitItems &split, const QString &base, bool test, std::set<QString> &known)
{
    const QStringList words = linesOf(base + QStringLiteral(".seq.in"));
    const QStringList tags = linesOf(base + QStringLiteral(".seq.out"));
    const QStringList intents = linesOf(base + QStringLiteral(".label"));
    for (qsizetype i = 0; i < words.size(); ++i) {
        Item item;
        item.id = static_cast<ItemId>(split.items.size()) + 1;
        item.intent = intents.at(i).trimmed();
        item.done = true;
        item.dataset = test ? project::Dataset::Test : project::Dataset::Train;
        know(split, project::CategoryKind::Intent, item.intent, known);
        const QStringList tokens = words.at(i).split(u' ', Qt::SkipEmptyParts);
        const QStringList marks = tags.at(i).split(u' ', Qt::SkipEmptyParts);
        for (qsizetype t = 0; t < tokens.size(); ++t) {
            if (t > 0)
                item.text += u' ';
            const auto begin = static_cast<std::int32_t>(item.text.size());
            item.text += tokens.at(t);
            const QString &mark = marks.at(t);
            if (mark == u"O")
                continue;
            const QString category = mark.mid(2);
            if (mark.startsWith(u'B') || item.labels.empty()) {
                item.labels.push_back({category, {begin, 0}, 0, {}});
                know(split, project::CategoryKind::Entity, category, known);
            }
            text::Utf16Span &span = item.labels.back().span;
            span.length = static_cast<std::int32_t>(item.text.size()) - span.begin;
        }
        split.items.push_back(std::move(item));
        split.test.push_back(test);
    }
}

} // namespace

SplitItems snips(const QString &shared)
{
    SplitItems split;
    std::set<QString> known;
    addSide(split, shared + QStringLiteral("/data/snips/train"), false, known);
    addSide(split, shared + QStringLiteral("/data/snips/test"), true, known);
    return split;
}

Item copyOf(const SplitItems &split, std::size_t from)
{
    Item item = split.items[from];
    item.id = static_cast<ItemId>(split.items.size()) + 1;
    return item;
}

void put(SplitItems &split, Item item, bool test)
{
    item.dataset = test ? project::Dataset::Test : project::Dataset::Train;
    split.items.push_back(std::move(item));
    split.test.push_back(test);
}

SplitItems manyTexts(const QString &shared, std::size_t count, Random &random)
{
    SplitItems split = snips(shared);
    const std::size_t originals = split.items.size();
    while (split.items.size() < count) {
        const std::size_t from = split.items.size() % originals;
        Item item = copyOf(split, from);
        const Item &other = split.items[random.below(originals)];
        const QString front = other.text.section(u' ', 0, 0) + u' ';
        item.text = front + item.text + u' ' + other.text.section(u' ', -1, -1);
        for (project::Label &label : item.labels)
            label.span.begin += static_cast<std::int32_t>(front.size());
        const bool test = split.test[from];
        put(split, std::move(item), test);
    }
    return split;
}

} // namespace glossa::bench
