// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/traveller.h"

namespace glossa::test {

/// Short ways through the window, each in projects of its own; see ways.cpp and ways_around.cpp.
class Ways : public Traveller {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { arrive(); }
    void cleanup();

    void anImportGoesAndComesBack();
    void aFirstProjectBecomesAModelByKeysAlone();
    void theChecksBeforeATrainingAreThoseOfTheProject();
    void twoWordsLabeledByKeysHoldNoBlank();
    void aDigitAfterADoubleClickLabels();
    void aTableWithoutAHeaderComesInWithNamedColumns();

    void anEdgeWhoseDragIsInterruptedStandsAsStored_data();
    void anEdgeWhoseDragIsInterruptedStandsAsStored();
    void largeTextLeavesEveryControlOnTheScreen();

private:
    /// A conversation project with the entities Quantity, Drink and Milk (keys 1, 2, 3) and one order.
    void makeOrders(const QString &project, const QByteArray &labels = {});
    void edit(const QString &project, const QByteArray &lines);
    /// "Category offset length" of each label of the project's only item.
    [[nodiscard]] QStringList storedLabels(const QString &project);
    void waitForToast(const QString &sentence);
};

} // namespace glossa::test
