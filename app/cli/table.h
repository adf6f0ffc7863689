// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

#include <vector>

namespace glossa::cli {

/// A table for a terminal (see shown()): columns padded to their widest cell, numbers (right = true) to the
/// right.
class Table {
public:
    struct Column {
        QString head;
        bool right = false;
    };
    explicit Table(std::vector<Column> columns);
    void add(const QStringList &row);
    void print() const; // to standard output

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

/// One row of comma-separated values to standard output, for other programs: exact, quoted where it has to
/// be.
void printCsvRow(const QStringList &cells);

/// A figure with three digits, "–" for an undefined one.
[[nodiscard]] QString figure(const std::optional<double> &value);
/// "2026-11-24 14:02".
[[nodiscard]] QString timeText(std::int64_t ms);

/// A progress bar on standard error: drawn over itself on a terminal, silent elsewhere.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar &) = delete;
    ProgressBar &operator=(const ProgressBar &) = delete;
    void show(double fraction, const QString &what);

private:
    bool m_terminal;
    bool m_drawn = false;
    int m_shown = -1;
    QString m_what;
};

} // namespace glossa::cli
