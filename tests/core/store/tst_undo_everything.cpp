// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seed.h"
#include "core/store/queries.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

#include <algorithm>
#include <iterator>
#include <set>

using namespace glossa;
using namespace glossa::project;
using test::need;
using test::StoreFixture;

namespace {

/// Makes steps of every kind, imports among them, in a project of its own kind.
class Steps {
public:
    Steps(StoreFixture &fixture, ProjectKind kind, std::uint64_t seed)
        : m_fixture(fixture)
        , m_random(seed)
        , m_marks(kind == ProjectKind::Conversation ? CategoryKind::Entity : CategoryKind::Class)
    {
        ProjectInfo info;
        info.name = QStringLiteral("Steps");
        info.language = QStringLiteral("en-us");
        info.kind = kind;
        fixture.project = need(fixture.store->createProject(info, fixture.ana));
        std::vector<store::AskedQuery> asked;
        for (int i = 0; i < 6; ++i) {
            store::AskedQuery query;
            query.project = fixture.project;
            query.deployment = QStringLiteral("production");
            query.model = QStringLiteral("m1");
            query.text = QStringLiteral("asked %1").arg(i);
            query.prediction = "{}";
            asked.push_back(query);
        }
        if (!store::recordQueries(*fixture.store, asked))
            qFatal("the queries are not kept");
        for (const auto state : allStates)
            std::ranges::copy(queriesIn(state), std::back_inserter(m_queries));
    }

    /// All that steps change.
    [[nodiscard]] QByteArray dump() const
    {
        QByteArray text = m_fixture.dump();
        for (const auto state : allStates)
            for (const QueryId id : queriesIn(state))
                text += project::queryStateName(state).toUtf8() + QByteArray::number(qint64(id)) + '\n';
        return text;
    }

    /// One step by one of the two; false if it is refused.
    bool make(const store::Origin &origin)
    {
        m_items = need(m_fixture.store->itemIds(m_fixture.project, {}, store::ItemOrder::AsImported));
        m_categories = need(m_fixture.store->categories(m_fixture.project));
        if (below(m_items.size() < 4 ? 2 : 6) == 0)
            return import(origin);
        // With hardly any category nearly every edit would be refused.
        const bool poor = m_categories.size() < 3 && below(2) == 0;
        const Edit edit = poor ? Edit{AddCategory{category(), std::nullopt}} : randomEdit(true);
        const bool done = m_fixture.store->apply(m_fixture.project, edit, origin).has_value();
        if (done)
            kinds.insert(edit.change.index());
        return done;
    }

    std::set<std::size_t> kinds; // of edits that were applied
    int imports = 0;

private:
    static constexpr QueryState allStates[] = {QueryState::Open, QueryState::Accepted, QueryState::Corrected,
                                               QueryState::Discarded};

    [[nodiscard]] std::vector<QueryId> queriesIn(QueryState state) const
    {
        store::QueryFilter filter;
        filter.state = state;
        return need(
            store::queryIds(*m_fixture.store, m_fixture.project, filter, store::QueryOrder::LeastSure));
    }

