// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seed.h"
#include "core/project/apply_edit.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <array>
#include <map>
#include <utility>

using namespace glossa;
using namespace glossa::project;
using test::need;
using test::StoreFixture;

namespace {

Label label(const char *category, int begin, int length)
{
    return {QString::fromLatin1(category), {begin, length}, 0, {}};
}

/// A random edit that has a fair chance to apply to the fixture's project.
Edit randomEdit(Random &random, const std::vector<ItemId> &ids, const QStringList &entities)
{
    const ItemId item = ids.empty() ? 1 : ids[random.below(ids.size())];
    const auto place = [&random] { return static_cast<int>(random.below(12)); };
    const QString entity =
        entities.isEmpty()
            ? QStringLiteral("Contact")
            : entities.at(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(entities.size()))));
    const Label first{entity, {place(), 1 + place()}, 0, {}};
    const Label second{QStringLiteral("Subject"), {place(), 1 + place()}, 0, {}};
    switch (random.below(14)) {
    case 0: {
        Item made;
        made.text = QStringLiteral("text number %1 of a kind").arg(random.below(1000));
        made.dataset = static_cast<Dataset>(random.below(3));
        made.intent = random.below(2) == 0 ? QStringLiteral("Reply") : QString();
        made.labels.push_back(first);
        return {AddItem{made, std::nullopt}};
    }
    case 1:
        return {RemoveItem{item, std::nullopt}};
    case 2:
        return {SetText{item, QStringLiteral("another text %1").arg(random.below(1000)), std::nullopt,
                        std::nullopt}};
    case 3:
        return {SetIntent{item, random.below(2) == 0 ? QStringLiteral("None") : QString(), std::nullopt}};
    case 4:
        return {SetDataset{item, static_cast<Dataset>(random.below(3)), std::nullopt}};
    case 5:
        return {SetLanguage{item, random.below(2) == 0 ? QStringLiteral("de") : QString(), std::nullopt}};
    case 6:
        return {SetDone{item, random.below(2) == 0, std::nullopt}};
    case 7:
    case 8:
        return {AddLabel{item, first, random.below(2) == 0 ? std::optional(0) : std::nullopt}};
    case 9:
        return {RemoveLabel{item, first}};
    case 10:
        return {ChangeLabel{item, first, second}};
    case 11: {
        Category category;
        category.kind = CategoryKind::Entity;
        category.name = QStringLiteral("Entity%1").arg(random.below(4));
        return {AddCategory{category, random.below(2) == 0 ? std::optional(1) : std::nullopt}};
    }
    case 12:
        return {RemoveCategory{CategoryKind::Entity, entity}};
    default:
        return {Batch{{{AddLabel{item, first, std::nullopt}},
                       {SetIntent{item, QStringLiteral("Reply"), std::nullopt}}}}};
    }
}

QStringList entityNames(StoreFixture &fixture)
{
    QStringList names;
    for (const auto &use : need(fixture.store->categories(fixture.project))) {
        if (use.category.kind == CategoryKind::Entity)
            names << use.category.name;
    }
    return names;
}

/// How often each category is used: in training, in the test set, by how many items.
using Uses = std::map<std::pair<CategoryKind, QString>, std::array<std::int64_t, 3>>;

Uses usesOf(StoreFixture &fixture)
{
    Uses uses;
    for (const auto &use : need(fixture.store->categories(fixture.project)))
        uses[{use.category.kind, use.category.name}] = {use.train, use.test, use.items};
    return uses;
}

