// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/learn/model_parts.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <chrono>

using namespace glossa;
using namespace glossa::learn;

namespace {

Result<Model> trained(const TrainingSet &set, TrainOptions options = {}, const std::stop_token &stop = {},
                      const TrainReport &report = {})
{
    return train(set, options, "{}", stop, report);
}

TrainOptions oneThread()
{
    TrainOptions options;
    options.threads = 1;
    return options;
}

/// The predicted spans as "category:text", joined by bars.
QString found(const Model &model, std::u16string_view text, std::string_view language = "en")
{
    QStringList spans;
    for (const PredictedSpan &span : model.predict(text, language).spans) {
        const auto part = text.substr(static_cast<std::size_t>(span.span.begin),
                                      static_cast<std::size_t>(span.span.length));
        spans << QString::number(span.category) + u':' +
                     QString::fromUtf16(part.data(), static_cast<qsizetype>(part.size()));
    }
    return spans.join(u'|');
}

std::uint32_t topIntent(const Model &model, std::u16string_view text)
{
    return model.predict(text, "en").intents.front().intent;
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsIntentsAndEntities()
    {
        const auto model = trained(test::lamps(60));
        QVERIFY(model.has_value());
        QVERIFY(model->hasClassifier() && model->hasTagger());
        QCOMPARE(topIntent(*model, u"turn on the attic lamp please"), 0U);
        QCOMPARE(topIntent(*model, u"dim the attic to 7 percent please"), 1U);
        QCOMPARE(found(*model, u"dim the guest bath room to 55 percent now"),
                 QStringLiteral("0:guest bath room|1:55 percent"));
    }

    void probabilitiesAreProbabilities()
    {
        const auto model = trained(test::lamps(40), oneThread());
        for (const Example &example : test::lamps(20, 9).examples) {
            const Prediction prediction = model->predict(example.text, "en");
            double sum = 0.0;
            double last = 1.0;
            for (const IntentScore &score : prediction.intents) {
                QVERIFY(score.confidence >= 0.0 && score.confidence <= last);
                last = score.confidence;
                sum += score.confidence;
            }
            QVERIFY(std::abs(sum - 1.0) < 1e-9);
            for (const PredictedSpan &span : prediction.spans)
                QVERIFY(span.confidence > 0.0 && span.confidence <= 1.0 + 1e-9);
        }
    }

    void bytesDoNotDependOnTheNumberOfThreads_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("advanced");
        QTest::newRow("few") << 20 << false;
        QTest::newRow("with folds and a held-out slice") << 130 << false;
        QTest::newRow("advanced") << 40 << true;
    }
    void bytesDoNotDependOnTheNumberOfThreads()
    {
        QFETCH(int, count);
        QFETCH(bool, advanced);
        const TrainingSet set = test::lamps(static_cast<std::size_t>(count));
        TrainOptions options = oneThread();
        options.advanced = advanced;
        options.maxIterations = 12;
        const std::string one = trained(set, options)->serialize();
        options.threads = 2;
        QVERIFY(one == trained(set, options)->serialize());
        options.threads = 5;
        QVERIFY(one == trained(set, options)->serialize());
    }

    void anotherSeedHoldsOutOtherExamples()
    {
        TrainingSet set = test::lamps(130);
        // Some wrong intents, so that it matters what is held out.
        for (std::size_t i = 0; i < set.examples.size(); i += 7)
            set.examples[i].intent = 1 - set.examples[i].intent;
        TrainOptions options = oneThread();
        options.maxIterations = 12;
        const std::string first = trained(set, options)->serialize();
        options.seed = 8;
        QVERIFY(first != trained(set, options)->serialize());
    }

    void advancedUsesMoreFeatures()
    {
        const TrainingSet set = test::lamps(30);
        TrainOptions options = oneThread();
        options.maxIterations = 8;
        const auto standard = trained(set, options);
        options.advanced = true;
        const auto advanced = trained(set, options);
        QVERIFY(advanced->parts().classifier->words.vocabulary.size() >
                standard->parts().classifier->words.vocabulary.size());
        QVERIFY(advanced->parts().tagger->vocabulary.size() > standard->parts().tagger->vocabulary.size());
    }

