// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"
#include "core/workspace/session/workspace.h"
#include "ui/widgets/banner.h"

#include <optional>
#include <vector>

namespace glossa::schema {

/// Tells a new project's owner what an intent or an entity is, until there is one; then the way on, until
/// there are texts. Its button leads to them.
class SchemaGuide : public widgets::Banner {
    Q_OBJECT
public:
    explicit SchemaGuide(QWidget *parent = nullptr);
    void tell(project::CategoryKind kind, const std::optional<workspace::ProjectOverview> &overview,
              const std::vector<workspace::CategoryUse> &categories);
};

/// True if somebody has named a category: None comes with every project.
[[nodiscard]] bool hasNamed(const std::vector<workspace::CategoryUse> &categories,
                            std::optional<project::CategoryKind> kind = std::nullopt);

} // namespace glossa::schema
