// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/train_state.h"
#include "ui/training/live_panel.h"

#include "ui/training/stage_list.h"

#include "tests/support/registry.h"

#include <QProgressBar>
#include <QPushButton>
#include <QtTest>

using namespace glossa;
using training::LivePanel;
using training::StageList;

class LivePanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itEndsAsItEnded_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("bar");
        QTest::addColumn<bool>("leadsOn");
        QTest::newRow("done") << int(LivePanel::Outcome::Done) << int(StageList::Step::Done) << 1000 << true;
        QTest::newRow("stopped") << int(LivePanel::Outcome::Stopped) << int(StageList::Step::Stopped) << 400
                                 << false;
        QTest::newRow("failed") << int(LivePanel::Outcome::Failed) << int(StageList::Step::Failed) << 400
                                << false;
    }
    /// A training that was stopped must not look done: the bar stays where it stood, grey.
    void itEndsAsItEnded()
    {
        QFETCH(int, outcome);
        QFETCH(int, step);
        QFETCH(int, bar);
        QFETCH(bool, leadsOn);
        for (const bool live : {true, false}) {
            LivePanel panel;
            if (live) {
                panel.begin(QStringLiteral("m1"), {QStringLiteral("preparing"), QStringLiteral("intents")},
                            0);
                panel.showState(state());
                panel.end(QStringLiteral("over"), LivePanel::Outcome(outcome));
            } else {
                panel.showEnded(QStringLiteral("m1"), state(), QStringLiteral("over"),
                                LivePanel::Outcome(outcome));
            }
            const auto *progress = panel.findChild<QProgressBar *>(QStringLiteral("trainingBar"));
            QCOMPARE(progress->value(), bar);
            QCOMPARE(progress->isEnabled(), leadsOn);
            const auto &stages = panel.findChild<StageList *>()->stages();
            QCOMPARE(stages.size(), std::size_t{2});
            QCOMPARE(stages.front().step, StageList::Step::Done);
            QCOMPARE(int(stages.back().step), step);
            auto *onward = panel.findChild<QPushButton *>(QStringLiteral("openTrained"));
            QCOMPARE(!onward->isHidden(), leadsOn);
            QVERIFY(panel.findChild<QPushButton *>(QStringLiteral("stopTraining"))->isHidden());
            if (!leadsOn)
                continue;
            QSignalSpy asked(&panel, &LivePanel::modelRequested);
            onward->click();
            QCOMPARE(asked.front().front().toString(), QStringLiteral("m1"));
        }
    }

    /// The list tells the round of the search that the curve shows: three here, the tenth in all.
    void roundsAreThoseOfTheCurve()
    {
        LivePanel panel;
        panel.begin(QStringLiteral("m1"), {}, 0);
        panel.showState(state());
        QVERIFY(panel.findChild<StageList *>()->stages().back().name.endsWith(QStringLiteral("round 3")));
    }

private:
    static workspace::TrainState state()
    {
        workspace::TrainState state;
        state.stage = QStringLiteral("intents");
        state.fraction = 0.4;
        state.iteration = 10;
        state.stageMs = {{QStringLiteral("preparing"), 100}};
        for (unsigned i = 0; i < 7; ++i)
            state.intentCurve.push_back({i + 1, 2.0 - 0.2 * i, std::nullopt});
        for (unsigned i = 0; i < 3; ++i) // the next fold begins anew
            state.intentCurve.push_back({i + 8, 2.0 - 0.2 * i, std::nullopt});
        return state;
    }
};

GLOSSA_TEST(LivePanelTest);
#include "tst_live_panel.moc"
