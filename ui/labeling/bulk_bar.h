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
    /// `Narrow`: one below the other, above the narrow list of documents.
    enum class Form { Wide, Narrow };
    /// What all of them can be given at once.
    enum class Gives { Nothing, Intent, Class, OneMoreClass };
    BulkBar(Form form, Gives gives, QWidget *parent = nullptr);
    void setCount(int count);
    /// Null where nothing is given.
    [[nodiscard]] QWidget *categoryButton() const;

Q_SIGNALS:
    void categoryRequested();
    void datasetChosen(glossa::project::Dataset dataset);
    void deleteRequested();
    void cleared();

private:
    void layOutWide();
    void layOutNarrow();

    QLabel *m_count = nullptr;
    QPushButton *m_category = nullptr;
    QPushButton *m_train = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace glossa::labeling
