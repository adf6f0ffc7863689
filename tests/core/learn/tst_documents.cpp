// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/document_trainer.h"
#include "core/learn/model_parts.h"
#include "core/learn/trainer.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <chrono>
#include <cmath>
#include <functional>

using namespace glossa;
using namespace glossa::learn;

namespace {

const std::vector<std::string> topics{"cooking", "football", "opera"};

/// A text of words of those topics among words of none.
std::u16string textOf(const std::vector<std::uint32_t> &classes, std::size_t words, Random &random)
{
    static const std::vector<std::vector<std::u16string>> ofTopics{
        {u"simmer", u"onion", u"saucepan", u"butter", u"oven", u"dough"},
        {u"striker", u"goalkeeper", u"penalty", u"league", u"offside", u"header"},
        {u"soprano", u"overture", u"libretto", u"aria", u"baton", u"curtain"}};
    static const std::vector<std::u16string> ofNone{u"the", u"a",    u"then", u"with", u"and",
                                                    u"was", u"very", u"late", u"good", u"again"};
    std::u16string text;
    for (std::size_t i = 0; i < words; ++i) {
        const bool filler = classes.empty() || random.next() % 2 == 0;
        const auto &from = filler ? ofNone : ofTopics[classes[random.below(classes.size())]];
        text += (text.empty() ? u"" : u" ") + from[random.below(from.size())];
    }
    return text;
}

TrainingSet documents(std::size_t count, bool several, std::uint64_t seed = 1)
{
    TrainingSet set;
    set.classes = topics;
    set.severalClasses = several;
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        Example example;
        example.language = "en";
        const auto first = static_cast<std::uint32_t>(random.below(topics.size()));
        example.classes = {first};
        if (several && random.next() % 3 == 0)
            example.classes.push_back((first + 1) % 3);
        std::ranges::sort(example.classes);
        example.text = textOf(example.classes, 12 + random.below(30), random);
        set.examples.push_back(std::move(example));
    }
    return set;
}

TrainOptions oneThread()
{
    TrainOptions options;
    options.threads = 1;
    return options;
}

Result<Model> trained(const TrainingSet &set, const TrainOptions &options = oneThread())
{
    return train(set, options, "{}", {}, {});
}

std::vector<std::uint32_t> given(const Model &model, std::u16string_view text)
{
    std::vector<std::uint32_t> classes;
    for (const ClassScore &score : model.predict(text, "en").classes)
        classes.push_back(score.category);
    std::ranges::sort(classes);
    return classes;
}

/// The share of new documents whose classes are exactly right.
double rightShare(const Model &model, const TrainingSet &judged)
{
    std::size_t right = 0;
    for (const Example &example : judged.examples)
        right += given(model, example.text) == example.classes ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(judged.examples.size());
}

} // namespace

