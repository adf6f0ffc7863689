// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/model.h"
#include "ui/models/studio_context.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

class QAction;
class QWidget;

namespace glossa::models {

/// What can be done with the model that a pane shows, the same in every pane: train it again, call it
/// otherwise, duplicate it, look at its data and load it back, write it to a file, delete it.
class ModelActions : public QObject {
    Q_OBJECT
public:
    /// What is asked opens over `pane`. The actions are called "<prefix>.renameModel" and so on.
    ModelActions(StudioContext &context, QWidget &pane, const QString &prefix);

    /// The model that they are about; without one they are off. `names` are those that no other may get.
    void setModel(std::optional<workspace::Model> model, QStringList names);

    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }
    [[nodiscard]] QAction *renaming() const { return m_rename; }
    [[nodiscard]] QAction *deleting() const { return m_delete; }

Q_SIGNALS:
    /// The model is about to get this name.
    void renamed(const QString &to);

private:
    QAction *add(const QString &name, const QString &text, void (ModelActions::*does)());
    void retrain();
    void rename();
    void duplicate();
    void showData();
    void exportData();
    void remove();
    /// Whether the model has its data; else it is said why not.
    [[nodiscard]] bool hasData() const;
    /// What is wrong with a name for a model, or nothing.
    [[nodiscard]] QString problemOf(const QString &name) const;

    StudioContext &m_context;
    QWidget &m_pane;
    QString m_prefix;
    std::optional<workspace::Model> m_model;
    QStringList m_names;
    QList<QAction *> m_all;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
};

} // namespace glossa::models
