// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/evidence_panel.h"

#include "ui/details/finding_step.h"
#include "ui/theme/theme.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/two_groups.h"
#include "wording/improve.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::details {

using theme::px;

namespace {

constexpr int mostRows = 6; // of the evidence in sight; the others are scrolled to

} // namespace

EvidencePanel::EvidencePanel(QWidget *parent) : QWidget(parent)
{
    m_why = new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary);
    m_why->setObjectName(QStringLiteral("findingWhy"));
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("findingEvidence"));
    m_list->setAccessibleName(tr("What the finding goes by"));
    m_list->setModel(&m_rows);
    m_current = new widgets::Prose(theme::TextRole::Body);
    m_current->setObjectName(QStringLiteral("evidenceWords"));
    m_fix = new QPushButton;
    m_fix->setObjectName(QStringLiteral("fixFinding"));
    m_fix->setProperty("kind", QStringLiteral("primary"));
    m_open = new QPushButton(tr("Open in Labeling"));
    m_open->setObjectName(QStringLiteral("openFinding"));
    m_putOff = new QPushButton;
    m_putOff->setObjectName(QStringLiteral("putOffFinding"));
    m_choices = new QVBoxLayout;
    m_choices->setSpacing(px(6));
    m_choices->addWidget(m_current);
    // With large text and in other languages their words are long.
    auto *foot = new widgets::TwoGroups;
    foot->row(0).addWidget(m_fix);
    for (QPushButton *button : {m_open, m_putOff})
        foot->row(1).addWidget(button);
    for (const int group : {0, 1})
        foot->row(group).addStretch(1);

    auto *card = new QFrame;
    card->setFrameShape(QFrame::StyledPanel);
    card->setProperty("kind", QStringLiteral("card"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(px(12), px(8), px(12), px(10));
    column->setSpacing(px(8));
    column->addWidget(m_why);
    column->addWidget(m_list);
    column->addLayout(m_choices);
    column->addWidget(foot);
    auto *layout = new QVBoxLayout(this);
    // Its start is that of the words above it.
    widgets::setMargins(*layout, px(48), px(4), px(16), px(12));
    layout->addWidget(card);

    makeActions();
    connect(m_list, &widgets::RowView::currentRowChanged, this, &EvidencePanel::showChoices);
    connect(m_list, &widgets::RowView::rowActivated, this, &EvidencePanel::open);
    connect(m_fix, &QPushButton::clicked, this, &EvidencePanel::fixAll);
    connect(m_open, &QPushButton::clicked, this, &EvidencePanel::open);
    connect(m_putOff, &QPushButton::clicked, this, &EvidencePanel::togglePutOff);
    show(nullptr, false);
}

void EvidencePanel::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key, auto does) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, does);
        m_actions << action;
    };
    make("details.fixFinding", tr("Do what the finding proposes"), Qt::CTRL | Qt::Key_Return,
         [this] { fixAll(); });
    make("details.openFinding", tr("Open the items of the finding"), Qt::Key_O, [this] { open(); });
    make("details.putOffFinding", tr("Put the finding off, or take that back"), Qt::Key_P,
         [this] { togglePutOff(); });
    for (int i = 0; i < mostChoices; ++i) {
        auto *action = new QAction(tr("Decide for choice %1").arg(i + 1), this);
        action->setObjectName(QStringLiteral("details.choose%1").arg(i + 1));
        action->setShortcut(QKeySequence(static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { choose(i); });
        m_actions << action;
    }
}

void EvidencePanel::show(const workspace::Finding *finding, bool isDone)
{
    const bool same = finding != nullptr && m_finding && finding->identity() == m_finding->identity();
    const int row = same ? m_list->currentRow() : 0;
    m_finding = finding != nullptr ? std::optional(*finding) : std::nullopt;
    m_done = isDone;
    m_rows.set(m_finding.value_or(workspace::Finding()));
    setAccessibleName(m_finding ? wording::headline(*m_finding) : tr("Nothing is chosen"));
    m_why->setText(m_finding ? wording::explanation(*m_finding) : QString());
    const bool open = m_finding && !m_done;
    const QString fix = open ? wording::fix(*m_finding) : QString();
    m_fix->setText(fix.isEmpty()
                       ? QString()
                       : tr("%1 (%2)", "what is done, in how many edits")
                             .arg(fix, QLocale().toString(static_cast<qlonglong>(m_finding->fix.size()))));
    m_fix->setVisible(!fix.isEmpty());
    m_open->setVisible(m_finding && !m_finding->items.empty());
    m_putOff->setVisible(open);
    m_putOff->setText(m_finding && m_finding->putOff ? tr("Take back") : tr("Put off"));
    const int rows = m_rows.rowCount();
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(std::clamp(rows, 1, mostRows) * m_list->rowHeight());
    m_list->setCurrentRow(std::min(std::max(0, row), rows - 1));
    showChoices();
}

