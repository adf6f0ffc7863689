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
                 QByteArray("BadValue|line(6)|textThatIsNotEmpty"));
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
        QCOMPARE(brief(reading->report.error()), QByteArray("MissingKey|line(1)|aHeaderOrColumnNames"));
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
        QCOMPARE(faults, QList<QByteArray>({"Malformed|line(3)|soManyColumns(3)",
                                            "Malformed|line(4)|columnEndBehindQuote",
                                            "BadValue|line(5)|oneOf(Train, Test)"}));
    }

    void aNameThatCannotBeIsRefusedAtItsLine()
    {
        const auto reading = readTable("csv", "text,intent\na,X\nb,\"X\nY\"\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: a")}));
        QVERIFY(brief(reading->report->problems.at(0).error).contains("|lines(3, 4)|"));
        QCOMPARE(reading->report->refused, 1);
    }

    void quotesThatSwallowLinesAreLetters_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<int>("warnings");
        const auto row = [](const char *name, const char *format, const char *rows,
                            const QStringList &expected, int warnings) {
            QTest::newRow(name) << QByteArray(format) << QByteArray(rows) << expected << warnings;
        };
        const auto of = [](const char *line) { return QString::fromLatin1(line); };
        row("csv, never closed", "csv", "a,X\nb,\"Y\nc,Z\n", {of("X: a"), of("\"Y: b"), of("Z: c")}, 1);
        row("csv, never closed in the last line", "csv", "a,X\n\"b,Y", {of("X: a"), of("Y: \"b")}, 1);
        row("csv, closed inside a cell", "csv", "\"a,X\nb,Y\nsay \"c\",Z\n",
            {of("X: \"a"), of("Y: b"), of("Z: say \"c\"")}, 1);
        row("csv, a good cell before", "csv", "\"a\nb\",\"X\nc,Y\n", {of("\"X: a\nb"), of("Y: c")}, 1);
        row("csv, closed at a cell's end is a cell", "csv", "\"a,X\nb\",Y\n", {of("Y: a,X\nb")}, 0);
        row("tsv, never closed", "tsv", "\"second thoughts, cancel it\tCancel\nhi\tGreet\n",
            {of("Cancel: \"second thoughts, cancel it"), of("Greet: hi")}, 1);
        row("tsv, closed inside a cell", "tsv", "\"a\tX\nb\tY\nsay \"c\"\tZ\n",
            {of("X: \"a"), of("Y: b"), of("Z: say \"c\"")}, 1);
        row("tsv, closed at the end of another row's text", "tsv", "\"a\tX\nc\tZ\nb\"\tY\n",
            {of("X: \"a"), of("Z: c"), of("Y: b\"")}, 1);
        row("tsv, text behind a closing quote", "tsv", "\"a\" he said\tX\n", {of("X: \"a\" he said")}, 1);
        row("tsv, lines in a cell", "tsv", "\"a\nb\"\tX\n", {of("X: a\nb")}, 0);
        row("tsv, a table in a cell, all in quotes", "tsv", "\"a\tb\nc\"\t\"X\"\n", {of("X: a\tb\nc")}, 0);
        row("tsv, every line with a quote", "tsv", "\"a\tX\n\"b\tY\n\"c\tZ\n",
            {of("X: \"a"), of("Y: \"b"), of("Z: \"c")}, 3);
    }

    void quotesThatSwallowLinesAreLetters()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, rows);
        QFETCH(QStringList, expected);
        QFETCH(int, warnings);
        const char part = format == "csv" ? ',' : '\t';
        const auto reading = readTable(format.constData(), QByteArray("text") + part + "intent\n" + rows);
        QVERIFY(reading->report);
        QCOMPARE(reading->items(), expected);
        QCOMPARE(reading->report->refused, 0);
        QCOMPARE(reading->report->warnings, warnings);
    }

    void aQuoteTakenForALetterIsToldWithItsLine()
    {
        const auto reading = readTable("tsv", "text\tintent\na\tX\n\"b\tY\nc\tZ\n");
        QCOMPARE(brief(reading->report->problems.at(0).error),
                 QByteArray("Malformed|line(3)|closingQuoteAtTheEnd"));
        QVERIFY(!reading->report->problems.at(0).refused);
    }

    /// The search for the closing quote goes over the borders of what is read at once, and ends somewhere.
    void farQuotesAreFound_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {65536 - 16, 65536 - 15, 65536 - 14, 65536 - 13, 65536, 200000})
            QTest::addRow("%d", size) << size;
    }

    void farQuotesAreFound()
    {
        QFETCH(int, size);
        const QByteArray text = QByteArray(size / 2, 'a') + "\n" + QByteArray(size - size / 2 - 1, 'b');
        const auto good = readTable("csv", "text,intent\r\n\"" + text + "\",X\r\nc,Y\r\n");
        QCOMPARE(good->items(),
                 QStringList({QStringLiteral("X: ") + QString::fromLatin1(text), QStringLiteral("Y: c")}));
        const auto stray = readTable("csv", "text,intent\r\n\"" + text + "\"d,X\r\nc,Y\r\n");
        QCOMPARE(stray->project.all.size(), std::size_t{3});
        QCOMPARE(stray->project.all.at(1).text,
                 QString::fromLatin1(text.mid(size / 2 + 1)) + QStringLiteral("\"d"));
        QCOMPARE(stray->items().at(2), QStringLiteral("Y: c"));
    }

    void anOpenQuoteCostsNoRowOfALargeFile()
    {
        constexpr int rows = 3000;
        QByteArray table = "text,intent\n\"open,X\n";
        for (int i = 0; i < rows; ++i)
            table += QByteArray(6000, 'a') + ",Y\n"; // 18 MB, more than the longest row
        const auto reading = readTable("csv", table);
        QCOMPARE(reading->report->kept, rows + 1);
        QCOMPARE(reading->report->refused, 0);
        QCOMPARE(reading->report->warnings, 1);
    }

    /// What is lost with a row is counted in rows, and told from where to where.
    void refusedRowsAreCounted()
    {
        const auto reading = readTable("csv", "intent,text\nX,a\nY,\"b\nX,c\nX,d\",Z\nX,e\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: a"), QStringLiteral("X: e")}));
        QCOMPARE(brief(reading->report->problems.at(0).error),
                 QByteArray("Malformed|lines(3, 5)|soManyColumns(2)"));
        QCOMPARE(reading->report->refused, 2);
        QCOMPARE(reading->report->read, 4);
    }

    void headsAreRead_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("table");
        const auto row = [](const char *name, const char *format, const char *table) {
            QTest::newRow(name) << QByteArray(format) << QByteArray(table);
        };
        row("separator line", "csv", "sep=;\ntext;intent\nhi, you;X\nho;Y\n");
        row("separator line in quotes", "csv", "\"sep=;\"\r\ntext;intent\r\nhi, you;X\r\nho;Y\r\n");
        row("separator line of a bar", "csv", "SEP=|\ntext|intent\nhi, you|X\nho|Y\n");
        row("comma in a name", "csv", "text;intent;Note, own\nhi, you;X;x\nho;Y;y\n");
        row("comma in a quoted name", "csv",
            "\"text\";\"intent\";\"Note, own\"\n\"hi, you\";\"X\";\"x\"\nho;Y;\n");
        row("semicolon in a name", "csv", "text,intent,Note; own\n\"hi, you\",X,x\nho,Y,y\n");
        row("carriage returns", "csv", "text,intent\r\"hi, you\",X\rho,Y\r");
        row("carriage returns, no end", "tsv", "text\tintent\rhi, you\tX\rho\tY");
        row("end mark of DOS", "csv", "text,intent\r\n\"hi, you\",X\r\nho,Y\x1a");
        row("end mark of DOS in a line of its own", "tsv", "text\tintent\r\nhi, you\tX\r\nho\tY\r\n\x1a");
        row("blank lines before", "csv", "\n\ntext,intent\n\"hi, you\",X\n\nho,Y\n");
    }

    void headsAreRead()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, table);
        const auto reading = readTable(format.constData(), table);
        QVERIFY(reading->report);
        QCOMPARE(reading->items(), QStringList({QStringLiteral("X: hi, you"), QStringLiteral("Y: ho")}));
        QCOMPARE(reading->report->refused, 0);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.") + QString::fromLatin1(format));
        writeBytes(path, table);
        const auto sniffed = formats::sniffFormat(path);
        QVERIFY(sniffed);
        QCOMPARE((*sniffed)->id(), QString::fromLatin1(format));
    }

    void namedColumnsChooseTheSeparator()
    {
        formats::ReadOptions options;
        options.columns = {QStringLiteral("label"), QStringLiteral("text"), QStringLiteral("note")};
        QCOMPARE(readTable("csv", "X;hi, you;\nY;ho;\n", options)->items(),
                 QStringList({QStringLiteral("X: hi, you"), QStringLiteral("Y: ho")}));
        QCOMPARE(readTable("csv", "X,hi; you,\nY,ho,\n", options)->items(),
                 QStringList({QStringLiteral("X: hi; you"), QStringLiteral("Y: ho")}));
    }

    void headsForAnotherReadingSayWhich_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("bars") << QByteArray("csv") << QByteArray("text|intent\na|X\n")
                              << QByteArray("Malformed|line(1)|characterBetweenTheColumns(,)");
        QTest::newRow("commas") << QByteArray("tsv") << QByteArray("text,intent\na,X\n")
                                << QByteArray("Malformed|line(1)|tabsBetweenTheColumns");
        QTest::newRow("mixed ends") << QByteArray("csv") << QByteArray("text,intent\ra,X\nb,Y\n")
                                    << QByteArray("Malformed|line(1)|oneKindOfLineEnds");
    }

    void headsForAnotherReadingSayWhich()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, reason);
        const auto reading = readTable(format.constData(), table);
        QVERIFY(!reading->report);
        QCOMPARE(brief(reading->report.error()), reason);
    }

    void tablesWithoutRowsAreRefused()
    {
        for (const char *table : {"", "\n\r\n\n", "text,intent\n", "sep=,\ntext,intent\n\n", "\x1a"}) {
            const auto reading = readTable("csv", table);
            QVERIFY2(!reading->report, table);
            QCOMPARE(brief(reading->report.error()), QByteArray("NoRecords||aRowWithAText"));
        }
    }

    void itemsAreLabeledAsTheOptionSays()
    {
        formats::ReadOptions options;
        const QByteArray table = "text,intent\na,\n";
        QVERIFY(!project::isLabeled(readTable("csv", table, options)->project.all.at(0)));
        options.labeled = true;
        QVERIFY(project::isLabeled(readTable("csv", table, options)->project.all.at(0)));
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

    void blanksAroundTheBarAreNoPartOfAClass()
    {
        formats::ReadOptions options;
        options.kind = project::ProjectKind::CustomMultiLabelClassification;
        const auto reading = readTable("tsv", "text\tlabel\na\tX | Y Z|\nb\t X\n", options);
        QCOMPARE(reading->project.all[0].classes.size(), std::size_t{2});
        QCOMPARE(reading->project.all[0].classes[0].category, QStringLiteral("X"));
        QCOMPARE(reading->project.all[0].classes[1].category, QStringLiteral("Y Z"));
        // A cell of one class is that class, as it stands.
        QCOMPARE(reading->project.all[1].classes[0].category, QStringLiteral(" X"));
        // And where a document has one class a bar is a letter.
        options.kind = project::ProjectKind::CustomSingleLabelClassification;
        QCOMPARE(readTable("csv", "text,label\na,X | Y\n", options)->project.all[0].classes[0].category,
                 QStringLiteral("X | Y"));
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
        for (const char *text : {"plain", " blanks ", "tab\there", "comma, \"quote\"", "line\nend\r\n", "\r",
                                 "\"", "Zoë 😀;", "a\tb\tc\td\ne", "\"a\tb\nc\td\"", "text\x1a"}) {
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