    void l1LeavesFewerWeights()
    {
        const TrainingSet set = test::lamps(40);
        TrainOptions options = oneThread();
        const auto dense = trained(set, options);
        options.l1 = 0.5;
        const auto sparse = trained(set, options);
        const std::size_t all = dense->parts().tagger->weights.size();
        const std::size_t kept = sparse->parts().tagger->weights.size();
        QVERIFY2(kept > 0 && kept < all / 2, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(all)));
        QCOMPARE(found(*sparse, u"dim the hall to 55 percent now"), QStringLiteral("0:hall|1:55 percent"));
    }

    void nothingToLearnIsRefused_data()
    {
        QTest::addColumn<bool>("withExamples");
        QTest::newRow("no example") << false;
        QTest::newRow("neither intent nor label") << true;
    }
    void nothingToLearnIsRefused()
    {
        QFETCH(bool, withExamples);
        TrainingSet set;
        set.intents = {"A"};
        set.entities = {"e"};
        if (withExamples) {
            set.examples = {test::example(u"hello"), test::example(u"[0 hello]")};
            set.examples.back().labelsSpans = false;
        }
        const auto model = trained(set);
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::NothingToLearn);
    }

    void partsFollowWhatTheDataSays()
    {
        TrainingSet set = test::lamps(12);
        for (Example &example : set.examples)
            example.intent = -1;
        const auto tagger = trained(set, oneThread());
        QVERIFY(tagger->hasTagger() && !tagger->hasClassifier());
        QVERIFY(tagger->predict(u"dim the hall", "en").intents.empty());
        set = test::lamps(12);
        for (Example &example : set.examples)
            example.spans.clear();
        const auto classifier = trained(set, oneThread());
        QVERIFY(classifier->hasClassifier() && !classifier->hasTagger());
        QVERIFY(classifier->predict(u"dim the hall", "en").spans.empty());
    }

    void entityWithoutLabelsIsNotLearned()
    {
        TrainingSet set = test::lamps(12);
        set.entities.insert(set.entities.begin(), "never");
        for (Example &example : set.examples) {
            for (LabeledSpan &span : example.spans)
                ++span.category;
        }
        const auto model = trained(set, oneThread());
        QVERIFY(!model->learns(0) && model->learns(1) && model->learns(2));
        QCOMPARE(found(*model, u"dim the hall to 55 percent now"), QStringLiteral("1:hall|2:55 percent"));
    }

    void emptyTextIsAnsweredWithThePrior()
    {
        TrainingSet set = test::lamps(12);
        set.examples.push_back(test::example(u"", 0));
        set.examples.push_back(test::example(u" \r\n\t", 0));
        const auto model = trained(set, oneThread());
        QVERIFY(model.has_value());
        for (const std::u16string_view text : {u"", u"  ", u"\r\n"}) {
            const Prediction prediction = model->predict(text, {});
            QCOMPARE(prediction.intents.size(), std::size_t{2});
            QVERIFY(prediction.spans.empty());
        }
    }

    void onlyEmptyTextsCanBeLearnedFrom()
    {
        TrainingSet set;
        set.intents = {"A", "B"};
        set.examples = {test::example(u"", 0), test::example(u"", 0), test::example(u" ", 1)};
        const auto model = trained(set, oneThread());
        QVERIFY(model.has_value());
        QCOMPARE(topIntent(*model, u"anything"), 0U);
    }

    void longestOfNestedSpansIsLearned()
    {
        TrainingSet set;
        set.entities = {"organisation", "city"};
        for (int i = 0; i < 12; ++i) {
            Example nested = test::example(u"she works at the [0 Bank of Paris] today");
            nested.spans.push_back({{25, 5}, 1}); // Paris, inside
            set.examples.push_back(nested);
            set.examples.push_back(test::example(u"he lives in [1 Paris] now"));
        }
        const auto model = trained(set, oneThread());
        QCOMPARE(found(*model, u"she works at the Bank of Paris today"), QStringLiteral("0:Bank of Paris"));
        QCOMPARE(found(*model, u"he lives in Paris now"), QStringLiteral("1:Paris"));
    }

    /// Only the last word of the line says whose city it is, out of reach of the neighbours.
    void lineOfADocumentTellsAlikeMentionsApart()
    {
        TrainingSet set;
        set.entities = {"borrower", "lender"};
        const std::u16string far = u" in the state of that name and known below as the ";
        for (int i = 0; i < 10; ++i) {
            const std::u16string a = u"of [0 Paris]" + far + u"borrower\r\n";
            const std::u16string b = u"of [1 Paris]" + far + u"lender\r\n";
            set.examples.push_back(test::example(i % 2 == 0 ? a + b : b + a));
        }
        const auto model = trained(set, oneThread());
        const std::u16string a = u"of Paris" + far + u"borrower\r\n";
        const std::u16string b = u"of Paris" + far + u"lender\r\n";
        QCOMPARE(found(*model, a + b), QStringLiteral("0:Paris|1:Paris"));
        QCOMPARE(found(*model, b + a), QStringLiteral("1:Paris|0:Paris"));
        QCOMPARE(found(*model, b + b + a), QStringLiteral("1:Paris|1:Paris|0:Paris"));
    }

    void longDocumentsAreLearnedInPieces()
    {
        TaggerText text;
        std::vector<std::uint32_t> tags(9000, 0);
        text.words.resize(tags.size());
        text.spaceBefore.resize(tags.size());
        for (std::uint32_t i = 0; i < tags.size(); ++i)
            text.lines.push_back(i / 100);
        // A mention over the line end at 4000, and one longer than a piece may reach back.
        tags[3999] = TagSet::tag(0, Position::Begin);
        tags[4000] = TagSet::tag(0, Position::End);
        QCOMPARE(piecesOf(text), (std::vector<std::size_t>{0, 4000, 8000, 9000}));
        QCOMPARE(piecesOf(text, tags), (std::vector<std::size_t>{0, 3900, 7900, 9000}));
        tags[3001] = TagSet::tag(0, Position::Begin);
        std::fill(tags.begin() + 3002, tags.begin() + 8000, TagSet::tag(0, Position::Inside));
        tags[8000] = TagSet::tag(0, Position::End);
        QCOMPARE(piecesOf(text, tags), (std::vector<std::size_t>{0, 3000, 7000, 9000}));
        const TaggerText piece = pieceOf(text, 3000, 7000);
        QCOMPARE(piece.words.size(), std::size_t{4000});
        QCOMPARE(piece.lines.front(), 30U);

        TrainingSet set;
        set.entities = {"room"};
        std::u16string notation;
        for (int i = 0; i < 1500; ++i)
            notation += u"turn on the [0 attic] lamp\n";
        // Longer than two pieces together: it is cut, and what is left of it must not break the training.
        std::u16string whole = u"[0 ";
        for (int i = 0; i < 9000; ++i)
            whole += u"very ";
        set.examples = {test::example(notation), test::example(whole + u"long]")};
        const auto model = trained(set, oneThread());
        QVERIFY(model.has_value());
        QCOMPARE(found(*model, u"turn on the attic lamp"), QStringLiteral("0:attic"));
    }

    void rareFeaturesGiveWayWhenThereAreTooMany()
    {
        const std::vector<FeatureKey> seen{1, 2, 2, 3, 3, 3, 4, 4, 5};
        QCOMPARE(Vocabulary(seen, 1).keys(), (std::vector<FeatureKey>{1, 2, 3, 4, 5}));
        QCOMPARE(Vocabulary(seen, 1, 3).keys(), (std::vector<FeatureKey>{2, 3, 4}));
        QCOMPARE(Vocabulary(seen, 1, 2).keys(), (std::vector<FeatureKey>{3}));
        QCOMPARE(Vocabulary(seen, 1, 0).keys(), std::vector<FeatureKey>());
    }

    void spansInsideAWordTakeTheWholeWord()
    {
        TrainingSet set;
        set.entities = {"size"};
        for (int i = 0; i < 10; ++i)
            set.examples.push_back(test::example(u"a disk of [0 big]ness"));
        QCOMPARE(found(*trained(set, oneThread()), u"a disk of bigness"), QStringLiteral("0:bigness"));
    }

    void everyScriptIsLearned_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Thai") << u"เปิดไฟใน[0 ห้องครัว]"_qs << u"th"_qs << u"0:ห้องครัว"_qs;
        QTest::newRow("Chinese") << u"请打开[0 厨房]的灯"_qs << u"zh-hans"_qs << u"0:厨房"_qs;
        QTest::newRow("Arabic") << u"شغل المصباح في [0 المطبخ] الآن"_qs << u"ar"_qs << u"0:المطبخ"_qs;
        QTest::newRow("emoji") << u"turn on [0 👩‍🚀] now"_qs << u"en"_qs << u"0:👩‍🚀"_qs;
    }
    void everyScriptIsLearned()
    {
        QFETCH(QString, notation);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        TrainingSet set;
        set.intents = {"On"};
        set.entities = {"place"};
        const auto example = test::example(notation.toStdU16String(), 0, language.toStdString());
        set.examples.assign(10, example);
        const auto model = trained(set, oneThread());
        QVERIFY(model.has_value());
        QCOMPARE(found(*model, example.text, example.language), expected);
        const auto again = Model::deserialize(model->serialize());
        QCOMPARE(found(*again, example.text, example.language), expected);
    }

    void progressNeverFallsAndEndsAtOne()
    {
        double last = 0.0;
        TrainStage stage = TrainStage::Preparing;
        const auto model = trained(test::lamps(40), oneThread(), {}, [&](const TrainProgress &progress) {
            QVERIFY(progress.fraction >= last && progress.fraction <= 1.0);
            QVERIFY(std::isfinite(progress.objective));
            last = progress.fraction;
            stage = progress.stage;
        });
        QVERIFY(model.has_value());
        QCOMPARE(last, 1.0);
        QCOMPARE(stage, TrainStage::Done);
    }

    void cancelEndsWithinASecond_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("at once") << int(TrainStage::Preparing);
        QTest::newRow("among intents") << int(TrainStage::Intents);
        QTest::newRow("among entities") << int(TrainStage::Entities);
    }
    void cancelEndsWithinASecond()
    {
        QFETCH(int, stage);
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        const auto model =
            trained(test::lamps(400), {}, stop.get_token(), [&](const TrainProgress &progress) {
                if (int(progress.stage) == stage && !stop.stop_requested()) {
                    asked = std::chrono::steady_clock::now();
                    stop.request_stop();
                }
            });
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(1));
    }
};

GLOSSA_TEST(TestTrainer);
#include "tst_trainer.moc"
