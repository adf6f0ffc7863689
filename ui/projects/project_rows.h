// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>

#include <vector>

namespace glossa::projects {

/// The projects of a workspace as rows of two lines, at first the last changed first.
class ProjectRows final : public widgets::TableModel<workspace::ProjectOverview, std::int64_t> {
    Q_DECLARE_TR_FUNCTIONS(ProjectRows)
public:
    /// Of the trash: the last column says when a project went there.
    explicit ProjectRows(bool trash = false, QObject *parent = nullptr);

    /// `filter`: part of the name or description, any case.
    void show(const std::vector<workspace::ProjectOverview> &projects, const QString &filter);
    /// In a narrow list, its width in device pixels, what can be seen elsewhere gives its room to the names.
    void setRoom(int width);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] std::int64_t keyOf(const workspace::ProjectOverview &project, int) const override
    {
        return project.summary.info.id;
    }
    [[nodiscard]] QString rowTip(int row) const override { return at(row)->summary.info.name; }

private:
    enum class Room : std::uint8_t { Wide, Narrow, Narrowest };
    void choose(Room room);

    bool m_trash;
    Room m_room = Room::Wide;
};

} // namespace glossa::projects
