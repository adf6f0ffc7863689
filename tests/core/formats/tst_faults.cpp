// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fault table, tests/data/faults/table.tsv: one row a reader and fault, with the exact error. `outcome`
// is "fails" (the file), "refused" (one record) or "warned". `input` is the file's content: \n, \t, \\ and
// \xHH stand for bytes, $words for parts (see `part`), and @… for an archive that is made here.
#include "tests/core/formats/memory.h"
#include "tests/core/formats/zip_file.h"
#include "tests/support/registry.h"

#include <QHash>
#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

namespace {

QByteArray head(const char *kind, const char *schema, const char *items)
{
    return quoted("{'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit','metadata':{'"
                  "projectKind':'") +
           kind + quoted("','projectName':'P','language':'en'},'assets':{") + quoted(schema) + quoted(",'") +
           items + quoted("':");
}

QByteArray part(const QByteArray &name)
{
    static const QHash<QByteArray, QByteArray> parts{
        {"clu",
         head("Conversation", "'intents':[{'category':'A'}],'entities':[{'category':'E'}]", "utterances")},
        {"ner", head("CustomEntityRecognition", "'entities':[{'category':'E'}]", "documents")},
        {"single", head("CustomSingleLabelClassification", "'classes':[{'category':'E'}]", "documents")},
        {"multi", head("CustomMultiLabelClassification", "'classes':[{'category':'E'}]", "documents")},
        {"end", "}}"},
        {"deep", QByteArray(100000, '[')},
        {"long", QByteArray(17 * 1024 * 1024, 'x')},
    };
    return parts.value(name);
}

QByteArray content(const QByteArray &written)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const char c = written[i];
        if (c == '$') {
            qsizetype end = i + 1;
            while (end < written.size() && written[end] >= 'a' && written[end] <= 'z' &&
                   part(written.mid(i + 1, end - i - 1)).isEmpty())
                ++end;
            bytes += part(written.mid(i + 1, end - i - 1));
            i = end - 1;
        } else if (c != '\\') {
            bytes += c;
        } else if (written[++i] == 'x') {
            bytes += QByteArray::fromHex(written.mid(i + 1, 2));
            i += 2;
        } else {
            bytes += written[i] == 'n' ? '\n' : written[i] == 't' ? '\t' : written[i];
        }
    }
    return bytes;
}

/// A label file of one document, for archives.
QByteArray labels(const QByteArray &reader)
{
    return part(reader == "azure-ner" ? "ner" : "single") + quoted("[{'location':'a.txt'}]") + part("end");
}

void makeArchive(const QByteArray &name, const QByteArray &reader, const QString &path)
{
    const ZipMember label{"in/labels.json", labels(reader)};
    const ZipMember text{"in/a.txt", "Ann Lee paid."};
    if (name == "zip bomb") {
        writeZip(path, {label, {"in/a.txt", QByteArray(8 * 1024 * 1024, 'x')}});
    } else if (name == "zip with a path traversal") {
        writeZip(path, {label, text, {"in/../../b.txt", "x"}});
    } else if (name == "zip with an absolute path") {
        writeZip(path, {label, text, {"/tmp/b.txt", "x"}});
    } else if (name == "zip with a link") {
        writeZip(path, {label, {"in/a.txt", "/etc/hostname", true}});
    } else if (name == "zip with a name twice") {
        writeZip(path, {label, text, {"in/b.txt", "y"}});
        // libzip makes no such archive: rename a member in the bytes, where each name stands twice.
        writeBytes(path, bytesOf(path).replace("in/b.txt", "in/a.txt"));
    } else if (name == "zip that is truncated") {
        writeZip(path, {label, text});
        writeBytes(path, bytesOf(path).chopped(30));
    } else if (name == "zip without label file") {
        writeZip(path, {text});
    } else if (name == "zip with two label files") {
        writeZip(path, {label, text, {"in/more.json", labels(reader)}});
    } else if (name == "zip without the text") {
        writeZip(path, {label});
    }
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void faultIsReportedExactly_data()
    {
        QTest::addColumn<QByteArrayList>("row");
        QByteArrayList lines = bytesOf(dataFile("faults/table.tsv")).split('\n');
        QVERIFY(lines.size() > 150);
        lines.removeFirst();
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                QTest::newRow(line.split('\t').mid(0, 2).join(": ")) << line.split('\t');
        }
    }

    void faultIsReportedExactly()
    {
        QFETCH(QByteArrayList, row);
        QCOMPARE(row.size(), 7);
        const QByteArray reader = row[0];
        const QByteArray input = row[6];
        QTemporaryDir folder;
        writeBytes(folder.filePath(QStringLiteral("a.txt")), "Ann Lee paid.");
        writeBytes(folder.filePath(QStringLiteral("latin1.txt")), "ok\ncaf\xE9");
        writeBytes(folder.filePath(QStringLiteral("nul.txt")), QByteArray("ok\n\0", 4));
        writeBytes(folder.filePath(QStringLiteral("lone.txt")), QByteArray("\xFF\xFEo\0\n\0\x3D\xD8", 8));
        writeBytes(folder.filePath(QStringLiteral("empty.txt")), {});
        const QString path = folder.filePath(QStringLiteral("input"));
        if (!input.startsWith('@'))
            writeBytes(path, content(input));
        else if (input != "@missing")
            makeArchive(input.mid(1), reader, path);

        MemoryProject project;
        const auto report = read(reader, path, project);
        QByteArray outcome = "fails";
        Error error;
        if (!report) {
            error = report.error();
            QVERIFY(project.all.empty());
        } else {
            QCOMPARE(report->read, report->kept + report->refused);
            QCOMPARE(report->kept, static_cast<std::int64_t>(project.all.size()));
            QVERIFY2(report->problems.size() == 1, "one fault gives one problem");
            outcome = report->problems[0].refused ? "refused" : "warned";
            error = report->problems[0].error;
            QCOMPARE(report->refused, report->problems[0].refused ? 1 : 0);
        }
        QVERIFY(!error.file.empty());
        const QByteArray actual = outcome + '|' + brief(error);
        QCOMPARE(actual, row.mid(2, 4).join('|'));
    }
};

GLOSSA_TEST(TestFaults);
#include "tst_faults.moc"
