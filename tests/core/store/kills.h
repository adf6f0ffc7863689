// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/child.h"
#include "tests/support/store_fixture.h"

#include <QSet>

namespace glossa::test {

/// Lets a child add items that are numbered from `from` on, kills it after a random number of
/// acknowledgements, and gives the numbers that were acknowledged.
inline QList<qint64> addAndKill(const QString &folder, std::int64_t project, qint64 from, int acknowledged)
{
    Child child([&](int pipe) {
        const StepClock clock;
        auto store = need(store::Store::open(folder, clock));
        for (qint64 number = from;; ++number) {
            project::Item item;
            item.text = QStringLiteral("number %1").arg(number);
            need(store->apply(project, {project::AddItem{item, std::nullopt}},
                              {QStringLiteral("child"), QStringLiteral("cli"), {}}));
            writeNumber(pipe, number);
        }
    });
    child.readLines(acknowledged);
    QList<qint64> numbers;
    for (const QByteArray &line : child.kill().split('\n')) {
        if (!line.isEmpty())
            numbers << line.toLongLong();
    }
    return numbers;
}

/// The numbers of the items that stand in the store.
inline QSet<qint64> standing(store::Store &store, std::int64_t project)
{
    QSet<qint64> numbers;
    const auto ids = need(store.itemIds(project, {}, store::ItemOrder::AsImported));
    for (const auto &row : need(store.items(project, ids)))
        numbers << row.item.text.section(u' ', 1).toLongLong();
    return numbers;
}

} // namespace glossa::test
