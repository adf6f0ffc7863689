// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace glossa::shell {

/// A dot and an address: whether the endpoint answers, and where. Leads to its pane.
class EndpointChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit EndpointChip(QWidget *parent = nullptr);
    void show(const QString &text, bool isOn, const QString &tip);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_isOn = true;
};

} // namespace glossa::shell
