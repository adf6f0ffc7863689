// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/projects/import_rows.h"
#include "ui/projects/project_rows.h"
#include "ui/theme/glossa_style.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace glossa;
using namespace glossa::projects;

class ProjectRowsTest : public QObject {
    Q_OBJECT

    static workspace::ProjectOverview project(std::int64_t id, const char *name, std::int64_t items)
    {
        workspace::ProjectOverview project;
        project.summary.info.id = id;
        project.summary.info.name = QString::fromLatin1(name);
        project.summary.items = items;
        project.summary.changedMs = id;
        return project;
    }
    static QString names(const ProjectRows &rows)
    {
        QStringList names;
        for (const workspace::ProjectOverview &project : rows.rows())
            names << project.summary.info.name;
        return names.join(u' ');
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Scheme::Light); }

    void projectsAreSortedAndFollowed()
    {
        ProjectRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::vector all{project(1, "beta", 10), project(2, "Alpha", 30), project(3, "gamma 10", 20),
                              project(4, "gamma 9", 40)};
        rows.show(all, {});
        QCOMPARE(names(rows), QStringLiteral("gamma 9 gamma 10 Alpha beta")); // the last changed first
        const QPersistentModelIndex alpha(rows.index(2, 0));
        rows.sort(1);
        QCOMPARE(names(rows), QStringLiteral("Alpha beta gamma 9 gamma 10")); // as people count
        QCOMPARE(alpha.row(), 0);
        rows.sort(2, Qt::DescendingOrder);
        QCOMPARE(names(rows), QStringLiteral("gamma 9 Alpha gamma 10 beta"));
        QCOMPARE(alpha.row(), 1);
        rows.show(all, QStringLiteral("A"));
        QCOMPARE(rows.rowCount(), 4);
        rows.show(all, QStringLiteral("GAMMA"));
        QCOMPARE(rows.rowCount(), 2);
        QVERIFY(!alpha.isValid());
        rows.show({}, {});
        QCOMPARE(rows.rowCount(), 0);
    }

    void anOrderOutlivesItsColumn()
    {
        ProjectRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.show({project(1, "few", 1), project(2, "many", 3), project(3, "some", 2)}, {});
        rows.sort(2, Qt::DescendingOrder);
        rows.setRoom(theme::px(500));
        QCOMPARE(rows.columnCount(), 4);
        QCOMPARE(rows.sortedColumn(), -1);
        rows.show({project(1, "few", 1), project(2, "many", 3), project(4, "most", 4)}, {});
        QCOMPARE(names(rows), QStringLiteral("most many few"));
        rows.setRoom(theme::px(900));
        QCOMPARE(rows.columnCount(), 6);
        QCOMPARE(rows.sortedColumn(), 2);
    }

    void aPreviewSaysWhatComesIn()
    {
        workspace::ImportPreview preview;
        preview.info.kind = project::ProjectKind::Conversation;
        project::Category device;
        device.kind = project::CategoryKind::Entity;
        device.name = QStringLiteral("Device");
        project::Category turn;
        turn.kind = project::CategoryKind::Intent;
        turn.name = QStringLiteral("Turn");
        preview.categories = {turn, device};
        project::Item item;
        item.text = QStringLiteral("lamp on");
        item.intent = turn.name;
        preview.items = {item, item};
        preview.itemCount = 9;
        workspace::Problem problem;
        problem.refused = true;
        problem.error.place = "line 3";
        preview.report.problems = {problem};
        preview.report.unlisted = 12;

        PreviewRows texts;
        SchemaRows schema;
        ProblemRows problems;
        const auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
        const QAbstractItemModelTester first(&texts, strict);
        const QAbstractItemModelTester second(&schema, strict);
        const QAbstractItemModelTester third(&problems, strict);
        texts.show(preview);
        schema.show(preview.categories);
        problems.show(preview.report, preview.info.kind);
        QCOMPARE(texts.rowCount(), 3);
        QCOMPARE(texts.rowText(0), QStringLiteral("lamp on; Turn; 0 labels"));
        QCOMPARE(texts.rowText(2), QStringLiteral("and more"));
        QCOMPARE(texts.index(2, 0).data().toString(), QStringLiteral("and 7 more"));
        QCOMPARE(schema.rowText(1), QStringLiteral("Device, entity"));
        QCOMPARE(schema.at(0)->slot, -1);
        QCOMPARE(schema.at(1)->slot, 0);
        QVERIFY(problems.rowText(0).endsWith(QStringLiteral(" line 3")));
        QCOMPARE(problems.rowCount(), 2);
        QCOMPARE(problems.rowText(1).trimmed(), QStringLiteral("12 more are not listed."));
        texts.show({});
        schema.show({device});
        problems.show({}, preview.info.kind);
        QCOMPARE(texts.rowCount() + schema.rowCount() + problems.rowCount(), 1);
    }
};

GLOSSA_TEST(ProjectRowsTest);
#include "tst_project_rows.moc"
