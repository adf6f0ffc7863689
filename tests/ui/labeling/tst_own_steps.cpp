// SPDX-License-Identifier: GPL-3.0-or-later
// What this window changes is shown from the receipt, and costs few statements.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

using namespace glossa;
using test::label;

namespace {

const QString contact = QStringLiteral("Contact");
const QString date = QStringLiteral("Date");

struct Utterances : test::PaneFixture {
    Utterances()
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
    void waitForText(const QString &expected) { QTRY_COMPARE(text()->text(), expected); }
};

} // namespace

class OwnStepsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownLabelIsWrittenInFewStatementsAndNotReadBack()
    {
        Utterances f;
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
        Utterances f;
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
        Utterances f;
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
};

GLOSSA_TEST(OwnStepsTest);
#include "tst_own_steps.moc"
