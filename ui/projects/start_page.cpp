// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/start_page.h"

#include "core/workspace/datasets/import.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "wording/formats.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::projects {

using theme::px;

namespace {

constexpr int samplesARow = 2;

/// A frame with round corners: a drop zone is dashed, a card is not.
class Box : public QWidget {
public:
    explicit Box(bool dashed) : m_dashed(dashed) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(m_dashed ? QColor(t.ctl) : QColor(t.line), m_dashed ? 1.25 : 1);
        if (m_dashed)
            pen.setDashPattern({3.2, 2.4});
        painter.setPen(pen);
        painter.setBrush(QColor(t.canvas));
        painter.drawRoundedRect(QRectF(rect()).adjusted(.75, .75, -.75, -.75), px(8), px(8));
    }

private:
    bool m_dashed;
};

/// An icon beside a text: painted, so that it follows the theme.
class Sign : public QWidget {
public:
    Sign(theme::Icon icon, double side, bool accent) : m_icon(icon), m_accent(accent)
    {
        setFixedSize(px(side), px(side));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens();
        theme::paintIcon(painter, rect(), m_icon, m_accent ? t.acc : t.t1);
    }

private:
    theme::Icon m_icon;
    bool m_accent;
};

/// A word in a small box.
class Chip : public QLabel {
public:
    explicit Chip(const QString &word) : QLabel(word)
    {
        theme::setRole(*this, theme::TextRole::Caption, theme::Ink::Secondary);
        setContentsMargins(px(6), px(2), px(6), px(2));
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(theme::tokens().line2), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), px(4), px(4));
        painter.end();
        QLabel::paintEvent(event);
    }
};

/// Icon and head, a sentence, a button.
QVBoxLayout *way(theme::Icon icon, const QString &head, const QString &text, QPushButton *button)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    line->addWidget(new Sign(icon, 16, false));
    auto *title = new QLabel(head);
    theme::setRole(*title, theme::TextRole::BodyMedium);
    line->addWidget(title, 1);
    auto *column = new QVBoxLayout;
    column->setSpacing(px(8));
    column->addLayout(line);
    column->addWidget(widgets::prose(text, theme::TextRole::Body, theme::Ink::Secondary), 1, Qt::AlignTop);
    column->addSpacing(px(4));
    column->addWidget(button, 0, Qt::AlignLeft);
    return column;
}

QString fileKinds()
{
    return StartPage::tr(
        "Label files, tables, CoNLL, folders of texts. You see what comes in before anything changes.");
}

} // namespace

