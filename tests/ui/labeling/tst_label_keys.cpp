// SPDX-License-Identifier: GPL-3.0-or-later
// Labels made and changed by hand: keys, the list of names, edges, what stands in the way.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"
#include "ui/widgets/empty_fields.h"

#include <QLabel>
#include <QLineEdit>

using namespace glossa;
using test::label;

namespace {

const QString quantity = QStringLiteral("Quantity");
const QString drink = QStringLiteral("Drink");
const QString milk = QStringLiteral("Milk");
const QString order = QStringLiteral("two large lattes with oat milk please");

struct Orders : test::PaneFixture {
    Orders()
    {
        makeProject(project::ProjectKind::Conversation);
        for (const QString &name : {quantity, drink, milk})
            addCategory(project::CategoryKind::Entity, name);
    }
    project::ItemId showOrder(std::vector<project::Label> labels = {})
    {
        const auto id = addItem(order, {}, std::move(labels));
        show();
        if (!QTest::qWaitFor([this] { return text()->text() == order; }))
            qFatal("the text is not shown");
        text()->setFocus();
        return id;
    }
    void waitForLabels(project::ItemId id, const std::vector<project::Label> &labels)
    {
        QTRY_COMPARE(stored(id).labels, labels);
    }
    [[nodiscard]] static text::Utf16Span spanOf(const char *part)
    {
        const auto at = order.indexOf(QLatin1String(part));
        return {static_cast<std::int32_t>(at), static_cast<std::int32_t>(qstrlen(part))};
    }
    [[nodiscard]] QPoint centreOf(const char *part) { return text()->rectOf(spanOf(part)).center(); }
    void click(const char *part)
    {
        QTest::mouseClick(text()->viewport(), Qt::LeftButton, {}, centreOf(part));
    }
    void moveTo(const QPoint &to)
    {
        QWidget *view = text()->viewport();
        QMouseEvent move(QEvent::MouseMove, QPointF(to), view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(view, &move);
    }
    /// Takes the right edge of a label and moves it over a word; the button stays down.
    void pullRightEdge(const char *part, const char *over)
    {
        click(part);
        const QRect rect = text()->rectOf(spanOf(part));
        QTest::mousePress(text()->viewport(), Qt::LeftButton, {}, {rect.right() + 2, rect.center().y()});
        moveTo(centreOf(over));
    }
    void letGo(const char *over)
    {
        QTest::mouseRelease(text()->viewport(), Qt::LeftButton, {}, centreOf(over));
    }
    [[nodiscard]] QLineEdit *popupField()
    {
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            qFatal("no list of labels opens");
        return QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
    }
    void doubleClick(const char *part)
    {
        QTest::mouseDClick(text()->viewport(), Qt::LeftButton, {}, centreOf(part));
    }
    [[nodiscard]] bool saysSomething() { return find<QWidget>("labelNote")->isVisible(); }
    [[nodiscard]] QString said() { return find<QLabel>("labelNoteWords")->text(); }
};

} // namespace

class LabelKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoWordsSelectedByKeysHoldNoBlank()
    {
        Orders f;
        const auto id = f.showOrder();
        for (int i = 0; i < 4; ++i)
            f.key(f.text(), Qt::Key_Right, Qt::ControlModifier);
        for (int i = 0; i < 2; ++i)
            f.key(f.text(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        f.key(f.text(), Qt::Key_3);
        f.waitForLabels(id, {label(milk, 22, 8)});
    }

    void blanksAtTheEdgesOfASelectionAreLeftOut()
    {
        Orders f;
        const auto id = f.showOrder();
        f.text()->setSelection({21, 10}); // " oat milk "
        f.key(f.text(), Qt::Key_3);
        f.waitForLabels(id, {label(milk, 22, 8)});
        f.text()->setSelection({9, 1});
        f.key(f.text(), Qt::Key_3);
        QVERIFY(f.saysSomething());
        QTest::qWait(50);
        QCOMPARE(f.stored(id).labels.size(), 1U);
    }

    void aKeyLabelsTheWordAtTheCaret()
    {
        Orders f;
        const auto id = f.showOrder();
        f.key(f.text(), Qt::Key_1);
        f.waitForLabels(id, {label(quantity, 0, 3)});
        f.key(f.text(), Qt::Key_Right, Qt::ControlModifier);
        f.key(f.text(), Qt::Key_Right, Qt::ControlModifier);
        f.key(f.text(), Qt::Key_2);
        f.waitForLabels(id, {label(quantity, 0, 3), label(drink, 10, 6)});
        // In a labeled word it changes the label.
        f.click("two");
        f.key(f.text(), Qt::Key_Escape);
        QCOMPARE(f.text()->activeSpan(), -1);
        f.key(f.text(), Qt::Key_3);
        f.waitForLabels(id, {label(milk, 0, 3), label(drink, 10, 6)});
    }

    void aKeyWithNothingToLabelSaysWhatIsMissing()
    {
        Orders f;
        f.addItem(QStringLiteral("a   b"));
        f.show();
        QTRY_COMPARE(f.text()->text(), QStringLiteral("a   b"));
        f.key(f.text(), Qt::Key_Right);
        f.key(f.text(), Qt::Key_Right);
        f.key(f.text(), Qt::Key_1);
        QVERIFY(f.saysSomething());
        QVERIFY(f.said().contains(QStringLiteral("caret")));
        f.key(f.text(), Qt::Key_Left);
        QVERIFY(!f.saysSomething());
    }

    void aDigitInTheListOfNamesLabelsAtOnce()
    {
        Orders f;
        const auto id = f.showOrder();
        const auto categories = f.context().categories().size();
        f.doubleClick("lattes");
        QTest::keyClick(f.popupField(), Qt::Key_2);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        f.waitForLabels(id, {label(drink, 10, 6)});
        QCOMPARE(f.context().categories().size(), categories);
    }

    void aDigitWithoutALabelMakesNone()
    {
        Orders f;
        const auto id = f.showOrder();
        const auto categories = f.context().categories().size();
        f.doubleClick("lattes");
        QLineEdit *field = f.popupField();
        QTest::keyClick(field, Qt::Key_7);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Escape);
        QTest::qWait(50);
        QCOMPARE(f.stored(id).labels.size(), 0U);
        QCOMPARE(f.context().categories().size(), categories);
    }

