// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/train_form.h"

#include "core/workspace/datasets/import.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QLabel>
#include <QLineEdit>
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

    void anEmptyTestSetBlocksBeingJudgedOnIt()
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
        QTRY_VERIFY(!start()->isEnabled());
        // A change by another process is noticed and checked again.
        QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                 {project::SetDataset{ids.front(), project::Dataset::Test, {}}},
                                 m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(start()->isEnabled());
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

    void nothingStartsWhileOneRuns()
    {
        QSignalSpy started(m_form.get(), &TrainForm::startRequested);
        m_form->setRunning(true);
        QVERIFY(!start()->isEnabled());
        m_form->start();
        QCOMPARE(started.size(), 0);
        m_form->setRunning(false);
        QTRY_VERIFY(start()->isEnabled());
    }

private:
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
        return std::ranges::any_of(labels,
                                   [&part](const QLabel *label) { return label->text().contains(part); });
    }
    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<TrainForm> m_form;
};

GLOSSA_TEST(TrainFormTest);
#include "tst_train_form.moc"
