// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibility.h"

#include "ui/widgets/row_view.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QKeySequence>
#include <QTimer>

#include <utility>

namespace glossa::widgets {

namespace {

/// A part of a view that paints itself, which is no widget: it exists as long as somebody asks for it.
class PartAccess : public QAccessibleInterface {
public:
    PartAccess(QWidget &whole, int number) : m_whole(whole), m_number(number) {}

    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_whole);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] int number() const { return m_number; }

private:
    QWidget &m_whole;
    int m_number;
};

/// The parts of one view, each made once, so that the same number is the same object.
template <typename Part, typename View>
class Parts {
public:
    ~Parts()
    {
        for (const QAccessible::Id id : std::as_const(m_known))
            QAccessible::deleteAccessibleInterface(id);
    }
    [[nodiscard]] QAccessibleInterface *at(View &view, int number, int count)
    {
        if (number < 0 || number >= count)
            return nullptr;
        const auto known = m_known.constFind(number);
        if (known != m_known.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new Part(view, number);
        m_known.insert(number, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] static int numberOf(const QAccessibleInterface *child)
    {
        const auto *part = dynamic_cast<const Part *>(child);
        return part != nullptr ? part->number() : -1;
    }

private:
    QHash<int, QAccessible::Id> m_known;
};

/// A row; its action is that of its button.
class RowAccess : public PartAccess, public QAccessibleActionInterface {
public:
    RowAccess(RowView &view, int row) : PartAccess(view, row), m_view(view), m_row(row) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface && hasButton()
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return hasButton() ? QStringList{pressAction()} : QStringList();
    }
    void doAction(const QString &name) override
    {
        if (name == pressAction() && m_view.isEnabled())
            m_view.pressButton(m_row);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override
    {
        return name == pressAction() && hasButton() ? QStringList{QKeySequence(Qt::Key_Space).toString()}
                                                    : QStringList();
    }
    [[nodiscard]] bool isValid() const override { return m_row < m_view.rowCount(); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view.rowText(m_row) : QString();
    }
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

private:
    [[nodiscard]] bool hasButton() const { return !m_view.buttonRect(m_row).isNull(); }

    RowView &m_view;
    int m_row;
};

class RowViewAccess : public QAccessibleWidget {
public:
    explicit RowViewAccess(RowView *view) : QAccessibleWidget(view, QAccessible::List) {}

    /// The rows, and behind them what stands below the current one.
    [[nodiscard]] int childCount() const override { return view().rowCount() + (below() != nullptr ? 1 : 0); }
    [[nodiscard]] QAccessibleInterface *child(int number) const override
    {
        if (below() != nullptr && number == view().rowCount())
            return QAccessible::queryAccessibleInterface(below());
        return m_rows.at(view(), number, view().rowCount());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (below() != nullptr && child != nullptr && child->object() == below())
            return view().rowCount();
        return Parts<RowAccess, RowView>::numberOf(child);
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint place = view().viewport()->mapFromGlobal(QPoint(x, y));
        return child(below() != nullptr && below()->geometry().contains(place) ? view().rowCount()
                                                                               : view().rowAt(place));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        if (below() != nullptr && below()->isAncestorOf(view().window()->focusWidget()))
            return QAccessible::queryAccessibleInterface(view().window()->focusWidget());
        return child(view().currentRow());
    }

private:
    /// Null while there is none, or no current row.
    [[nodiscard]] QWidget *below() const
    {
        return view().below() != nullptr && view().below()->isVisible() ? view().below() : nullptr;
    }
    [[nodiscard]] RowView &view() const { return *static_cast<RowView *>(widget()); }
    mutable Parts<RowAccess, RowView> m_rows;
};

/// What is said of a label: its name and the text it stands on.
QString wordsOf(const SpanView &view, int label)
{
    const SpanMark &mark = view.spans()[static_cast<std::size_t>(label)];
    return SpanView::tr("%1: %2", "name of a label, its text")
        .arg(mark.caption, view.text().mid(mark.span.begin, mark.span.length));
}

/// One label of a text. It has the accessible focus while it is the active one, so that its name is heard.
class LabelAccess : public PartAccess {
public:
    LabelAccess(SpanView &view, int label) : PartAccess(view, label), m_view(view) {}

    [[nodiscard]] bool isValid() const override { return number() < static_cast<int>(m_view.spans().size()); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? wordsOf(m_view, number()) : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect here = m_view.rectOf(m_view.spans()[static_cast<std::size_t>(number())].span);
        return {m_view.viewport()->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::StaticText; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.selected = m_view.activeSpan() == number();
        state.focused = state.selected && m_view.hasFocus();
        return state;
    }

private:
    SpanView &m_view;
};

/// Tells assistive technology where the caret is and which label is active.
class LabelVoice : public QObject {
public:
    explicit LabelVoice(SpanView &view) : QObject(&view), m_view(view)
    {
        m_soon.setSingleShot(true);
        m_soon.setInterval(0);
        connect(&m_soon, &QTimer::timeout, this, &LabelVoice::speak);
        connect(&view, &SpanView::selectionChanged, this, [this] {
            QAccessibleTextCursorEvent event(&m_view, m_view.caret());
            QAccessible::updateAccessibility(&event);
            m_soon.start();
        });
        // The pane sets the active label in answer to these.
        connect(&view, &SpanView::spanActivated, this, [this] { m_soon.start(); });
        connect(&view, &SpanView::viewChanged, this, [this] { m_soon.start(); });
    }

private:
    void speak()
    {
        const int active = m_view.activeSpan();
        const QString words = active >= 0 ? wordsOf(m_view, active) : QString();
        const auto now = std::pair(
            active >= 0 ? m_view.spans()[static_cast<std::size_t>(active)].span : text::Utf16Span{}, words);
        if (std::exchange(m_said, now) == now)
            return;
        QAccessibleEvent described(&m_view, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&described);
        if (!m_view.hasFocus())
            return;
        QAccessibleEvent focus(&m_view, QAccessible::Focus);
        if (active >= 0)
            focus.setChild(active);
        QAccessible::updateAccessibility(&focus);
    }

    SpanView &m_view;
    QTimer m_soon;
    std::pair<text::Utf16Span, QString> m_said;
};

class SpanViewAccess : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit SpanViewAccess(SpanView *view) : QAccessibleWidget(view, QAccessible::EditableText) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] int childCount() const override { return static_cast<int>(view().spans().size()); }
    [[nodiscard]] QAccessibleInterface *child(int label) const override
    {
        return m_labels.at(view(), label, childCount());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return Parts<LabelAccess, SpanView>::numberOf(child);
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return child(view().activeSpan()); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return view().text();
        if (kind == QAccessible::Description && view().activeSpan() >= 0)
            return SpanView::tr("Label %1", "name of a label, its text")
                .arg(wordsOf(view(), view().activeSpan()));
        return QAccessibleWidget::text(kind);
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
    mutable Parts<LabelAccess, SpanView> m_labels;
};

/// One choice of a segment.
class ChoiceAccess : public PartAccess, public QAccessibleActionInterface {
public:
    ChoiceAccess(Segment &segment, int part) : PartAccess(segment, part), m_segment(segment) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    [[nodiscard]] bool isValid() const override { return number() < m_segment.texts().size(); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_segment.texts().value(number()) : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        const QRect here = isValid() ? m_segment.partRect(number()) : QRect();
        return {m_segment.mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::RadioButton; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.checkable = true;
        state.focusable = true;
        state.checked = m_segment.current() == number();
        state.focused = state.checked && m_segment.hasFocus();
        state.disabled = !m_segment.isEnabled();
        state.invisible = !m_segment.isVisible();
        return state;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction() && m_segment.isEnabled())
            m_segment.choose(number());
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    Segment &m_segment;
};

class SegmentAccess : public QAccessibleWidget {
public:
    explicit SegmentAccess(Segment *segment) : QAccessibleWidget(segment, QAccessible::Grouping) {}

    [[nodiscard]] int childCount() const override { return static_cast<int>(segment().texts().size()); }
    [[nodiscard]] QAccessibleInterface *child(int part) const override
    {
        return m_choices.at(segment(), part, childCount());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return Parts<ChoiceAccess, Segment>::numberOf(child);
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (segment().partRect(i).contains(segment().mapFromGlobal(QPoint(x, y))))
                return child(i);
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return child(segment().current()); }

private:
    [[nodiscard]] Segment &segment() const { return *static_cast<Segment *>(widget()); }
    mutable Parts<ChoiceAccess, Segment> m_choices;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *rows = qobject_cast<RowView *>(object))
        return new RowViewAccess(rows);
    if (auto *text = qobject_cast<SpanView *>(object)) {
        new LabelVoice(*text); // a child of the view
        return new SpanViewAccess(text);
    }
    if (auto *segment = qobject_cast<Segment *>(object))
        return new SegmentAccess(segment);
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
