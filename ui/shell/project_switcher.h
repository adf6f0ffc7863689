// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QAbstractButton>

namespace glossa::shell {

/// The open project at the top of the window; a click lets choose another one.
class ProjectSwitcher : public QAbstractButton {
    Q_OBJECT
public:
    explicit ProjectSwitcher(models::StudioContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showProject();

    models::StudioContext &m_context;
    QString m_name;
    QString m_line;
};

} // namespace glossa::shell
