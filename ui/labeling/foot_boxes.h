// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace glossa::widgets {
class Segment;
}

namespace glossa::labeling {

class Swatch;

/// The label under work, with the keys that move its edges, at the foot of the side panel.
class LabelBox : public QWidget {
    Q_OBJECT
public:
    explicit LabelBox(QWidget *parent = nullptr);
    /// `text` = of the item that the label is in.
    void show(const project::Label &label, const QString &text, int slot);

Q_SIGNALS:
    void removeRequested();

private:
    Swatch *m_swatch = nullptr;
    QLabel *m_length = nullptr;
    QLabel *m_name = nullptr;
};

/// What is known of the open document as a whole.
class DocumentBox : public QWidget {
    Q_OBJECT
public:
    explicit DocumentBox(QWidget *parent = nullptr);
    void show(const workspace::ItemRow &row, const QString &projectLanguage);

Q_SIGNALS:
    void datasetChosen(glossa::project::Dataset dataset);

private:
    widgets::Segment *m_dataset = nullptr;
    QLabel *m_language = nullptr;
    QLabel *m_length = nullptr;
    QLabel *m_changed = nullptr;
    QString m_counted; // the text whose length is shown
};

} // namespace glossa::labeling
