// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/life_cycle_rail.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace glossa::shell {

namespace {

/// One step, which can be pressed.
class StepAccess : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    StepAccess(LifeCycleRail &rail, int row) : m_rail(rail), m_row(row) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    [[nodiscard]] bool isValid() const override { return m_row < static_cast<int>(m_rail.rows().size()); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_rail);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_rail.rowText(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect here = m_rail.rowRect(m_row);
        return {m_rail.mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        const LifeCycleRail::Row &row = m_rail.rows()[static_cast<std::size_t>(m_row)];
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.disabled = !row.enabled;
        state.selected = row.state.step == m_rail.active();
        state.focused = m_rail.hasFocus() && m_row == m_rail.focusedRow();
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_rail.activate(m_row);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }
    [[nodiscard]] int row() const { return m_row; }

private:
    LifeCycleRail &m_rail;
    int m_row;
};

class RailAccess : public QAccessibleWidget {
public:
    explicit RailAccess(LifeCycleRail *rail) : QAccessibleWidget(rail, QAccessible::List) {}
    ~RailAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_steps))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return static_cast<int>(rail().rows().size()); }
    [[nodiscard]] QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_steps.constFind(row);
        if (known != m_steps.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new StepAccess(rail(), row);
        m_steps.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *step = dynamic_cast<const StepAccess *>(child);
        return step != nullptr ? step->row() : -1;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return child(rail().focusedRow()); }

private:
    [[nodiscard]] LifeCycleRail &rail() const { return *static_cast<LifeCycleRail *>(widget()); }
    mutable QHash<int, QAccessible::Id> m_steps;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *rail = qobject_cast<LifeCycleRail *>(object))
        return new RailAccess(rail);
    return nullptr;
}

} // namespace

void installRailAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace glossa::shell
