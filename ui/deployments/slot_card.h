// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployment.h"
#include "core/workspace/deployments/served_day.h"

#include <QWidget>

#include <vector>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace glossa::widgets {
class ElidingLabel;
}

namespace glossa::deployments {

class HourBars;

/// A slot: its name and how far it is behind, the model that it serves and another one to choose, that
/// model's figures, what it has answered in the last day, and how many of these queries wait for review.
class SlotCard : public QWidget {
    Q_OBJECT
public:
    explicit SlotCard(QWidget *parent = nullptr);

    struct Content {
        workspace::DeploymentStanding standing;
        std::vector<workspace::Model> models; // that can be deployed, newest first
        workspace::ServedDay served;
        std::int64_t waiting = 0; // queries for review
    };
    void show(const Content &content);
    [[nodiscard]] const QString &name() const { return m_name; }
    /// The one whose calls are shown.
    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }
    /// Its controls follow this one on the way of the Tab key; the last of them.
    QWidget *setTabAfter(QWidget *previous);
    /// Opens the list of models.
    void chooseModel();

Q_SIGNALS:
    /// Clicked, or something in it has the focus.
    void chosen(const QString &name);
    void modelChosen(const QString &name, const QString &label);
    void deleteRequested(const QString &name);
    /// Go to its queries that wait.
    void reviewRequested(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillModels(const Content &content);
    void showFigures(const Content &content);

    QString m_name;
    bool m_chosen = false;
    widgets::ElidingLabel *m_title;
    QLabel *m_tag;
    QPushButton *m_waiting;
    QPushButton *m_more;
    QPushButton *m_model;
    QMenu *m_models;
    QActionGroup *m_served = nullptr;
    QAction *m_deploy = nullptr;
    QLabel *m_fate;
    widgets::ElidingLabel *m_since;
    QHBoxLayout *m_modelFigures;
    QHBoxLayout *m_servedFigures;
    HourBars *m_hours;
};

} // namespace glossa::deployments
