// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/projects/project_rows.h"
#include "ui/widgets/row_view.h"

#include <QWidget>

class QPushButton;

namespace glossa::projects {

/// The projects in the trash: bring back, or delete for good (asked once, because nothing brings that back).
class TrashPage : public QWidget {
    Q_OBJECT
public:
    explicit TrashPage(models::StudioContext &context, QWidget *parent = nullptr);
    ~TrashPage() override;

    void show(const std::vector<workspace::ProjectOverview> &projects);

Q_SIGNALS:
    void left();

private:
    [[nodiscard]] const workspace::ProjectOverview *current() const;
    void restore();
    void askToPurge();
    void purge(std::int64_t project, const QString &name);

    models::StudioContext &m_context;
    ProjectRows *m_rows = nullptr;
    widgets::RowView *m_list = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_purge = nullptr;
};

} // namespace glossa::projects
