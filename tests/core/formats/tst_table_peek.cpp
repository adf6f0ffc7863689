// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;
using formats::TablePeek;

namespace {

TablePeek peekAt(const QString &path, const char *format)
{
    auto peek = formats::formatById(QLatin1String(format))->peek(path);
    if (!peek || !*peek)
        qFatal("no peek");
    return **peek;
}

TablePeek peek(const char *format, const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("in.") + QLatin1String(format));
    writeBytes(path, bytes);
    return peekAt(path, format);
}

QString names(const TablePeek &peek)
{
    return formats::columnNames(peek.roles).join(u',');
}

} // namespace

class TestTablePeek : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreGuessedFromTheirValues_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<bool>("header");
        QTest::addColumn<bool>("needsNames");
        const auto row = [](const char *name, const char *format, const char *bytes, const char *columns,
                            bool header, bool needsNames) {
            QTest::newRow(name) << QByteArray(format) << QByteArray(bytes) << QString::fromUtf8(columns)
                                << header << needsNames;
        };
        row("label first", "tsv", "fly\tto Oslo now\nstay\ta room please\nfly\tback home\n", "label,text",
            false, true);
        row("text first", "csv", "to Oslo now,fly\na room please,stay\nback home,fly\n", "text,label", false,
            true);
        row("semicolons in quotes", "csv", "\"to; Oslo now\";fly\n\"back; home\";fly\n\"a; room\";stay\n",
            "text,label", false, true);
        row("every label once", "tsv", "fly\tto Oslo now\nstay\ta room please\n", "label,text", false, true);
        row("one column", "tsv", "to Oslo now\na room please\n", "text", false, true);
        row("numbers of rows are left out", "tsv",
            "1\tfly\tto Oslo now\n2\tstay\ta room please\n3\tfly\tback home\n", "-,label,text", false, true);
        row("set and language", "tsv",
            "Train\tfly\ten\tto Oslo now\nTest\tstay\tde\tein Zimmer bitte\nTrain\tfly\ten\tback home\n",
            "dataset,label,language,text", false, true);
        row("of two columns the short one is the label", "tsv", "no\tto Oslo now\nit\ta room please\n",
            "label,text", false, true);
        row("known header", "csv", "Category,Query\nfly,to Oslo now\n", "label,text", true, false);
        row("header of the text alone", "csv", "was,text\nfly,to Oslo now\nstay,a room\nfly,back home\n",
            "label,text", true, true);
        row("foreign header", "tsv",
            "Absicht\tFrage\nfly\tnach Oslo jetzt\nstay\tein Zimmer\nfly\tnach Hause\n", "label,text", true,
            true);
        row("header over numbers", "csv", "klasse,satz\n0,to Oslo now\n1,a room\n0,home\n0,away we go\n",
            "label,text", true, true);
        row("words of a header as values", "tsv", "intent\tto Oslo now\nlabel\ta room please\n", "label,text",
            false, true);
        row("stray row", "tsv", "odd\nfly\tto Oslo now\nstay\ta room please\n", "label,text", false, true);
        row("tags last", "conll", "Oslo\tNNP\tB-City\nnow\tRB\tO\n", "token,-,tag", false, false);
        row("tags not last", "conll", "Oslo\tB-City\t5.3\nnow\tO\t7.1\n", "token,tag,-", false, true);
        row("empty", "tsv", "", "", false, false);
    }
    void columnsAreGuessedFromTheirValues()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, bytes);
        const TablePeek seen = peek(format.constData(), bytes);
        QTEST(names(seen), "columns");
        QTEST(seen.firstRowIsHeader, "header");
        QTEST(seen.needsNames, "needsNames");
    }

    /// What a guess names must be what the reader takes.
    void theReaderTakesTheGuess()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.tsv"));
        writeBytes(path,
                   "Nr\tAbsicht\tFrage\n1\tfly\tnach Oslo jetzt\n2\tstay\tein Zimmer\n3\tfly\tnach Hause\n");
        const TablePeek seen = peekAt(path, "tsv");
        formats::ReadOptions options;
        options.columns = formats::columnNames(seen.roles);
        options.firstRowIsHeader = seen.firstRowIsHeader;
        MemoryProject project;
        QVERIFY(read("tsv", path, project, options));
        QCOMPARE(project.all.size(), std::size_t{3});
        QCOMPARE(project.all[2].intent, QStringLiteral("fly"));
        QCOMPARE(project.all[2].text, QStringLiteral("nach Hause"));
    }

    void aFirstRowThatIsAHeaderIsLeftOutOfColumnFilesToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.conll"));
        writeBytes(path, "wort\tart\nOslo\tB-City\nnow\tO\n");
        formats::ReadOptions options;
        options.columns = {QStringLiteral("token"), QStringLiteral("tag")};
        options.firstRowIsHeader = true;
        MemoryProject project;
        QVERIFY(read("conll", path, project, options));
        QCOMPARE(project.all.at(0).text, QStringLiteral("Oslo now"));
    }

    void longCellsAndManyRowsAreCut()
    {
        QByteArray bytes = "fly\t" + QByteArray(3000, 'a') + "\n";
        for (int i = 0; i < 1000; ++i)
            bytes += "stay\ta room\n";
        const TablePeek seen = peek("tsv", bytes);
        QCOMPARE(seen.rows.size(), formats::peekedRows);
        QCOMPARE(seen.rows.front().at(1).size(), formats::peekedCell);
    }

    void categoriesThatLookAlikeAreWarnedOf()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.csv"));
        writeBytes(path, "text,intent\na,Greet\nb,greet\nc,\"Greet \"\nd,Leave\n");
        MemoryProject project;
        const auto report = read("csv", path, project);
        QVERIFY(report);
        QCOMPARE(report->kept, 4);
        QCOMPARE(report->warnings, 2);
        QCOMPARE(report->problems.at(0).error.code, ErrorCode::DuplicateName);
        QCOMPARE(plain(report->problems.at(0).error.detail), std::string("Greet"));
        QVERIFY(!report->problems.at(0).refused);
    }

    void formatsWithoutColumnsHaveNoPeek()
    {
        const auto none = formats::formatById(QStringLiteral("azure-clu"))->peek(QStringLiteral("/nowhere"));
        QVERIFY(none);
        QVERIFY(!*none);
    }

    void realFilesWithoutHeaderAreUnderstood()
    {
        const QString path = sharedFile("banking77/train.tsv");
        if (path.isEmpty())
            QSKIP("no shared data");
        const TablePeek seen = peekAt(path, "tsv");
        QCOMPARE(names(seen), QStringLiteral("label,text"));
        QVERIFY(!seen.firstRowIsHeader);
        QVERIFY(seen.needsNames);
    }
};

GLOSSA_TEST(TestTablePeek);
#include "tst_table_peek.moc"
