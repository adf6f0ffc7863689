// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the format of a file is found, and what is said where none is.
#include "tests/core/formats/memory.h"
#include "tests/core/formats/zip_file.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

namespace {

QByteArray fileOfLabels(const char *kind)
{
    return quoted("{'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit','metadata':{"
                  "'projectKind':'") +
           kind +
           quoted("','projectName':'P','language':'en'},'assets':{'documents':[{'location':'a.txt'}]}}");
}

/// A file whose keys are sorted, so that its kind stands behind more than a hundred kilobytes of items.
QByteArray sorted(const QByteArray &kind, const QByteArray &item, const QByteArray &array)
{
    constexpr int count = 2000;
    QByteArray text = quoted("{'assets':{'") + array + quoted("':[");
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? "," : "") + QByteArray(item).replace("#", QByteArray::number(i));
    return text + quoted("]},'metadata':{'language':'en','projectKind':'") + kind +
           quoted(
               "','projectName':'P'},'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit'}");
}

} // namespace

class TestSniffing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kindMayStandBehindTheItems_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("content");
        const QByteArray document = quoted("{'language':'en-us','dataset':'Train','location':'t#.txt'}");
        QTest::newRow("entities") << QByteArray("azure-ner")
                                  << sorted("CustomEntityRecognition", document, "documents");
        QTest::newRow("classes") << QByteArray("azure-classification")
                                 << sorted("CustomMultiLabelClassification", document, "documents");
        QTest::newRow("utterances") << QByteArray("azure-clu")
                                    << sorted("Conversation",
                                              quoted("{'text':'this is utterance number #, a long one'}"),
                                              "utterances");
    }

    void kindMayStandBehindTheItems()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, content);
        QVERIFY(content.size() > 100 * 1024);
        QTemporaryDir in;
        const QString folder = in.filePath(QStringLiteral("late"));
        QDir().mkpath(folder);
        const QString file = folder + QStringLiteral("/labels.json");
        writeBytes(file, content);
        const bool texts = format != "azure-clu";
        for (int i = 0; texts && i < 2000; ++i)
            writeBytes(folder + QStringLiteral("/t%1.txt").arg(i), "x");
        QStringList paths{file};
        if (texts) {
            paths << folder << in.filePath(QStringLiteral("late.zip"));
            zipFolder(folder, paths.constLast());
        }
        for (const QString &path : paths) {
            const auto found = formats::sniffFormat(path);
            QVERIFY2(found, found ? "" : brief(found.error()));
            QCOMPARE((*found)->id().toLatin1(), format);
            MemoryProject project;
            const auto report = read(format, path, project);
            QVERIFY2(report, report ? "" : brief(report.error()));
            QCOMPARE(report->kept, 2000);
        }
    }

    void reasonSurvivesTheGuessing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &content, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(name) << content << QByteArray(expected);
        };
        const char *kinds = "metadata.projectKind|oneOf(CustomSingleLabelClassification, "
                            "CustomMultiLabelClassification, Conversation, CustomEntityRecognition)";
        row("comment.json", "// made by hand\n{}", "Malformed|lineByte(1, 0)|JSON");
        row("comment inside.json", "{\n  /* c */ \"a\": 1}", "Malformed|lineByte(2, 4)|JSON");
        row("cut.json", "{\"metadata\": {", "Malformed|lineByte(1, 14)|JSON");
        row("lines.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", "Malformed|lineByte(2, 14)|JSON");
        row("empty.json", "", "NoRecords||");
        row("empty.csv", "", "NoRecords||");
        row("orchestration.json", quoted("{'metadata':{'projectKind':'Orchestration'},'assets':{}}"),
            QByteArray("BadValue|") + kinds);
        row("no kind.json", "{}", QByteArray("MissingKey|") + kinds);
        row("strings.json", "[\"a\"]", "WrongType|[0]|anObjectWithText");
        row("number.json", "5", "WrongType||aProjectOrUtterances");
        row("no text.json", quoted("[{'query':'a'}]"), "MissingKey|[0].text|utterancesWithText");
        row("nul.csv", QByteArray("text,intent\na,A\n\0b,B\n", 21), "NulByte|lineByte(3, 16)|textWithoutNul");
        row("latin1.tsv", "\xE9t\xE9\tA\n", "BadEncoding|lineByte(1, 0)|utf8OrMarkedUtf16");
        row("nul.txt", QByteArray("\0a", 2), "NulByte|lineByte(1, 0)|textWithoutNul");
        row("program.bin",
            QByteArray("\x7F"
                       "ELF\0\1",
                       6),
            "UnknownFormat||");
    }

    void reasonSurvivesTheGuessing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, expected);
        QTemporaryDir in;
        writeBytes(in.filePath(name), content);
        const auto found = formats::sniffFormat(in.filePath(name));
        QVERIFY(!found);
        QCOMPARE(brief(found.error()), expected);
        QVERIFY(QByteArray::fromStdString(found.error().file).endsWith(name.toUtf8()));
    }

    void reasonOfAnArchiveSurvivesTheGuessing_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("detail");
        QTest::newRow("truncated") << QByteArray("truncated") << QByteArray("Malformed||aZipArchive")
                                   << QByteArray();
        QTest::newRow("leads out") << QByteArray("leads out")
                                   << QByteArray("UnsafePath|../b.txt|namesInsideTheArchive") << QByteArray();
        QTest::newRow("leads out with a backslash")
            << QByteArray("backslash") << QByteArray("UnsafePath|x/../../b.txt|namesInsideTheArchive")
            << QByteArray();
        QTest::newRow("a name twice")
            << QByteArray("twice") << QByteArray("DuplicateName|a.txt|eachNameOnce") << QByteArray();
        QTest::newRow("encrypted") << QByteArray("encrypted")
                                   << QByteArray("UnreadableFile||archiveWithoutPassword")
                                   << QByteArray("itIsEncrypted");
        QTest::newRow("LZMA") << QByteArray("LZMA") << QByteArray("UnreadableFile||packedWithDeflate")
                              << QByteArray("packedWith(LZMA)");
        QTest::newRow("broken label file")
            << QByteArray("broken") << QByteArray("Malformed|lineByte(1, 0)|JSON")
            << QByteArray("jsonCannotStandThere(/)");
    }

    void reasonOfAnArchiveSurvivesTheGuessing()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, detail);
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("in.zip"));
        const ZipMember label{"labels.json", fault == "broken" ? QByteArray("// x")
                                                               : fileOfLabels("CustomEntityRecognition")};
        const ZipMember text{"a.txt", "Ann Lee"};
        if (fault == "leads out")
            writeZip(path, {label, text, {"../b.txt", "x"}});
        else if (fault == "backslash")
            writeZip(path, {label, text, {"x\\..\\..\\b.txt", "x"}});
        else if (fault == "twice")
            writeZip(path, {label, text, {"b.txt", "x"}});
        else
            writeZip(path, {label, text});
        if (fault == "truncated")
            writeBytes(path, bytesOf(path).chopped(30));
        else if (fault == "twice")
            writeBytes(path, bytesOf(path).replace("b.txt", "a.txt"));
        else if (fault == "encrypted")
            patchHeaders(path, 6, 1);
        else if (fault == "LZMA")
            patchHeaders(path, 8, 14);
        const auto found = formats::sniffFormat(path);
        QVERIFY(!found);
        QCOMPARE(brief(found.error()), expected);
        if (!detail.isEmpty())
            QCOMPARE(QByteArray::fromStdString(plain(found.error().detail)), detail);
        QVERIFY(!found.error().file.empty());
        // Nor does naming the format hide it.
        MemoryProject project;
        const auto report = read("azure-ner", path, project);
        QVERIFY(!report);
        QCOMPARE(brief(report.error()), expected);
    }
};

GLOSSA_TEST(TestSniffing);
#include "tst_sniffing.moc"
