// SPDX-License-Identifier: GPL-3.0-or-later
// Intents of utterances: choosing one on the way through a list, the model's answer, what counts as done.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train.h"

#include <QLabel>
#include <QLineEdit>

using namespace glossa;
using test::label;

namespace {

struct Mails : test::PaneFixture {
    Mails()
    {
        makeProject(project::ProjectKind::Conversation);
        for (const char *name : {"Reply", "SendEmail", "ReadAloud"})
            addCategory(project::CategoryKind::Intent, QString::fromLatin1(name));
        addCategory(project::CategoryKind::Entity, QStringLiteral("Contact"));
    }
    void showFirst(const QString &expected)
    {
        show();
        waitForText(expected);
        text()->setFocus();
    }
    void waitForText(const QString &expected) { QTRY_COMPARE(text()->text(), expected); }
    [[nodiscard]] QLineEdit *popupField()
    {
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            qFatal("no list of intents opens");
        return QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
    }
    /// A model that knows replies and reading aloud well.
    void train()
    {
        for (int i = 0; i < 8; ++i) {
            addItem(QStringLiteral("reply to harold please %1").arg(i), QStringLiteral("Reply"));
            addItem(QStringLiteral("read the last mail aloud %1").arg(i), QStringLiteral("ReadAloud"));
        }
        workspace::TrainRequest request;
        request.model = QStringLiteral("m1");
        request.split.trainPercent = 100;
        QVERIFY(workspace::trainModel(other(), projectId(), request, 0, {}, {}));
    }
};

} // namespace

class IntentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choosingOnTheWayGoesOn()
    {
        Mails f;
        const auto one = f.addItem(QStringLiteral("one"));
        f.addItem(QStringLiteral("two"));
        f.showFirst(QStringLiteral("one"));
        f.key(f.text(), Qt::Key_Return);
        QLineEdit *field = f.popupField();
        QTest::keyClick(field, Qt::Key_Return); // nothing is likely yet: Enter only goes to the first row
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClicks(field, QStringLiteral("send"));
        QTest::keyClick(field, Qt::Key_Return);
        f.waitForText(QStringLiteral("two"));
        QTRY_COMPARE(f.stored(one).intent, QStringLiteral("SendEmail"));
        QCOMPARE(f.pane->focusWidget(), f.text());
    }

    void theIntentButtonAloneStays()
    {
        Mails f;
        const auto one = f.addItem(QStringLiteral("one"));
        f.addItem(QStringLiteral("two"));
        f.showFirst(QStringLiteral("one"));
        f.key(f.text(), Qt::Key_I);
        QTest::keyClick(f.popupField(), Qt::Key_3);
        QTRY_COMPARE(f.stored(one).intent, QStringLiteral("ReadAloud"));
        QCOMPARE(f.text()->text(), QStringLiteral("one"));
    }

    void digitsChooseTheLikeliest()
    {
        Mails f;
        f.train();
        const auto open = f.addItem(QStringLiteral("read the mail aloud"));
        f.show();
        f.pane->open({{}, {}, open, {}});
        f.waitForText(QStringLiteral("read the mail aloud"));
        QTRY_VERIFY(f.find<QPushButton>("stageAccept")->isVisible());
        f.key(f.text(), Qt::Key_I);
        QTest::keyClick(f.popupField(), Qt::Key_1);
        QTRY_COMPARE(f.stored(open).intent, QStringLiteral("ReadAloud"));
    }

    void enterTwiceAcceptsTheModelsAnswerAndGoesOn()
    {
        Mails f;
        f.train();
        const auto first = f.addItem(QStringLiteral("read the mail aloud"));
        f.addItem(QStringLiteral("reply to harold"));
        f.show();
        f.pane->open({{}, {}, first, {}});
        f.waitForText(QStringLiteral("read the mail aloud"));
        QTRY_VERIFY(f.find<QPushButton>("stageAccept")->isVisible());
        f.key(f.text(), Qt::Key_Return);
        QTest::keyClick(f.popupField(), Qt::Key_Return);
        f.waitForText(QStringLiteral("reply to harold"));
        QTRY_COMPARE(f.stored(first).intent, QStringLiteral("ReadAloud"));
    }

    void theModelsAnswerIsAcceptedByOneKeyOrClick_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("key") << true;
        QTest::newRow("click") << false;
    }
    void theModelsAnswerIsAcceptedByOneKeyOrClick()
    {
        QFETCH(bool, byKey);
        Mails f;
        f.train();
        const auto open = f.addItem(QStringLiteral("read the mail aloud"), QStringLiteral("Reply"));
        f.show();
        f.pane->open({{}, {}, open, {}});
        f.waitForText(QStringLiteral("read the mail aloud"));
        auto *accept = f.find<QPushButton>("stageAccept");
        QTRY_VERIFY(accept->isVisible());
        QVERIFY2(accept->text().startsWith(QStringLiteral("ReadAloud ")), qPrintable(accept->text()));
        if (byKey)
            f.key(f.text(), Qt::Key_Return, Qt::ShiftModifier);
        else
            QTest::mouseClick(accept, Qt::LeftButton);
        QTRY_COMPARE(f.stored(open).intent, QStringLiteral("ReadAloud"));
        QVERIFY(!accept->isVisible()); // both say the same
        QCOMPARE(f.text()->text(), QStringLiteral("read the mail aloud"));
    }

    void theListSaysWhereTheModelDisagrees()
    {
        Mails f;
        f.train();
        const auto other = f.addItem(QStringLiteral("read the mail aloud"), QStringLiteral("Reply"));
        const auto same = f.addItem(QStringLiteral("read the mail aloud now"), QStringLiteral("ReadAloud"));
        const auto open = f.addItem(QStringLiteral("read it aloud"));
        f.show();
        f.pane->open({{}, {other, same, open}, other, {}});
        f.waitForText(QStringLiteral("read the mail aloud"));
        const auto *rows = f.find<widgets::RowView>("utteranceList")->model();
        QTRY_COMPARE(rows->rowCount(), 3);
        const auto sure = [&](int row) {
            return rows->index(row, rows->columnCount() - 1).data().toString();
        };
        const auto says = [&](int row, int role) {
            return rows->index(row, 0).data(role).toString().contains(
                QStringLiteral("model says ReadAloud, "));
        };
        QTRY_VERIFY2(sure(0).startsWith(u'≠'), qPrintable(sure(0)));
        QVERIFY(says(0, Qt::AccessibleTextRole));
        QVERIFY(says(0, Qt::ToolTipRole));
        for (const int row : {1, 2}) {
            QTRY_VERIFY2(sure(row).startsWith(u'0'), qPrintable(sure(row)));
            QVERIFY(!says(row, Qt::AccessibleTextRole));
            QVERIFY(!says(row, Qt::ToolTipRole));
        }
        const auto cell =
            rows->index(0, rows->columnCount() - 1).data(widgets::RowModel::CellRole).value<widgets::Cell>();
        QCOMPARE(std::get<widgets::FigureCell>(cell).ink, theme::Ink::Error);
    }

    void labelsWithoutAnIntentAreHalfTheWork()
    {
        Mails f;
        f.addItem(QStringLiteral("one"), QStringLiteral("Reply"));
        f.addItem(QStringLiteral("two"), QStringLiteral("Reply"));
        const auto half = f.addItem(QStringLiteral("mail bob"), {}, {label(QStringLiteral("Contact"), 5, 3)});
        f.addItem(QStringLiteral("last"));
        f.showFirst(QStringLiteral("one"));
        QTRY_COMPARE(f.find<QLabel>("leftCount")->text(), QStringLiteral("2 left"));
        f.key(f.text(), Qt::Key_U);
        f.waitForText(QStringLiteral("mail bob"));
        f.key(f.text(), Qt::Key_K);
        f.waitForText(QStringLiteral("two"));
        f.key(f.text(), Qt::Key_Return);
        f.waitForText(QStringLiteral("mail bob"));
        f.key(f.text(), Qt::Key_Return);
        QTest::keyClick(f.popupField(), Qt::Key_1);
        f.waitForText(QStringLiteral("last"));
        QTRY_COMPARE(f.stored(half).intent, QStringLiteral("Reply"));
    }

    void halfIsFoundBeyondWhatIsLoaded()
    {
        Mails f;
        project::Batch many;
        for (int i = 0; i < 700; ++i) {
            project::Item item;
            item.text = QStringLiteral("text %1").arg(i);
            item.intent = QStringLiteral("Reply");
            many.edits.push_back(project::Edit{project::AddItem{item, {}}});
        }
        f.apply(project::Edit{many});
        f.addItem(QStringLiteral("mail bob"), {}, {label(QStringLiteral("Contact"), 5, 3)});
        f.showFirst(QStringLiteral("text 0"));
        f.key(f.text(), Qt::Key_U);
        f.waitForText(QStringLiteral("mail bob"));
    }

    void anEmptyProjectHasNothingToClear()
    {
        Mails f;
        f.show();
        f.clickState(); // add utterances
        QTRY_VERIFY(f.find<QLineEdit>("addInput")->isVisible());
        QCOMPARE(f.find<QLabel>("leftCount")->text(), QString());
        const auto words = f.find<QWidget>("utteranceArea")->findChildren<QLabel *>();
        QTRY_VERIFY(std::ranges::any_of(words, [](const QLabel *label) {
            return label->isVisible() && label->text() == QStringLiteral("No utterances yet");
        }));
    }

    void withoutIntentsInTheSchemaLabelsAreAllTheWork()
    {
        test::PaneFixture f;
        f.makeProject(project::ProjectKind::Conversation);
        f.addCategory(project::CategoryKind::Entity, QStringLiteral("Contact"));
        f.addItem(QStringLiteral("mail bob"), {}, {label(QStringLiteral("Contact"), 5, 3)});
        f.addItem(QStringLiteral("mail eve"), {}, {label(QStringLiteral("Contact"), 5, 3)});
        f.addItem(QStringLiteral("open"));
        f.show();
        QTRY_COMPARE(f.text()->text(), QStringLiteral("mail bob"));
        f.key(f.text(), Qt::Key_U);
        QTRY_COMPARE(f.text()->text(), QStringLiteral("open"));
    }
};

GLOSSA_TEST(IntentsTest);
#include "tst_intents.moc"
