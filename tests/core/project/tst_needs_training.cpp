// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/apply_edit.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

class TestNeedsTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatATrainingLearnsFromPutsModelsBehind_data()
    {
        QTest::addColumn<Edit>("inverse");
        QTest::addColumn<bool>("behind");
        const auto row = [](const char *name, Edit inverse, bool behind) {
            QTest::newRow(name) << std::move(inverse) << behind;
        };
        Category city;
        city.kind = CategoryKind::Entity;
        city.name = QStringLiteral("City");
        Category described = city;
        described.description = QStringLiteral("Towns, too");
        described.slot = 3;
        described.key = QStringLiteral("c");
        Category listed = city;
        listed.components.list = {{QStringLiteral("Rome"), {}, {}}};
        ProjectInfo info;
        info.name = QStringLiteral("Post");
        info.language = QStringLiteral("de");
        ProjectInfo renamed = info;
        renamed.name = QStringLiteral("Letters");
        renamed.description = QStringLiteral("All of them");
        renamed.confidenceThreshold = 0.5;
        renamed.multilingual = true;
        ProjectInfo english = info;
        english.language = QStringLiteral("en-us");
        const Edit settled{SettleQueries{{1}, QueryState::Open, QueryState::Discarded}};
        const Edit label{AddLabel{9, {city.name, {0, 4}, 0, {}}, std::nullopt}};
        row("a label", label, true);
        row("an item", {RemoveItem{9, std::nullopt}}, true);
        row("done", {SetDone{9, false, true}}, true);
        row("a category's name", {RenameCategory{city.kind, QStringLiteral("Town"), city.name}}, true);
        row("a guideline, a colour, a key", {ChangeCategory{city, described}}, false);
        row("a list", {ChangeCategory{city, listed}}, true);
        row("from what is not said", {ChangeCategory{city, std::nullopt}}, true);
        row("a project's name, threshold and words", {ChangeProject{info, renamed}}, false);
        row("a project's language", {ChangeProject{info, english}}, true);
        row("provenance", {SetProvenance{9, std::nullopt, std::optional<Provenance>(Provenance())}}, false);
        row("queries", settled, false);
        row("nothing", {Batch{}}, false);
        row("several that do not", {Batch{{settled, {Batch{{{ChangeCategory{city, described}}}}}}}}, false);
        row("several, of which one does", {Batch{{settled, {Batch{{label}}}}}}, true);
    }
    void whatATrainingLearnsFromPutsModelsBehind()
    {
        QFETCH(const Edit, inverse);
        QFETCH(const bool, behind);
        QCOMPARE(needsTraining(inverse), behind);
    }
};

GLOSSA_TEST(TestNeedsTraining);
#include "tst_needs_training.moc"
