// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/calibration.h"
#include "core/learn/tagger_trainer.h"
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

    void taggerGradientIsThatOfItsObjective()
    {
        QFETCH_GLOBAL(bool, wide);
        const TaggerProblem problem(taggedTexts(), 2, wide);
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const double gap =
                largestGap([&](const auto &w, auto &gradient) { return problem.objective(w, 0.3, gradient); },
                           problem.size(), problem.layout.tags.transitions(), seed);
            // The marginals are kept as single precision numbers.
            QVERIFY2(gap < 1e-5, qPrintable(QString::number(gap)));
        }
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
