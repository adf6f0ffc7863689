// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace glossa::labeling {

class Swatch;

/// The guideline of a category beside the text that is labeled with it.
class GuidePanel : public QWidget {
    Q_OBJECT
public:
    explicit GuidePanel(QWidget *parent = nullptr);
    /// Nothing = no category is chosen.
    void show(const std::optional<workspace::CategoryUse> &use);

Q_SIGNALS:
    void schemaRequested();

private:
    Swatch *m_swatch = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_guideline = nullptr;
    QLabel *m_facts = nullptr;
    QPushButton *m_edit = nullptr;
};

} // namespace glossa::labeling
