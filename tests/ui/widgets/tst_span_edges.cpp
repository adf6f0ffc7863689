// SPDX-License-Identifier: GPL-3.0-or-later
// Labeled spans under the hand: choosing one, moving its edges.
#include "tests/support/registry.h"
#include "tests/ui/widgets/shown_text.h"
#include "ui/theme/glossa_style.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace glossa;
using test::ShownText;
using text::Utf16Span;
using widgets::SpanView;

namespace {

/// What happens to the view while the hand holds an edge.
enum class Interruption { Escape, Arrow, Tab, Deleted, ChangedElsewhere, OtherText, Deactivated };

} // namespace

class SpanEdgesTest : public QObject {
    Q_OBJECT

    static Utf16Span asked(const QSignalSpy &spy)
    {
        return spy.isEmpty() ? Utf16Span{-1, -1} : spy.last()[1].value<Utf16Span>();
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aClickChoosesTheInnerSpanThenTheOuter()
    {
        ShownText shown(QStringLiteral("Ana paid 40 euro in Bern"));
        shown.label(QStringLiteral("40 euro in Bern"), QStringLiteral("Payment"), 0);
        shown.label(QStringLiteral("Bern"), QStringLiteral("City"), 1);
        QSignalSpy chosen(&shown.view, &SpanView::spanActivated);
        const Utf16Span bern = shown.spanOf(QStringLiteral("Bern"));
        shown.click(bern);
        QCOMPARE(shown.view.activeSpan(), 1);
        shown.click(bern);
        QCOMPARE(shown.view.activeSpan(), 0);
        shown.click(bern);
        QCOMPARE(shown.view.activeSpan(), 1);
        shown.click(shown.spanOf(QStringLiteral("Ana")));
        QCOMPARE(shown.view.activeSpan(), -1);
        QVERIFY(chosen.count() >= 4);
    }

    void tabWalksAndControlTabLeaves()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *view = new SpanView;
        auto *after = new QPushButton(QStringLiteral("after"));
        layout->addWidget(view);
        layout->addWidget(after);
        view->setText(QStringLiteral("Ana paid Ben in Bern"), QStringLiteral("en"));
        view->setSpans({{{16, 4}, QStringLiteral("City")}, {{0, 3}, QStringLiteral("Payer")}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Tab);
        QCOMPARE(view->activeSpan(), 1);
        QTest::keyClick(view, Qt::Key_Tab);
        QCOMPARE(view->activeSpan(), 0);
        QTest::keyClick(view, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(view->activeSpan(), 1);
        QTest::keyClick(view, Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(after->hasFocus());
    }

    void bracketsMoveTheEdgesByWords()
    {
        ShownText shown(QStringLiteral("call my boss now please"));
        shown.label(QStringLiteral("boss"), QStringLiteral("Person"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.type('[');
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("my boss")));
        shown.type('}');
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("boss now")));
        shown.type(']'); // nothing would be left
        QCOMPARE(resized.count(), 2);
        shown.type('{');
        QCOMPARE(resized.count(), 2);
    }

    void altBracketsMoveTheEdgesByCharacters()
    {
        ShownText shown(QStringLiteral("call my boss now"));
        shown.label(QStringLiteral("boss"), QStringLiteral("Person"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        QTest::keyClick(&shown.view, ']', Qt::AltModifier);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("oss")));
        QTest::keyClick(&shown.view, '{', Qt::AltModifier);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("bos")));
    }

    void aGripIsDraggedToAnotherWord()
    {
        ShownText shown(QStringLiteral("send it to bob kappus about lunch"));
        shown.label(QStringLiteral("bob"), QStringLiteral("ContactName"));
        shown.click(shown.spanOf(QStringLiteral("bob")));
        QCOMPARE(shown.view.activeSpan(), 0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        const QRect bob = shown.view.rectOf(shown.spanOf(QStringLiteral("bob")));
        const QRect kappus = shown.view.rectOf(shown.spanOf(QStringLiteral("kappus")));
        shown.dragFromTo(QPoint(bob.right() + 2, bob.center().y()), kappus.center());
        QCOMPARE(resized.count(), 1);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("bob kappus")));
    }

    void aDragThatIsInterruptedEndsWithoutEffect_data()
    {
        QTest::addColumn<int>("what");
        const auto row = [](const char *name, Interruption what) {
            QTest::newRow(name) << static_cast<int>(what);
        };
        row("escape", Interruption::Escape);
        row("an arrow", Interruption::Arrow);
        row("to the next label", Interruption::Tab);
        row("the label is deleted", Interruption::Deleted);
        row("the label is changed elsewhere", Interruption::ChangedElsewhere);
        row("another text", Interruption::OtherText);
        row("no label is active any more", Interruption::Deactivated);
    }
    void aDragThatIsInterruptedEndsWithoutEffect()
    {
        QFETCH(int, what);
        ShownText shown(QStringLiteral("send it to bob kappus about lunch"));
        shown.label(QStringLiteral("it"), QStringLiteral("Thing"), 1);
        shown.label(QStringLiteral("bob"), QStringLiteral("ContactName"));
        const Utf16Span bob = shown.spanOf(QStringLiteral("bob"));
        const QPoint kappus = shown.view.rectOf(shown.spanOf(QStringLiteral("kappus"))).center();
        const QPoint lunch = shown.view.rectOf(shown.spanOf(QStringLiteral("lunch"))).center();
        shown.click(bob);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.press(shown.rightGrip(bob));
        shown.moveTo(kappus);
        QCOMPARE(shown.view.layoutOfText().marks()[1].span, shown.spanOf(QStringLiteral("bob kappus")));
        QCOMPARE(shown.view.spans()[1].span, bob); // it is not so yet
        auto expected = shown.view.spans();
        switch (static_cast<Interruption>(what)) {
        case Interruption::Escape:
            shown.key(Qt::Key_Escape);
            break;
        case Interruption::Arrow:
            shown.key(Qt::Key_Right);
            break;
        case Interruption::Tab:
            shown.key(Qt::Key_Tab);
            break;
        case Interruption::Deleted:
            expected.pop_back();
            shown.view.setSpans(expected);
            break;
        case Interruption::ChangedElsewhere:
            expected[1].caption = QStringLiteral("Person");
            shown.view.setSpans(expected);
            break;
        case Interruption::OtherText:
            expected.clear();
            shown.view.setText(QStringLiteral("another"), QStringLiteral("en"));
            shown.view.setSpans({});
            break;
        case Interruption::Deactivated:
            shown.view.setActiveSpan(-1);
            break;
        }
        shown.moveTo(lunch);
        shown.moveTo(kappus);
        shown.release(kappus);
        QCOMPARE(resized.count(), 0);
        QVERIFY(shown.view.spans() == expected);
        QVERIFY(shown.view.layoutOfText().marks() == expected);
    }

    void aDragGoesOnThroughARefreshThatLeavesItsLabel()
    {
        ShownText shown(QStringLiteral("send it to bob kappus about lunch"));
        shown.label(QStringLiteral("bob"), QStringLiteral("ContactName"));
        const Utf16Span bob = shown.spanOf(QStringLiteral("bob"));
        const QPoint kappus = shown.view.rectOf(shown.spanOf(QStringLiteral("kappus"))).center();
        shown.click(bob);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.press(shown.rightGrip(bob));
        shown.moveTo(kappus);
        // Another label comes before it: the dragged one is number 1 now, with another colour.
        auto marks = shown.view.spans();
        marks.front().slot = 5;
        marks.insert(marks.begin(), {shown.spanOf(QStringLiteral("it")), QStringLiteral("Thing")});
        shown.view.setSpans(marks);
        QCOMPARE(shown.view.activeSpan(), 1);
        shown.moveTo(kappus + QPoint(2, 0));
        shown.release(kappus);
        QCOMPARE(resized.count(), 1);
        QCOMPARE(resized.first()[0].toInt(), 1);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("bob kappus")));
        QVERIFY(shown.view.spans() == marks); // until the pane says what becomes of it
        QVERIFY(shown.view.layoutOfText().marks() == marks);
    }

    void anEdgeStopsAtItsNeighbours()
    {
        ShownText shown(QStringLiteral("two large lattes with oat milk please"));
        shown.view.setOverlapAllowed(false);
        shown.label(QStringLiteral("two"), QStringLiteral("Quantity"), 1);
        shown.label(QStringLiteral("lattes"), QStringLiteral("Drink"), 2);
        shown.label(QStringLiteral("milk"), QStringLiteral("Milk"), 3);
        const Utf16Span lattes = shown.spanOf(QStringLiteral("lattes"));
        shown.click(lattes);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.dragFromTo(shown.rightGrip(lattes),
                         shown.view.rectOf(shown.spanOf(QStringLiteral("please"))).center());
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("lattes with oat")));
        shown.dragFromTo(shown.leftGrip(lattes),
                         shown.view.rectOf(shown.spanOf(QStringLiteral("two"))).center());
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("large lattes")));
        // By key to the neighbour; where it is at once, the pane is asked, and can say so.
        shown.type('[');
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("large lattes")));
        shown.view.setActiveSpan(2);
        shown.type('[');
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("oat milk")));
    }

    void noEdgeEndsInABlank()
    {
        ShownText shown(QStringLiteral("call my boss now"));
        shown.label(QStringLiteral("my"), QStringLiteral("Person"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        QTest::keyClick(&shown.view, '}', Qt::AltModifier);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("my b")));
        QTest::keyClick(&shown.view, '[', Qt::AltModifier);
        QCOMPARE(asked(resized), shown.spanOf(QStringLiteral("l my")));
    }

    void hiddenSpansComeBack()
    {
        ShownText shown(QStringLiteral("Ana paid Ben"));
        shown.label(QStringLiteral("Ben"), QStringLiteral("Payee"));
        const QImage with = shown.view.viewport()->grab().toImage();
        shown.view.setSpansHidden(true);
        const QImage without = shown.view.viewport()->grab().toImage();
        shown.view.setSpansHidden(false);
        QVERIFY(with != without);
        QVERIFY(shown.view.viewport()->grab().toImage() == with);
    }
};

GLOSSA_TEST(SpanEdgesTest);
#include "tst_span_edges.moc"
