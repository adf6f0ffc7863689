// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/project_detail.h"

#include "ui/projects/avatar.h"
#include "ui/projects/standing_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "wording/history.h"
#include "wording/languages.h"
#include "wording/numbers.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace glossa::projects {

using theme::px;

namespace {

/// A part of the panel with its head.
QVBoxLayout *section(QWidget *part, const QString &head)
{
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(px(16), px(12), px(16), px(12));
    layout->setSpacing(px(8));
    layout->addWidget(widgets::plainLabel(head, theme::TextRole::SectionHead, theme::Ink::Secondary));
    return layout;
}

void clear(QGridLayout *grid)
{
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

ProjectDetail::ProjectDetail(QMenu *more, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("projectDetail"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(more));
    for (QWidget *part : {makeStanding(), makeAbout(), makeLately()}) {
        layout->addWidget(theme::hairline(Qt::Horizontal));
        layout->addWidget(part);
    }
    layout->addStretch(1);
}

QWidget *ProjectDetail::makeHead(QMenu *more)
{
    m_avatar = new Avatar(40);
    m_name = widgets::plainLabel({}, theme::TextRole::Title);
    m_name->setObjectName(QStringLiteral("detailName"));
    m_nameEdit = new QLineEdit;
    m_nameEdit->setObjectName(QStringLiteral("renameProject"));
    m_nameEdit->setAccessibleName(tr("Name of the project"));
    m_nameEdit->installEventFilter(this);
    m_nameStack = new QStackedWidget;
    m_nameStack->addWidget(m_name);
    m_nameStack->addWidget(m_nameEdit);
    m_nameStack->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    m_nameProblem = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error);
    m_nameProblem->setObjectName(QStringLiteral("renameProblem"));
    m_nameProblem->hide();
    connect(m_nameEdit, &QLineEdit::textEdited, this, [this] { showNameProblem({}); });
    m_kind = widgets::plainLabel({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_kind->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *open = new QPushButton(tr("Open"));
    open->setObjectName(QStringLiteral("openProject"));
    open->setProperty("kind", QStringLiteral("primary"));
    auto *exportButton = new QPushButton(tr("Export…"));
    exportButton->setObjectName(QStringLiteral("exportProject"));
    auto *dots = new QPushButton;
    dots->setObjectName(QStringLiteral("moreOfProject"));
    dots->setProperty("kind", QStringLiteral("quiet"));
    dots->setIcon(theme::icon(theme::Icon::More));
    dots->setAccessibleName(tr("More commands for this project"));
    dots->setToolTip(dots->accessibleName());
    connect(dots, &QPushButton::clicked, this,
            [dots, more] { more->popup(dots->mapToGlobal(QPoint(0, dots->height()))); });
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(models::Step::Schema); });
    connect(exportButton, &QPushButton::clicked, this, &ProjectDetail::exportRequested);

    auto *head = new QWidget;
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(px(16), px(16), px(16), px(12));
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(0);
    grid->addWidget(m_avatar, 0, 0, 2, 1);
    grid->addWidget(m_nameStack, 0, 1);
    grid->addWidget(m_kind, 1, 1);
    grid->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->setContentsMargins(0, px(14), 0, 0);
    buttons->addWidget(open);
    buttons->addWidget(exportButton);
    buttons->addStretch(1);
    buttons->addWidget(dots);
    grid->addWidget(m_nameProblem, 2, 0, 1, 2);
    grid->addLayout(buttons, 3, 0, 1, 2);
    return head;
}

QWidget *ProjectDetail::makeStanding()
{
    auto *part = new QWidget;
    QVBoxLayout *layout = section(part, tr("Where it stands"));
    layout->setSpacing(0);
    layout->addSpacing(px(6));
    for (std::size_t i = 0; i < lifeCycle({}, {}).size(); ++i) {
        auto *row = new StandingRow;
        layout->addWidget(row);
        m_standing.push_back(row);
        connect(row, &QAbstractButton::clicked, this, [this, row] { Q_EMIT openRequested(row->step()); });
    }
    return part;
}

QWidget *ProjectDetail::makeAbout()
{
    auto *part = new QWidget;
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(px(12));
    m_facts->setVerticalSpacing(px(4));
    m_facts->setColumnMinimumWidth(0, px(80));
    m_facts->setColumnStretch(1, 1);
    section(part, tr("About"))->addLayout(m_facts);
    return part;
}

QWidget *ProjectDetail::makeLately()
{
    auto *part = new QWidget;
    m_lately = new QGridLayout;
    m_lately->setHorizontalSpacing(px(12));
    m_lately->setVerticalSpacing(px(6));
    m_lately->setColumnStretch(0, 1);
    section(part, tr("Lately"))->addLayout(m_lately);
    return part;
}

void ProjectDetail::addFact(const QString &name, const QString &value)
{
    const int row = m_facts->count() / 2;
    m_facts->addWidget(new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary, name), row, 0,
                       Qt::AlignTop);
    m_facts->addWidget(new widgets::Prose(theme::TextRole::Body, theme::Ink::Primary, value), row, 1);
}

