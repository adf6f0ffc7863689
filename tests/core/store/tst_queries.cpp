// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queries.h"

#include "tests/core/store/raw.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

using namespace glossa;
using test::need;
using test::StoreFixture;

namespace {

QString words(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

class TestQueries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<StoreFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void equalQueriesAreOneRowWithACount()
    {
        record({asked("reply", 0.5, 10), asked("reply", 0.5, 30), asked("send", 0.9, 20)});
        record({asked("reply", 0.5, 25)});
        QCOMPARE(texts(store::QueryOrder::MostAsked), (QStringList{words("reply"), words("send")}));
        const auto rows = all(store::QueryOrder::MostAsked);
        QCOMPARE(rows.at(0).asked.count, 3);
        QCOMPARE(rows.at(0).asked.firstMs, 10);
        QCOMPARE(rows.at(0).asked.lastMs, 30);
        QCOMPARE(rows.at(1).asked.count, 1);
    }

    void languageAndDeploymentTellQueriesApart()
    {
        auto german = asked("reply", 0.5, 1);
        german.language = words("de");
        auto staging = asked("reply", 0.5, 1);
        staging.deployment = words("staging");
        record({asked("reply", 0.5, 1), german, staging});
        const auto rows = all();
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows.at(0).asked.language.isNull());
        QCOMPARE(rows.at(1).asked.language, words("de"));
        // What is said of one is said of the same text to another deployment, and not of another language.
        const auto equal = need(store::equalQueries(store(), project(), {rows.at(0).id}));
        QCOMPARE(equal, (std::vector{rows.at(0).id, rows.at(2).id}));
        QCOMPARE(need(store::queriesByDeployment(store(), project())),
                 (std::vector<store::QueryCount>{{words("production"), 2}, {words("staging"), 1}}));
    }

