// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Every document of `project` stands in `folder` with the bytes that it had in `before`.
bool sameTexts(const QString &before, const QString &folder, const MemoryProject &project)
{
    for (const project::Item &item : project.all) {
        QByteArray old = bytesOf(QDir(before).filePath(item.location));
        if (old.startsWith("\xEF\xBB\xBF"))
            old.remove(0, 3);
        if (old != bytesOf(QDir(folder).filePath(item.location))) {
            qInfo("%s differs", qPrintable(item.location));
            return false;
        }
    }
    return true;
}

} // namespace

class TestAzureLabelFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripGivesTheSameLabelsAndTexts_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QString>("labels");
        QTest::newRow("loan agreements")
            << QByteArray("azure-ner") << dataFile("azure-ner/loan-agreements/loanAgreementsLabels.json");
        QTest::newRow("regions, subfolders, unknown fields")
            << QByteArray("azure-ner") << dataFile("azure-ner/odd/labels.json");
        QTest::newRow("single class")
            << QByteArray("azure-classification") << dataFile("azure-classification/single/labels.json");
        QTest::newRow("several classes")
            << QByteArray("azure-classification") << dataFile("azure-classification/multi/labels.json");
        for (const char *name : {"azure-samples/custom-text-classification/multi-movies/movieLabels.json",
                                 "azure-samples/custom-text-classification/single-webofscience/"
                                 "webOfScience_labelsFile.json"}) {
            if (const QString path = sharedFile(name); !path.isEmpty())
                QTest::newRow(name) << QByteArray("azure-classification") << path;
        }
    }

    void roundTripGivesTheSameLabelsAndTexts()
    {
        QFETCH(QByteArray, format);
        QFETCH(QString, labels);
        MemoryProject project;
        const auto report = read(format, labels, project);
        QVERIFY2(report, report ? "" : brief(report.error()));
        if (report->refused > 0)
            qInfo("%s", brief(report->problems.front().error).constData());
        QCOMPARE(report->refused, 0);
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out"));
        const auto written = write(format, out, project);
        QVERIFY2(written, written ? "" : brief(written.error()));
        QVERIFY(sameJson(bytesOf(labels), bytesOf(out + QStringLiteral("/labels.json"))));
        QVERIFY(sameTexts(QFileInfo(labels).path(), out, project));
    }

    void zipGivesTheSameAsTheFolder()
    {
        QTemporaryDir folder;
        const QString zip = folder.filePath(QStringLiteral("in.zip"));
        zipFolder(dataFile("azure-ner/odd"), zip);
        MemoryProject fromFolder;
        MemoryProject fromZip;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), fromFolder));
        const auto report = read("azure-ner", zip, fromZip);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(report->kept, 3);
        QVERIFY(fromZip.all == fromFolder.all);
        QVERIFY(fromZip.schema == fromFolder.schema);
        QVERIFY(fromZip.info == fromFolder.info);
    }

    void writtenZipIsReadAgain()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        QTemporaryDir folder;
        const QString zip = folder.filePath(QStringLiteral("out.zip"));
        const auto written = write("azure-ner", zip, project);
        QVERIFY2(written, written ? "" : brief(written.error()));
        MemoryProject again;
        QVERIFY(read("azure-ner", zip, again));
        QVERIFY(again.all == project.all);
        // Nothing of what was made aside is left.
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(QStringLiteral("out.zip")));
    }

    void textsKeepLineEndsAndLabelsTheirPlace()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd/labels.json"), project));
        const project::Item &item = project.all.at(0);
        QVERIFY(item.text.contains(QStringLiteral("\r\n")));
        QCOMPARE(item.location, QStringLiteral("my file.txt"));
        QCOMPARE(item.dataset, project::Dataset::Test);
        QCOMPARE(item.regions.size(), std::size_t{2});
        QCOMPARE(item.labels.at(1).region, 1);
        QCOMPARE(item.text.mid(item.labels.at(1).span.begin, item.labels.at(1).span.length),
                 QStringLiteral("Zoë 😀 Ltd"));
        QCOMPARE(project.all.at(2).text, QStringLiteral("Third, with a mark"));
    }

    void labelsWithoutRegionsGetOneOfTheWholeText()
    {
        MemoryProject project;
        project.info.kind = project::ProjectKind::CustomEntityRecognition;
        project.info.name = QStringLiteral("P");
        project.info.language = QStringLiteral("en");
        project::Item item;
        item.text = QStringLiteral("Ann Lee");
        item.labels = {{QStringLiteral("Person"), {0, 3}, 0, {}}};
        project.all = {item, item};
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out"));
        QVERIFY(write("azure-ner", out, project));
        MemoryProject again;
        QVERIFY(read("azure-ner", out, again));
        QCOMPARE(again.all.at(0).location, QStringLiteral("document-000001.txt"));
        QCOMPARE(again.all.at(1).location, QStringLiteral("document-000002.txt"));
        QCOMPARE(again.all.at(0).regions.at(0).span, (text::Utf16Span{0, 7}));
        QVERIFY(again.all.at(0).labels == item.labels);
    }

    /// A region says that a person has been through it: without labels, it is labeled with nothing.
    void regionWithoutLabelsIsDone()
    {
        QTemporaryDir in;
        for (const char *name : {"a.txt", "b.txt", "c.txt", "d.txt"})
            writeBytes(in.filePath(QLatin1String(name)), "Ann Lee");
        const QString path = in.filePath(QStringLiteral("labels.json"));
        const QByteArray content = quoted(
            "{'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit','metadata':{'projectKind':"
            "'CustomEntityRecognition','projectName':'P','language':'en'},'assets':{'entities':[{'category':"
            "'P'}],'documents':[{'location':'a.txt','entities':[{'regionOffset':0,'regionLength':7,'labels':"
            "[]}]},{'location':'b.txt','entities':[]},{'location':'c.txt'},{'location':'d.txt','entities':[{"
            "'regionOffset':0,'regionLength':7,'labels':[{'category':'P','offset':0,'length':3}]}]}]}}");
        writeBytes(path, content);
        MemoryProject project;
        QVERIFY(read("azure-ner", path, project));
        QList<bool> labeled;
        for (const project::Item &item : project.all)
            labeled << project::isLabeled(item);
        QCOMPARE(labeled, (QList<bool>{true, false, false, true}));
        QVERIFY(project.all.at(0).done);
        const QString out = in.filePath(QStringLiteral("out"));
        QVERIFY(write("azure-ner", out, project));
        QVERIFY(sameJson(content, bytesOf(out + QStringLiteral("/labels.json"))));
    }

    void doneSurvivesTheFile_data()
    {
        QTest::addColumn<bool>("done");
        QTest::newRow("done") << true;
        QTest::newRow("not done") << false;
    }

    void doneSurvivesTheFile()
    {
        QFETCH(bool, done);
        QTemporaryDir in;
        MemoryProject project;
        project.info.kind = project::ProjectKind::CustomEntityRecognition;
        project.info.name = QStringLiteral("P");
        project.info.language = QStringLiteral("en");
        project::Item item;
        item.text = QStringLiteral("Ann Lee");
        item.done = done;
        project.all = {item, item};
        project.all.at(1).regions.push_back({{0, 3}, {}}); // read from a file, then marked by a person
        const QString out = in.filePath(QStringLiteral("out"));
        QVERIFY(write("azure-ner", out, project));
        MemoryProject again;
        QVERIFY(read("azure-ner", out, again));
        QCOMPARE(again.all.at(0).done, done);
        QCOMPARE(again.all.at(1).done, done);
        if (done)
            QCOMPARE(again.all.at(1).regions.at(0).span, (text::Utf16Span{0, 3}));
    }

    void equalNamesAreToldApart()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        project.all.push_back(project.all.front());
        project.all.back().text += QStringLiteral("!");
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out"));
        QVERIFY(write("azure-ner", out, project));
        QVERIFY(QFileInfo::exists(out + QStringLiteral("/my file-2.txt")));
    }

    void folderWithContentKeepsWhatIsNotOurs()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        QTemporaryDir folder;
        const QString other = folder.filePath(QStringLiteral("other.doc"));
        writeBytes(other, "mine");
        QVERIFY(write("azure-ner", folder.path(), project));
        QCOMPARE(bytesOf(other), QByteArray("mine"));
        QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("sub/deeper/b.txt"))));
        MemoryProject again;
        QVERIFY(read("azure-ner", folder.path(), again));
        QVERIFY(again.all == project.all);
    }

    void folderWithAnotherTextOfANameStaysAsItWas()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        QTemporaryDir folder;
        const QString last = QStringLiteral("c.txt");
        project.all.back().location = last;
        writeBytes(folder.filePath(last), "mine");
        const auto written = write("azure-ner", folder.path(), project);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(last));
        QCOMPARE(bytesOf(folder.filePath(last)), QByteArray("mine"));
    }

    void sameFileWrittenInTwoWaysIsToldApart()
    {
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        project.all.resize(1);
        project.all.front().location = QStringLiteral("a.txt");
        for (const char *name : {"./a.txt", "x//b.txt", "x/b.txt", "./labels.json"}) {
            project.all.push_back(project.all.front());
            project.all.back().location = QString::fromLatin1(name);
            project.all.back().text += QLatin1String(name);
        }
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out"));
        QVERIFY(write("azure-ner", out, project));
        MemoryProject again;
        QVERIFY(read("azure-ner", out, again));
        QCOMPARE(again.all.size(), project.all.size());
        for (std::size_t i = 0; i < again.all.size(); ++i)
            QCOMPARE(again.all.at(i).text, project.all.at(i).text);
    }

    void labelFileNamedByThePathIsWrittenBesideItsTexts()
    {
        MemoryProject project;
        QVERIFY(read("azure-classification", dataFile("azure-classification/single"), project));
        QTemporaryDir folder;
        const QString labels = folder.filePath(QStringLiteral("films.json"));
        QVERIFY(write("azure-classification", labels, project));
        QVERIFY(sameJson(bytesOf(dataFile("azure-classification/single/labels.json")), bytesOf(labels)));
        QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("two.txt"))));
    }

    /// As answers of the service have it. Azure's import takes an object only, which is what is written.
    void anArrayOfOneClassIsThatClass()
    {
        QTemporaryDir folder;
        for (const char *name : {"one.txt", "two.txt", "three.txt"})
            QVERIFY(QFile::copy(dataFile("azure-classification/single/") + QString::fromLatin1(name),
                                folder.filePath(QString::fromLatin1(name))));
        QByteArray labels = bytesOf(dataFile("azure-classification/single/labels.json"));
        const qsizetype at = labels.indexOf("\"class\": {");
        const qsizetype end = labels.indexOf('}', at) + 1;
        const QByteArray object = labels.mid(at + 9, end - at - 9);
        labels.replace(at + 9, object.size(), '[' + object + ']');
        labels.replace("\"location\": \"three.txt\"", "\"location\": \"three.txt\", \"class\": []");
        const QString path = folder.filePath(QStringLiteral("labels.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(labels);
        file.close();
        MemoryProject project;
        const auto report = read("azure-classification", path, project);
        QVERIFY(report);
        QCOMPARE(report->kept, 3);
        QCOMPARE(report->problems.size(), std::size_t{0});
        QCOMPARE(project.all.at(0).classes.size(), std::size_t{1});
        QCOMPARE(project.all.at(0).classes.front().category, QStringLiteral("Drama"));
        QVERIFY(project.all.at(2).classes.empty());
        const QString out = folder.filePath(QStringLiteral("out/labels.json"));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("out")));
        QVERIFY(write("azure-classification", out, project));
        QVERIFY(bytesOf(out).contains("\"category\": \"Drama\""));
        const auto written = bytesOf(out).simplified();
        QVERIFY(written.contains("\"class\": { \"category\": \"Drama\" }"));
    }

    void formatsAreRecognised()
    {
        QTemporaryDir folder;
        const QString zip = folder.filePath(QStringLiteral("in.zip"));
        zipFolder(dataFile("azure-ner/odd"), zip);
        for (const QString &path : {zip, dataFile("azure-ner/odd"), dataFile("azure-ner/odd/labels.json")}) {
            const auto format = formats::sniffFormat(path);
            QVERIFY(format);
            QCOMPARE((*format)->id(), QStringLiteral("azure-ner"));
        }
        const auto classes = formats::sniffFormat(dataFile("azure-classification/multi"));
        QVERIFY(classes);
        QCOMPARE((*classes)->id(), QStringLiteral("azure-classification"));
    }
};

GLOSSA_TEST(TestAzureLabelFiles);
#include "tst_azure_label_files.moc"
