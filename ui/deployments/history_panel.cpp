// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/history_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "wording/deployments.h"
#include "wording/numbers.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::deployments {

using theme::px;

namespace {

QString slotsOf(const workspace::DeploymentStep &step)
{
    if (step.changes.size() == 1)
        return step.changes.front().name;
    return HistoryPanel::tr("%n slots", nullptr, static_cast<int>(step.changes.size()));
}

QString labelOf(const std::optional<workspace::HeldModel> &held)
{
    return held ? held->model.label : QString();
}

/// What became of the slot, without its name.
QString changeOf(const workspace::DeploymentStep &step)
{
    using workspace::DeploymentAct;
    if (step.act == DeploymentAct::Swap)
        return HistoryPanel::tr("swapped");
    if (step.changes.size() != 1)
        return HistoryPanel::tr("swapped back");
    const QString before = labelOf(step.changes.front().before);
    const QString after = labelOf(step.changes.front().after);
    if (before.isEmpty())
        return after;
    if (after.isEmpty())
        return HistoryPanel::tr("deleted", "a deployment");
    return HistoryPanel::tr("%1 → %2", "a model before and after").arg(before, after);
}

} // namespace

StepRows::StepRows(QObject *parent) : TableModel(parent)
{
    using widgets::WordsCell;
    // What was taken back has no say any more.
    const auto ink = [](const workspace::DeploymentStep &step, theme::Ink usual) {
        return step.undoneBy != 0 ? theme::Ink::Hint : usual;
    };
    setColumns({{.width = 104,
                 .cell =
                     [](const workspace::DeploymentStep &step) {
                         return WordsCell{wording::dayAndTime(step.timeMs), theme::Ink::Secondary};
                     }},
                {.width = 76,
                 .cell =
                     [ink](const workspace::DeploymentStep &step) {
                         return WordsCell{slotsOf(step), ink(step, theme::Ink::Primary)};
                     }},
                {.cell =
                     [ink](const workspace::DeploymentStep &step) {
                         return WordsCell{changeOf(step), ink(step, theme::Ink::Primary)};
                     }},
                {.width = 44, .cell = [](const workspace::DeploymentStep &step) {
                     return WordsCell{step.author, theme::Ink::Secondary};
                 }}});
}

QString StepRows::rowText(int row) const
{
    const workspace::DeploymentStep &step = *at(row);
    const QString words = HistoryPanel::tr("%1, %2, by %3", "when, what, who")
                              .arg(wording::dayAndTime(step.timeMs), wording::sentence(step), step.author);
    return step.undoneBy != 0 ? HistoryPanel::tr("%1; taken back", "a step").arg(words) : words;
}

HistoryPanel::HistoryPanel(QWidget *parent)
    : QFrame(parent)
    , m_list(new widgets::RowView)
    , m_note(widgets::prose(tr("Each line can be taken back. Models never expire."), theme::TextRole::Caption,
                            theme::Ink::Secondary))
    , m_button(new QPushButton(tr("Take back")))
    , m_takeBack(new QAction(tr("Take back this step of the deployments"), this))
{
    setObjectName(QStringLiteral("historyPanel"));
    setProperty("kind", QStringLiteral("card"));
    setFrameShape(QFrame::StyledPanel);
    m_list->setObjectName(QStringLiteral("deploymentHistory"));
    m_list->setAccessibleName(tr("History of the deployments"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setLines(false);
    m_list->setRowHeight(px(28));
    m_list->setModel(&m_rows);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_button->setObjectName(QStringLiteral("takeBackStep"));
    m_button->setProperty("small", true);
    m_button->setIcon(theme::icon(theme::Icon::Undo));
    m_takeBack->setObjectName(QStringLiteral("deployments.takeBack"));
    m_takeBack->setShortcut(Qt::Key_Backspace);
    m_takeBack->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(m_takeBack);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), px(8), px(12), px(4));
    head->addWidget(widgets::plainLabel(tr("History"), theme::TextRole::SectionHead, theme::Ink::Secondary),
                    1);
    head->addWidget(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(10));
    foot->addWidget(m_note);
    column->addLayout(foot);

    connect(m_button, &QPushButton::clicked, m_takeBack, &QAction::trigger);
    connect(m_takeBack, &QAction::triggered, this, [this] {
        if (const workspace::DeploymentStep *step = m_rows.at(m_list->currentRow()))
            Q_EMIT takeBackRequested(step->id);
    });
    connect(m_list, &widgets::RowView::currentRowChanged, this, &HistoryPanel::showActions);
    connect(m_list, &QWidget::customContextMenuRequested, this, &HistoryPanel::openMenu);
    showActions();
}

void HistoryPanel::set(std::vector<workspace::DeploymentStep> steps)
{
    // Who stands on the newest step goes on to the next one that comes.
    const bool onNewest = m_list->currentRow() <= 0;
    m_rows.setRows(std::move(steps));
    if (m_rows.rows().empty())
        m_list->setCurrentRow(-1);
    else if (onNewest || m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    const QString all = tr("Each line can be taken back. Models never expire.");
    m_note->setText(
        static_cast<int>(m_rows.rows().size()) < mostSteps
            ? all
            : tr("The last %n steps; glossa deployments history lists all of them.", nullptr, mostSteps));
    showActions();
}

void HistoryPanel::showActions()
{
    const workspace::DeploymentStep *step = m_rows.at(m_list->currentRow());
    m_takeBack->setEnabled(step != nullptr && step->undoneBy == 0);
    m_button->setEnabled(m_takeBack->isEnabled());
    m_button->setAccessibleName(step != nullptr ? tr("Take back: %1", "a step").arg(wording::sentence(*step))
                                                : m_button->text());
    m_button->setToolTip(step != nullptr && step->undoneBy != 0 ? tr("This step is taken back already")
                                                                : m_button->accessibleName());
}

void HistoryPanel::openMenu(const QPoint &place)
{
    if (const int row = m_list->rowAt(place); row >= 0)
        m_list->setCurrentRow(row);
    if (m_list->currentRow() < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_takeBack);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace glossa::deployments
#include "moc_history_panel.cpp"
