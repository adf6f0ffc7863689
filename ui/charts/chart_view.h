// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/bar_names.h"

#include <QChartView>
#include <QColor>
#include <QPointF>
#include <QStringList>

#include <vector>

namespace glossa::charts {

/// A Qt chart in the window's colours and type, without legend and animation; follows theme and text size.
/// Its figures are told to screen readers through the accessible description.
class ChartView : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    struct Curve {
        QString name;
        std::vector<QPointF> points;
        bool dashed = false;
        bool accent = true;
    };
    /// Lines over rounds; both axes begin at 0, y ends at 1 or the highest point, x at `lastX` or the last
    /// point. The names stand at the last points.
    void showCurves(const std::vector<Curve> &curves, const QString &xTitle, double lastX = 1.0);

    struct Bar {
        QString label;
        double first = 0.0;
        double second = 0.0;
        int slot = -1; // of the category's colour; -1 = the accent
    };
    /// Two bars a category, in its colour: the first filled, the second hollow. What a bar shows is told
    /// where the mouse rests over or under it.
    void showBars(const std::vector<Bar> &bars, const QString &firstName, const QString &secondName);

Q_SIGNALS:
    void barClicked(int index);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void clear();
    void paintAgain();
    void fitNames();
    void fitCurveNames();
    [[nodiscard]] QString toldOf(const Bar &bar) const;
    /// The bar over or under a place of the viewport; -1 = none.
    [[nodiscard]] int barAt(const QPoint &place) const;

    std::vector<Curve> m_curves;
    QString m_xTitle;
    double m_lastX = 1.0;
    bool m_namesBeside = true; // of curves; else within the plot
    std::vector<Bar> m_bars;
    BarNames m_names;
    QString m_firstName, m_secondName;
};

} // namespace glossa::charts
