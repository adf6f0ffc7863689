// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/improve.h"

#include "tests/support/registry.h"
#include "wording/translation.h"

#include <QtTest>

using namespace glossa;
using workspace::Evidence;
using workspace::Finding;
using workspace::FindingKind;

class ImproveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { wording::installTranslations(*QCoreApplication::instance()); }

    void contradictionsNameTheirChoices()
    {
        Finding finding{.kind = FindingKind::Contradictions, .of = project::CategoryKind::Intent, .count = 1};
        Evidence evidence;
        evidence.text = QStringLiteral("go back");
        evidence.choices = {{{{QStringLiteral("Cancel")}}, 2, {}}, {{{QStringLiteral("Previous")}}, 1, {}}};
        finding.work = 1;
        finding.effect = 0.0123;
        finding.evidence.push_back(evidence);
        QCOMPARE(wording::headline(finding), QStringLiteral("Mend 1 text that carries different intents"));
        QCOMPARE(wording::explanation(finding),
                 QStringLiteral("“go back” is Cancel (2), Previous (1). They cannot all be right."));
        QCOMPARE(wording::work(finding), QStringLiteral("1 text"));
        QCOMPARE(wording::effect(finding), QStringLiteral("+0.012"));
        QVERIFY(wording::fix(finding).isEmpty());
        finding.count = 4;
        QCOMPARE(wording::headline(finding), QStringLiteral("Mend 4 texts that carry different intents"));
    }

    void noEntityIsAChoiceToo()
    {
        QCOMPARE(wording::said({}), QStringLiteral("nothing"));
        QCOMPARE(wording::said({{{QStringLiteral("Time"), QStringLiteral("at nine")}}, 1, {}}),
                 QStringLiteral("Time “at nine”"));
    }

    void bordersSayWhatIsInside()
    {
        Finding finding{.kind = FindingKind::Borders, .category = QStringLiteral("Message")};
        Evidence evidence;
        evidence.text = QStringLiteral("saying");
        evidence.border = workspace::Border::WordInside;
        evidence.count = 8;
        evidence.total = 41;
        finding.evidence.push_back(evidence);
        QCOMPARE(wording::headline(finding), QStringLiteral("Draw Message borders one way"));
        QCOMPARE(wording::explanation(finding), QStringLiteral("“saying” is inside in 8, outside in 33."));
    }

    void effectsHaveTheirSign()
    {
        Finding finding;
        QCOMPARE(wording::effect(finding), QStringLiteral("–"));
        finding.effect = -0.004;
        QCOMPARE(wording::effect(finding), QStringLiteral("−0.004"));
        finding.effect = 0.0001;
        QCOMPARE(wording::effect(finding), QStringLiteral("below 0.001"));
    }

    /// A kind without words would show an empty row.
    void everyKindHasItsWords()
    {
        for (int kind = 0; kind <= static_cast<int>(FindingKind::NextToLabel); ++kind) {
            Finding finding{.kind = static_cast<FindingKind>(kind), .of = project::CategoryKind::Entity};
            finding.category = QStringLiteral("Room");
            finding.work = 2;
            Evidence evidence;
            evidence.text = QStringLiteral("attic");
            evidence.choices = {{{{QStringLiteral("Room")}}, 1, {}}};
            finding.evidence.push_back(evidence);
            QVERIFY2(!wording::headline(finding).isEmpty(), qPrintable(finding.identity()));
            QVERIFY2(wording::explanation(finding).endsWith(u'.'), qPrintable(finding.identity()));
            QVERIFY2(wording::work(finding).contains(u'2'), qPrintable(finding.identity()));
            QVERIFY2(!wording::sentence(finding, evidence).isEmpty(), qPrintable(finding.identity()));
        }
    }
};

GLOSSA_TEST(ImproveTest);
#include "tst_improve.moc"
