// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/heat_matrix.h"

#include "tests/support/registry.h"
#include "tests/ui/details/judged_view.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

using namespace glossa;
using details::HeatMatrix;

class HeatMatrixTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_matrix = std::make_unique<HeatMatrix>();
        m_matrix->resize(700, 500);
        m_matrix->setConfusion(test::judgedView()->intents, {});
        m_matrix->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_matrix.get()));
    }

    void linesWithNothingInThemAreLeftOut()
    {
        QCOMPARE(m_matrix->size(), 3);
        QCOMPARE(m_matrix->name(0), QStringLiteral("Turn"));
        QCOMPARE(m_matrix->name(2), QStringLiteral("Ask"));
    }

    void arrowsMoveAndStopAtTheEdges()
    {
        QCOMPARE(place(), QPoint(0, 0));
        press(Qt::Key_Left);
        press(Qt::Key_Up);
        QCOMPARE(place(), QPoint(0, 0));
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(place(), QPoint(1, 2));
        press(Qt::Key_Down);
        QCOMPARE(place(), QPoint(1, 2));
        press(Qt::Key_End);
        QCOMPARE(place(), QPoint(2, 2));
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(place(), QPoint(0, 0));
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(place(), QPoint(2, 2));
    }

    void aLetterGoesToItsCategory()
    {
        press(Qt::Key_D);
        QCOMPARE(place(), QPoint(1, 1));
        press(Qt::Key_A);
        QCOMPARE(place(), QPoint(2, 2));
        press(Qt::Key_X);
        QCOMPARE(place(), QPoint(2, 2));
    }

    void enterAndSpaceOpenTheCell()
    {
        QSignalSpy opened(m_matrix.get(), &HeatMatrix::cellActivated);
        press(Qt::Key_Return);
        press(Qt::Key_Space);
        QCOMPARE(opened.size(), 2);
    }

    void aClickOpensItsCell()
    {
        QSignalSpy opened(m_matrix.get(), &HeatMatrix::cellActivated);
        QTest::mouseClick(m_matrix->viewport(), Qt::LeftButton, {}, m_matrix->cellRect(1, 0).center());
        QCOMPARE(place(), QPoint(0, 1));
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(m_matrix->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
        QTest::mouseClick(m_matrix->viewport(), Qt::RightButton, {}, m_matrix->cellRect(2, 2).center());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(place(), QPoint(0, 1));
    }

    void worstConfusionIsFound()
    {
        m_matrix->setCurrent(2, 2);
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(0, 1));
        QCOMPARE(m_matrix->currentCell()->examples.size(), std::size_t{2});
        auto perfect = test::judgedView()->intents;
        std::erase_if(perfect.cells, [](const evaluate::Cell &cell) { return cell.row != cell.column; });
        m_matrix->setConfusion(perfect, {});
        QVERIFY(!m_matrix->goToWorst());
    }

    void theCellIsToldInASentence()
    {
        QCOMPARE(m_matrix->sentence(1, 0), QStringLiteral("2 labeled dim were predicted Turn, 67\u00a0% of dim"));
        QCOMPARE(m_matrix->sentence(0, 0), QStringLiteral("4 labeled Turn and predicted so, 100\u00a0% of Turn"));
        QCOMPARE(m_matrix->sentence(2, 0), QStringLiteral("0 labeled Ask were predicted Turn, 0\u00a0% of Ask"));
    }

    void hiddenCellsAreNotCurrent()
    {
        m_matrix->setCurrent(1, 0);
        QVERIFY(m_matrix->currentCell() != nullptr);
        m_matrix->setShow(HeatMatrix::Show::Matches);
        QVERIFY(m_matrix->currentCell() == nullptr);
        m_matrix->setShow(HeatMatrix::Show::Errors);
        QVERIFY(m_matrix->currentCell() != nullptr);
        m_matrix->setCurrent(0, 0);
        QVERIFY(m_matrix->currentCell() == nullptr);
    }

    void fewerLinesTakeThePlaceAlong()
    {
        m_matrix->setCurrent(2, 2);
        evaluate::Confusion small;
        small.names = {"One"};
        small.cells = {{0, 0, 1.0, 0.0, {}}};
        m_matrix->setConfusion(small, {});
        QCOMPARE(place(), QPoint(0, 0));
        m_matrix->setConfusion({}, {});
        QCOMPARE(m_matrix->size(), 0);
        QVERIFY(m_matrix->currentCell() == nullptr);
        QVERIFY(!m_matrix->goToWorst());
        press(Qt::Key_Down);
        press(Qt::Key_A);
        QVERIFY(!m_matrix->grab().isNull());
    }

    void screenReadersHearTheCell()
    {
        m_matrix->setCurrent(1, 0);
        auto *reader = QAccessible::queryAccessibleInterface(m_matrix.get());
        QVERIFY(reader != nullptr);
        QCOMPARE(reader->text(QAccessible::Value), m_matrix->sentence(1, 0));
        QVERIFY(!reader->text(QAccessible::Name).isEmpty());
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_matrix.get(), key, modifiers);
    }
    /// Column and row, as x and y.
    [[nodiscard]] QPoint place() const { return {m_matrix->currentColumn(), m_matrix->currentRow()}; }
    std::unique_ptr<HeatMatrix> m_matrix;
};

GLOSSA_TEST(HeatMatrixTest);
#include "tst_heat_matrix.moc"
