// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"
#include "ui/labeling/labeling_actions.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace glossa::widgets {
class ElidingLabel;
class Segment;
} // namespace glossa::widgets

namespace glossa::labeling {

/// The line over the pane: sets with counts and what is left (utterances), or name, place and zoom
/// (documents).
class PaneHeader : public QWidget {
    Q_OBJECT
public:
    enum class Form { Utterances, Documents };
    PaneHeader(Form form, const LabelingActions &actions, QWidget *parent = nullptr);

    void setCounts(const workspace::ProjectSummary &summary);
    void setDataset(std::optional<project::Dataset> dataset);
    /// Documents: which one is open. index -1 = none.
    void setDocument(const QString &name, int index, int count);
    void setZoom(int percent);
    /// Without a project to work on only the title stands.
    void setBare(bool bare);

Q_SIGNALS:
    /// Everything is labeled: on to the next step.
    void trainingRequested();
    void datasetFiltered(std::optional<glossa::project::Dataset> dataset);
    void zoomChosen(int percent);

private:
    void addUtteranceParts(const LabelingActions &actions);
    void addDocumentParts(const LabelingActions &actions);

    Form m_form;
    QWidget *m_parts = nullptr;
    widgets::Segment *m_sets = nullptr;
    QLabel *m_left = nullptr;
    QPushButton *m_train = nullptr;
    QProgressBar *m_progress = nullptr;
    widgets::ElidingLabel *m_name = nullptr;
    QLabel *m_place = nullptr;
    QPushButton *m_zoom = nullptr;
};

} // namespace glossa::labeling
