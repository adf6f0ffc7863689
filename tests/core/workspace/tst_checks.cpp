// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "core/workspace/training/checks.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::workspace;
using Check = TrainingCheck::Kind;
using test::manual;

class TestChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void goodRequestIsNotBlocked()
    {
        const auto checks = checkTraining(space(), project(), manual());
        QVERIFY(std::ranges::none_of(*checks, [](const TrainingCheck &check) { return check.blocking; }));
        QCOMPARE(checks->front().kind, Check::AllGood);
        QCOMPARE(checks->front().count, 10);
        // Room has six labels, fewer than fifteen; Device and Code are found by list and pattern.
        QCOMPARE(ofCategory(*checks, Check::FewLabels, QStringLiteral("Room")), 6);
        QCOMPARE(ofCategory(*checks, Check::CategoryWithoutLabels, QStringLiteral("Device")), -1);
        QCOMPARE(ofCategory(*checks, Check::NotInTestSet, QStringLiteral("TurnOn")), 5);
        QCOMPARE(checks->front().learnedIntents, std::int64_t{3});
        QCOMPARE(checks->front().learnedEntities, std::int64_t{1});
        QCOMPARE(checks->front().total, std::int64_t{6});
        QVERIFY(!checks->front().documents);
    }

    /// One line a kind, however many categories the schema has.
    void manyCategoriesAreOneCheckAKind()
    {
        for (int i = 0; i < 40; ++i) {
            project::Category category;
            category.kind = project::CategoryKind::Intent;
            category.name = QStringLiteral("Intent%1").arg(i);
            m_lamps->change({project::AddCategory{category, {}}});
            project::Item item;
            item.text = QStringLiteral("say %1").arg(i);
            item.intent = category.name;
            item.dataset = project::Dataset::Train;
            m_lamps->change({project::AddItem{item, {}}});
        }
        const auto checks = checkTraining(space(), project(), manual());
        const auto few = std::ranges::count_if(*checks, [](const TrainingCheck &check) {
            return check.kind == Check::FewLabels && check.of == project::CategoryKind::Intent;
        });
        QCOMPARE(few, 1);
        const auto at = std::ranges::find_if(*checks, [](const TrainingCheck &check) {
            return check.kind == Check::FewLabels && check.of == project::CategoryKind::Intent;
        });
        QCOMPARE(at->count, std::int64_t{43});
        QCOMPARE(at->categories.size(), std::size_t{43});
        QCOMPARE(at->categories.front(),
                 (TrainingCheck::Named{QStringLiteral("Intent0"), 1})); // the fewest first
        QCOMPARE(at->filter.intents.size(), 43);
        QVERIFY(at->filter.entities.isEmpty());
        QVERIFY(checks->size() < 12);
    }

    void checkStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(checkTraining(space(), project(), manual(), stop.get_token()).error().code,
                 ErrorCode::Cancelled);
    }

    void tornAndLeakedTextsAreWarnedOf()
    {
        const auto add = [this](const char *text, const char *intent, project::Dataset dataset) {
            project::Item item;
            item.text = QString::fromUtf8(text);
            item.intent = QString::fromLatin1(intent);
            item.dataset = dataset;
            m_lamps->change({project::AddItem{item, {}}});
        };
        add("light on", "TurnOff", project::Dataset::Train);
        add("tell me a story", "None", project::Dataset::Test);
        add("nobody knows", "", project::Dataset::Train);
        const auto checks = checkTraining(space(), project(), manual());
        QCOMPARE(test::countOf(*checks, Check::SameTextTwice, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::TestTextsInTraining, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::UnlabeledItems, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::HalfLabeled, {}), -1);
    }

    void labelsWithoutAnIntentAreTold()
    {
        project::Item item;
        item.text = QStringLiteral("lamp in the kitchen");
        item.labels = {{QStringLiteral("Device"), {0, 4}, 0, {}}};
        m_lamps->change({project::AddItem{item, {}}});
        const auto labeled = projectOverview(space(), project())->summary.labeled;
        const auto checks = checkTraining(space(), project(), manual());
        QCOMPARE(test::countOf(*checks, Check::HalfLabeled, {}), 1);
        QCOMPARE(test::countOf(*checks, Check::UnlabeledItems, {}), -1);
        QCOMPARE(projectOverview(space(), project())->summary.items, labeled + 1);
    }

    /// The window shows what a check has counted.
    void filtersFindWhatWasCounted()
    {
        std::vector<project::ItemId> open;
        std::vector<project::ItemId> half;
        for (int i = 0; i < 3; ++i) {
            project::Item item;
            item.text = QStringLiteral("lamp number %1").arg(i);
            if (i > 0)
                item.labels = {{QStringLiteral("Device"), {0, 4}, 0, {}}};
            m_lamps->change({project::AddItem{item, {}}});
            (i > 0 ? half : open).push_back(m_lamps->allItems().back().item.id);
        }
        const auto checks = checkTraining(space(), project(), manual());
        for (const auto &[kind, counted] :
             {std::pair{Check::UnlabeledItems, open}, std::pair{Check::HalfLabeled, half}}) {
            const auto at = std::ranges::find(*checks, kind, &TrainingCheck::kind);
            QVERIFY(at != checks->end());
            QCOMPARE(at->count, static_cast<std::int64_t>(counted.size()));
            QCOMPARE(itemIds(space(), project(), at->filter).value(), counted);
        }
    }

    void labelsOverLongerOnesAreWarnedOf()
    {
        QCOMPARE(test::countOf(*checkTraining(space(), project(), manual()), Check::OverlappingLabels, {}),
                 -1);
        project::Item item;
        item.text = QStringLiteral("the red lamp in the hall");
        item.intent = QStringLiteral("TurnOff");
        item.dataset = project::Dataset::Train;
        item.labels = {{QStringLiteral("Device"), {4, 8}, 0, {}}, {QStringLiteral("Room"), {8, 4}, 0, {}}};
        m_lamps->change({project::AddItem{item, {}}});
        const auto checks = checkTraining(space(), project(), manual());
        QCOMPARE(test::countOf(*checks, Check::OverlappingLabels, {}), 1);
        const auto at = std::ranges::find(*checks, Check::OverlappingLabels, &TrainingCheck::kind);
        QCOMPARE(at->filter.entities, QStringList{QStringLiteral("Room")});
    }

private:
    Workspace &space() { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    /// -1 = no such check names this category.
    static std::int64_t ofCategory(const std::vector<TrainingCheck> &checks, Check kind, const QString &name)
    {
        for (const TrainingCheck &check : checks)
            for (const TrainingCheck::Named &category : check.categories)
                if (check.kind == kind && category.name == name)
                    return category.count;
        return -1;
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestChecks);
#include "tst_checks.moc"
