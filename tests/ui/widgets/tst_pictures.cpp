// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the components page of the design in each theme, for people to look at.
#include "tests/support/registry.h"
#include "ui/theme/glossa_style.h"
#include "ui/theme/heat.h"
#include "ui/theme/icon_paths.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_painter.h"
#include "ui/widgets/span_view.h"
#include "ui/widgets/state_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QtTest>

using namespace glossa;
using namespace glossa::widgets;
using theme::px;

namespace {

QString folder()
{
    const QString path = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    QDir().mkpath(path);
    return path;
}

class FourRows : public RowModel {
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 4;
    }
    [[nodiscard]] QString rowText(int row) const override { return texts[row]; }
    const QStringList texts{QStringLiteral("add more please"), QStringLiteral("check my gmail"),
                            QStringLiteral("reply to edward"), QStringLiteral("next unread email")};
    const QStringList intents{QStringLiteral("AddMore"), QStringLiteral("CheckMessages"),
                              QStringLiteral("Reply"), QStringLiteral("ShowNext")};

protected:
    [[nodiscard]] Cell cell(int row, int) const override
    {
        return DrawnCell{texts[row], [this, row](QPainter &painter, const QRect &cell, const CellState &) {
                             painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, texts[row]);
                             painter.setPen(theme::tokens().t2);
                             painter.drawText(cell, Qt::AlignVCenter | Qt::AlignRight, intents[row]);
                         }};
    }
};

/// The page of components, laid out as the mock-up is.
class Components : public QWidget {
public:
    Components()
    {
        resize(px(1280), px(800));
        controls();
        spans();
        m_rows.setParent(this);
        m_rows.setGeometry(px(798), px(610), px(458), px(129));
        m_rows.setModel(&m_source);
        m_rows.setCurrentRow(2);
        auto *bar = new QProgressBar(this);
        bar->setValue(62);
        bar->setGeometry(px(24), px(480), px(160), px(4));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens();
        painter.fillRect(rect(), t.pane);
        for (int slot = 0; slot < 24; ++slot)
            paintSlot(painter, slot,
                      QRect(px(24) + slot % 4 * px(92), px(44) + slot / 4 * px(26), px(86), px(18)));
        paintType(painter);
        paintHeat(painter);
        for (int i = 0; i <= static_cast<int>(theme::Icon::Warning); ++i)
            theme::paintIcon(painter,
                             QRectF(px(24) + i % 14 * px(26), px(520) + i / 14 * px(26), px(16), px(16)),
                             static_cast<theme::Icon>(i), t.t2);
    }

private:
    static void paintSlot(QPainter &painter, int slot, const QRect &place)
    {
        const theme::CategoryColors &colors = theme::tokens().category(slot);
        painter.fillRect(place, colors.fill);
        painter.fillRect(QRect(place.left(), place.top(), px(18), place.height()), colors.mark);
        painter.setFont(theme::font(theme::TextRole::SectionHead));
        painter.setPen(colors.ink);
        painter.drawText(place.adjusted(px(26), 0, 0, 0), Qt::AlignVCenter, QString::number(slot + 1));
    }
    void paintType(QPainter &painter)
    {
        const theme::Tokens &t = theme::tokens();
        int y = px(240);
        const auto line = [&](theme::TextRole role, const QString &words) {
            painter.setFont(theme::font(role));
            painter.setPen(t.t1);
            painter.drawText(QRect(px(24), y, px(380), px(32)), Qt::AlignVCenter, words);
            y += px(30);
        };
        line(theme::TextRole::Figure, QStringLiteral("0.85"));
        line(theme::TextRole::Title, QStringLiteral("Model details"));
        line(theme::TextRole::Body, QStringLiteral("Read the labels behind a number -> 3x4"));
        line(theme::TextRole::BodyMedium, QStringLiteral("Names and buttons 500"));
        line(theme::TextRole::BodyStrong, QStringLiteral("Totals 600"));
        line(theme::TextRole::Caption, QStringLiteral("changed by Ana, 2 minutes ago"));
        line(theme::TextRole::Code, QStringLiteral("{ \"offset\": 23 }"));
    }
    void paintHeat(QPainter &painter)
    {
        const theme::Tokens &t = theme::tokens();
        for (int i = 0; i < 7; ++i) {
            const double share = i / 6.0;
            const QColor grounds[] = {theme::matchColor(t, share), theme::errorColor(t, share),
                                      theme::differenceColor(t, share * 2 - 1)};
            for (int row = 0; row < 3; ++row) {
                const QRect place(px(428) + i * px(48), px(550) + row * px(36), px(47), px(29));
                painter.fillRect(place, grounds[row]);
                painter.setPen(row == 0 ? theme::inkOnMatch(t) : theme::inkOnError(grounds[row]));
                painter.setFont(theme::font(theme::TextRole::Caption));
                painter.drawText(place, Qt::AlignCenter, QString::number(qRound(share * 100)));
            }
        }
    }

