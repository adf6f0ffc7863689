// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/widgets/row_view.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

namespace glossa::widgets {
class SearchField;
}

namespace glossa::shell {

/// One thing the palette offers.
struct PaletteEntry {
    QString group; // shown as a head above the first of each group
    QString name;
    QString detail;
    QString key;
    std::function<void()> run;
};

/// Everything by name (Ctrl+K): commands, categories, utterances. `>` `#` `@` narrow to one of them.
class CommandPalette : public QWidget, private widgets::RowSource {
    Q_OBJECT
public:
    CommandPalette(models::StudioContext &context, QWidget *parent);
    /// Shown over the parent; `commands` are what can be run now.
    void open(std::vector<PaletteEntry> commands);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void addCategories(const QString &query);
    void searchItems(const QString &query);
    void runRow(int row);
    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_shown.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;

    models::StudioContext &m_context;
    widgets::SearchField *m_field;
    widgets::RowView *m_list;
    std::vector<PaletteEntry> m_commands;
    std::vector<PaletteEntry> m_shown;
    QTimer m_delay;
    std::uint64_t m_generation = 0;
};

} // namespace glossa::shell
