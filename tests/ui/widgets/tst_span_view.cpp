// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting by hand and by keys: the exact stretch, whatever the script.
#include "tests/support/registry.h"
#include "tests/ui/widgets/shown_text.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"

#include <QScrollBar>

#include <algorithm>

using namespace glossa;
using test::ShownText;
using text::Utf16Span;
using widgets::SpanView;

namespace {

const QString family = QStringLiteral("👨‍👩‍👧");

/// Letters are smoothed: where no stem falls on whole pixels none has its ink's very color.
bool isNearly(const QColor &color, const QColor &ink)
{
    constexpr int most = 48;
    return std::abs(color.red() - ink.red()) <= most && std::abs(color.green() - ink.green()) <= most &&
           std::abs(color.blue() - ink.blue()) <= most;
}

} // namespace

class SpanViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aDragSelectsExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("dragged");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &dragged,
                            const QString &expected) { QTest::newRow(name) << text << dragged << expected; };
        row("whole words", QStringLiteral("send an email to olivia now"), QStringLiteral("livi"),
            QStringLiteral("olivia"));
        row("two words", QStringLiteral("send an email to bob kappus today"), QStringLiteral("ob kap"),
            QStringLiteral("bob kappus"));
        row("no full stop", QStringLiteral("I live in Bern."), QStringLiteral("Bern."),
            QStringLiteral("Bern"));
        row("no blanks", QStringLiteral("paid 40 euro in"), QStringLiteral(" 40 euro "),
            QStringLiteral("40 euro"));
        row("after an emoji", QStringLiteral("😀 play jazz"), QStringLiteral("jaz"), QStringLiteral("jazz"));
        row("Hebrew before Latin", QStringLiteral("שלום Berlin"), QStringLiteral("שלום"),
            QStringLiteral("שלום"));
        row("Latin after Hebrew", QStringLiteral("שלום Berlin"), QStringLiteral("Berlin"),
            QStringLiteral("Berlin"));
        row("Arabic", QStringLiteral("دفعت ليلى المبلغ"), QStringLiteral("ليلى"), QStringLiteral("ليلى"));
        row("combining marks", QStringLiteral("un cafe\u0301 noir"), QStringLiteral("cafe\u0301"),
            QStringLiteral("cafe\u0301"));
    }
    void aDragSelectsExactly()
    {
        QFETCH(QString, text);
        QFETCH(QString, dragged);
        QFETCH(QString, expected);
        ShownText shown(text);
        QSignalSpy finished(&shown.view, &SpanView::selectionFinished);
        shown.drag(shown.spanOf(dragged));
        QCOMPARE(shown.selected(), expected);
        QCOMPARE(shown.view.selection().begin, static_cast<int>(text.indexOf(expected)));
        QCOMPARE(finished.count(), 1);
    }

    void lineEndsOfEitherKindKeepTheirUnits()
    {
        ShownText shown(QStringLiteral("Date: 11/27/2018\r\nBorrower: Rowan Murphy\nCity: Paris"));
        shown.drag(shown.spanOf(QStringLiteral("owan Murph")));
        QCOMPARE(shown.selected(), QStringLiteral("Rowan Murphy"));
        QCOMPARE(shown.view.selection(), (Utf16Span{28, 12}));
        shown.drag(shown.spanOf(QStringLiteral("Paris")));
        QCOMPARE(shown.view.selection(), shown.spanOf(QStringLiteral("Paris")));
    }

    void anotherTextSizeLeavesTheLabelWhereItWas_data()
    {
        QTest::addColumn<bool>("active");
        QTest::newRow("active label") << true;
        QTest::newRow("caret") << false;
    }
    void anotherTextSizeLeavesTheLabelWhereItWas()
    {
        QFETCH(bool, active);
        QString text;
        for (int i = 0; i < 400; ++i)
            text += QStringLiteral("%1 of the clauses %2\n")
                        .arg(i)
                        .arg(QStringLiteral("holds for both parties ").repeated(i % 7));
        ShownText shown(text);
        shown.view.setLineNumbers(true);
        const Utf16Span clause = shown.spanOf(QStringLiteral("250 of the clauses"));
        shown.label(QStringLiteral("250 of the clauses"), QStringLiteral("Clause"));
        const auto measured = [&] {
            const auto &paragraphs = shown.view.layoutOfText().paragraphs();
            return std::ranges::all_of(paragraphs, [](const auto &one) { return one.laidOut; });
        };
        QTRY_VERIFY(measured());
        shown.view.setActiveSpan(0);
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->value() + 120);
        if (!active) {
            shown.click(clause); // the caret goes there
            shown.view.setActiveSpan(-1);
            QVERIFY(shown.view.caret() > 0);
        }
        const int before = shown.view.rectOf(clause).top();
        QVERIFY(before > 0 && before < shown.view.viewport()->height());
        for (const double size : {16.5, 18.0, 24.0, 12.0}) {
            shown.view.setTextSize(size);
            QVERIFY(qAbs(shown.view.rectOf(clause).top() - before) < 12);
            QTRY_VERIFY(measured());
            QVERIFY(qAbs(shown.view.rectOf(clause).top() - before) < 12);
        }
    }

    void altTakesCharactersNotWords()
    {
        ShownText shown(QStringLiteral("unbelievable"));
        shown.drag(shown.spanOf(QStringLiteral("believ")), Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("believ"));
    }

    void aClusterIsNeverCut()
    {
        ShownText shown(QStringLiteral("a ") + family + QStringLiteral(" b"));
        QCOMPARE(family.size(), 8);
        shown.key(Qt::Key_Home);
        shown.key(Qt::Key_Right);
        shown.key(Qt::Key_Right);
        shown.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.view.selection(), (Utf16Span{2, 8}));
        shown.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.view.selection().length, 0);
    }

    void keysAloneReachASpan()
    {
        ShownText shown(QStringLiteral("send an email to bob kappus about lunch"));
        shown.key(Qt::Key_Home);
        for (int i = 0; i < 4; ++i)
            shown.key(Qt::Key_Right, Qt::ControlModifier);
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("bob kappus"));
        shown.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("bob"));
        shown.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QString());
        shown.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("to "));
        QCOMPARE(shown.view.labelSpan(), shown.spanOf(QStringLiteral("to")));
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.selection().length, 0);
    }

    void wordsAreSelectedUpToPunctuation()
    {
        ShownText shown(QStringLiteral("mail harold, today."));
        shown.key(Qt::Key_Right, Qt::ControlModifier);
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("harold"));
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("harold, today"));
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("harold, today"));
    }

    void bySnapOfCharactersBlanksAreSelectedAsInAnyEditor()
    {
        ShownText shown(QStringLiteral("oat milk please"));
        shown.view.setSnap(SpanView::Snap::Characters);
        shown.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("oat "));
    }

    void aLabelLeavesOutWhatIsAtTheEdges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("selected");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *selected, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(selected)
                                << QString::fromUtf8(expected);
        };
        row("blanks", "with oat milk please", " oat milk ", "oat milk");
        row("a comma between blanks", "oat milk , please", "oat milk ,", "oat milk");
        row("a bracket between blanks", "see ( this ) now", "( this )", "this");
        row("a full stop", "I live in Bern.", "Bern.", "Bern");
        row("per cent is read out", "pay 40 % now", "40 %", "40 %");
        row("a mark alone", "what ? now", "?", "?");
        row("blanks alone", "a   b", "  ", "");
        row("a line end", "one\r\ntwo", "one\r\n", "one");
    }
    void aLabelLeavesOutWhatIsAtTheEdges()
    {
        QFETCH(QString, text);
        QFETCH(QString, selected);
        QFETCH(QString, expected);
        ShownText shown(text);
        shown.view.setSelection(shown.spanOf(selected));
        const Utf16Span span = shown.view.labelSpan();
        QCOMPARE(text.mid(span.begin, span.length), expected);
    }

    void whatWasSelectedByCharactersKeepsItsFullStop()
    {
        ShownText shown(QStringLiteral("Acme Inc. paid"));
        shown.key(Qt::Key_Right, Qt::ControlModifier);
        for (int i = 0; i < 5; ++i)
            shown.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("Inc. "));
        QCOMPARE(shown.view.labelSpan(), shown.spanOf(QStringLiteral("Inc.")));
    }

    void growingTakesOneWordMoreAPress()
    {
        ShownText shown(QStringLiteral("two large lattes with oat milk please"));
        shown.click(shown.spanOf(QStringLiteral("oat")));
        shown.type('w');
        QCOMPARE(shown.selected(), QStringLiteral("oat"));
        shown.type('w');
        QCOMPARE(shown.selected(), QStringLiteral("oat milk"));
        shown.key(Qt::Key_W, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("with oat milk"));
        shown.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("oat milk"));
        shown.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("oat"));
        shown.type('w');
        shown.type('w');
        shown.type('w'); // there is no further word
        QCOMPARE(shown.selected(), QStringLiteral("oat milk please"));
    }

    void clauseSentenceAndLineHaveAKeyOfTheirOwn()
    {
        ShownText shown(QStringLiteral("Call Ana, then Ben. Write nobody."));
        shown.click(shown.spanOf(QStringLiteral("Ben")));
        shown.type('r');
        QCOMPARE(shown.selected(), QStringLiteral("then Ben"));
        shown.type('r');
        QCOMPARE(shown.selected(), QStringLiteral("Call Ana, then Ben"));
        shown.type('r');
        QCOMPARE(shown.selected(), QStringLiteral("Call Ana, then Ben. Write nobody"));
        shown.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("Call Ana, then Ben"));
    }

    void everyKeyOfTheSheetIsHandled()
    {
        ShownText shown(QStringLiteral("call my boss now please"));
        shown.label(QStringLiteral("boss"), QStringLiteral("Person"));
        int checked = 0;
        for (const widgets::KeyLine &line : shown.view.keyLines().lines)
            for (const QKeySequence &keys : line.keys) {
                shown.view.setActiveSpan(0); // edges and Escape want one
                const QKeyCombination one = keys[0];
                const bool printable = one.key() >= Qt::Key_BracketLeft && one.key() <= Qt::Key_BraceRight;
                QKeyEvent press(QEvent::KeyPress, one.key(), one.keyboardModifiers(),
                                printable ? QString(QChar(one.key())) : QString());
                QCoreApplication::sendEvent(&shown.view, &press);
                QVERIFY2(press.isAccepted(), qPrintable(keys.toString()));
                ++checked;
            }
        QVERIFY(checked > 20);
    }

    void doubleClickTakesAWord()
    {
        ShownText shown(QStringLiteral("remind me at 8:30 please"));
        const QPoint at = shown.view.rectOf(shown.spanOf(QStringLiteral("remind"))).center();
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(shown.selected(), QStringLiteral("remind"));
    }

    void shiftClickExtends()
    {
        ShownText shown(QStringLiteral("one two three four"));
        shown.click(shown.spanOf(QStringLiteral("two")));
        shown.click(shown.spanOf(QStringLiteral("three")), Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("two three"));
    }

    void homeEndAndPagesMoveInADocument()
    {
        QString text;
        for (int i = 0; i < 200; ++i)
            text += QStringLiteral("line %1 of a document\n").arg(i);
        ShownText shown(text);
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.caret(), 20);
        shown.key(Qt::Key_PageDown);
        QVERIFY(shown.view.caret() > 100);
        shown.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.view.caret(), static_cast<int>(text.size()));
        QVERIFY(shown.view.viewport()->rect().intersects(
            shown.view.rectOf({static_cast<int>(text.size()) - 5, 2})));
        shown.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(shown.view.caret(), 0);
    }

    void foreignKeysAreLeftToThePane()
    {
        QWidget pane;
        struct Counter : QObject {
            int keys = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                keys += event->type() == QEvent::KeyPress ? 1 : 0;
                return false;
            }
        } counter;
        pane.installEventFilter(&counter);
        SpanView view(&pane);
        view.setText(QStringLiteral("some text"), QStringLiteral("en"));
        QTest::keyClick(&view, '1');
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(counter.keys, 2);
    }

    void captionsOfRightToLeftTextKeepApart()
    {
        ShownText shown(QStringLiteral("قهوتان لاتيه حليب"), QStringLiteral("ar"));
        shown.label(QStringLiteral("قهوتان"), QStringLiteral("QuantityOfDrinksInTheOrder"), 0);
        shown.label(QStringLiteral("لاتيه"), QStringLiteral("Drink"), 1);
        const QRect first = shown.view.rectOf(shown.spanOf(QStringLiteral("قهوتان")));
        const QRect second = shown.view.rectOf(shown.spanOf(QStringLiteral("لاتيه")));
        QVERIFY(second.right() < first.left());
        const QImage image = shown.view.viewport()->grab().toImage();
        const auto inked = [&](const QRect &under) {
            const QColor ink = theme::tokens().category(0).ink;
            int count = 0;
            for (int x = under.left(); x <= under.right(); ++x)
                for (int y = under.bottom(); y < std::min(image.height(), under.bottom() + 24); ++y)
                    count += isNearly(image.pixelColor(x, y), ink) ? 1 : 0;
            return count;
        };
        QVERIFY(inked(first) > 0); // its own caption
        QCOMPARE(inked(second), 0);
    }

    void theListOpensBelowAllLinesOfTheSelection()
    {
        QString text;
        for (int i = 0; i < 40; ++i)
            text += QStringLiteral("word%1 ").arg(i);
        ShownText shown(text);
        shown.view.setSelection({0, static_cast<int>(text.size())});
        const auto lines = shown.view.layoutOfText().rectsOf(shown.view.selection());
        QVERIFY(lines.size() > 1);
        const QPoint place = shown.view.viewport()->mapFromGlobal(shown.view.popupPlace());
        QVERIFY(place.y() >= shown.view.rectOf(shown.view.selection()).bottom());
    }

    /// The first label of a last line makes room for its caption; before, one could not scroll to it.
    void theRangeKnowsALabelMadeAMomentAgo()
    {
        ShownText shown(QStringLiteral("one two three ").repeated(100) + QStringLiteral("four"));
        shown.view.resize(400, 100);
        const QScrollBar *bar = shown.view.verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        shown.key(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(bar->value(), bar->maximum());
        const int before = bar->maximum();
        shown.label(QStringLiteral("four"), QStringLiteral("Number"));
        QVERIFY(bar->maximum() > before);
    }

    void keysOnAnEmptyTextDoNothing()
    {
        ShownText shown{QString()};
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp,
                                  Qt::Key_PageDown, Qt::Key_Left, Qt::Key_Right, Qt::Key_W, Qt::Key_Tab})
            for (const auto modifier : {Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier})
                shown.key(key, modifier);
        QCOMPARE(shown.view.caret(), 0);
        QCOMPARE(shown.view.activeSpan(), -1);
    }
};

GLOSSA_TEST(SpanViewTest);
#include "tst_span_view.moc"
