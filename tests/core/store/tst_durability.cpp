// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seed.h"
#include "tests/core/store/kills.h"
#include "tests/core/store/raw.h"
#include "tests/support/registry.h"

#include <array>
#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace glossa;
using namespace glossa::project;
using test::Child;
using test::need;
using test::StoreFixture;

namespace {

constexpr std::chrono::milliseconds patience{50};

/// Adds `count` items through a store of its own, as one of several writers.
int addThrough(const QString &folder, std::int64_t project, const QString &author, int count)
{
    const test::StepClock clock;
    auto store = store::Store::open(folder, clock);
    if (!store)
        return 0;
    int done = 0;
    for (int i = 0; i < count; ++i) {
        Item item;
        item.text = QStringLiteral("%1 %2").arg(author).arg(i);
        done += (*store)->apply(project, {AddItem{item, std::nullopt}}, {author, QStringLiteral("cli"), {}})
                    ? 1
                    : 0;
    }
    return done;
}

/// Fills a store under a limit of file size until a write is refused; the numbers acknowledged, then the
/// error's code below zero.
void fillUntilFull(const QString &folder, std::int64_t project, int pipe)
{
    std::signal(SIGXFSZ, SIG_IGN);
    constexpr rlim_t limit = 600'000;
    const rlimit small{limit, limit};
    setrlimit(RLIMIT_FSIZE, &small);
    const test::StepClock clock;
    auto store = need(store::Store::open(folder, clock));
    for (int number = 0; number < 10'000; ++number) {
        Item item;
        item.text = QStringLiteral("number %1 ").arg(number) + QString(4000, u'x');
        const auto added = store->apply(project, {AddItem{item, std::nullopt}},
                                        {QStringLiteral("child"), QStringLiteral("cli"), {}});
        test::writeNumber(pipe, added ? number : -static_cast<int>(added.error().code));
        if (!added)
            return;
    }
}

Item itemOf(const QString &text, const QString &intent = {})
{
    Item item;
    item.text = text;
    item.intent = intent;
    return item;
}

} // namespace

