// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit_json.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <QFile>

using namespace glossa;
using namespace glossa::project;
using test::need;
using test::StoreFixture;

namespace {

Label label(const char *category, int begin, int length)
{
    return {QString::fromLatin1(category), {begin, length}, 0, {}};
}

Item itemOf(const QString &text, const QString &intent = {})
{
    Item item;
    item.text = text;
    item.intent = intent;
    return item;
}

/// An import of these categories and one text.
void importCategories(StoreFixture &fixture, const std::vector<Category> &categories)
{
    const auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
    QVERIFY(import->categories(categories));
    QVERIFY(import->items({itemOf(QStringLiteral("one"))}));
    need(import->commit({}));
}

} // namespace

/// What undo must not lose, and what it must refuse.
class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undoOfATextSparesLabelsThatOthersMade()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("mail olivia"), {}, {label("Contact", 5, 6)});
        need(fixture.store->apply(
            fixture.project, {SetText{id, QStringLiteral("mail olivia soon"), std::nullopt, std::nullopt}},
            fixture.ana));
        need(fixture.store->apply(fixture.project, {AddLabel{id, label("Subject", 12, 4), std::nullopt}},
                                  fixture.ben));
        QCOMPARE(fixture.store->undo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
        QCOMPARE(fixture.item(id).labels, (std::vector{label("Contact", 5, 6), label("Subject", 12, 4)}));
        need(fixture.store->undo(fixture.project, fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).text, QStringLiteral("mail olivia"));
    }

    void anImportComesBackAfterTheChangesOfItsItemsDid()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->items({itemOf(QStringLiteral("one")), itemOf(QStringLiteral("two"))}));
        need(import->commit({}));
        import.reset();
        const auto ids = need(fixture.store->itemIds(fixture.project, {}, store::ItemOrder::AsImported));
        need(fixture.store->apply(fixture.project, {SetDone{ids.at(0), true, std::nullopt}}, fixture.ana));
        need(fixture.store->apply(fixture.project, {RemoveItem{ids.at(1), std::nullopt}}, fixture.ana));
        for (int steps = 0; steps < 3; ++steps)
            need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), before);
    }

    void aCategoryThatSomebodyWorkedOnOutlivesItsImport()
    {
        StoreFixture fixture;
        Category kept;
        kept.kind = CategoryKind::Entity;
        kept.name = QStringLiteral("City");
        Category gone = kept;
        gone.name = QStringLiteral("Town");
        importCategories(fixture, {kept, gone});
        Category changed = kept;
        changed.description = QStringLiteral("Capitals only");
        need(fixture.store->apply(fixture.project, {ChangeCategory{changed, std::nullopt}}, fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QStringList names;
        for (const auto &use : need(fixture.store->categories(fixture.project)))
            names << use.category.name;
        QVERIFY(names.contains(kept.name));
        QVERIFY(!names.contains(gone.name));
    }

    void aCategoryMadeUnderAnImportedNameOutlivesTheImport()
    {
        StoreFixture fixture;
        Category city;
        city.kind = CategoryKind::Entity;
        city.name = QStringLiteral("City");
        importCategories(fixture, {city});
        need(fixture.store->apply(fixture.project,
                                  {RenameCategory{CategoryKind::Entity, city.name, QStringLiteral("Place")}},
                                  fixture.ben));
        Category own = city;
        own.description = QStringLiteral("Made by Ben");
        need(fixture.store->apply(fixture.project, {AddCategory{own, std::nullopt}}, fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QStringList kept;
        for (const auto &use : need(fixture.store->categories(fixture.project)))
            kept << use.category.description;
        QVERIFY(kept.contains(own.description));
        need(fixture.store->undo(fixture.project, fixture.ben));
    }

    void stepsThatWereTakenBackDoNotCount()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        const auto step = [&](bool done) {
            return need(fixture.store->apply(fixture.project, {SetDone{id, done, std::nullopt}}, fixture.ana))
                .sequence;
        };
        const auto sinceWhen = [&](std::int64_t sequence) {
            return need(fixture.store->stepsSince(fixture.project, sequence));
        };
        const std::int64_t before = step(true);
        QCOMPARE(sinceWhen(before), 0);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(sinceWhen(before), 1); // what stood then is taken back
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(sinceWhen(before), 0);
        step(false);
        QCOMPARE(sinceWhen(before), 1);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(sinceWhen(before), 0);
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(sinceWhen(before), 1);
        need(fixture.store->undo(fixture.project, fixture.ana));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(sinceWhen(before), 1);
    }

    void stepsThatNoTrainingLearnsFromDoNotCount()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        const std::int64_t trained = need(fixture.store->lastSequence(fixture.project));
        const auto behind = [&] { return need(fixture.store->stepsSince(fixture.project, trained)); };
        const auto info = [&] { return need(fixture.store->project(fixture.project)).info; };
        ProjectInfo named = info();
        named.name = QStringLiteral("Letters");
        named.confidenceThreshold = 0.5;
        QCOMPARE(
            need(fixture.store->apply(fixture.project, {ChangeProject{named, std::nullopt}}, fixture.ana))
                .behind,
            0);
        QCOMPARE(behind(), 0);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(behind(), 0);
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(behind(), 0);
        ProjectInfo german = info();
        german.language = QStringLiteral("de");
        QCOMPARE(
            need(fixture.store->apply(fixture.project, {ChangeProject{german, std::nullopt}}, fixture.ana))
                .behind,
            1);
        QCOMPARE(behind(), 1);
        // A gesture of two edits is one step, and counts if one of them does.
        store::Origin typing = fixture.ana;
        typing.mergeKey = QStringLiteral("typing");
        const auto noted = [&](const char *deployment) {
            const Provenance from{QString::fromLatin1(deployment), QStringLiteral("m"), 0.5, false};
            return need(
                fixture.store->apply(fixture.project, {SetProvenance{id, from, std::nullopt}}, typing));
        };
        QCOMPARE(noted("a").behind, 0);
        QCOMPARE(behind(), 1);
        QCOMPARE(
            need(fixture.store->apply(fixture.project, {SetDone{id, true, std::nullopt}}, typing)).behind, 1);
        QCOMPARE(behind(), 2);
        const auto last = noted("b");
        QVERIFY(last.step); // it went into the step before
        QCOMPARE(last.behind, 0);
        QCOMPARE(behind(), 2);
    }

    void aLongRowOfMergedStepsIsOneThatCanBeTakenBack()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        const QByteArray before = fixture.dump();
        store::Origin typing = fixture.ana;
        typing.mergeKey = QStringLiteral("typing");
        for (int i = 0; i < 30; ++i) {
            // Of two kinds in turn, so that they cannot be folded into one value.
            need(fixture.store->apply(fixture.project, {SetDone{id, i % 2 == 0, std::nullopt}}, typing));
            need(fixture.store->apply(
                fixture.project, {SetText{id, QStringLiteral("text %1").arg(i), std::nullopt, std::nullopt}},
                typing));
        }
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), before);
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).text, QStringLiteral("text 29"));
    }

    void typedValuesAreOneStepFromTheFirstToTheLast()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        store::Origin typing = fixture.ana;
        typing.mergeKey = QStringLiteral("typing");
        for (const char *text : {"a", "ab", "abc"}) {
            need(fixture.store->apply(fixture.project,
                                      {SetText{id, QString::fromLatin1(text), std::nullopt, std::nullopt}},
                                      typing));
        }
        const auto last = need(fixture.store->newestJournal(fixture.project, 1)).at(0);
        QCOMPARE(std::get<SetText>(last.edit->change).text, QStringLiteral("abc"));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).text, QStringLiteral("text"));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.item(id).text, QStringLiteral("abc"));
    }

    /// However often a step went and came back, each row says which step it is about and whether it takes it
    /// back, also where the step itself is on no page that was read.
    void theHistoryNamesTheStepBehindEachUndoAndRedo()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        const auto step = need(fixture.store->apply(
            fixture.project, {SetText{id, QStringLiteral("other"), std::nullopt, std::nullopt}},
            fixture.ana));
        for (int i = 0; i < 3; ++i) {
            need(fixture.store->undo(fixture.project, fixture.ana));
            need(fixture.store->redo(fixture.project, fixture.ana));
        }
        const auto newest = need(fixture.store->newestJournal(fixture.project, 6));
        QCOMPARE(newest.size(), std::size_t{6});
        for (std::size_t i = 0; i < newest.size(); ++i) {
            QVERIFY(newest[i].reverses.has_value());
            QCOMPARE(newest[i].reverses->sequence, step.sequence);
            QCOMPARE(newest[i].reverses->bringsBack, i % 2 == 0); // the last was a redo
            QCOMPARE(std::get<SetText>(newest[i].reverses->edit->change).text, QStringLiteral("other"));
        }
    }

    void aCategoryThatComesBackGivesWayWhereItsKeyIsTaken()
    {
        StoreFixture fixture;
        need(fixture.store->apply(
            fixture.project, {RemoveCategory{CategoryKind::Entity, QStringLiteral("Contact")}}, fixture.ana));
        Category city;
        city.kind = CategoryKind::Entity;
        city.name = QStringLiteral("City");
        need(fixture.store->apply(fixture.project, {AddCategory{city, std::nullopt}}, fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QSet<QString> keys;
        for (const auto &use : need(fixture.store->categories(fixture.project))) {
            if (use.category.kind == CategoryKind::Entity)
                keys << use.category.key.value();
        }
        QCOMPARE(keys.size(), 3);
    }

    void categoriesKeepTheirOrderHoweverOftenOneIsPutBetween()
    {
        StoreFixture fixture;
        QStringList wanted{QStringLiteral("Contact"), QStringLiteral("Subject")};
        for (int i = 0; i < 80; ++i) {
            Category category;
            category.kind = CategoryKind::Entity;
            category.name = QStringLiteral("Entity%1").arg(i);
            need(fixture.store->apply(fixture.project, {AddCategory{category, 1}}, fixture.ana));
            wanted.insert(1, category.name);
        }
        QStringList found;
        for (const auto &use : need(fixture.store->categories(fixture.project))) {
            if (use.category.kind == CategoryKind::Entity)
                found << use.category.name;
        }
        QCOMPARE(found, wanted);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QByteArray>("edit");
        QTest::addColumn<int>("code");
        const auto row = [](const char *edit, ErrorCode code) {
            QTest::newRow(edit) << QByteArray(edit) << static_cast<int>(code);
        };
        row(R"({"edit":"setDone","item":99})", ErrorCode::NotFound);
        row(R"({"edit":"addItem","value":{"id":1,"text":"x"}})", ErrorCode::InvalidArgument);
        row(R"({"edit":"addLabel","item":1,"category":"Contact","offset":9,"length":9})",
            ErrorCode::BadOffset);
        row(R"({"edit":"addLabel","item":1,"category":"Contact","offset":5,"length":6})",
            ErrorCode::AlreadyExists);
        row(R"({"edit":"addLabel","item":1,"category":"Contact","offset":0,"length":4,"region":3})",
            ErrorCode::BadValue);
        row(R"({"edit":"addLabel","item":1,"category":"Reply","offset":0,"length":4})", ErrorCode::NotFound);
        row(R"({"edit":"removeLabel","item":1,"category":"Contact","offset":0,"length":4})",
            ErrorCode::Stale);
        row(R"({"edit":"setIntent","item":1,"intent":"Reply","expected":"None"})", ErrorCode::Stale);
        row(R"({"edit":"setText","item":1,"text":"x","expected":"y"})", ErrorCode::Stale);
        row(R"({"edit":"addCategory","kind":"entity","name":"Contact"})", ErrorCode::AlreadyExists);
        row(R"({"edit":"addCategory","kind":"entity","name":" "})", ErrorCode::BadValue);
        row(R"({"edit":"addCategory","kind":"entity","name":"City","key":"ab"})", ErrorCode::BadValue);
        row(R"({"edit":"renameCategory","kind":"entity","from":"Contact","to":"Subject"})",
            ErrorCode::AlreadyExists);
        row(R"({"edit":"changeCategory","kind":"entity","name":"Contact","key":"2"})", ErrorCode::Conflict);
        row(R"({"edit":"removeCategory","kind":"class","name":"Contact"})", ErrorCode::NotFound);
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(QByteArray, edit);
        QFETCH(int, code);
        StoreFixture fixture;
        fixture.addItem(QStringLiteral("mail olivia"), {}, {label("Contact", 5, 6)});
        const QByteArray before = fixture.dump();
        const auto refused = fixture.store->apply(fixture.project, need(editFromJson(edit)), fixture.ana);
        QVERIFY(!refused);
        QCOMPARE(static_cast<int>(refused.error().code), code);
        QCOMPARE(fixture.dump(), before);
    }

    /// Only what puts an earlier state back may name numbers; its step has a note, and undo keeps them.
    void anEarlierStateComesBackUnderItsNumbers()
    {
        StoreFixture fixture;
        store::Store &store = *fixture.store;
        const auto id = fixture.addItem(QStringLiteral("write to Ann"), QStringLiteral("Reply"));
        const auto stays = fixture.addItem(QStringLiteral("hello"));
        const project::Item item = fixture.item(id);
        QCOMPARE(need(store.takenIds({id, stays, stays + 1})), (std::vector<project::ItemId>{id, stays}));
        need(store.apply(fixture.project, {project::RemoveItem{id, std::nullopt}}, fixture.ana));
        const QByteArray without = fixture.dump();
        const Edit back{project::Batch{{Edit{project::AddItem{item, 0.5}}}}};
        QCOMPARE(store.apply(fixture.project, back, fixture.ana).error().code, ErrorCode::InvalidArgument);
        need(store.restore(fixture.project, back, fixture.ana, QStringLiteral("m1")));
        QVERIFY(fixture.item(id) == item);
        const QByteArray with = fixture.dump();
        QCOMPARE(need(store.newestJournal(fixture.project, 1)).front().note, QStringLiteral("m1"));
        QCOMPARE(need(store.undoState(fixture.project, fixture.ana.author)).undo->note, QStringLiteral("m1"));
        QCOMPARE(store.restore(fixture.project, back, fixture.ana, {}).error().code,
                 ErrorCode::AlreadyExists);
        need(store.undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), without);
        need(store.redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), with);
        QVERIFY(fixture.item(id) == item);
    }

    void aProjectThatIsNotThereIsNotFound()
    {
        StoreFixture fixture;
        const auto refused =
            fixture.store->apply(77, {AddItem{itemOf(QStringLiteral("x")), std::nullopt}}, fixture.ana);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QCOMPARE(plain(refused.error().place), "project");
    }

    void anImportEndsWithItsFirstFailure()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(!import->items({itemOf(QStringLiteral("one"), QStringLiteral("Nowhere"))}));
        QVERIFY(!import->items({itemOf(QStringLiteral("two"))}));
        QCOMPARE(import->commit({}).error().code, ErrorCode::NotFound);
        import.reset();
        QCOMPARE(fixture.dump(), before);
    }

    /// The page that people write edits by is true.
    void everyLineOfTheManualIsAnEdit()
    {
        QFile page(QStringLiteral(GLOSSA_TEST_DATA "/../../docs/formats/edits.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        int kinds = 0;
        for (const QByteArray &line : page.readAll().split('\n')) {
            const auto begin = line.indexOf("`{\"edit\"");
            if (begin < 0 || !line.startsWith('|'))
                continue;
            const QByteArray json = line.mid(begin + 1, line.indexOf('`', begin + 1) - begin - 1);
            const auto edit = editFromJson(json);
            QVERIFY2(edit, json.constData());
            QCOMPARE(static_cast<int>(edit->change.index()), kinds);
            ++kinds;
        }
        QCOMPARE(kinds, static_cast<int>(std::variant_size_v<decltype(Edit::change)>));
    }
};

GLOSSA_TEST(TestUndo);
#include "tst_undo.moc"
