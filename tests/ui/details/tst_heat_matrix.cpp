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
        m_matrix->setCurrent(0, 0);
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
        QVERIFY(m_matrix->goToWorst()); // the only one
        QCOMPARE(place(), QPoint(0, 1));
        QCOMPARE(m_matrix->currentCell()->examples.size(), std::size_t{2});
        auto perfect = test::judgedView()->intents;
        std::erase_if(perfect.cells, [](const evaluate::Cell &cell) { return cell.row != cell.column; });
        m_matrix->setConfusion(perfect, {});
        QVERIFY(!m_matrix->goToWorst());
    }

    void theCellIsToldInASentence()
    {
        QCOMPARE(m_matrix->sentence(1, 0),
                 QStringLiteral("2 labeled dim were predicted Turn, 67\u00a0% of dim"));
        QCOMPARE(m_matrix->sentence(0, 0),
                 QStringLiteral("4 labeled Turn and predicted so, 100\u00a0% of Turn"));
        QCOMPARE(m_matrix->sentence(2, 0),
                 QStringLiteral("0 labeled Ask were predicted Turn, 0\u00a0% of Ask"));
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
        small.addUp();
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

    void anotherMatrixBeginsAnew()
    {
        QCOMPARE(place(), QPoint(0, 1)); // the worst confusion, not a clean cell
        const QSize fitted = m_matrix->cellRect(0, 0).size();
        for (int i = 0; i < 6; ++i)
            press(Qt::Key_Minus);
        QVERIFY(m_matrix->cellRect(0, 0).width() < fitted.width());
        press(Qt::Key_0);
        QCOMPARE(m_matrix->cellRect(0, 0).size(), fitted);
        for (int i = 0; i < 6; ++i)
            press(Qt::Key_Minus);
        m_matrix->setCurrent(2, 2);
        m_matrix->setConfusion(test::judgedView()->intents, {});
        QCOMPARE(m_matrix->zoomSteps(), 0);
        QCOMPARE(m_matrix->cellRect(0, 0).size(), fitted);
        QCOMPARE(place(), QPoint(0, 1));
    }

    void askedAgainTheNextWorstIsFound()
    {
        m_matrix->setConfusion(wide(40), {});
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(39, 0)); // 5 of them
        const QRect cell = m_matrix->cellRect(m_matrix->currentRow(), m_matrix->currentColumn());
        QVERIFY(m_matrix->viewport()->rect().contains(cell));
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(5, 20)); // 3
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(39, 0));
        m_matrix->setCurrent(5, 5);
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(39, 0));
    }

    void ofAsManyTheLargerShareIsWorse()
    {
        evaluate::Confusion made;
        made.names = {"Often", "Rare", "Other"};
        made.cells = {{0, 0, 8.0, 0.0, {}}, {0, 2, 2.0, 0.0, {}}, {1, 1, 1.0, 0.0, {}}, {1, 2, 2.0, 0.0, {}}};
        made.addUp();
        m_matrix->setConfusion(made, {});
        QCOMPARE(place(), QPoint(2, 1));
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(2, 1));
        QVERIFY(m_matrix->goToWorst());
        QCOMPARE(place(), QPoint(2, 0));
    }

    void whatIsNeverLabeledHasNoShare()
    {
        evaluate::Confusion made;
        made.names = {"Turn", "Ghost"};
        made.cells = {{0, 0, 3.0, 0.0, {}}, {0, 1, 1.0, 0.0, {}}};
        made.addUp();
        m_matrix->setConfusion(made, {});
        QVERIFY(!m_matrix->sentence(1, 0).contains(u'%'));
        QVERIFY(m_matrix->sentence(0, 1).contains(QStringLiteral("25\u00a0%")));
    }

    void matrixIsCopiedAsATable()
    {
        QCOMPARE(m_matrix->table(), QStringLiteral("labeled \\ predicted\tTurn\tdim\tAsk\n"
                                                   "Turn\t4\t\t\ndim\t2\t1\t\nAsk\t\t\t1\n"));
        m_matrix->setShow(HeatMatrix::Show::Errors);
        QCOMPARE(m_matrix->table(), QStringLiteral("labeled \\ predicted\tTurn\tdim\tAsk\n"
                                                   "Turn\t\t\t\ndim\t2\t\t\nAsk\t\t\t\n"));
    }

    void pictureHoldsAllOfAWideMatrix()
    {
        m_matrix->setConfusion(wide(60), {});
        const QPixmap picture = m_matrix->picture();
        QVERIFY(picture.width() > 60 * 20);
        QVERIFY(picture.height() > 60 * 20);
        QVERIFY(m_matrix->viewport()->width() < picture.width());
        QCOMPARE(place(), QPoint(59, 0)); // the view itself stays as it was
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
    /// So many names, each once right; the first five times taken for the last, the twenty-first three times
    /// for the sixth.
    static evaluate::Confusion wide(std::uint32_t size)
    {
        evaluate::Confusion confusion;
        for (std::uint32_t i = 0; i < size; ++i) {
            confusion.names.push_back("Category" + std::to_string(i));
            if (i == 20)
                confusion.cells.push_back({20, 5, 3.0, 0.0, {}});
            confusion.cells.push_back({i, i, 1.0, 0.0, {}});
            if (i == 0)
                confusion.cells.push_back({0, size - 1, 5.0, 0.0, {}});
        }
        confusion.addUp();
        return confusion;
    }
    /// Column and row, as x and y.
    [[nodiscard]] QPoint place() const { return {m_matrix->currentColumn(), m_matrix->currentRow()}; }
    std::unique_ptr<HeatMatrix> m_matrix;
};

GLOSSA_TEST(HeatMatrixTest);
#include "tst_heat_matrix.moc"
