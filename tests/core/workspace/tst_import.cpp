// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/collecting_sink.h"
#include "core/workspace/projects/overview.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QtTest>

using namespace glossa;
using namespace glossa::workspace;

namespace {

/// JSON in a C++ string: ' stands for ".
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void fileWithoutARecordMakesNoProject_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *what, const char *name, const char *content) {
            QTest::newRow(what) << QString::fromLatin1(name) << QByteArray(content);
        };
        row("empty list", "a.json", "[]");
        row("header alone", "a.csv", "text,intent\n");
        row("header of tabs", "a.tsv", "text\tintent\n");
        row("blank lines", "a.txt", "\n \n\t\n");
        row("empty file", "b.json", "");
    }

    void fileWithoutARecordMakesNoProject()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        ImportRequest request;
        request.files << file(name, content);
        request.newProjectName = QStringLiteral("New");
        request.kind = project::ProjectKind::Conversation;
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NoRecords);
        QCOMPARE(QString::fromStdString(result.error().file), request.files.constFirst());
        QCOMPARE(projectOverviews(space())->size(), std::size_t{1});
        const auto preview = previewImport(request);
        QVERIFY(!preview);
        QCOMPARE(preview.error().code, ErrorCode::NoRecords);
        const auto collected = collectItems(space(), request);
        QVERIFY(!collected);
        QCOMPARE(collected.error().code, ErrorCode::NoRecords);
    }

    /// A schema without a text is worth a project: it is how labeling begins.
    void projectFileWithoutItemsIsTaken()
    {
        ImportRequest request;
        request.files << file(QStringLiteral("p.json"), head("Schema alone"));
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(result);
        QCOMPARE(projectOverviews(space())->size(), std::size_t{2});
    }

    void badProjectNameIsPlacedInTheFile()
    {
        ImportRequest request;
        request.files << file(QStringLiteral("p.json"), head("two\\nlines"));
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::BadValue);
        QCOMPARE(plain(result.error().place), std::string("metadata.projectName"));
        QCOMPARE(QString::fromStdString(result.error().file), request.files.constFirst());
        // Under another name it can come in.
        request.newProjectName = QStringLiteral("One line");
        QVERIFY(importFiles(space(), request, m_lamps->ana));
    }

    void tooManyCategoriesAreExplainedByTheirSource_data()
    {
        QTest::addColumn<bool>("table");
        QTest::newRow("table") << true;
        QTest::newRow("project file") << false;
    }

    void tooManyCategoriesAreExplainedByTheirSource()
    {
        QFETCH(bool, table);
        QByteArray rows = "text,intent\n";
        QByteArray intents;
        for (int i = 0; i <= 2000; ++i) {
            rows += "a text,Intent" + QByteArray::number(i) + '\n';
            intents +=
                (i > 0 ? "," : "") + QByteArray("{\"category\":\"Intent") + QByteArray::number(i) + "\"}";
        }
        ImportRequest request;
        request.newProjectName = QStringLiteral("New");
        request.files << (table ? file(QStringLiteral("t.csv"), rows)
                                : file(QStringLiteral("p.json"),
                                       head("P").replace("\"intents\":[]", "\"intents\":[" + intents + "]")));
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QCOMPARE(plain(result.error().expected),
                 std::string(table ? "isTheLabelColumnRight" : "atMostNewCategories"));
    }

    void documentLabeledWithNothingCountsAsLabeled()
    {
        file(QStringLiteral("a.txt"), "Ann Lee");
        file(QStringLiteral("b.txt"), "Ann Lee");
        ImportRequest request;
        request.files << file(
            QStringLiteral("labels.json"),
            quoted("{'projectFileVersion':'1','stringIndexType':'Utf16CodeUnit','metadata':{'projectKind':"
                   "'CustomEntityRecognition','projectName':'D','language':'en'},'assets':{'entities':[],"
                   "'documents':[{'location':'a.txt','entities':[{'regionOffset':0,'regionLength':7,"
                   "'labels':[]}]},{'location':'b.txt','entities':[]}]}}"));
        const auto result = importFiles(space(), request, m_lamps->ana);
        QVERIFY(result);
        QCOMPARE(projectOverview(space(), result->project)->summary.labeled, 1);
    }

private:
    static QByteArray head(const QByteArray &name)
    {
        return quoted("{'projectFileVersion':'1','stringIndexType':'Utf16CodeUnit','metadata':{'projectKind':"
                      "'Conversation','projectName':'") +
               name + quoted("','language':'en'},'assets':{'intents':[],'entities':[],'utterances':[]}}");
    }

    QString file(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    Workspace &space() { return *m_lamps->workspace; }

    QTemporaryDir m_folder;
    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestImport);
#include "tst_import.moc"
