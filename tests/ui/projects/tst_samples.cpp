// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/projects/samples.h"
#include "ui/projects/start_page.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace glossa;

class SamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyComeWithTheProgram()
    {
        QStringList ids;
        for (const projects::Sample &sample : projects::samples())
            ids << sample.id;
        // The first is the one that `glossa-studio --sample` opens.
        QCOMPARE(ids.join(u' '), QStringLiteral("travel letters harbour citizens"));
    }

    void eachIsWholeAndAsLargeAsItSays_data()
    {
        QTest::addColumn<QString>("id");
        for (const projects::Sample &sample : projects::samples())
            QTest::newRow(qPrintable(sample.id)) << sample.id;
    }
    void eachIsWholeAndAsLargeAsItSays()
    {
        QFETCH(const QString, id);
        const auto all = projects::samples();
        const auto sample = std::ranges::find(all, id, &projects::Sample::id);
        QVERIFY(sample != all.end());
        test::WorkspaceFixture fixture;
        const auto project = projects::openSample(fixture.other(), *sample, fixture.someoneElse());
        QVERIFY2(project.has_value(), project ? "" : plain(project.error().detail).c_str());
        const auto summary = workspace::projectOverview(fixture.other(), *project).value().summary;
        QCOMPARE(summary.info.name, sample->name);
        QCOMPARE(summary.info.kind, sample->kind);
        QCOMPARE(summary.labeled, summary.items);
        QVERIFY(summary.train > summary.test && summary.test > 0);
        std::vector<std::int64_t> sizes{summary.items};
        for (const int count : {summary.intents, summary.entities, summary.classes})
            if (count > 0)
                sizes.push_back(count);
        for (const std::int64_t size : sizes)
            QVERIFY2(sample->about.contains(QStringLiteral(" %1 ").arg(size)), qPrintable(sample->about));
        const auto uses = workspace::categories(fixture.other(), *project).value();
        for (const auto &use : uses)
            QVERIFY2(use.train > 0 && use.test > 0, qPrintable(use.category.name));
        // Once more is the same project.
        QCOMPARE(projects::openSample(fixture.other(), *sample, fixture.someoneElse()).value(), *project);
    }

    void guidelinesComeAlong_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("entities") << QStringLiteral("harbour");
        QTest::newRow("classes") << QStringLiteral("citizens");
    }
    void guidelinesComeAlong()
    {
        QFETCH(const QString, id);
        const auto all = projects::samples();
        test::WorkspaceFixture fixture;
        const auto project = projects::openSample(
            fixture.other(), *std::ranges::find(all, id, &projects::Sample::id), fixture.someoneElse());
        const auto uses = workspace::categories(fixture.other(), project.value()).value();
        QCOMPARE(uses.size(), 8U);
        for (const auto &use : uses)
            QVERIFY2(!use.category.description.isEmpty(), qPrintable(use.category.name));
    }

    void theStartPageHasAButtonForEach()
    {
        projects::StartPage page;
        for (const projects::Sample &sample : projects::samples()) {
            auto *button = page.findChild<QPushButton *>(QStringLiteral("sample-") + sample.id);
            QVERIFY2(button != nullptr, qPrintable(sample.id));
            QVERIFY(button->accessibleName().contains(sample.name));
            QSignalSpy asked(&page, &projects::StartPage::sampleRequested);
            button->click();
            QCOMPARE(asked.size(), 1);
            QCOMPARE(asked.constFirst().constFirst().value<projects::Sample>().id, sample.id);
        }
    }
};

GLOSSA_TEST(SamplesTest);
#include "tst_samples.moc"
