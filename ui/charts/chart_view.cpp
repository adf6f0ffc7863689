// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace glossa::charts {

namespace {

void dress(QAbstractAxis &axis)
{
    const theme::Tokens &t = theme::tokens();
    axis.setLabelsFont(theme::font(theme::TextRole::Caption));
    axis.setLabelsColor(t.t2);
    axis.setTitleFont(theme::font(theme::TextRole::Caption));
    axis.setTitleBrush(QColor(t.t2));
    axis.setGridLineColor(t.line);
    axis.setLinePen(QPen(QColor(t.line2)));
}

QColor colourOf(const ChartView::Bar &bar)
{
    const theme::Tokens &t = theme::tokens();
    return bar.slot < 0 ? QColor(t.accfill) : QColor(t.category(bar.slot).mark);
}

constexpr int chartSides = 64; // axis and borders beside the bars

QString nameAtEnd(const ChartView::Curve &curve)
{
    return curve.points.empty()
               ? curve.name
               : ChartView::tr("%1 %2").arg(curve.name, QLocale().toString(curve.points.back().y(), 'f', 2));
}

} // namespace

ChartView::ChartView(QWidget *parent) : QChartView(parent)
{
    chart()->legend()->hide();
    chart()->setLocale(QLocale());
    chart()->setLocalizeNumbers(true);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({0, 0, 0, 0});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundVisible(false); // the ground is that of the part it stands in
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumSize(theme::px(160), theme::px(110));
}

void ChartView::clear()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
}

void ChartView::showCurves(const std::vector<Curve> &curves, const QString &xTitle, double lastX)
{
    m_curves = curves;
    m_xTitle = xTitle;
    m_lastX = lastX;
    m_bars.clear();
    clear();
    fitCurveNames();
    double highest = 1.0;
    QStringList told;
    for (const Curve &curve : curves) {
        for (const QPointF &point : curve.points) {
            lastX = std::max(lastX, point.x());
            highest = std::max(highest, point.y());
        }
        if (!curve.points.empty())
            told << tr("%1 %2").arg(curve.name, QLocale().toString(curve.points.back().y(), 'f', 3));
    }
    setAccessibleDescription(told.join(QStringLiteral(", ")));
    auto *x = new QValueAxis;
    x->setRange(0.0, lastX);
    x->setTickCount(2);
    x->setLabelFormat(QStringLiteral("%.0f"));
    x->setTitleText(xTitle);
    auto *y = new QValueAxis;
    y->setRange(0.0, highest);
    y->setTickCount(5);
    y->setLabelFormat(QStringLiteral("%.2f"));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(x), static_cast<QAbstractAxis *>(y)})
        dress(*axis);
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
    const theme::Tokens &t = theme::tokens();
    for (const Curve &curve : curves) {
        auto *series = new QLineSeries;
        series->setName(curve.name);
        for (const QPointF &point : curve.points)
            series->append(point);
        QPen pen(curve.accent ? QColor(t.accfill) : QColor(t.t2), 1.75);
        if (curve.dashed)
            pen.setDashPattern({3, 2});
        series->setPen(pen);
        chart()->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    viewport()->update();
}

void ChartView::showBars(const std::vector<Bar> &bars, const QString &firstName, const QString &secondName)
{
    m_bars = bars;
    m_firstName = firstName;
    m_secondName = secondName;
    m_curves.clear();
    clear();
    const theme::Tokens &t = theme::tokens();
    chart()->setMargins({0, 0, 0, 0});
    // A set has one colour, so there is one a colour, with nothing at the places of the others.
    auto *first = new QStackedBarSeries;
    auto *second = new QStackedBarSeries;
    QStringList told;
    double highest = 1.0;
    std::vector<QColor> colours;
    for (const Bar &bar : bars) {
        const QColor colour = colourOf(bar);
        if (std::ranges::find(colours, colour) == colours.end())
            colours.push_back(colour);
    }
    for (const QColor &colour : colours) {
        for (const bool hollow : {false, true}) {
            auto *set = new QBarSet(hollow ? secondName : firstName);
            for (const Bar &bar : bars)
                *set << (colourOf(bar) != colour ? 0.0 : hollow ? bar.second : bar.first);
            set->setBrush(hollow ? QColor(t.canvas) : colour);
            set->setPen(hollow ? QPen(colour, 1) : QPen(Qt::NoPen));
            (hollow ? second : first)->append(set);
        }
    }
    for (const Bar &bar : bars) {
        highest = std::max({highest, bar.first, bar.second});
        told << toldOf(bar);
    }
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    for (QStackedBarSeries *series : {first, second}) {
        series->setBarWidth(0.7);
        connect(series, &QStackedBarSeries::clicked, this,
                [this](int index, QBarSet *) { Q_EMIT barClicked(index); });
        chart()->addSeries(series);
    }
    auto *x = new QBarCategoryAxis;
    x->setLabelsVisible(false); // bar_names.h has them, and two bars may have the same
    for (std::size_t i = 0; i < bars.size(); ++i)
        x->append(QString::number(i));
    auto *y = new QValueAxis;
    y->setLabelFormat(QStringLiteral("%.0f"));
    // Of few things each whole number has its line, so that none is told twice.
    if (constexpr int few = 5; highest <= few) {
        y->setRange(0.0, std::ceil(highest));
        y->setTickCount(static_cast<int>(std::ceil(highest)) + 1);
    } else {
        y->setRange(0.0, highest);
        y->setTickCount(4);
        y->applyNiceNumbers();
    }
    dress(*x);
    dress(*y);
    x->setGridLineVisible(false);
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
    for (QStackedBarSeries *series : {first, second}) {
        series->attachAxis(x);
        series->attachAxis(y);
    }
    fitNames();
    viewport()->update();
}

