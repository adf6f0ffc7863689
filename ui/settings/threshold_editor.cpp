// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/threshold_editor.h"

#include "ui/settings/escape_restores.h"
#include "ui/settings/share_box.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace glossa::settings {

using theme::px;

namespace {

constexpr int barCount = 20;

} // namespace

ConfidenceHistogram::ConfidenceHistogram(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("confidenceHistogram"));
    setAccessibleName(tr("How sure the last model was of its test queries"));
    setCursor(Qt::SizeHorCursor);
    setFixedSize(sizeHint());
}

QSize ConfidenceHistogram::sizeHint() const
{
    return {px(barCount * 11), px(52)};
}

void ConfidenceHistogram::setConfidences(const std::vector<double> &confidences)
{
    m_bars.assign(barCount, 0);
    for (const double confidence : confidences)
        ++m_bars[static_cast<std::size_t>(
            std::clamp(static_cast<int>(confidence * barCount), 0, barCount - 1))];
    update();
}

void ConfidenceHistogram::setThreshold(double threshold)
{
    m_threshold = threshold;
    update();
}

void ConfidenceHistogram::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    const double foot = height() - px(12);
    const double step = width() / static_cast<double>(barCount);
    const int most = m_bars.empty() ? 1 : std::max(1, *std::ranges::max_element(m_bars));
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i) {
        const int count = m_bars[static_cast<std::size_t>(i)];
        // The root keeps few unsure queries in sight beside many sure ones.
        const double tall =
            count > 0 ? std::max(1.0, std::sqrt(static_cast<double>(count) / most) * (foot - 2)) : 1.0;
        const bool below = (i + .5) / barCount < m_threshold;
        painter.fillRect(QRectF(i * step, foot - tall, step - px(2), tall),
                         count == 0 ? QColor(t.line2) : (below ? QColor(t.t3) : QColor(t.accfill)));
    }
    const double x = std::clamp(m_threshold, 0.0, 1.0) * (width() - 2) + 1;
    painter.fillRect(QRectF(x - 1, 0, 2, foot), t.t1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.accfill));
    painter.drawEllipse(QPointF(std::clamp(x, px(5) * 1.0, width() - px(5) * 1.0), foot + px(6)), px(5),
                        px(5));
}

void ConfidenceHistogram::mousePressEvent(QMouseEvent *event)
{
    mouseMoveEvent(event);
}

void ConfidenceHistogram::mouseMoveEvent(QMouseEvent *event)
{
    const double place = std::clamp(event->position().x() / width(), 0.0, 1.0);
    Q_EMIT dragged(std::round(place * 100) / 100);
}

void ConfidenceHistogram::mouseReleaseEvent(QMouseEvent *)
{
    Q_EMIT released();
}

ThresholdEditor::ThresholdEditor(QWidget *parent)
    : QWidget(parent), m_histogram(new ConfidenceHistogram), m_number(new ShareBox)
{
    m_number->setObjectName(QStringLiteral("noneThreshold"));
    m_number->setAccessibleName(tr("None threshold"));
    letEscapeRestore(*m_number);
    m_number->setFixedWidth(px(72));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(24));
    row->addWidget(m_histogram);
    row->addWidget(m_number);
    m_histogram->hide();
    connect(m_number, &ShareBox::valueChanged, this, [this](double value) {
        m_histogram->setThreshold(value);
        Q_EMIT thresholdChanged(value);
    });
    connect(m_histogram, &ConfidenceHistogram::dragged, this, [this](double value) {
        const QSignalBlocker quiet(m_number); // saved when the hand lets go
        m_number->setValue(value);
        m_histogram->setThreshold(value);
    });
    connect(m_histogram, &ConfidenceHistogram::released, this,
            [this] { Q_EMIT thresholdChanged(m_number->value()); });
}

void ThresholdEditor::setThreshold(double threshold)
{
    const QSignalBlocker quiet(m_number);
    m_number->setValue(threshold);
    m_histogram->setThreshold(threshold);
}

void ThresholdEditor::setConfidences(std::vector<double> confidences)
{
    m_confidences = std::move(confidences);
    m_histogram->setConfidences(m_confidences);
    m_histogram->setVisible(!m_confidences.empty());
}

double ThresholdEditor::shareBelow() const
{
    if (m_confidences.empty())
        return -1.0;
    const auto below =
        std::ranges::count_if(m_confidences, [this](double c) { return c < m_number->value(); });
    return static_cast<double>(below) / static_cast<double>(m_confidences.size());
}

} // namespace glossa::settings
#include "moc_threshold_editor.cpp"
