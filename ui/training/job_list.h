// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/widgets/row_view.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace glossa::training {

class JobRows : public widgets::RowSource {
public:
    void set(std::vector<workspace::JobRow> jobs) { m_jobs = std::move(jobs); }
    [[nodiscard]] const std::vector<workspace::JobRow> &jobs() const { return m_jobs; }
    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_jobs.size()); }
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    std::vector<workspace::JobRow> m_jobs;
};

/// Every training of the project, newest first, and the log of the one chosen.
class JobList : public QWidget {
    Q_OBJECT
public:
    explicit JobList(QWidget *parent = nullptr);
    void set(const std::vector<workspace::JobRow> &jobs);
    /// The one chosen; nullptr = none.
    [[nodiscard]] const workspace::JobRow *current() const;

Q_SIGNALS:
    /// Another one, or the same with news.
    void currentChanged();
    /// A finished training was opened: its model's details.
    void modelRequested(const QString &label);

private:
    void showLog(int row);
    JobRows m_rows;
    QStackedWidget *m_pages;
    widgets::RowView *m_list;
    QLabel *m_logOf;
    QPlainTextEdit *m_log;
};

} // namespace glossa::training
