// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/calibration.h"
#include "core/learn/classifier_trainer.h"
#include "core/learn/tagger_objective.h"
#include "core/text/tokenizer.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace glossa;
using namespace glossa::learn;

namespace {

using Function = std::function<double(const std::vector<double> &w, std::vector<double> &gradient)>;

/// The largest difference between the gradient and central differences at random weights. All of the last
/// `tail` weights are tried, and about a hundred of the others.
double largestGap(const Function &function, std::size_t size, std::size_t tail, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> w;
    for (std::size_t i = 0; i < size; ++i)
        w.push_back(test::someNumber(random, 0.5));
    std::vector<double> gradient;
    function(w, gradient);
    std::vector<double> unused;
    double gap = 0.0;
    const std::size_t stride = std::max<std::size_t>(1, (size - tail) / 100);
    for (std::size_t i = 0; i < size; i += i < size - tail ? std::min(stride, size - tail - i) : 1) {
        constexpr double step = 1e-4;
        const double at = w[i];
        w[i] = at + step;
        const double above = function(w, unused);
        w[i] = at - step;
        const double below = function(w, unused);
        w[i] = at;
        gap = std::max(gap, std::abs(gradient[i] - (above - below) / (2.0 * step)));
    }
    return gap;
}

ClassifierExamples classifierExamples(bool wide, Classifier &shape)
{
    ClassifierExamples examples;
    examples.classCount = 3;
    const std::u16string_view texts[] = {u"turn on the lamp", u"turn off the lamp", u"dim the hall to 40 %",
                                         u""};
    std::vector<FeatureKey> keys;
    for (std::uint32_t i = 0; i < std::size(texts); ++i) {
        examples.words.push_back(wordForms(text::tokenize(texts[i], "en")));
        examples.classes.push_back(i % 3);
        const auto found = classifierKeys(examples.words.back(), wide);
        keys.insert(keys.end(), found.begin(), found.end());
    }
    shape.classes = examples.classCount;
    shape.wide = wide;
    shape.vocabulary = Vocabulary(std::move(keys), 1);
    return examples;
}

TaggedText tagged(std::u16string_view text, std::vector<std::uint32_t> tags,
                  std::optional<std::uint32_t> intent)
{
    const auto tokens = text::tokenize(text, "en");
    return {{wordForms(tokens), spacesBefore(tokens), intent}, std::move(tags)};
}

std::vector<TaggedText> taggedTexts()
{
    const auto tag = [](std::uint32_t entity, Position position) { return TagSet::tag(entity, position); };
    return {tagged(u"dim the guest bath room",
                   {0, 0, tag(0, Position::Begin), tag(0, Position::Inside), tag(0, Position::End)}, 1),
            tagged(u"kitchen to 40", {tag(0, Position::Single), 0, tag(1, Position::Single)}, 1),
            tagged(u"40 percent", {tag(1, Position::Begin), tag(1, Position::End)}, {}),
            tagged(u"attic 40 hall",
                   {tag(0, Position::Single), tag(1, Position::Single), tag(0, Position::Single)}, {}),
            tagged(u"turn on", {0, 0}, 0)};
}

} // namespace

