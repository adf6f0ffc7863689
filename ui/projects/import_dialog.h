// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "ui/models/studio_context.h"
#include "ui/projects/import_rows.h"

#include <QDialog>

#include <memory>
#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace glossa::widgets {
class StatePanel;
} // namespace glossa::widgets

namespace glossa::projects {

class ColumnsPage;
class ImportForm;

/// Files on their way in: what would come, with its texts, schema and problems, before anything changes.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(models::StudioContext &context, QStringList files, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void reject() override;

Q_SIGNALS:
    void imported(std::int64_t project);

private:
    QWidget *makeHead();
    QWidget *makeFigures();
    QWidget *makeRight();
    QWidget *makeFoot();
    [[nodiscard]] workspace::ImportRequest request() const;
    void readPreview();
    void showRefusal(Error error);
    void showTable(const std::optional<workspace::TablePeek> &table, project::ProjectKind kind);
    void showPreview(const workspace::ImportPreview &preview);
    /// Why nothing can be imported now; empty = it can.
    [[nodiscard]] QString hindrance() const;
    void showFoot();
    void start();
    void ended(const Result<workspace::ImportResult> &result);
    void setBusy(bool busy);

    models::StudioContext &m_context;
    QStringList m_files;
    workspace::ImportPreview m_preview;
    bool m_ready = false;
    bool m_refused = false; // the file cannot be read
    bool m_busy = false;
    int m_generation = 0; // only the newest preview counts
    std::stop_source m_stop;
    PreviewRows *m_texts = nullptr;
    SchemaRows *m_schema = nullptr;
    ProblemRows *m_problems = nullptr;

    ImportForm *m_form = nullptr;
    ColumnsPage *m_columns = nullptr;
    QString m_format; // that the columns were seen in
    std::vector<QLabel *> m_figures;
    std::vector<QLabel *> m_units;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    QStackedWidget *m_right = nullptr;
    QLabel *m_intro = nullptr;
    widgets::StatePanel *m_state = nullptr;
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace glossa::projects
