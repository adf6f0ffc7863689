// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

namespace {

struct Reading {
    Result<formats::ReadReport> report = fail(ErrorCode::Internal);
    MemoryProject project;
    /// "intent: text" of each item.
    [[nodiscard]] QStringList items() const
    {
        QStringList all;
        for (const project::Item &item : project.all)
            all << item.intent + QStringLiteral(": ") + item.text;
        return all;
    }
};

std::unique_ptr<Reading> readTable(const char *format, const QByteArray &text,
                                   const formats::ReadOptions &options = {})
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("in.") + QString::fromLatin1(format));
    writeBytes(path, text);
    auto reading = std::make_unique<Reading>();
    reading->report = read(format, path, reading->project, options);
    return reading;
}

} // namespace

class TestTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotedCellsAreRead()
    {
        const auto reading =
            readTable("csv", "text,category\r\n\"a, \"\"b\"\"\nc\r\n\",X\r\nplain \"quote\",Y\r\n\"\",Z\r\n");
        QCOMPARE(reading->items(),
                 QStringList({QStringLiteral("X: a, \"b\"\nc\r\n"), QStringLiteral("Y: plain \"quote\"")}));
        QCOMPARE(reading->report->refused, 1);
        QCOMPARE(brief(reading->report->problems.at(0).error),
                 QByteArray("BadValue|line 6|a text that is not empty"));
    }

    void headerNamesTheColumnsInAnyOrder()
    {
        const auto reading =
            readTable("tsv", "language\tid\tdataset\tlabel\tutterance\nen\t7\ttest\tX\thello\n\t8\t\t\tho\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: hello"), QStringLiteral(": ho")}));
        QCOMPARE(reading->project.all[0].dataset, project::Dataset::Test);
        QCOMPARE(reading->project.all[0].language, QStringLiteral("en"));
        QVERIFY(reading->project.all[1].language.isNull());
        QCOMPARE(reading->project.all[1].dataset, project::Dataset::Unassigned);
        QCOMPARE(reading->project.schema.size(), std::size_t{1});
    }

    void namedColumnsReadAFileWithoutHeader()
    {
        formats::ReadOptions options;
        options.columns = {QStringLiteral("label"), QStringLiteral("text")};
        QCOMPARE(readTable("tsv", "X\tone\nY\ttwo\n", options)->items(),
                 QStringList({QStringLiteral("X: one"), QStringLiteral("Y: two")}));
        QCOMPARE(readTable("tsv", "label\ttext\nY\ttwo\n", options)->items(),
                 QStringList(QStringLiteral("Y: two")));
    }

    void fileWithoutHeaderOrColumnsIsRefused()
    {
        const auto reading = readTable("tsv", "X\tone\n");
        QVERIFY(!reading->report);
        QCOMPARE(
            brief(reading->report.error()),
            QByteArray("MissingKey|line 1|a header row with a column text, or the names of the columns"));
    }

    void badRowsAreRefusedAndOthersKept()
    {
        const auto reading =
            readTable("csv", "text,intent,dataset\na,X,Train\nb,X,Y,Z\n\"c\"d,X,\ne,X,Validate\n\nf\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: a"), QStringLiteral(": f")}));
        QCOMPARE(reading->report->read, 5);
        QList<QByteArray> faults;
        for (const formats::Problem &problem : reading->report->problems)
            faults << brief(problem.error);
        QCOMPARE(faults, QList<QByteArray>({"Malformed|line 3|3 columns",
                                            "Malformed|line 4|a column's end behind a closing quote",
                                            "BadValue|line 5|Train or Test"}));
    }

    void aNameThatCannotBeIsRefusedAtItsLine()
    {
        const auto reading = readTable("csv", "text,intent\na,X\nb,\"X\nY\"\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: a")}));
        QVERIFY(brief(reading->report->problems.at(0).error).contains("|line 3|"));
    }

    void openQuoteFailsTheFileWithItsLine()
    {
        const auto reading = readTable("csv", "text,intent\na,X\nb,\"Y\nc,Z\n");
        QVERIFY(!reading->report);
        QCOMPARE(brief(reading->report.error()), QByteArray("Malformed|line 3|a closing quote"));
        QVERIFY(reading->project.all.empty());
    }

    /// A text that only begins with a quote takes the rows behind it into its cell: said, as it cannot be
    /// known.
    void quotesOverRowsAreWarnedOf()
    {
        const auto reading = readTable("tsv", "text\tintent\n\"a\tX\nb\"\tY\n");
        QCOMPARE(reading->report->kept, 1);
        QCOMPARE(reading->report->warnings, 1);
    }

    void semicolonsAreRead()
    {
        QCOMPARE(readTable("csv", "text;intent\na, b;X\n")->items(), QStringList(QStringLiteral("X: a, b")));
    }

    void classesOfDocumentsAreRead()
    {
        formats::ReadOptions options;
        options.kind = project::ProjectKind::CustomMultiLabelClassification;
        const auto reading = readTable("csv", "text,labels\na,X|Y|X\nb,\n", options);
        QCOMPARE(reading->project.all[0].classes.size(), std::size_t{2});
        QCOMPARE(reading->project.all[0].classes[1].category, QStringLiteral("Y"));
        QVERIFY(reading->project.all[1].classes.empty());
        QCOMPARE(reading->project.schema[0].kind, project::CategoryKind::Class);
    }

    void optionsFillWhatTheFileLacks()
    {
        formats::ReadOptions options;
        options.intent = QStringLiteral("Z");
        options.language = QStringLiteral("nb");
        options.dataset = project::Dataset::Test;
        const auto reading = readTable("csv", "text,intent,language\na,X,en\nb,,\n", options);
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: a"), QStringLiteral("Z: b")}));
        QCOMPARE(reading->project.all[0].language, QStringLiteral("en"));
        QCOMPARE(reading->project.all[1].language, QStringLiteral("nb"));
        QCOMPARE(reading->project.all[0].dataset, project::Dataset::Test);
    }

    void roundTripKeepsAnyText_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("csv") << QByteArray("csv");
        QTest::newRow("tsv") << QByteArray("tsv");
    }

    void roundTripKeepsAnyText()
    {
        QFETCH(QByteArray, format);
        MemoryProject project;
        for (const char *text :
             {"plain", " blanks ", "tab\there", "comma, \"quote\"", "line\nend\r\n", "\r", "\"", "Zoë 😀;"}) {
            project::Item item;
            item.text = QString::fromUtf8(text);
            item.intent = QStringLiteral("A, \"B\"");
            item.dataset = project::Dataset::Train;
            item.language = QStringLiteral("en");
            project.all.push_back(item);
        }
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.") + QString::fromLatin1(format));
        QVERIFY(write(format, path, project));
        const auto sniffed = formats::sniffFormat(path);
        QVERIFY(sniffed);
        QCOMPARE((*sniffed)->id(), QString::fromLatin1(format));
        MemoryProject again;
        const auto report = read(format, path, again);
        QVERIFY(report);
        QCOMPARE(report->refused, 0);
        QVERIFY(again.all == project.all);
    }

    void realTablesAreReadWhole()
    {
        const QString csv = sharedFile("banking77/test.csv");
        const QString tsv = sharedFile("banking77/test.tsv");
        if (csv.isEmpty() || tsv.isEmpty())
            QSKIP("the real data are not here");
        MemoryProject first;
        MemoryProject second;
        formats::ReadOptions options;
        options.columns = {QStringLiteral("label"), QStringLiteral("text")};
        const auto one = read("csv", csv, first);
        const auto two = read("tsv", tsv, second, options);
        QVERIFY(one && two);
        QCOMPARE(one->kept, 3080);
        QCOMPARE(two->kept, 3080);
        QCOMPARE(one->refused + two->refused + two->warnings, 0);
        QCOMPARE(first.schema.size(), std::size_t{77});
    }
};

GLOSSA_TEST(TestTable);
#include "tst_table.moc"
