// SPDX-License-Identifier: GPL-3.0-or-later
// What this window changes is shown from the receipt, and costs few statements.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"
#include "ui/labeling/item_queue.h"
#include "ui/widgets/distribution_bars.h"

#include <QTabBar>

using namespace glossa;
using test::contact;
using test::date;
using test::label;

namespace {

struct OwnSteps : test::PaneFixture {
    OwnSteps()
    {
        makeProject(project::ProjectKind::Conversation);
        addCategory(project::CategoryKind::Intent, QStringLiteral("Reply"));
        addCategory(project::CategoryKind::Entity, contact);
        addCategory(project::CategoryKind::Entity, date);
    }
    void waitForLabels(project::ItemId id, const std::vector<project::Label> &labels)
    {
        QTRY_COMPARE(stored(id).labels, labels);
    }
    [[nodiscard]] int listed() { return find<widgets::RowView>("utteranceList")->rowCount(); }
    /// How often the list has been read since the statements are kept.
    [[nodiscard]] qsizetype listsRead()
    {
        return statements().kept().filter(QStringLiteral("item.id FROM item WHERE")).size();
    }
    void waitForText(const QString &expected) { QTRY_COMPARE(text()->text(), expected); }
};

} // namespace

class OwnStepsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownLabelIsWrittenInFewStatementsAndNotReadBack()
    {
        OwnSteps f;
        const auto id = f.addItem(QStringLiteral("send an email to harold today"), QStringLiteral("Reply"),
                                  {label(date, 24, 5)});
        f.show();
        f.waitForText(QStringLiteral("send an email to harold today"));
        auto *text = f.text();
        f.key(text, Qt::Key_W);
        QTRY_COMPARE(f.context().overview()->summary.labels, 1);
        QTest::qWait(400); // what was asked for while the pane opened has come
        f.statements().keep();
        f.key(text, Qt::Key_1);
        f.waitForLabels(id, {label(date, 24, 5), label(contact, 0, 4)});
        QTRY_COMPARE(f.context().overview()->summary.labels, 2); // told by the receipt
        QTRY_VERIFY(f.settled());
        QTest::qWait(400); // longer than a look for others' changes takes to come round
        const QStringList made = f.statements().kept();
        QVERIFY2(made.size() <= 12, qPrintable(made.join(u'\n')));
        QCOMPARE(made.filter(QStringLiteral("UNION ALL")).size(), 1); // the writer's look at the item
        QCOMPARE(made.filter(QStringLiteral("FROM journal")).size(), 0);
        QVERIFY(f.context().undoState().undo.has_value());
        QCOMPARE(f.context().undoState().undo->edit,
                 (project::Edit{project::AddLabel{id, label(contact, 0, 4), std::nullopt}}));
    }

    void ownUndoIsShownFromItsReceipt()
    {
        OwnSteps f;
        const auto id = f.addItem(QStringLiteral("send an email to harold today"));
        f.show();
        f.waitForText(QStringLiteral("send an email to harold today"));
        f.key(f.text(), Qt::Key_W);
        f.key(f.text(), Qt::Key_1);
        f.waitForLabels(id, {label(contact, 0, 4)});
        QTRY_VERIFY(f.context().undoState().undo.has_value());
        f.context().undo();
        QTRY_VERIFY(f.text()->spans().empty());
        f.waitForLabels(id, {});
        f.context().redo();
        QTRY_COMPARE(f.text()->spans().size(), std::size_t(1));
        QTRY_COMPARE(f.context().overview()->summary.labels, 1);
        QTRY_VERIFY(f.context().undoState().undo.has_value());
    }

    void countsAreRightAfterOwnAndOthersLabelsInTurn()
    {
        OwnSteps f;
        const auto id = f.addItem(QStringLiteral("send an email to harold today"));
        const auto other = f.addItem(QStringLiteral("read it to me"));
        f.show();
        f.waitForText(QStringLiteral("send an email to harold today"));
        for (int i = 0; i < 4; ++i) {
            f.apply({project::AddLabel{other, label(date, i, 2), std::nullopt}});
            f.context().apply({project::AddLabel{id, label(contact, i, 2), std::nullopt}});
        }
        QTRY_COMPARE(f.context().overview()->summary.labels, 8);
        QTRY_COMPARE(f.stored(id).labels.size(), std::size_t(4));
        QTest::qWait(400);
        QCOMPARE(f.context().overview()->summary.labels, 8);
        for (const auto &use : f.context().categories()) {
            if (use.category.kind == project::CategoryKind::Entity)
                QCOMPARE(use.train, 4);
        }
        QCOMPARE(f.text()->spans().size(), std::size_t(4));
    }

    /// To choose the open project once more is no new beginning.
    void othersStepsAreHeardWhenTheProjectIsChosenAgain()
    {
        OwnSteps f;
        f.addItem(QStringLiteral("send an email to harold today"));
        f.show();
        QTRY_COMPARE(f.listed(), 1);
        f.addItem(QStringLiteral("read it to me"));
        f.open();
        QTRY_COMPARE(f.listed(), 2);
    }

    void aProjectThatWasClosedMeanwhileIsListedAnew()
    {
        OwnSteps f;
        f.addItem(QStringLiteral("send an email to harold today"));
        f.show();
        QTRY_COMPARE(f.listed(), 1);
        f.context().closeProject();
        f.addItem(QStringLiteral("read it to me"));
        f.open();
        QTRY_COMPARE(f.listed(), 2);
    }

    /// An answer that was asked for before an own item came is not taken.
    void anOwnItemStaysThoughAnOlderListIsOnItsWay()
    {
        OwnSteps f;
        const auto id = f.addItem(QStringLiteral("send an email to harold today"));
        f.open();
        labeling::ItemQueue queue(f.context());
        queue.reload();
        QTRY_COMPARE(queue.state(), labeling::ItemQueue::State::Ready);
        f.statements().keep();
        queue.reload();
        queue.added({id + 1000});
        QTRY_COMPARE(f.listsRead(), 2);
        QTRY_COMPARE(queue.pages().ids(), std::vector<project::ItemId>{id});
    }

    void whatNobodySeesIsReadWhenItIsShown()
    {
        QGuiApplication::setQuitOnLastWindowClosed(false); // the pane is hidden for a while
        OwnSteps f;
        f.addItem(QStringLiteral("send an email to harold today"));
        f.show();
        QTRY_COMPARE(f.listed(), 1);
        f.find<QTabBar>("panelTabs")->setCurrentIndex(1);
        QTRY_COMPARE(f.find<widgets::DistributionBars>("distributionBars")->rows().rowCount(), 2);
        f.pane->hide();
        f.statements().keep();
        QSignalSpy heard(&f.context(), &models::StudioContext::othersChanged);
        QSignalSpy counted(&f.context(), &models::StudioContext::countsChanged);
        f.addItem(QStringLiteral("read it to me"), {}, {label(date, 0, 4)});
        QTRY_VERIFY(!heard.isEmpty() && !counted.isEmpty());
        for (int i = 0; i < 8; ++i) // what has been asked for by now is answered
            f.session().read([](workspace::Workspace &) -> Result<int> { return 0; }).waitForFinished();
        QCOMPARE(f.listsRead(), 0);
        QCOMPARE(f.listed(), 1);
        f.pane->show();
        QTRY_COMPARE(f.listed(), 2);
        QTRY_VERIFY(f.find<widgets::DistributionBars>("distributionBars")
                        ->rows()
                        .rowText(1)
                        .contains(QStringLiteral("1 in training")));
    }
};

GLOSSA_TEST(OwnStepsTest);
#include "tst_own_steps.moc"
