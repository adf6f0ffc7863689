// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/projects/overview.h"
#include "ui/projects/projects_pane.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/projects/start_page.h"

#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace glossa;

class ProjectsPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        for (const char *name : {"Beta", "alpha", "Gamma"})
            m_ids[QString::fromLatin1(name)] =
                m_fixture->makeProject(project::ProjectKind::Conversation, QString::fromLatin1(name));
        m_pane = std::make_unique<projects::ProjectsPane>(m_fixture->context());
        m_pane->resize(1072, 730);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        test::testModelsOf(*m_pane);
        QTRY_COMPARE(names().size(), 3);
    }
    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
        m_ids.clear();
    }

    /// What another process has set since the list was read is not taken back by a new name.
    void aNewNameLeavesTheRestAlone()
    {
        select(QStringLiteral("Beta"));
        auto info =
            workspace::projectOverview(m_fixture->other(), m_ids[QStringLiteral("Beta")])->summary.info;
        info.confidenceThreshold = 0.4;
        info.description = QStringLiteral("by Ben");
        // The pane still shows what it read before.
        QVERIFY(workspace::apply(m_fixture->other(), info.id, project::Edit{project::ChangeProject{info, {}}},
                                 m_fixture->someoneElse()));
        QTest::keyClick(list(), Qt::Key_F2);
        auto *name = m_pane->findChild<QLineEdit *>(QStringLiteral("renameProject"));
        QTRY_VERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("Delta"));
        QTest::keyClick(name, Qt::Key_Return);
        const auto now = [&] {
            return workspace::projectOverview(m_fixture->other(), info.id)->summary.info;
        };
        QTRY_COMPARE(now().name, QStringLiteral("Delta"));
        QCOMPARE(now().confidenceThreshold, std::optional(0.4));
        QCOMPARE(now().description, QStringLiteral("by Ben"));
    }

    void aNameThatIsTakenIsSaidUnderTheField()
    {
        QSignalSpy failed(&m_fixture->context(), &models::StudioContext::failed);
        select(QStringLiteral("Beta"));
        QTest::keyClick(list(), Qt::Key_F2);
        auto *name = m_pane->findChild<QLineEdit *>(QStringLiteral("renameProject"));
        QTRY_VERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("Gamma"));
        QTest::keyClick(name, Qt::Key_Return);
        auto *why = m_pane->findChild<QLabel *>(QStringLiteral("renameProblem"));
        QTRY_VERIFY(why->isVisible());
        QVERIFY(why->text().contains(QStringLiteral("Gamma")));
        QCOMPARE(name->text(), QStringLiteral("Gamma"));
        QVERIFY(name->property("invalid").toBool());
        QVERIFY(failed.isEmpty());
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!why->isVisible());
        QVERIFY(!name->isVisible());
        QVERIFY(m_fixture->settled()); // nothing was asked for once more
    }

    void escapeLeavesTheNameAsItWas()
    {
        QLineEdit *name = typeName(QStringLiteral("Delta"));
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QVERIFY(m_fixture->settled());
        QVERIFY(list()->hasFocus()); // the next key is for the list again
        QCOMPARE(nameOf(QStringLiteral("Beta")), QStringLiteral("Beta"));
    }

    void enterRenamesOnce()
    {
        QSignalSpy told(&m_fixture->context(), &models::StudioContext::undoOffered);
        const auto steps = [this] {
            return workspace::history(m_fixture->other(), m_ids[QStringLiteral("Beta")], 10)->size();
        };
        const std::size_t before = steps();
        QTest::keyClick(typeName(QStringLiteral("Delta")), Qt::Key_Return);
        QTRY_VERIFY(!told.isEmpty() && m_fixture->settled());
        QCOMPARE(nameOf(QStringLiteral("Beta")), QStringLiteral("Delta"));
        QCOMPARE(steps(), before + 1);
        QCOMPARE(told.size(), 1);
    }

    void leavingTheFieldRenames()
    {
        typeName(QStringLiteral("Delta"));
        m_pane->findChild<QLineEdit *>(QStringLiteral("filterProjects"))->setFocus();
        QTRY_COMPARE(nameOf(QStringLiteral("Beta")), QStringLiteral("Delta"));
    }

    /// It was refused once; a click elsewhere asks for it no more, and covers nothing with an error.
    void aRefusedNameIsDroppedWhenItsFieldIsLeft()
    {
        QSignalSpy failed(&m_fixture->context(), &models::StudioContext::failed);
        QTest::keyClick(typeName(QStringLiteral("Gamma")), Qt::Key_Return);
        auto *why = m_pane->findChild<QLabel *>(QStringLiteral("renameProblem"));
        QTRY_VERIFY(why->isVisible());
        clickRow(QStringLiteral("alpha"));
        QVERIFY(!why->isVisible());
        QVERIFY(m_fixture->settled());
        QVERIFY(failed.isEmpty());
    }

    void aTakenNameThatIsLeftIsToldInTheStatusLine()
    {
        QSignalSpy failed(&m_fixture->context(), &models::StudioContext::failed);
        QSignalSpy said(&m_fixture->context(), &models::StudioContext::said);
        typeName(QStringLiteral("Gamma"));
        clickRow(QStringLiteral("alpha"));
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(),
                 QStringLiteral("Beta keeps its name: there is a project “Gamma” already"));
        QVERIFY(failed.isEmpty());
        QVERIFY(!m_pane->findChild<QLineEdit *>(QStringLiteral("renameProject"))->isVisible());
    }

    void deletingStopsItsTraining()
    {
        const std::int64_t beta = m_ids[QStringLiteral("Beta")];
        workspace::TrainRequest request;
        request.model = QStringLiteral("m1");
        const auto job = workspace::queueTraining(m_fixture->other(), beta, request);
        QVERIFY(job.has_value());
        QVERIFY(m_fixture->other().store().claimJob(*job, QStringLiteral("elsewhere:1:0")).has_value());
        QSignalSpy told(&m_fixture->context(), &models::StudioContext::undoOffered);
        select(QStringLiteral("Beta"));
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.front().front().toString(),
                 QStringLiteral("Beta went to the trash; its training was stopped"));
        QVERIFY(workspace::job(m_fixture->other(), *job)->cancelRequested);
    }

    void aLongNameLeavesThePanelItsWidth()
    {
        const QString intent(50, u'W');
        m_fixture->addCategory(project::CategoryKind::Intent, intent); // to the one made last
        select(QStringLiteral("Gamma"));
        const auto tells = [&] {
            for (const auto *step : m_pane->findChildren<QLabel *>(QStringLiteral("latelyStep")))
                if (step->text().contains(intent))
                    return true;
            return false;
        };
        QTRY_VERIFY(tells());
        const auto *detail = m_pane->findChild<QWidget *>(QStringLiteral("projectDetail"));
        QVERIFY2(detail->minimumSizeHint().width() <= detail->parentWidget()->width(),
                 qPrintable(QString::number(detail->minimumSizeHint().width())));
    }

    void newsLeaveTheListWhereItWasScrolledTo()
    {
        for (int i = 0; i < 40; ++i)
            m_fixture->makeProject(project::ProjectKind::Conversation,
                                   QStringLiteral("one of many %1").arg(i));
        QTRY_COMPARE(names().size(), 43);
        list()->setCurrentRow(0);
        QScrollBar *bar = list()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        const int scrolled = bar->value();
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("one more"));
        QTRY_COMPARE(names().size(), 44);
        QVERIFY(bar->value() >= scrolled);
        QVERIFY(list()->isSelected(list()->currentRow()));
    }

    void aHeadSorts()
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->headRect(1).center());
        QCOMPARE(names(),
                 QStringList({QStringLiteral("alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")}));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->headRect(1).center());
        QCOMPARE(names(),
                 QStringList({QStringLiteral("Gamma"), QStringLiteral("Beta"), QStringLiteral("alpha")}));
    }

    void enterExports_data()
    {
        QTest::addColumn<int>("modifiers");
        QTest::newRow("Enter") << int(Qt::NoModifier);
        QTest::newRow("Ctrl+Enter") << int(Qt::ControlModifier);
    }
    void enterExports()
    {
        QFETCH(int, modifiers);
        const QTemporaryDir folder;
        select(QStringLiteral("Beta"));
        m_pane->exportProject();
        auto *dialog = m_pane->findChild<QDialog *>(QStringLiteral("exportDialog"));
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *path = dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"));
        path->setText(folder.filePath(QStringLiteral("beta.json")));
        path->setFocus();
        QTest::keyClick(path, Qt::Key_Return, Qt::KeyboardModifiers(modifiers));
        QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("beta.json"))));
        QTRY_VERIFY(m_pane->findChild<QDialog *>(QStringLiteral("exportDialog")) == nullptr);
    }

    void aNarrowWindowLeavesTheNamesTheirRoom()
    {
        m_pane->resize(752, 500); // of a window of 960, beside the rail
        QTRY_VERIFY(list()->headRect(1).width() >= 120);
        const auto *strip = m_pane->findChild<QWidget *>(QStringLiteral("startStrip"));
        QVERIFY(strip->isVisible());
        QVERIFY2(strip->height() < 60, qPrintable(QString::number(strip->height())));
    }

    void everyReadableFormatHasItsWord()
    {
        const QStringList words = projects::formatWords();
        QVERIFY(words.contains(QStringLiteral("Azure JSON")));
        QVERIFY(words.contains(QStringLiteral("CSV, TSV")));
        for (const QString &word : words)
            QVERIFY2(word.size() < 24, qPrintable(word));
        QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
    }

