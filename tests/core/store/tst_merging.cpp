// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

using namespace glossa;
using namespace glossa::project;
using test::need;

namespace {

/// Stands still until it is moved.
class HandClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override { return now; }
    std::int64_t now = 1'700'000'000'000;
};

struct Fixture {
    Fixture()
    {
        store = need(store::Store::open(folder.path(), clock));
        ProjectInfo info;
        info.name = QStringLiteral("Mail");
        info.language = QStringLiteral("en-us");
        project = need(store->createProject(info, {QStringLiteral("Ana"), QStringLiteral("window"), {}}));
        Category size;
        size.kind = CategoryKind::Entity;
        size.name = QStringLiteral("Size");
        apply({AddCategory{size, std::nullopt}}, {});
        Item made;
        made.text = QStringLiteral("two large lattes and one small tea");
        made.labels = {label(4, 5), label(25, 5)};
        item = apply({AddItem{made, std::nullopt}}, {}).item;
    }

    static Label label(int begin, int length) { return {QStringLiteral("Size"), {begin, length}, 0, {}}; }
    [[nodiscard]] std::vector<Label> labels() const
    {
        return need(store->items(project, {item})).at(0).item.labels;
    }
    store::EditReceipt apply(const Edit &edit, const char *key)
    {
        return need(store->apply(
            project, edit, {QStringLiteral("Ana"), QStringLiteral("window"), QString::fromLatin1(key)}));
    }
    void resize(const Label &before, const Label &after, const char *key = "session:resize")
    {
        apply({ChangeLabel{item, before, after}}, key);
    }
    void undo() { need(store->undo(project, {QStringLiteral("Ana"), QStringLiteral("window"), {}})); }
    ProjectInfo info() { return need(store->project(project)).info; }

    HandClock clock;
    QTemporaryDir folder;
    std::unique_ptr<store::Store> store;
    std::int64_t project = 0;
    ItemId item = 0;
};

} // namespace

/// Which edits become one step of undo: those of one gesture, and no others.
class TestMerging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneLabelDraggedIsOneStep()
    {
        Fixture fixture;
        fixture.resize(Fixture::label(4, 5), Fixture::label(4, 6));
        fixture.clock.now += 1000;
        fixture.resize(Fixture::label(4, 6), Fixture::label(4, 12));
        fixture.undo();
        QCOMPARE(fixture.labels(), (std::vector{Fixture::label(4, 5), Fixture::label(25, 5)}));
    }

    void twoLabelsOfOneEntityAreTwoSteps()
    {
        Fixture fixture;
        fixture.resize(Fixture::label(4, 5), Fixture::label(4, 12));
        fixture.resize(Fixture::label(25, 5), Fixture::label(25, 9));
        fixture.undo();
        QCOMPARE(fixture.labels(), (std::vector{Fixture::label(4, 12), Fixture::label(25, 5)}));
        fixture.undo();
        QCOMPARE(fixture.labels(), (std::vector{Fixture::label(4, 5), Fixture::label(25, 5)}));
    }

    void aLongPauseEndsAGesture()
    {
        Fixture fixture;
        fixture.resize(Fixture::label(4, 5), Fixture::label(4, 6));
        fixture.clock.now += 3001;
        fixture.resize(Fixture::label(4, 6), Fixture::label(4, 12));
        fixture.undo();
        QCOMPARE(fixture.labels().at(0), Fixture::label(4, 6));
    }

    void anotherSessionIsAnotherGesture()
    {
        Fixture fixture;
        fixture.resize(Fixture::label(4, 5), Fixture::label(4, 6), "one:resize");
        fixture.resize(Fixture::label(4, 6), Fixture::label(4, 12), "two:resize");
        fixture.undo();
        QCOMPARE(fixture.labels().at(0), Fixture::label(4, 6));
    }

    void oneItemsTextIsNotAnothers()
    {
        Fixture fixture;
        Item other;
        other.text = QStringLiteral("a tea");
        const ItemId second = fixture.apply({AddItem{other, std::nullopt}}, {}).item;
        fixture.apply({SetText{fixture.item, QStringLiteral("x"), std::nullopt, std::nullopt}}, "s:typing");
        fixture.apply({SetText{second, QStringLiteral("y"), std::nullopt, std::nullopt}}, "s:typing");
        fixture.undo();
        QCOMPARE(need(fixture.store->items(fixture.project, {fixture.item})).at(0).item.text,
                 QStringLiteral("x"));
    }

    void twoSettingsAreTwoSteps()
    {
        Fixture fixture;
        ProjectInfo info = fixture.info();
        for (const char *name : {"Mails", "Mails of all"}) {
            info.name = QString::fromLatin1(name);
            fixture.apply({ChangeProject{info, std::nullopt}}, "s:project settings");
        }
        info.confidenceThreshold = 0.5;
        fixture.apply({ChangeProject{info, std::nullopt}}, "s:project settings");
        fixture.undo();
        QCOMPARE(fixture.info().name, QStringLiteral("Mails of all"));
        QVERIFY(!fixture.info().confidenceThreshold);
        fixture.undo();
        QCOMPARE(fixture.info().name, QStringLiteral("Mail"));
    }

    void aNameTypedOnIsOneStep()
    {
        Fixture fixture;
        fixture.apply({RenameCategory{CategoryKind::Entity, QStringLiteral("Size"), QStringLiteral("Sizes")}},
                      "s:name");
        fixture.apply(
            {RenameCategory{CategoryKind::Entity, QStringLiteral("Sizes"), QStringLiteral("How big")}},
            "s:name");
        fixture.undo();
        QCOMPARE(fixture.labels().at(0).category, QStringLiteral("Size"));
    }
};

GLOSSA_TEST(TestMerging);
#include "tst_merging.moc"
