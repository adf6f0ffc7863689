// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tags.h"
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

namespace {

/// Text with its labels in brackets: "[PER Ann Lee] paid".
QString notation(const project::Item &item)
{
    QString text = item.text;
    for (auto label = item.labels.rbegin(); label != item.labels.rend(); ++label) {
        text.insert(label->span.end(), QStringLiteral("]"));
        text.insert(label->span.begin, QStringLiteral("[%1 ").arg(label->category));
    }
    return text;
}

struct ConllReading {
    Result<formats::ReadReport> report = fail(ErrorCode::Internal);
    MemoryProject project;
    [[nodiscard]] QStringList items() const
    {
        QStringList all;
        for (const project::Item &item : project.all)
            all << notation(item);
        return all;
    }
};

std::unique_ptr<ConllReading> readText(const QByteArray &text, const formats::ReadOptions &options = {})
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("in.conll"));
    writeBytes(path, text);
    auto reading = std::make_unique<ConllReading>();
    reading->report = read("conll", path, reading->project, options);
    return reading;
}

} // namespace

class TestConll : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void schemesAreRead_data()
    {
        QTest::addColumn<QByteArray>("tags");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("repaired");
        const auto row = [](const char *name, const char *tags, const char *expected, int repaired) {
            QTest::newRow(name) << QByteArray(tags) << QString::fromLatin1(expected) << repaired;
        };
        row("BIO", "B-P I-P O B-P B-P", "[P a b] c [P d] [P e]", 0);
        row("BIO, span begins with I", "I-P O B-P I-O O", "[P a] b [P c] [O d] e", 2);
        row("IOB1", "I-P I-P B-P O I-O", "[P a b] [P c] d [O e]", 0);
        row("IO", "I-P I-P O I-Q I-P", "[P a b] c [Q d] [P e]", 0);
        row("BIOES", "B-P I-P E-P S-P O", "[P a b c] [P d] e", 0);
        row("BIOES, end is missing", "B-P O S-Q B-Q O", "[P a] b [Q c] [Q d] e", 2);
        row("BIOES, two singles", "S-P S-P E-P E-P O", "[P a] [P b] [P c] [P d] e", 2);
        row("BILOU", "B-P I-P L-P U-P O", "[P a b c] [P d] e", 0);
        row("BMES", "B-P M-P E-P S-P O", "[P a b c] [P d] e", 0);
        row("suffixes", "P-B P-I O Q-B O", "[P a b] c [Q d] e", 0);
        row("bare letters", "B I O B I", "[Entity a b] c [Entity d e]", 0);
        row("types with dashes", "B-my-type I-my-type O O O", "[my-type a b] c d e", 0);
    }

    void schemesAreRead()
    {
        QFETCH(QByteArray, tags);
        QFETCH(QString, expected);
        QFETCH(int, repaired);
        QByteArray text;
        char token = 'a';
        for (const QByteArray &tag : tags.split(' '))
            text += QByteArray(1, token++) + '\t' + tag + '\n';
        const auto reading = readText(text);
        QVERIFY(reading->report);
        QCOMPARE(reading->items(), QStringList(expected));
        QCOMPARE(reading->report->warnings, repaired);
    }

    void repairedTagIsReportedWithItsLine()
    {
        const auto reading = readText("a\tB-P\n\nb\tO\nc\tI-P\n");
        QCOMPARE(reading->report->problems.size(), std::size_t{1});
        QCOMPARE(reading->report->problems[0].refused, false);
        QCOMPARE(brief(reading->report->problems[0].error), QByteArray("BadValue|line(4)|aTagThatMayFollow"));
    }

    void columnsArePartedByBlanksWhereThereIsNoTab()
    {
        const auto reading = readText("-DOCSTART- -X- -X- O\n\nAnn  NNP B-NP I-PER\nran VBD B-VP O\n\n"
                                      "two words\tx\tB-Q\n");
        QCOMPARE(reading->items(),
                 QStringList({QStringLiteral("[PER Ann] ran"), QStringLiteral("[Q two words]")}));
    }

    void documentMarkIsNeverAToken()
    {
        formats::ReadOptions whole;
        whole.wholeDocuments = true;
        const QByteArray text = "-DOCSTART-\tO\n\na\tB-P\n\nb\tI-P\n-DOCSTART-\tO\nc\tO\n";
        QCOMPARE(readText(text, whole)->items(),
                 QStringList({QStringLiteral("[P a] [P b]"), QStringLiteral("c")}));
        QCOMPARE(readText(text)->items(),
                 QStringList({QStringLiteral("[P a]"), QStringLiteral("[P b]"), QStringLiteral("c")}));
    }

    void commentsAreNoTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *text, const char *columns,
                            const QStringList &expected) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(columns) << expected;
        };
        const auto of = [](const char *line) { return QString::fromLatin1(line); };
        row("# id, blanks", "# id 1\tdomain=train\nAnn _ _ B-P\nran _ _ O\n\n# id 2\tdomain=train\nx _ _ O\n",
            "", {of("[P Ann] ran"), of("x")});
        row("# and a tab", "#\thttp://a [2009]\n1\tAnn\tB-P\tO\n\n#\thttp://b\n1\tx\tO\tO\n",
            "id,token,tag,inner", {of("[P Ann]"), of("x")});
        row("several, before tabs", "# sent_id = 1\n# text = Ann\n#\n1\tAnn\tB-P\n", "id,token,tag",
            {of("[P Ann]")});
        row("a last word like a tag", "# text = the B-side\nthe\tO\nB-side\tB-P\n\n# text = I O\nI\tO\n", "",
            {of("the [P B-side]"), of("I")});
        row("a last word like a tag, blanks", "# about the B-side\nthe O\nB-side B-P\n", "",
            {of("the [P B-side]")});
        row("# as a token", "#\tO\n1\tB-P\n\n# B-P\n\n#tag O\nx O\n", "", {of("# [P 1]"), of("#tag x")});
        row("# as a token, blanks", "x O\n\n# B-P\n1 I-P\n", "", {of("x"), of("[P # 1]")});
    }

    void commentsAreNoTokens()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, columns);
        QFETCH(QStringList, expected);
        formats::ReadOptions options;
        if (!columns.isEmpty())
            options.columns = columns.split(u',');
        const auto reading = readText(text, options);
        QVERIFY(reading->report);
        QCOMPARE(reading->items(), expected);
        QCOMPARE(reading->report->refused, 0);
    }

    void commentsDoNotHideTheFormat()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("data.txt"));
        writeBytes(path, "# id 1\n# by Ann\nAnn B-PER\nran O\n\n# id 2\nx O\n");
        const auto format = formats::sniffFormat(path);
        QVERIFY(format);
        QCOMPARE((*format)->id(), QStringLiteral("conll"));
    }

    /// A # line inside a sentence is one that nobody can read, as it was.
    void commentsStandBeforeSentencesOnly()
    {
        const auto reading = readText("a\tO\n# note\nb\tO\n\nc\tO\n");
        QCOMPARE(reading->items(), QStringList(QStringLiteral("c")));
        QCOMPARE(reading->report->refused, 1);
    }

    /// A column file says of each token what it is.
    void sentencesWithoutMentionAreLabeled()
    {
        QVERIFY(project::isLabeled(readText("a\tO\nb\tO\n")->project.all.at(0)));
        formats::ReadOptions options;
        options.labeled = false;
        const auto open = readText("a\tO\n\nb\tB-P\n", options);
        QVERIFY(!project::isLabeled(open->project.all.at(0)));
        QVERIFY(project::isLabeled(open->project.all.at(1)));
    }

    void linesMayEndWithCarriageReturns()
    {
        QCOMPARE(readText("Ann\tB-P\rran\tO\r\rx\tO\r")->items(),
                 QStringList({QStringLiteral("[P Ann] ran"), QStringLiteral("x")}));
    }

    void endMarkOfDosIsNoTag()
    {
        QCOMPARE(readText("Ann\tB-P\r\nran\tO\r\n\x1a")->items(), QStringList(QStringLiteral("[P Ann] ran")));
        QCOMPARE(readText("x\tB-P\x1a")->items(), QStringList(QStringLiteral("[P x]")));
    }

    void filesWithoutSentencesAreRefused()
    {
        for (const char *text : {"", "\n\n", "-DOCSTART- O\n\n", "# only\n"}) {
            const auto reading = readText(text);
            QVERIFY2(!reading->report, text);
            QCOMPARE(brief(reading->report.error()), QByteArray("Malformed||aTokenAndATag"));
        }
    }

    void namedColumnsAreTaken()
    {
        formats::ReadOptions options;
        options.columns = {QStringLiteral("-"), QStringLiteral("tag"), QStringLiteral("token")};
        QCOMPARE(readText("1\tB-P\tAnn\n2\tO\tran\n", options)->items(),
                 QStringList(QStringLiteral("[P Ann] ran")));
    }

    void badLineCostsItsItemOnly()
    {
        const auto reading = readText("a\tO\n\nb\nc\tO\n\nd\tPER\n\ne\tB-P\n");
        QCOMPARE(reading->items(), QStringList({QStringLiteral("a"), QStringLiteral("[P e]")}));
        QCOMPARE(reading->report->read, 4);
        QCOMPARE(reading->report->refused, 2);
        QCOMPARE(brief(reading->report->problems.at(0).error), QByteArray("Malformed|line(3)|aTokenAndATag"));
        QCOMPARE(brief(reading->report->problems.at(1).error), QByteArray("BadValue|line(6)|aTag"));
    }

    void offsetsCountUtf16Units()
    {
        const auto reading = readText("😀\tO\nZoë\tB-P\r\n");
        QCOMPARE(reading->project.all.at(0).labels.at(0).span, (text::Utf16Span{3, 3}));
    }

    void schemaIsMadeFromTheTags()
    {
        const auto reading = readText("a\tB-P\nb\tB-Q\n");
        QCOMPARE(reading->project.schema.size(), std::size_t{2});
        QCOMPARE(reading->project.schema[0].name, QStringLiteral("P"));
        QCOMPARE(reading->project.schema[0].kind, project::CategoryKind::Entity);
        QCOMPARE(reading->project.heads, 0);
    }

    void roundTripKeepsTokensAndTags_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("small") << QByteArray("Ann\tB-PER\nLee\tI-PER\no'clock.\tO\n\n😀\tB-X\n\n");
        for (const char *name : {"snips/dev.conll", "atis/test.conll", "wnut17/dev.conll",
                                 "crossner/ai/dev.conll", "ncbi-disease/dev.conll"}) {
            if (const QString path = sharedFile(name); !path.isEmpty())
                QTest::newRow(name) << bytesOf(path);
        }
    }

    void roundTripKeepsTokensAndTags()
    {
        QFETCH(QByteArray, text);
        const auto reading = readText(text);
        QVERIFY(reading->report);
        if (reading->report->refused > 0)
            qInfo("%s", brief(reading->report->problems.at(0).error).constData());
        QCOMPARE(reading->report->refused, 0);
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.conll"));
        QVERIFY(write("conll", out, reading->project));
        while (text.endsWith('\n'))
            text.chop(1);
        QCOMPARE(reading->report->warnings, 0);
        QVERIFY(bytesOf(out) == text + "\n\n");
    }

    void labelsCutTokensAndOverlapsAreLeftOut()
    {
        MemoryProject project;
        project::Item item;
        item.text = QStringLiteral("in Oslo.\r\nnow");
        item.labels = {{QStringLiteral("Part"), {3, 2}, 0, {}}, {QStringLiteral("City"), {3, 4}, 0, {}}};
        project.all = {item};
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.conll"));
        QVERIFY(write("conll", out, project));
        QCOMPARE(bytesOf(out), QByteArray("in\tO\nOslo\tB-City\n.\tO\nnow\tO\n\n"));
    }

    void columnFileIsRecognisedWhateverItsName()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("data.tsv"));
        writeBytes(path, "Ann\tB-PER\nran\tO\n\nx\tO\n");
        const auto format = formats::sniffFormat(path);
        QVERIFY(format);
        QCOMPARE((*format)->id(), QStringLiteral("conll"));
    }
};

GLOSSA_TEST(TestConll);
#include "tst_conll.moc"