StartPage::StartPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *column = new QWidget;
    column->setMaximumWidth(px(720));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(12));
    layout->addWidget(widgets::prose(tr("Teach a model your own words"), theme::TextRole::Figure));
    QLabel *why = widgets::prose(
        tr("Mark what matters in a few dozen texts, train in seconds on this computer, see exactly what "
           "the model gets wrong, and mend it. Nothing leaves this machine."),
        theme::TextRole::Body, theme::Ink::Secondary);
    why->setMaximumWidth(px(560));
    layout->addWidget(why);
    layout->addSpacing(px(8));
    layout->addWidget(makeDropZone());
    layout->addWidget(makeCards());
    layout->addSpacing(px(8));
    auto *keys = new QHBoxLayout;
    keys->setSpacing(px(8));
    const auto hint = [&](const QString &key, const QString &text) {
        keys->addWidget(new widgets::KeyCap(key));
        auto *label = new QLabel(text);
        theme::setRole(*label, theme::TextRole::Body, theme::Ink::Secondary);
        keys->addWidget(label);
        keys->addSpacing(px(8));
    };
    hint(tr("Ctrl K"), tr("finds every command"));
    hint(tr("F1"), tr("shows the keys of the pane you are in"));
    keys->addStretch(1);
    layout->addLayout(keys);

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column, 1000);
    middle->addStretch(1);
    auto *page = new QWidget;
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(px(24), px(24), px(24), px(24));
    outer->addStretch(5);
    outer->addLayout(middle);
    outer->addStretch(6);
    auto *scroll = new QScrollArea; // large text needs more height than a small window has
    scroll->setAccessibleName(tr("How to begin"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    theme::setPaneGround(*page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget *StartPage::makeDropZone()
{
    auto *zone = new Box(true);
    auto *column = new QVBoxLayout(zone);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(14));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(14));
    column->addLayout(row);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(px(6));
    for (const QString &word : formatWords())
        chips->addWidget(new Chip(word));
    chips->addStretch(1);
    column->addLayout(chips);
    row->addWidget(new Sign(theme::Icon::Import, 24, true), 0, Qt::AlignVCenter);
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(
        widgets::prose(tr("Drop a file or a folder anywhere in this window"), theme::TextRole::BodyMedium));
    text->addWidget(widgets::prose(tr("The format is recognized; a preview shows what will come in."),
                                   theme::TextRole::Body, theme::Ink::Secondary));
    row->addLayout(text, 1);
    auto *choose = new QPushButton(tr("Choose files…"));
    choose->setObjectName(QStringLiteral("startImport"));
    choose->setProperty("kind", QStringLiteral("primary"));
    connect(choose, &QPushButton::clicked, this, &StartPage::importRequested);
    row->addWidget(choose);
    return zone;
}

QStringList formatWords()
{
    QStringList words;
    for (const workspace::FormatInfo &format : workspace::formatList()) {
        if (!format.canRead)
            continue;
        const QString word = format.id.startsWith(u"azure-")              ? StartPage::tr("Azure JSON")
                             : format.id == u"conll"                      ? StartPage::tr("CoNLL, BIO")
                             : format.id == u"csv" || format.id == u"tsv" ? StartPage::tr("CSV, TSV")
                             : format.id == u"text"                       ? StartPage::tr("plain text")
                                                                          : wording::formatName(format.id);
        if (!words.contains(word))
            words << word;
    }
    return words;
}

QWidget *StartPage::makeCards()
{
    auto *cards = new QWidget;
    auto *grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(px(12));
    for (int column = 0; column <= samplesARow; ++column)
        grid->setColumnStretch(column, 1);
    const auto makeCard = [](theme::Icon icon, const QString &head, const QString &text,
                             QPushButton *button) {
        auto *card = new Box(false);
        card->setLayout(way(icon, head, text, button));
        card->layout()->setContentsMargins(px(16), px(16), px(16), px(16));
        return card;
    };
    const std::vector<Sample> all = samples();
    const int rows = std::max(1, (static_cast<int>(all.size()) + samplesARow - 1) / samplesARow);
    auto *make = new QPushButton(tr("New project…"));
    make->setObjectName(QStringLiteral("startNew"));
    connect(make, &QPushButton::clicked, this, &StartPage::newRequested);
    // One's own project stands beside all samples, so that no cell of the grid is empty.
    grid->addWidget(
        makeCard(theme::Icon::Plus, tr("New project"),
                 tr("Utterances with intents and entities, entities in documents, or classes of documents."),
                 make),
        0, 0, rows, 1);
    int place = 0;
    for (const Sample &sample : all) {
        auto *open = new QPushButton(tr("Open sample"));
        open->setObjectName(QStringLiteral("sample-") + sample.id);
        open->setAccessibleName(tr("Open the sample %1").arg(sample.name));
        connect(open, &QPushButton::clicked, this, [this, sample] { Q_EMIT sampleRequested(sample); });
        grid->addWidget(makeCard(theme::Icon::Sparkle, sample.name, sample.about, open), place / samplesARow,
                        1 + place % samplesARow);
        ++place;
    }
    return cards;
}

StartStrip::StartStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startStrip"));
    setMaximumWidth(px(740));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), px(16), px(16), px(16));
    row->setSpacing(px(28));
    auto *choose = new QPushButton(tr("Choose files…"));
    connect(choose, &QPushButton::clicked, this, &StartStrip::importRequested);
    row->addLayout(way(theme::Icon::Import, tr("Drop files here"), fileKinds(), choose), 1);
    auto *make = new QPushButton(tr("New project…"));
    connect(make, &QPushButton::clicked, this, &StartStrip::newRequested);
    row->addLayout(way(theme::Icon::Plus, tr("Start empty"),
                       tr("Pick what the model should find: intents with entities, entities in documents, or "
                          "classes. The "
                          "kind stays fixed later on."),
                       make),
                   1);
    const std::vector<Sample> all = samples();
    if (all.empty())
        return;
    auto *open = new QPushButton(tr("Open a sample"));
    open->setObjectName(QStringLiteral("openSample"));
    if (all.size() > 1) {
        auto *menu = new QMenu(open);
        for (const Sample &sample : all)
            connect(menu->addAction(widgets::plainWords(sample.name)), &QAction::triggered, this,
                    [this, sample] { Q_EMIT sampleRequested(sample); });
        open->setMenu(menu);
    } else {
        connect(open, &QPushButton::clicked, this,
                [this, sample = all.front()] { Q_EMIT sampleRequested(sample); });
    }
    row->addLayout(way(theme::Icon::Sparkle, tr("Look around first"),
                       tr("A finished project with labeled texts, ready to be trained and judged."), open),
                   1);
}

void StartStrip::setFolded(bool folded)
{
    for (QWidget *part : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (qobject_cast<QPushButton *>(part) == nullptr)
            part->setVisible(!folded);
    const int edge = px(folded ? 8 : 16);
    layout()->setContentsMargins(px(16), edge, px(16), edge);
}

void StartStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(QColor(theme::tokens().line2), 1);
    pen.setDashPattern({3, 2.4});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), px(8), px(8));
}

} // namespace glossa::projects
#include "moc_start_page.cpp"
