// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/widgets/span_painter.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace glossa::schema {

/// A few texts that carry a category, with their labels, and the way to all of them.
class ExampleLines : public QWidget {
    Q_OBJECT
public:
    explicit ExampleLines(models::StudioContext &context, QWidget *parent = nullptr);
    void show(const workspace::CategoryUse &use);

private:
    class Lines;
    void fill(const std::vector<workspace::ItemRow> &rows);

    models::StudioContext &m_context;
    workspace::CategoryUse m_use;
    std::uint64_t m_generation = 0;
    QPushButton *m_all = nullptr;
    Lines *m_lines = nullptr;
    QLabel *m_none = nullptr;
};

} // namespace glossa::schema
