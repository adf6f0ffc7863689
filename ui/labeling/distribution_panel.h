// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace glossa::widgets {
class DistributionBars;
}

namespace glossa::labeling {

/// How often each category is used in training and test; a bar opens its items.
class DistributionPanel : public QWidget {
    Q_OBJECT
public:
    explicit DistributionPanel(QWidget *parent = nullptr);
    void show(const workspace::Distribution &distribution);

Q_SIGNALS:
    void chosen(glossa::project::CategoryKind kind, const QString &category);

private:
    void showKind();
    [[nodiscard]] project::CategoryKind kind() const;

    workspace::Distribution m_distribution;
    std::vector<QString> m_names; // of the bars
    QComboBox *m_kind = nullptr;
    widgets::DistributionBars *m_bars = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace glossa::labeling
