// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/train_request.h"
#include "ui/training/train_form.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/jobs/jobs.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using training::TrainForm;

class TrainFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QGuiApplication::setQuitOnLastWindowClosed(false); // the form is hidden at times
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        workspace::ImportRequest request;
        request.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto imported = workspace::importFiles(m_fixture->other(), request, m_fixture->someoneElse());
        QVERIFY(imported.has_value());
        m_project = imported->project;
        QSignalSpy opened(&m_fixture->context(), &models::StudioContext::projectOpened);
        m_fixture->context().openProject(m_project);
        QVERIFY(!opened.isEmpty() || opened.wait());
        m_form = std::make_unique<TrainForm>(m_fixture->context());
        m_form->resize(420, 900);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
        m_form->suggestName({});
        QTRY_VERIFY(start()->isEnabled());
    }

    /// The form goes before what it stands on.
    void cleanup()
    {
        m_form.reset();
        m_fixture.reset();
    }

    void theNextFreeNameIsSuggested()
    {
        QCOMPARE(start()->text(), QStringLiteral("Train m1"));
        m_form->suggestName({QStringLiteral("m1"), QStringLiteral("m2")});
        QCOMPARE(name()->text(), QStringLiteral("m3"));
        type(QStringLiteral("mine"));
        m_form->suggestName({QStringLiteral("m1")});
        QCOMPARE(name()->text(), QStringLiteral("mine"));
    }

    void checksAreShownInWords()
    {
        QTRY_VERIFY(says(QStringLiteral("Room")));
        QVERIFY(!says(QStringLiteral("Nobody")));
    }

    void aBadNameBlocks()
    {
        type(QStringLiteral("a b"));
        QTRY_VERIFY(!start()->isEnabled());
        type(QStringLiteral("a-b"));
        QTRY_VERIFY(start()->isEnabled());
    }

    void withoutATestSetNothingIsJudgedAndItTrains()
    {
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        for (const auto id : ids)
            QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                     {project::SetDataset{id, project::Dataset::Train, {}}},
                                     m_fixture->someoneElse())
                        .has_value());
        auto *manual = m_form->findChild<QRadioButton *>(QStringLiteral("judgeOnTestSet"));
        QVERIFY(manual != nullptr);
        manual->click();
        QTRY_VERIFY(says(QStringLiteral("Nothing will be judged")));
        QVERIFY(start()->isEnabled());
        // A change by another process is noticed and checked again.
        QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                 {project::SetDataset{ids.front(), project::Dataset::Test, {}}},
                                 m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(!says(QStringLiteral("Nothing will be judged")));
        QVERIFY(start()->isEnabled());
    }

    void aProjectMadeByHandIsCheckedWhenTheFormIsShown()
    {
        m_form->hide();
        makeOther();
        m_fixture->open();
        m_fixture->addCategory(project::CategoryKind::Intent, QStringLiteral("Brew"));
        for (const char *text : {"make tea", "brew coffee", "one espresso"})
            m_fixture->addItem(QString::fromLatin1(text), QStringLiteral("Brew"));
        QTRY_COMPARE(m_fixture->context().overview()->summary.items, std::int64_t{3});
        QVERIFY(!start()->isEnabled());
        m_form->show();
        QTRY_VERIFY(start()->isEnabled());
        QTRY_VERIFY(says(QStringLiteral("Brew 2"))); // of the three, one is held back
        // A change that is heard late is checked once more.
        QTRY_VERIFY(reason().startsWith(QStringLiteral("To learn from: ")));
    }

    void nothingOfTheProjectBeforeIsShown_data()
    {
        QTest::addColumn<bool>("shown");
        QTest::newRow("while it is seen") << true;
        QTest::newRow("while it is hidden") << false;
    }
    void nothingOfTheProjectBeforeIsShown()
    {
        QFETCH(bool, shown);
        QTRY_VERIFY(says(QStringLiteral("Room")));
        m_form->setVisible(shown);
        makeOther();
        bool clean = false;
        QString told;
        connect(&m_fixture->context(), &models::StudioContext::projectOpened, m_form.get(), [&] {
            clean = !says(QStringLiteral("Room")) && !start()->isEnabled();
            told = reason();
        });
        m_fixture->open();
        QVERIFY(clean);
        // An answer may be there at once, but never that of the project before.
        QVERIFY2(told == u"Checking…" || told.startsWith(QStringLiteral("Nothing to learn from")),
                 qPrintable(told));
        m_form->show();
        QTRY_VERIFY(reason().startsWith(QStringLiteral("Nothing to learn from")));
        QVERIFY(!says(QStringLiteral("Room")));
        // And a question that was under way when the project was left is not answered here.
        m_fixture->context().openProject(m_project);
        QTRY_COMPARE(m_fixture->context().project(), m_project);
        m_fixture->context().openProject(m_fixture->projectId());
        QTRY_COMPARE(m_fixture->context().project(), m_fixture->projectId());
        QTest::qWait(400);
        QVERIFY(!says(QStringLiteral("Room")));
        QVERIFY(reason().startsWith(QStringLiteral("Nothing to learn from")));
    }

    /// A check reads the whole project, and a running training tells of itself each second.
    void heartbeatsOfATrainingAskForNoCheck()
    {
        workspace::TrainRequest request;
        request.model = QStringLiteral("m1");
        const auto job = workspace::queueTraining(m_fixture->other(), m_project, request);
        QVERIFY(m_fixture->other().store().claimJob(*job, QStringLiteral("elsewhere:1:0")).has_value());
        QTRY_VERIFY(reason().startsWith(QStringLiteral("To learn from: ")));
        const QString before = reason();
        QStringList told;
        QObject here;
        QSignalSpy news(&m_fixture->context(), &models::StudioContext::jobsChanged);
        connect(&m_fixture->context(), &models::StudioContext::jobsChanged, &here, [&] { told << reason(); });
        for (int beat = 0; beat < 4; ++beat) {
            auto row = m_fixture->other().store().job(*job);
            const auto count = news.size();
            QVERIFY(m_fixture->other().store().updateJob(*row).has_value());
            QTRY_VERIFY(news.size() > count);
            QTest::qWait(50);
            told << reason();
        }
        QCOMPARE(told.count(before), told.size());
        // The data, though, does.
        told.clear();
        connect(&m_fixture->context(), &models::StudioContext::edited, &here, [&] { told << reason(); });
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                 {project::SetDataset{ids.front(), project::Dataset::Test, {}}},
                                 m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(told.contains(QStringLiteral("Checking…")));
        QTRY_VERIFY(reason().startsWith(QStringLiteral("To learn from: ")));
    }

    void aGreyButtonHasItsReasonBesideIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("busy");
        QTest::newRow("no name") << QString() << QString();
        QTest::newRow("bad name") << QStringLiteral("a/b") << QString();
        QTest::newRow("another one runs") << QStringLiteral("m1") << QStringLiteral("m0 is being trained");
    }
    void aGreyButtonHasItsReasonBesideIt()
    {
        QFETCH(QString, name);
        QFETCH(QString, busy);
        this->name()->setText(name);
        m_form->setBusy(busy);
        QVERIFY(!start()->isEnabled());
        QVERIFY(!reason().isEmpty());
        QVERIFY(!reason().startsWith(QStringLiteral("To learn from")));
        QCOMPARE(start()->toolTip(), reason());
        if (!busy.isEmpty())
            QCOMPARE(reason(), busy);
        m_fixture->context().closeProject();
        QVERIFY(!start()->isEnabled());
        QCOMPARE(reason(), QStringLiteral("No project is open"));
    }

    /// Its row is made anew with each answer; the focus must not leave the pane, whose keys need it.
    void focusStaysInTheFormWhenItsRowGoes()
    {
        QTRY_VERIFY(says(QStringLiteral("Room")));
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        QPushButton *show = nullptr;
        for (auto *button : m_form->findChildren<QPushButton *>())
            if (button->text() == u"Show" && button->isVisible())
                show = button;
        QVERIFY(show != nullptr);
        show->setFocus();
        QVERIFY(show->hasFocus());
        const QPointer<QPushButton> gone(show);
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                 {project::SetDataset{ids.front(), project::Dataset::Test, {}}},
                                 m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(gone.isNull());
        QVERIFY(m_form->hasFocus());
    }

    void ctrlEnterWhileCheckingStartsAfterwards()
    {
        QSignalSpy started(m_form.get(), &TrainForm::startRequested);
        m_form->hide();
        QSignalSpy opened(&m_fixture->context(), &models::StudioContext::projectOpened);
        m_fixture->context().openProject(m_project);
        QTRY_VERIFY(!opened.isEmpty());
        m_form->show();
        m_form->start();
        m_form->hide(); // back to labeling at once
        QTRY_COMPARE(started.size(), 1);
        m_form->show();
        QTest::qWait(300);
        QCOMPARE(started.size(), 1);
    }

    void startCarriesTheChoices()
    {
        workspace::TrainRequest asked;
        QObject here;
        connect(m_form.get(), &TrainForm::startRequested, &here,
                [&asked](const workspace::TrainRequest &request) { asked = request; });
        type(QStringLiteral("mine"));
        QTest::mouseClick(start(), Qt::LeftButton);
        QTRY_COMPARE(asked.model, QStringLiteral("mine")); // after the check of the new name
        QVERIFY(!asked.split.manual && !asked.advanced);
        QCOMPARE(asked.split.trainPercent, 80);
        QCOMPARE(asked.seed, std::uint64_t{7});
    }

    void whatWasChangedAMomentAgoIsCheckedBeforeTheStart()
    {
        QSignalSpy started(m_form.get(), &TrainForm::startRequested);
        type(QStringLiteral("not a name/"));
        QTest::mouseClick(start(), Qt::LeftButton); // still enabled by the check before
        QTRY_VERIFY(!start()->isEnabled());
        QCOMPARE(started.size(), 0);
    }

    /// A warning that named it made the form wider than the panel, which cut what stood at its end.
    void aLongNameLeavesTheFormItsWidth()
    {
        const QString intent(200, u'W');
        makeOther();
        m_fixture->open();
        m_fixture->addCategory(project::CategoryKind::Intent, intent);
        m_fixture->addItem(QStringLiteral("make tea"), intent);
        QTRY_VERIFY(says(intent));
        m_form->resize(300, 900); // the least of the panel
        type(QString(50, u'w'));
        const auto *content = m_form->findChild<QWidget *>(QStringLiteral("trainChecks"));
        QVERIFY2(content->minimumSizeHint().width() <= 300,
                 qPrintable(QString::number(content->minimumSizeHint().width())));
        QVERIFY2(m_form->minimumSizeHint().width() <= 300,
                 qPrintable(QString::number(m_form->minimumSizeHint().width())));
    }

    void nothingStartsWhileOneRuns()
    {
        QSignalSpy started(m_form.get(), &TrainForm::startRequested);
        m_form->setBusy(QStringLiteral("one runs"));
        QVERIFY(!start()->isEnabled());
        m_form->start();
        QCOMPARE(started.size(), 0);
        m_form->setBusy({});
        QTRY_VERIFY(start()->isEnabled());
    }

private:
    void makeOther() { m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other")); }
    QString reason() { return m_form->findChild<QLabel *>(QStringLiteral("startReason"))->text(); }
    QPushButton *start() { return m_form->findChild<QPushButton *>(QStringLiteral("startTraining")); }
    QLineEdit *name() { return m_form->findChild<QLineEdit *>(QStringLiteral("modelName")); }
    void type(const QString &text)
    {
        name()->selectAll();
        QTest::keyClicks(name(), text);
    }
    bool says(const QString &part)
    {
        const auto labels = m_form->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&part](const QLabel *label) {
            return label->isVisibleTo(label->window()) && label->text().contains(part);
        });
    }
    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<TrainForm> m_form;
};

GLOSSA_TEST(TrainFormTest);
#include "tst_train_form.moc"
