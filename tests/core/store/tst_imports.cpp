// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/child.h"
#include "tests/core/store/raw.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <thread>

using namespace glossa;
using namespace glossa::project;
using test::Child;
using test::need;
using test::Raw;
using test::StoreFixture;

namespace {

Label label(const QString &category, int begin, int length)
{
    return {category, {begin, length}, 0, {}};
}

Category entity(const QString &name, const QString &description = {})
{
    Category category;
    category.kind = CategoryKind::Entity;
    category.name = name;
    category.description = description;
    return category;
}

const QString city = QStringLiteral("City");

/// Texts that name a city, which no item of the fixture does.
std::vector<Item> cities(int count)
{
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        Item item;
        item.text = QStringLiteral("paris and text %1").arg(i);
        item.intent = i % 2 == 0 ? QStringLiteral("Reply") : QString();
        item.dataset = i % 3 == 0 ? Dataset::Test : Dataset::Train;
        item.labels = {label(city, 0, 5), label(QStringLiteral("Contact"), 10, 4)};
        items.push_back(item);
    }
    return items;
}

std::int64_t importCities(StoreFixture &fixture, int count, const store::Origin &origin)
{
    auto import = need(fixture.store->beginImport(fixture.project, {}, origin));
    if (!import->categories({entity(city, QStringLiteral("as imported"))}) || !import->items(cities(count)))
        qFatal("the import is refused");
    return need(import->commit(QStringLiteral("cities.json (azure-clu)"))).sequence;
}

std::vector<ItemId> ids(StoreFixture &fixture)
{
    return need(fixture.store->itemIds(fixture.project, {}, store::ItemOrder::AsImported));
}

QString descriptionOf(StoreFixture &fixture, const QString &name)
{
    for (const auto &use : need(fixture.store->categories(fixture.project))) {
        if (use.category.name == name)
            return use.category.description;
    }
    return QStringLiteral("(none)");
}

void reopen(StoreFixture &fixture)
{
    fixture.store.reset();
    fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
}

QStringList lockFiles(const StoreFixture &fixture)
{
    return QDir(fixture.folder.path()).entryList({QStringLiteral("import-*.lock")});
}

} // namespace

