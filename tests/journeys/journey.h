// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/hands.h"
#include "tests/journeys/studio.h"

#include "ui/widgets/span_view.h"

#include <QJsonArray>
#include <QJsonObject>

namespace glossa::test {

/// The steps of a journey through the whole life cycle, in their order; see journey.cpp.
class Journey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void projectOfOnesOwn();
    void schemaByTyping();
    void tenUtterances();
    void spansByMouse();
    void spansByKeyboard();
    void firstModelByKeys();
    void filesComeIn();
    void checksAreThoseOfTheProject();
    void trainingWhileLabeling();
    void worstConfusionIsMended();
    void nextModelKnowsIt();
    void commandLineAgrees();
    void documentsToo();
    void cleanup();

private:
    [[noreturn]] void giveUp(const QString &why);
    QWidget &see(const char *name, int timeoutMs = 10'000);
    [[nodiscard]] widgets::SpanView &stage() { return static_cast<widgets::SpanView &>(see("stageText")); }
    [[nodiscard]] QJsonArray items(const QString &project);
    [[nodiscard]] int labelCount(const QString &project);
    void chooseIntent(const QString &name);
    void importAs(const QString &file, const QString &project);
    void standOn(const QString &text);
    void waitForTraining(const QString &model);
    [[nodiscard]] QJsonObject evaluation(const QString &model);

    Studio m_studio;
    Hands m_hands;
    QString m_file;
    QString m_project;
    QString m_kitchenChecks;
    project::ItemId m_mended = 0;
    QString m_oldIntent;
    QString m_newIntent;
};

} // namespace glossa::test