class TestDurability : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAcknowledgedOutlivesAKill()
    {
        StoreFixture fixture;
        Random random(7);
        QSet<qint64> known;
        qint64 next = 0;
        for (int round = 0; round < 20; ++round) {
            fixture.store.reset();
            const auto acknowledged = test::addAndKill(fixture.folder.path(), fixture.project, next,
                                                       1 + static_cast<int>(random.below(12)));
            QVERIFY(!acknowledged.isEmpty());
            for (const qint64 number : acknowledged)
                known << number;
            next = acknowledged.constLast() + 1000;
            fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
            const auto found = test::standing(*fixture.store, fixture.project);
            QVERIFY2(found.contains(known), "an acknowledged item is gone");
            // One edit may have been committed that was not acknowledged any more.
            QVERIFY(found.size() <= known.size() + 1);
            known = found;
            QCOMPARE(need(fixture.store->project(fixture.project)).items, found.size());
        }
    }

    void anImportThatIsKilledLeavesNothing()
    {
        StoreFixture fixture;
        const QByteArray before = fixture.dump();
        fixture.store.reset();
        Child child([&](int pipe) {
            auto store = need(store::Store::open(fixture.folder.path(), fixture.clock));
            auto import = need(store->beginImport(fixture.project, {}, fixture.ana));
            for (int batch = 0;; ++batch) {
                Item item;
                item.text = QString(2000, u'x');
                std::ignore = import->items(std::vector(200, item));
                test::writeNumber(pipe, batch);
            }
        });
        child.readLines(5);
        child.kill();
        fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        QCOMPARE(fixture.dump(), before);
        fixture.addItem(QStringLiteral("and it can be written again"));
    }

    void aFullDiskLosesNothingAndSaysSo()
    {
        StoreFixture fixture;
        fixture.store.reset();
        Child child([&](int pipe) { fillUntilFull(fixture.folder.path(), fixture.project, pipe); });
        QList<int> numbers;
        for (const QByteArray &line : child.join().split('\n')) {
            if (!line.isEmpty())
                numbers << line.toInt();
        }
        QVERIFY(numbers.size() > 3);
        QCOMPARE(numbers.takeLast(), -static_cast<int>(ErrorCode::DiskFull));
        fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        QCOMPARE(need(fixture.store->project(fixture.project)).items, numbers.size());
        fixture.addItem(QStringLiteral("and with room it goes on"));
    }

    void twoProcessesLoseNothingOfEachOther()
    {
        StoreFixture fixture;
        fixture.store.reset();
        constexpr int each = 60;
        const auto write = [&](const char *author) {
            return std::make_unique<Child>([&fixture, author](int pipe) {
                test::writeNumber(pipe, addThrough(fixture.folder.path(), fixture.project,
                                                   QString::fromLatin1(author), each));
            });
        };
        const auto ana = write("Ana");
        const auto ben = write("Ben");
        QCOMPARE(ana->join().trimmed().toInt(), each);
        QCOMPARE(ben->join().trimmed().toInt(), each);
        fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
        for (const char *author : {"Ana", "Ben"}) {
            store::ItemFilter filter;
            filter.text = QString::fromLatin1(author);
            QCOMPARE(need(fixture.store->countItems(fixture.project, filter)), each);
        }
        QCOMPARE(need(fixture.store->project(fixture.project)).items, 2 * each);
    }

    void twoThreadsLoseNothingOfEachOther()
    {
        StoreFixture fixture;
        constexpr int each = 40;
        std::array<int, 2> done{};
        {
            const std::jthread ana([&] {
                done[0] = addThrough(fixture.folder.path(), fixture.project, QStringLiteral("Ana"), each);
            });
            const std::jthread ben([&] {
                done[1] = addThrough(fixture.folder.path(), fixture.project, QStringLiteral("Ben"), each);
            });
        }
        QCOMPARE(done[0], each);
        QCOMPARE(done[1], each);
        QCOMPARE(need(fixture.store->project(fixture.project)).items, 2 * each);
    }

    void manyMayMakeTheWorkspaceAtOnce()
    {
        const QTemporaryDir folder;
        const test::StepClock clock;
        std::array<bool, 6> opened{};
        {
            std::array<std::jthread, 6> threads;
            for (std::size_t i = 0; i < threads.size(); ++i)
                threads[i] = std::jthread(
                    [&, i] { opened[i] = store::Store::open(folder.path(), SystemClock()).has_value(); });
        }
        QVERIFY(std::ranges::all_of(opened, std::identity()));
    }

    void aWriteIsRefusedAsBusyOnceItsPatienceIsOver()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("first"));
        auto other = need(store::Store::open(fixture.folder.path(), fixture.clock, patience));
        test::Raw raw(fixture.folder.path());
        raw.run("BEGIN IMMEDIATE");
        const auto refused = other->apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ben);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        raw.run("ROLLBACK");
        QVERIFY(other->apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ben));
    }

    void aWriteBesideAnImportGoesThrough()
    {
        StoreFixture fixture;
        const ItemId id = fixture.addItem(QStringLiteral("first"));
        auto other = need(store::Store::open(fixture.folder.path(), fixture.clock, patience));
        auto import = need(fixture.store->beginImport(fixture.project, {}, fixture.ana));
        QVERIFY(import->items({itemOf(QStringLiteral("second"))}));
        QVERIFY(other->apply(fixture.project, {SetDone{id, true, std::nullopt}}, fixture.ben));
        // Nobody sees anything of the import yet.
        QCOMPARE(need(other->countItems(fixture.project, {})), 1);
        need(import->commit({}));
        import.reset();
        QCOMPARE(need(other->countItems(fixture.project, {})), 2);
    }

    void aFileInTheFoldersPlaceIsUnwritable()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("workspace")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const test::StepClock clock;
        QCOMPARE(store::Store::open(file.fileName(), clock).error().code, ErrorCode::UnwritableFile);
    }
};

GLOSSA_TEST(TestDurability);
#include "tst_durability.moc"