    int below(int bound) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound))); }

    QString name(CategoryKind kind)
    {
        QStringList names;
        for (const auto &use : m_categories) {
            if (use.category.kind == kind)
                names << use.category.name;
        }
        return names.isEmpty() ? QStringLiteral("Nothing") : names.at(below(static_cast<int>(names.size())));
    }

    Category category()
    {
        Category made;
        made.kind = m_marks == CategoryKind::Entity && below(3) == 0 ? CategoryKind::Intent : m_marks;
        made.name = QStringLiteral("Name%1").arg(below(7));
        made.description = QStringLiteral("words %1").arg(below(100));
        made.shape = below(2) == 0 ? QByteArray() : QByteArray(R"({"zeta":1,"alpha":[1.50,2]})");
        return made;
    }

    Label label() { return {name(CategoryKind::Entity), {below(10), 1 + below(8)}, 0, {}}; }

    Item item()
    {
        Item made;
        made.text = QStringLiteral("a text of words, number %1").arg(below(1000));
        made.dataset = static_cast<Dataset>(below(3));
        made.language = below(3) == 0 ? QStringLiteral("de") : QString();
        const bool intents = m_marks == CategoryKind::Entity;
        if (intents && below(2) == 0)
            made.intent = name(CategoryKind::Intent);
        if (intents && below(2) == 0)
            made.labels.push_back(label());
        if (!intents && below(2) == 0)
            made.classes.push_back({name(CategoryKind::Class), {}});
        return made;
    }

    bool import(const store::Origin &origin)
    {
        auto running = need(m_fixture.store->beginImport(m_fixture.project, {}, origin));
        std::vector<Category> brought;
        for (int i = below(3); i > 0; --i)
            brought.push_back(category());
        if (!running->categories(brought))
            return false;
        for (const Category &one : brought)
            m_categories.push_back({one, 0, 0, 0});
        std::vector<Item> items;
        for (int i = below(6); i > 0; --i)
            items.push_back(item());
        if (!running->items(items) || !running->commit(QStringLiteral("file (format)")))
            return false;
        ++imports;
        return true;
    }

    Edit randomEdit(bool outer)
    {
        const ItemId id =
            m_items.empty() ? 1 : m_items[static_cast<std::size_t>(below(static_cast<int>(m_items.size())))];
        Label present = label();
        if (const auto rows = need(m_fixture.store->items(m_fixture.project, {id}));
            !rows.empty() && !rows[0].item.labels.empty())
            present = rows[0].item.labels[0];
        switch (below(outer ? 19 : 18)) {
        case 0:
            return {AddItem{item(), std::nullopt}};
        case 1:
            return {RemoveItem{id, std::nullopt}};
        case 2:
            return {
                SetText{id, QStringLiteral("other words of %1").arg(below(100)), std::nullopt, std::nullopt}};
        case 3:
            return {SetIntent{id, name(CategoryKind::Intent), std::nullopt}};
        case 4:
            return {SetDataset{id, static_cast<Dataset>(below(3)), std::nullopt}};
        case 5:
            return {SetLanguage{id, below(2) == 0 ? QStringLiteral("fr") : QString(), std::nullopt}};
        case 6:
            return {SetDone{id, below(2) == 0, std::nullopt}};
        case 7:
            return {SetClasses{id, {{name(CategoryKind::Class), {}}}, std::nullopt}};
        case 8:
            return {AddLabel{id, label(), below(2) == 0 ? std::optional(0) : std::nullopt}};
        case 9:
            return {RemoveLabel{id, present}};
        case 10:
            return {ChangeLabel{id, present, label()}};
        case 11:
            return {AddCategory{category(), below(2) == 0 ? std::optional(0) : std::nullopt}};
        case 12: {
            const CategoryKind kind = category().kind;
            return {RemoveCategory{kind, name(kind)}};
        }
        case 13: {
            const CategoryKind kind = category().kind;
            return {RenameCategory{kind, name(kind), QStringLiteral("Name%1").arg(below(7))}};
        }
        case 14: {
            Category changed = category();
            changed.name = name(changed.kind);
            return {ChangeCategory{changed, std::nullopt}};
        }
        case 15: {
            ProjectInfo info = need(m_fixture.store->project(m_fixture.project)).info;
            info.description = QStringLiteral("about %1").arg(below(100));
            info.confidenceThreshold = below(2) == 0 ? std::optional(0.25) : std::nullopt;
            return {ChangeProject{info, std::nullopt}};
        }
        case 16:
            return {SettleQueries{
                {m_queries.at(static_cast<std::size_t>(below(6)))}, allStates[below(4)], std::nullopt}};
        case 17: {
            const Provenance from{QStringLiteral("live"), QStringLiteral("m%1").arg(below(3)), 0.5,
                                  below(2) == 0};
            return {SetProvenance{id, below(3) == 0 ? std::nullopt : std::optional(from), std::nullopt}};
        }
        default: {
            Batch batch;
            for (int i = 1 + below(3); i > 0; --i)
                batch.edits.push_back(randomEdit(false));
            return {std::move(batch)};
        }
        }
    }

    StoreFixture &m_fixture;
    Random m_random;
    CategoryKind m_marks;
    std::vector<ItemId> m_items;
    std::vector<QueryId> m_queries;
    std::vector<store::CategoryUse> m_categories;
};

std::set<std::size_t> allKinds;
int allImports = 0;

} // namespace

/// Whatever two people did, in whatever order, can be taken back to the beginning and brought back to the
/// end, and every state between is the one that was there.
class TestUndoEverything : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allIsTakenBackAndBroughtBack_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("conversation");
        for (int seed = 1; seed <= 9; ++seed)
            QTest::addRow("seed %d", seed) << seed << (seed % 3 != 0);
    }
    void allIsTakenBackAndBroughtBack()
    {
        QFETCH(int, seed);
        QFETCH(bool, conversation);
        StoreFixture fixture;
        Steps steps(fixture,
                    conversation ? ProjectKind::Conversation : ProjectKind::CustomMultiLabelClassification,
                    static_cast<std::uint64_t>(seed));
        Random random(static_cast<std::uint64_t>(seed) + 1000);
        std::vector<QByteArray> states{steps.dump()};
        std::vector<store::Origin> authors; // of the steps that stand, oldest first
        const auto undoOne = [&] {
            need(fixture.store->undo(fixture.project, authors.back()));
            authors.pop_back();
            states.pop_back();
            QCOMPARE(steps.dump(), states.back());
        };
        for (int tries = 0; tries < 90; ++tries) {
            // Now and then some steps are taken back for good: what is swept then may be in nobody's reach.
            for (std::uint64_t i = random.below(12) == 0 ? random.below(5) : 0; i > 0 && !authors.empty();
                 --i)
                undoOne();
            const store::Origin &author = random.below(2) == 0 ? fixture.ana : fixture.ben;
            if (steps.make(author)) {
                authors.push_back(author);
                states.push_back(steps.dump());
            } else {
                QCOMPARE(steps.dump(), states.back());
            }
            if (random.below(10) == 0)
                QVERIFY(!need(fixture.store->sweep(std::chrono::seconds(10))));
        }
        QVERIFY(authors.size() > 20);
        allKinds.insert(steps.kinds.begin(), steps.kinds.end());
        allImports += steps.imports;
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = authors.size(); i > 0; --i) {
                need(fixture.store->undo(fixture.project, authors[i - 1]));
                QCOMPARE(steps.dump(), states[i - 1]);
            }
            fixture.store.reset();
            fixture.store = need(store::Store::open(fixture.folder.path(), fixture.clock));
            for (std::size_t i = 0; i < authors.size(); ++i) {
                need(fixture.store->redo(fixture.project, authors[i]));
                QCOMPARE(steps.dump(), states[i + 1]);
            }
        }
    }

    void everyKindOfStepWasAmongThem()
    {
        QVERIFY(allImports > 20);
        QCOMPARE(allKinds.size(), std::variant_size_v<decltype(Edit::change)>);
    }
};

GLOSSA_TEST(TestUndoEverything);
#include "tst_undo_everything.moc"
