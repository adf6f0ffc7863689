// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worked example of docs/metrics is counted by the program: the texts are read from its README, the
// figures are those of its pages.
#include "core/evaluate/metrics.h"
#include "core/evaluate/reading.h"
#include "core/evaluate/report.h"

#include "tests/core/evaluate/notation.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <cmath>
#include <map>

using namespace glossa::evaluate;

namespace {

QString page(const char *name)
{
    QFile file(QStringLiteral(GLOSSA_TEST_DATA "/../../docs/metrics/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no page %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

/// The cells of a row of a table, without the blanks around them.
QStringList tableCells(const QString &line)
{
    QStringList cells;
    for (const QString &cell : line.mid(1, line.size() - 2).split(u'|'))
        cells << cell.trimmed();
    return cells;
}

/// The eight utterances; the names in the order in which the pages list them.
Outcomes example()
{
    Outcomes outcomes;
    outcomes.intents = {"BookTrip", "CancelTrip", "None"};
    outcomes.entities = {"City", "Date", "Name"};
    const auto intent = [&](const QString &name) {
        return static_cast<int>(std::ranges::find(outcomes.intents, name.toStdString()) -
                                outcomes.intents.begin());
    };
    for (const QString &line : page("README.md").split(u'\n')) {
        const QStringList cells = line.startsWith(u'|') ? tableCells(line) : QStringList();
        if (cells.size() != 5 || cells[0].toInt() == 0)
            continue;
        addOutcome(outcomes, cells[3].toUtf8().constData(), cells[4].toUtf8().constData());
        outcomes.items.back().expectedIntent = static_cast<std::uint32_t>(intent(cells[1]));
        outcomes.items.back().predictedIntent = static_cast<std::uint32_t>(intent(cells[2]));
    }
    return outcomes;
}

QString figure(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 2) : QStringLiteral("–");
}

/// "2 1 0; 0.67 1.00 0.80": counts; precision, recall, F1.
QString figuresOf(const CategoryMetrics &category)
{
    const Counts &counts = category.counts;
    return QStringLiteral("%1 %2 %3; %4 %5 %6")
        .arg(counts.truePositives)
        .arg(counts.falsePositives)
        .arg(counts.falseNegatives)
        .arg(figure(precision(counts)), figure(recall(counts)), figure(f1(counts)));
}

QString figuresOf(const Aggregate &mean)
{
    return QStringList{figure(mean.precision), figure(mean.recall), figure(mean.f1)}.join(u' ');
}

/// The rows of a matrix as the page writes them.
QStringList rowsOf(const Confusion &confusion)
{
    QStringList rows;
    const auto names = static_cast<std::uint32_t>(confusion.names.size());
    for (std::uint32_t row = 0; row < names; ++row) {
        QString line = QStringLiteral("| %1 |").arg(QString::fromStdString(confusion.names[row]));
        for (std::uint32_t column = 0; column < names; ++column) {
            const Cell *cell = confusion.cell(row, column);
            line += cell ? QStringLiteral(" %1 |").arg(QString::number(std::round(cell->raw * 1000) / 1000))
                         : QStringLiteral(" · |");
        }
        rows << line;
    }
    return rows;
}

QString rangeOf(const std::optional<Interval> &interval)
{
    return QStringLiteral("%1 to %2").arg(figure(interval->low), figure(interval->high));
}

} // namespace

class WorkedExampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAndRatiosAreThoseOfThePages()
    {
        const Metrics metrics = measure(example());
        QCOMPARE(metrics.items, 8);
        QStringList figures;
        for (const Section *section : {&*metrics.intents, &*metrics.entities})
            for (const CategoryMetrics &category : section->categories)
                figures << QString::fromStdString(category.name) + u' ' + figuresOf(category);
        QCOMPARE(figures, (QStringList{
                              QStringLiteral("BookTrip 3 1 0; 0.75 1.00 0.86"),
                              QStringLiteral("CancelTrip 2 1 1; 0.67 0.67 0.67"),
                              QStringLiteral("None 1 0 1; 1.00 0.50 0.67"),
                              QStringLiteral("City 2 2 2; 0.50 0.50 0.50"),
                              QStringLiteral("Date 3 1 0; 0.75 1.00 0.86"),
                              QStringLiteral("Name 0 0 1; – 0.00 0.00"),
                          }));
        QCOMPARE(metrics.intentsRight, 6);
        QCOMPARE(metrics.bothRight, 2);
    }

    void meansAreThoseOfThePage()
    {
        const Metrics metrics = measure(example());
        QCOMPARE(figuresOf(metrics.intents->micro), QStringLiteral("0.75 0.75 0.75"));
        QCOMPARE(figuresOf(metrics.intents->macro), QStringLiteral("0.81 0.72 0.73"));
        QCOMPARE(metrics.entities->micro.f1, std::optional(0.625)); // the page rounds up
        QCOMPARE(figuresOf(metrics.entities->macro), QStringLiteral("0.42 0.50 0.45"));
        QCOMPARE(metrics.combined, (Counts{11, 5, 5, 0}));
        QCOMPARE(figure(f1(metrics.combined)), QStringLiteral("0.69"));
    }

    void rangesAreThoseOfThePage()
    {
        const Report report = reportOn(example(), ReportParts::all());
        const QString text = page("ranges.md");
        for (const auto &interval :
             {wilson(6, 8), wilson(2, 8), wilson(60, 80), report.entityF1.categories[2]})
            QVERIFY2(text.contains(rangeOf(interval)), qPrintable(rangeOf(interval)));
    }

    void matricesAreThoseOfThePage()
    {
        const Outcomes outcomes = example();
        const QString text = page("confusion.md");
        QStringList rows = rowsOf(intentConfusion(outcomes));
        for (const EntityView view : {EntityView::CharacterShare, EntityView::Token})
            rows += rowsOf(entityConfusion(outcomes, view));
        // What is neither labeled nor predicted is no pair: the page leaves that cell empty.
        QStringList pairs = rowsOf(entityConfusion(outcomes, EntityView::ExactPlace));
        pairs.last().replace(QRegularExpression(QStringLiteral(" · \\|$")), QStringLiteral(" |"));
        for (const QString &row : rows + pairs)
            QVERIFY2(text.contains(row + u'\n'), qPrintable(row));
        const Confusion overlap = entityConfusion(outcomes, EntityView::PairedOverlap);
        QCOMPARE(overlap.cell(0, 0)->raw, 3.0);
        QCOMPARE(overlap.cell(0, 0)->rawBoundaryWrong, 1.0);
        QCOMPARE(overlap.cell(0, 3)->raw, 1.0);
        QCOMPARE(overlap.cell(3, 0)->raw, 1.0);
    }

    void kindsOfErrorsAreThoseOfThePage()
    {
        const std::vector<ErrorMakeUp> errors = entityErrors(example());
        QCOMPARE(errors[0].wrongBorderPredicted, 1);
        QCOMPARE(errors[0].madeUp, 1);
        QCOMPARE(errors[0].wrongBorderLabeled, 1);
        QCOMPARE(errors[0].missed, 1);
        QCOMPARE(errors[1].falseAlarmsLabeledAs, (std::vector<std::int64_t>{0, 0, 1}));
        QCOMPARE(errors[2].missesPredictedAs, (std::vector<std::int64_t>{0, 1, 0}));
    }

    void readingsAreThoseOfThePage()
    {
        Outcomes outcomes = example();
        for (const Reading &reading : readings(outcomes))
            QVERIFY(reading.tooFew);
        const std::vector<Outcome> once = outcomes.items;
        for (int more = 1; more < 10; ++more)
            outcomes.items.insert(outcomes.items.end(), once.begin(), once.end());
        std::map<std::string, Performance> found;
        for (const Reading &reading : readings(outcomes))
            found[reading.metrics.name] = reading.kind;
        QCOMPARE(found, (std::map<std::string, Performance>{{"BookTrip", Performance::FoundMislabeled},
                                                            {"CancelTrip", Performance::Struggles},
                                                            {"None", Performance::MissesSome},
                                                            {"City", Performance::Struggles},
                                                            {"Date", Performance::FoundMislabeled},
                                                            {"Name", Performance::Struggles}}));
    }
};

GLOSSA_TEST(WorkedExampleTest);
#include "tst_worked_example.moc"
