// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace glossa::widgets {

/// The head of a pane: its title, a line beside it, and its controls at the end.
class PaneHead : public QWidget {
    Q_OBJECT
public:
    explicit PaneHead(const QString &title, const QString &line = {}, QWidget *parent = nullptr);
    [[nodiscard]] QLabel *title() const { return m_title; }
    [[nodiscard]] QLabel *line() const { return m_line; }
    /// Between title and line.
    void addBesideTitle(QWidget *widget);
    void addControl(QWidget *widget);

private:
    QLabel *m_title;
    QLabel *m_line;
    QHBoxLayout *m_row;
};

} // namespace glossa::widgets