/// The classifier of documents: one class a document, or several.
class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDocumentHasLengthOne()
    {
        const auto model = trained(documents(30, false));
        QVERIFY(model.has_value());
        const DocumentClassifier &classifier = *model->parts().documents;
        for (const std::u16string_view text : {u"simmer the onion", u"soprano soprano soprano", u"aria"}) {
            double squares = 0.0;
            for (const WeightedFeature &feature :
                 classifier.features(documentKeys(text, "en", classifier.shape)))
                squares += static_cast<double>(feature.value) * static_cast<double>(feature.value);
            QVERIFY2(std::abs(squares - 1.0) < 1e-5, qPrintable(QString::number(squares)));
        }
        QVERIFY(classifier.features(documentKeys(u"", "en", classifier.shape)).empty());
    }

    void oneClassADocumentIsLearned()
    {
        const auto model = trained(documents(60, false));
        QVERIFY(model.has_value());
        QVERIFY(model->hasDocumentClassifier() && !model->hasClassifier() && !model->hasTagger());
        QVERIFY(rightShare(*model, documents(100, false, 9)) >= 0.97);
        QCOMPARE(given(*model, u"the soprano and the libretto"), std::vector<std::uint32_t>{2});
        // A text that says nothing has a class, too.
        QCOMPARE(given(*model, u"").size(), std::size_t{1});
    }

    void severalClassesADocumentAreLearned()
    {
        const auto model = trained(documents(120, true));
        QVERIFY(model.has_value());
        QVERIFY(rightShare(*model, documents(100, true, 9)) >= 0.85);
        QCOMPARE(given(*model, u"simmer onion saucepan butter striker penalty league offside"),
                 (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(given(*model, u"overture aria libretto soprano baton"), std::vector<std::uint32_t>{2});
    }

    void probabilitiesAreProbabilities_data()
    {
        QTest::addColumn<bool>("several");
        QTest::newRow("one class") << false;
        QTest::newRow("several classes") << true;
    }
    void probabilitiesAreProbabilities()
    {
        QFETCH(bool, several);
        const auto model = trained(documents(60, several));
        for (const Example &example : documents(20, several, 5).examples) {
            const Prediction prediction = model->predict(example.text, "en");
            QCOMPARE(prediction.allClasses.size(), topics.size());
            double sum = 0.0;
            double last = 1.0;
            for (const ClassScore &score : prediction.allClasses) {
                QVERIFY(score.confidence >= 0.0 && score.confidence <= last);
                last = score.confidence;
                sum += score.confidence;
            }
            QVERIFY(several || std::abs(sum - 1.0) < 1e-9);
            QVERIFY(several || prediction.classes.size() == 1);
            // What is given comes first, each with its score.
            for (std::size_t i = 0; !several && i < prediction.classes.size(); ++i)
                QCOMPARE(prediction.classes[i].category, prediction.allClasses[i].category);
            QVERIFY(prediction.intents.empty() && prediction.spans.empty());
        }
    }

    /// Half of the texts say nothing of their class: a model that is right about them by chance must not be
    /// sure.
    void confidenceIsTheShareThatIsRight_data() { probabilitiesAreProbabilities_data(); }
    void confidenceIsTheShareThatIsRight()
    {
        QFETCH(bool, several);
        const auto blurred = [several](std::size_t count, std::uint64_t seed) {
            TrainingSet set = documents(count, several, seed);
            Random random(seed + 100);
            for (std::size_t i = 0; i < set.examples.size(); i += 2)
                set.examples[i].text = textOf({}, 20, random);
            return set;
        };
        const auto model = trained(blurred(300, 1));
        QVERIFY(model.has_value());
        double said = 0.0;
        double right = 0.0;
        const TrainingSet judged = blurred(400, 2);
        for (const Example &example : judged.examples) {
            const Prediction prediction = model->predict(example.text, "en");
            if (several) {
                for (const ClassScore &score : prediction.allClasses) {
                    said += score.confidence;
                    right += std::ranges::count(example.classes, score.category) > 0 ? 1.0 : 0.0;
                }
            } else {
                said += prediction.classes.front().confidence;
                right += prediction.classes.front().category == example.classes.front() ? 1.0 : 0.0;
            }
        }
        const double gap = std::abs(said - right) / static_cast<double>(judged.examples.size());
        QVERIFY2(gap < 0.08, qPrintable(QString::number(gap)));
    }

    void bytesDoNotDependOnTheNumberOfThreads_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("several");
        QTest::addColumn<bool>("advanced");
        QTest::newRow("few, one class") << 8 << false << false;
        QTest::newRow("folds, one class") << 60 << false << false;
        QTest::newRow("folds, several classes") << 60 << true << false;
        QTest::newRow("more rows than a chunk") << 600 << true << false;
        QTest::newRow("advanced") << 40 << true << true;
    }
    void bytesDoNotDependOnTheNumberOfThreads()
    {
        QFETCH(int, count);
        QFETCH(bool, several);
        QFETCH(bool, advanced);
        const TrainingSet set = documents(static_cast<std::size_t>(count), several);
        TrainOptions options = oneThread();
        options.advanced = advanced;
        options.maxIterations = 10;
        const std::string one = trained(set, options)->serialize();
        for (const unsigned threads : {2U, 5U}) {
            options.threads = threads;
            QVERIFY(one == trained(set, options)->serialize());
        }
    }

    void anotherSeedHoldsOutOtherDocuments()
    {
        TrainingSet set = documents(60, true);
        // Some wrong classes, so that it matters what is held out.
        for (std::size_t i = 0; i < set.examples.size(); i += 5)
            set.examples[i].classes = {(set.examples[i].classes.front() + 1) % 3};
        TrainOptions options = oneThread();
        options.maxIterations = 10;
        const std::string first = trained(set, options)->serialize();
        options.seed = 8;
        QVERIFY(first != trained(set, options)->serialize());
    }

    void advancedTakesLongerPhrases()
    {
        const TrainingSet set = documents(30, false);
        TrainOptions options = oneThread();
        options.maxIterations = 5;
        const auto standard = trained(set, options);
        options.advanced = true;
        QVERIFY(trained(set, options)->parts().documents->words.vocabulary.size() >
                standard->parts().documents->words.vocabulary.size());
    }

    void whatCannotBeToldApartIsRefused_data()
    {
        QTest::addColumn<bool>("several");
        QTest::addColumn<std::vector<std::vector<std::uint32_t>>>("classes");
        using Classes = std::vector<std::vector<std::uint32_t>>;
        QTest::newRow("no class") << false << Classes{{}, {}};
        QTest::newRow("one class of all") << false << Classes{{1}, {1}, {1}};
        QTest::newRow("all have the same") << true << Classes{{0, 1}, {0, 1}};
        QTest::newRow("none has any") << true << Classes{{}, {}};
    }
    void whatCannotBeToldApartIsRefused()
    {
        QFETCH(bool, several);
        QFETCH(std::vector<std::vector<std::uint32_t>>, classes);
        TrainingSet set;
        set.classes = topics;
        set.severalClasses = several;
        for (const auto &each : classes) {
            Example example;
            example.text = u"some text";
            example.classes = each;
            set.examples.push_back(example);
        }
        const auto model = trained(set);
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::NothingToLearn);
    }

    void classesWithoutDocumentsAreNeverGiven_data() { probabilitiesAreProbabilities_data(); }
    void classesWithoutDocumentsAreNeverGiven()
    {
        QFETCH(bool, several);
        TrainingSet set = documents(40, several);
        set.classes.insert(set.classes.begin(), "chess");
        for (Example &example : set.examples)
            for (std::uint32_t &category : example.classes)
                ++category;
        const auto model = trained(set);
        QCOMPARE(model->parts().documents->classes, (std::vector<std::uint32_t>{1, 2, 3}));
        const std::vector<std::uint32_t> classes = given(*model, u"the soprano and the libretto");
        QVERIFY(std::ranges::find(classes, 3U) != classes.end());
        QVERIFY(std::ranges::find(classes, 0U) == classes.end());
        for (const ClassScore &score : model->predict(u"chess", "en").allClasses)
            QVERIFY(score.category != 0);
    }

    /// With several classes a document without any is an example of what has none.
    void documentsWithoutAClassTeachThatNoneFits()
    {
        TrainingSet set = documents(60, true);
        Random random(4);
        for (int i = 0; i < 60; ++i) {
            Example none;
            none.text = textOf({}, 20, random);
            set.examples.push_back(none);
        }
        const auto model = trained(set);
        QVERIFY(given(*model, u"the very good and then again late").empty());
        QCOMPARE(given(*model, u"striker penalty league offside header"), std::vector<std::uint32_t>{1});
        // Where a document has one class, one without is no document to learn from.
        set.severalClasses = false;
        for (Example &example : set.examples)
            example.classes.resize(std::min<std::size_t>(1, example.classes.size()));
        const auto one = trained(set);
        set.examples.resize(60);
        QVERIFY(one->serialize() == trained(set)->serialize());
    }

    void aClassOfEveryDocumentIsLeftOut()
    {
        TrainingSet set = documents(40, true);
        set.classes.emplace_back("text");
        for (Example &example : set.examples)
            example.classes.push_back(3);
        const auto model = trained(set);
        QCOMPARE(model->parts().documents->classes, (std::vector<std::uint32_t>{0, 1, 2}));
    }

    void everyScriptIsLearned_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::newRow("Thai") << u"ต้มหัวหอมกับเนย"_qs << u"ผู้รักษาประตูและจุดโทษ"_qs;
        QTest::newRow("Chinese") << u"用黄油炒洋葱"_qs << u"守门员和点球"_qs;
        QTest::newRow("Arabic") << u"بصل مع الزبدة"_qs << u"حارس المرمى وركلة الجزاء"_qs;
        QTest::newRow("Russian") << u"лук со сливочным маслом"_qs << u"вратарь и пенальти"_qs;
        QTest::newRow("emoji") << u"🧅🧈"_qs << u"⚽🥅"_qs;
    }
    void everyScriptIsLearned()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        TrainingSet set;
        set.classes = {"a", "b"};
        for (int i = 0; i < 12; ++i) {
            Example example;
            example.text = (i % 2 == 0 ? a : b).toStdU16String();
            example.classes = {static_cast<std::uint32_t>(i % 2)};
            set.examples.push_back(example);
        }
        const auto model = trained(set);
        QCOMPARE(given(*model, a.toStdU16String()), std::vector<std::uint32_t>{0});
        QCOMPARE(given(*model, b.toStdU16String()), std::vector<std::uint32_t>{1});
        QVERIFY(model->predict(a.toStdU16String(), "").classes.front().confidence > 0.6);
    }

    /// A word that was not learned is near one that shares most of its letters.
    void formsOfAWordAreNear()
    {
        const auto model = trained(documents(60, false));
        QCOMPARE(given(*model, u"goalkeepers"), std::vector<std::uint32_t>{1});
        QCOMPARE(given(*model, u"sopranos"), std::vector<std::uint32_t>{2});
    }

    /// The same words over and over are no surer than once.
    void lengthOfATextIsNoEvidence()
    {
        const auto model = trained(documents(60, false));
        std::u16string many;
        for (int i = 0; i < 500; ++i)
            many += u"striker and soprano ";
        const auto once = model->predict(u"striker and soprano", "en").allClasses;
        const auto often = model->predict(many, "en").allClasses;
        QVERIFY(std::abs(once.front().confidence - often.front().confidence) < 0.1);
    }

    void progressNeverFallsAndEndsAtOne_data() { probabilitiesAreProbabilities_data(); }
    void progressNeverFallsAndEndsAtOne()
    {
        QFETCH(bool, several);
        double last = 0.0;
        unsigned round = 0;
        std::optional<double> heldOut;
        const auto model =
            train(documents(60, several), oneThread(), "{}", {}, [&](const TrainProgress &progress) {
                QVERIFY(progress.fraction >= last && progress.fraction <= 1.0);
                last = progress.fraction;
                if (progress.stage != TrainStage::Classes)
                    return;
                QCOMPARE(progress.iteration, ++round);
                QVERIFY(progress.objective > 0.0 && std::isfinite(progress.objective));
                heldOut = progress.heldOutScore;
            });
        QVERIFY(model.has_value());
        QCOMPARE(last, 1.0);
        QVERIFY(round > 0);
        QVERIFY(heldOut && *heldOut > 0.7 && *heldOut <= 1.0);
    }

    void cancelEndsWithinASecond_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("at once") << int(TrainStage::Preparing);
        QTest::newRow("among classes") << int(TrainStage::Classes);
    }
    void cancelEndsWithinASecond()
    {
        QFETCH(int, stage);
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        const auto model =
            train(documents(2000, true), {}, "{}", stop.get_token(), [&](const TrainProgress &progress) {
                if (int(progress.stage) == stage && !stop.stop_requested()) {
                    asked = std::chrono::steady_clock::now();
                    stop.request_stop();
                }
            });
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(1));
    }

    void fileHoldsTheClassifier_data() { probabilitiesAreProbabilities_data(); }
    void fileHoldsTheClassifier()
    {
        QFETCH(bool, several);
        const auto model = trained(documents(40, several));
        const std::string bytes = model->serialize();
        const auto again = Model::deserialize(bytes);
        QVERIFY(again.has_value());
        QVERIFY(again->serialize() == bytes);
        QVERIFY(again->parts().documents->shape == model->parts().documents->shape);
        for (const Example &example : documents(10, several, 3).examples) {
            const auto one = model->predict(example.text, "en");
            const auto two = again->predict(example.text, "en");
            QCOMPARE(one.classes.size(), two.classes.size());
            for (std::size_t i = 0; i < one.allClasses.size(); ++i)
                QVERIFY(one.allClasses[i].category == two.allClasses[i].category &&
                        one.allClasses[i].confidence == two.allClasses[i].confidence);
        }
    }

    void aDamagedClassifierIsRefused_data()
    {
        using Damage = std::function<void(DocumentClassifier &)>;
        QTest::addColumn<Damage>("damage");
        const auto row = [](const char *name, Damage damage) { QTest::newRow(name) << std::move(damage); };
        row("weights too few", [](DocumentClassifier &c) { c.weights.values.pop_back(); });
        row("output that is not there", [](DocumentClassifier &c) { c.weights.outputs.back() = 3; });
        row("start behind the next one", [](DocumentClassifier &c) { c.weights.starts[1] = 1'000'000; });
        row("start missing", [](DocumentClassifier &c) { c.weights.starts.pop_back(); });
        row("grams that never were", [](DocumentClassifier &c) { c.shape.grams = static_cast<Grams>(2); });
        row("set that never was", [](DocumentClassifier &c) { c.shape.set = static_cast<FeatureSet>(3); });
        row("class that is not named", [](DocumentClassifier &c) { c.classes.back() = 3; });
        row("class twice", [](DocumentClassifier &c) { c.classes.back() = c.classes.front(); });
        row("bias too long", [](DocumentClassifier &c) { c.weights.bias.push_back(0.0F); });
        row("no slope", [](DocumentClassifier &c) { c.slope = 0.0F; });
        row("slope that is no number", [](DocumentClassifier &c) { c.slope = std::nanf(""); });
        row("share above one", [](DocumentClassifier &c) { c.shape.gramShare = 1.5F; });
        row("threshold missing", [](DocumentClassifier &c) { c.thresholds.pop_back(); });
        row("shift missing", [](DocumentClassifier &c) { c.shifts.pop_back(); });
        row("rarity missing", [](DocumentClassifier &c) { c.words.rarity.pop_back(); });
    }
    void aDamagedClassifierIsRefused()
    {
        QFETCH(std::function<void(DocumentClassifier &)>, damage);
        const auto model = trained(documents(20, true));
        auto parts = std::make_unique<Model::Parts>(model->parts());
        damage(*parts->documents);
        const auto read = Model::deserialize(Model(std::move(parts)).serialize());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::CorruptModel);
    }
};

GLOSSA_TEST(TestDocuments);
#include "tst_documents.moc"
