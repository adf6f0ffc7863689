// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace that must not be written, by rights of files: a test that runs as root looks as somebody else.
#include "core/store/store.h"

#include "tests/support/locked_folder.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <QDir>

using namespace glossa;
using Locked = test::LockedFolder;

namespace {

Result<std::unique_ptr<store::Store>> open(const test::StoreFixture &fixture,
                                           store::Store::Make make = store::Store::Make::Never)
{
    return store::Store::open(fixture.folder.path(), fixture.clock, std::chrono::seconds(1), make);
}

} // namespace

class TestReadOnly : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeWrittenIsRead()
    {
        test::StoreFixture fixture;
        fixture.addItem(QStringLiteral("reply to olivia"), QStringLiteral("Reply"));
        fixture.store.reset();
        const Locked locked(fixture.folder.path());
        const auto reader = open(fixture, store::Store::Make::IfAbsent);
        QVERIFY2(reader.has_value(), reader ? "" : plain(reader.error().detail).c_str());
        QVERIFY((*reader)->isReadOnly());
        store::ItemFilter filter;
        filter.text = QStringLiteral("olivia");
        QCOMPARE((*reader)->countItems(fixture.project, filter).value(), 1);
        project::Item item;
        item.text = QStringLiteral("x");
        const auto refused =
            (*reader)->apply(fixture.project, {project::AddItem{item, std::nullopt}}, fixture.ana);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
        QCOMPARE(QDir(fixture.folder.path()).entryList(QDir::Files),
                 QStringList{QStringLiteral("glossa.db")});
    }

    /// Somebody else may write it: what was read without locks is read anew, and the change is noticed.
    void changesOfOthersAreSeen()
    {
        test::StoreFixture fixture;
        fixture.addItem(QStringLiteral("one"));
        fixture.store.reset();
        std::unique_ptr<store::Store> reader;
        {
            const Locked locked(fixture.folder.path());
            reader = test::need(open(fixture));
            QCOMPARE(reader->countItems(fixture.project, {}).value(), 1);
        }
        const auto before = reader->changeCount().value();
        QCOMPARE(reader->changeCount().value(), before);
        fixture.store = test::need(open(fixture));
        fixture.addItem(QStringLiteral("two"));
        {
            // The owner has it open: the change stands in the log.
            const Locked locked(fixture.folder.path());
            QCOMPARE(reader->countItems(fixture.project, {}).value(), 2);
            QVERIFY(reader->changeCount().value() != before);
        }
        fixture.addItem(QStringLiteral("three"));
        fixture.store.reset();
        const Locked locked(fixture.folder.path());
        QCOMPARE(reader->countItems(fixture.project, {}).value(), 3);
        QVERIFY(reader->isReadOnly());
    }

    /// Of a moment, or not at all: a snapshot that a writer crosses is not answered.
    void noSnapshotMixesTwoStates()
    {
        test::StoreFixture fixture;
        fixture.addItem(QStringLiteral("one"));
        fixture.store.reset();
        std::unique_ptr<store::Store> reader;
        {
            const Locked locked(fixture.folder.path());
            reader = test::need(open(fixture));
        }
        Result<std::int64_t> second;
        const auto read = reader->snapshot([&]() -> Status {
            const auto first = reader->countItems(fixture.project, {});
            if (!first)
                return fail(first.error());
            fixture.store = test::need(open(fixture));
            fixture.addItem(QStringLiteral("two"));
            fixture.store.reset();
            second = reader->countItems(fixture.project, {});
            return second ? Status{} : fail(second.error());
        });
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Busy);
        const Locked locked(fixture.folder.path());
        QCOMPARE(reader->countItems(fixture.project, {}).value(), 2);
    }

    void whatIsNotThereIsNotMade()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const QString absent = folder.filePath(QStringLiteral("a/b"));
        const auto opened =
            store::Store::open(absent, clock, std::chrono::seconds(1), store::Store::Make::Never);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
        QCOMPARE(plain(opened.error().place), std::string("workspace"));
        QVERIFY(QDir(folder.path()).isEmpty());
        const auto tooLong = store::Store::open(folder.filePath(QString(500, u'x')), clock);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    }
};

GLOSSA_TEST(TestReadOnly);
#include "tst_read_only.moc"
