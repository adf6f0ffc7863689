// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/tryout/tryout_fixture.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace glossa;

namespace {

const QStringList askedThings{QStringLiteral("turn on the attic lamp"), QStringLiteral("make the hall dark"),
                              QStringLiteral("something else entirely")};

} // namespace

class ReviewQueueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::TryoutFixture>();
        m_fixture->train();
    }

    void nothingToReviewSaysWhatComesHere()
    {
        m_fixture->show();
        QTRY_COMPARE(m_fixture->stateWords(), QStringLiteral("Nothing to review"));
        QVERIFY(!list()->isVisible());
        QVERIFY(!m_fixture->find<QPushButton>("queueOrder")->isVisible());
    }

    void queriesAppearTheLeastSureFirst()
    {
        m_fixture->ask(askedThings);
        m_fixture->show();
        QTRY_COMPARE(list()->rowCount(), 3);
        const auto ids = workspace::queryIds(m_fixture->other(), m_fixture->project(), {},
                                             workspace::QueryOrder::LeastSure)
                             .value();
        const auto rows = workspace::queries(m_fixture->other(), m_fixture->project(), ids).value();
        for (int row = 0; row < 3; ++row)
            QTRY_VERIFY(list()->rowText(row).startsWith(rows[static_cast<std::size_t>(row)].prediction.text));
        m_fixture->ask({QStringLiteral("is anybody there")}); // while it is looked at
        QTRY_COMPARE(list()->rowCount(), 4);
        QTRY_COMPARE(m_fixture->pane().statusText(), QStringLiteral("4 to review"));
    }

    void enterAcceptsAndUndoBringsBack()
    {
        showThree();
        const QString text = current();
        const auto before = m_fixture->items();
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 2);
        QTRY_COMPARE(list()->rowCount(), 2);
        QCOMPARE(m_fixture->items(), before + 1);
        const project::Item added = m_fixture->stored(text);
        QVERIFY(added.done);
        QVERIFY(added.provenance.has_value());
        QCOMPARE(added.provenance->deployment, QStringLiteral("production"));
        QVERIFY(!added.provenance->corrected);
        QTRY_VERIFY(!current().isEmpty() && current() != text); // the next one is looked at
        m_fixture->context().undo();
        QTRY_COMPARE(list()->rowCount(), 3);
        QCOMPARE(m_fixture->items(), before);
    }

    void severalAreAcceptedInOneStep()
    {
        showThree();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(list()->selectedCount(), 3);
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 0);
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->open(), 3);
    }

    void xDiscards()
    {
        showThree();
        const auto before = m_fixture->items();
        QTest::keyClick(list(), Qt::Key_X);
        QTRY_COMPARE(m_fixture->open(), 2);
        QCOMPARE(m_fixture->items(), before);
    }

    void aCorrectionIsWhatIsLearned()
    {
        showThree();
        const QString text = current();
        QTest::keyClick(list(), Qt::Key_E);
        auto *view = m_fixture->find<widgets::SpanView>("queryText");
        QTRY_COMPARE(m_fixture->find<QPushButton>("acceptQuery")->text(), QStringLiteral("Save"));
        QVERIFY(!entityKey().first.isEmpty());
        view->setSelection({0, static_cast<std::int32_t>(text.indexOf(u' '))});
        QTest::keyClicks(view, entityKey().second);
        QTRY_VERIFY(std::ranges::any_of(view->spans(), [this](const widgets::SpanMark &mark) {
            return mark.span.begin == 0 && mark.caption == entityKey().first;
        }));
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 2);
        const project::Item added = m_fixture->stored(text);
        QVERIFY(added.provenance.has_value() && added.provenance->corrected);
        QVERIFY(std::ranges::any_of(added.labels, [this](const project::Label &label) {
            return label.span.begin == 0 && label.category == entityKey().first;
        }));
    }

    void escapeLeavesACorrection()
    {
        showThree();
        QTest::keyClick(list(), Qt::Key_E);
        auto *accept = m_fixture->find<QPushButton>("acceptQuery");
        QTRY_COMPARE(accept->text(), QStringLiteral("Save"));
        QTest::keyClick(m_fixture->find<widgets::SpanView>("queryText"), Qt::Key_Escape);
        QCOMPARE(accept->text(), QStringLiteral("Accept"));
        QCOMPARE(m_fixture->open(), 3);
        QTest::keyClick(list(), Qt::Key_X); // the keys are those of the list again
        QTRY_COMPARE(m_fixture->open(), 2);
    }

    /// One key throws no work away: who corrects the same query again goes on with what was left.
    void whatWasCorrectedBeforeEscapeIsThereAgain()
    {
        showThree();
        const QString text = current();
        auto *view = m_fixture->find<widgets::SpanView>("queryText");
        QTest::keyClick(list(), Qt::Key_E);
        QTRY_COMPARE(m_fixture->find<QPushButton>("acceptQuery")->text(), QStringLiteral("Save"));
        view->setSelection({0, static_cast<std::int32_t>(text.indexOf(u' '))});
        QTest::keyClicks(view, entityKey().second);
        const auto isLabeled = [&] {
            return std::ranges::any_of(view->spans(), [this](const widgets::SpanMark &mark) {
                return mark.span.begin == 0 && mark.caption == entityKey().first;
            });
        };
        QTRY_VERIFY(isLabeled());
        QTest::keyClick(view, Qt::Key_Escape); // lets go of the new label first
        QCOMPARE(view->activeSpan(), -1);
        QVERIFY(isLabeled());
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!isLabeled()); // it is the answer that is shown
        QTest::keyClick(list(), Qt::Key_E);
        QVERIFY(isLabeled());
    }

    void severalSelectedAreSaidToGoTogether()
    {
        showThree();
        auto *note = m_fixture->find<QLabel>("queryNote");
        QVERIFY(note->text().startsWith(QStringLiteral("Asked")));
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY2(note->text().startsWith(QStringLiteral("3 queries are selected")),
                     qPrintable(note->text()));
    }

    void withoutAQueryNothingCanBeAccepted()
    {
        m_fixture->show();
        QTRY_COMPARE(m_fixture->stateWords(), QStringLiteral("Nothing to review"));
        for (const QAction *action : m_fixture->pane().actions())
            if (QStringList{QStringLiteral("tryout.accept"), QStringLiteral("tryout.correct"),
                            QStringLiteral("tryout.discard"), QStringLiteral("tryout.intent")}
                    .contains(action->objectName()))
                QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    }

    void whoEmptiesTheListGoesOnAtTheQuestion()
    {
        showThree();
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_X);
        QTRY_COMPARE(m_fixture->open(), 0);
        QTRY_VERIFY(m_fixture->find<QWidget>("askLine")->hasFocus());
    }

    void acceptAboveSaysHowManyBeforeItActs()
    {
        showThree();
        auto *least = m_fixture->find<QDoubleSpinBox>("acceptLeast");
        auto *button = m_fixture->find<QPushButton>("acceptAbove");
        least->setValue(0.0);
        QTRY_COMPARE(button->text(), QStringLiteral("Accept 3 above"));
        least->setValue(1.0);
        QTRY_VERIFY(!button->isEnabled());
        least->setValue(0.0);
        QTRY_VERIFY(button->isEnabled());
        m_fixture->press(button);
        QTRY_COMPARE(m_fixture->open(), 0);
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->open(), 3);
    }

    void aDeploymentNarrowsTheList()
    {
        m_fixture->ask({QStringLiteral("good evening")}, QStringLiteral("staging"));
        showThree(4);
        auto *box = m_fixture->find<QComboBox>("queueDeployment");
        QTRY_COMPARE(box->count(), 3);
        box->setCurrentIndex(box->findData(QStringLiteral("staging")));
        Q_EMIT box->activated(box->currentIndex());
        QTRY_COMPARE(list()->rowCount(), 1);
        QTRY_VERIFY(list()->rowText(0).startsWith(QStringLiteral("good evening")));
    }

    /// As the card of the deployment asks for.
    void whatOneDeploymentWasAskedIsOpenedAlone()
    {
        m_fixture->ask({QStringLiteral("good evening")}, QStringLiteral("staging"));
        showThree(4);
        m_fixture->pane().review(QStringLiteral("staging"));
        QTRY_COMPARE(list()->rowCount(), 1);
        QTRY_VERIFY(list()->rowText(0).startsWith(QStringLiteral("good evening")));
        QCOMPARE(m_fixture->find<QComboBox>("queueDeployment")->currentData().toString(),
                 QStringLiteral("staging"));
        m_fixture->pane().review(QStringLiteral("production"));
        QTRY_COMPARE(list()->rowCount(), 3);
    }

    void aSecondModelTellsWhereItDiffers()
    {
        m_fixture->train(QStringLiteral("m2")); // the same data: the same answers
        showThree();
        auto *button = m_fixture->find<QPushButton>("askSecond");
        QTRY_VERIFY(button->menu() != nullptr && button->menu()->actions().size() == 2);
        QSignalSpy said(&m_fixture->context(), &models::StudioContext::said);
        const auto actions = button->menu()->actions();
        const auto second = std::ranges::find(actions, QStringLiteral("m2"), &QAction::text);
        QVERIFY(second != actions.end());
        (*second)->trigger();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(), QStringLiteral("m2 answers 0 of them differently"));
        m_fixture->find<QCheckBox>("queueDiffers")->click();
        QTRY_COMPARE(list()->rowCount(), 0);
        QTRY_COMPARE(m_fixture->stateWords(), QStringLiteral("No query matches"));
    }

private:
    void showThree(int rows = 3)
    {
        m_fixture->ask(askedThings);
        m_fixture->show();
        QTRY_COMPARE(list()->rowCount(), rows);
        QTRY_VERIFY(!current().isEmpty());
        list()->setFocus();
    }
    widgets::RowView *list() { return m_fixture->find<widgets::RowView>("queryList"); }
    /// The text that the panel shows.
    QString current()
    {
        auto *view = m_fixture->find<widgets::SpanView>("queryText");
        return view->isVisible() ? view->text() : QString();
    }
    std::pair<QString, QString> entityKey()
    {
        for (const workspace::CategoryUse &use : m_fixture->context().categories())
            if (use.category.kind == project::CategoryKind::Entity && use.category.key)
                return {use.category.name, *use.category.key};
        return {};
    }

    std::unique_ptr<test::TryoutFixture> m_fixture;
};

GLOSSA_TEST(ReviewQueueTest);
#include "tst_review_queue.moc"
