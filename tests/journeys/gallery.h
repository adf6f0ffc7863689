// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/camera.h"
#include "tests/journeys/studio.h"

#include <QCommandLineParser>
#include <QTabBar>

#include <functional>

namespace glossa::test {

inline const QString travel = QStringLiteral("Travel assistant");
inline const QString letters = QStringLiteral("Rental letters");

/// Every pane and state of the window, one after the other.
class Gallery {
public:
    explicit Gallery(const QCommandLineParser &options)
        : m_camera(m_studio, options.value(QStringLiteral("out")))
        , m_only(options.value(QStringLiteral("only")))
        , m_theme(options.value(QStringLiteral("theme")))
    {
        const QString size = options.value(QStringLiteral("size"));
        if (!size.isEmpty())
            m_sizes = {QSize(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1).toInt())};
        m_studio.appearance().setTextPercent(options.value(QStringLiteral("text")).toInt());
    }

    int run();

private:
    using Setup = std::function<void()>;
    /// Brings a state about, shows it in all sizes and themes, and leaves dialogs and popups behind closed.
    bool state(const char *name, const Setup &setup);
    void key(const QString &widget, int key, Qt::KeyboardModifiers modifiers = {});
    void click(const QString &button);
    void tab(const QString &bar, int index) { m_studio.find<QTabBar>(bar)->setCurrentIndex(index); }
    void segment(const QString &name, int index);
    void trigger(const QString &action);
    void goTo(models::Step step)
    {
        m_studio.window().goTo(step);
        m_studio.settle();
    }

    void projects();
    void schema();
    void labelUtterances();
    void labelDocuments();
    void training();
    void details();
    void deployments();
    void tryout();
    void settings();
    void shell();

    Studio m_studio;
    Camera m_camera;
    QString m_only;
    QString m_theme;
    QList<QSize> m_sizes{{1280, 800}, {1920, 1080}};
    int m_states = 0;
};

} // namespace glossa::test