QString ChartView::toldOf(const Bar &bar) const
{
    const QLocale locale;
    return tr("%1: %2 %3, %4 %5")
        .arg(bar.label, m_firstName, locale.toString(bar.first, 'f', 0), m_secondName,
             locale.toString(bar.second, 'f', 0));
}

void ChartView::fitNames()
{
    if (m_bars.empty())
        return;
    QStringList names;
    for (const Bar &bar : m_bars)
        names << bar.label;
    m_names = BarNames(names, QFontMetrics(theme::font(theme::TextRole::Caption)),
                       viewport()->width() - theme::px(chartSides));
    chart()->setMargins({0, 0, 0, m_names.height()});
}

int ChartView::barAt(const QPoint &place) const
{
    const QRectF plot = chart()->plotArea();
    if (m_bars.empty() || plot.width() <= 0.0 || place.x() < plot.left() || place.x() >= plot.right())
        return -1;
    return static_cast<int>((place.x() - plot.left()) / plot.width() * static_cast<double>(m_bars.size()));
}

bool ChartView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_bars.empty())
        return QChartView::viewportEvent(event);
    // Of the whole column and of its name, as bars may be low and names elided or left out.
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    QToolTip::showText(help->globalPos(), bar < 0 ? QString() : toldOf(m_bars[static_cast<std::size_t>(bar)]),
                       viewport());
    return true;
}

/// The names of the curves stand at the right of their last points; in a narrow chart, where they would take
/// half of the plot, within it.
void ChartView::fitCurveNames()
{
    if (m_curves.empty())
        return;
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    int widest = 0;
    for (const Curve &curve : m_curves)
        widest = std::max(widest, metrics.horizontalAdvance(nameAtEnd(curve)));
    m_namesBeside = viewport()->width() >= 3 * (widest + theme::px(12));
    chart()->setMargins({0, theme::px(6), m_namesBeside ? widest + theme::px(12) : theme::px(6), 0});
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    fitNames();
    fitCurveNames();
}

void ChartView::paintAgain()
{
    if (!m_curves.empty())
        showCurves(std::vector<Curve>(m_curves), QString(m_xTitle), m_lastX);
    else if (!m_bars.empty())
        showBars(std::vector<Bar>(m_bars), QString(m_firstName), QString(m_secondName));
    else
        clear();
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        paintAgain();
}

void ChartView::paintEvent(QPaintEvent *event)
{
    QChartView::paintEvent(event);
    if (m_curves.empty() && m_bars.empty())
        return;
    QPainter painter(viewport());
    painter.setFont(theme::font(theme::TextRole::Caption));
    if (!m_bars.empty()) {
        painter.setLayoutDirection(Qt::LeftToRight); // charts are not mirrored
        painter.setPen(QColor(theme::tokens().t2));
        m_names.paint(painter, chart()->plotArea());
        return;
    }
    // Direct labels instead of a legend, beside the last point of each curve.
    const QList<QAbstractSeries *> series = chart()->series();
    for (qsizetype i = 0; i < series.size() && i < static_cast<qsizetype>(m_curves.size()); ++i) {
        const Curve &curve = m_curves[static_cast<std::size_t>(i)];
        if (curve.points.empty())
            continue;
        const QPointF at = chart()->mapToPosition(curve.points.back(), series.at(i));
        const QString words = nameAtEnd(curve);
        const QColor colour = curve.accent ? QColor(theme::tokens().acc) : QColor(theme::tokens().t2);
        const double radius = theme::px(5) / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(at, radius, radius);
        painter.setPen(colour);
        const int height = painter.fontMetrics().capHeight();
        if (m_namesBeside) {
            painter.drawText(at + QPointF(theme::px(8), height / 2.0), words);
            continue;
        }
        const QRectF plot = chart()->plotArea();
        const double above = at.y() - theme::px(6);
        const double baseline = above - height < plot.top() ? at.y() + theme::px(6) + height : above;
        painter.drawText(QPointF(plot.right() - painter.fontMetrics().horizontalAdvance(words), baseline),
                         words);
    }
}

} // namespace glossa::charts
#include "moc_chart_view.cpp"
