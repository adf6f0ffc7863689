// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/apply_edit.h"
#include "tests/support/registry.h"
#include "ui/models/label_plan.h"

#include <QtTest>

using namespace glossa;
using models::Overlap;

namespace {

project::Item item()
{
    project::Item made;
    made.id = 7;
    made.text = QStringLiteral("send mail to bob kappus");
    made.labels = {{QStringLiteral("Contact"), {13, 10}, 0, {}}, {QStringLiteral("Kind"), {5, 4}, 0, {}}};
    return made;
}

project::Label labelAt(const QString &category, std::int32_t begin, std::int32_t length)
{
    return {category, {begin, length}, 0, {}};
}

} // namespace

class LabelPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overlapIsRefusedWhereTheLearnerCannotTakeIt()
    {
        const QString name = QStringLiteral("Name");
        const auto plan = models::planLabel(item(), {17, 6}, name, Overlap::Refused);
        QVERIFY(!plan.edit);
        QCOMPARE(plan.inTheWay, std::vector<int>{0});
        QVERIFY(models::planLabel(item(), {17, 6}, name, Overlap::Allowed).edit);
        QVERIFY(models::planLabel(item(), {10, 2}, name, Overlap::Refused).edit);
    }

    void sameLabelIsNotMadeTwice()
    {
        const auto plan = models::planLabel(item(), {5, 4}, QStringLiteral("Kind"), Overlap::Allowed);
        QVERIFY(!plan.edit);
        QCOMPARE(plan.already, 1);
    }

    void replacingTakesAllThatIsInTheWay()
    {
        const project::Edit edit = models::replacing(item(), {0, 1}, {5, 18}, QStringLiteral("All"));
        const auto edited = project::applied(item(), edit);
        QCOMPARE(edited->item.labels, std::vector<project::Label>{labelAt(QStringLiteral("All"), 5, 18)});
    }

    void labelOfADocumentStandsInItsRegion()
    {
        project::Item document = item();
        document.regions = {{{0, 10}, {}}, {{10, 13}, {}}};
        const auto plan = models::planLabel(document, {13, 3}, QStringLiteral("Name"), Overlap::Allowed);
        QCOMPARE(std::get<project::AddLabel>(plan.edit->change).label.region, 1);
    }
};

GLOSSA_TEST(LabelPlanTest);
#include "tst_label_plan.moc"
