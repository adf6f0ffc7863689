// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace glossa::deployments {
class Endpoint;
}

namespace glossa::widgets {
class SearchField;
}

namespace glossa::shell {

class EndpointChip;
class ProjectSwitcher;
struct WindowActions;

/// The bar over everything: menu, project, search, undo and redo, the endpoint if it is on, theme, help.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(models::StudioContext &context, deployments::Endpoint &endpoint, const WindowActions &actions,
           QWidget *parent = nullptr);

    [[nodiscard]] ProjectSwitcher *switcher() const { return m_switcher; }
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }
    /// The theme button shows where it leads.
    void setDark(bool dark);

Q_SIGNALS:
    void searchRequested();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QPushButton *makeButton(const char *name, int icon, QAction *action);
    void showUndo();
    void showEndpoint();

    models::StudioContext &m_context;
    QAction *m_undoAction;
    QAction *m_redoAction;
    QPushButton *m_menu = nullptr;
    ProjectSwitcher *m_switcher = nullptr;
    widgets::SearchField *m_search = nullptr;
    QPushButton *m_theme = nullptr;
    deployments::Endpoint &m_endpoint;
    EndpointChip *m_chip = nullptr;
};

} // namespace glossa::shell
