// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace glossa::labeling {

/// Stands in the place of the filter bar while several rows are selected.
class BulkBar : public QWidget {
    Q_OBJECT
public:
    explicit BulkBar(QWidget *parent = nullptr);
    void setCount(int count);
    [[nodiscard]] QWidget *intentButton() const;

Q_SIGNALS:
    void intentRequested();
    void datasetChosen(glossa::project::Dataset dataset);
    void deleteRequested();
    void cleared();

private:
    QLabel *m_count = nullptr;
    QPushButton *m_intent = nullptr;
};

} // namespace glossa::labeling
