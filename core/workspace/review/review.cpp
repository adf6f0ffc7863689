// SPDX-License-Identifier: GPL-3.0-or-later
// A review step is a batch of the journal: the queries leave the queue, and the examples that come of them
// are added. So undo needs nothing of its own, and a query that somebody else has settled meanwhile makes the
// whole step stale.
#include "core/workspace/review/review.h"

#include "core/workspace/items/edit.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace glossa::workspace {

namespace {

using project::Edit;
using project::Item;

/// What is taken in one step at most: it is one row of the journal, and nobody else writes meanwhile.
constexpr std::size_t mostAtOnce = 10'000;

Origin reviewing(Origin origin)
{
    origin.door = QStringLiteral("review");
    origin.mergeKey.clear(); // each answer is a step of its own
    return origin;
}

/// The open queries of these numbers.
Result<std::vector<Query>> openQueries(Workspace &workspace, std::int64_t project,
                                       const std::vector<QueryId> &ids)
{
    if (ids.empty())
        return fail(ErrorCode::InvalidArgument, {}, "query", Phrase::AtLeastOneQuery);
    if (ids.size() > mostAtOnce)
        return fail(ErrorCode::TooLarge, std::to_string(ids.size()), "query",
                    {Phrase::AtMostQueries, mostAtOnce});
    auto found = queries(workspace, project, ids);
    if (!found)
        return found;
    std::unordered_set<QueryId> there;
    for (const Query &query : *found)
        there.insert(query.id);
    for (const QueryId id : ids) {
        if (!there.contains(id))
            return fail(ErrorCode::NotFound, std::to_string(id), "query");
    }
    for (const Query &query : *found) {
        if (query.state != QueryState::Open)
            return fail(ErrorCode::Stale, Phrase::QueryReviewed, std::to_string(query.id));
    }
    return found;
}

/// Makes an item that is there into what it should be.
std::vector<Edit> editsFor(const Item &is, const Item &wanted)
{
    std::vector<Edit> edits;
    if (is.intent != wanted.intent)
        edits.push_back({project::SetIntent{is.id, wanted.intent, is.intent}});
    const auto same = [](const project::Label &one) {
        return [&one](const project::Label &other) {
            return one.category == other.category && one.span == other.span && one.region == other.region;
        };
    };
    for (const project::Label &label : is.labels) {
        if (std::ranges::none_of(wanted.labels, same(label)))
            edits.push_back({project::RemoveLabel{is.id, label}});
    }
    for (const project::Label &label : wanted.labels) {
        if (std::ranges::none_of(is.labels, same(label)))
            edits.push_back({project::AddLabel{is.id, label, std::nullopt}});
    }
    const auto names = [](const Item &item) {
        QStringList all;
        for (const project::ClassLabel &given : item.classes)
            all << given.category;
        all.sort();
        return all;
    };
    if (names(is) != names(wanted))
        edits.push_back({project::SetClasses{is.id, wanted.classes, is.classes}});
    if (!is.done)
        edits.push_back({project::SetDone{is.id, true, false}});
    if (edits.empty())
        return edits;
    // It is an example by this review; where it has no set yet, it would teach nothing.
    if (is.dataset == project::Dataset::Unassigned && wanted.dataset != project::Dataset::Unassigned)
        edits.push_back({project::SetDataset{is.id, wanted.dataset, is.dataset}});
    if (is.provenance != wanted.provenance)
        edits.push_back({project::SetProvenance{is.id, wanted.provenance, is.provenance}});
    return edits;
}

/// One step of review while it is put together.
class ReviewStep {
public:
    ReviewStep(Workspace &workspace, std::int64_t project) : m_workspace(workspace), m_project(project) {}

    Status read()
    {
        const auto summary = m_workspace.store().project(m_project);
        if (!summary)
            return fail(summary.error());
        m_documents = project::traitsOf(summary->info.kind).documents();
        m_language = summary->info.language;
        const auto uses = m_workspace.store().categories(m_project);
        if (!uses)
            return fail(uses.error());
        for (const CategoryUse &use : *uses) {
            if (use.category.kind == project::CategoryKind::Entity && use.items > 0)
                m_labeledEntities.insert(use.category.name, true);
        }
        return {};
    }

    /// False for a text that this step has had: it may have come to several deployments, or with the
    /// project's language named and without.
    [[nodiscard]] bool isNew(const Query &query)
    {
        const QString &language = query.language.isNull() ? m_language : query.language;
        const QStringList key{language.toLower(), query.prediction.text};
        if (m_taken.contains(key))
            return false;
        m_taken.insert(key);
        return true;
    }

