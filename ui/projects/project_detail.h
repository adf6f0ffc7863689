// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"
#include "core/workspace/session/workspace.h"
#include "ui/projects/standing.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace glossa::widgets {
class Prose;
} // namespace glossa::widgets

namespace glossa::projects {

class Avatar;
class StandingRow;

/// The selected project: what can be done with it, where it stands, what it is, what happened lately.
class ProjectDetail : public QWidget {
    Q_OBJECT
public:
    /// The menu behind the dots.
    explicit ProjectDetail(QMenu *more, QWidget *parent = nullptr);

    void show(const workspace::ProjectOverview &project, const std::optional<RunningJob> &job);
    void showHistory(const std::vector<workspace::JournalEntry> &entries);
    /// The name becomes a line to type in.
    void editName();
    /// Opens the field again with a name that was refused, and the reason under it.
    void refuseName(const QString &name, const QString &sentence);

Q_SIGNALS:
    void openRequested(glossa::models::Step step);
    void exportRequested();
    void renameRequested(const QString &name);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeHead(QMenu *more);
    QWidget *makeStanding();
    QWidget *makeAbout();
    QWidget *makeLately();
    void addFact(const QString &name, const QString &value);
    /// What becomes of the name when its field is left.
    enum class Leave { Keep, Drop };
    void leaveName(Leave how);
    /// To where the focus was before the name was edited.
    void returnFocus();
    void showNameProblem(const QString &sentence);

    workspace::ProjectOverview m_project;
    Avatar *m_avatar = nullptr;
    QLabel *m_name = nullptr;
    QLineEdit *m_nameEdit = nullptr;
    QStackedWidget *m_nameStack = nullptr;
    bool m_naming = false; // the name is being edited
    QPointer<QWidget> m_focusBefore;
    widgets::Prose *m_nameProblem = nullptr;
    QLabel *m_kind = nullptr;
    std::vector<StandingRow *> m_standing;
    QGridLayout *m_facts = nullptr;
    QGridLayout *m_lately = nullptr;
};

} // namespace glossa::projects
