// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/metrics.h"

#include <QWidget>

#include <optional>

namespace glossa::details {

/// One figure with its 95 % range on a scale from 0 to 1, and what it was counted from.
class FigureCard : public QWidget {
    Q_OBJECT
public:
    explicit FigureCard(QWidget *parent = nullptr);
    void set(const QString &title, std::optional<double> value, std::optional<evaluate::Interval> interval,
             const QString &words);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    std::optional<double> m_value;
    std::optional<evaluate::Interval> m_interval;
    QString m_words;
};

} // namespace glossa::details
