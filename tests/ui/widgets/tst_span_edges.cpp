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
