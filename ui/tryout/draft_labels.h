// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "ui/models/label_plan.h"
#include "ui/models/studio_context.h"

#include <QObject>

namespace glossa::widgets {
class SpanView;
}

namespace glossa::tryout {

/// Labels of a text that are not stored yet, under a person's hand: keys and drags in its view change the
/// draft by the rules of labeling.
class DraftLabels : public QObject {
    Q_OBJECT
public:
    DraftLabels(models::StudioContext &context, widgets::SpanView &view, QObject *parent = nullptr);

    void begin(const project::Item &item);
    void end();
    [[nodiscard]] bool isOn() const { return m_on; }
    [[nodiscard]] const project::Item &item() const { return m_item; }

    void setIntent(const QString &intent);
    /// Turns a class on or off; where an item has one class only, it takes the place of the other.
    void toggleClass(const QString &name);
    void clearClasses();
    /// Something to label stands under the hand: the selection, the active label or the word at the caret.
    bool aim();
    void labelWith(const QString &category);
    void removeActive();

Q_SIGNALS:
    void changed();
    /// Why nothing happened.
    void refused(const QString &why);

private:
    [[nodiscard]] models::Overlap overlap() const;
    void take(const models::LabelPlan &plan, text::Utf16Span span, const QString &category);
    void apply(const project::Edit &edit);
    void resize(int index, text::Utf16Span span);
    [[nodiscard]] int active() const;

    models::StudioContext &m_context;
    widgets::SpanView &m_view;
    project::Item m_item;
    bool m_on = false;
};

} // namespace glossa::tryout
