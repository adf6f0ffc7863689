// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/span_view.h"

#include <QtTest>

namespace glossa::test {

/// A SpanView on screen with a text, and a hand that drags over stretches of it.
struct ShownText {
    explicit ShownText(const QString &text, const QString &language = QStringLiteral("en-us"))
    {
        view.resize(700, 260);
        view.setText(text, language);
        view.show();
        view.activateWindow();
        view.setFocus();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the view is not shown");
    }

    [[nodiscard]] text::Utf16Span spanOf(const QString &part, int from = 0) const
    {
        const auto at = view.text().indexOf(part, from);
        return {static_cast<std::int32_t>(at), static_cast<std::int32_t>(part.size())};
    }
    void label(const QString &part, const QString &name, int slot = 0)
    {
        auto marks = view.spans();
        marks.push_back(
            {spanOf(part), name, QString::number(slot + 1), slot, widgets::SpanLook::Person, -1.0});
        view.setSpans(marks);
    }
    /// From inside the first character of a stretch to inside its last one.
    void drag(text::Utf16Span span, Qt::KeyboardModifiers with = {})
    {
        const QRect first = view.rectOf({span.begin, 1});
        const QRect last = view.rectOf({span.end() - 1, 1});
        const bool leftwards = last.center().x() < first.center().x() && first.top() == last.top();
        const QPoint from(leftwards ? first.right() - 1 : first.left() + 1, first.center().y());
        const QPoint to(leftwards ? last.left() + 1 : last.right() - 1, last.center().y());
        dragFromTo(from, to, with);
    }
    void dragFromTo(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers with = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, with, from);
        QMouseEvent move(QEvent::MouseMove, QPointF((from + to) / 2),
                         view.viewport()->mapToGlobal((from + to) / 2), Qt::NoButton, Qt::LeftButton, with);
        QCoreApplication::sendEvent(view.viewport(), &move);
        QMouseEvent end(QEvent::MouseMove, QPointF(to), view.viewport()->mapToGlobal(to), Qt::NoButton,
                        Qt::LeftButton, with);
        QCoreApplication::sendEvent(view.viewport(), &end);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, with, to);
    }
    /// The left button goes down and the hand moves, and stays down.
    void press(const QPoint &at) { QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at); }
    void moveTo(const QPoint &to, Qt::KeyboardModifiers with = {})
    {
        QMouseEvent move(QEvent::MouseMove, QPointF(to), view.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, with);
        QCoreApplication::sendEvent(view.viewport(), &move);
    }
    void release(const QPoint &at) { QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at); }
    /// The right (or left) grip of a stretch.
    [[nodiscard]] QPoint rightGrip(text::Utf16Span span)
    {
        const QRect rect = view.rectOf(span);
        return {rect.right() + 2, rect.center().y()};
    }
    [[nodiscard]] QPoint leftGrip(text::Utf16Span span)
    {
        const QRect rect = view.rectOf(span);
        return {rect.left() - 2, rect.center().y()};
    }
    void click(text::Utf16Span span, Qt::KeyboardModifiers with = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, with, view.rectOf(span).center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&view, key, with); }
    void type(char letter) { QTest::keyClick(&view, letter); }
    [[nodiscard]] QString selected() const
    {
        return view.text().mid(view.selection().begin, view.selection().length);
    }

    widgets::SpanView view;
};

} // namespace glossa::test
