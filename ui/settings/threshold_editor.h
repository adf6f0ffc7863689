// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace glossa::settings {

class ShareBox;

/// How sure the last model was of its test queries, in bars of a twentieth, with the threshold as a line that
/// can be dragged.
class ConfidenceHistogram : public QWidget {
    Q_OBJECT
public:
    explicit ConfidenceHistogram(QWidget *parent = nullptr);
    void setConfidences(const std::vector<double> &confidences);
    void setThreshold(double threshold);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void dragged(double threshold);
    void released();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    std::vector<int> m_bars;
    double m_threshold = 0.0;
};

/// The None threshold: a number, and over it what it would do to the queries of the last test.
class ThresholdEditor : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdEditor(QWidget *parent = nullptr);
    void setThreshold(double threshold);
    void setConfidences(std::vector<double> confidences);
    /// Share of the test queries below the threshold; negative without a test.
    [[nodiscard]] double shareBelow() const;
    [[nodiscard]] bool hasTest() const { return !m_confidences.empty(); }

Q_SIGNALS:
    void thresholdChanged(double threshold);

private:
    std::vector<double> m_confidences;
    ConfidenceHistogram *m_histogram;
    ShareBox *m_number;
};

} // namespace glossa::settings
