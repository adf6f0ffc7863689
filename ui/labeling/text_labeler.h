// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/current_item.h"
#include "ui/models/label_plan.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace glossa::widgets {
class SpanView;
}

namespace glossa::labeling {

/// Ties the open item to the view of its text: shows its labels, and turns keys and drags into edits.
/// Knows nothing of lists and panels.
class TextLabeler : public QObject {
    Q_OBJECT
public:
    TextLabeler(models::StudioContext &context, CurrentItem &item, widgets::SpanView &view,
                QObject *parent = nullptr);

    /// The index of the label under work, or -1.
    [[nodiscard]] int activeLabel() const;
    void activate(int index);
    /// Makes sure that there is something to label: the selection, the active label or, with neither, what
    /// the caret stands in. Says what is missing and returns false if there is nothing.
    bool aim();

    /// Labels what aim() finds, or changes the active label.
    void labelWith(const QString &category);
    void labelLast();
    void removeActive();
    /// The refused label in place of those that were in its way.
    void replaceRefused();
    void focusText();

    /// Categories in the order they were last used, newest first.
    [[nodiscard]] const QStringList &lastUsed() const { return m_lastUsed; }

Q_SIGNALS:
    void activeChanged();
    /// Why nothing happened; with `replaceable`, replaceRefused() would do it.
    void refused(const QString &why, bool replaceable);
    /// What was refused is not asked for any more: another selection, another label, a change.
    void refusalOver();
    void labeled(const QString &category);
    /// Another text (or none) stands in the view.
    void textShown();

private:
    struct Refused {
        text::Utf16Span span;
        QString category;
        std::vector<int> inTheWay;
    };

    void showText();
    void showMarks();
    void resize(int index, text::Utf16Span span);
    void refuse(const QString &why, std::optional<Refused> wish = std::nullopt);
    void endRefusal();
    void carryOut(const models::LabelPlan &plan, text::Utf16Span span, const QString &category,
                  const QString &mergeKey = {});
    [[nodiscard]] QString whyRefused(const models::LabelPlan &plan, const QString &category) const;
    void remember(const QString &category);
    [[nodiscard]] models::Overlap overlap() const;

    models::StudioContext &m_context;
    CurrentItem &m_item;
    widgets::SpanView &m_view;
    QStringList m_lastUsed;
    std::optional<Refused> m_refused;
    /// The label that was resized last, as it was left, and the name of that row of steps.
    struct Resized {
        project::ItemId item = 0;
        text::Utf16Span span;
        QString category;
        QString series;
    };
    Resized m_resized;
    bool m_saysWhy = false; // a refusal stands on screen
};

} // namespace glossa::labeling
