// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/projects/new_project_dialog.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace glossa;
using projects::NewProjectDialog;

class NewProjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameIsNeeded()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new NewProjectDialog(fixture.context());
        dialog->open();
        auto *create = dialog->findChild<QPushButton *>(QStringLiteral("createProject"));
        QVERIFY(!create->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("projectName"));
        QTest::keyClicks(name, QStringLiteral("   "));
        QVERIFY(!create->isEnabled());
        auto *reason = dialog->findChild<QLabel *>(QStringLiteral("createReason"));
        QVERIFY(!reason->text().isEmpty());
        QTest::keyClicks(name, QStringLiteral("Mail"));
        QVERIFY(create->isEnabled());
        QVERIFY(reason->text().isEmpty());
        dialog->reject();
    }

    void enterMakesAProjectOfTheKindChosen_data()
    {
        using project::ProjectKind;
        QTest::addColumn<QString>("choice");
        QTest::addColumn<ProjectKind>("kind");
        QTest::newRow("conversation") << QStringLiteral("kindConversation") << ProjectKind::Conversation;
        QTest::newRow("entities") << QStringLiteral("kindDocuments") << ProjectKind::CustomEntityRecognition;
        QTest::newRow("one class") << QStringLiteral("kindOneClass")
                                   << ProjectKind::CustomSingleLabelClassification;
        QTest::newRow("classes") << QStringLiteral("kindClasses")
                                 << ProjectKind::CustomMultiLabelClassification;
    }
    void enterMakesAProjectOfTheKindChosen()
    {
        QFETCH(QString, choice);
        QFETCH(project::ProjectKind, kind);
        test::WorkspaceFixture fixture;
        auto *dialog = new NewProjectDialog(fixture.context());
        QSignalSpy made(dialog, &NewProjectDialog::created);
        dialog->open();
        dialog->findChild<QRadioButton *>(choice)->click();
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("projectName"));
        QTest::keyClicks(name, QStringLiteral("Contracts"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(made.wait());
        const auto overview =
            workspace::projectOverview(fixture.other(), made.front().front().value<std::int64_t>()).value();
        QCOMPARE(overview.summary.info.name, QStringLiteral("Contracts"));
        QCOMPARE(overview.summary.info.kind, kind);
    }

    void aNameThatIsTakenIsToldAndKept()
    {
        test::WorkspaceFixture fixture;
        fixture.makeProject(project::ProjectKind::Conversation, QStringLiteral("Mail"));
        auto *dialog = new NewProjectDialog(fixture.context());
        dialog->open();
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("projectName"));
        QTest::keyClicks(name, QStringLiteral("Mail"));
        QTest::keyClick(name, Qt::Key_Return);
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("projectNameProblem"));
        QTRY_VERIFY(!problem->isHidden());
        QVERIFY(problem->text().contains(QStringLiteral("Mail")));
        QVERIFY(dialog->isVisible());
        QCOMPARE(name->text(), QStringLiteral("Mail"));
        dialog->reject();
    }
};

GLOSSA_TEST(NewProjectTest);
#include "tst_new_project.moc"
