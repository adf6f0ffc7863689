// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/project/edit_json.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace glossa::test {

/// Counts up by a second with each look, so that times differ and never surprise.
class StepClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override { return m_now += 1000; }

private:
    mutable std::int64_t m_now = 1'700'000'000'000;
};

/// A value or a failed test with the error's words.
template <typename T>
T need(Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(QStringLiteral("code %1 at %2: %3")
                                    .arg(static_cast<int>(result.error().code))
                                    .arg(QString::fromStdString(plain(result.error().place)),
                                         QString::fromStdString(plain(result.error().detail)))));
    }
    return std::move(*result);
}

/// A store in a folder of its own with one Conversation project of two intents and two entities.
struct StoreFixture {
    StoreFixture()
    {
        store = need(store::Store::open(folder.path(), clock));
        project::ProjectInfo info;
        info.name = QStringLiteral("Mail");
        info.language = QStringLiteral("en-us");
        info.multilingual = true;
        project = need(store->createProject(info, ana));
        for (const char *name : {"Reply", "None"})
            addCategory(project::CategoryKind::Intent, QString::fromLatin1(name));
        for (const char *name : {"Contact", "Subject"})
            addCategory(project::CategoryKind::Entity, QString::fromLatin1(name));
    }

    void addCategory(project::CategoryKind kind, const QString &name)
    {
        project::Category category;
        category.kind = kind;
        category.name = name;
        need(store->apply(project, {project::AddCategory{category, std::nullopt}}, ana));
    }

    project::ItemId addItem(const QString &text, const QString &intent = {},
                            std::vector<project::Label> labels = {})
    {
        project::Item item;
        item.text = text;
        item.intent = intent;
        item.labels = std::move(labels);
        return need(store->apply(project, {project::AddItem{item, std::nullopt}}, ana)).item;
    }

    [[nodiscard]] project::Item item(project::ItemId id) const
    {
        return need(store->items(project, {id})).at(0).item;
    }

    /// Everything of the project that edits can change, as text to compare.
    [[nodiscard]] QByteArray dump() const
    {
        QByteArray text;
        const auto summary = need(store->project(project));
        text += project::toJson({project::ChangeProject{summary.info, std::nullopt}}) + '\n';
        text += QByteArray::number(qint64(summary.items)) + ' ' +
                QByteArray::number(qint64(summary.labeled)) + ' ' +
                QByteArray::number(qint64(summary.train)) + ' ' + QByteArray::number(qint64(summary.test)) +
                ' ' + QByteArray::number(qint64(summary.labels)) + '\n';
        for (const auto &use : need(store->categories(project))) {
            text += project::toJson({project::AddCategory{use.category, std::nullopt}}) + ' ' +
                    QByteArray::number(qint64(use.train)) + ' ' + QByteArray::number(qint64(use.test)) + ' ' +
                    QByteArray::number(qint64(use.items)) + '\n';
        }
        const auto ids = need(store->itemIds(project, {}, store::ItemOrder::AsImported));
        for (const auto &row : need(store->items(project, ids)))
            text += project::itemToJson(row.item) + '\n';
        return text;
    }

    StepClock clock;
    QTemporaryDir folder;
    std::unique_ptr<store::Store> store;
    std::int64_t project = 0;
    store::Origin ana{QStringLiteral("Ana"), QStringLiteral("cli"), {}};
    store::Origin ben{QStringLiteral("Ben"), QStringLiteral("cli"), {}};
};

} // namespace glossa::test
