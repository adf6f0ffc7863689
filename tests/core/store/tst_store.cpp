// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/raw.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>

#include <array>

using namespace glossa;
using namespace glossa::project;
using store::ItemFilter;
using store::ItemOrder;
using test::need;
using test::StoreFixture;

namespace {

std::vector<Item> numbered(int count)
{
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        Item item;
        item.text = QStringLiteral("utterance %1").arg(i);
        item.intent = i % 2 == 0 ? QStringLiteral("Reply") : QString();
        item.dataset = i % 5 == 0 ? Dataset::Test : Dataset::Unassigned;
        items.push_back(item);
    }
    return items;
}

std::int64_t found(StoreFixture &fixture, const ItemFilter &filter)
{
    const auto count = need(fixture.store->countItems(fixture.project, filter));
    if (static_cast<std::size_t>(count) !=
        need(fixture.store->itemIds(fixture.project, filter, ItemOrder::AsImported)).size())
        return -1;
    return count;
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importIsWholeAndOneStep()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->items(numbered(100)));
        need(import->commit(QStringLiteral("file.json (azure-clu)")));
        import.reset();
        const auto summary = need(fixture.store->project(fixture.project));
        QCOMPARE(summary.items, 100);
        QCOMPARE(summary.labeled, 50);
        QCOMPARE(summary.test, 20);
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(fixture.dump(), before);
    }

    void importThatIsNotCommittedLeavesNothing()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->items(numbered(10)));
        import.reset();
        QCOMPARE(fixture.dump(), before);
        QCOMPARE(need(fixture.store->projects()).size(), std::size_t(1));
    }

    void undoOfAnImportThatWasChangedIsStale()
    {
        StoreFixture fixture;
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->items(numbered(3)));
        need(import->commit({}));
        import.reset();
        const auto ids = need(fixture.store->itemIds(fixture.project, {}, ItemOrder::AsImported));
        need(fixture.store->apply(fixture.project, {SetDone{ids.at(1), true, std::nullopt}}, fixture.ben));
        QCOMPARE(fixture.store->undo(fixture.project, fixture.ana).error().code, ErrorCode::Stale);
    }

    void filtersFindWhatTheySay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("three letters") << QStringLiteral("oli") << 1;
        QTest::newRow("any case") << QStringLiteral("OLIVIA") << 1;
        QTest::newRow("two letters") << QStringLiteral("to") << 2;
        QTest::newRow("two ideographs") << QStringLiteral("東京") << 1;
        QTest::newRow("accents") << QStringLiteral("münch") << 1;
        QTest::newRow("two accents") << QStringLiteral("Äé") << 1;
        QTest::newRow("quotes") << QStringLiteral("\"all\"") << 1;
        QTest::newRow("percent sign") << QStringLiteral("5%") << 1;
        QTest::newRow("nothing") << QStringLiteral("zebra") << 0;
    }
    void filtersFindWhatTheySay()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        StoreFixture fixture;
        for (const char16_t *line : {u"reply to Olivia", u"forward \"all\" to me", u"明日東京へ",
                                     u"MÜNCHEN Äé", u"5% off", u"50 off"})
            fixture.addItem(QString::fromUtf16(line));
        ItemFilter filter;
        filter.text = text;
        QCOMPARE(found(fixture, filter), count);
    }

    void filtersByCategorySetStateAndLanguageHold()
    {
        StoreFixture fixture;
        const ItemId a = fixture.addItem(QStringLiteral("reply to olivia"), QStringLiteral("Reply"),
                                         {{QStringLiteral("Contact"), {9, 6}, 0, {}}});
        fixture.addItem(QStringLiteral("plain"));
        need(
            fixture.store->apply(fixture.project, {SetDataset{a, Dataset::Test, std::nullopt}}, fixture.ana));
        need(fixture.store->apply(fixture.project, {SetLanguage{a, QStringLiteral("de"), std::nullopt}},
                                  fixture.ana));
        ItemFilter filter;
        filter.intents = {QStringLiteral("Reply")};
        QCOMPARE(found(fixture, filter), 1);
        filter.intents = {QString()};
        QCOMPARE(found(fixture, filter), 1);
        filter = {};
        filter.entities = {QStringLiteral("Contact"), QStringLiteral("Subject")};
        QCOMPARE(found(fixture, filter), 1);
        filter = {};
        filter.state = store::LabeledState::Unlabeled;
        QCOMPARE(found(fixture, filter), 1);
        filter = {};
        filter.dataset = Dataset::Train;
        QCOMPARE(found(fixture, filter), 1);
        filter = {};
        filter.language = QStringLiteral("en-us");
        QCOMPARE(found(fixture, filter), 1);
    }

    void trashHidesRestoresAndPurges()
    {
        StoreFixture fixture;
        fixture.addItem(QStringLiteral("reply to olivia"), QStringLiteral("Reply"),
                        {{QStringLiteral("Contact"), {9, 6}, 0, {}}});
        const QByteArray before = fixture.dump();
        QVERIFY(fixture.store->trashProject(fixture.project));
        QVERIFY(need(fixture.store->projects()).empty());
        QCOMPARE(fixture.store->projectByName(QStringLiteral("Mail")).error().code, ErrorCode::NotFound);
        QVERIFY(fixture.store->restoreProject(fixture.project));
        QCOMPARE(fixture.dump(), before);
        QVERIFY(fixture.store->purgeProject(fixture.project));
        QVERIFY(need(fixture.store->projects(true)).empty());
    }

    void aProjectOfNoKindIsDamage_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("behind the last") << QByteArray("4");
        QTest::newRow("below the first") << QByteArray("-1");
        QTest::newRow("a kind's number and 256") << QByteArray("256");
        QTest::newRow("more than 32 bits") << QByteArray("4294967296");
    }
    void aProjectOfNoKindIsDamage()
    {
        QFETCH(const QByteArray, kind);
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("hello"));
        test::Raw(fixture.folder.path()).run(("UPDATE project SET kind = " + kind).constData());
        const auto isDamage = [](const auto &result) {
            return !result && result.error().code == ErrorCode::CorruptWorkspace;
        };
        QVERIFY(isDamage(fixture.store->project(fixture.project)));
        QVERIFY(isDamage(fixture.store->projects()));
        QVERIFY(isDamage(fixture.store->apply(
            fixture.project, {SetIntent{id, QStringLiteral("Reply"), std::nullopt}}, fixture.ana)));
    }

    void aNameIsTakenOnce()
    {
        StoreFixture fixture;
        project::ProjectInfo info;
        info.name = QStringLiteral("Mail");
        QCOMPARE(fixture.store->createProject(info, fixture.ana).error().code, ErrorCode::AlreadyExists);
        QVERIFY(fixture.store->trashProject(fixture.project));
        need(fixture.store->createProject(info, fixture.ana));
        QCOMPARE(fixture.store->restoreProject(fixture.project).error().code, ErrorCode::AlreadyExists);
    }

    void labelsWithoutAnIntentAreHalfLabeled()
    {
        StoreFixture fixture;
        const std::vector<project::Label> contact{{QStringLiteral("Contact"), {9, 6}, 0, {}}};
        fixture.addItem(QStringLiteral("reply to olivia"), QStringLiteral("Reply"), contact);
        const auto half = fixture.addItem(QStringLiteral("reply to olivia"), {}, contact);
        fixture.addItem(QStringLiteral("hello"));
        ItemFilter labeled;
        labeled.state = store::LabeledState::Labeled;
        ItemFilter unlabeled;
        unlabeled.state = store::LabeledState::Unlabeled;
        ItemFilter openOnly;
        openOnly.state = store::LabeledState::Open;
        ItemFilter halfOnly;
        halfOnly.state = store::LabeledState::Half;
        const auto counts = [&] {
            return std::array{need(fixture.store->project(fixture.project)).labeled, found(fixture, labeled),
                              found(fixture, unlabeled), found(fixture, openOnly), found(fixture, halfOnly)};
        };
        using Counts = std::array<std::int64_t, 5>;
        QCOMPARE(counts(), (Counts{1, 1, 2, 1, 1}));
        need(fixture.store->apply(fixture.project, {SetIntent{half, QStringLiteral("Reply"), std::nullopt}},
                                  fixture.ana));
        QCOMPARE(counts(), (Counts{2, 2, 1, 1, 0}));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(counts(), (Counts{1, 1, 2, 1, 1}));
        // Where there is no intent to give, labels are enough.
        ProjectInfo info;
        info.name = QStringLiteral("Names");
        fixture.project = need(fixture.store->createProject(info, fixture.ana));
        fixture.addCategory(CategoryKind::Entity, QStringLiteral("Contact"));
        fixture.addItem(QStringLiteral("reply to olivia"), {}, contact);
        fixture.addItem(QStringLiteral("hello"));
        QCOMPARE(counts(), (Counts{1, 1, 1, 1, 0}));
        fixture.addCategory(CategoryKind::Intent, QStringLiteral("Reply"));
        QCOMPARE(counts(), (Counts{0, 0, 2, 1, 1}));
        need(fixture.store->undo(fixture.project, fixture.ana));
        QCOMPARE(counts(), (Counts{1, 1, 1, 1, 0}));
    }

    /// The file holds two items of a table, one of them open, two of a column file, which have labels and no
    /// intent, and one such that was added by hand: version 2 counted four of them as labeled.
    void aWorkspaceOfVersionTwoCountsHalfLabeledItemsAnew()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("glossa.db"));
        QVERIFY(QFile::copy(QStringLiteral(GLOSSA_TEST_DATA "/store/version-2/glossa.db"), path));
        QVERIFY(QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const test::StepClock clock;
        auto store = need(store::Store::open(folder.path(), clock));
        const auto project = need(store->projectByName(QStringLiteral("Mail")));
        const store::Origin me{QStringLiteral("me"), QStringLiteral("cli"), {}};
        const auto labeled = [&] { return need(store->project(project)).labeled; };
        QCOMPARE(need(store->project(project)).items, 5);
        QCOMPARE(labeled(), 1);
        need(store->undoSteps(project, me, 2)); // the item and the column file
        QCOMPARE(need(store->project(project)).items, 2);
        QCOMPARE(labeled(), 1);
        need(store->redoSteps(project, me, 2));
        QCOMPARE(labeled(), 1);
        store.reset();
        test::Raw raw(folder.path());
        QCOMPARE(raw.number("SELECT half FROM project"), 3);
        QCOMPARE(raw.number("SELECT half FROM layer WHERE id = 2"), 2);
        QCOMPARE(raw.number("SELECT labeled FROM layer WHERE id = 2"), 0);
    }

    /// The file holds eight steps: two categories and an item, a guideline, a list, a name of the project,
    /// its language, and queries that were discarded. Of the last five, a model needs a training for two.
    void aWorkspaceOfVersionEightTellsWhichStepsNeedATraining()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("glossa.db"));
        QVERIFY(QFile::copy(QStringLiteral(GLOSSA_TEST_DATA "/store/version-8/glossa.db"), path));
        QVERIFY(QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const test::StepClock clock;
        const auto store = need(store::Store::open(folder.path(), clock));
        const auto project = need(store->projectByName(QStringLiteral("Letters")));
        const auto since = [&](std::int64_t sequence) { return need(store->stepsSince(project, sequence)); };
        QCOMPARE(since(0), 5);
        QCOMPARE(since(3), 2);
        QCOMPARE(since(4), 2);
        QCOMPARE(since(5), 1);
        QCOMPARE(since(7), 0);
    }

    void aCategoryWithoutAKeyStaysWithout()
    {
        StoreFixture fixture;
        project::Category category;
        category.kind = CategoryKind::Entity;
        category.name = QStringLiteral("Date");
        category.key = QString();
        need(fixture.store->apply(fixture.project, {AddCategory{category, std::nullopt}}, fixture.ana));
        const auto uses = need(fixture.store->categories(fixture.project));
        for (const auto &use : uses) {
            const bool keyless =
                use.category.kind == CategoryKind::Intent || use.category.name == category.name;
            QVERIFY(use.category.key.has_value());
            QCOMPARE(use.category.key->isEmpty(), keyless);
        }
        fixture.store.reset();
        test::Raw raw(fixture.folder.path());
        QCOMPARE(raw.number("SELECT count(*) FROM category WHERE key = '-'"), 3);
    }

    void keysAndSlotsAreTheLowestFree()
    {
        StoreFixture fixture;
        const auto keyOf = [&fixture](const QString &name) {
            for (const auto &use : need(fixture.store->categories(fixture.project))) {
                if (use.category.name == name)
                    return use.category.key.value() + QString::number(use.category.slot);
            }
            return QString();
        };
        QCOMPARE(keyOf(QStringLiteral("Contact")), QStringLiteral("10"));
        QCOMPARE(keyOf(QStringLiteral("Subject")), QStringLiteral("21"));
        need(fixture.store->apply(
            fixture.project, {RemoveCategory{CategoryKind::Entity, QStringLiteral("Contact")}}, fixture.ana));
        fixture.addCategory(CategoryKind::Entity, QStringLiteral("Date"));
        QCOMPARE(keyOf(QStringLiteral("Date")), QStringLiteral("10"));
    }

    void firstMatchingGoesByTheOrderAskedFor()
    {
        StoreFixture fixture;
        const ItemId labeled = fixture.addItem(QStringLiteral("a"), QStringLiteral("Reply"));
        const ItemId open = fixture.addItem(QStringLiteral("b"));
        const ItemId alsoOpen = fixture.addItem(QStringLiteral("c"));
        store::ItemFilter filter;
        filter.state = store::LabeledState::Unlabeled;
        const auto first = [&](const std::vector<ItemId> &ids) {
            return need(fixture.store->firstMatching(fixture.project, ids, filter));
        };
        QCOMPARE(first({labeled, alsoOpen, open}), alsoOpen);
        QCOMPARE(first({open, alsoOpen}), open);
        QCOMPARE(first({labeled, 999}), 0);
        QCOMPARE(first({}), 0);
    }

    void anotherConnectionSeesTheChange()
    {
        StoreFixture fixture;
        auto other = need(store::Store::open(fixture.folder.path(), fixture.clock));
        const auto version = other->changeCount().value();
        const ItemId id = fixture.addItem(QStringLiteral("seen by both"));
        QVERIFY(other->changeCount().value() != version);
        QCOMPARE(need(other->items(fixture.project, {id})).size(), std::size_t(1));
        const auto entries = need(other->journal(fixture.project, 0, 100));
        QVERIFY(std::holds_alternative<AddItem>(entries.back().edit->change));
        QCOMPARE(std::get<AddItem>(entries.back().edit->change).item.id, id);
    }

    void aLaterVersionsWorkspaceIsRefused()
    {
        QTemporaryDir folder;
        const test::StepClock clock;
        need(store::Store::open(folder.path(), clock));
        {
            QFile file(folder.filePath(QStringLiteral("glossa.db")));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.seek(60); // user_version in SQLite's header, big-endian
            file.write(QByteArray::fromHex("000003e7"));
        }
        const auto opened = store::Store::open(folder.path(), clock);
        QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
    }

    void aDamagedWorkspaceIsRefused()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("glossa.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const test::StepClock clock;
        QCOMPARE(store::Store::open(folder.path(), clock).error().code, ErrorCode::CorruptWorkspace);
    }

    void aJobBelongsToItsOwner()
    {
        StoreFixture fixture;
        store::JobRow job;
        job.project = fixture.project;
        job.kind = QStringLiteral("train");
        job.request = "{}";
        const auto id = need(fixture.store->createJob(job));
        QVERIFY(fixture.store->claimJob(id, QStringLiteral("one")));
        QCOMPARE(fixture.store->claimJob(id, QStringLiteral("two")).error().code, ErrorCode::Conflict);
        auto row = need(fixture.store->job(id));
        row.owner = QStringLiteral("two");
        QCOMPARE(fixture.store->updateJob(row).error().code, ErrorCode::Conflict);
        row.owner = QStringLiteral("one");
        row.state = store::JobState::Succeeded;
        QVERIFY(fixture.store->updateJob(row));
        QCOMPARE(need(fixture.store->job(id)).state, store::JobState::Succeeded);
        QCOMPARE(fixture.store->updateJob(row).error().code, ErrorCode::Conflict);
    }

    /// The end of the job is written before the model, so that a model that is refused must take it back.
    void aModelThatIsRefusedLeavesItsJobRunning()
    {
        StoreFixture fixture;
        store::JobRow job;
        job.project = fixture.project;
        job.kind = QStringLiteral("train");
        job.request = "{}";
        const auto id = need(fixture.store->createJob(job));
        QVERIFY(fixture.store->claimJob(id, QStringLiteral("one")));
        auto ended = need(fixture.store->job(id));
        ended.state = store::JobState::Succeeded;
        ended.fraction = 1.0;
        store::ModelRow model;
        model.label = QStringLiteral("m1");
        model.file = QStringLiteral("m1.glossa");
        model.facts = "{}";
        model.job = id;
        constexpr std::int64_t noProject = 4711;
        model.project = noProject;
        QVERIFY(!fixture.store->putModel(model, {}, &ended));
        QCOMPARE(need(fixture.store->job(id)).state, store::JobState::Running);
        QVERIFY(need(fixture.store->models(noProject)).empty());
        model.project = fixture.project;
        QVERIFY(fixture.store->putModel(model, {}, &ended));
        QCOMPARE(need(fixture.store->job(id)).state, store::JobState::Succeeded);
        QCOMPARE(need(fixture.store->models(fixture.project)).size(), std::size_t{1});
    }
};

GLOSSA_TEST(TestStore);
#include "tst_store.moc"
