// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting by hand and by keys: the exact stretch, whatever the script.
#include "tests/support/registry.h"
#include "tests/ui/widgets/shown_text.h"
#include "ui/theme/glossa_style.h"

using namespace glossa;
using test::ShownText;
using text::Utf16Span;
using widgets::SpanView;

Q_DECLARE_METATYPE(glossa::text::Utf16Span)

namespace {

const QString family = QStringLiteral("👨‍👩‍👧");

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
        QVERIFY(shown.selected().startsWith(QStringLiteral("bob kappus")));
        shown.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("bob kappus"));
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.selection().length, 0);
    }

    void growingGoesFromWordToSentenceAndBack()
    {
        ShownText shown(QStringLiteral("Call Ana, then Ben. Write nobody."));
        shown.click(shown.spanOf(QStringLiteral("Ben")));
        shown.type('w');
        QCOMPARE(shown.selected(), QStringLiteral("Ben"));
        shown.type('w');
        QCOMPARE(shown.selected(), QStringLiteral("then Ben"));
        shown.type('w');
        QCOMPARE(shown.selected(), QStringLiteral("Call Ana, then Ben"));
        shown.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("then Ben"));
        shown.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(shown.selected(), QStringLiteral("Ben"));
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
