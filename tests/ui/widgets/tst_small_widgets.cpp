// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/distribution_bars.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/fitted_text.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_painter.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"
#include "ui/widgets/two_groups.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <QtTest>

using namespace glossa;
using namespace glossa::widgets;

class SmallWidgetsTest : public QObject {
    Q_OBJECT

    static QImage painted(const SpanLine &line, int width = 400)
    {
        QImage image(width, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(QColor(theme::lightTokens.canvas));
        QPainter painter(&image);
        painter.setFont(theme::font(theme::TextRole::Body));
        paintSpanLine(painter, QRect(0, 0, width, 32), line);
        return image;
    }
    static int pixelsOf(const QImage &image, const QColor &color)
    {
        int found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                found += image.pixelColor(x, y) == color ? 1 : 0;
        return found;
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void aSegmentIsChosenByMouseAndArrows()
    {
        Segment segment({QStringLiteral("All"), QStringLiteral("Training"), QStringLiteral("Test")});
        segment.resize(segment.sizeHint());
        QCOMPARE(segment.height(), theme::px(28));
        QSignalSpy chosen(&segment, &Segment::chosen);
        QTest::mouseClick(&segment, Qt::LeftButton, {}, segment.partRect(2).center());
        QCOMPARE(segment.current(), 2);
        QTest::keyClick(&segment, Qt::Key_Left);
        QCOMPARE(segment.current(), 1);
        QTest::keyClick(&segment, Qt::Key_Left);
        QTest::keyClick(&segment, Qt::Key_Left);
        QCOMPARE(segment.current(), 0);
        QCOMPARE(chosen.count(), 3);
        segment.setCurrent(2);
        QCOMPARE(chosen.count(), 3); // by the program: no signal
    }

    void aLabeledStretchHasTintAndUnderline()
    {
        const SpanMark mark{{6, 6}, QStringLiteral("ContactName"), QStringLiteral("1"), 0};
        const theme::CategoryColors &colors = theme::lightTokens.category(0);
        const QImage with = painted({QStringLiteral("email olivia today"), {mark}, {}});
        QVERIFY(pixelsOf(with, colors.fill) > 100);
        QVERIFY(pixelsOf(with, colors.mark) > 60);
        const QImage without = painted({QStringLiteral("email olivia today"), {}, {}});
        QCOMPARE(pixelsOf(without, colors.mark), 0);
    }

    void aLabelWithoutAKeyCarriesItsName()
    {
        const QString text = QStringLiteral("email olivia today");
        const QColor ink(theme::lightTokens.category(0).ink);
        const QString name = QStringLiteral("ContactName");
        const QImage named = painted({text, {{{6, 6}, name, {}, 0}}, {}});
        const QImage keyed = painted({text, {{{6, 6}, name, QStringLiteral("1"), 0}}, {}});
        QVERIFY(pixelsOf(named, ink) > 2 * pixelsOf(keyed, ink));
        // At the end of the text it is not cut either.
        const QImage last = painted({text, {{{13, 5}, name, {}, 0}}, {}});
        QVERIFY(pixelsOf(last, ink) > 2 * pixelsOf(keyed, ink));
    }

    void aTextFromTheRightBeginsAtTheRight()
    {
        const QColor ground(theme::lightTokens.canvas);
        const auto inkIn = [&](const QImage &image, int from, int to) {
            return image.copy(from, 0, to - from, image.height()) != [&] {
                QImage empty(to - from, image.height(), image.format());
                empty.fill(ground);
                return empty;
            }();
        };
        const QString hebrew = QStringLiteral("שני קפה עם חלב");
        const QImage shortOne = painted({hebrew, {}, {}});
        QVERIFY(inkIn(shortOne, 380, 400));
        QVERIFY(!inkIn(shortOne, 0, 200));
        // Cut where its room ends, at the left: what is read first stays.
        const QImage whole = painted({hebrew, {}, {}}, 100);
        const QImage cut = painted({hebrew + QStringLiteral(" ועוד הרבה מאוד מילים אחרות"), {}, {}}, 100);
        QVERIFY(inkIn(cut, 0, 12)); // dots
        QCOMPARE(cut.copy(60, 0, 40, 32), whole.copy(60, 0, 40, 32));
    }

    void aSuggestionHasNoTint()
    {
        const SpanMark mark{{6, 6}, QStringLiteral("ContactName"), {}, 0, SpanLook::Suggestion, .9};
        const QImage image = painted({QStringLiteral("email olivia today"), {mark}, {}});
        QCOMPARE(pixelsOf(image, theme::lightTokens.category(0).fill), 0);
    }

    void labelsBehindTheEndDoNoHarm()
    {
        const SpanMark beyond{{390, 50}, QStringLiteral("Note"), QStringLiteral("2"), 1};
        const SpanMark outside{{100, 900}, QStringLiteral("Note"), QStringLiteral("2"), 1};
        painted({QString(450, u'm'), {beyond, outside}, QStringLiteral("m")}, 200);
        painted({QStringLiteral("one\r\ntwo"), {{{0, 8}, QStringLiteral("All")}}, {}});
        painted({QString(), {}, {}});
    }

    void aHitIsMarkedWhereverItStands()
    {
        const QImage image =
            painted({QStringLiteral("next mail and the NEXT one"), {}, QStringLiteral("next")});
        QVERIFY(pixelsOf(image, theme::lightTokens.warnsoft) > 200);
    }

    void whatMattersLessGivesWay()
    {
        QWidget window; // a window would be as wide as its layout asks for
        QWidget line(&window);
        auto *layout = new QHBoxLayout(&line);
        auto *hint = new QLabel(QStringLiteral("a hint of many words"));
        auto *place = new QLabel(QStringLiteral("2 of 40"));
        auto *button = new QPushButton(QStringLiteral("Done, next"));
        for (QWidget *part : std::initializer_list<QWidget *>{hint, place, button})
            layout->addWidget(part);
        new GiveWay(line, {hint, place});
        const int whole = layout->sizeHint().width();
        line.resize(whole, 40);
        window.resize(900, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(hint->width() >= hint->sizeHint().width());
        line.resize(whole - 20, 40);
        QTRY_COMPARE(hint->width(), 0);
        QTRY_COMPARE(button->width(), button->sizeHint().width());
        QVERIFY(place->width() > 0);
        line.resize(button->sizeHint().width() + 40, 40);
        QTRY_COMPARE(place->width(), 0);
        line.resize(whole, 40);
        QTRY_VERIFY(hint->width() >= hint->sizeHint().width());
        QVERIFY(place->width() > 0);
    }

    /// One pixel too little takes one letter, not the whole text, and no part with fixed words.
    void aTextOfAnyLengthIsElided()
    {
        QWidget window;
        QWidget line(&window);
        auto *layout = new QHBoxLayout(&line);
        auto *caption = new QLabel(QStringLiteral("Intent"));
        auto *says = new ElidingLabel;
        auto *button = new QPushButton(QStringLiteral("Done, next"));
        layout->addWidget(caption);
        layout->addWidget(says, 1);
        layout->addStretch(0);
        layout->addWidget(button);
        new GiveWay(line, {caption});
        const QString words = QStringLiteral("m1 says a name of many letters, 0.93");
        says->show(words);
        const int fixed = layout->sizeHint().width(); // it asks for nothing
        line.resize(fixed + says->sizeHint().width(), 40);
        window.resize(900, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE(says->width(), says->sizeHint().width());
        QVERIFY(says->toolTip().isEmpty());
        line.resize(line.width() - 20, 40);
        QTRY_COMPARE(says->width(), says->sizeHint().width() - 20);
        QCOMPARE(says->toolTip(), words);
        QCOMPARE(says->text(), words);
        QVERIFY(caption->width() > 0);
        line.resize(fixed + 400 + says->sizeHint().width(), 40);
        QTRY_COMPARE(says->width(), says->sizeHint().width()); // what follows stands beside it
        line.resize(fixed, 40);
        QTRY_COMPARE(says->width(), 0);
        QVERIFY(caption->width() > 0);
    }

    void aTitleOfItsOwnGivesWayAndAnotherDoesNot()
    {
        QWidget window;
        PaneHead head(QStringLiteral("Projects"), QStringLiteral("3 in this workspace"), &window);
        auto *control = new QPushButton(QStringLiteral("New project…"));
        head.addControl(control);
        head.resize(control->sizeHint().width() + 60, head.height());
        window.resize(900, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto *title = head.findChildren<QLabel *>().front();
        QTRY_COMPARE(title->width(), 0);
        head.setTitle(QStringLiteral("Trash"));
        QTRY_VERIFY(title->width() > 0);
        head.setTitle(QStringLiteral("Projects"));
        QTRY_COMPARE(title->width(), 0);
    }

    void aKeyCapFollowsItsAction()
    {
        QAction action;
        action.setShortcut(QKeySequence(Qt::Key_F));
        KeyCap cap(action);
        const int narrow = cap.sizeHint().width();
        action.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
        QVERIFY(cap.sizeHint().width() > narrow);
    }

    /// What is seen in the window, which is painted in parts, is what it would be painted like as a whole.
    void theSignOfAStatePanelGoesWithItsWords()
    {
        StatePanel panel;
        panel.resize(800, 400);
        panel.showEmpty(theme::Icon::Grid, QStringLiteral("No utterances yet"), QStringLiteral("Type some."),
                        QStringLiteral("Add"), [] {});
        panel.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.showEmpty(
            theme::Icon::Grid, QStringLiteral("No labels are defined yet"),
            QStringLiteral("Say first which intents and entities there are; then add utterances."),
            QStringLiteral("Go to Schema"), [] {});
        panel.repaint(); // before it is laid out, as when something else asked for it a moment ago
        const auto seen = [&panel] {
            return panel.screen()->grabWindow(panel.winId()).toImage().convertToFormat(QImage::Format_RGB32);
        };
        const auto whole = [&panel] { return panel.grab().toImage().convertToFormat(QImage::Format_RGB32); };
        const auto *why = panel.findChild<QLabel *>(QStringLiteral("stateWhy"));
        QTRY_COMPARE(why->x(), (panel.width() - why->width()) / 2); // laid out anew
        QTRY_COMPARE(seen(), whole());
    }

    void aStatePanelOffersTheNextStep()
    {
        StatePanel panel;
        int done = 0;
        panel.showEmpty(theme::Icon::Grid, QStringLiteral("No model yet"), QStringLiteral("Train one."),
                        QStringLiteral("Go to Training"), [&done] { ++done; });
        auto *button = panel.findChild<QPushButton *>(QStringLiteral("stateButton"));
        QVERIFY(button != nullptr && !button->isHidden());
        button->click();
        QCOMPARE(done, 1);
        panel.showError({ErrorCode::DiskFull, {}, {}, {}, {}}, {}, {});
        QVERIFY(button->isHidden());
        QVERIFY(panel.findChild<QLabel *>(QStringLiteral("stateWhy"))
                    ->text()
                    .contains(QStringLiteral("disk is full")));
    }

    void loadingAppearsOnlyAfterAMoment()
    {
        StatePanel panel;
        panel.showLoading(QStringLiteral("Counting…"));
        auto *what = panel.findChild<QLabel *>(QStringLiteral("stateWhat"));
        QVERIFY(what->isHidden());
        QTRY_VERIFY(!what->isHidden());
    }

    void aBannerHasAtMostOneButton()
    {
        Banner banner;
        QSignalSpy acted(&banner, &Banner::actionTriggered);
        banner.show(Banner::Kind::Warning, QStringLiteral("The disk is nearly full."));
        auto *button = banner.findChild<QPushButton *>(QStringLiteral("bannerButton"));
        QVERIFY(button->isHidden());
        banner.show(Banner::Kind::Info, QStringLiteral("41 utterances changed since m3."),
                    QStringLiteral("Train"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(acted.count(), 1);
    }

    void aDistributionBarOpensItsCategory()
    {
        DistributionBars bars;
        bars.resize(250, 200);
        test::testModelsOf(bars);
        bars.setBars({{QStringLiteral("ContactName"), 0, 100, 23}, {QStringLiteral("Line"), 9, 12, 0, true}});
        QSignalSpy opened(&bars, &DistributionBars::barActivated);
        QTest::mouseClick(bars.rows().viewport(), Qt::LeftButton, {}, bars.rows().rowRect(1).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toInt(), 1);
        QVERIFY(bars.rows().rowText(0).contains(QStringLiteral("100")));
    }

    void aDistributionBarIsMirroredAndCoversNoFigure()
    {
        const auto grabbed = [](Qt::LayoutDirection direction) {
            DistributionBars bars;
            bars.setLayoutDirection(direction);
            bars.resize(250, 200);
            bars.setBars({{QStringLiteral("City"), 0, 330, 110}});
            bars.show();
            const QRect row = bars.rows().rowRect(0);
            return bars.rows().viewport()->grab(row).toImage();
        };
        const auto inked = [](const QImage &image, int from, int to) {
            int count = 0;
            for (int x = from; x < to; ++x)
                for (int y = 0; y < image.height() * 2 / 3; ++y)
                    count += image.pixelColor(x, y) != image.pixelColor(0, 0) ? 1 : 0;
            return count;
        };
        const QImage image = grabbed(Qt::LeftToRight);
        const QImage mirrored = grabbed(Qt::RightToLeft);
        const int middle = image.width() / 2;
        const int figures = inked(image, middle, image.width());
        QVERIFY(figures > 0);
        // Where one figure stood on the other, a third of them would be gone.
        QVERIFY2(inked(mirrored, 0, middle) > figures * 9 / 10,
                 qPrintable(QStringLiteral("%1 of %2").arg(inked(mirrored, 0, middle)).arg(figures)));
        const QColor mark = theme::tokens().category(0).mark;
        const int y = image.height() - 9;
        QCOMPARE(image.pixelColor(middle / 2, y), mark);
        QCOMPARE(mirrored.pixelColor(image.width() - 1 - middle / 2, y), mark);
        QVERIFY(mirrored.pixelColor(middle / 4, y) != mark); // that is the part for the test
    }

    void twoGroupsStandBesideEachOtherWhereBothHaveRoom()
    {
        QWidget line;
        auto *layout = new QVBoxLayout(&line);
        layout->setContentsMargins({});
        auto *groups = new TwoGroups;
        layout->addWidget(groups);
        QPushButton *buttons[2] = {};
        for (const int which : {0, 1}) {
            buttons[which] = new QPushButton(QStringLiteral("Something long enough"));
            groups->row(which).addWidget(buttons[which]);
            groups->row(which).addStretch(1);
        }
        const int beside = groups->besideWidth();
        line.resize(beside + 20, 200);
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        QVERIFY(groups->areBeside());
        line.resize(beside - 20, 200);
        QTRY_VERIFY(!groups->areBeside());
        QTRY_VERIFY(buttons[1]->geometry().top() > buttons[0]->geometry().bottom());
        QCOMPARE(buttons[0]->width(), buttons[0]->sizeHint().width()); // neither is cut
        QCOMPARE(groups->besideWidth(), beside);
        line.resize(beside + 20, 200);
        QTRY_VERIFY(groups->areBeside());
        // Longer words need another line without any change of the window.
        buttons[0]->setText(QStringLiteral("Something that is longer by far than it was before"));
        QTRY_VERIFY(!groups->areBeside());
    }

    void aFittedTextIsSeenWholeAtAnyWidth()
    {
        QWidget line;
        auto *layout = new QVBoxLayout(&line);
        auto *view = new SpanView;
        layout->addWidget(view);
        layout->addStretch(1);
        auto *fitted = new FittedText(*view);
        fitted->setBounds(40, 2000);
        line.resize(700, 600);
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        view->setText(QStringLiteral("forward the email from melissa to peter and say see you on monday"),
                      QStringLiteral("en"));
        QTRY_COMPARE(view->height(), view->reservedHeight());
        const int wide = view->height();
        line.resize(220, 600); // the text wraps now
        QTRY_VERIFY(view->height() > wide);
        QCOMPARE(view->height(), view->reservedHeight());
        line.resize(700, 600);
        QTRY_COMPARE(view->height(), wide);
        fitted->setBounds(40, wide - 10);
        QTRY_COMPARE(view->height(), wide - 10);
        fitted->setBounds(40, wide, true);
        QCOMPARE(view->minimumHeight(), wide);
        QCOMPARE(view->maximumHeight(), QWIDGETSIZE_MAX);
    }

    void theSearchFieldsKeyGoesWhenThereIsText()
    {
        SearchField field;
        field.setKey(QStringLiteral("/"));
        field.resize(200, field.sizeHint().height());
        const QImage empty = field.grab().toImage();
        field.setText(QStringLiteral("contact"));
        field.setText(QString());
        QVERIFY(field.grab().toImage() == empty);
        QVERIFY(field.textMargins().right() >= theme::keyCapWidth(QStringLiteral("/")));
        field.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(field.textMargins().left() >= theme::keyCapWidth(QStringLiteral("/")));
    }
};

GLOSSA_TEST(SmallWidgetsTest);
#include "tst_small_widgets.moc"
