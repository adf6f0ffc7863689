// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/traveller.h"

namespace glossa::test {

/// The steps of a journey through classification, in their order; see classes.cpp.
class Classes : public Traveller {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void projectByKeys();
    void classesByTyping();
    void documentsFromFiles();
    void oneKeyADocument();
    void undoTakesOneBack();
    void aFileWithSeveralClasses();
    void keysTurnClasses();
    void trainedAndJudged();
    void cleanup();

private:
    /// "file: class" of each document, in their order, several with bars between.
    [[nodiscard]] QStringList classesOf(const QString &project);

    QTemporaryDir m_texts;
};

} // namespace glossa::test
