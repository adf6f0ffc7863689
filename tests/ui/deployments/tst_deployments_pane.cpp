// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployments_pane.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/deployments/deployments.h"
#include "core/workspace/deployments/served_day.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/review/queue.h"
#include "ui/deployments/endpoint.h"
#include "ui/deployments/slot_cards.h"
#include "ui/widgets/row_view.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/deployments/played_program.h"
#include "tests/ui/widgets/tested_models.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QtTest>

using namespace glossa;
using deployments::DeploymentsPane;
using deployments::SlotCard;

class DeploymentsPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().remove(QStringLiteral("endpoint"));
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        workspace::ImportRequest request;
        request.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto imported = workspace::importFiles(m_fixture->other(), request, m_fixture->someoneElse());
        QVERIFY(imported.has_value());
        m_project = imported->project;
        m_fixture->useProject(m_project);
        m_program = std::make_unique<test::PlayedProgram>(test::servesAt("http://127.0.0.1:5000"));
        m_context = std::make_unique<models::StudioContext>(m_fixture->session(), m_program->path());
        m_context->setAuthor(QStringLiteral("Ana"));
        connect(m_context.get(), &models::StudioContext::undoOffered, this,
                [this](const QString &sentence, const std::function<void()> &undo) {
                    m_said << sentence;
                    m_undo = undo;
                });
        m_said.clear();
        m_undo = {};
        m_endpoint = std::make_unique<deployments::Endpoint>(*m_context);
        m_pane = std::make_unique<DeploymentsPane>(*m_context, *m_endpoint);
        m_pane->resize(1072, 730);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        activate();
        open(m_project);
        test::testModelsOf(*m_pane);
    }
    void cleanup()
    {
        m_pane.reset();
        m_endpoint.reset();
        m_context.reset();
        m_fixture.reset();
        m_program.reset();
    }

    void withoutAModelTheWayLeadsToTraining()
    {
        QTRY_VERIFY(stateSays(QStringLiteral("No model yet")));
        QVERIFY(!find<QPushButton>("addDeployment")->isEnabled());
        QVERIFY(!find<QPushButton>("swapDeployments")->isEnabled());
        models::Step step = models::Step::Deployments;
        connect(m_context.get(), &models::StudioContext::stepRequested, this,
                [&](models::Step asked) { step = asked; });
        button(find<QWidget>("deploymentsState"), QStringLiteral("Go to Training"))->click();
        QCOMPARE(step, models::Step::Training);
    }

    void theFirstDeploymentIsAdded()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(stateSays(QStringLiteral("No deployment yet")));
        QVERIFY(!find<QWidget>("endpointLine")->isVisible());
        QTRY_VERIFY(find<QPushButton>("addDeployment")->isEnabled());
        find<QPushButton>("addDeployment")->click();
        QCOMPARE(find<QLineEdit>("deploymentName")->text(), QStringLiteral("production"));
        find<QPushButton>("addDeploymentYes")->click();
        QTRY_VERIFY(card("production") != nullptr);
        QCOMPARE(served("production"), QStringLiteral("m1"));
        QCOMPARE(tagOf("production"), QStringLiteral("current"));
        QVERIFY(find<QWidget>("endpointLine")->isVisible());
        QVERIFY(card("production")->isChosen());
        QTRY_COMPARE(history()->rowCount(), 1);
        QVERIFY(history()->rowText(0).endsWith(QStringLiteral("by Ana")));
        m_undo();
        QTRY_VERIFY(card("production") == nullptr);
        QVERIFY(slots().empty());
    }

    void aNameThatIsTakenOrBadIsRefused()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        find<QPushButton>("addDeployment")->click();
        auto *name = find<QLineEdit>("deploymentName");
        QCOMPARE(name->text(), QStringLiteral("staging"));
        for (const char *bad : {"production", "", "two words", "a/b"}) {
            name->setText(QString::fromUtf8(bad));
            QVERIFY2(!find<QPushButton>("addDeploymentYes")->isEnabled(), bad);
            QVERIFY(!find<QLabel>("deploymentProblem")->text().isEmpty());
        }
        name->setText(QStringLiteral("two_words"));
        QVERIFY(find<QPushButton>("addDeploymentYes")->isEnabled());
        QVERIFY(find<QLabel>("deploymentProblem")->text().isEmpty());
    }

    void aSlotTellsHowFarItIsBehind()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        QCOMPARE(tagOf("production"), QStringLiteral("current"));
        m_fixture->addCategory(project::CategoryKind::Intent, QStringLiteral("Dim"));
        QTRY_VERIFY(tagOf("production").startsWith(QStringLiteral("1 edit")));
        train(QStringLiteral("m2"));
        QTRY_VERIFY(tagOf("production").startsWith(QStringLiteral("1 model")));
        QVERIFY(card("production")->accessibleName().contains(QStringLiteral("1 model")));
    }

    void aSlotTellsWhatWaitsForReview()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        auto *waiting = part<QPushButton>("production", "slotWaiting");
        QVERIFY(waiting->isHidden());
        workspace::AnsweredQuery query;
        query.project = m_project;
        query.deployment = QStringLiteral("production");
        query.prediction.text = QStringLiteral("lamp on");
        query.timeMs = QDateTime::currentMSecsSinceEpoch();
        workspace::AnsweredQuery other = query;
        other.prediction.text = QStringLiteral("lamp off");
        QVERIFY(workspace::recordQueries(m_fixture->other(), {query, other}).has_value());
        QTRY_VERIFY(waiting->isVisible());
        QCOMPARE(waiting->text(), QStringLiteral("2 to review"));
        QSignalSpy asked(m_context.get(), &models::StudioContext::reviewRequested);
        QTest::mouseClick(waiting, Qt::LeftButton);
        QCOMPARE(asked.front().front().toString(), QStringLiteral("production"));
    }

    void anotherModelIsChosenOnTheCard()
    {
        train(QStringLiteral("m1"));
        train(QStringLiteral("m2"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        const auto choices = models("production");
        QCOMPARE(choices.size(), 2);
        QVERIFY(choices.at(0)->text().startsWith(QStringLiteral("m2")));
        QVERIFY(choices.at(1)->isChecked());
        choices.at(0)->trigger();
        QTRY_COMPARE(served("production"), QStringLiteral("m2"));
        QTRY_COMPARE(m_said.size(), 1);
        QVERIFY(m_said.front().contains(QStringLiteral("m1 → m2")));
        QTRY_COMPARE(tagOf("production"), QStringLiteral("current"));
    }

    /// The model that serves already is no choice: there would be no step, and nothing to take back.
    void theModelThatServesIsNotDeployedAgain()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        models("production").at(0)->trigger();
        QVERIFY(models("production").at(0)->isChecked());
        auto *newest = m_pane->findChild<QAction *>(QStringLiteral("deployments.newest"));
        QVERIFY(!newest->isEnabled());
        train(QStringLiteral("m2"));
        QTRY_VERIFY(newest->isEnabled());
        newest->trigger();
        QTRY_COMPARE(served("production"), QStringLiteral("m2"));
        QCOMPARE(m_said.size(), 1);
    }

    void aSlotTellsWhatItAnsweredInTheLastDay()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        const std::int64_t now = m_fixture->other().clock().nowMs();
        std::vector<workspace::ServedAnswer> answers(
            3, {m_project, QStringLiteral("production"), now, std::chrono::milliseconds(4)});
        QVERIFY(workspace::recordServed(m_fixture->other(), answers).has_value());
        m_endpoint->start();
        QTRY_VERIFY(card("production") != nullptr);
        QVERIFY(figures("production").contains(QStringLiteral("Queries, 24 h 3")));
        QVERIFY(figures("production").contains(QStringLiteral("Median answer 4 ms")));
        QVERIFY(part<QWidget>("production", "hourBars")->accessibleName().endsWith(QStringLiteral(": 3")));
        QTRY_VERIFY(find<QLabel>("endpointAbout")->text().contains(QStringLiteral("within 4 ms")));
    }

    void withoutASlotNoCallCanBeCopiedOrRun()
    {
        for (const QAction *action : m_pane->actions())
            if (action->objectName() == QStringLiteral("deployments.run") ||
                action->objectName() == QStringLiteral("deployments.copy") ||
                action->objectName() == QStringLiteral("deployments.code1"))
                QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    }

    void theCallsFollowTheNameOfTheProject()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        QVERIFY(code().contains(QStringLiteral("\"Lamps\"")));
        QVERIFY(workspace::renameProject(m_fixture->other(), m_project, QStringLiteral("Lights"),
                                         m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(code().contains(QStringLiteral("\"Lights\"")));
    }

    void withoutAProjectTheWayLeadsToProjects()
    {
        m_context->closeProject();
        QTRY_VERIFY(stateSays(QStringLiteral("No project is open")));
    }

    void theFocusStaysInThePaneWhenItsSlotGoes()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        deploy("staging", "m1");
        QTRY_VERIFY(card("staging") != nullptr);
        card("staging")->setFocus();
        QVERIFY(workspace::deleteDeployment(m_fixture->other(), m_project, QStringLiteral("staging"),
                                            m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(card("staging") == nullptr);
        QVERIFY(card("production")->hasFocus());
    }

    void whatIsCopiedIsTold()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        find<QPushButton>("copyCode")->click();
        QCOMPARE(find<QLabel>("callStatus")->text(), QStringLiteral("The call for curl is copied"));
    }

    /// What is served stays, whatever becomes of its model, and the card says what has become of it.
    void aDeletedModelGoesOnServing()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QVERIFY(workspace::deleteModel(m_fixture->other(), m_project, QStringLiteral("m1")).has_value());
        QTRY_VERIFY(card("production") != nullptr);
        QTRY_COMPARE(part<QLabel>("production", "slotFate")->text(), QStringLiteral("m1 is deleted"));
        QVERIFY(part<QPushButton>("production", "slotModel")->text().startsWith(QStringLiteral("m1")));
        QVERIFY(models("production").isEmpty());
    }

    void twoSlotsAreSwappedAtOnceAndTakenBack()
    {
        train(QStringLiteral("m1"));
        train(QStringLiteral("m2"));
        deploy("production", "m1");
        deploy("staging", "m2");
        QTRY_VERIFY(find<QPushButton>("swapDeployments")->isEnabled());
        find<QPushButton>("swapDeployments")->click();
        QTRY_COMPARE(served("production"), QStringLiteral("m2"));
        QCOMPARE(served("staging"), QStringLiteral("m1"));
        QTRY_COMPARE(history()->rowCount(), 3);
        QCOMPARE(history()->currentRow(), 0);
        find<QPushButton>("takeBackStep")->click();
        QTRY_COMPARE(served("production"), QStringLiteral("m1"));
        QTRY_COMPARE(history()->rowCount(), 4);
        QVERIFY(history()->rowText(1).endsWith(QStringLiteral("taken back")));
        history()->setCurrentRow(1);
        QVERIFY(!find<QPushButton>("takeBackStep")->isEnabled());
    }

    void ofThreeSlotsTwoAreChosen()
    {
        train(QStringLiteral("m1"));
        train(QStringLiteral("m2"));
        for (const char *name : {"one", "two", "three"})
            deploy(name, std::strcmp(name, "two") == 0 ? "m2" : "m1");
        QTRY_VERIFY(card("three") != nullptr);
        find<QPushButton>("swapDeployments")->click();
        QCOMPARE(served("one"), QStringLiteral("m1"));
        auto *first = find<QComboBox>("swapFirst");
        auto *second = find<QComboBox>("swapSecond");
        first->setCurrentText(QStringLiteral("one"));
        second->setCurrentText(QStringLiteral("one"));
        QVERIFY(!find<QPushButton>("swapYes")->isEnabled());
        second->setCurrentText(QStringLiteral("two"));
        find<QPushButton>("swapYes")->click();
        QTRY_COMPARE(served("one"), QStringLiteral("m2"));
    }

    void aDeletedSlotComesBackFromTheHistory()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        QTest::keyClick(card("production"), Qt::Key_Delete);
        find<QPushButton>("deleteYes")->click();
        QTRY_VERIFY(card("production") == nullptr);
        QTRY_COMPARE(history()->rowCount(), 2);
        QVERIFY(history()->isVisible());
        activate();
        history()->setFocus();
        QTest::keyClick(history(), Qt::Key_Backspace);
        QTRY_VERIFY(card("production") != nullptr);
        QCOMPARE(served("production"), QStringLiteral("m1"));
    }

    void theCallsAreThoseOfTheChosenSlot()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        deploy("staging", "m1");
        QTRY_VERIFY(card("staging") != nullptr);
        QVERIFY(code().contains(QStringLiteral("\"deploymentName\": \"production\"")));
        card("production")->setFocus();
        QTest::keyClick(card("production"), Qt::Key_Right);
        QTRY_VERIFY(code().contains(QStringLiteral("\"deploymentName\": \"staging\"")));
        QVERIFY(code().contains(QStringLiteral("\"projectName\": \"Lamps\"")));
        find<QTabBar>("codeTabs")->setCurrentIndex(2);
        QVERIFY(code().contains(QStringLiteral("pip install azure-ai-language-conversations")));
        find<QPushButton>("copyCode")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), code());
        m_endpoint->setPort(6200);
        QVERIFY(code().contains(QStringLiteral("http://127.0.0.1:6200")));
    }

    void theEndpointIsStartedAndStoppedHere()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        QCOMPARE(find<QLabel>("endpointState")->text(), QStringLiteral("Endpoint is off"));
        QVERIFY(!find<QPushButton>("runCall")->isEnabled());
        find<QPushButton>("endpointSwitch")->click();
        QTRY_COMPARE(find<QLabel>("endpointState")->text(),
                     QStringLiteral("Endpoint is on at http://127.0.0.1:5000"));
        QVERIFY(find<QPushButton>("runCall")->isEnabled());
        // It belongs to the program: another project, and no slot in it.
        open(m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other")));
        QTRY_VERIFY(stateSays(QStringLiteral("No model yet")));
        QVERIFY(find<QWidget>("endpointLine")->isVisible());
        find<QPushButton>("endpointSwitch")->click();
        QTRY_COMPARE(find<QLabel>("endpointState")->text(), QStringLiteral("Endpoint is off"));
    }

    void queriesAreKeptAsTheSwitchSays()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        auto *keep = find<QCheckBox>("keepQueries");
        QTRY_VERIFY(keep->isEnabled());
        QVERIFY(keep->isChecked());
        keep->click();
        QTRY_VERIFY(!workspace::queueSettings(m_fixture->other(), m_project)->keeps);
        QVERIFY(workspace::setQueueSettings(m_fixture->other(), m_project, workspace::QueueSettings())
                    .has_value());
        QTRY_VERIFY(keep->isChecked());
    }

    void slotsOfTheProjectBeforeGoAtOnce()
    {
        train(QStringLiteral("m1"));
        deploy("production", "m1");
        QTRY_VERIFY(card("production") != nullptr);
        bool stood = true;
        connect(m_context.get(), &models::StudioContext::projectOpened, m_pane.get(),
                [&] { stood = card("production") != nullptr; });
        open(m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other")));
        QVERIFY(!stood);
    }

private:
    void train(const QString &model)
    {
        workspace::TrainRequest request;
        request.model = model;
        request.threads = 1;
        const auto job = workspace::queueTraining(m_fixture->other(), m_project, request);
        QVERIFY(job.has_value());
        QVERIFY(workspace::runJob(m_fixture->other(), *job, {}, {}).has_value());
    }
    void deploy(const char *name, const char *model)
    {
        const auto step = workspace::deployModel(m_fixture->other(), m_project, QString::fromLatin1(name),
                                                 QString::fromLatin1(model), m_fixture->someoneElse());
        QVERIFY(step.has_value());
    }
    /// Keys reach the window that is active; after a dialog has closed that is the pane only where a window
    /// manager sees to it.
    void activate()
    {
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void open(std::int64_t project)
    {
        QSignalSpy opened(m_context.get(), &models::StudioContext::projectOpened);
        m_context->openProject(project);
        QVERIFY(!opened.isEmpty() || opened.wait());
    }
    std::vector<workspace::Deployment> slots()
    {
        return workspace::deployments(m_fixture->other(), m_project).value();
    }
    /// The label of what a slot serves, as it is stored; empty without the slot.
    QString served(const char *name)
    {
        const auto slot = workspace::deployment(m_fixture->other(), m_project, QString::fromLatin1(name));
        return slot ? slot->held.model.label : QString();
    }
    SlotCard *card(const char *name)
    {
        return find<deployments::SlotCards>("slotCards")->card(QString::fromLatin1(name));
    }
    template <typename Widget>
    Widget *part(const char *slot, const char *name)
    {
        return card(slot)->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString tagOf(const char *name) { return part<QLabel>(name, "slotTag")->text(); }
    QList<QAction *> models(const char *name)
    {
        return part<QPushButton>(name, "slotModel")->menu()->actions();
    }
    /// The figures of a card, each with its name.
    QStringList figures(const char *name)
    {
        QStringList all;
        for (const QWidget *box : card(name)->findChildren<QWidget *>(QStringLiteral("slotFigure"))) {
            QStringList words;
            for (const QLabel *label : box->findChildren<QLabel *>())
                words << label->text();
            all << words.join(u' ');
        }
        return all;
    }
    QString code() { return find<QPlainTextEdit>("callCode")->toPlainText(); }
    widgets::RowView *history() { return find<widgets::RowView>("deploymentHistory"); }
    bool stateSays(const QString &words)
    {
        const auto *state = find<QWidget>("deploymentsState");
        const auto labels = state->findChildren<QLabel *>();
        return state->isVisible() && std::ranges::any_of(labels, [&](const QLabel *label) {
                   return label->isVisible() && label->text() == words;
               });
    }
    static QPushButton *button(const QWidget *in, const QString &text)
    {
        for (auto *found : in->findChildren<QPushButton *>())
            if (found->text() == text)
                return found;
        qFatal("no button %s", qPrintable(text));
    }
    template <typename Object>
    Object *find(const char *name)
    {
        auto *object = m_pane->findChild<Object *>(QString::fromLatin1(name));
        if (!object)
            qFatal("no %s", name);
        return object;
    }
    std::int64_t m_project = 0;
    QStringList m_said;
    std::function<void()> m_undo;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<test::PlayedProgram> m_program;
    std::unique_ptr<models::StudioContext> m_context;
    std::unique_ptr<deployments::Endpoint> m_endpoint;
    std::unique_ptr<DeploymentsPane> m_pane;
};

GLOSSA_TEST(DeploymentsPaneTest);
#include "tst_deployments_pane.moc"