std::int64_t halfLabeled(StoreFixture &fixture)
{
    store::ItemFilter filter;
    filter.state = store::LabeledState::Half;
    return need(fixture.store->countItems(fixture.project, filter));
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsIntentAndSetAreKept()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("reply to olivia"));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->apply(fixture.project, {AddLabel{id, label("Contact", 9, 6), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->apply(fixture.project, {SetDataset{id, Dataset::Test, std::nullopt}},
                                  fixture.ana));
        const Item item = fixture.item(id);
        QCOMPARE(item.intent, QStringLiteral("Reply"));
        QCOMPARE(item.dataset, Dataset::Test);
        QCOMPARE(item.labels, std::vector{label("Contact", 9, 6)});
        const auto summary = need(fixture.store->project(fixture.project));
        QCOMPARE(summary.labeled, 1);
        QCOMPARE(summary.test, 1);
        QCOMPARE(summary.labels, 1);
    }

    /// The window shows what applied() says before the store has answered.
    void appliedSaysWhatTheStoreDoes()
    {
        StoreFixture fixture;
        Random random(20);
        std::vector<ItemId> ids;
        for (int i = 0; i < 6; ++i)
            ids.push_back(fixture.addItem(QStringLiteral("a text of some words %1").arg(i)));
        int compared = 0;
        int halves = 0;
        for (int i = 0; i < 600; ++i) {
            const Edit edit = randomEdit(random, ids, entityNames(fixture));
            const EditReach reach = reachOf(edit);
            if (reach.everyItem || !reach.added.empty())
                continue;
            std::vector<Result<Applied>> expected;
            for (const ItemId id : ids)
                expected.push_back(applied(fixture.item(id), edit));
            const auto before = need(fixture.store->project(fixture.project));
            const std::int64_t halfBefore = halfLabeled(fixture);
            Uses uses = usesOf(fixture);
            const auto receipt = fixture.store->apply(fixture.project, edit, fixture.ana);
            if (receipt) { // its counts are those by which the project's have grown
                const auto now = need(fixture.store->project(fixture.project));
                QCOMPARE(before.items + receipt->counts.items, now.items);
                QCOMPARE(before.labeled + receipt->counts.labeled, now.labeled);
                QCOMPARE(before.train + receipt->counts.train, now.train);
                QCOMPARE(before.test + receipt->counts.test, now.test);
                QCOMPARE(before.labels + receipt->counts.labels, now.labels);
                QCOMPARE(halfBefore + receipt->counts.half, halfLabeled(fixture));
                halves += receipt->counts.half != 0 ? 1 : 0;
                for (const auto &name : reach.categories)
                    uses.insert({name, {}}); // one that the edit makes
                for (const auto &change : receipt->counts.categories) {
                    auto &use = uses[{change.kind, change.name}];
                    use = {use[0] + change.train, use[1] + change.test, use[2] + change.items};
                }
                QVERIFY(uses == usesOf(fixture));
            }
            const auto removed = [&reach](ItemId id) { return std::ranges::count(reach.removed, id) > 0; };
            for (std::size_t at = 0; at < ids.size(); ++at) {
                if (receipt && !removed(ids[at])) {
                    QVERIFY(expected[at]);
                    QCOMPARE(fixture.item(ids[at]), expected[at]->item);
                    QCOMPARE(applied(expected[at]->item, expected[at]->inverse).has_value(), true);
                }
                compared += receipt ? 1 : 0;
            }
            if (receipt && !reach.items.empty()) {
                const auto undone = need(fixture.store->undo(fixture.project, fixture.ana));
                const auto at = std::ranges::find(ids, reach.items.front()) - ids.begin();
                QCOMPARE(undone.applied, expected[static_cast<std::size_t>(at)]->inverse);
                need(fixture.store->redo(fixture.project, fixture.ana));
            }
            std::erase_if(ids, [&](ItemId id) { return receipt && removed(id); });
            while (ids.size() < 4)
                ids.push_back(fixture.addItem(QStringLiteral("one more text of words")));
        }
        QVERIFY(compared > 300);
        QVERIFY(halves > 0);
    }

    void spanThroughASurrogatePairIsRefused()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("a😀b"));
        const auto refused = fixture.store->apply(
            fixture.project, {AddLabel{id, label("Contact", 1, 1), std::nullopt}}, fixture.ana);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadOffset);
        QVERIFY(fixture.item(id).labels.empty());
    }

    void unknownCategoryIsRefused()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("hello"));
        const auto refused = fixture.store->apply(
            fixture.project, {SetIntent{id, QStringLiteral("Nowhere"), std::nullopt}}, fixture.ana);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }

    void batchIsAllOrNone()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("hello"));
        const QByteArray before = fixture.dump();
        const Edit batch{Batch{{{SetIntent{id, QStringLiteral("Reply"), std::nullopt}},
                                {SetIntent{id, QStringLiteral("Nowhere"), std::nullopt}}}}};
        QVERIFY(!fixture.store->apply(fixture.project, batch, fixture.ana));
        QCOMPARE(fixture.dump(), before);
    }

    void renameCarriesLabelsAlong()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("reply to olivia"), QStringLiteral("Reply"),
                                          {label("Contact", 9, 6)});
        need(fixture.store->apply(
            fixture.project,
            {RenameCategory{CategoryKind::Entity, QStringLiteral("Contact"), QStringLiteral("Person")}},
            fixture.ana));
        QCOMPARE(fixture.item(id).labels, std::vector{label("Person", 9, 6)});
    }

    void removingACategoryComesBackWhole()
    {
        StoreFixture fixture;
        fixture.addItem(QStringLiteral("reply to olivia about lunch"), QStringLiteral("Reply"),
                        {label("Subject", 22, 5), label("Contact", 9, 6), label("Subject", 0, 5)});
        fixture.addItem(QStringLiteral("nothing here"), QStringLiteral("None"));
        for (const Edit &edit : {Edit{RemoveCategory{CategoryKind::Entity, QStringLiteral("Subject")}},
                                 Edit{RemoveCategory{CategoryKind::Intent, QStringLiteral("Reply")}}}) {
            const QByteArray before = fixture.dump();
            need(fixture.store->apply(fixture.project, edit, fixture.ana));
            QVERIFY(fixture.dump() != before);
            need(fixture.store->undo(fixture.project, fixture.ana));
            QCOMPARE(fixture.dump(), before);
        }
    }

    void newTextKeepsTheLabelsItDoesNotTouch()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("mail olivia about lunch today"), QString(),
                                          {label("Contact", 5, 6), label("Subject", 18, 5)});
        need(fixture.store->apply(fixture.project,
                                  {SetText{id, QStringLiteral("mail olivia quickly about lunch today"),
                                           std::nullopt, std::nullopt}},
                                  fixture.ana));
        QCOMPARE(fixture.item(id).labels, (std::vector{label("Contact", 5, 6), label("Subject", 26, 5)}));
    }

    void regionsMoveWithTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("regions");
        const auto row = [](const char *name, const char *text, const char *regions) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(regions);
        };
        row("before all", "xxxxx0123456789abcdefghij", "0+15 15+10");
        row("within the first", "01234xx56789abcdefghij", "0+12 12+10");
        row("between them", "0123456789xxxabcdefghij", "0+13 13+10");
        row("at the end", "0123456789abcdefghijxx", "0+10 10+12");
        row("gone: the first and a part of the second", "cdefghij", "0+0 0+8");
        row("another text", "?", "0+0 1+0");
    }
    void regionsMoveWithTheText()
    {
        QFETCH(QString, text);
        QFETCH(QString, regions);
        StoreFixture fixture;
        Item item;
        item.text = QStringLiteral("0123456789abcdefghij");
        item.regions = {{{0, 10}, {}}, {{10, 10}, {}}};
        const ItemId id =
            need(fixture.store->apply(fixture.project, {AddItem{item, std::nullopt}}, fixture.ana)).item;
        const QByteArray before = fixture.dump();
        need(fixture.store->apply(fixture.project, {SetText{id, text, std::nullopt, std::nullopt}},
                                  fixture.ana));
        QStringList found;
        for (const Region &region : fixture.item(id).regions)
            found << QStringLiteral("%1+%2").arg(region.span.begin).arg(region.span.length);
        QCOMPARE(found.join(u' '), regions);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), before);
    }

    void undoTakesBackOnesOwnLastStep()
    {
        StoreFixture fixture;
        const ItemId first = fixture.addItem(QStringLiteral("first"));
        const ItemId second = fixture.addItem(QStringLiteral("second"));
        need(fixture.store->apply(fixture.project, {SetIntent{first, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->apply(fixture.project, {SetIntent{second, QStringLiteral("None"), std::nullopt}},
                                  fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(first).intent, QString());
        QCOMPARE(fixture.item(second).intent, QStringLiteral("None"));
    }

    void undoOfAStepThatOthersChangedIsStale()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("first"));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("None"), std::nullopt}},
                                  fixture.ben));
        const auto undone = fixture.store->undo(fixture.project, fixture.ana);
        QCOMPARE(undone.error().code, ErrorCode::Stale);
        QCOMPARE(fixture.item(id).intent, QStringLiteral("None"));
    }

    void undoAndRedoOutliveARestart()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("first"));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        const QByteArray labeled = fixture.dump();
        fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).intent, QString());
        fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), labeled);
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ana).error().code, ErrorCode::NotFound);
    }

    void aNewEditEndsRedo()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("first"));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->undo(fixture.project, fixture.ana));
        need(fixture.store->apply(fixture.project, {SetIntent{id, QStringLiteral("None"), std::nullopt}},
                                  fixture.ana));
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ana).error().code, ErrorCode::NotFound);
    }

    void resizesWithOneKeyAreOneStep()
    {
        StoreFixture fixture;
        const ItemId id =
            fixture.addItem(QStringLiteral("reply to olivia"), QString(), {label("Contact", 9, 3)});
        store::Origin drag = fixture.ana;
        drag.mergeKey = QStringLiteral("drag 1");
        for (int length = 4; length <= 6; ++length) {
            need(fixture.store->apply(
                fixture.project,
                {ChangeLabel{id, label("Contact", 9, length - 1), label("Contact", 9, length)}}, drag));
        }
        QCOMPARE(fixture.item(id).labels, std::vector{label("Contact", 9, 6)});
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).labels, std::vector{label("Contact", 9, 3)});
    }

    /// Any sequence of edits, taken back step by step, leads back through the same states; counts stay true.
    void undoIsTheInverseOfEveryEdit_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void undoIsTheInverseOfEveryEdit()
    {
        QFETCH(int, seed);
        StoreFixture fixture;
        Random random(static_cast<std::uint64_t>(seed));
        for (int i = 0; i < 4; ++i)
            fixture.addItem(QStringLiteral("a text of some words %1").arg(i));
        std::vector<QByteArray> states{fixture.dump()};
        for (int tries = 0; tries < 60; ++tries) {
            const auto ids = need(fixture.store->itemIds(fixture.project, {}, store::ItemOrder::AsImported));
            const Edit edit = randomEdit(random, ids, entityNames(fixture));
            if (fixture.store->apply(fixture.project, edit, fixture.ana))
                states.push_back(fixture.dump());
            else
                QCOMPARE(fixture.dump(), states.back());
        }
        QVERIFY(states.size() > 15);
        const QByteArray last = states.back();
        const std::size_t steps = states.size() - 1;
        for (std::size_t i = 0; i < steps; ++i) {
            need(fixture.store->undo(fixture.project, fixture.ana));
            states.pop_back();
            QCOMPARE(fixture.dump(), states.back());
        }
        for (std::size_t i = 0; i < steps; ++i)
            need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), last);
    }
};

GLOSSA_TEST(TestEdits);
#include "tst_edits.moc"
