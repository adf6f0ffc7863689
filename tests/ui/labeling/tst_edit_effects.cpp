// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/labeling/edit_effects.h"
#include "ui/labeling/label_plan.h"

#include <QtTest>

using namespace glossa;
using labeling::Overlap;

namespace {

project::Item item()
{
    project::Item made;
    made.id = 7;
    made.text = QStringLiteral("send mail to bob kappus");
    made.labels = {{QStringLiteral("Contact"), {13, 10}, 0, {}}, {QStringLiteral("Kind"), {5, 4}, 0, {}}};
    return made;
}

project::Label label(const QString &category, std::int32_t begin, std::int32_t length)
{
    return {category, {begin, length}, 0, {}};
}

project::Edit setIntent(project::ItemId id, const QString &intent)
{
    return project::Edit{project::SetIntent{id, intent, {}}};
}

} // namespace

class EditEffectsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchAppliesOnlyToItsItem()
    {
        project::Item edited = item();
        const project::Edit done{project::SetDone{7, true, {}}};
        const project::Batch batch{
            {setIntent(7, QStringLiteral("Send")), setIntent(8, QStringLiteral("No")), done}};
        labeling::applyTo(edited, project::Edit{batch});
        QCOMPARE(edited.intent, QStringLiteral("Send"));
        QVERIFY(edited.done);
    }

    void changedLabelKeepsItsPlace()
    {
        project::Item edited = item();
        const project::Label after = label(QStringLiteral("Name"), 13, 3);
        labeling::applyTo(edited, project::Edit{project::ChangeLabel{7, edited.labels[0], after}});
        QCOMPARE(edited.labels.size(), 2U);
        QCOMPARE(edited.labels[0], after);
        QCOMPARE(edited.labels[1].category, QStringLiteral("Kind"));
    }

    void reachNamesItemsAddedRemovedAndChanged()
    {
        project::Item fresh;
        fresh.id = 9;
        const project::Batch batch{{project::Edit{project::AddItem{fresh, {}}},
                                    project::Edit{project::RemoveItem{3, {}}}, setIntent(4, QString())}};
        const labeling::EditReach reach = labeling::reachOf(project::Edit{batch});
        QCOMPARE(reach.added, std::vector<project::ItemId>{9});
        QCOMPARE(reach.removed, std::vector<project::ItemId>{3});
        QCOMPARE(reach.items, std::vector<project::ItemId>{4});
        QVERIFY(!reach.everyItem);
        const project::RenameCategory rename{project::CategoryKind::Entity, QStringLiteral("A"),
                                             QStringLiteral("B")};
        QVERIFY(labeling::reachOf(project::Edit{rename}).everyItem);
    }

    void overlapIsRefusedWhereTheLearnerCannotTakeIt()
    {
        const QString name = QStringLiteral("Name");
        const auto plan = labeling::planLabel(item(), {17, 6}, name, Overlap::Refused);
        QVERIFY(!plan.edit);
        QCOMPARE(plan.inTheWay, std::vector<int>{0});
        QVERIFY(labeling::planLabel(item(), {17, 6}, name, Overlap::Allowed).edit);
        QVERIFY(labeling::planLabel(item(), {10, 2}, name, Overlap::Refused).edit);
    }

    void sameLabelIsNotMadeTwice()
    {
        const auto plan = labeling::planLabel(item(), {5, 4}, QStringLiteral("Kind"), Overlap::Allowed);
        QVERIFY(!plan.edit);
        QCOMPARE(plan.already, 1);
    }

    void replacingTakesAllThatIsInTheWay()
    {
        project::Item edited = item();
        labeling::applyTo(edited, labeling::replacing(edited, {0, 1}, {5, 18}, QStringLiteral("All")));
        QCOMPARE(edited.labels, std::vector<project::Label>{label(QStringLiteral("All"), 5, 18)});
    }

    void labelOfADocumentStandsInItsRegion()
    {
        project::Item document = item();
        document.regions = {{{0, 10}, {}}, {{10, 13}, {}}};
        const auto plan = labeling::planLabel(document, {13, 3}, QStringLiteral("Name"), Overlap::Allowed);
        QCOMPARE(std::get<project::AddLabel>(plan.edit->change).label.region, 1);
    }
};

GLOSSA_TEST(EditEffectsTest);
#include "tst_edit_effects.moc"
