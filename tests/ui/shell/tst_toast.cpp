// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/shell/toast.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QPushButton>

using namespace glossa;

namespace {

struct Window {
    explicit Window(models::StudioContext &context) : toast(context, &over)
    {
        over.resize(800, 400);
        over.show();
    }
    QString sentence() const { return toast.sentence(); }
    QPushButton *button() const { return toast.findChild<QPushButton *>(QStringLiteral("toastUndo")); }

    QWidget over;
    shell::Toast toast;
};

/// As the window's author, an import of some texts.
void import(test::WorkspaceFixture &fixture, int count)
{
    workspace::Origin origin = fixture.someoneElse();
    origin.author = fixture.context().author();
    auto running = fixture.other().store().beginImport(fixture.projectId(), {}, origin);
    QVERIFY(running);
    for (int i = 0; i < count; ++i) {
        project::Item item;
        item.text = QStringLiteral("text %1").arg(i);
        QVERIFY((*running)->items({item}));
    }
    QVERIFY((*running)->commit(QStringLiteral("texts.txt (text)")));
}

std::int64_t items(test::WorkspaceFixture &fixture)
{
    return workspace::projectOverview(fixture.other(), fixture.projectId()).value().summary.items;
}

} // namespace

class ToastTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anImportThatWasTakenBackIsOfferedAgain()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        import(fixture, 7);
        fixture.open();
        Window window(fixture.context());
        const QSignalSpy told(&fixture.context(), &models::StudioContext::edited);
        fixture.context().undo();
        QTRY_COMPARE(window.sentence(), QStringLiteral("Took back: import of 7 utterances"));
        QVERIFY(window.toast.isVisible());
        QCOMPARE(window.button()->text(), QStringLiteral("Redo"));
        QVERIFY(window.button()->isVisible());
        QCOMPARE(items(fixture), 0);
        // The journal tells the window of its own undo; the offer stands.
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY(window.button()->isVisible());
        QTest::mouseClick(window.button(), Qt::LeftButton);
        QTRY_COMPARE(window.sentence(), QStringLiteral("Brought back: import of 7 utterances"));
        QCOMPARE(window.button()->text(), QStringLiteral("Undo"));
        QCOMPARE(items(fixture), 7);
        QTRY_VERIFY(window.button()->isVisible());
        QTest::mouseClick(window.button(), Qt::LeftButton);
        QTRY_COMPARE(items(fixture), 0);
    }

    void aStepOfOneItemIsTakenBackSilently()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        const auto id = fixture.addItem(QStringLiteral("a text"));
        fixture.open();
        Window window(fixture.context());
        fixture.context().apply({project::SetDone{id, true, {}}});
        QTRY_VERIFY(fixture.context().undoState().undo);
        fixture.context().undo();
        QTRY_VERIFY(fixture.context().undoState().redo);
        QVERIFY(!window.toast.isVisible());
    }

    void aToastGoesWithWhatItTellsOf()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        const auto id = fixture.addItem(QStringLiteral("a text"));
        fixture.open();
        Window window(fixture.context());
        fixture.context().apply({project::SetDone{id, true, {}}}, {}, &window.toast,
                                [&](const Result<workspace::EditReceipt> &receipt) {
                                    fixture.context().say(QStringLiteral("It is done"), receipt->sequence);
                                });
        QTRY_COMPARE(window.sentence(), QStringLiteral("It is done"));
        QVERIFY(window.button()->isVisible());
        fixture.context().undo();
        QTRY_VERIFY(!window.toast.isVisible());
    }
};

GLOSSA_TEST(ToastTest);
#include "tst_toast.moc"
