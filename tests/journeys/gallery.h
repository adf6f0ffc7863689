// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/camera.h"
#include "tests/journeys/studio.h"

#include <QList>
#include <QSize>
#include <QString>

#include <functional>

class QCommandLineParser;

namespace glossa::test {

/// Every pane and state of the window, shown one after the other to the camera.
class Gallery {
public:
    explicit Gallery(const QCommandLineParser &options);

    int run();

private:
    using Setup = std::function<void()>;
    /// Brings a state about, shows it in all sizes and themes, and leaves dialogs and popups behind closed.
    bool state(const char *name, const Setup &setup);
    void key(const QString &widget, int key, Qt::KeyboardModifiers modifiers = {});
    void click(const QString &button);
    void tab(const QString &bar, int index);
    /// A view of the open project's model.
    void standOnDetails(int view);
    void segment(const QString &name, int index);
    void trigger(const QString &action);
    void goTo(models::Step step);

    void projects();
    void schema();
    void labelUtterances();
    void labelDocuments();
    void classes();
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
