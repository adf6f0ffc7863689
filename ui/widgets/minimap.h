// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace glossa::widgets {

class SpanView;

/// A long text in a narrow column: lines as strokes, labels in their colours, what is in sight tinted. A
/// click goes there.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(SpanView &view, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void goTo(int y);
    [[nodiscard]] double scale() const;

    SpanView &m_view;
};

} // namespace glossa::widgets
