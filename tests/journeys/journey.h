// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/traveller.h"

#include <QJsonObject>

namespace glossa::test {

/// The steps of a journey through the whole life cycle, in their order; see journey.cpp.
class Journey : public Traveller {
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
    [[nodiscard]] QJsonObject evaluation(const QString &model);

    QString m_file;
    QString m_project;
    QString m_kitchenChecks;
    project::ItemId m_mended = 0;
    QString m_oldIntent;
    QString m_newIntent;
};

} // namespace glossa::test
