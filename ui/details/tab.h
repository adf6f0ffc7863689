// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/models/studio_context.h"

#include <QList>
#include <QWidget>

class QAction;

namespace glossa::details {

/// What all tabs of the details page have: they show one judged model, and ask for others' help through
/// signals.
class Tab : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(std::shared_ptr<const workspace::EvaluationReport> view) = 0;
    /// How many steps stand in the history since the model was trained.
    virtual void showSince(std::int64_t) {}
    /// For the menus and the list of keys.
    [[nodiscard]] virtual QList<QAction *> actions() const { return {}; }

Q_SIGNALS:
    /// Open these places in the examples tab, with the reason in words.
    void examplesRequested(const std::vector<glossa::evaluate::ExampleRef> &examples, const QString &reason);
    /// Open the items behind the places in Labeling, standing on the one named.
    void labelingRequested(const std::vector<glossa::evaluate::ExampleRef> &examples, int current,
                           const QString &reason);
};

} // namespace glossa::details
