// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/data_comparison.h"
#include "core/workspace/models/model.h"
#include "ui/models/studio_context.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace glossa::widgets {
class StatePanel;
}

namespace glossa::models {

class ModelDataRows;

/// What a model learned from beside the data of today: how many texts came, went and changed, which
/// categories, and the texts. From here that data is loaded back, which is said before in the words of what
/// it does.
class ModelDataDialog : public QDialog {
    Q_OBJECT
public:
    ModelDataDialog(StudioContext &context, workspace::Model model, QWidget *parent = nullptr);

private:
    QWidget *makeContent();
    /// The first of them, and how many others there are.
    [[nodiscard]] static QString named(const std::vector<workspace::CategorySinceModel> &categories);
    QWidget *makeFoot();
    /// Reads the next page of texts; the first one with everything else.
    void readPage();
    void show(workspace::DataComparison comparison);
    void load();

    StudioContext &m_context;
    workspace::Model m_model;
    ModelDataRows *m_rows;
    QStackedWidget *m_pages = nullptr;
    widgets::StatePanel *m_state = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_categories = nullptr;
    QLabel *m_effect = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_load = nullptr;
};

} // namespace glossa::models
