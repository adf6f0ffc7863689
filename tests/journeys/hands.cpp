// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/hands.h"

#include <QApplication>
#include <QProcess>
#include <QWidget>
#include <QtTest>

namespace glossa::test {

namespace {

constexpr int afterwardsMs = 60;

QStringList moveTo(const QPoint &place)
{
    return {QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y())};
}

/// What a window manager does and a bare X server does not: when a dialog has gone, the window below it is
/// active again.
void activateTop()
{
    if (QApplication::activeWindow() != nullptr || QApplication::activePopupWidget() != nullptr)
        return;
    QWidget *top = QApplication::activeModalWidget();
    for (QWidget *window : QApplication::topLevelWidgets())
        if (top == nullptr && window->isVisible() && window->inherits("QMainWindow"))
            top = window;
    if (top == nullptr)
        return;
    top->activateWindow();
    if (!QTest::qWaitForWindowActive(top))
        qWarning("%s does not become active", qPrintable(top->objectName()));
}

/// The place on the screen, once the widget stands still: what a pane reads while it opens can move its
/// parts.
QPoint placeOnScreen(QWidget &widget, const QPoint &place)
{
    constexpr int stillMs = 60;
    constexpr int mostLooks = 50;
    QPoint before = widget.mapToGlobal(place);
    for (int i = 0; i < mostLooks; ++i) {
        QTest::qWait(stillMs);
        const QPoint now = widget.mapToGlobal(place);
        if (now == before)
            break;
        before = now;
    }
    return before;
}

} // namespace

void Hands::run(const QStringList &arguments)
{
    activateTop();
    QProcess program;
    bool ended = false;
    QObject::connect(&program, &QProcess::finished, &program, [&ended] { ended = true; });
    program.start(QStringLiteral("xdotool"), arguments);
    if (!QTest::qWaitFor([&ended] { return ended; }, 20'000) || program.exitCode() != 0)
        qFatal("xdotool %s: %s", qPrintable(arguments.join(u' ')),
               program.readAllStandardError().constData());
    QTest::qWait(afterwardsMs);
    ++m_count;
}

void Hands::click(QWidget &widget)
{
    click(widget, widget.rect().center());
}

void Hands::click(QWidget &widget, const QPoint &place)
{
    run(moveTo(placeOnScreen(widget, place)) << QStringLiteral("click") << QStringLiteral("1"));
}

void Hands::doubleClick(QWidget &widget, const QPoint &place)
{
    run(moveTo(placeOnScreen(widget, place))
        << QStringLiteral("click") << QStringLiteral("--repeat") << QStringLiteral("2")
        << QStringLiteral("--delay") << QStringLiteral("40") << QStringLiteral("1"));
}

void Hands::press(QWidget &widget, const QPoint &place)
{
    run(moveTo(placeOnScreen(widget, place)) << QStringLiteral("mousedown") << QStringLiteral("1"));
}

void Hands::move(QWidget &widget, const QPoint &place)
{
    run(moveTo(widget.mapToGlobal(place)));
}

void Hands::release()
{
    run({QStringLiteral("mouseup"), QStringLiteral("1")});
}

void Hands::drag(QWidget &widget, const QPoint &from, const QPoint &to)
{
    press(widget, from);
    move(widget, (from + to) / 2);
    move(widget, to);
    release();
}

void Hands::key(const QString &key)
{
    run({QStringLiteral("key"), key});
}

void Hands::type(const QString &text)
{
    run({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("12"), text});
}

} // namespace glossa::test
