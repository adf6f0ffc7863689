// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/apply_edit.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

namespace {

Label label(const char *category, std::int32_t begin, std::int32_t length)
{
    return {QString::fromLatin1(category), {begin, length}, 0, {}};
}

Item mail()
{
    Item item;
    item.id = 7;
    item.text = QStringLiteral("send mail to bob kappus");
    item.labels = {label("Contact", 13, 10), label("Kind", 5, 4)};
    return item;
}

Edit setIntent(ItemId id, const char *intent)
{
    return {SetIntent{id, QString::fromLatin1(intent), std::nullopt}};
}

/// The item after an edit that holds.
Item after(const Item &item, const Edit &edit)
{
    auto result = applied(item, edit);
    return result ? std::move(result->item) : Item();
}

} // namespace

class ApplyEditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchChangesOnlyTheItemItIsAskedFor()
    {
        const Batch batch{{setIntent(7, "Send"), setIntent(8, "No"), {SetDone{7, true, std::nullopt}}}};
        const Item edited = after(mail(), {batch});
        QCOMPARE(edited.intent, QStringLiteral("Send"));
        QVERIFY(edited.done);
    }

    void editOfAnotherItemChangesNothing()
    {
        const auto result = applied(mail(), setIntent(8, "No"));
        QCOMPARE(result->item, mail());
        QCOMPARE(result->inverse, Edit{Batch{}});
    }

    void changedLabelKeepsItsPlaceAndShape()
    {
        Item item = mail();
        item.labels[0].shape = "{}";
        const Item edited = after(item, {ChangeLabel{7, label("Contact", 13, 10), label("Name", 13, 3)}});
        QCOMPARE(edited.labels.size(), 2U);
        QCOMPARE(edited.labels[0], (Label{QStringLiteral("Name"), {13, 3}, 0, "{}"}));
        QCOMPARE(edited.labels[1].category, QStringLiteral("Kind"));
    }

    void textCarriesLabelsBehindTheChangeAlong()
    {
        const Item edited = after(
            mail(), {SetText{7, QStringLiteral("send a letter to bob kappus"), std::nullopt, std::nullopt}});
        QCOMPARE(edited.labels, std::vector{label("Contact", 17, 10)}); // the other one was written over
    }

    void textStretchesTheRegionItIsIn()
    {
        Item item = mail();
        item.regions = {{{0, 9}, {}}, {{9, 14}, {}}};
        const Item edited =
            after(item, {SetText{7, QStringLiteral("send mails to bob kappus"), std::nullopt, std::nullopt}});
        QCOMPARE(edited.regions, (std::vector<Region>{{{0, 10}, {}}, {{10, 14}, {}}}));
    }

    void indexBeyondTheLabelsIsTheirEnd()
    {
        const Item edited = after(mail(), {AddLabel{7, label("Verb", 0, 4), 99}});
        QCOMPARE(edited.labels.back(), label("Verb", 0, 4));
    }

    void inverseBringsTheItemBack_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << std::move(edit); };
        row("text", {SetText{7, QStringLiteral("send it to bob"), std::nullopt, std::nullopt}});
        row("intent", setIntent(7, "Send"));
        row("set", {SetDataset{7, Dataset::Test, std::nullopt}});
        row("language", {SetLanguage{7, QStringLiteral("de"), std::nullopt}});
        row("done", {SetDone{7, true, std::nullopt}});
        row("classes", {SetClasses{7, {{QStringLiteral("letter"), {}}}, std::nullopt}});
        row("provenance", {SetProvenance{7, Provenance{QStringLiteral("d"), QStringLiteral("m"), 0.5, false},
                                         std::nullopt}});
        row("label", {AddLabel{7, label("Verb", 0, 4), 1}});
        row("label removed", {RemoveLabel{7, label("Contact", 13, 10)}});
        row("label changed", {ChangeLabel{7, label("Kind", 5, 4), label("Kind", 0, 4)}});
        row("several", {Batch{{{RemoveLabel{7, label("Contact", 13, 10)}},
                               {Batch{{{AddLabel{7, label("Name", 13, 3), 0}}, setIntent(7, "Send")}}},
                               {AddLabel{7, label("Name", 17, 6), 0}}}}});
    }
    void inverseBringsTheItemBack()
    {
        QFETCH(Edit, edit);
        const auto there = applied(mail(), edit);
        QVERIFY(there);
        QVERIFY(there->item != mail());
        const auto back = applied(there->item, there->inverse);
        QVERIFY(back);
        QCOMPARE(back->item, mail());
    }

    void expectationThatFailsIsStale_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << std::move(edit); };
        const QString other = QStringLiteral("other");
        row("text", {SetText{7, other, std::nullopt, other}});
        row("labels of the text", {SetText{7, other, std::nullopt, std::nullopt, std::vector<Label>{}}});
        row("intent", {SetIntent{7, other, other}});
        row("set", {SetDataset{7, Dataset::Test, Dataset::Train}});
        row("language", {SetLanguage{7, other, other}});
        row("done", {SetDone{7, true, true}});
        row("classes", {SetClasses{7, {}, std::vector<ClassLabel>{{other, {}}}}});
        row("provenance", {SetProvenance{7, std::nullopt, std::optional<Provenance>(Provenance())}});
        row("label removed", {RemoveLabel{7, label("Contact", 13, 9)}});
        row("label changed", {ChangeLabel{7, label("Contact", 13, 9), label("Contact", 13, 3)}});
        row("item", {RemoveItem{7, Item()}});
        row("within several", {Batch{{setIntent(7, "Send"), {SetIntent{7, other, other}}}}});
    }
    void expectationThatFailsIsStale()
    {
        QFETCH(Edit, edit);
        const auto result = applied(mail(), edit);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Stale);
    }

    void reachNamesItemsAddedRemovedAndChanged()
    {
        Item fresh;
        fresh.id = 9;
        const Batch batch{{{AddItem{fresh, std::nullopt}}, {RemoveItem{3, std::nullopt}}, setIntent(4, "")}};
        const EditReach reach = reachOf({batch});
        QCOMPARE(reach.added, std::vector<ItemId>{9});
        QCOMPARE(reach.removed, std::vector<ItemId>{3});
        QCOMPARE(reach.items, std::vector<ItemId>{4});
        QVERIFY(!reach.everyItem);
        QCOMPARE(itemsOf(reach), (std::set<ItemId>{3, 4, 9}));
    }

    void renamedCategoryReachesEveryItemAndBothNames()
    {
        const QString from = QStringLiteral("A");
        const QString to = QStringLiteral("B");
        const EditReach reach = reachOf({RenameCategory{CategoryKind::Entity, from, to}});
        QVERIFY(reach.everyItem);
        QCOMPARE(reach.categories, (CategoryNames{{CategoryKind::Entity, from}, {CategoryKind::Entity, to}}));
    }

    void settingsReachTheProjectsHeadOnly()
    {
        EditReach head;
        head.projectHead = true;
        QCOMPARE(reachOf({ChangeProject{}}), head);
    }
};

GLOSSA_TEST(ApplyEditTest);
#include "tst_apply_edit.moc"
