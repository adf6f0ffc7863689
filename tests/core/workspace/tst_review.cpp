// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"
#include "core/workspace/review/prediction_record.h"
#include "core/workspace/review/review.h"

#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

using namespace glossa;
using namespace glossa::workspace;
using test::production;

namespace {

project::Prediction prediction(const QString &text, const QString &intent, double confidence)
{
    project::Prediction said;
    said.text = text;
    said.topIntent = intent;
    said.intents = {{intent, confidence}, {QStringLiteral("None"), 1.0 - confidence}};
    return said;
}

project::EntityPrediction entity(const char *category, text::Utf16Span span, double confidence,
                                 bool learned = true)
{
    return {QString::fromLatin1(category), span, confidence, learned, {}};
}

} // namespace

class TestReview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::TrainedLamps>(); }
    void cleanup() { m_lamps.reset(); }

    void aPredictionIsAsSureAsItsLeastSurePart()
    {
        auto said = prediction(QStringLiteral("light in the attic on"), QStringLiteral("TurnOn"), 0.9);
        QCOMPARE(confidenceOf(said), 0.9);
        said.entities = {entity("Room", {13, 5}, 0.6), entity("Device", {0, 5}, 0.2, false)};
        QCOMPARE(confidenceOf(said), 0.6); // what a list has found is sure
        project::Prediction classes;
        classes.kind = project::ProjectKind::CustomMultiLabelClassification;
        QCOMPARE(confidenceOf(classes), 0.0); // nobody vouches for nothing
        classes.classes = {{QStringLiteral("A"), 0.8}, {QStringLiteral("B"), 0.7}};
        QCOMPARE(confidenceOf(classes), 0.7);
    }

    void aPredictionIsKeptAsItIs()
    {
        auto said = prediction(QStringLiteral("light in the attic on"), QStringLiteral("TurnOn"), 0.875);
        said.threshold = 0.9;
        said.topIntent = QStringLiteral("None");
        said.entities = {entity("Room", {13, 5}, 0.625), entity("Device", {0, 5}, 1.0, false)};
        using Kind = project::ExtraInformation::Kind;
        said.entities[1].extra = {{Kind::ListKey, QStringLiteral("lamp"), {}},
                                  {Kind::RegexKey, QStringLiteral("k"), QStringLiteral("l+")}};
        const auto read = predictionOf(recordOf(said), said.kind, said.text);
        QCOMPARE(recordOf(read), recordOf(said));
        QCOMPARE(read.topIntent, QStringLiteral("None"));
        QCOMPARE(read.intents.front().category, QStringLiteral("TurnOn"));
        QCOMPARE(read.intents.front().confidence, 0.875);
        QCOMPARE(read.entities.at(0).span, said.entities.at(0).span);
        QVERIFY(!read.entities.at(1).learned);
        QCOMPARE(read.entities.at(1).extra.at(1).pattern, QStringLiteral("l+"));
        QVERIFY(predictionOf("{broken", said.kind, said.text).intents.empty());
        // A place outside the text would be no label.
        QVERIFY(predictionOf(recordOf(said), said.kind, QStringLiteral("light")).entities.size() == 1);
    }

    void acceptingMakesAnExampleWithItsProvenance()
    {
        auto said = prediction(QStringLiteral("light in the attic on"), QStringLiteral("TurnOn"), 0.75);
        said.entities = {entity("Room", {13, 5}, 0.5), entity("Device", {0, 5}, 1.0, false)};
        ask({said});
        const auto receipt = acceptQueries(space(), project(), ids(), m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->settled, 1);
        QCOMPARE(receipt->added, 1);
        const project::Item item = m_lamps->allItems().back().item;
        QCOMPARE(item.text, said.text);
        QCOMPARE(item.intent, QStringLiteral("TurnOn"));
        QCOMPARE(item.dataset, project::Dataset::Train);
        // A list has found the device, which nobody has ever labeled.
        QCOMPARE(item.labels, (std::vector<project::Label>{{QStringLiteral("Room"), {13, 5}, 0, {}}}));
        QCOMPARE(item.provenance, (project::Provenance{production, QStringLiteral("m1"), 0.5, false}));
        QVERIFY(ids().empty());
        const auto entry = history(space(), project(), 1)->front();
        QCOMPARE(entry.door, QStringLiteral("review"));
        QCOMPARE(entry.author, QStringLiteral("Ana"));
    }

    void theBestIntentIsTakenWhateverTheThreshold()
    {
        auto said = prediction(QStringLiteral("attic on"), QStringLiteral("TurnOn"), 0.4);
        said.topIntent = QStringLiteral("None");
        said.threshold = 0.7;
        ask({said});
        QVERIFY(acceptQueries(space(), project(), ids(), m_lamps->ana));
        QCOMPARE(m_lamps->allItems().back().item.intent, QStringLiteral("TurnOn"));
    }

    void overlappingEntitiesOfAnUtteranceAreNotBothLabeled()
    {
        auto said = prediction(QStringLiteral("light in the attic on"), QStringLiteral("TurnOn"), 0.9);
        said.entities = {entity("Room", {9, 9}, 0.5), entity("Code", {13, 5}, 0.75)};
        const auto item = labeledBy(said, {});
        QCOMPARE(item.labels, (std::vector<project::Label>{{QStringLiteral("Code"), {13, 5}, 0, {}}}));
    }

    void twoHundredAreAcceptedInOneStepAndUndoneInOne()
    {
        std::vector<project::Prediction> many;
        for (int i = 0; i < 250; ++i)
            many.push_back(prediction(QStringLiteral("lamp %1 on").arg(i), QStringLiteral("TurnOn"),
                                      i < 200 ? 0.96 : 0.5));
        ask(many);
        const std::size_t before = m_lamps->allItems().size();
        const auto sure = queryIds(space(), project(), {.atLeast = 0.95}, QueryOrder::MostSure);
        QCOMPARE(sure->size(), std::size_t{200});
        const auto receipt = acceptQueries(space(), project(), *sure, m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->added, 200);
        QCOMPARE(m_lamps->allItems().size(), before + 200);
        QCOMPARE(ids().size(), std::size_t{50});
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(m_lamps->allItems().size(), before);
        QCOMPARE(ids().size(), std::size_t{250});
        QVERIFY(redo(space(), project(), m_lamps->ana));
        QCOMPARE(m_lamps->allItems().size(), before + 200);
        QCOMPARE(ids().size(), std::size_t{50});
    }

    void correctingTakesTheGivenLabels()
    {
        ask({prediction(QStringLiteral("attic off"), QStringLiteral("TurnOn"), 0.4)});
        project::Item given;
        given.intent = QStringLiteral("TurnOff");
        given.labels = {{QStringLiteral("Room"), {0, 5}, 0, {}}};
        given.dataset = project::Dataset::Test;
        const auto receipt = correctQuery(space(), project(), ids().front(), given, m_lamps->ana);
        QVERIFY(receipt);
        const project::Item item = m_lamps->allItems().back().item;
        QCOMPARE(item.intent, QStringLiteral("TurnOff"));
        QCOMPARE(item.labels, given.labels);
        QCOMPARE(item.dataset, project::Dataset::Test);
        QVERIFY(item.provenance->corrected);
        QCOMPARE(queryIds(space(), project(), {.state = QueryState::Corrected}, QueryOrder::Newest)->size(),
                 std::size_t{1});
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(ids().size(), std::size_t{1});
    }

    void aFaultOfTheLabelsChangesNothing()
    {
        ask({prediction(QStringLiteral("attic off"), QStringLiteral("Dim"), 0.9)});
        const auto before = m_lamps->allItems().size();
        QCOMPARE(acceptQueries(space(), project(), ids(), m_lamps->ana).error().code, ErrorCode::NotFound);
        project::Item given;
        given.labels = {{QStringLiteral("Room"), {5, 50}, 0, {}}};
        QCOMPARE(correctQuery(space(), project(), ids().front(), given, m_lamps->ana).error().code,
                 ErrorCode::BadOffset);
        QCOMPARE(m_lamps->allItems().size(), before);
        QCOMPARE(ids().size(), std::size_t{1});
        QCOMPARE(acceptQueries(space(), project(), {999}, m_lamps->ana).error().place, Message("query"));
        QCOMPARE(acceptQueries(space(), project(), {}, m_lamps->ana).error().code,
                 ErrorCode::InvalidArgument);
    }

    void discardingAddsNothing()
    {
        ask({prediction(QStringLiteral("asdf"), QStringLiteral("TurnOn"), 0.3)});
        const auto before = m_lamps->allItems().size();
        const auto id = ids().front();
        QVERIFY(discardQueries(space(), project(), ids(), m_lamps->ana));
        QCOMPARE(m_lamps->allItems().size(), before);
        QVERIFY(ids().empty());
        // Junk that comes again is known as such.
        ask({prediction(QStringLiteral("asdf"), QStringLiteral("TurnOn"), 0.3)});
        QVERIFY(ids().empty());
        QCOMPARE(discardQueries(space(), project(), {id}, m_lamps->ana).error().code, ErrorCode::Stale);
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(ids().size(), std::size_t{1});
        QCOMPARE(queries(space(), project(), ids())->front().count, 2);
    }

    void oneTextIsSettledForAllDeployments()
    {
        const auto said = prediction(QStringLiteral("attic on"), QStringLiteral("TurnOn"), 0.75);
        ask({said});
        ask({said}, QStringLiteral("staging"));
        QCOMPARE(ids().size(), std::size_t{2});
        const auto before = m_lamps->allItems().size();
        const auto receipt = acceptQueries(space(), project(), {ids().front()}, m_lamps->ana);
        QCOMPARE(receipt->settled, 2);
        QCOMPARE(receipt->added, 1);
        QVERIFY(ids().empty());
        QCOMPARE(m_lamps->allItems().size(), before + 1);
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(ids().size(), std::size_t{2});
        QCOMPARE(acceptQueries(space(), project(), ids(), m_lamps->ana)->added, 1);
    }

    /// The project's language may have been named or not; it is one text all the same.
    void oneTextIsAddedOnceWhetherItsLanguageWasNamedOrNot()
    {
        AnsweredQuery plain =
            answered(prediction(QStringLiteral("attic on"), QStringLiteral("TurnOn"), 0.75));
        AnsweredQuery named = plain;
        named.language = space().store().project(project())->info.language.toUpper();
        AnsweredQuery other = plain;
        other.language = QStringLiteral("fr");
        QVERIFY(recordQueries(space(), {plain, named, other}));
        QCOMPARE(ids().size(), std::size_t{3});
        const auto receipt = acceptQueries(space(), project(), ids(), m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->settled, 3);
        QCOMPARE(receipt->added, 2);
    }

    void whatTheProjectHasAlreadyIsNotAddedTwice()
    {
        // "light on" stands there as TurnOn; "dim it" without any label.
        project::Item open;
        open.text = QStringLiteral("dim it");
        m_lamps->change({project::AddItem{open, std::nullopt}});
        ask({prediction(QStringLiteral("light on"), QStringLiteral("TurnOff"), 0.75),
             prediction(QStringLiteral("dim it"), QStringLiteral("TurnOff"), 0.75)});
        const auto before = m_lamps->allItems();
        const auto receipt = acceptQueries(space(), project(), ids(), m_lamps->ana);
        QVERIFY(receipt);
        QCOMPARE(receipt->settled, 2);
        QCOMPARE(receipt->added, 0);
        QCOMPARE(receipt->labeled, 1);
        QCOMPARE(receipt->known, 1);
        QCOMPARE(m_lamps->allItems().size(), before.size());
        QCOMPARE(intentOf("light on"), QStringLiteral("TurnOn"));
        QCOMPARE(intentOf("dim it"), QStringLiteral("TurnOff"));
        // What has become an example says where from, and teaches, as a new one would.
        QCOMPARE(itemOf("dim it").provenance,
                 (project::Provenance{production, QStringLiteral("m1"), 0.75, false}));
        QCOMPARE(itemOf("dim it").dataset, project::Dataset::Train);
        QVERIFY(!itemOf("light on").provenance); // people have labeled it
        QVERIFY(undo(space(), project(), m_lamps->ana));
        QCOMPARE(itemOf("dim it"), before.back().item);
        // Who corrects means it.
        project::Item given;
        given.intent = QStringLiteral("TurnOff");
        const auto light =
            queryIds(space(), project(), {.text = QStringLiteral("light")}, QueryOrder::Newest);
        QCOMPARE(correctQuery(space(), project(), light->front(), given, m_lamps->ana)->labeled, 1);
        QCOMPARE(intentOf("light on"), QStringLiteral("TurnOff"));
        QCOMPARE(itemOf("light on").provenance,
                 (project::Provenance{production, QStringLiteral("m1"), 0.75, true}));
    }

    void anExampleStaysInTheSetThatItIsIn()
    {
        project::Item open;
        open.text = QStringLiteral("dim it");
        open.dataset = project::Dataset::Test;
        m_lamps->change({project::AddItem{open, std::nullopt}});
        ask({prediction(open.text, QStringLiteral("TurnOff"), 0.75)});
        QCOMPARE(acceptQueries(space(), project(), ids(), m_lamps->ana)->labeled, 1);
        QCOMPARE(itemOf("dim it").dataset, project::Dataset::Test);
    }

    void aSecondModelIsAskedForTheQueue()
    {
        m_lamps->train("m1");
        ask({prediction(QStringLiteral("turn on the lamp in the kitchen"), QStringLiteral("TurnOff"), 0.9),
             prediction(QStringLiteral("how tall is the tower"), QStringLiteral("None"), 0.9)});
        std::vector<double> told;
        const auto different = askSecondModel(space(), project(), QStringLiteral("m1"), {}, {},
                                              [&told](double share) { told.push_back(share); });
        QVERIFY(different);
        QCOMPARE(*different, 1);
        QCOMPARE(told, std::vector{1.0});
        const auto found = queryIds(space(), project(), {.differs = true}, QueryOrder::LeastSure);
        QCOMPARE(found->size(), std::size_t{1});
        const auto query = queries(space(), project(), *found)->front();
        QCOMPARE(query.second->model, QStringLiteral("m1"));
        QCOMPARE(query.second->prediction.intents.front().category, QStringLiteral("TurnOn"));
        QCOMPARE(askSecondModel(space(), project(), QStringLiteral("m9"), {}, {}, {}).error().place,
                 Message("model"));
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(askSecondModel(space(), project(), QStringLiteral("m1"), {}, stopped.get_token(), {})
                     .error()
                     .code,
                 ErrorCode::Cancelled);
    }

    void settingsAreCheckedAndKept()
    {
        QueueSettings settings;
        QCOMPARE(*queueSettings(space(), project()), settings);
        settings.mostQueries = 2;
        settings.keeps = false;
        QVERIFY(setQueueSettings(space(), project(), settings));
        QCOMPARE(*queueSettings(space(), project()), settings);
        settings.mostQueries = -1;
        QCOMPARE(setQueueSettings(space(), project(), settings).error().place, Message("mostQueries"));
        settings = {};
        settings.mostBytes = -1;
        QCOMPARE(setQueueSettings(space(), project(), settings).error().place, Message("mostBytes"));
    }

    void theOverviewCountsWhatIsOpen()
    {
        ask({prediction(QStringLiteral("a"), QStringLiteral("TurnOn"), 0.5),
             prediction(QStringLiteral("b"), QStringLiteral("TurnOn"), 0.5)});
        ask({prediction(QStringLiteral("c"), QStringLiteral("TurnOff"), 0.5)}, QStringLiteral("staging"));
        const auto overview = queueOverview(space(), project());
        QCOMPARE(overview->open, 3);
        QCOMPARE(overview->deployments,
                 (std::vector<QueryCount>{{production, 2}, {QStringLiteral("staging"), 1}}));
        QCOMPARE(overview->categories,
                 (std::vector<QueryCount>{{QStringLiteral("TurnOn"), 2}, {QStringLiteral("TurnOff"), 1}}));
    }

    void textsThatNoItemCanHoldAreNotKept()
    {
        ask({prediction(QString(QChar(0xd800)), QStringLiteral("TurnOn"), 0.5),
             prediction(QString(QChar(u'\0')), QStringLiteral("TurnOn"), 0.5),
             prediction(QString(), QStringLiteral("TurnOn"), 0.5)});
        QVERIFY(ids().empty());
    }

private:
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    [[nodiscard]] AnsweredQuery answered(const project::Prediction &said,
                                         const QString &deployment = production) const
    {
        return {project(), deployment, QStringLiteral("m1"), {}, said, m_lamps->clock.nowMs()};
    }
    void ask(const std::vector<project::Prediction> &predictions, const QString &deployment = production)
    {
        std::vector<AnsweredQuery> asked;
        for (const project::Prediction &said : predictions)
            asked.push_back(answered(said, deployment));
        QVERIFY(recordQueries(space(), asked));
    }
    [[nodiscard]] std::vector<QueryId> ids() const
    {
        return *queryIds(space(), project(), {}, QueryOrder::LeastSure);
    }
    [[nodiscard]] project::Item itemOf(const char *text) const
    {
        project::Item found;
        found.intent = QStringLiteral("no such item");
        for (const ItemRow &row : m_lamps->allItems()) {
            if (row.item.text == QLatin1String(text))
                found = row.item;
        }
        return found;
    }
    [[nodiscard]] QString intentOf(const char *text) const { return itemOf(text).intent; }

    std::unique_ptr<test::TrainedLamps> m_lamps;
};

GLOSSA_TEST(TestReview);
#include "tst_review.moc"
