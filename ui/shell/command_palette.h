// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/shell/palette_rows.h"
#include "ui/widgets/row_view.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace glossa::shell {

/// Everything by name (Ctrl+K), over the window: commands, projects, models, categories, texts. `>` `/` `#`
/// `@` narrow to one of them; `/` to projects and models.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    CommandPalette(models::StudioContext &context, QWidget *parent);
    /// `commands` are what can be run now; `start` is typed already.
    void open(std::vector<PaletteEntry> commands, const QString &start = {});
    void close();

Q_SIGNALS:
    /// Alt+Enter on a command: its key is to be changed.
    void keyEditRequested(const QString &command);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void fit();
    /// Reads the projects and the models of the open one, which join what is found when they are here.
    void readPlaces();
    void addPlaces(const QString &query, std::vector<PaletteEntry> &found) const;
    void search();
    void addCommands(const QString &query, std::vector<PaletteEntry> &found) const;
    void addCategories(const QString &query, std::vector<PaletteEntry> &found) const;
    void searchTexts(const QString &query);
    void show(std::vector<PaletteEntry> found);
    void move(int direction, int steps);
    void run(int row);
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

    models::StudioContext &m_context;
    std::vector<PaletteEntry> m_commands;
    std::vector<PaletteEntry> m_places; // projects, the last changed first, then models
    std::vector<PaletteEntry> m_named;  // what the query found but for the texts
    PaletteRows m_rows;
    QPointer<QWidget> m_before; // had the focus
    QWidget *m_panel = nullptr;
    QLineEdit *m_field = nullptr;
    QWidget *m_hints = nullptr;
    widgets::RowView *m_list = nullptr;
    QLabel *m_count = nullptr;
    QTimer m_pause;
    std::uint64_t m_generation = 0;
};

} // namespace glossa::shell