    void theNewestAnswerStandsUntilItIsReviewed()
    {
        record({asked("reply", 0.5, 1)});
        const store::QueryId id = all().front().id;
        QVERIFY(store::putSecondAnswers(store(), project(), words("m0"), {{id, "{\"x\":1}", true}}));
        QCOMPARE(all().front().secondModel, words("m0"));
        QVERIFY(all().front().differs);
        auto anew = asked("reply", 0.8, 2);
        anew.model = words("m2");
        anew.prediction = "{\"anew\":1}";
        anew.categories = QStringList{words("Send")};
        record({anew});
        QCOMPARE(all().front().asked.model, words("m2"));
        QCOMPARE(all().front().asked.confidence, 0.8);
        QVERIFY(all().front().secondModel.isNull()); // it was compared with another answer
        QCOMPARE(need(store::queriesByCategory(store(), project())),
                 (std::vector<store::QueryCount>{{words("Send"), 1}}));
        settle({id}, project::QueryState::Discarded);
        record({asked("reply", 0.1, 3)});
        store::QueryFilter discarded;
        discarded.state = project::QueryState::Discarded;
        const auto rows = need(
            store::queries(store(), project(),
                           need(store::queryIds(store(), project(), discarded, store::QueryOrder::Newest))));
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().asked.confidence, 0.8);
        QCOMPARE(rows.front().asked.count, 3);
        QVERIFY(all().empty());
    }

    void theQueueIsOrderedAndFiltered()
    {
        auto staging = asked("Grüße senden", 0.3, 40);
        staging.deployment = words("staging");
        staging.categories = QStringList{words("Send"), words("Greet")};
        record({asked("reply", 0.5, 10), asked("reply all", 0.9, 30), staging, asked("reply all", 0.9, 30)});
        QCOMPARE(texts(), (QStringList{staging.text, words("reply"), words("reply all")}));
        QCOMPARE(texts(store::QueryOrder::MostSure),
                 (QStringList{words("reply all"), words("reply"), staging.text}));
        QCOMPARE(texts(store::QueryOrder::Newest),
                 (QStringList{staging.text, words("reply all"), words("reply")}));
        QCOMPARE(texts(store::QueryOrder::MostAsked).front(), words("reply all"));
        const auto found = [&](const store::QueryFilter &filter) {
            QStringList names;
            for (const auto &row : need(store::queries(
                     store(), project(),
                     need(store::queryIds(store(), project(), filter, store::QueryOrder::LeastSure)))))
                names << row.asked.text;
            if (need(store::countQueries(store(), project(), filter)) != names.size())
                names << words("counted otherwise");
            return names;
        };
        QCOMPARE(found({.deployment = words("staging")}), QStringList{staging.text});
        QCOMPARE(found({.category = words("Greet")}), QStringList{staging.text});
        QCOMPARE(found({.category = words("Reply")}), (QStringList{words("reply"), words("reply all")}));
        QCOMPARE(found({.text = QStringLiteral("GRÜSSE")}), QStringList());
        QCOMPARE(found({.text = QStringLiteral("GRÜ")}), QStringList{staging.text});
        QCOMPARE(found({.atLeast = 0.5}), (QStringList{words("reply"), words("reply all")}));
        QCOMPARE(found({.below = 0.5}), QStringList{staging.text});
        QCOMPARE(found({.differs = true}), QStringList());
        const store::QueryId reply = all().at(1).id;
        QVERIFY(store::putSecondAnswers(store(), project(), words("m0"), {{reply, "{}", true}}));
        QCOMPARE(found({.differs = true}), QStringList{words("reply")});
        QCOMPARE(found({.differsFrom = words("m0")}), QStringList{words("reply")});
        QCOMPARE(found({.differsFrom = words("m1")}), QStringList());
    }

    void theOldestGoFirstWhereThereAreTooMany()
    {
        store::QueueRow few;
        few.mostQueries = 3;
        QVERIFY(store::putQueue(store(), project(), few));
        record({asked("a", 0.1, 1), asked("b", 0.2, 2), asked("c", 0.3, 3)});
        record({asked("a", 0.1, 4)}); // asked for again, so that it is no longer the oldest
        record({asked("d", 0.4, 5), asked("e", 0.5, 6)});
        QCOMPARE(texts(), (QStringList{words("a"), words("d"), words("e")}));
        few.mostQueries = 1;
        QVERIFY(store::putQueue(store(), project(), few));
        QCOMPARE(texts(), QStringList{words("e")});
        QCOMPARE(need(store::queue(store(), project())).queries, 1);
    }

    void aBoundOfBytesHoldsToo()
    {
        store::QueueRow small;
        small.mostBytes = 2500;
        QVERIFY(store::putQueue(store(), project(), small));
        const QByteArray long1000(999, 'x');
        record({asked(long1000 + '1', 0.1, 1), asked(long1000 + '2', 0.2, 2), asked(long1000 + '3', 0.3, 3)});
        const auto rows = all();
        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(rows.at(0).asked.text.endsWith(u'2'));
        const auto kept = need(store::queue(store(), project()));
        QCOMPARE(kept.queries, 2);
        QCOMPARE(kept.bytes, 2 * (1000 + asked("", 0, 0).prediction.size()));
        // A second model's answer counts, too.
        QVERIFY(store::putSecondAnswers(store(), project(), words("m0"),
                                        {{rows.at(1).id, QByteArray(600, 'y'), false}}));
        QCOMPARE(all().size(), std::size_t{1});
        QCOMPARE(need(store::queue(store(), project())).bytes,
                 1000 + asked("", 0, 0).prediction.size() + 600);
    }

    void whatAProjectDoesNotKeepIsLeftOut()
    {
        store::QueueRow off;
        off.keeps = false;
        QVERIFY(store::putQueue(store(), project(), off));
        auto elsewhere = asked("nowhere", 0.5, 1);
        elsewhere.project = 999;
        record({asked("reply", 0.5, 1), elsewhere});
        QVERIFY(all().empty());
        off.keeps = true;
        QVERIFY(store::putQueue(store(), project(), off));
        record({asked("reply", 0.5, 1)});
        QCOMPARE(all().size(), std::size_t{1});
        QVERIFY(store().trashProject(project()));
        record({asked("reply", 0.5, 2), asked("send", 0.5, 2)});
        QVERIFY(store().restoreProject(project()));
        QCOMPARE(texts(), QStringList{words("reply")});
        QCOMPARE(store::queue(store(), 999).error().code, ErrorCode::NotFound);
    }

    void settlingIsAStepThatUndoTakesBack()
    {
        record({asked("reply", 0.5, 1), asked("send", 0.6, 2)});
        const auto rows = all();
        const auto before = need(store().changeCount()).queries;
        const auto last = need(store().lastSequence(project()));
        settle({rows.at(0).id, rows.at(1).id}, project::QueryState::Discarded);
        QVERIFY(all().empty());
        QVERIFY(need(store().changeCount()).queries > before);
        // It is no change of the data that a model is behind of.
        QCOMPARE(need(store().stepsSince(project(), last)), 0);
        need(store().undo(project(), m_fixture->ana));
        QCOMPARE(texts(), (QStringList{words("reply"), words("send")}));
        need(store().redo(project(), m_fixture->ana));
        QVERIFY(all().empty());
        QCOMPARE(need(store().stepsSince(project(), last)), 0);
        need(store().undo(project(), m_fixture->ana));
        m_fixture->addItem(words("an item"));
        QCOMPARE(need(store().stepsSince(project(), last)), 1);
    }

    void whatSomebodyElseHasSettledIsStale()
    {
        record({asked("reply", 0.5, 1), asked("send", 0.6, 2)});
        const auto rows = all();
        settle({rows.at(0).id}, project::QueryState::Discarded);
        const auto stale = store().apply(project(),
                                         {project::SettleQueries{{rows.at(0).id, rows.at(1).id},
                                                                 project::QueryState::Accepted,
                                                                 project::QueryState::Open}},
                                         m_fixture->ben);
        QCOMPARE(stale.error().code, ErrorCode::Stale);
        QCOMPARE(stale.error().detail, Message(Phrase::QueryReviewed));
        QCOMPARE(texts(), QStringList{words("send")});
    }

    void aQueryThatIsGoneIsNoReasonAgainstUndo()
    {
        record({asked("reply", 0.5, 1)});
        const store::QueryId id = all().front().id;
        project::Item item;
        item.text = words("reply");
        item.intent = words("Reply");
        const project::Edit step{project::Batch{
            {{project::SettleQueries{{id}, project::QueryState::Accepted, project::QueryState::Open}},
             {project::AddItem{item, std::nullopt}}}}};
        need(store().apply(project(), step, m_fixture->ana));
        QCOMPARE(need(store().project(project())).items, 1);
        store::QueueRow none;
        none.mostQueries = 0;
        QVERIFY(store::putQueue(store(), project(), none));
        need(store().undo(project(), m_fixture->ana));
        QCOMPARE(need(store().project(project())).items, 0);
        need(store().redo(project(), m_fixture->ana));
        QCOMPARE(need(store().project(project())).items, 1);
    }

    void anItemKeepsWhereItComesFrom()
    {
        project::Item item;
        item.text = words("reply");
        item.provenance = project::Provenance{words("production"), words("m1"), 0.1, true};
        const auto id =
            need(store().apply(project(), {project::AddItem{item, std::nullopt}}, m_fixture->ana)).item;
        QCOMPARE(m_fixture->item(id).provenance, item.provenance);
        need(store().apply(project(), {project::SetIntent{id, words("Reply"), std::nullopt}}, m_fixture->ana));
        QCOMPARE(m_fixture->item(id).provenance, item.provenance);
        need(store().undoSteps(project(), m_fixture->ana, 2));
        need(store().redoSteps(project(), m_fixture->ana, 2));
        QCOMPARE(m_fixture->item(id).provenance, item.provenance);
        QVERIFY(!m_fixture->item(m_fixture->addItem(words("typed"))).provenance);
    }

    void itemsAreFoundByTheirWholeText()
    {
        const auto plain = m_fixture->addItem(words("reply to \"all\""));
        m_fixture->addItem(words("reply to \"all\" now"));
        m_fixture->addItem(words("Reply to \"all\""));
        const auto shortOne = m_fixture->addItem(QStringLiteral("はい"));
        const QString endless = QString(5000, u'x') + QStringLiteral("😀");
        const auto longOne = m_fixture->addItem(endless);
        const auto find = [&](const QString &wanted, const QString &language = {}) {
            return need(store::itemsOfText(store(), project(), wanted, language));
        };
        QCOMPARE(find(words("reply to \"all\"")), std::vector{plain});
        // Without a language it is in the project's.
        QCOMPARE(find(words("reply to \"all\""), words("EN-US")), std::vector{plain});
        QVERIFY(find(words("reply to \"all\""), words("de")).empty());
        QCOMPARE(find(QStringLiteral("はい")), std::vector{shortOne});
        QCOMPARE(find(endless), std::vector{longOne});
        QVERIFY(find(words("nothing")).empty());
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_fixture->store; }
    [[nodiscard]] std::int64_t project() const { return m_fixture->project; }
    [[nodiscard]] store::AskedQuery asked(const QByteArray &utf8, double confidence, std::int64_t ms) const
    {
        store::AskedQuery query;
        query.project = project();
        query.deployment = words("production");
        query.model = words("m1");
        query.text = QString::fromUtf8(utf8);
        query.confidence = confidence;
        query.categories = QStringList{words("Reply")};
        query.prediction = "{\"intents\":[]}";
        query.firstMs = ms;
        query.lastMs = ms;
        return query;
    }
    void record(const std::vector<store::AskedQuery> &queries)
    {
        QVERIFY(store::recordQueries(store(), queries));
    }
    std::vector<store::QueryRow> all(store::QueryOrder order = store::QueryOrder::LeastSure)
    {
        return need(store::queries(store(), project(), need(store::queryIds(store(), project(), {}, order))));
    }
    QStringList texts(store::QueryOrder order = store::QueryOrder::LeastSure)
    {
        QStringList names;
        for (const store::QueryRow &row : all(order))
            names << row.asked.text;
        return names;
    }
    void settle(const std::vector<store::QueryId> &ids, project::QueryState state)
    {
        need(store().apply(project(), {project::SettleQueries{ids, state, project::QueryState::Open}},
                           m_fixture->ana));
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

GLOSSA_TEST(TestQueries);
#include "tst_queries.moc"
