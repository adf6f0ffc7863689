// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::shell;

class FuzzyTest : public QObject {
    Q_OBJECT

    static int score(const char *query, const char *name)
    {
        const auto match = fuzzyMatch(QString::fromLatin1(query), QString::fromLatin1(name));
        return match ? match->score : -1'000'000;
    }

private Q_SLOTS:
    void lettersMustComeInOrder()
    {
        QVERIFY(fuzzyMatch(QStringLiteral("nu"), QStringLiteral("Next unlabeled")).has_value());
        QVERIFY(!fuzzyMatch(QStringLiteral("un"), QStringLiteral("Next us")).has_value());
        QVERIFY(!fuzzyMatch(QStringLiteral("nextx"), QStringLiteral("Next")).has_value());
    }

    void betterFitsComeFirst()
    {
        QVERIFY(score("train", "Training") > score("train", "Move to the training set"));
        QVERIFY(score("nu", "Next unlabeled") > score("nu", "Announce"));
        QVERIFY(score("undo", "Undo") > score("undo", "Undo everything"));
    }

    void hitsNameTheLettersFound()
    {
        const auto match = fuzzyMatch(QStringLiteral("nu"), QStringLiteral("Next unlabeled"));
        QCOMPARE(match->hits, (std::vector<int>{0, 5}));
    }
};

GLOSSA_TEST(FuzzyTest);
#include "tst_fuzzy.moc"