class TestGradients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("wide");
        QTest::newRow("plain features") << false;
        QTest::newRow("wide features") << true;
    }

    void classifierGradientIsThatOfItsObjective()
    {
        QFETCH_GLOBAL(bool, wide);
        Classifier shape;
        const auto examples = classifierExamples(wide, shape);
        const std::size_t size = (shape.vocabulary.size() + 1) * shape.classes;
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const double gap = largestGap(
                [&](const auto &w, auto &gradient) {
                    return classifierObjective(examples, shape, w, 0.3, gradient);
                },
                size, shape.classes, seed);
            QVERIFY2(gap < 1e-6, qPrintable(QString::number(gap)));
        }
    }

    void logLinearGradientIsThatOfItsObjective_data()
    {
        QTest::addColumn<int>("link");
        QTest::newRow("one output of all") << int(Link::Softmax);
        QTest::newRow("each output by itself") << int(Link::Logistic);
    }
    void logLinearGradientIsThatOfItsObjective()
    {
        QFETCH(int, link);
        const std::vector<std::vector<WeightedFeature>> rows{
            {{0, 0.6F}, {2, -0.8F}}, {{1, 1.0F}}, {}, {{0, 0.3F}, {1, 0.3F}, {2, 2.0F}}};
        const bool one = link == int(Link::Softmax);
        const std::vector<std::vector<std::uint32_t>> right =
            one ? std::vector<std::vector<std::uint32_t>>{{0}, {2}, {1}, {2}}
                : std::vector<std::vector<std::uint32_t>>{{0, 2}, {}, {1}, {0, 1, 2}};
        LogLinearData data{static_cast<Link>(link), 3, 3, {}, {}};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            data.rows.emplace_back(rows[i]);
            data.right.emplace_back(right[i]);
        }
        const double gap = largestGap(
            [&](const auto &w, auto &gradient) { return logLinearObjective(data, w, 0.3, gradient); }, 12, 3,
            4);
        QVERIFY2(gap < 1e-6, qPrintable(QString::number(gap)));
        // At 0 each of three outputs has a third, or each of twelve a half.
        std::vector<double> gradient;
        const double loss = logLinearObjective(data, std::vector<double>(12, 0.0), 0.3, gradient);
        QVERIFY(std::abs(loss - (one ? 4.0 * std::log(3.0) : 12.0 * std::log(2.0))) < 1e-9);
    }

    void taggerGradientIsThatOfItsObjective()
    {
        QFETCH_GLOBAL(bool, wide);
        const std::vector<TaggedText> texts = taggedTexts();
        const std::stop_token never;
        const TaggerLayout layout = layOut(texts, 2, gazetteerOf(texts), wide, 1, 1, never);
        QCOMPARE(layout.transitions.pairs().size(), std::size_t{2});
        TaggerObjective objective(layout, {0, 1, 2, 3, 4}, 1, never);
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const double gap = largestGap(
                [&](const auto &w, auto &gradient) {
                    double value = 0.0;
                    objective.evaluate(w, 0.3, value, gradient);
                    return value;
                },
                layout.weights(), layout.transitions.size(), seed);
            // The marginals are kept as single precision numbers.
            QVERIFY2(gap < 1e-5, qPrintable(QString::number(gap)));
        }
    }

    /// Batches bound the memory: the same texts many times over make several, which add up.
    void batchesAddUp()
    {
        QFETCH_GLOBAL(bool, wide);
        const std::stop_token never;
        const std::vector<TaggedText> texts = taggedTexts();
        constexpr std::uint32_t entities = 300; // so that a batch holds few tokens
        const TaggerLayout layout = layOut(texts, entities, gazetteerOf(texts), wide, 1, 1, never);
        std::vector<std::size_t> repeated;
        constexpr std::size_t times = 400;
        for (std::size_t i = 0; i < times * texts.size(); ++i)
            repeated.push_back(i % texts.size());
        TaggerObjective once(layout, {0, 1, 2, 3, 4}, 1, never);
        TaggerObjective often(layout, repeated, 2, never);
        QCOMPARE(often.tokens(), times * once.tokens());
        QVERIFY(often.batches() > 2 && once.batches() == 1);
        Random random(4);
        std::vector<double> w;
        for (std::size_t i = 0; i < layout.weights(); ++i)
            w.push_back(test::someNumber(random, 0.5));
        double value = 0.0;
        double sum = 0.0;
        std::vector<double> gradient;
        std::vector<double> sums;
        QVERIFY(once.evaluate(w, 0.0, value, gradient));
        QVERIFY(often.evaluate(w, 0.0, sum, sums));
        QVERIFY(std::abs(sum - times * value) < 1e-6 * sum);
        for (std::size_t i = 0; i < w.size(); ++i)
            QVERIFY(std::abs(sums[i] - times * gradient[i]) < 1e-6 * times);
    }

    void temperatureMakesHeldOutAnswersLikeliest()
    {
        // Sure of itself and wrong in a third of the cases: the best temperature makes p = 2/3.
        const std::vector<std::vector<double>> logits(3, {4.0, 0.0});
        const float temperature = fitTemperature(logits, {0, 0, 1});
        QVERIFY(std::abs(1.0 / (1.0 + std::exp(-4.0 / static_cast<double>(temperature))) - 2.0 / 3.0) < 1e-3);
    }
};

GLOSSA_TEST(TestGradients);
#include "tst_gradients.moc"
