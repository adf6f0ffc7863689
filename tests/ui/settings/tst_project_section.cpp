// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/settings/project_section.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QDoubleSpinBox>
#include <QLineEdit>

using namespace glossa;

class ProjectSectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewNameIsAStepThatCanBeTakenBack()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        settings::ProjectSection section(fixture.context());
        section.show();
        auto *name = section.findChild<QLineEdit *>(QStringLiteral("settingName"));
        QTRY_COMPARE(name->text(), QStringLiteral("Mail"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Post"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(fixture.context().overview()->summary.info.name, QStringLiteral("Post"));
        fixture.context().undo();
        QTRY_COMPARE(fixture.context().overview()->summary.info.name, QStringLiteral("Mail"));
        QTRY_COMPARE(name->text(), QStringLiteral("Mail"));
    }

    void escapeBringsBackWhatIsSaved_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("saved");
        QTest::newRow("name") << QStringLiteral("settingName") << QStringLiteral("Mail");
        QTest::newRow("description") << QStringLiteral("settingDescription") << QString();
    }
    void escapeBringsBackWhatIsSaved()
    {
        QFETCH(QString, field);
        QFETCH(QString, saved);
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        settings::ProjectSection section(fixture.context());
        section.show();
        QVERIFY(QTest::qWaitForWindowActive(&section));
        auto *edit = section.findChild<QLineEdit *>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("Post"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(edit->text(), saved);
        edit->clearFocus(); // which saves what stands there
        QVERIFY(fixture.settled());
        QCOMPARE(fixture.context().overview()->summary.info.name, QStringLiteral("Mail"));
        QVERIFY(fixture.context().overview()->summary.info.description.isEmpty());
    }

    /// A section that nobody sees costs nothing, and is right as soon as it is seen.
    void whatChangedMeanwhileShowsWhenItIsSeen()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        settings::ProjectSection section(fixture.context());
        auto *name = section.findChild<QLineEdit *>(QStringLiteral("settingName"));
        QCOMPARE(name->text(), QStringLiteral("Mail"));
        const project::ProjectInfo before = fixture.context().overview()->summary.info;
        project::ProjectInfo info = before;
        info.name = QStringLiteral("Post");
        fixture.context().apply(project::Edit{project::ChangeProject{info, before}});
        QTRY_COMPARE(fixture.context().overview()->summary.info.name, QStringLiteral("Post"));
        QCOMPARE(name->text(), QStringLiteral("Mail"));
        section.show();
        QCOMPARE(name->text(), QStringLiteral("Post"));
    }

    void theThresholdActsAtOnce()
    {
        test::WorkspaceFixture fixture;
        const auto id = fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        fixture.open();
        settings::ProjectSection section(fixture.context());
        section.show();
        auto *threshold = section.findChild<QDoubleSpinBox *>(QStringLiteral("noneThreshold"));
        QVERIFY(threshold != nullptr);
        threshold->setValue(0.7);
        QTRY_COMPARE(workspace::projectOverview(fixture.other(), id).value().summary.info.confidenceThreshold,
                     std::optional(0.7));
    }
};

GLOSSA_TEST(ProjectSectionTest);
#include "tst_project_section.moc"
