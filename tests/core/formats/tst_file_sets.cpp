// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folders and archives with a label file: where it may lie, how the names of its texts may be written, and
// what is told of the files that are not read.
#include "tests/core/formats/memory.h"
#include "tests/core/formats/zip_file.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

namespace {

QByteArray labelFile(const QList<QByteArray> &locations, const char *kind = "CustomEntityRecognition")
{
    QByteArrayList documents;
    for (QByteArray location : locations)
        documents << quoted("{'location':'") + location.replace('\\', "\\\\") +
                         quoted("','entities':[{'regionOffset':0,'regionLength':7,'labels':[{'category':'P',"
                                "'offset':0,'length':3}]}]}");
    return quoted("{'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit','metadata':{"
                  "'projectKind':'") +
           kind +
           quoted(
               "','projectName':'P','language':'en'},'assets':{'entities':[{'category':'P'}],'documents':[") +
           documents.join(',') + "]}}";
}

using Files = QList<std::pair<QByteArray, QByteArray>>;

/// The same files as a folder or as an archive.
QString make(bool zip, const QTemporaryDir &in, const Files &files)
{
    const QString path = in.filePath(zip ? QStringLiteral("in.zip") : QStringLiteral("in"));
    if (zip) {
        std::vector<ZipMember> members;
        for (const auto &[name, content] : files)
            members.push_back({name, content});
        writeZip(path, members);
        return path;
    }
    for (const auto &[name, content] : files) {
        const QString file = path + u'/' + QString::fromUtf8(name);
        QDir().mkpath(QFileInfo(file).path());
        writeBytes(file, content);
    }
    return path;
}

struct Read {
    QByteArray format;
    MemoryProject project;
    Result<formats::ReadReport> report;
};

std::unique_ptr<Read> readByContent(const QString &path)
{
    auto all = std::make_unique<Read>();
    const auto format = formats::sniffFormat(path);
    if (!format) {
        all->report = fail(format.error());
        return all;
    }
    all->format = (*format)->id().toLatin1();
    all->report = (*format)->read(path, {}, all->project);
    return all;
}

const QByteArray composed = "Vertr\xC3\xA4ge/B\xC3\xBCrgschaft 1.txt";
const QByteArray decomposed = "Vertra\xCC\x88ge/Bu\xCC\x88rgschaft 1.txt";

} // namespace

class TestFileSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelFileMayLieDeeper_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::addColumn<QByteArray>("folder");
        for (const bool zip : {false, true}) {
            const char *name = zip ? "zip" : "folder";
            QTest::addRow("%s, top", name) << zip << QByteArray();
            QTest::addRow("%s, one lower", name) << zip << QByteArray("Export/");
            QTest::addRow("%s, three lower", name) << zip << QByteArray("a/b c/Export/");
        }
    }

    void labelFileMayLieDeeper()
    {
        QFETCH(bool, zip);
        QFETCH(QByteArray, folder);
        QTemporaryDir in;
        const QString path = make(zip, in,
                                  {{folder + "labels.json", labelFile({"01.txt", "sub/02.txt"})},
                                   {folder + "01.txt", "Ann Lee"},
                                   {folder + "sub/02.txt", "Bob Lee"}});
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        QCOMPARE(all->format, QByteArray("azure-ner"));
        QCOMPARE(all->project.all.size(), std::size_t{2});
        QCOMPARE(all->project.all.at(1).text, QStringLiteral("Bob Lee"));
        QCOMPARE(all->project.all.at(1).labels.size(), std::size_t{1});
        QCOMPARE(all->report->warnings, 0);
    }

    void folderMayBeNamedFromAnyPlace_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("path");
        QTest::newRow("beside it") << QString() << QStringLiteral("in");
        QTest::newRow("beside it, with a slash") << QString() << QStringLiteral("in/");
        QTest::newRow("beside it, with a dot") << QString() << QStringLiteral("./in");
        QTest::newRow("in it") << QStringLiteral("in") << QStringLiteral(".");
        QTest::newRow("below it") << QStringLiteral("in/Export") << QStringLiteral("..");
        QTest::newRow("two dots in the middle") << QStringLiteral("in") << QStringLiteral("../in");
    }

    void folderMayBeNamedFromAnyPlace()
    {
        QFETCH(QString, from);
        QFETCH(QString, path);
        QTemporaryDir in;
        make(false, in,
             {{"Export/labels.json", labelFile({"01.txt", decomposed})},
              {"Export/01.txt", "Ann Lee"},
              {"Export/" + composed, "Bob Lee"}});
        const QString before = QDir::currentPath();
        const auto back = qScopeGuard([&before] { QDir::setCurrent(before); });
        QVERIFY(QDir::setCurrent(in.filePath(from)));
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        QCOMPARE(all->format, QByteArray("azure-ner"));
        QCOMPARE(all->project.all.size(), std::size_t{2});
        QCOMPARE(all->report->warnings, 0);
        MemoryProject texts;
        const auto report = read("text", path, texts);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(texts.all.at(0).location, QStringLiteral("Export/01.txt"));
    }

    void whatIsLeftOutIsNamed_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::newRow("folder") << false;
        QTest::newRow("zip") << true;
    }

    void whatIsLeftOutIsNamed()
    {
        QFETCH(bool, zip);
        QTemporaryDir in;
        const QString path = make(zip, in,
                                  {{"labels.json", labelFile({"01.txt"})},
                                   {"01.txt", "Ann Lee"},
                                   {"02.txt", "Bob Lee"},
                                   {"notes/table.csv", "text,label\n"},
                                   {"older/settings.json", "{}"},
                                   {".hidden", "x"},
                                   {"__MACOSX/._labels.json", QByteArray("\0\5\x16\7", 4)}});
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        QCOMPARE(all->project.all.size(), std::size_t{1});
        QCOMPARE(all->report->warnings, 1);
        const formats::Problem &problem = all->report->problems.at(0);
        QVERIFY(!problem.refused);
        QCOMPARE(problem.error.code, ErrorCode::LeftOut);
        QCOMPARE(plain(problem.error.detail), std::string("02.txt, notes/table.csv, older/settings.json"));
    }

    void tableBesideTextsIsNamed()
    {
        QTemporaryDir in;
        const QString path = make(false, in, {{"a.txt", "a"}, {"deep/er/labels.csv", "text,label\n"}});
        const auto all = readByContent(path);
        QCOMPARE(all->format, QByteArray("text"));
        QCOMPARE(all->project.all.size(), std::size_t{1});
        QCOMPARE(all->report->problems.at(0).error.code, ErrorCode::LeftOut);
        QCOMPARE(plain(all->report->problems.at(0).error.detail), std::string("deep/er/labels.csv"));
    }

    void severalLabelFilesAreAllNamed_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("second");
        for (const bool zip : {false, true}) {
            QTest::addRow("%s, one kind", zip ? "zip" : "folder")
                << zip << QByteArray("CustomEntityRecognition") << QByteArray("in/two.json");
            QTest::addRow("%s, one lower", zip ? "zip" : "folder")
                << zip << QByteArray("CustomEntityRecognition") << QByteArray("in/old/labels.json");
            QTest::addRow("%s, two kinds", zip ? "zip" : "folder")
                << zip << QByteArray("CustomMultiLabelClassification") << QByteArray("in/two.json");
        }
    }

    void severalLabelFilesAreAllNamed()
    {
        QFETCH(bool, zip);
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, second);
        QTemporaryDir in;
        const QString path = make(zip, in,
                                  {{"in/one.json", labelFile({"a.txt"})},
                                   {second, labelFile({"a.txt"}, kind)},
                                   {"in/a.txt", "Ann Lee"}});
        const auto all = readByContent(path);
        QVERIFY(!all->report);
        QCOMPARE(all->report.error().code, ErrorCode::Conflict);
        QStringList named =
            QString::fromStdString(plain(all->report.error().detail)).split(QStringLiteral(", "));
        named.sort();
        QStringList expected{QStringLiteral("in/one.json"), QString::fromUtf8(second)};
        expected.sort();
        QCOMPARE(named, expected);
    }

    void nameOfATextMayBeWrittenInSeveralWays_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::addColumn<QByteArray>("labels");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("file");
        const QByteArray backslash = QByteArray(composed).replace('/', '\\');
        for (const bool zip : {false, true}) {
            const char *name = zip ? "zip" : "folder";
            const auto row = [&](const char *what, const char *labels, const QByteArray &location,
                                 const QByteArray &file) {
                QTest::addRow("%s: %s", name, what) << zip << QByteArray(labels) << location << file;
            };
            row("composed, decomposed file", "labels.json", composed, decomposed);
            row("decomposed, composed file", "labels.json", decomposed, composed);
            row("location with a backslash", "labels.json", backslash, composed);
            row("file with a backslash", "labels.json", composed, backslash);
            row("all of it with backslashes", "Export\\labels.json", composed, "Export\\" + backslash);
            row("both", "labels.json", backslash, decomposed);
            row("a dot before it", "labels.json", "./" + composed, decomposed);
        }
    }

    void nameOfATextMayBeWrittenInSeveralWays()
    {
        QFETCH(bool, zip);
        QFETCH(QByteArray, labels);
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, file);
        QTemporaryDir in;
        const QString path = make(zip, in, {{labels, labelFile({location})}, {file, "Ann Lee"}});
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        QCOMPARE(all->report->refused, 0);
        QCOMPARE(all->report->warnings, 0);
        QCOMPARE(all->project.all.at(0).text, QStringLiteral("Ann Lee"));
        QCOMPARE(all->project.all.at(0).location, QString::fromUtf8(location));
    }

    void nameInACodePageIsReadAsTheLabelFileSpellsIt_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("850") << QByteArray("Reuni\xC3\xA3o.txt") << QByteArray("Reuni\xC6o.txt");
        QTest::newRow("437") << QByteArray("M\xC3\xBCller.txt") << QByteArray("M\x81ller.txt");
        QTest::newRow("852") << QByteArray("\xC5\xBElu\xC5\xA5.txt") << QByteArray("\xA7lu\x9C.txt");
        QTest::newRow("866") << QByteArray("\xD0\x9C\xD0\xB8\xD1\x80.txt") << QByteArray("\x8C\xA8\xE0.txt");
        QTest::newRow("932") << QByteArray("\xE6\x97\xA5\xE6\x9C\xAC.txt")
                             << QByteArray("\x93\xFA\x96\x7B.txt");
    }

    void nameInACodePageIsReadAsTheLabelFileSpellsIt()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, bytes);
        QTemporaryDir in;
        const QString path =
            make(true, in, {{"in/labels.json", labelFile({location})}, {"in/" + bytes, "Ann Lee"}});
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        QCOMPARE(all->report->refused, 0);
        QCOMPARE(all->project.all.at(0).text, QStringLiteral("Ann Lee"));
    }

    /// The name as it is written comes first, so that two texts whose names differ in the form of a letter
    /// alone are both read.
    void equalNamesInTwoFormsAreTwoTexts()
    {
        QTemporaryDir in;
        const QString path =
            make(false, in,
                 {{"labels.json", labelFile({composed})}, {composed, "Ann Lee"}, {decomposed, "Bob Lee"}});
        const auto all = readByContent(path);
        QCOMPARE(all->project.all.at(0).text, QStringLiteral("Ann Lee"));
    }

    void oneTextUnderTwoWritingsIsOneDocument()
    {
        QTemporaryDir in;
        const QString path =
            make(false, in, {{"labels.json", labelFile({composed, decomposed})}, {composed, "Ann Lee"}});
        const auto all = readByContent(path);
        QCOMPARE(all->report->kept, 1);
        QCOMPARE(brief(all->report->problems.at(0).error),
                 QByteArray("DuplicateName|assets.documents[1].location|eachDocumentOnce"));
    }

    void locationThatLeadsOutIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("slash") << QByteArray("../b.txt");
        QTest::newRow("backslash") << QByteArray("..\\b.txt");
        QTest::newRow("backslash in the middle") << QByteArray("x\\..\\..\\b.txt");
    }

    void locationThatLeadsOutIsRefused()
    {
        QFETCH(QByteArray, location);
        QTemporaryDir in;
        writeBytes(in.filePath(QStringLiteral("b.txt")), "secret!");
        const QString path = make(false, in, {{"labels.json", labelFile({location})}});
        const auto all = readByContent(path);
        QCOMPARE(all->report->refused, 1);
        QCOMPARE(all->report->problems.at(0).error.code, ErrorCode::UnsafePath);
    }

    void linkOutOfTheFolderIsRefused_data()
    {
        QTest::addColumn<bool>("labels");
        QTest::newRow("beside a label file") << true;
        QTest::newRow("among texts") << false;
    }

    void linkOutOfTheFolderIsRefused()
    {
        QFETCH(bool, labels);
        QTemporaryDir in;
        writeBytes(in.filePath(QStringLiteral("secret.txt")), "secret!");
        QDir(in.path()).mkdir(QStringLiteral("other"));
        writeBytes(in.filePath(QStringLiteral("other/d.txt")), "secret!");
        Files files{{"real.txt", "Ann Lee"}};
        if (labels)
            files << std::pair(QByteArray("labels.json"),
                               labelFile({"out.txt", "folder/d.txt", "inside.txt", "real.txt"}));
        const QString path = make(false, in, files);
        QVERIFY(QFile::link(in.filePath(QStringLiteral("secret.txt")), path + QStringLiteral("/out.txt")));
        QVERIFY(QFile::link(in.filePath(QStringLiteral("other")), path + QStringLiteral("/folder")));
        QVERIFY(QFile::link(QStringLiteral("real.txt"), path + QStringLiteral("/inside.txt")));
        const auto all = readByContent(path);
        QVERIFY2(all->report, all->report ? "" : brief(all->report.error()));
        // A folder of texts is not searched through links, so that it has one link out only.
        QCOMPARE(all->report->refused, labels ? 2 : 1);
        QCOMPARE(all->report->kept, 2);
        for (const formats::Problem &problem : all->report->problems)
            QCOMPARE(problem.error.code, ErrorCode::UnsafePath);
        for (const project::Item &item : all->project.all)
            QCOMPARE(item.text, QStringLiteral("Ann Lee"));
    }

    /// Who names a link means the file behind it.
    void namedLinkIsFollowed()
    {
        QTemporaryDir in;
        QDir(in.path()).mkdir(QStringLiteral("other"));
        const QString link = in.filePath(QStringLiteral("a.txt"));
        writeBytes(in.filePath(QStringLiteral("other/a.txt")), "Ann Lee");
        QVERIFY(QFile::link(in.filePath(QStringLiteral("other/a.txt")), link));
        QCOMPARE(readByContent(link)->project.all.at(0).text, QStringLiteral("Ann Lee"));
    }
};

GLOSSA_TEST(TestFileSets);
#include "tst_file_sets.moc"