    void aNewNameIsAddedOnlyWhenItIsChosen()
    {
        Orders f;
        const auto id = f.showOrder();
        f.doubleClick("large");
        QLineEdit *field = f.popupField();
        QTest::keyClicks(field, QStringLiteral("Size"));
        auto *list =
            QApplication::activePopupWidget()->findChild<widgets::RowView *>(QStringLiteral("choiceList"));
        QCOMPARE(list->rowCount(), 1);
        QCOMPARE(list->currentRow(), -1);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        f.waitForLabels(id, {label(QStringLiteral("Size"), 4, 5)});
    }

    void withoutEntitiesTheListSaysHowToMakeOne()
    {
        test::PaneFixture f;
        f.makeProject(project::ProjectKind::Conversation);
        f.addCategory(project::CategoryKind::Intent, QStringLiteral("Order"));
        f.addItem(order);
        f.show();
        QTRY_COMPARE(f.text()->text(), order);
        f.key(f.text(), Qt::Key_W);
        f.key(f.text(), Qt::Key_Space);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        const auto *none =
            QApplication::activePopupWidget()->findChild<QLabel *>(QStringLiteral("choiceNone"));
        QVERIFY(none->isVisible());
        QVERIFY2(none->text().contains(QStringLiteral("no entity yet")), qPrintable(none->text()));
        QApplication::activePopupWidget()->close();
    }

    void theLengthOfALabelIsInCharactersAsTheyAreSeen()
    {
        test::PaneFixture f;
        f.makeProject(project::ProjectKind::Conversation);
        f.addCategory(project::CategoryKind::Entity, quantity);
        f.addItem(QStringLiteral("my 👨‍👩‍👧 cafe\u0301"), {},
                  {label(quantity, 3, 8), label(quantity, 12, 5)});
        f.show();
        QTRY_COMPARE(f.text()->spans().size(), 2U);
        auto *length = f.find<QLabel>("activeLabelLength");
        f.key(f.text(), Qt::Key_Tab);
        QVERIFY2(length->text().startsWith(QStringLiteral("1 char")), qPrintable(length->text()));
        f.key(f.text(), Qt::Key_Tab);
        QVERIFY2(length->text().startsWith(QStringLiteral("4 char")), qPrintable(length->text()));
    }

    void aQuestionDiesWithItsSelection()
    {
        Orders f;
        const std::vector<project::Label> labels{label(quantity, 0, 3), label(drink, 10, 6)};
        const auto id = f.showOrder(labels);
        f.text()->setSelection({0, 16});
        f.key(f.text(), Qt::Key_3);
        QVERIFY(f.saysSomething());
        QVERIFY(f.find<QPushButton>("replaceLabel")->isVisible());
        f.key(f.text(), Qt::Key_Escape);
        QVERIFY(!f.saysSomething());
        f.find<QPushButton>("replaceLabel")->click(); // out of sight, but still
        QTest::qWait(50);
        QCOMPARE(f.stored(id).labels, labels);
    }

    void afterReplaceTheKeysAreTheTextsAgain_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("mouse") << true;
        QTest::newRow("keys") << false;
    }
    void afterReplaceTheKeysAreTheTextsAgain()
    {
        QFETCH(bool, byMouse);
        Orders f;
        const auto id = f.showOrder({label(quantity, 0, 3)});
        f.text()->setSelection({0, 9});
        f.key(f.text(), Qt::Key_3);
        auto *replace = f.find<QPushButton>("replaceLabel");
        QVERIFY(replace->isVisible());
        if (byMouse) {
            QTest::mouseClick(replace, Qt::LeftButton);
        } else {
            replace->setFocus(Qt::TabFocusReason);
            QTest::keyClick(replace, Qt::Key_Space);
        }
        f.waitForLabels(id, {label(milk, 0, 9)});
        QVERIFY(f.text()->hasFocus());
        QVERIFY(!f.saysSomething());
    }

