// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/deployments.h"
#include "core/store/model_files.h"

#include "core/base/seed.h"
#include "tests/core/store/child.h"
#include "tests/core/store/raw.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>

using namespace glossa;
using test::Child;
using test::need;
using test::StoreFixture;

namespace {

QString words(const char *name)
{
    return QString::fromLatin1(name);
}

/// What a training leaves: a file of its own and then its row.
QString train(store::Store &store, std::int64_t project, const QString &label)
{
    const auto file = need(store::NewModelFile::make(store, project));
    QFile written(QDir(store.modelsFolder()).filePath(file.name()));
    if (!written.open(QIODevice::WriteOnly))
        qFatal("no file");
    written.write(label.toUtf8());
    written.close();
    store::ModelRow row;
    row.project = project;
    row.label = label;
    row.file = file.name();
    row.facts = "{}";
    if (const auto put = store.putModel(row, {}); !put)
        qFatal("no row: %d, %s", static_cast<int>(put.error().code), plain(put.error().detail).c_str());
    return file.name();
}

QStringList filesIn(const store::Store &store)
{
    return QDir(store.modelsFolder()).entryList(QDir::Files, QDir::Name);
}

/// What serves: "production=m2, staging=m1".
QString serving(store::Store &store, std::int64_t project)
{
    QStringList all;
    for (const store::DeploymentRow &row : need(store::deployments(store, project)))
        all << row.name + u'=' + row.held.model.label;
    return all.join(QStringLiteral(", "));
}

/// Trains, deploys, swaps, deletes and takes back for ever; tells of each once it is done.
void liveOn(const QString &folder, std::int64_t project, std::uint64_t seed, int pipe)
{
    const test::StepClock clock;
    auto store = need(store::Store::open(folder, clock));
    const store::Origin me{words("child"), words("cli"), {}};
    Random random(seed);
    const QStringList labels{words("m1"), words("m2"), words("m3")};
    const QStringList slots{words("a"), words("b")};
    const auto anyOf = [&random](const QStringList &names) {
        return names.at(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(names.size()))));
    };
    for (qint64 number = 0;; ++number) {
        switch (random.below(8)) {
        case 0:
        case 1:
            train(*store, project, anyOf(labels));
            break;
        case 2:
        case 3:
        case 4:
            std::ignore = store::deploy(*store, project, anyOf(slots), anyOf(labels), me);
            break;
        case 5:
            std::ignore = store->deleteModel(project, anyOf(labels));
            break;
        case 6:
            std::ignore = store::deleteDeployment(*store, project, anyOf(slots), me);
            break;
        default:
            std::ignore = store::undoDeployment(*store, project, 0, me);
            break;
        }
        test::writeNumber(pipe, number);
    }
}

} // namespace

