// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QAbstractButton>

class QMenu;

namespace glossa::shell {

/// The open project at the top of the window; opens a list of the others.
class ProjectSwitcher : public QAbstractButton {
    Q_OBJECT
public:
    explicit ProjectSwitcher(models::StudioContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    void openList();

Q_SIGNALS:
    /// The user has chosen a project of the list.
    void projectChosen(std::int64_t project);
    void allRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showProject();
    void fillList(const std::vector<workspace::ProjectOverview> &projects);

    models::StudioContext &m_context;
    QMenu *m_menu = nullptr;
    QString m_name;
    QString m_line;
    std::vector<std::pair<QAction *, project::ProjectInfo>> m_listed;
};

} // namespace glossa::shell