    void anEdgeThatCannotMoveSaysWhatIsInTheWay()
    {
        Orders f;
        const std::vector<project::Label> labels{label(quantity, 0, 3), label(drink, 4, 5)};
        const auto id = f.showOrder(labels);
        f.click("two");
        f.key(f.text(), Qt::Key_BraceRight, Qt::ShiftModifier);
        QVERIFY(f.saysSomething());
        QVERIFY2(f.said().contains(QStringLiteral("large")), qPrintable(f.said()));
        QCOMPARE(f.text()->spans().front().span, (text::Utf16Span{0, 3}));
        f.key(f.text(), Qt::Key_Tab);
        QVERIFY(!f.saysSomething());
        QCOMPARE(f.stored(id).labels, labels);
    }

    void anEdgeDraggedOverANeighbourStopsThere()
    {
        Orders f;
        const auto id = f.showOrder({label(quantity, 0, 3), label(drink, 10, 6)});
        f.pullRightEdge("two", "lattes");
        f.letGo("lattes");
        f.waitForLabels(id, {label(quantity, 0, 9), label(drink, 10, 6)});
        QVERIFY(!f.saysSomething());
    }

    void theEdgesOfTwoLabelsAreTwoStepsOfUndo()
    {
        Orders f;
        const std::vector<project::Label> labels{label(milk, 0, 3), label(milk, 10, 6)};
        const auto id = f.showOrder(labels);
        f.click("lattes");
        f.key(f.text(), Qt::Key_BraceRight, Qt::ShiftModifier);
        f.key(f.text(), Qt::Key_BraceRight, Qt::ShiftModifier);
        f.waitForLabels(id, {label(milk, 0, 3), label(milk, 10, 15)});
        f.click("two");
        f.key(f.text(), Qt::Key_BraceRight, Qt::ShiftModifier);
        f.waitForLabels(id, {label(milk, 0, 9), label(milk, 10, 15)});
        f.context().undo();
        f.waitForLabels(id, {label(milk, 0, 3), label(milk, 10, 15)});
        f.context().undo();
        f.waitForLabels(id, labels);
    }

    void anOverlapFromAFileDoesNotHoldTheEdge()
    {
        Orders f;
        const auto id = f.showOrder({label(quantity, 0, 9), label(drink, 4, 12)});
        f.click("two");
        QCOMPARE(f.text()->activeSpan(), 0);
        f.key(f.text(), Qt::Key_BraceLeft, Qt::ShiftModifier);
        f.waitForLabels(id, {label(quantity, 0, 3), label(drink, 4, 12)});
    }

    void aDragThatIsInterruptedLeavesWhatIsStored_data()
    {
        QTest::addColumn<QString>("by");
        for (const char *by : {"escape", "arrow", "delete", "another process", "a refresh"})
            QTest::newRow(by) << QString::fromLatin1(by);
    }
    void aDragThatIsInterruptedLeavesWhatIsStored()
    {
        QFETCH(QString, by);
        Orders f;
        std::vector<project::Label> expected{label(quantity, 0, 3), label(drink, 10, 6)};
        const auto id = f.showOrder(expected);
        f.pullRightEdge("lattes", "milk");
        if (by == u"escape") {
            f.key(f.text(), Qt::Key_Escape);
        } else if (by == u"arrow") {
            f.key(f.text(), Qt::Key_Right);
        } else if (by == u"delete") {
            f.key(f.text(), Qt::Key_Delete);
            expected.pop_back();
            f.waitForLabels(id, expected);
        } else if (by == u"another process") {
            f.apply(project::Edit{project::RemoveLabel{id, expected.back()}});
            expected.pop_back();
            QTRY_COMPARE(f.text()->spans().size(), 1U);
        } else {
            const auto before = f.context().categories().size();
            f.addCategory(project::CategoryKind::Entity, QStringLiteral("Size"));
            QTRY_COMPARE(f.context().categories().size(), before + 1);
            expected.back() = label(drink, 10, 20); // the label is still there: the drag goes on
        }
        f.moveTo(f.centreOf("please"));
        f.moveTo(f.centreOf("milk"));
        f.letGo("milk");
        QTRY_VERIFY(f.settled());
        f.waitForLabels(id, expected);
        QTRY_COMPARE(f.text()->spans().size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(f.text()->spans()[i].span, expected[i].span);
        QVERIFY(f.text()->layoutOfText().marks() == f.text()->spans());
    }

    void controlZInAnEmptySearchGoesToTheProject()
    {
        Orders f;
        f.showOrder();
        const widgets::EmptyFields fields; // as in the window
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        f.pane->addAction(&undo);
        QSignalSpy undone(&undo, &QAction::triggered);
        auto *search = f.find<QLineEdit>("findInTexts");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("x"));
        f.key(search, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(search->text(), QString()); // what was typed goes first
        QCOMPARE(undone.count(), 0);
        f.key(search, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.count(), 1);
    }
};

GLOSSA_TEST(LabelKeysTest);
#include "tst_label_keys.moc"
