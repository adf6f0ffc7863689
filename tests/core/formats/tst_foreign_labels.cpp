// SPDX-License-Identifier: GPL-3.0-or-later
//
// Labels that other tools write into fields of their own must not be lost without a word.
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

class TestForeignLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listWhoseLabelsAreNotReadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *name, const char *content, const char *place) {
            QTest::newRow(name) << quoted(content) << QByteArray(place);
        };
        row("Label Studio",
            "[{'id':1,'text':'Ann Lee','label':[{'start':0,'end':3,'text':'Ann','labels':['P']}]}]",
            "[0].label");
        row("doccano", "[{'id':1,'text':'x','label':[]},{'id':2,'text':'Ann Lee','label':[[0,3,'P']]}]",
            "[1].label");
        row("a class by number", "[{'text':'x','label':0}]", "[0].label");
        row("a class by name", "[{'text':'x','category':'A'}]", "[0].category");
        row("spans", "[{'text':'x','spans':[{'start':0,'end':1,'label':'P'}]}]", "[0].spans");
        row("annotations", "[{'text':'x','annotations':[{'result':[]}]}]", "[0].annotations");
        row("tags of tokens", "[{'text':'x','ner_tags':[0]}]", "[0].ner_tags");
        row("another case", "[{'text':'x','Intent':'A'}]", "[0].Intent");
    }

    void listWhoseLabelsAreNotReadIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, place);
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("in.json"));
        writeBytes(path, content);
        MemoryProject project;
        const auto report = read("azure-utterances", path, project);
        QVERIFY(!report);
        QCOMPARE(brief(report.error()), "LabelsNotRead|" + place + "|labelsInUtterances");
        QCOMPARE(QByteArray::fromStdString(report.error().file), path.toUtf8());
    }

    void fieldIsWarnedOf_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("field"); // empty: nothing is
        const auto row = [](const char *name, const char *content, const char *field) {
            QTest::newRow(name) << quoted(content) << QByteArray(field);
        };
        row("labels beside an intent", "[{'text':'x','intent':'A','labels':[[0,1,'P']]}]", "labels");
        row("any field where nothing is labeled", "[{'text':'x','mood':'good'}]", "mood");
        row("any field beside an intent", "[{'text':'x','intent':'A','mood':'good'}]", "");
        row("empty labels", "[{'text':'x','label':[]},{'text':'y','label':null}]", "");
        row("nothing but texts", "[{'text':'x'}]", "");
    }

    void fieldIsWarnedOf()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, field);
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("in.json"));
        writeBytes(path, content);
        MemoryProject project;
        const auto report = read("azure-utterances", path, project);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(report->refused, 0);
        QCOMPARE(report->warnings, field.isEmpty() ? 0 : 1);
        if (field.isEmpty())
            return;
        QCOMPARE(report->problems.at(0).error.code, ErrorCode::LabelsNotRead);
        QCOMPARE(QByteArray::fromStdString(plain(report->problems.at(0).error.detail)), field);
        QCOMPARE(QByteArray::fromStdString(plain(report->problems.at(0).error.place)), "[0]." + field);
    }

    /// What another feature of Azure calls its labels is foreign to this one.
    void labelFileOfAnotherKindIsWarnedOf()
    {
        QTemporaryDir in;
        writeBytes(in.filePath(QStringLiteral("a.txt")), "Ann Lee");
        const QString path = in.filePath(QStringLiteral("labels.json"));
        writeBytes(path, quoted("{'projectFileVersion':'1','stringIndexType':'Utf16CodeUnit','metadata':{"
                                "'projectKind':'CustomSingleLabelClassification','projectName':'P',"
                                "'language':'en'},'assets':{'documents':[{'location':'a.txt','classes':[{"
                                "'category':'A'}]}]}}"));
        MemoryProject project;
        const auto report = read("azure-classification", path, project);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(report->warnings, 1);
        QCOMPARE(brief(report->problems.at(0).error),
                 QByteArray("LabelsNotRead|assets.documents[0].classes|classInField"));
    }
};

GLOSSA_TEST(TestForeignLabels);
#include "tst_foreign_labels.moc"
