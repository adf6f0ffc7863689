// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/call_code.h"

#include "tests/support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace glossa;
using deployments::CodeLanguage;
using deployments::codeOf;
using deployments::SampleCall;
using project::ProjectKind;

class CallCodeTest : public QObject {
    Q_OBJECT

    static SampleCall call(ProjectKind kind)
    {
        return {QStringLiteral("http://127.0.0.1:5000"),
                QStringLiteral("Ana's \"mail\""),
                QStringLiteral("production"),
                kind,
                QStringLiteral("en-us"),
                QString::fromUtf8("it's \\ 100 %\n\"naïve\" 😀 $HOME `id`")};
    }
    static QJsonObject body(const SampleCall &call)
    {
        QJsonParseError error;
        const auto json = QJsonDocument::fromJson(deployments::bodyOf(call).toUtf8(), &error);
        if (error.error != QJsonParseError::NoError)
            qFatal("%s", qPrintable(error.errorString()));
        return json.object();
    }
    static QJsonObject task(const SampleCall &call)
    {
        return body(call).value(QStringLiteral("tasks")).toArray().at(0).toObject();
    }
    static QString code(ProjectKind kind, CodeLanguage language) { return codeOf(call(kind), language); }
    /// What a program says of a piece of code that it only reads; none where it is not installed.
    static void readsWell(const QString &program, const QStringList &arguments, const QString &code)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForStarted())
            return;
        process.write(code.toUtf8());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
    /// Runs the lines for the shell with a curl that writes what follows -d to the file "body" and then does
    /// `answers`, in which $posted says that there was one, $heads is the file of -D, where the headers go
    /// that were asked for, and $out is the file of -o; what is printed.
    static QByteArray runWith(const QTemporaryDir &folder, const SampleCall &asked, const QByteArray &answers)
    {
        QFile curl(folder.filePath(QStringLiteral("curl")));
        if (!curl.open(QIODevice::WriteOnly))
            qFatal("no script");
        curl.write("#!/bin/sh\nheads=/dev/null; out=/dev/stdout; posted=\nwhile [ $# -gt 0 ]; do\n"
                   "  if [ \"$1\" = -d ]; then printf '%s' \"$2\" > body; posted=1; fi\n"
                   "  if [ \"$1\" = -D ]; then heads=$2; fi\n"
                   "  if [ \"$1\" = -o ]; then out=$2; fi\n  shift\ndone\n"
                   "[ \"$heads\" != - ] || heads=/dev/stdout\n" +
                   answers);
        curl.close();
        if (!curl.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no permission");
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"),
                           folder.path() + u':' + environment.value(QStringLiteral("PATH")));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), codeOf(asked, CodeLanguage::Curl)});
        if (!shell.waitForFinished(10'000) || shell.exitCode() != 0)
            qFatal("%s", shell.readAllStandardError().constData());
        return shell.readAllStandardOutput();
    }

private Q_SLOTS:
    void anUtteranceIsAskedAsAzureDocumentsIt()
    {
        const SampleCall asked = call(ProjectKind::Conversation);
        QCOMPARE(
            deployments::urlOf(asked),
            QStringLiteral("http://127.0.0.1:5000/language/:analyze-conversations?api-version=2023-04-01"));
        QVERIFY(!deployments::isJob(asked));
        const QJsonObject json = body(asked);
        QCOMPARE(json.value(QStringLiteral("kind")).toString(), QStringLiteral("Conversation"));
        const QJsonObject item = json.value(QStringLiteral("analysisInput"))
                                     .toObject()
                                     .value(QStringLiteral("conversationItem"))
                                     .toObject();
        QCOMPARE(item.value(QStringLiteral("text")).toString(), asked.text);
        const QJsonObject parameters = json.value(QStringLiteral("parameters")).toObject();
        QCOMPARE(parameters.value(QStringLiteral("projectName")).toString(), asked.project);
        QCOMPARE(parameters.value(QStringLiteral("deploymentName")).toString(), asked.deployment);
    }

    void aDocumentIsAJobOfItsKind_data()
    {
        QTest::addColumn<ProjectKind>("kind");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("python");
        QTest::addColumn<QString>("cSharp");
        QTest::newRow("entities") << ProjectKind::CustomEntityRecognition
                                  << QStringLiteral("CustomEntityRecognition")
                                  << QStringLiteral("begin_recognize_custom_entities(")
                                  << QStringLiteral("RecognizeCustomEntities(");
        QTest::newRow("one class") << ProjectKind::CustomSingleLabelClassification
                                   << QStringLiteral("CustomSingleLabelClassification")
                                   << QStringLiteral("begin_single_label_classify(")
                                   << QStringLiteral("SingleLabelClassify(");
        QTest::newRow("classes") << ProjectKind::CustomMultiLabelClassification
                                 << QStringLiteral("CustomMultiLabelClassification")
                                 << QStringLiteral("begin_multi_label_classify(")
                                 << QStringLiteral("MultiLabelClassify(");
    }
    void aDocumentIsAJobOfItsKind()
    {
        QFETCH(ProjectKind, kind);
        QFETCH(QString, task);
        QFETCH(QString, python);
        QFETCH(QString, cSharp);
        const SampleCall asked = call(kind);
        QVERIFY(deployments::isJob(asked));
        QCOMPARE(deployments::urlOf(asked),
                 QStringLiteral("http://127.0.0.1:5000/language/analyze-text/jobs?api-version=2023-04-01"));
        QCOMPARE(this->task(asked).value(QStringLiteral("kind")).toString(), task);
        QVERIFY(code(kind, CodeLanguage::JavaScript).contains(u'"' + task + u'"'));
        QVERIFY(code(kind, CodeLanguage::Python).contains(python));
        QVERIFY(code(kind, CodeLanguage::CSharp).contains(cSharp));
        // Only entities have places, so only they say what these are counted in.
        QCOMPARE(deployments::bodyOf(asked).contains(QStringLiteral("stringIndexType")),
                 kind == ProjectKind::CustomEntityRecognition);
    }

    void noPlaceIsLeftUnfilled()
    {
        for (const project::KindTraits &traits : project::kindTraits)
            for (const CodeLanguage language :
                 {CodeLanguage::Curl, CodeLanguage::JavaScript, CodeLanguage::Python, CodeLanguage::CSharp})
                QVERIFY(!code(traits.kind, language).contains(QStringLiteral("%{")));
    }

    /// The shell hands curl exactly the body, whatever quotes and dollars the names and the text have; a job
    /// is asked for as long as it runs.
    void theShellChangesNothingInTheBody()
    {
        for (const project::KindTraits &traits : project::kindTraits) {
            const SampleCall asked = call(traits.kind);
            QTemporaryDir folder;
            const QByteArray said =
                runWith(folder, asked,
                        "printf 'operation-location: http://127.0.0.1/job\\r\\n' > \"$heads\"\n"
                        "if [ -e running ]; then state=succeeded; else state=running; fi\n"
                        "[ \"$posted\" ] || touch running\n"
                        "printf '{\"status\": \"%s\"}' $state > \"$out\"\n");
            QFile body(folder.filePath(QStringLiteral("body")));
            QVERIFY(body.open(QIODevice::ReadOnly));
            QCOMPARE(QString::fromUtf8(body.readAll()), deployments::bodyOf(asked));
            if (deployments::isJob(asked))
                QCOMPARE(said, QByteArray("{\"status\": \"succeeded\"}"));
        }
    }

    /// What is no job is not asked for again and again.
    void aJobThatIsRefusedEndsAndSaysWhy()
    {
        QTemporaryDir folder;
        QCOMPARE(
            runWith(
                folder, call(ProjectKind::CustomEntityRecognition),
                "printf 'HTTP/1.1 404 Not Found\\r\\n' > \"$heads\"\nprintf '{\"error\":{}}' > \"$out\"\n"),
            QByteArray("{\"error\":{}}"));
    }

    /// These would end a line in C#, or show another order of characters than the one that runs.
    void noCharacterChangesHowAProgramReads()
    {
        SampleCall asked = call(ProjectKind::Conversation);
        asked.text = QStringLiteral("a\u2028b\u0085c\u202Ed");
        for (const CodeLanguage language : {CodeLanguage::JavaScript, CodeLanguage::CSharp})
            QVERIFY(codeOf(asked, language).contains(QStringLiteral("\"a\\u2028b\\u0085c\\u202ed\"")));
        QCOMPARE(body(asked)
                     .value(QStringLiteral("analysisInput"))
                     .toObject()
                     .value(QStringLiteral("conversationItem"))
                     .toObject()
                     .value(QStringLiteral("text"))
                     .toString(),
                 asked.text);
    }

    void programsAreWellFormed()
    {
        for (const project::KindTraits &traits : project::kindTraits) {
            readsWell(QStringLiteral("python3"),
                      {QStringLiteral("-c"), QStringLiteral("import ast, sys; ast.parse(sys.stdin.read())")},
                      code(traits.kind, CodeLanguage::Python));
            readsWell(QStringLiteral("node"), {QStringLiteral("--check"), QStringLiteral("-")},
                      code(traits.kind, CodeLanguage::JavaScript));
        }
    }
};

GLOSSA_TEST(CallCodeTest);
#include "tst_call_code.moc"
