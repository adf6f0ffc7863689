// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/current_item.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace glossa::labeling {

/// Gives documents their classes: the one under work, or all that are selected in the list.
class ClassLabeler : public QObject {
    Q_OBJECT
public:
    ClassLabeler(models::StudioContext &context, CurrentItem &item, QObject *parent = nullptr);

    /// Where a document has one class, this one takes the place of another; else it is given or, if the
    /// document has it, taken away. With `create` the class is new and is made in the same step. False if
    /// there is no document or nothing may be written.
    bool choose(const QString &category, bool create = false);
    /// Takes all classes from the open document.
    void clear();
    /// To documents that are not open: as their one class, or as one more, as one step.
    void giveTo(const std::vector<project::ItemId> &items, const QString &category, bool create = false);

    /// Classes in the order they were last given, newest first.
    [[nodiscard]] const QStringList &lastUsed() const { return m_lastUsed; }

private:
    void remember(const QString &category);

    models::StudioContext &m_context;
    CurrentItem &m_item;
    QStringList m_lastUsed;
};

} // namespace glossa::labeling
