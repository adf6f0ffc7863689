// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibility.h"

#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace glossa::widgets {

namespace {

class RowViewAccess;

/// One row of a list, as long as somebody asks for it.
class RowAccess : public QAccessibleInterface {
public:
    RowAccess(RowView &view, int row) : m_view(view), m_row(row) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_view.source() != nullptr && m_row < m_view.source()->rowCount();
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_view);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view.source()->rowText(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect here = m_view.rowRect(m_row);
        return {m_view.viewport()->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = m_view.isSelected(m_row);
        state.focused = m_row == m_view.currentRow() && m_view.hasFocus();
        return state;
    }
    [[nodiscard]] int row() const { return m_row; }

private:
    RowView &m_view;
    int m_row;
};

class RowViewAccess : public QAccessibleWidget {
public:
    explicit RowViewAccess(RowView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~RowViewAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_rows))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override
    {
        return view().source() != nullptr ? view().source()->rowCount() : 0;
    }
    [[nodiscard]] QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_rows.constFind(row);
        if (known != m_rows.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new RowAccess(view(), row);
        m_rows.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *row = dynamic_cast<const RowAccess *>(child);
        return row != nullptr ? row->row() : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(view().rowAt(view().viewport()->mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return child(view().currentRow()); }

private:
    [[nodiscard]] RowView &view() const { return *static_cast<RowView *>(widget()); }
    mutable QHash<int, QAccessible::Id> m_rows;
};

class SpanViewAccess : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit SpanViewAccess(SpanView *view) : QAccessibleWidget(view, QAccessible::EditableText) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? view().text() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    void selection(int index, int *start, int *end) const override
    {
        *start = index == 0 ? view().selection().begin : 0;
        *end = index == 0 ? view().selection().end() : 0;
    }
    [[nodiscard]] int selectionCount() const override { return view().selection().length > 0 ? 1 : 0; }
    void addSelection(int start, int end) override { view().setSelection({start, end - start}); }
    void removeSelection(int) override { view().clearSelection(); }
    void setSelection(int, int start, int end) override { view().setSelection({start, end - start}); }
    [[nodiscard]] int cursorPosition() const override { return view().caret(); }
    void setCursorPosition(int offset) override { view().setSelection({offset, 0}); }
    [[nodiscard]] QString text(int start, int end) const override
    {
        return view().text().mid(start, end - start);
    }
    [[nodiscard]] int characterCount() const override { return static_cast<int>(view().text().size()); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const QRect here = view().rectOf({offset, 1});
        return {view().viewport()->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        return view().offsetAt(view().viewport()->mapFromGlobal(point));
    }
    void scrollToSubstring(int start, int end) override { view().setSelection({start, end - start}); }
    /// The labels at a place, and how far they reach unchanged.
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        QStringList names;
        for (const SpanMark &mark : view().spans()) {
            const text::Utf16Span span = mark.span;
            if (span.begin <= offset && offset < span.end()) {
                names << mark.caption;
                *start = qMax(*start, span.begin);
                *end = qMin(*end, span.end());
            } else if (span.end() <= offset) {
                *start = qMax(*start, span.end());
            } else {
                *end = qMin(*end, span.begin);
            }
        }
        return names.isEmpty() ? QString() : QStringLiteral("label:%1;").arg(names.join(u','));
    }

private:
    [[nodiscard]] SpanView &view() const { return *static_cast<SpanView *>(widget()); }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *rows = qobject_cast<RowView *>(object))
        return new RowViewAccess(rows);
    if (auto *text = qobject_cast<SpanView *>(object))
        return new SpanViewAccess(text);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace glossa::widgets