class TestDeployments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        for (const char *label : {"m1", "m2"})
            m_files[words(label)] = train(store(), project(), words(label));
    }
    void cleanup() { m_fixture.reset(); }

    /// Two models of one file: it goes with the last of them.
    void aDuplicateKeepsTheFile()
    {
        const QString file = m_files[words("m1")];
        QVERIFY(store().deleteModel(project(), words("m2")).has_value());
        QVERIFY(store().duplicateModel(project(), words("m1"), words("m3")).has_value());
        QCOMPARE(need(store().model(project(), words("m3"))).file, file);
        QCOMPARE(store().duplicateModel(project(), words("m1"), words("m3")).error().code,
                 ErrorCode::AlreadyExists);
        QCOMPARE(store().duplicateModel(project(), words("m7"), words("m4")).error().code,
                 ErrorCode::NotFound);
        const QString own = train(store(), project(), words("m1")); // has a file of its own now
        QStringList both{file, own};
        both.sort();
        QCOMPARE(filesIn(store()), both);
        QVERIFY(store().deleteModel(project(), words("m1")).has_value());
        QCOMPARE(filesIn(store()), QStringList{file});
        QVERIFY(store().deleteModel(project(), words("m3")).has_value());
        QVERIFY(filesIn(store()).isEmpty());
    }

    void aSlotIsMadeReplacedSwappedAndDeleted()
    {
        deploy("production", "m1");
        QCOMPARE(serving(), words("production=m1"));
        deploy("production", "m2");
        deploy("staging", "m1");
        QCOMPARE(serving(), words("production=m2, staging=m1"));
        need(store::swapDeployments(store(), project(), words("production"), words("staging"), ana()));
        QCOMPARE(serving(), words("production=m1, staging=m2"));
        need(store::deleteDeployment(store(), project(), words("staging"), ana()));
        QCOMPARE(serving(), words("production=m1"));
    }

    void whatIsMissingIsToldApart()
    {
        const auto placeOf = [](const auto &result) {
            return result ? std::string("nothing") : plain(result.error().place);
        };
        deploy("production", "m1");
        QCOMPARE(placeOf(store::deploy(store(), 999, words("a"), words("m1"), ana())),
                 std::string("project"));
        QCOMPARE(placeOf(store::deploy(store(), project(), words("a"), words("m9"), ana())),
                 std::string("model"));
        const auto gone = store::deleteDeployment(store(), project(), words("a"), ana());
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        QCOMPARE(placeOf(gone), std::string("deployment"));
        QCOMPARE(plain(gone.error().expected), plain(oneOf({"production"})));
        QCOMPARE(placeOf(store::undoDeployment(store(), project(), 0, ben())), std::string("undo"));
        QCOMPARE(serving(), words("production=m1"));
    }

    void theHistoryTellsWhatServedWhenAndByWhom()
    {
        const auto first = deploy("production", "m1");
        need(store::deploy(store(), project(), words("production"), words("m2"), ben()));
        const auto steps = need(store::deploymentHistory(store(), project(), 10));
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps.at(0).author, words("Ben"));
        QCOMPARE(steps.at(0).changes.at(0).before->model.label, words("m1"));
        QCOMPARE(steps.at(0).changes.at(0).after->model.label, words("m2"));
        QVERIFY(steps.at(0).timeMs > steps.at(1).timeMs);
        QCOMPARE(steps.at(1).id, first.id);
        QVERIFY(!steps.at(1).changes.at(0).before);
        QCOMPARE(need(store::deployment(store(), project(), words("production"))).by, words("Ben"));
    }

    void deployingWhatServesIsNoStep()
    {
        const auto first = deploy("production", "m1");
        QCOMPARE(deploy("production", "m1").id, first.id);
        QCOMPARE(need(store::deploymentHistory(store(), project(), 10)).size(), std::size_t{1});
    }

    void eachKindOfStepIsTakenBackAndBroughtAgain()
    {
        deploy("production", "m1");
        deploy("staging", "m2");
        const auto replaced = deploy("production", "m2");
        const auto swapped =
            need(store::swapDeployments(store(), project(), words("production"), words("staging"), ana()));
        const auto deleted = need(store::deleteDeployment(store(), project(), words("staging"), ana()));
        const auto undo = [&](std::int64_t step = 0) {
            return need(store::undoDeployment(store(), project(), step, ana()));
        };
        const auto undone = undo();
        QCOMPARE(undone.undoes, deleted.id);
        QCOMPARE(serving(), words("production=m2, staging=m2"));
        QCOMPARE(undo().undoes, swapped.id);
        QCOMPARE(undo().undoes, replaced.id);
        QCOMPARE(serving(), words("production=m1, staging=m2"));
        QCOMPARE(store::undoDeployment(store(), project(), deleted.id, ana()).error().code, ErrorCode::Stale);
        // Taking back what took the deletion back deletes again.
        undo(undone.id);
        QCOMPARE(serving(), words("production=m1"));
        // The deletion stands again and is the author's newest step.
        QCOMPARE(undo().undoes, deleted.id);
        undo(); // staging
        undo(); // production
        QCOMPARE(serving(), QString());
        QCOMPARE(plain(store::undoDeployment(store(), project(), 0, ana()).error().place),
                 std::string("undo"));
    }

    void aStepThatAnotherHasBuiltUponIsStale()
    {
        const auto first = deploy("production", "m1");
        need(store::deploy(store(), project(), words("production"), words("m2"), ben()));
        const auto stale = store::undoDeployment(store(), project(), 0, ana());
        QCOMPARE(stale.error().code, ErrorCode::Stale);
        QCOMPARE(stale.error().detail, Message(Phrase::DeploymentChanged, std::string("production")));
        QCOMPARE(serving(), words("production=m2"));
        // Anybody may take back any step that still stands as it was.
        const auto steps = need(store::deploymentHistory(store(), project(), 1));
        need(store::undoDeployment(store(), project(), steps.front().id, ana()));
        need(store::undoDeployment(store(), project(), first.id, ben()));
        QCOMPARE(serving(), QString());
    }

    void aDeploymentHoldsItsModel()
    {
        deploy("production", "m1");
        const QString held = m_files.value(words("m1"));
        const QString anew = train(store(), project(), words("m1"));
        QCOMPARE(need(store::deployment(store(), project(), words("production"))).held.model.file, held);
        QVERIFY(filesIn(store()).contains(held));
        QVERIFY(store().renameModel(project(), words("m1"), words("m7")));
        QVERIFY(store().deleteModel(project(), words("m7")));
        QVERIFY(!filesIn(store()).contains(anew));
        QVERIFY(filesIn(store()).contains(held));
        // Undo still finds what served before.
        deploy("production", "m2");
        need(store::undoDeployment(store(), project(), 0, ana()));
        QCOMPARE(need(store::deployment(store(), project(), words("production"))).held.model.file, held);
    }

    void whatUndoCannotReachIsLetGo()
    {
        for (int i = 0; i < store::heldForUndo + 3; ++i) {
            train(store(), project(), words("m1"));
            deploy("production", "m1");
        }
        // One serves, which is listed, too; m2; and those that undo reaches.
        QCOMPARE(filesIn(store()).size(), 1 + 1 + store::heldForUndo);
        for (int i = 0; i < store::heldForUndo; ++i)
            need(store::undoDeployment(store(), project(), 0, ana()));
        const auto kept = store::undoDeployment(store(), project(), 0, ana());
        QCOMPARE(kept.error().code, ErrorCode::Stale);
        QCOMPARE(kept.error().detail, Message(Phrase::ModelKeptNoLonger, std::string("m1")));
        // The history knows it all the same.
        QCOMPARE(
            need(store::deploymentHistory(store(), project(), 100)).back().changes.at(0).after->model.label,
            words("m1"));
    }

    void aPurgedProjectLeavesNoFile()
    {
        deploy("production", "m1");
        train(store(), project(), words("m1"));
        QCOMPARE(filesIn(store()).size(), 3);
        QVERIFY(store().trashProject(project()));
        QCOMPARE(store::deploy(store(), project(), words("a"), words("m1"), ana()).error().code,
                 ErrorCode::NotFound);
        QVERIFY(need(store::deployments(store(), 0)).empty());
        QVERIFY(store().purgeProject(project()));
        QCOMPARE(filesIn(store()), QStringList());
        while (need(store().sweep(std::chrono::seconds(1)))) {
        }
        test::Raw raw(m_fixture->folder.path());
        for (const char *table :
             {"deployment", "deployment_step", "deployment_change", "held_model", "unused_file"})
            QCOMPARE(raw.number(qPrintable(QStringLiteral("SELECT count(*) FROM %1").arg(words(table)))), 0);
    }

    void changesAreCounted()
    {
        const auto before = need(store().changeCount());
        deploy("production", "m1");
        const auto after = need(store().changeCount());
        QVERIFY(after.deployments > before.deployments);
        QCOMPARE(after.models, before.models);
        QCOMPARE(after.journal, before.journal);
        need(store::deleteDeployment(store(), project(), words("production"), ana()));
        QVERIFY(need(store().changeCount()).deployments > after.deployments);
    }

    void aKillLosesNoFileAndLeavesNone()
    {
        const QString folder = m_fixture->folder.path();
        m_fixture->store.reset();
        Random random(11);
        for (std::uint64_t round = 0; round < 25; ++round) {
            Child child([&](int pipe) { liveOn(folder, project(), round, pipe); });
            child.readLines(1 + static_cast<int>(random.below(40)));
            child.kill();
            auto store = need(store::Store::open(folder, m_fixture->clock));
            QVERIFY(!need(store->sweep(std::chrono::seconds(1))));
            QSet<QString> named;
            for (const store::ModelRow &row : need(store->models(project())))
                named << row.file;
            for (const store::DeploymentRow &row : need(store::deployments(*store, project())))
                named << row.held.model.file;
            const auto history = need(store::deploymentHistory(*store, project(), 100'000));
            for (const store::DeploymentStepRow &step : history) {
                for (const store::SlotChangeRow &change : step.changes) {
                    for (const auto &held : {change.before, change.after}) {
                        if (held && !held->model.file.isEmpty())
                            named << held->model.file;
                    }
                }
            }
            const QStringList there = filesIn(*store);
            QCOMPARE(QSet<QString>(there.begin(), there.end()), named);
            // Nor a lock of the training that was killed.
            QVERIFY(QDir(folder).entryList({words("model-*.lock")}, QDir::Files).isEmpty());
        }
    }

    void aFileThatIsBeingWrittenIsNotTakenAway()
    {
        const auto file = need(store::NewModelFile::make(store(), project()));
        QFile written(QDir(store().modelsFolder()).filePath(file.name()));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.close();
        auto other = need(store::Store::open(m_fixture->folder.path(), m_fixture->clock));
        QVERIFY(!need(other->sweep(std::chrono::seconds(1))));
        QVERIFY(written.exists());
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_fixture->store; }
    [[nodiscard]] std::int64_t project() const { return m_fixture->project; }
    [[nodiscard]] const store::Origin &ana() const { return m_fixture->ana; }
    [[nodiscard]] const store::Origin &ben() const { return m_fixture->ben; }
    [[nodiscard]] QString serving() const { return ::serving(store(), project()); }
    store::DeploymentStepRow deploy(const char *slot, const char *label)
    {
        return need(store::deploy(store(), project(), words(slot), words(label), ana()));
    }

    std::unique_ptr<StoreFixture> m_fixture;
    QHash<QString, QString> m_files;
};

GLOSSA_TEST(TestDeployments);
#include "tst_deployments.moc"
