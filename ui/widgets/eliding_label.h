// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace glossa::widgets {

/// A text of any length in one line, which asks for no room of its own: it takes what its stretch factor
/// gives it, up to its length, and shows an ellipsis where that is less. Its tip then says it in full. Never
/// markup. A stretch of factor 0 behind it takes what it leaves.
class ElidingLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidingLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);
    void show(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    Qt::TextElideMode m_mode;
};

} // namespace glossa::widgets