    /// What a prediction teaches: an entity that nobody has ever labeled, and that a list or a pattern has
    /// found by itself, is found again without a label.
    [[nodiscard]] Item exampleOf(const Query &query) const
    {
        project::Prediction taught = query.prediction;
        std::erase_if(taught.entities, [this](const project::EntityPrediction &entity) {
            return !entity.learned && !m_labeledEntities.contains(entity.category);
        });
        return labeledBy(taught, query.language);
    }

    /// `corrects`: what people have labeled before gives way.
    Status add(const Query &query, Item example, bool corrects)
    {
        const auto there = store::itemsOfText(m_workspace.store(), m_project, example.text, example.language);
        if (!there)
            return fail(there.error());
        example.provenance = project::Provenance{query.deployment, query.model, query.confidence, corrects};
        if (there->empty()) {
            if (m_documents)
                example.location = QStringLiteral("query-%1.txt").arg(query.id);
            m_edits.push_back({project::AddItem{std::move(example), std::nullopt}});
            ++m_receipt.added;
            return {};
        }
        const auto rows = m_workspace.store().items(m_project, {there->front()});
        if (!rows)
            return fail(rows.error());
        if (rows->empty() || (!corrects && project::isLabeled(rows->front().item))) {
            ++m_receipt.known;
            return {};
        }
        auto edits = editsFor(rows->front().item, example);
        (edits.empty() ? m_receipt.known : m_receipt.labeled) += 1;
        std::ranges::move(edits, std::back_inserter(m_edits));
        return {};
    }

    Result<ReviewReceipt> finish(const std::vector<QueryId> &ids, QueryState state, const Origin &origin)
    {
        auto all = store::equalQueries(m_workspace.store(), m_project, ids);
        if (!all)
            return fail(all.error());
        m_receipt.settled = static_cast<std::int64_t>(all->size());
        Edit settle{project::SettleQueries{std::move(*all), state, QueryState::Open}};
        Edit step = settle;
        if (!m_edits.empty()) {
            m_edits.insert(m_edits.begin(), std::move(settle));
            step = Edit{project::Batch{std::move(m_edits)}};
        }
        auto applied = apply(m_workspace, m_project, step, reviewing(origin));
        if (!applied)
            return fail(applied.error());
        m_receipt.step = std::move(*applied);
        return std::move(m_receipt);
    }

private:
    Workspace &m_workspace;
    std::int64_t m_project;
    bool m_documents = false;
    QString m_language;
    QSet<QStringList> m_taken; // language and text
    QHash<QString, bool> m_labeledEntities;
    std::vector<Edit> m_edits;
    ReviewReceipt m_receipt;
};

} // namespace

Result<ReviewReceipt> acceptQueries(Workspace &workspace, std::int64_t project,
                                    const std::vector<QueryId> &ids, const Origin &origin)
{
    const auto open = openQueries(workspace, project, ids);
    if (!open)
        return fail(open.error());
    ReviewStep step(workspace, project);
    if (const auto read = step.read(); !read)
        return fail(read.error());
    for (const Query &query : *open) {
        if (!step.isNew(query))
            continue;
        if (const auto added = step.add(query, step.exampleOf(query), false); !added)
            return fail(added.error());
    }
    return step.finish(ids, QueryState::Accepted, origin);
}

Result<ReviewReceipt> correctQuery(Workspace &workspace, std::int64_t project, QueryId id, const Item &given,
                                   const Origin &origin)
{
    const auto open = openQueries(workspace, project, {id});
    if (!open)
        return fail(open.error());
    const Query &query = open->front();
    ReviewStep step(workspace, project);
    if (const auto read = step.read(); !read)
        return fail(read.error());
    Item example;
    example.text = query.prediction.text;
    example.language = query.language;
    example.dataset = given.dataset;
    example.intent = given.intent;
    example.labels = given.labels;
    example.classes = given.classes;
    example.done = true;
    if (const auto added = step.add(query, std::move(example), true); !added)
        return fail(added.error());
    return step.finish({id}, QueryState::Corrected, origin);
}

Result<ReviewReceipt> discardQueries(Workspace &workspace, std::int64_t project,
                                     const std::vector<QueryId> &ids, const Origin &origin)
{
    if (const auto open = openQueries(workspace, project, ids); !open)
        return fail(open.error());
    ReviewStep step(workspace, project);
    return step.finish(ids, QueryState::Discarded, origin);
}

} // namespace glossa::workspace
