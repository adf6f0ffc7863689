// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/improvements.h"

#include "core/workspace/improve/put_off.h"
#include "core/workspace/items/edit.h"
#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa;
using workspace::FindingKind;

class ImprovementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAModelTheDataIsShown()
    {
        test::LampsWorkspace lamps;
        const auto found = workspace::improvements(*lamps.workspace, lamps.project);
        QVERIFY(found.has_value());
        QVERIFY(found->model.isEmpty());
        QCOMPARE(found->items, 11);
        QVERIFY(has(*found, QStringLiteral("fewLabels:intent:TurnOn")));
        QVERIFY(!has(*found, QStringLiteral("nextToLabel")));
        const auto missing = workspace::findingOf(*found, QStringLiteral("borders:entity:Nobody"));
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    }

    void theNewestModelIsAskedWhatToLabelNext()
    {
        test::TrainedLamps lamps;
        lamps.train("m1");
        lamps.change({project::AddItem{bare("what about the lamp in the shed"), std::nullopt}});
        lamps.change({project::AddItem{bare("sing a song of sixpence"), std::nullopt}});
        std::vector<double> told;
        workspace::ImproveRequest request;
        request.progress = [&told](double share) { told.push_back(share); };
        const auto found = workspace::improvements(*lamps.workspace, lamps.project, request);
        QVERIFY(found.has_value());
        QCOMPARE(found->model, QStringLiteral("m1"));
        const auto next = workspace::findingOf(*found, QStringLiteral("nextToLabel"));
        QVERIFY(next.has_value());
        QCOMPARE(next->count, 2);
        QCOMPARE(next->total, 2);
        QVERIFY(std::ranges::is_sorted(told));
        QCOMPARE(told.back(), 1.0);
        request.model = QStringLiteral("m2");
        const auto unknown = workspace::improvements(*lamps.workspace, lamps.project, request);
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
    }

    void theBestForTheWorkComesFirst()
    {
        test::LampsWorkspace lamps;
        const auto found = workspace::improvements(*lamps.workspace, lamps.project);
        const auto worth = [](const workspace::Finding &finding) {
            return finding.bring / static_cast<double>(std::max<std::int64_t>(1, finding.work));
        };
        QVERIFY(found->findings.size() > 2);
        QVERIFY(std::ranges::is_sorted(found->findings, std::greater{}, worth));
    }

    void whatIsPutOffStaysSoUntilItIsMore()
    {
        test::LampsWorkspace lamps;
        add(lamps, "Light on!", "TurnOff");
        const QString identity = QStringLiteral("contradictions:intent");
        const auto finding = one(lamps, identity);
        QVERIFY(!finding.putOff);
        QVERIFY(workspace::putOff(*lamps.workspace, lamps.project, finding, lamps.ana).has_value());
        // Another process, or the next start.
        const auto again = workspace::Workspace::open(lamps.folder.path(), lamps.clock);
        QVERIFY(again.has_value());
        const auto found = workspace::improvements(**again, lamps.project);
        QVERIFY(workspace::findingOf(*found, identity)->putOff);
        add(lamps, "tell me a story", "TurnOff");
        QVERIFY(!one(lamps, identity).putOff);
        QVERIFY(
            workspace::putOff(*lamps.workspace, lamps.project, one(lamps, identity), lamps.ana).has_value());
        QVERIFY(one(lamps, identity).putOff);
        QVERIFY(workspace::takeBack(*lamps.workspace, lamps.project, identity).has_value());
        QVERIFY(!one(lamps, identity).putOff);
        const auto twice = workspace::takeBack(*lamps.workspace, lamps.project, identity);
        QVERIFY(!twice && twice.error().code == ErrorCode::NotFound);
    }

    void aDecisionIsOneStepThatUndoTakesBack()
    {
        test::LampsWorkspace lamps;
        add(lamps, "Light on!", "TurnOff");
        add(lamps, "light  on", "TurnOff");
        const QString identity = QStringLiteral("contradictions:intent");
        const auto before = lamps.allItems();
        const auto finding = one(lamps, identity);
        const workspace::Choice &choice =
            finding.evidence.front().choices.back(); // TurnOn, which one carries
        QCOMPARE(choice.count, 1);
        QVERIFY(workspace::apply(*lamps.workspace, lamps.project, workspace::oneStep(choice.edits), lamps.ana)
                    .has_value());
        const auto found = workspace::improvements(*lamps.workspace, lamps.project);
        QVERIFY(!has(*found, identity));
        QVERIFY(workspace::undo(*lamps.workspace, lamps.project, lamps.ana).has_value());
        const auto after = lamps.allItems();
        QVERIFY(std::ranges::equal(before, after, {}, &workspace::ItemRow::item, &workspace::ItemRow::item));
        QVERIFY(has(*workspace::improvements(*lamps.workspace, lamps.project), identity));
    }

    void aStopEndsTheLook()
    {
        test::LampsWorkspace lamps;
        std::stop_source stop;
        stop.request_stop();
        workspace::ImproveRequest request;
        request.stop = stop.get_token();
        const auto found = workspace::improvements(*lamps.workspace, lamps.project, request);
        QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
    }

private:
    static project::Item bare(const char *text)
    {
        project::Item item;
        item.text = QString::fromLatin1(text);
        return item;
    }
    static void add(test::LampsWorkspace &lamps, const char *text, const char *intent)
    {
        project::Item item = bare(text);
        item.intent = QString::fromLatin1(intent);
        lamps.change({project::AddItem{item, std::nullopt}});
    }
    static bool has(const workspace::Improvements &found, const QString &identity)
    {
        return workspace::findingOf(found, identity).has_value();
    }
    static workspace::Finding one(test::LampsWorkspace &lamps, const QString &identity)
    {
        const auto found = workspace::improvements(*lamps.workspace, lamps.project);
        return workspace::findingOf(*found, identity).value_or(workspace::Finding());
    }
};

GLOSSA_TEST(ImprovementsTest);
#include "tst_improvements.moc"
