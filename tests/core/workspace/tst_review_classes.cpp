// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"
#include "core/workspace/review/review.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

using namespace glossa;
using namespace glossa::workspace;
using project::ProjectKind;

namespace {

const QString asked = QStringLiteral("the ferry leaves at noon");

} // namespace

/// The review of queries that were answered with classes.
class TestReviewClasses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }
    void cleanup() { m_lamps.reset(); }

    void acceptedClassesAreThoseOfTheExample()
    {
        open(ProjectKind::CustomMultiLabelClassification);
        ask({QStringLiteral("B"), QStringLiteral("A")});
        const auto receipt = acceptQueries(space(), m_project, ids(), m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->added, 1);
        const project::Item item = example();
        QCOMPARE(namesOf(item), (QStringList{QStringLiteral("B"), QStringLiteral("A")}));
        QCOMPARE(item.dataset, project::Dataset::Train);
        QVERIFY(item.done && !item.location.isEmpty());
        QCOMPARE(item.provenance->confidence, 0.75); // of the least sure one
        QVERIFY(ids().empty());
        QVERIFY(undo(space(), m_project, m_lamps->ana));
        QCOMPARE(ids().size(), std::size_t{1});
        QVERIFY(itemIds(space(), m_project, {})->empty());
    }

    void queueIsFoundByAClass()
    {
        open(ProjectKind::CustomMultiLabelClassification);
        ask({QStringLiteral("B"), QStringLiteral("A")});
        QueryFilter filter;
        filter.category = QStringLiteral("A");
        QCOMPARE(queryIds(space(), m_project, filter, QueryOrder::LeastSure)->size(), std::size_t{1});
        filter.category = QStringLiteral("C");
        QVERIFY(queryIds(space(), m_project, filter, QueryOrder::LeastSure)->empty());
    }

    void correctedClassesAreThoseOfTheExample()
    {
        open(ProjectKind::CustomSingleLabelClassification);
        ask({QStringLiteral("B")});
        project::Item given;
        given.dataset = project::Dataset::Train;
        given.classes = {{QStringLiteral("A"), {}}};
        QVERIFY(correctQuery(space(), m_project, ids().front(), given, m_lamps->ana));
        QCOMPARE(namesOf(example()), QStringList{QStringLiteral("A")});
        QVERIFY(example().provenance->corrected);
    }

    void whatIsThereAlreadyTakesTheCorrectedClasses()
    {
        open(ProjectKind::CustomMultiLabelClassification);
        project::Item there;
        there.text = asked;
        there.location = QStringLiteral("ferry.txt");
        there.classes = {{QStringLiteral("A"), {}}};
        QVERIFY(space().store().apply(m_project, {project::AddItem{there, {}}}, m_lamps->ana));
        ask({QStringLiteral("B")});
        project::Item given;
        given.classes = {{QStringLiteral("C"), {}}};
        const auto receipt = correctQuery(space(), m_project, ids().front(), given, m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->added, 0);
        QCOMPARE(receipt->labeled, 1);
        QCOMPARE(namesOf(example()), QStringList{QStringLiteral("C")});
    }

    void twoClassesOfOneAreRefused()
    {
        open(ProjectKind::CustomSingleLabelClassification);
        ask({QStringLiteral("B")});
        project::Item given;
        given.classes = {{QStringLiteral("A"), {}}, {QStringLiteral("C"), {}}};
        const auto refused = correctQuery(space(), m_project, ids().front(), given, m_lamps->ana);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ids().size(), std::size_t{1});
    }

private:
    /// A project of that kind with the classes A, B and C and no document.
    void open(ProjectKind kind)
    {
        project::ProjectInfo info;
        info.name = QStringLiteral("Subjects");
        info.kind = kind;
        info.language = QStringLiteral("en-us");
        m_project = space().store().createProject(info, m_lamps->ana).value();
        for (const char *name : {"A", "B", "C"}) {
            project::Category category;
            category.kind = project::CategoryKind::Class;
            category.name = QString::fromLatin1(name);
            QVERIFY(space().store().apply(m_project, {project::AddCategory{category, {}}}, m_lamps->ana));
        }
    }
    /// A text that was answered with these classes, each less sure than the one before.
    void ask(const QStringList &classes)
    {
        AnsweredQuery query;
        query.project = m_project;
        query.deployment = QStringLiteral("production");
        query.model = QStringLiteral("m1");
        query.prediction.kind = space().store().project(m_project)->info.kind;
        query.prediction.text = asked;
        double confidence = 0.875;
        for (const QString &name : classes) {
            query.prediction.classes.push_back({name, confidence});
            confidence -= 0.125;
        }
        query.timeMs = m_lamps->clock.nowMs();
        QVERIFY(recordQueries(space(), {query}));
    }
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::vector<QueryId> ids() const
    {
        return *queryIds(space(), m_project, {}, QueryOrder::LeastSure);
    }
    [[nodiscard]] project::Item example() const
    {
        return items(space(), m_project, *itemIds(space(), m_project, {}))->back().item;
    }
    static QStringList namesOf(const project::Item &item)
    {
        QStringList names;
        for (const project::ClassLabel &given : item.classes)
            names << given.category;
        return names;
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
    std::int64_t m_project = 0;
};

GLOSSA_TEST(TestReviewClasses);
#include "tst_review_classes.moc"
