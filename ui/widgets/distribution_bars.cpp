// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/distribution_bars.h"

#include "ui/theme/theme.h"
#include "ui/widgets/table_model.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

/// The name and counts of a bar, and the bar below; `most` fills the width. Places are those of a row from
/// left to right, which the painter's direction mirrors.
void paintBar(QPainter &painter, const QRect &cell, const DistributionBars::Bar &bar, std::int64_t most)
{
    const theme::Tokens &t = theme::tokens();
    const QLocale locale;
    const QRect words(cell.left(), cell.top() + px(4), cell.width(), px(18));
    const QString test = locale.toString(bar.test);
    const QString train = locale.toString(bar.train);
    const QString rest = QStringLiteral(" / ") + test;
    const QFontMetrics metrics = painter.fontMetrics();
    const int restWidth = metrics.horizontalAdvance(rest);
    const auto seen = [&](const QRect &place) {
        return QStyle::visualRect(painter.layoutDirection(), cell, place);
    };
    painter.setPen(t.t2);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, rest);
    painter.setPen(bar.warn ? t.warn : t.t1);
    painter.drawText(seen(words.adjusted(0, 0, -restWidth, 0)), Qt::AlignRight | Qt::AlignVCenter, train);
    painter.setPen(t.t1);
    const int room = words.width() - restWidth - metrics.horizontalAdvance(train) - px(8);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(bar.name, Qt::ElideRight, room));

    const QColor mark = bar.slot < 0 ? t.accfill : t.category(bar.slot).mark;
    const double unit = cell.width() / static_cast<double>(most);
    const QRectF solid(cell.left(), words.bottom() + px(4), static_cast<double>(bar.train) * unit, px(6));
    const QRectF hollow(solid.right() + (bar.train > 0 ? 1 : 0), solid.top(),
                        static_cast<double>(bar.test) * unit, px(6));
    painter.save();
    if (painter.layoutDirection() == Qt::RightToLeft) {
        painter.translate(cell.left() + cell.right() + 1, 0);
        painter.scale(-1, 1);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark);
    if (bar.train > 0)
        painter.drawRoundedRect(solid.width() < 2 ? QRectF(solid.topLeft(), QSizeF(2, px(6))) : solid, px(3),
                                px(3));
    painter.setPen(QPen(mark, 1.25));
    painter.setBrush(QColor(t.canvas));
    if (bar.test > 0) // wide enough to be seen as hollow
        painter.drawRoundedRect(hollow.adjusted(.6, .6, std::max(0.0, px(6) - hollow.width()) - .6, -.6),
                                px(2), px(2));
    painter.restore();
}

} // namespace

class DistributionBars::Rows final : public TableModel<Bar> {
public:
    explicit Rows(QObject *parent) : TableModel(parent)
    {
        setColumns({{.cell = [this](const Bar &bar) {
            return DrawnCell{bar.name,
                             [bar, most = m_most](QPainter &painter, const QRect &cell, const CellState &) {
                                 paintBar(painter, cell, bar, most);
                             }};
        }}});
    }
    void show(std::vector<Bar> bars)
    {
        m_most = 1;
        for (const Bar &bar : bars)
            m_most = std::max(m_most, bar.train + bar.test);
        setRows(std::move(bars));
    }
    [[nodiscard]] QString rowText(int row) const override
    {
        const Bar &bar = *at(row);
        return DistributionBars::tr("%1: %2 in training, %3 in test")
            .arg(bar.name)
            .arg(bar.train)
            .arg(bar.test);
    }

protected:
    [[nodiscard]] QString keyOf(const Bar &bar, int) const override { return bar.name; }
    [[nodiscard]] QString rowTip(int row) const override { return rowText(row); }

private:
    std::int64_t m_most = 1;
};

DistributionBars::DistributionBars(QWidget *parent) : QWidget(parent), m_bars(new Rows(this))
{
    m_rows = new RowView;
    m_rows->setObjectName(QStringLiteral("distributionRows"));
    m_rows->setAccessibleName(tr("Counts of each category"));
    m_rows->setLines(false);
    m_rows->setRowHeight(px(35));
    m_rows->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_rows->setModel(m_bars);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, px(24), 0, 0); // the legend is painted above
    layout->addWidget(m_rows);
    connect(m_rows, &RowView::rowClicked, this, &DistributionBars::barActivated);
    connect(m_rows, &RowView::rowActivated, this, &DistributionBars::barActivated);
}

void DistributionBars::setBars(std::vector<Bar> bars)
{
    m_bars->show(std::move(bars));
}

void DistributionBars::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setRenderHint(QPainter::Antialiasing);
    const auto seen = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    const auto entry = [&](int x, const QString &words, bool solid) {
        const QRectF box = QRectF(seen(QRect(x, px(7), px(10), px(6)))).translated(.6, .6);
        painter.setPen(QPen(QColor(t.t2), 1.25));
        painter.setBrush(solid ? QBrush(QColor(t.t2)) : Qt::NoBrush);
        painter.drawRoundedRect(box, px(3), px(3));
        const int at = x + px(15);
        painter.drawText(seen(QRect(at, 0, width() - at, px(20))), Qt::AlignLeft | Qt::AlignVCenter, words);
        return at + painter.fontMetrics().horizontalAdvance(words) + px(12);
    };
    entry(entry(px(16), tr("Training"), true), tr("Test"), false);
}

} // namespace glossa::widgets
#include "moc_distribution_bars.cpp"
