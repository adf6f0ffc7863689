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

    void inHebrewTheLeftGripIsTheEnd_data()
    {
        QTest::addColumn<bool>("left");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("left grip inwards") << true << QStringLiteral("לאמא") << QStringLiteral("לאמא");
        QTest::newRow("left grip outwards")
            << true << QStringLiteral("מחר") << QStringLiteral("לאמא שלי מחר");
        QTest::newRow("right grip inwards") << false << QStringLiteral("שלי") << QStringLiteral("שלי");
        QTest::newRow("right grip outwards")
            << false << QStringLiteral("תתקשר") << QStringLiteral("תתקשר לאמא שלי");
    }
    void inHebrewTheLeftGripIsTheEnd()
    {
        QFETCH(bool, left);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        ShownText shown(QStringLiteral("תתקשר לאמא שלי מחר"), QStringLiteral("he"));
        shown.label(QStringLiteral("לאמא שלי"), QStringLiteral("Person"));
        const Utf16Span person = shown.spanOf(QStringLiteral("לאמא שלי"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.dragFromTo(left ? shown.leftGrip(person) : shown.rightGrip(person),
                         shown.view.rectOf(shown.spanOf(to)).center());
        QCOMPARE(asked(resized), shown.spanOf(expected));
    }

    void aGripIsOnTheSideWhereItsEndIsSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("beginsAtRight");
        const auto row = [](const char *name, const char *text, const char *part, bool atRight) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(part) << atRight;
        };
        row("Latin", "call my boss", "my boss", false);
        row("Hebrew", "תתקשר לאמא שלי", "לאמא שלי", true);
        row("one Hebrew letter", "א ב ג", "ב", true);
        row("a Hebrew word in English", "call אמא now", "אמא", true);
        row("English and Hebrew in English", "call אמא now", "call אמא", false);
        row("Hebrew, then English, in English", "call אמא now", "אמא now", false);
        row("English and Hebrew in Hebrew", "תתקשר Oslo מחר", "Oslo מחר", true);
        row("a number in Hebrew", "שולחן 42 מחר", "42", false);
    }
    void aGripIsOnTheSideWhereItsEndIsSeen()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        QFETCH(bool, beginsAtRight);
        using End = widgets::SpanLayout::End;
        ShownText shown(text, {});
        const Utf16Span span = shown.spanOf(part);
        const auto begin = shown.view.layoutOfText().gripOf(span, End::Begin);
        const auto end = shown.view.layoutOfText().gripOf(span, End::End);
        QVERIFY(begin && end);
        QCOMPARE(begin->atRight, beginsAtRight);
        QCOMPARE(end->atRight, !beginsAtRight);
        QCOMPARE(begin->x > end->x, beginsAtRight);
    }

    void theGripsOfAHebrewLabelOverTwoLinesAreAtItsEnds()
    {
        using End = widgets::SpanLayout::End;
        ShownText shown(QStringLiteral("תתקשר לאמא שלי מחר ").repeated(8).trimmed(), QStringLiteral("he"));
        const Utf16Span whole{0, static_cast<int>(shown.view.text().size())};
        const auto begin = shown.view.layoutOfText().gripOf(whole, End::Begin);
        const auto end = shown.view.layoutOfText().gripOf(whole, End::End);
        QVERIFY(begin && end);
        QVERIFY(begin->line.top() < end->line.top());
        QVERIFY(begin->atRight);
        QVERIFY(!end->atRight);
    }

    void theNextWordIsSelectedFromItsFirstLetter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *text, const char *label, const char *word) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(label)
                                << QString::fromUtf8(word);
        };
        row("after", "book a flight to Oslo tomorrow", "Oslo", "tomorrow");
        row("after a mark", "from Oslo-tomorrow on", "Oslo", "tomorrow");
        row("after, in Hebrew", "תתקשר לאמא שלי מחר", "לאמא", "שלי");
    }
    void theNextWordIsSelectedFromItsFirstLetter()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        QFETCH(QString, word);
        ShownText shown(text);
        shown.label(label, QStringLiteral("City"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        shown.drag(shown.spanOf(word));
        QCOMPARE(resized.count(), 0);
        QCOMPARE(shown.selected(), word);
    }

    void theWordBeforeIsSelectedFromItsLastLetter()
    {
        ShownText shown(QStringLiteral("book a flight to Oslo tomorrow"));
        shown.label(QStringLiteral("Oslo"), QStringLiteral("City"));
        shown.view.setActiveSpan(0);
        QSignalSpy resized(&shown.view, &SpanView::resizeRequested);
        const QRect first = shown.view.rectOf({shown.spanOf(QStringLiteral("to Oslo")).begin, 1});
        const QRect last = shown.view.rectOf({shown.spanOf(QStringLiteral("to Oslo")).begin + 1, 1});
        shown.dragFromTo(QPoint(last.right() - 1, last.center().y()),
                         QPoint(first.left() + 1, first.center().y()));
        QCOMPARE(resized.count(), 0);
        QCOMPARE(shown.selected(), QStringLiteral("to"));
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
