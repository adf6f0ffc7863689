// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployment.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"

#include <QFrame>

#include <vector>

class QAction;
class QLabel;
class QPushButton;

namespace glossa::deployments {

/// The steps of the slots' history as rows.
class StepRows : public widgets::TableModel<workspace::DeploymentStep, std::int64_t> {
    Q_OBJECT
public:
    explicit StepRows(QObject *parent = nullptr);
    using TableModel::setRows;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] std::int64_t keyOf(const workspace::DeploymentStep &step, int) const override
    {
        return step.id;
    }
    [[nodiscard]] QString rowTip(int row) const override { return rowText(row); }
};

/// What served when and by whom; the step that one stands on can be taken back.
class HistoryPanel : public QFrame {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);
    static constexpr int mostSteps = 200; // that it is given

    void set(std::vector<workspace::DeploymentStep> steps); // newest first
    [[nodiscard]] QAction *takeBackAction() const { return m_takeBack; }

Q_SIGNALS:
    void takeBackRequested(std::int64_t step);

private:
    void showActions();
    void openMenu(const QPoint &place);

    StepRows m_rows;
    widgets::RowView *m_list;
    QLabel *m_note;
    QPushButton *m_button;
    QAction *m_takeBack;
};

} // namespace glossa::deployments
