// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/category_merge.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/projects.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::workspace;
using project::CategoryKind;

class TestCategoryMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void intentsAreMergedAndTakenApartAsOneStep()
    {
        const auto before = all();
        const auto schemaBefore = schema();
        const std::int64_t off = count(QStringLiteral("intent:TurnOff"));
        const std::int64_t on = count(QStringLiteral("intent:TurnOn"));
        QVERIFY(off > 0 && on > 0);
        const auto merged = mergeCategory(space(), project(), CategoryKind::Intent, QStringLiteral("TurnOff"),
                                          QStringLiteral("TurnOn"), m_lamps->ana);
        QVERIFY(merged);
        QCOMPARE(count(QStringLiteral("intent:TurnOn")), off + on);
        QVERIFY(!has(CategoryKind::Intent, QStringLiteral("TurnOff")));
        const auto *batch = std::get_if<project::Batch>(&merged->applied.change);
        QVERIFY(batch != nullptr);
        QCOMPARE(mergeOf(*batch),
                 (CategoryMerge{CategoryKind::Intent, QStringLiteral("TurnOff"), QStringLiteral("TurnOn")}));
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(all(), before);
        QCOMPARE(schema(), schemaBefore);
        QVERIFY(redo(space(), project(), m_lamps->ana));
        QCOMPARE(count(QStringLiteral("intent:TurnOn")), off + on);
    }

    /// Where both stand on one span, one is left; lists of both find what either found.
    void entitiesAreMergedWithTheirListsAndDoubles()
    {
        project::Category tool;
        tool.kind = CategoryKind::Entity;
        tool.name = QStringLiteral("Tool");
        tool.components.list = {
            {QStringLiteral("lamp"), {{QStringLiteral("en"), {QStringLiteral("lantern")}, {}}}, {}},
            {QStringLiteral("saw"), {{QStringLiteral("en"), {QStringLiteral("saw")}, {}}}, {}}};
        tool.components.regex = {{QStringLiteral("number"), {}, QStringLiteral("T[0-9]+"), {}}};
        project::Category thing = tool;
        thing.name = QStringLiteral("Thing");
        thing.components.list = {
            {QStringLiteral("lamp"), {{QStringLiteral("en"), {QStringLiteral("light")}, {}}}, {}}};
        thing.components.regex = {{QStringLiteral("number"), {}, QStringLiteral("X[0-9]+"), {}}};
        change({project::AddCategory{tool, {}}});
        change({project::AddCategory{thing, {}}});
        project::Item item;
        item.text = QStringLiteral("saw and lamp");
        item.labels = {{tool.name, {0, 3}, 0, {}}, {thing.name, {0, 3}, 0, {}}, {tool.name, {8, 4}, 0, {}}};
        const auto id = change({project::AddItem{item, {}}}).item;
        const auto before = all();
        QVERIFY(mergeCategory(space(), project(), CategoryKind::Entity, tool.name, thing.name, m_lamps->ana));
        const auto labels = items(space(), project(), {id})->front().item.labels;
        QCOMPARE(labels.size(), std::size_t{2});
        QVERIFY(std::ranges::all_of(labels, [&](const auto &label) { return label.category == thing.name; }));
        const auto uses = categories(space(), project()).value();
        const auto use = std::ranges::find_if(
            uses, [&](const CategoryUse &one) { return one.category.name == thing.name; });
        const project::Components &joined = use->category.components;
        QCOMPARE(joined.list.size(), std::size_t{2});
        QCOMPARE(joined.list[0].synonyms[0].values,
                 QStringList({QStringLiteral("light"), QStringLiteral("lantern")}));
        QCOMPARE(joined.regex.size(), std::size_t{2});
        QCOMPARE(joined.regex[1].key, QStringLiteral("number 2"));
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(all(), before);
        QVERIFY(has(CategoryKind::Entity, tool.name));
    }

    void whatIsNotThereIsNotMerged()
    {
        const auto none = mergeCategory(space(), project(), CategoryKind::Intent, QStringLiteral("TurnOff"),
                                        QStringLiteral("Nowhere"), m_lamps->ana);
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        const auto same = mergeCategory(space(), project(), CategoryKind::Intent, QStringLiteral("TurnOff"),
                                        QStringLiteral("TurnOff"), m_lamps->ana);
        QVERIFY(!same);
        QCOMPARE(same.error().code, ErrorCode::InvalidArgument);
    }

    /// A rename is of the name alone: it must not bring back what it was read with.
    void renamingAProjectLeavesTheRestAsOthersMadeIt()
    {
        auto info = projectOverview(space(), project())->summary.info;
        info.confidenceThreshold = 0.4;
        change({project::ChangeProject{info, {}}});
        QVERIFY(renameProject(space(), project(), QStringLiteral("Lights"), m_lamps->ana));
        const auto now = projectOverview(space(), project())->summary.info;
        QCOMPARE(now.name, QStringLiteral("Lights"));
        QCOMPARE(now.confidenceThreshold, std::optional(0.4));
    }

private:
    Workspace &space() { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    EditReceipt change(const project::Edit &edit)
    {
        const auto receipt = apply(space(), project(), edit, m_lamps->ana);
        if (!receipt)
            qFatal("refused: %s", plain(receipt.error().detail).c_str());
        return *receipt;
    }
    std::int64_t count(const QString &filter)
    {
        return countItems(space(), project(), *parseFilter(filter)).value();
    }
    bool has(CategoryKind kind, const QString &name)
    {
        const auto uses = categories(space(), project()).value();
        return std::ranges::any_of(uses, [&](const CategoryUse &use) {
            return use.category.kind == kind && use.category.name == name;
        });
    }
    std::vector<project::Category> schema()
    {
        std::vector<project::Category> all;
        const auto uses = categories(space(), project()).value();
        for (const CategoryUse &use : uses)
            all.push_back(use.category);
        return all;
    }
    std::vector<project::Item> all()
    {
        std::vector<project::Item> all;
        const auto ids = itemIds(space(), project(), {}).value();
        const auto rows = items(space(), project(), ids).value();
        for (const ItemRow &row : rows)
            all.push_back(row.item);
        return all;
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestCategoryMerge);
#include "tst_category_merge.moc"
