// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/schema/name_check.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace glossa::widgets {
class Prose;
} // namespace glossa::widgets

namespace glossa::schema {

class ColourButton;
class ComponentRows;
class ExampleLines;

/// The chosen category: name, colour, key, how it is found, guideline, examples. Saved as it is changed;
/// renaming and deleting say what they touch and can be undone.
class CategoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit CategoryPanel(models::StudioContext &context, QWidget *parent = nullptr);
    ~CategoryPanel() override;

    void show(const workspace::CategoryUse &use);
    void focusName();
    void remove();
    /// Joins a category with another one of its kind, as one step.
    void merge(project::CategoryKind kind, const QString &from, const QString &into);

Q_SIGNALS:
    void renamed(const QString &name);

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeGuideline();
    void save(const project::Category &changed, const QString &mergeKey = {});
    void saveGuideline();
    /// False if the entity is gone; said then.
    bool saveComponents(const QString &name, const std::function<void(project::Components &)> &change);
    void rename();
    void saveKey();
    [[nodiscard]] QString usageWords() const;
    [[nodiscard]] QString keyProblem(const QString &key) const;
    void tell(const NameCheck &check);
    [[nodiscard]] QString freeKeys() const;
    void tellProblem(const QString &words, theme::Ink ink);
    /// Opens the editor of one part of the components; what it keeps is saved unless others changed that
    /// part.
    template <typename Dialog, typename Part>
    void editPart(Part project::Components::*part, Part (Dialog::*edited)() const);
    void editList();
    void editPatterns();

    models::StudioContext &m_context;
    workspace::CategoryUse m_use;
    std::int64_t m_project = 0; // whose category is shown
    int m_saving = 0;           // own changes on their way
    QLineEdit *m_name = nullptr;
    ColourButton *m_colour = nullptr;
    QLabel *m_keyWord = nullptr;
    QLineEdit *m_key = nullptr;
    QLabel *m_usage = nullptr;
    widgets::Prose *m_problem = nullptr;
    QPushButton *m_merge = nullptr;
    QString m_mergeInto;
    ComponentRows *m_components = nullptr;
    QPlainTextEdit *m_guideline = nullptr;
    QTimer m_guidelinePause;
    ExampleLines *m_examples = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace glossa::schema