    QPushButton *button(const QString &text, const char *kind, int x, int y)
    {
        auto *made = new QPushButton(text, this);
        made->setProperty("kind", QString::fromLatin1(kind));
        made->move(px(x), px(y));
        made->resize(made->sizeHint());
        return made;
    }
    template <typename Widget>
    Widget *put(Widget *widget, int x, int y, int width = 0)
    {
        widget->setParent(this);
        widget->move(px(x), px(y));
        widget->resize(width > 0 ? QSize(px(width), widget->sizeHint().height()) : widget->sizeHint());
        return widget;
    }
    void controls()
    {
        button(QStringLiteral("Primary"), "primary", 798, 44);
        button(QStringLiteral("Normal"), "", 880, 44);
        focused = button(QStringLiteral("Focus"), "", 960, 44);
        button(QStringLiteral("Remove"), "danger", 1034, 44)->setProperty("key", QStringLiteral("Del"));
        button(QStringLiteral("Off"), "", 1150, 44)->setEnabled(false);
        auto *add = button(QStringLiteral("New project"), "primary", 798, 12);
        add->setIcon(theme::icon(theme::Icon::Plus));
        add->resize(add->sizeHint());
        auto *next = button(QStringLiteral("Done, next"), "primary", 930, 12);
        next->setIcon(theme::icon(theme::Icon::Return));
        next->setProperty("iconLast", true);
        next->resize(next->sizeHint());
        auto *quiet = button(QStringLiteral("Report…"), "quiet", 1060, 12);
        quiet->setIcon(theme::icon(theme::Icon::Export));
        quiet->resize(quiet->sizeHint());
        button(QStringLiteral("Show all 123"), "link", 1170, 16);
        put(new QLineEdit(QStringLiteral("Input")), 798, 82, 104);
        auto *hint = new QLineEdit;
        hint->setPlaceholderText(QStringLiteral("Hint"));
        put(hint, 910, 82, 104);
        auto *twice = new QLineEdit(QStringLiteral("Twice"));
        twice->setProperty("invalid", true);
        put(twice, 1022, 82, 90);
        auto *search = new SearchField;
        search->setPlaceholderText(QStringLiteral("Find"));
        search->setKey(QStringLiteral("/"));
        put(search, 1120, 82, 136);
        put(new Segment({QStringLiteral("Train"), QStringLiteral("Test")}), 798, 120);
        put(new QCheckBox, 916, 122);
        put(new QCheckBox, 940, 122)->setChecked(true);
        put(new QRadioButton, 964, 122);
        auto *group = new QWidget(this);
        group->setGeometry(px(988), px(122), px(24), px(24));
        auto *chosen = new QRadioButton(group);
        chosen->setChecked(true);
        for (const bool on : {false, true}) {
            auto *box = new QCheckBox;
            box->setProperty("kind", QStringLiteral("switch"));
            put(box, on ? 1060 : 1016, 122)->setChecked(on);
        }
        put(new KeyCap(QStringLiteral("1")), 1106, 124);
        put(new KeyCap(QStringLiteral("Ctrl K")), 1130, 124);
        auto *combo = new QComboBox;
        combo->addItems({QStringLiteral("English (United States)"), QStringLiteral("Deutsch")});
        put(combo, 798, 158, 200);
        auto *spin = new QSpinBox;
        spin->setValue(20);
        put(spin, 1006, 158, 70);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(60);
        put(slider, 1086, 162, 80);
        auto *chip = button(QStringLiteral("Has Date"), "chip", 1180, 161);
        chip->resize(chip->sizeHint());
        auto *small = button(QStringLiteral("23 examples"), "", 1186, 124);
        small->setProperty("small", true);
        small->resize(small->sizeHint());
        auto *tabs = new QTabBar;
        tabs->setDocumentMode(true);
        for (const char *name : {"Overview", "Categories\t29", "Confusion", "Examples\t71 wrong"})
            tabs->addTab(QString::fromLatin1(name));
        put(tabs, 798, 186, 458)->setCurrentIndex(1);
        banners();
        states();
        auto *notes =
            new QPlainTextEdit(QStringLiteral("The person a mail goes to. First and last name together."));
        put(notes, 428, 680, 338);
        notes->resize(px(338), px(80));
    }
    void banners()
    {
        int y = 232;
        const auto add = [&](Banner::Kind kind, const QString &words, const QString &verb) {
            auto *banner = new Banner(this);
            banner->show(kind, words, verb);
            banner->setGeometry(px(798), px(y), px(458), px(40));
            y += 46;
        };
        add(Banner::Kind::Info, QStringLiteral("41 utterances changed since m3 was trained."),
            QStringLiteral("Train"));
        add(Banner::Kind::Warning, QStringLiteral("The disk is nearly full, 212 MB left."), {});
        add(Banner::Kind::Error, QStringLiteral("Not saved: the workspace file is read only."),
            QStringLiteral("Save elsewhere…"));
    }
    void states()
    {
        auto *empty = new StatePanel(this);
        empty->setGeometry(px(798), px(380), px(226), px(220));
        empty->showEmpty(theme::Icon::Grid, QStringLiteral("No model yet"),
                         QStringLiteral("Train one; half a minute for this project."),
                         QStringLiteral("Go to Training"), {});
        auto *error = new StatePanel(this);
        error->setGeometry(px(1030), px(380), px(226), px(220));
        error->showError({ErrorCode::CorruptModel, "m3.glossa", {}, {}, "checksum differs"},
                         QStringLiteral("Train again"), {});
    }
    void spans()
    {
        int y = 40;
        const auto line = [&](const QString &text, std::vector<SpanMark> marks, int active = -1,
                              text::Utf16Span sel = {}, const QString &hit = {},
                              const QString &language = QStringLiteral("en")) {
            auto *view = new SpanView(this);
            view->setTextSize(16);
            view->setText(text, language);
            view->setSpans(std::move(marks));
            view->setActiveSpan(active);
            view->setSelection(sel);
            view->setSearchText(hit);
            view->setGeometry(px(428), px(y), px(338), px(58));
            y += 50;
        };
        const QString text = QStringLiteral("Ana paid 40 euro in Bern");
        line(text, {{{9, 7}, QStringLiteral("Amount"), QStringLiteral("2"), 1}});
        line(text, {{{20, 4}, QStringLiteral("City"), QStringLiteral("4"), 3, SpanLook::Suggestion, .91}});
        line(text,
             {{{9, 7}, QStringLiteral("Money, prebuilt"), QStringLiteral("7"), 6, SpanLook::Component}});
        line(text, {{{20, 4}, QStringLiteral("City"), QStringLiteral("4"), 3}}, 0);
        line(text, {}, -1, {4, 7});
        line(text, {}, -1, {}, QStringLiteral("Bern"));
        line(text, {{{9, 7}, QStringLiteral("Amount"), QStringLiteral("2"), 1},
                    {{20, 4}, QStringLiteral("City"), QStringLiteral("4"), 3},
                    {{9, 15}, QStringLiteral("Payment"), QStringLiteral("v"), 14}});
        y += 20;
        line(QStringLiteral("دفعت ليلى 40 يورو أمس"),
             {{{5, 4}, QStringLiteral("Payer"), QStringLiteral("6"), 5},
              {{10, 7}, QStringLiteral("Amount"), QStringLiteral("2"), 1},
              {{18, 3}, QStringLiteral("Date"), QStringLiteral("9"), 8, SpanLook::Suggestion, .88}},
             -1, {}, {}, QStringLiteral("ar"));
    }

public:
    QPushButton *focused = nullptr;

private:
    FourRows m_source;
    RowView m_rows;
};

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { theme::apply(theme::Scheme::Light); }

    void componentsAreRendered_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<double>("factor");
        QTest::newRow("components-light") << static_cast<int>(theme::Scheme::Light) << 1.0;
        QTest::newRow("components-dark") << static_cast<int>(theme::Scheme::Dark) << 1.0;
        QTest::newRow("components-contrast") << static_cast<int>(theme::Scheme::HighContrast) << 1.0;
        QTest::newRow("components-150") << static_cast<int>(theme::Scheme::Light) << 1.5;
    }
    void componentsAreRendered()
    {
        QFETCH(int, scheme);
        QFETCH(double, factor);
        theme::apply(static_cast<theme::Scheme>(scheme), factor);
        Components page;
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.focused->setFocus(Qt::TabFocusReason);
        QTest::qWait(20);
        const QImage image = page.grab().toImage();
        QVERIFY(image.save(folder() + u'/' + QString::fromLatin1(QTest::currentDataTag()) +
                           QStringLiteral(".png")));
        const theme::Tokens &t = theme::tokens();
        QCOMPARE(image.pixelColor(px(30), px(50)), QColor(t.category(0).mark));
        QCOMPARE(image.pixelColor(px(802), px(46)), QColor(t.accfill)); // the primary button
    }

    void menusAreRendered()
    {
        theme::apply(theme::Scheme::Light);
        QMenu menu;
        menu.addAction(theme::icon(theme::Icon::Undo), QStringLiteral("&Undo Label City"))
            ->setShortcut(QKeySequence::Undo);
        menu.addAction(QStringLiteral("Redo"))->setEnabled(false);
        menu.addSeparator();
        QAction *checked = menu.addAction(QStringLiteral("Menu bar"));
        checked->setCheckable(true);
        checked->setChecked(true);
        menu.addMenu(QStringLiteral("Theme"))->addAction(QStringLiteral("Dark"));
        menu.resize(menu.sizeHint());
        QVERIFY(menu.actionGeometry(menu.actions().front()).height() == px(28));
        QVERIFY(menu.grab().save(folder() + QStringLiteral("/menu.png")));
    }
};

GLOSSA_TEST(PicturesTest);
#include "tst_pictures.moc"
