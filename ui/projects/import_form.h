// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "core/workspace/projects/overview.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace glossa::projects {

/// How files come in: format, into which project, which set, what happens to texts that are there already.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    /// `open`: the project that is open, offered first; 0 = none.
    explicit ImportForm(QStringList files, QWidget *parent = nullptr);

    void setProjects(const std::vector<workspace::ProjectOverview> &projects, std::int64_t open);
    /// Format and name as they were found; what the user has chosen stays.
    void setFound(const workspace::ImportPreview &preview);
    void setUnknownFormat();
    [[nodiscard]] workspace::ImportRequest request() const;
    void showNameProblem(const QString &sentence);

Q_SIGNALS:
    /// The preview would be another one now.
    void changed();
    /// Only what happens at the import.
    void targetChanged();

private:
    void fillTargets();
    void targetChosen();
    /// Until somebody has chosen another one, texts are in the language of the project they go into.
    void proposeLanguage();
    [[nodiscard]] std::int64_t target() const; // 0 = a new project
    [[nodiscard]] project::ProjectKind kind() const;

    QStringList m_files;
    std::vector<workspace::ProjectOverview> m_projects;
    std::int64_t m_open = 0;
    QString m_foundFormat;
    QString m_foundName;
    QString m_kindsOf; // the format whose kinds are offered
    project::ProjectKind m_foundKind = project::ProjectKind::Conversation;
    bool m_targetChosen = false;
    bool m_nameTyped = false;
    bool m_languageChosen = false;
    QComboBox *m_format = nullptr;
    QLabel *m_formatNote = nullptr;
    QWidget *m_kindPart = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_target = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_nameProblem = nullptr;
    QWidget *m_languagePart = nullptr;
    QComboBox *m_language = nullptr;
    QButtonGroup *m_set = nullptr;
    QWidget *m_existingPart = nullptr;
    QComboBox *m_existing = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace glossa::projects
