// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/numeric_locale.h"
#include "tests/journeys/hands.h"
#include "tests/journeys/studio.h"

#include "ui/widgets/span_view.h"
#include "wording/translation.h"

#include <QApplication>
#include <QJsonArray>
#include <QStandardPaths>

namespace glossa::test {

/// Somebody at the window, with keys and mouse: what journeys have in common. The first failure ends the
/// program with a picture of the window, since what comes next stands on what came before.
class Traveller : public QObject {
protected:
    void arrive();
    [[noreturn]] void giveUp(const QString &why);
    QWidget &see(const char *name, int timeoutMs = 10'000);
    template <typename Widget>
    [[nodiscard]] Widget &seeAs(const char *name)
    {
        return static_cast<Widget &>(see(name));
    }
    [[nodiscard]] widgets::SpanView &stage() { return seeAs<widgets::SpanView>("stageText"); }
    void key(const char *name) { m_hands.key(QString::fromLatin1(name)); }
    /// What the store holds, as the command line tells it.
    [[nodiscard]] QJsonArray items(const QString &project);
    [[nodiscard]] int labelCount(const QString &project);
    [[nodiscard]] QString openProject();
    void switchTo(const QString &project);
    void chooseIntent(const QString &name);
    void chooseFile(const QString &file);
    void importAs(const QString &file, const QString &project);
    void standOn(const QString &text);
    void waitForTraining(const QString &model);

    Studio m_studio;
    Hands m_hands;
};

/// Runs the steps of a journey in a program of its own; what main() returns.
template <typename Journey>
int travel(int argc, char **argv, const QString &name)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    usePointInNumbers();
    QApplication::setApplicationName(name);
    wording::installTranslations(application);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Journey journey;
    return QTest::qExec(&journey, argc, argv);
}

} // namespace glossa::test
