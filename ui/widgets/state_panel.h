// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace glossa::widgets {

/// What stands in a pane that has nothing to show: what is missing and the step that fills it, that it is
/// being read, or what went wrong with a way out.
class StatePanel : public QWidget {
    Q_OBJECT
public:
    explicit StatePanel(QWidget *parent = nullptr);
    /// Beside something else that leads on, the button is a plain one.
    void setAside();

    void showEmpty(theme::Icon icon, const QString &what, const QString &next, const QString &button,
                   std::function<void()> does);
    /// Appears after a moment only, so that what is quick does not flash.
    void showLoading(const QString &words);
    void showError(const Error &error, const QString &button, std::function<void()> does);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind { Empty, Loading, Error };
    void show(Kind kind, const QString &what, const QString &why, const QString &button,
              std::function<void()> does);

    Kind m_kind = Kind::Empty;
    theme::Icon m_icon = theme::Icon::Info;
    QLabel *m_what = nullptr;
    QLabel *m_why = nullptr;
    QPushButton *m_button = nullptr;
    std::function<void()> m_does;
    QTimer m_delay;
};

} // namespace glossa::widgets