void EvidencePanel::focusEvidence()
{
    if (m_list->currentRow() < 0 && m_rows.rowCount() > 0)
        m_list->setCurrentRow(0);
    for (QWidget *control : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_fix),
                             static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_putOff)}) {
        if (control->isVisible()) {
            control->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void EvidencePanel::takeStep()
{
    if (!m_finding)
        return;
    switch (stepOf(*m_finding, m_done)) {
    case FindingStep::None:
        return;
    case FindingStep::Fix:
        return fixAll();
    case FindingStep::Decide:
    case FindingStep::Show:
        return focusEvidence();
    case FindingStep::FindCandidates:
        Q_EMIT candidatesRequested();
        return;
    case FindingStep::OpenItems:
        return open();
    }
}

void EvidencePanel::showChoices()
{
    for (QPushButton *button : m_choiceButtons) {
        button->hide(); // one of them may be what is being pressed
        button->setObjectName({});
        button->deleteLater();
    }
    m_choiceButtons.clear();
    const workspace::Evidence *evidence = m_rows.at(m_list->currentRow());
    m_current->setText(evidence != nullptr ? m_rows.rowText(m_list->currentRow()) : QString());
    m_current->setVisible(evidence != nullptr);
    if (evidence == nullptr || m_done)
        return;
    const auto count = std::min<std::size_t>(evidence->choices.size(), mostChoices);
    for (std::size_t i = 0; i < count; ++i) {
        const workspace::Choice &choice = evidence->choices[i];
        if (choice.edits.empty())
            continue; // it says what stands already
        const QString words = wording::said(choice);
        auto *button = new QPushButton(
            tr("%1 for all", "a choice becomes what all items carry").arg(widgets::plainWords(words)));
        button->setObjectName(QStringLiteral("choice%1").arg(i + 1));
        // A long name is cut rather than the row made wider than the list.
        button->setMinimumWidth(px(80));
        button->setToolTip(
            tr("%1: key %2", "a choice, the key that takes it").arg(words, QString::number(i + 1)));
        connect(button, &QPushButton::clicked, this, [this, i] { choose(static_cast<int>(i)); });
        m_choices->addWidget(button, 0, Qt::AlignLeft);
        m_choiceButtons.push_back(button);
    }
}

void EvidencePanel::choose(int choice)
{
    const workspace::Evidence *evidence = m_rows.at(m_list->currentRow());
    if (evidence == nullptr || m_done || choice >= static_cast<int>(evidence->choices.size()))
        return;
    const workspace::Choice &chosen = evidence->choices[static_cast<std::size_t>(choice)];
    if (!chosen.edits.empty())
        Q_EMIT editsRequested(chosen.edits, tr("Decided: %1.").arg(wording::said(chosen)));
}

void EvidencePanel::fixAll()
{
    if (!m_finding || m_done || wording::fix(*m_finding).isEmpty())
        return;
    Q_EMIT editsRequested(m_finding->fix,
                          tr("Done in %Ln edits: %1.", nullptr, static_cast<int>(m_finding->fix.size()))
                              .arg(wording::headline(*m_finding)));
}

void EvidencePanel::open()
{
    if (!m_finding || m_finding->items.empty())
        return;
    const workspace::Evidence *evidence = m_rows.at(m_list->currentRow());
    Q_EMIT itemsRequested(m_finding->items, evidence != nullptr && !evidence->places.empty()
                                                ? evidence->places.front().item
                                                : 0);
}

void EvidencePanel::togglePutOff()
{
    if (m_finding && !m_done)
        Q_EMIT putOffRequested(!m_finding->putOff);
}

} // namespace glossa::details
#include "moc_evidence_panel.cpp"
