// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/served_day.h"

#include <QFrame>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace glossa::widgets {
class Prose;
class TwoGroups;
} // namespace glossa::widgets

namespace glossa::deployments {

class Endpoint;

/// Whether callers are answered, where, and what is kept of their queries; starts and stops the endpoint.
class EndpointLine : public QFrame {
    Q_OBJECT
public:
    explicit EndpointLine(Endpoint &endpoint, QWidget *parent = nullptr);

    /// Whether the open project keeps queries for review.
    void setKeeping(bool keeps, bool canBeChanged);
    /// What the open project's deployments have answered in the last day.
    void setServed(const workspace::ServedDay &day);

Q_SIGNALS:
    void keepChosen(bool keeps);
    void keysRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showState();

    Endpoint &m_endpoint;
    workspace::ServedDay m_day;
    QWidget *m_onSign;
    QWidget *m_offSign;
    widgets::Prose *m_words;
    widgets::Prose *m_about;
    QLabel *m_keepWords;
    QCheckBox *m_keep;
    QLabel *m_portWords;
    QSpinBox *m_port;
    QPushButton *m_keys;
    QPushButton *m_switch;
    widgets::TwoGroups *m_controls;
    QBoxLayout *m_row;
};

} // namespace glossa::deployments
