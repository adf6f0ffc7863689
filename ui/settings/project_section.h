// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/settings/setting_row.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace glossa::settings {

class ThresholdEditor;

/// The open project's head, saved as it is changed.
class ProjectSection : public SettingSection {
    Q_OBJECT
public:
    explicit ProjectSection(models::StudioContext &context, QWidget *parent = nullptr);
    ~ProjectSection() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void readConfidences();
    void showShare();
    /// What is stored, whatever is being typed.
    [[nodiscard]] QString saved(QString project::ProjectInfo::*member) const;
    void save(const std::function<void(project::ProjectInfo &)> &change);
    void moveToTrash();

    models::StudioContext &m_context;
    QString m_model;    // whose confidences are shown
    QString m_judgedBy; // models::lastModelKey
    QLineEdit *m_name = nullptr;
    QLineEdit *m_description = nullptr;
    QComboBox *m_language = nullptr;
    QCheckBox *m_multilingual = nullptr;
    ThresholdEditor *m_threshold = nullptr;
    SettingRow *m_thresholdRow = nullptr;
    bool m_stale = false; // something has changed while nobody saw it
};

} // namespace glossa::settings