private:
    /// The name of Beta under edit, with this text in it.
    QLineEdit *typeName(const QString &text)
    {
        m_pane->activateWindow();
        if (!QTest::qWaitForWindowActive(m_pane.get()))
            qFatal("the pane gets no focus");
        select(QStringLiteral("Beta"));
        QTest::keyClick(list(), Qt::Key_F2);
        auto *name = m_pane->findChild<QLineEdit *>(QStringLiteral("renameProject"));
        if (!QTest::qWaitFor([name] { return name->hasFocus(); }))
            qFatal("the name is not edited");
        QTest::keyClicks(name, text);
        return name;
    }
    QString nameOf(const QString &made)
    {
        return workspace::projectOverview(m_fixture->other(), m_ids[made])->summary.info.name;
    }
    void clickRow(const QString &name)
    {
        const int row = static_cast<int>(names().indexOf(name));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->rowRect(row).center());
    }
    widgets::RowView *list() { return m_pane->findChild<widgets::RowView *>(QStringLiteral("projectList")); }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < list()->rowCount(); ++row)
            names << list()->rowText(row).section(u',', 0, 0);
        return names;
    }
    void select(const QString &name)
    {
        list()->setFocus();
        list()->setCurrentRow(static_cast<int>(names().indexOf(name)));
    }

    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<projects::ProjectsPane> m_pane;
    QHash<QString, std::int64_t> m_ids;
};

GLOSSA_TEST(ProjectsPaneTest);
#include "tst_projects_pane.moc"