/// An import, its undo and its redo: whole or absent, the same as before, and in nobody's way.
class TestImports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anImportIsTakenBackAndBroughtBackWithAllThatStoodOnIt()
    {
        StoreFixture fixture;
        fixture.addItem(QStringLiteral("typed by hand"));
        const QByteArray before = fixture.dump();
        importCities(fixture, 30, fixture.ana);
        const QByteArray imported = fixture.dump();
        const auto all = ids(fixture);
        need(fixture.store->apply(fixture.project, {AddLabel{all.at(3), label(city, 6, 3), std::nullopt}},
                                  fixture.ana));
        need(fixture.store->apply(fixture.project, {RemoveItem{all.at(5), std::nullopt}}, fixture.ana));
        Category changed = entity(city, QStringLiteral("changed since"));
        need(fixture.store->apply(fixture.project, {ChangeCategory{changed, std::nullopt}}, fixture.ana));
        const QByteArray after = fixture.dump();
        for (int round = 0; round < 3; ++round) {
            reopen(fixture);
            const auto undone = need(fixture.store->undoSteps(fixture.project, fixture.ana, 4));
            QCOMPARE(undone.back().reversed->items, 30);
            QVERIFY(!undone.back().reversed->edit);
            QCOMPARE(fixture.dump(), before);
            reopen(fixture);
            QCOMPARE(fixture.dump(), before);
            const auto state = need(fixture.store->undoState(fixture.project, fixture.ana.author));
            QVERIFY(state.redo && !state.redo->edit);
            QCOMPARE(state.redo->items, 30);
            need(fixture.store->redo(fixture.project, fixture.ana));
            QCOMPARE(fixture.dump(), imported);
            QCOMPARE(need(fixture.store->redoSteps(fixture.project, fixture.ana, 3)).size(), std::size_t(3));
            QCOMPARE(fixture.dump(), after);
        }
    }

    void whatIsTakenBackIsNowhereToBeFound()
    {
        StoreFixture fixture;
        importCities(fixture, 5, fixture.ana);
        const auto all = ids(fixture);
        need(fixture.store->undo(fixture.project, fixture.ana));
        store::ItemFilter filter;
        filter.text = QStringLiteral("paris");
        QCOMPARE(need(fixture.store->countItems(fixture.project, filter)), 0);
        QVERIFY(need(fixture.store->items(fixture.project, all)).empty());
        QCOMPARE(fixture.store->apply(fixture.project, {SetDone{all.at(0), true, std::nullopt}}, fixture.ben)
                     .error()
                     .code,
                 ErrorCode::NotFound);
        QCOMPARE(descriptionOf(fixture, city), QStringLiteral("(none)"));
        filter.text = QStringLiteral("ar"); // below what the index answers
        QCOMPARE(need(fixture.store->countItems(fixture.project, filter)), 0);
    }

    void anImportOthersHaveWorkedOnStays()
    {
        StoreFixture fixture;
        importCities(fixture, 5, fixture.ana);
        const ItemId id = ids(fixture).at(1);
        need(fixture.store->apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ben));
        QCOMPARE(fixture.store->undo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
        need(fixture.store->undo(fixture.project, fixture.ben));
        need(fixture.store->undo(fixture.project, fixture.ana));
        // The other's step cannot be redone into nothing, and can again with the import.
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ben).error().code, ErrorCode::NotFound);
        need(fixture.store->redo(fixture.project, fixture.ana));
        need(fixture.store->redo(fixture.project, fixture.ben));
        QVERIFY(fixture.item(id).done);
        need(fixture.store->apply(fixture.project, {RemoveItem{id, std::nullopt}}, fixture.ben));
        QCOMPARE(fixture.store->undo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
    }

    void aCategoryOthersRemovedMeanwhileIsMissedUntilItIsBack()
    {
        StoreFixture fixture;
        importCities(fixture, 5, fixture.ana);
        const QByteArray imported = fixture.dump();
        need(fixture.store->undo(fixture.project, fixture.ana));
        need(fixture.store->apply(
            fixture.project, {RemoveCategory{CategoryKind::Entity, QStringLiteral("Contact")}}, fixture.ben));
        const auto refused = fixture.store->redo(fixture.project, fixture.ana);
        QCOMPARE(refused.error().code, ErrorCode::Stale);
        QVERIFY(QString::fromStdString(plain(refused.error().detail)).contains(QStringLiteral("Contact")));
        reopen(fixture); // what nobody uses is swept; this is used
        need(fixture.store->undo(fixture.project, fixture.ben));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), imported);
    }

    void aCategoryOthersMadeMeanwhileStaysAsItIs()
    {
        StoreFixture fixture;
        importCities(fixture, 5, fixture.ana);
        need(fixture.store->undo(fixture.project, fixture.ana));
        need(fixture.store->apply(fixture.project,
                                  {AddCategory{entity(city, QStringLiteral("Ben's")), std::nullopt}},
                                  fixture.ben));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(descriptionOf(fixture, city), QStringLiteral("Ben's"));
        QCOMPARE(fixture.item(ids(fixture).at(0)).labels.at(0).category, city);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(descriptionOf(fixture, city), QStringLiteral("Ben's"));
        // It has been Ben's since, and the import says what it misses once Ben takes it away.
        need(fixture.store->undo(fixture.project, fixture.ben));
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
        need(fixture.store->redo(fixture.project, fixture.ben));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(ids(fixture).size(), std::size_t(5));
    }

    void aCategoryRenamedIntoTheNameMeanwhileStandsInTheWay()
    {
        StoreFixture fixture;
        importCities(fixture, 5, fixture.ana);
        const QByteArray imported = fixture.dump();
        need(fixture.store->undo(fixture.project, fixture.ana));
        need(fixture.store->apply(fixture.project,
                                  {RenameCategory{CategoryKind::Entity, QStringLiteral("Subject"), city}},
                                  fixture.ben));
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
        need(fixture.store->undo(fixture.project, fixture.ben));
        need(fixture.store->redo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), imported);
    }

    void itsItemsGoForGoodOnceItCannotComeAgain()
    {
        StoreFixture fixture;
        importCities(fixture, 1200, fixture.ana);
        const ItemId own = fixture.addItem(QStringLiteral("Ana's own"));
        need(fixture.store->undoSteps(fixture.project, fixture.ana, 2));
        Raw raw(fixture.folder.path());
        const auto kept = [&raw] { return raw.number("SELECT count(*) FROM item"); };
        // Somebody else's step does not end the author's redo.
        need(fixture.store->apply(fixture.project, {AddItem{Item{}, std::nullopt}}, fixture.ben));
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(20))));
        QCOMPARE(kept(), 1201);
        fixture.addItem(QStringLiteral("another step of Ana's"));
        QCOMPARE(fixture.store->redo(fixture.project, fixture.ana).error().code, ErrorCode::NotFound);
        const QByteArray before = fixture.dump();
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(20))));
        QCOMPARE(kept(), 2);
        for (const char *left :
             {"SELECT count(*) FROM layer", "SELECT count(*) FROM layer_range",
              "SELECT count(*) FROM layer_use", "SELECT count(*) FROM category WHERE removed <> 0"})
            QCOMPARE(raw.number(left), 0);
        QCOMPARE(fixture.dump(), before);
        std::ignore = own;
    }

    void aKilledImportLeavesNothingBehind()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        fixture.store.reset();
        Child child([&](int pipe) {
            auto store = need(store::Store::open(fixture.folder.path(), fixture.clock));
            ProjectInfo info;
            info.name = QStringLiteral("New one");
            auto other = need(store::Store::open(fixture.folder.path(), fixture.clock));
            auto made = need(other->beginImport(0, info, fixture.ana));
            auto import = need(store->beginImport(fixture.project, {}, fixture.ana));
            std::ignore = import->categories({entity(city)});
            std::ignore = made->categories({entity(city), entity(QStringLiteral("Contact"))});
            for (int batch = 0;; ++batch) {
                Item item;
                item.text = QStringLiteral("one of many");
                std::ignore = import->items(std::vector(4000, item));
                std::ignore = made->items(std::vector(4000, item));
                test::writeNumber(pipe, batch);
            }
        });
        child.readLines(2);
        {
            Raw raw(fixture.folder.path());
            QVERIFY(raw.number("SELECT count(*) FROM item") >= 8000); // it is written bit by bit
            QCOMPARE(lockFiles(fixture).size(), 2);
            auto store = need(store::Store::open(fixture.folder.path(), fixture.clock));
            QVERIFY(!need(store->sweep(std::chrono::seconds(20)))); // it still runs: nothing is taken from it
            QVERIFY(raw.number("SELECT count(*) FROM item") >= 8000);
            QCOMPARE(need(store->projects()).size(), std::size_t(1));
            QVERIFY(need(store->projects(true)).empty());
        }
        child.kill();
        reopen(fixture);
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(60))));
        QCOMPARE(fixture.dump(), before);
        Raw raw(fixture.folder.path());
        for (const char *left :
             {"SELECT count(*) FROM item", "SELECT count(*) FROM layer",
              "SELECT count(*) FROM category WHERE removed <> 0", "SELECT count(*) - 1 FROM project"})
            QCOMPARE(raw.number(left), 0);
        QVERIFY(lockFiles(fixture).isEmpty());
    }

    void anImportThatIsGivenUpLeavesNothing()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        {
            auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
            QVERIFY(import->categories({entity(city)}));
            QVERIFY(import->items(cities(100)));
        }
        QCOMPARE(fixture.dump(), before);
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(20))));
        Raw raw(fixture.folder.path());
        QCOMPARE(raw.number("SELECT count(*) FROM item"), 0);
        QVERIFY(lockFiles(fixture).isEmpty());
        QVERIFY(
            need(fixture.store->undoState(fixture.project, fixture.ana.author)).undo->edit); // no step of it
    }

    void othersWriteWhileAnImportRuns()
    {
        StoreFixture fixture;
        ProjectInfo info;
        info.name = QStringLiteral("Other");
        const auto other = need(fixture.store->createProject(info, fixture.ben));
        std::atomic<bool> ended = false;
        bool imported = false;
        std::jthread importing([&] {
            const test::StepClock clock;
            auto store = need(store::Store::open(fixture.folder.path(), clock));
            auto import = need(store->beginImport(fixture.project, {}, fixture.ana));
            imported = import->categories({entity(city)}).has_value() &&
                       import->items(cities(20'000)).has_value() && import->commit({}).has_value();
            ended = true;
        });
        auto impatient =
            need(store::Store::open(fixture.folder.path(), fixture.clock, std::chrono::seconds(5)));
        int written = 0;
        const auto version = impatient->changeCount().value();
        while (!ended) {
            Item item;
            item.text = QStringLiteral("beside it");
            // In the import's own project, too: its items stay in front of this one.
            const auto project = written % 2 == 0 ? other : fixture.project;
            QVERIFY(impatient->apply(project, {AddItem{item, std::nullopt}}, fixture.ben));
            ++written;
        }
        importing.join();
        QVERIFY(imported);
        QVERIFY(written > 10);
        QVERIFY(impatient->changeCount().value() != version);
        // Some of Ben's items may stand before it or after it, none within.
        const auto all = ids(fixture);
        QCOMPARE(static_cast<int>(all.size()), 20'000 + written / 2);
        std::size_t first = 0;
        while (fixture.item(all.at(first)).text != QStringLiteral("paris and text 0"))
            ++first;
        QCOMPARE(fixture.item(all.at(first + 19'999)).text, QStringLiteral("paris and text 19999"));
        // Its ids are not one range, as the others' lie in between; undo takes its own.
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(need(fixture.store->project(fixture.project)).items, written / 2);
        QCOMPARE(static_cast<int>(ids(fixture).size()), written / 2);
    }

    void whatAnImportWritesBeforeItsEndWakesNobody()
    {
        StoreFixture fixture;
        auto other = need(store::Store::open(fixture.folder.path(), fixture.clock));
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->categories({entity(city)}));
        const auto version = other->changeCount().value();
        QVERIFY(import->items(cities(9000)));
        QCOMPARE(other->changeCount().value(), version);
        need(import->commit({}));
        QVERIFY(other->changeCount().value() != version);
    }

    void twoImportsAtOnceShareTheirNewCategory()
    {
        StoreFixture fixture;
        auto store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        auto first = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        auto second = need(store->beginImport(fixture.project, {}, fixture.ben));
        QVERIFY(first->categories({entity(city, QStringLiteral("first"))}));
        QVERIFY(second->categories({entity(city, QStringLiteral("second"))}));
        QVERIFY(first->items(cities(6)));
        QVERIFY(second->items(cities(3)));
        need(second->commit({}));
        need(first->commit({}));
        QCOMPARE(descriptionOf(fixture, city), QStringLiteral("second"));
        for (const auto &use : need(fixture.store->categories(fixture.project))) {
            if (use.category.name == city)
                QCOMPARE(use.items, 9);
        }
        // The one that brought it goes, the category stays for the other.
        need(fixture.store->undo(fixture.project, fixture.ben));
        QCOMPARE(descriptionOf(fixture, city), QStringLiteral("second"));
        QCOMPARE(need(fixture.store->project(fixture.project)).items, 6);
    }

    void aCategoryRemovedWhileAnImportNamesItComesWithTheImport()
    {
        StoreFixture fixture;
        auto store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        auto import = need(store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->categories({entity(city)}));
        QVERIFY(import->items(cities(3)));
        need(fixture.store->apply(
            fixture.project, {RemoveCategory{CategoryKind::Entity, QStringLiteral("Contact")}}, fixture.ben));
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(20))));
        need(import->commit({}));
        QCOMPARE(fixture.item(ids(fixture).at(0)).labels.size(), std::size_t(2));
        QCOMPARE(descriptionOf(fixture, QStringLiteral("Contact")), QString());
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(descriptionOf(fixture, QStringLiteral("Contact")), QStringLiteral("(none)"));
    }

    void nothingIsWrittenIntoAProjectInTheTrash()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("text"));
        need(fixture.store->apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ana));
        need(fixture.store->undo(fixture.project, fixture.ana));
        auto other = need(store::Store::open(fixture.folder.path(), fixture.clock));
        auto import = need(other->beginImport(fixture.project, {}, fixture.ana));
        const QByteArray before = fixture.dump();
        QVERIFY(fixture.store->trashProject(fixture.project));
        const auto isNotFound = [](const auto &result) {
            return !result && result.error().code == ErrorCode::NotFound && result.error().place == "project";
        };
        store::Store &store = *fixture.store;
        store::JobRow job;
        job.project = fixture.project;
        job.kind = QStringLiteral("train");
        job.request = "{}";
        QVERIFY(isNotFound(store.apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ana)));
        QVERIFY(isNotFound(store.undo(fixture.project, fixture.ana)));
        QVERIFY(isNotFound(store.undoSteps(fixture.project, fixture.ana, 1)));
        QVERIFY(isNotFound(store.redo(fixture.project, fixture.ana)));
        QVERIFY(isNotFound(store.redoSteps(fixture.project, fixture.ana, 1)));
        QVERIFY(isNotFound(store.beginImport(fixture.project, {}, fixture.ana)));
        QVERIFY(isNotFound(store.createJob(job)));
        QVERIFY(isNotFound(store.deleteModel(fixture.project, QStringLiteral("m"))));
        // An import that began before.
        QVERIFY(import->items(cities(0)));
        QVERIFY(isNotFound(import->categories({entity(city)})));
        QVERIFY(isNotFound(import->commit({})));
        import.reset();
        QVERIFY(store.restoreProject(fixture.project));
        QCOMPARE(fixture.dump(), before);
        need(store.redo(fixture.project, fixture.ana));
    }

    void aPurgedProjectIsGoneAtOnceAndItsRowsSoonAfter()
    {
        StoreFixture fixture;
        importCities(fixture, 2500, fixture.ana);
        QVERIFY(fixture.store->trashProject(fixture.project));
        QVERIFY(fixture.store->purgeProject(fixture.project));
        QVERIFY(need(fixture.store->projects(true)).empty());
        QCOMPARE(fixture.store->project(fixture.project).error().code, ErrorCode::NotFound);
        QCOMPARE(fixture.store->restoreProject(fixture.project).error().code, ErrorCode::NotFound);
        QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(20))));
        Raw raw(fixture.folder.path());
        for (const char *left : {"SELECT count(*) FROM item", "SELECT count(*) FROM project",
                                 "SELECT count(*) FROM category", "SELECT count(*) FROM layer"})
            QCOMPARE(raw.number(left), 0);
    }

    void aWorkspaceOfVersionOneGoesOn()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(QStringLiteral(GLOSSA_TEST_DATA "/store/version-1/glossa.db"),
                            folder.filePath(QStringLiteral("glossa.db"))));
        QVERIFY(QFile(folder.filePath(QStringLiteral("glossa.db")))
                    .setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const test::StepClock clock;
        auto store = need(store::Store::open(folder.path(), clock));
        const store::Origin ana{QStringLiteral("Ana"), QStringLiteral("cli"), {}};
        const auto project = need(store->projectByName(QStringLiteral("Mail")));
        const auto counts = [&] {
            const auto summary = need(store->project(project));
            QStringList all{QString::number(summary.items), QString::number(summary.labeled),
                            QString::number(summary.test), QString::number(summary.labels)};
            for (const auto &use : need(store->categories(project)))
                all << use.category.name << QString::number(use.items) << QString::number(use.train)
                    << use.category.description;
            const auto stand = need(store->itemIds(project, {}, store::ItemOrder::AsImported));
            for (const auto &row : need(store->items(project, stand)))
                all << QString::fromUtf8(itemToJson(row.item));
            return all;
        };
        const QStringList whole = counts();
        QCOMPARE(whole.mid(0, 4), (QStringList{QStringLiteral("21"), QStringLiteral("21"),
                                               QStringLiteral("4"), QStringLiteral("39")}));
        // The import was taken back and deleted by the version that wrote this; redo has nothing to offer
        // there.
        QVERIFY(!need(store->undoState(project, ana.author)).redo);
        const auto undone = need(store->undoSteps(project, ana, 3));
        QCOMPARE(undone.back().reversed->items, 20);
        QCOMPARE(need(store->project(project)).items, 2);
        QCOMPARE(need(store->project(project)).labels, 1);
        QVERIFY(!counts().contains(QStringLiteral("Subject")));
        QVERIFY(counts().contains(QStringLiteral("Send"))); // an item of another's uses it
        need(store->redoSteps(project, ana, 3));
        QCOMPARE(counts(), whole);
        need(store->undoSteps(project, ana, 3));
        Raw raw(folder.path());
        QCOMPARE(raw.number("PRAGMA foreign_key_check"), -1);
        QCOMPARE(raw.number("SELECT count(*) FROM item"), 22);
    }
};

GLOSSA_TEST(TestImports);
#include "tst_imports.moc"
