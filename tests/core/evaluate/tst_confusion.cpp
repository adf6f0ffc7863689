// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/confusion.h"

#include "tests/core/evaluate/notation.h"
#include "tests/core/evaluate/random_outcomes.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cmath>
#include <map>
#include <set>

using namespace glossa::evaluate;

namespace {

/// "A>B 0.5; …" for every cell, in order.
QString cellsOf(const Confusion &confusion)
{
    QStringList cells;
    for (const Cell &cell : confusion.cells)
        cells << QStringLiteral("%1>%2 %3")
                     .arg(QString::fromStdString(confusion.names[cell.row]),
                          QString::fromStdString(confusion.names[cell.column]), QString::number(cell.raw));
    return cells.join(QLatin1String("; "));
}

template <typename Spans>
std::size_t distinctOf(const Spans &spans, std::uint32_t category)
{
    std::set<CategorySpan> found;
    for (const CategorySpan &span : spans)
        if (span.category == category)
            found.insert(span);
    return found.size();
}

} // namespace

class TestConfusion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void viewsSayWhatTheyCount_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("predicted");
        QTest::addColumn<EntityView>("view");
        QTest::addColumn<QString>("cells");
        const QByteArray gold = "[A one two] x [B three]";
        const QByteArray guess = "[A one] two x [A three]";
        QTest::newRow("shares") << gold << guess << EntityView::CharacterShare
                                << QStringLiteral("A>A 0.5; A>$none 0.5; B>A 1; $none>$none 1");
        QTest::newRow("pairs") << gold << guess << EntityView::PairedOverlap
                               << QStringLiteral("A>A 1; B>A 1");
        QTest::newRow("places") << gold << guess << EntityView::ExactPlace
                                << QStringLiteral("A>$none 1; B>A 1; $none>A 1");
        QTest::newRow("tokens") << gold << guess << EntityView::Token
                                << QStringLiteral("A>A 1; A>$none 1; B>A 1; $none>$none 1");
        QTest::newRow("blanks weigh nothing") << QByteArray("[A a] [B b]") << QByteArray("[A a ][B b]")
                                              << EntityView::CharacterShare << QStringLiteral("A>A 1; B>B 1");
        QTest::newRow("made up") << QByteArray("ab cd") << QByteArray("[C ab] cd")
                                 << EntityView::CharacterShare
                                 << QStringLiteral("$none>C 0.5; $none>$none 0.5");
        QTest::newRow("nothing at all")
            << QByteArray("") << QByteArray("") << EntityView::CharacterShare << QString();
    }
    void viewsSayWhatTheyCount()
    {
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, predicted);
        QFETCH(EntityView, view);
        QFETCH(QString, cells);
        Outcomes outcomes;
        addOutcome(outcomes, expected.constData(), predicted.constData());
        QCOMPARE(cellsOf(entityConfusion(outcomes, view)), cells);
    }

    void boundaryErrorsAreToldApartOnTheDiagonal()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A one two] x [A three]", "[A one] two x [A three]");
        const Confusion confusion = entityConfusion(outcomes, EntityView::PairedOverlap);
        QCOMPARE(confusion.cell(0, 0)->raw, 2.0);
        QCOMPARE(confusion.cell(0, 0)->rawBoundaryWrong, 1.0);
    }

    void gapsOfRegionsOnlyAreSegments()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "ab [A cd] ef", "ab [A cd] ef");
        outcomes.items[0].regions = {{3, 5}};
        const Confusion confusion = entityConfusion(outcomes, EntityView::CharacterShare);
        QCOMPARE(cellsOf(confusion), QStringLiteral("A>A 1; $none>$none 1"));
    }

    void sharesCarryTheirExamples()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A one two] x [B three]", "[A one] two x [A three]");
        const Confusion confusion = entityConfusion(outcomes, EntityView::CharacterShare);
        QCOMPARE(confusion.cell(0, 0)->examples, (std::vector<ExampleRef>{{0, 0, 0}}));
        QCOMPARE(confusion.cell(0, 2)->examples, (std::vector<ExampleRef>{{0, 0, -1}}));
        QCOMPARE(confusion.cell(1, 0)->examples, (std::vector<ExampleRef>{{0, 1, 1}}));
        QCOMPARE(confusion.cell(2, 2)->examples, (std::vector<ExampleRef>{{0, -1, -1}}));
        QVERIFY(!confusion.cell(1, 1));
        QCOMPARE(confusion.normalized(*confusion.cell(0, 0)), 50.0);
    }

    void sumsOfPairedViewsAreTheNumbersOfSpans()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            for (const auto view : {EntityView::PairedOverlap, EntityView::ExactPlace}) {
                const Confusion confusion = entityConfusion(outcomes, view);
                for (std::uint32_t category = 0; category < 3; ++category) {
                    std::size_t gold = 0;
                    std::size_t predicted = 0;
                    for (const Outcome &outcome : outcomes.items) {
                        gold += distinctOf(outcome.expected, category);
                        predicted += distinctOf(outcome.predicted, category);
                    }
                    RC_ASSERT(confusion.rowSum(category) == static_cast<double>(gold));
                    RC_ASSERT(confusion.columnSum(category) == static_cast<double>(predicted));
                }
                RC_ASSERT(!confusion.cell(3, 3));
            }
        }));
    }

    void examplesOfCountingViewsSumToTheirCell()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            for (const auto &confusion :
                 {entityConfusion(outcomes, EntityView::PairedOverlap),
                  entityConfusion(outcomes, EntityView::ExactPlace), intentConfusion(outcomes)})
                for (const Cell &cell : confusion.cells)
                    RC_ASSERT(static_cast<double>(cell.examples.size()) == cell.raw);
        }));
    }

    void sumsAreThoseOfTheCells()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            for (const auto &confusion :
                 {entityConfusion(outcomes, EntityView::CharacterShare),
                  entityConfusion(outcomes, EntityView::PairedOverlap), intentConfusion(outcomes)})
                for (std::uint32_t name = 0; name < confusion.names.size(); ++name) {
                    double row = 0.0;
                    double column = 0.0;
                    for (const Cell &cell : confusion.cells) {
                        row += cell.row == name ? cell.raw : 0.0;
                        column += cell.column == name ? cell.raw : 0.0;
                    }
                    RC_ASSERT(confusion.rowSum(name) == row);
                    RC_ASSERT(confusion.columnSum(name) == column);
                }
        }));
    }

    /// 400 x 400 filled cells: a share that adds up its row anew takes 160,000 times 160,000 steps.
    void sharesOfAFullMatrixAreCheap()
    {
        constexpr std::uint32_t size = 400;
        Confusion confusion;
        for (std::uint32_t row = 0; row < size; ++row) {
            confusion.names.push_back(std::to_string(row));
            for (std::uint32_t column = 0; column < size; ++column)
                confusion.cells.push_back({row, column, 1.0, 0.0, {}});
        }
        confusion.addUp();
        QElapsedTimer timer;
        timer.start();
        double sum = 0.0;
        for (const Cell &cell : confusion.cells)
            sum += confusion.normalized(cell);
        QVERIFY(std::abs(sum - 100.0 * size) < 1e-6);
        QVERIFY2(timer.elapsed() < 2000, "a share costs as much as all cells");
    }

    void exactPlaceHoldsTheTruePositives()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            const Metrics metrics = measure(outcomes);
            const Confusion exact = entityConfusion(outcomes, EntityView::ExactPlace);
            const Confusion paired = entityConfusion(outcomes, EntityView::PairedOverlap);
            for (std::uint32_t i = 0; i < 3; ++i) {
                const auto right = static_cast<double>(metrics.entities->categories[i].counts.truePositives);
                const Cell *cell = exact.cell(i, i);
                const Cell *pairs = paired.cell(i, i);
                RC_ASSERT((cell ? cell->raw : 0.0) == right);
                RC_ASSERT((pairs ? pairs->raw - pairs->rawBoundaryWrong : 0.0) == right);
            }
        }));
    }

    /// Character by character, as the definition reads.
    void sharesAgreeWithCountingCharacters()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            std::map<std::pair<std::uint32_t, std::uint32_t>, double> slow;
            for (const Outcome &outcome : outcomes.items) {
                std::vector<std::pair<std::vector<std::int32_t>, std::uint32_t>> segments;
                std::vector<bool> labeled(outcome.text.size());
                const auto covers = [](const CategorySpan &span, std::int32_t at) {
                    return span.span.begin <= at && at < span.span.end();
                };
                for (const CategorySpan &label : std::set(outcome.expected.begin(), outcome.expected.end())) {
                    std::vector<std::int32_t> all;
                    for (std::int32_t at = label.span.begin; at < label.span.end(); ++at) {
                        labeled[static_cast<std::size_t>(at)] = true;
                        all.push_back(at);
                    }
                    segments.emplace_back(all, label.category);
                }
                std::vector<std::int32_t> gap;
                const auto isBlank = [&](std::int32_t at) {
                    return QChar(outcome.text[static_cast<std::size_t>(at)]).isSpace();
                };
                const auto closeGap = [&] {
                    if (!std::ranges::all_of(gap, isBlank))
                        segments.emplace_back(gap, 3);
                    gap.clear();
                };
                for (std::size_t at = 0; at < outcome.text.size(); ++at) {
                    if (labeled[at])
                        closeGap();
                    else
                        gap.push_back(static_cast<std::int32_t>(at));
                }
                closeGap();
                for (auto &[places, row] : segments) {
                    if (!std::ranges::all_of(places, isBlank))
                        std::erase_if(places, isBlank);
                    std::set<CategorySpan> predicted(outcome.predicted.begin(), outcome.predicted.end());
                    for (const std::int32_t at : places) {
                        std::uint32_t column = 3;
                        for (const CategorySpan &span : predicted) {
                            if (!covers(span, at))
                                continue;
                            if (column == 3 || span.category == row)
                                column = span.category;
                        }
                        slow[{row, column}] += 1.0 / static_cast<double>(places.size());
                    }
                }
            }
            const Confusion fast = entityConfusion(outcomes, EntityView::CharacterShare);
            RC_ASSERT(fast.cells.size() == slow.size());
            for (const Cell &cell : fast.cells)
                RC_ASSERT(std::abs(cell.raw - slow[std::pair(cell.row, cell.column)]) < 1e-9);
        }));
    }

    void intentMatrixAgreesWithTheCounts()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            const Metrics metrics = measure(outcomes);
            if (!metrics.intents)
                return;
            const Confusion confusion = intentConfusion(outcomes);
            for (std::uint32_t i = 0; i < 3; ++i) {
                const Counts &counts = metrics.intents->categories[i].counts;
                RC_ASSERT(confusion.rowSum(i) ==
                          static_cast<double>(counts.truePositives + counts.falseNegatives));
                RC_ASSERT(confusion.columnSum(i) ==
                          static_cast<double>(counts.truePositives + counts.falsePositives));
            }
        }));
    }

    void missingIntentIsNoneEvenIfTheSchemaLacksIt()
    {
        Outcomes outcomes;
        outcomes.intents = {"Buy", "Sell"};
        addIntent(outcomes, 0, -1);
        addIntent(outcomes, 1, 1);
        QCOMPARE(cellsOf(intentConfusion(outcomes)), QStringLiteral("Buy>None 1; Sell>Sell 1"));
    }
};

GLOSSA_TEST(TestConfusion);
#include "tst_confusion.moc"
