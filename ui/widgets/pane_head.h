// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace glossa::widgets {

class GiveWay;

/// The head of a pane: its title, a line beside it, and its controls at the end.
class PaneHead : public QWidget {
    Q_OBJECT
public:
    explicit PaneHead(const QString &title, const QString &line = {}, QWidget *parent = nullptr);
    /// Another title than its own, which the rail does not tell and which therefore stays.
    void setTitle(const QString &title);
    [[nodiscard]] QLabel *line() const { return m_line; }
    /// Between title and line.
    void addBesideTitle(QWidget *widget);
    void addControl(QWidget *widget);

private:
    QString m_own;
    QLabel *m_title;
    QLabel *m_line;
    QHBoxLayout *m_row;
    GiveWay *m_giveWay;
};

} // namespace glossa::widgets
