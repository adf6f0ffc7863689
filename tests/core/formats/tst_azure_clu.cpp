// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

class TestAzureClu : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripGivesTheSameJson_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("path");
        QTest::newRow("EmailAppDemo") << "azure-clu" << dataFile("azure-clu/EmailAppDemo.json");
        QTest::newRow("HomeAutomationDemo") << "azure-clu" << dataFile("azure-clu/HomeAutomationDemo.json");
        QTest::newRow("unknown fields, odd order")
            << "azure-clu" << dataFile("azure-clu/every_component.json");
        QTest::newRow("utterance list")
            << "azure-utterances" << dataFile("azure-utterances/clu_utterances.json");
        if (const QString snips = sharedFile("snips/train-and-test.clu.json"); !snips.isEmpty())
            QTest::newRow("snips") << "azure-clu" << snips;
        if (const QString atis = sharedFile("atis/dev.clu-utterances.json"); !atis.isEmpty())
            QTest::newRow("atis dev") << "azure-utterances" << atis;
    }

    void roundTripGivesTheSameJson()
    {
        QFETCH(QString, format);
        QFETCH(QString, path);
        const QByteArray id = format.toLatin1();
        MemoryProject project;
        const auto report = read(id, path, project);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(report->refused, 0);
        QCOMPARE(report->kept, static_cast<std::int64_t>(project.all.size()));
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.json"));
        const auto written = write(id, out, project);
        QVERIFY2(written, written ? "" : brief(written.error()));
        QVERIFY(sameJson(bytesOf(path), bytesOf(out)));
    }

    void headIsRead()
    {
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/EmailAppDemo.json"), project));
        QCOMPARE(project.heads, 1);
        QCOMPARE(project.info.name, QStringLiteral("EmailAppDemo"));
        QCOMPARE(project.info.language, QStringLiteral("en-us"));
        QVERIFY(project.info.multilingual);
        QCOMPARE(project.info.confidenceThreshold, std::optional<double>(0.7));
        QCOMPARE(project.info.fileVersion, QStringLiteral("2022-05-01"));
        QCOMPARE(project.all.size(), std::size_t{607});
        QCOMPARE(std::ranges::count(project.schema, project::CategoryKind::Intent, &project::Category::kind),
                 15);
        QCOMPARE(std::ranges::count(project.schema, project::CategoryKind::Entity, &project::Category::kind),
                 14);
    }

    void componentsAreRead()
    {
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/every_component.json"), project));
        const auto city = std::ranges::find(project.schema, QStringLiteral("City"), &project::Category::name);
        QVERIFY(city != project.schema.end());
        QCOMPARE(city->description, QStringLiteral("Where to"));
        QCOMPARE(city->components.composition, project::Composition::Unset);
        QCOMPARE(city->components.list.size(), std::size_t{2});
        QCOMPARE(city->components.list[0].key, QStringLiteral("Oslo"));
        QCOMPARE(city->components.list[0].synonyms[0].language, QStringLiteral("nb"));
        QCOMPARE(city->components.list[0].synonyms[0].values,
                 QStringList({QStringLiteral("Oslo"), QStringLiteral("Christiania")}));
        QVERIFY(city->components.list[0].synonyms[1].language.isNull());
        QCOMPARE(city->components.regex[0].pattern, QStringLiteral("/^[A-Z]{3}$/"));
        QCOMPARE(city->components.prebuilts[0].category, QStringLiteral("Geography.Location"));
        QCOMPARE(city->components.required,
                 QStringList({QStringLiteral("learned"), QStringLiteral("prebuilt")}));
    }

    void utterancesAreRead()
    {
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/every_component.json"), project));
        const project::Item &item = project.all.front();
        QCOMPARE(item.text, QStringLiteral("Book \"Zoë\" 😀 to Oslo\r\n"));
        QCOMPARE(item.dataset, project::Dataset::Test);
        QCOMPARE(item.labels.front().category, QStringLiteral("City"));
        QCOMPARE(item.text.mid(item.labels.front().span.begin, item.labels.front().span.length),
                 QStringLiteral("Oslo"));
        QVERIFY(item.language.isNull());
    }

    /// Most objects of a real file have the common form, which must cost nothing.
    void commonShapesAreStoredEmpty()
    {
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/EmailAppDemo.json"), project));
        for (const project::Item &item : project.all) {
            QVERIFY(item.shape.isEmpty());
            for (const project::Label &label : item.labels)
                QVERIFY(label.shape.isEmpty());
        }
    }

    void equalShapesAreShared()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.json"));
        writeBytes(path, quoted("[{'intent':'A','text':'x'},{'intent':'B','text':'y'}]"));
        MemoryProject project;
        QVERIFY(read("azure-utterances", path, project));
        QCOMPARE(project.all[0].shape, quoted("{'intent':null,'text':null}"));
        QVERIFY(project.all[0].shape.constData() == project.all[1].shape.constData());
    }

    void itemsComeInBatches()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.json"));
        QByteArray json = "[";
        for (int i = 0; i < 2500; ++i)
            json +=
                (i > 0 ? "," : "") + quoted("{'text':'") + QByteArray::number(i) + quoted("','intent':'A'}");
        writeBytes(path, json + "]");
        MemoryProject project;
        QVERIFY(read("azure-utterances", path, project));
        QCOMPARE(project.all.size(), std::size_t{2500});
        QCOMPARE(project.largestBatch, std::size_t{1000});
        QCOMPARE(project.all[2499].text, QStringLiteral("2499"));
        QCOMPARE(project.schema.size(), std::size_t{1});
    }

    void projectMadeHereIsWrittenLikeAzure()
    {
        MemoryProject project;
        project.info.name = QStringLiteral("P");
        project.info.language = QStringLiteral("en-us");
        project.info.confidenceThreshold = 0.5;
        project::Category entity;
        entity.kind = project::CategoryKind::Entity;
        entity.name = QStringLiteral("City");
        project.schema = {entity};
        project::Item item;
        item.text = QStringLiteral("to Oslo");
        item.intent = QStringLiteral("Book");
        item.dataset = project::Dataset::Train;
        item.labels = {{QStringLiteral("City"), {3, 4}, 0, {}}};
        project.all = {item};
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.json"));
        QVERIFY(write("azure-clu", path, project));
        QCOMPARE(bytesOf(path), bytesOf(dataFile("azure-clu/made_here.json")));
    }

    void changedFieldsKeepTheirPlaceAndNewOnesCome()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.json"));
        writeBytes(path, quoted("[{'dataset':'Train','id':5,'text':'to Oslo','intent':'A'}]"));
        MemoryProject project;
        QVERIFY(read("azure-utterances", path, project));
        project.all[0].dataset = project::Dataset::Unassigned;
        project.all[0].intent = QStringLiteral("B");
        project.all[0].language = QStringLiteral("nb");
        QVERIFY(write("azure-utterances", path, project));
        QCOMPARE(normalized(bytesOf(path)),
                 quoted("[{'id':5,'text':'to Oslo','intent':'B','language':'nb'}]"));
    }

    void utf16FilesAreRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.json"));
        const QString json = QString::fromUtf8(quoted("[{'text':'Zoë 😀','intent':'A'}]"));
        for (const auto encoding :
             {QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf8}) {
            QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
            writeBytes(path, encode(json));
            MemoryProject project;
            QVERIFY(read("azure-utterances", path, project));
            QCOMPARE(project.all.at(0).text, QStringLiteral("Zoë 😀"));
        }
    }

    void formatIsRecognisedByContent()
    {
        const auto clu = formats::sniffFormat(dataFile("azure-clu/every_component.json"));
        QVERIFY(clu);
        QCOMPARE((*clu)->id(), QStringLiteral("azure-clu"));
        const auto list = formats::sniffFormat(dataFile("azure-utterances/clu_utterances.json"));
        QVERIFY(list);
        QCOMPARE((*list)->id(), QStringLiteral("azure-utterances"));
    }

    void readingStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        formats::ReadOptions options;
        options.stop = stop.get_token();
        MemoryProject project;
        const auto report = read("azure-clu", dataFile("azure-clu/EmailAppDemo.json"), project, options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(project.all.empty());
    }
};

GLOSSA_TEST(TestAzureClu);
#include "tst_azure_clu.moc"