void ProjectDetail::show(const workspace::ProjectOverview &project, const std::optional<RunningJob> &job)
{
    const bool other = project.summary.info.id != m_project.summary.info.id;
    m_project = project;
    const workspace::ProjectSummary &summary = project.summary;
    m_avatar->show(summary.info.name, summary.info.id);
    m_name->setText(summary.info.name);
    m_name->setToolTip(summary.info.name);
    if (other)
        leaveName(Leave::Drop);
    m_kind->setText(headline(summary.info));
    const auto states = lifeCycle(project, job);
    for (std::size_t i = 0; i < states.size(); ++i)
        m_standing[i]->show(states[i], i == 0, i + 1 == states.size());

    clear(m_facts);
    if (!summary.info.description.isEmpty())
        addFact(tr("Description"), summary.info.description);
    addFact(tr("Language"), wording::languageName(summary.info.language));
    addFact(tr("Made"), wording::relativeTime(summary.createdMs));
    if (summary.info.confidenceThreshold)
        addFact(tr("Threshold"),
                tr("None below %1").arg(QLocale().toString(*summary.info.confidenceThreshold, 'f', 2)));
    addFact(tr("Size"), tr("%1, %2", "utterances, models")
                            .arg(countOfItems(summary.info.kind, summary.items),
                                 tr("%n models", nullptr, project.models)));
}

void ProjectDetail::showHistory(const std::vector<workspace::JournalEntry> &entries)
{
    clear(m_lately);
    if (entries.empty())
        m_lately->addWidget(
            widgets::plainLabel(tr("Nothing has changed yet."), theme::TextRole::Body, theme::Ink::Secondary),
            0, 0);
    int row = 0;
    for (const workspace::JournalEntry &entry : entries) {
        auto *what = new widgets::Prose(theme::TextRole::Body, theme::Ink::Primary, wording::step(entry));
        what->setObjectName(QStringLiteral("latelyStep"));
        what->setToolTip(tr("by %1").arg(entry.author));
        m_lately->addWidget(what, row, 0);
        QLabel *when = widgets::plainLabel(wording::relativeTime(entry.timeMs), theme::TextRole::Caption,
                                           theme::Ink::Secondary);
        when->setContentsMargins(0, px(3), 0, 0); // on the base line of the first line
        m_lately->addWidget(when, row, 1, Qt::AlignTop | Qt::AlignRight);
        ++row;
    }
}

void ProjectDetail::showNameProblem(const QString &sentence)
{
    m_nameProblem->setText(sentence);
    m_nameProblem->setVisible(!sentence.isEmpty());
    m_nameEdit->setProperty("invalid", !sentence.isEmpty());
    m_nameEdit->update();
}

void ProjectDetail::refuseName(const QString &name, const QString &sentence)
{
    editName();
    m_nameEdit->setText(name);
    m_nameEdit->selectAll();
    showNameProblem(sentence);
}

void ProjectDetail::editName()
{
    showNameProblem({});
    if (!std::exchange(m_naming, true))
        m_focusBefore = window()->focusWidget();
    m_nameEdit->setText(m_project.summary.info.name);
    m_nameStack->setCurrentWidget(m_nameEdit);
    m_nameEdit->selectAll();
    m_nameEdit->setFocus(Qt::OtherFocusReason);
}

void ProjectDetail::leaveName(Leave how)
{
    // First of all: the stack takes the focus from the field before its page is another one, and the field
    // that loses the focus asks to be left again, with its name kept.
    if (!std::exchange(m_naming, false))
        return;
    m_nameStack->setCurrentWidget(m_name);
    showNameProblem({});
    const QString name = m_nameEdit->text().trimmed();
    if (how == Leave::Keep && !name.isEmpty() && name != m_project.summary.info.name)
        Q_EMIT renameRequested(name);
}

void ProjectDetail::returnFocus()
{
    if (m_focusBefore && m_focusBefore != m_nameEdit && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool ProjectDetail::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_nameEdit) {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
                leaveName(key == Qt::Key_Escape ? Leave::Drop : Leave::Keep);
                returnFocus();
                return true;
            }
        } else if (event->type() == QEvent::FocusOut) {
            // Its own menu or another window: the name is not done yet.
            const auto reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
                // A name that was refused would be refused again, with nobody at the field to read why.
                leaveName(m_nameProblem->isHidden() ? Leave::Keep : Leave::Drop);
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace glossa::projects
#include "moc_project_detail.cpp"
