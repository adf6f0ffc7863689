// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/components/component_problems.h"
#include "core/workspace/items/edit_line.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/training/checks.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using namespace glossa::workspace;
using Check = TrainingCheck::Kind;

class TestGivenValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void editsThatCannotActAreRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, const char *line, ErrorCode code, const char *place,
                            const char *detail) {
            QTest::newRow(name) << QByteArray(line) << static_cast<int>(code) << QByteArray(place)
                                << QByteArray(detail);
        };
        row("project", "{\"edit\":\"changeProject\",\"language\":\"not a language\"}", ErrorCode::BadValue,
            "language", "not a language");
        row("line end", "{\"edit\":\"changeProject\",\"language\":\"fr\\n\"}", ErrorCode::BadValue,
            "language", "fr\n");
        row("item", "{\"edit\":\"setLanguage\",\"item\":1,\"language\":\"!!!\\nzz\"}", ErrorCode::BadValue,
            "language", "!!!\nzz");
        row("new item", "{\"edit\":\"addItem\",\"value\":{\"text\":\"on\",\"language\":\"e\"}}",
            ErrorCode::BadValue, "value.language", "e");
        row("pattern",
            "{\"edit\":\"changeCategory\",\"kind\":\"entity\",\"name\":\"Room\",\"components\":{\"regex\":[{"
            "\"regexKey\":\"k\",\"regexPattern\":\"((\",\"language\":\"en\"}]}}",
            ErrorCode::UnsupportedPattern, "components.regex[0].regexPattern",
            "valueWithReason(((, reasonAt(missingParenthesis, position(1)))");
        row("pattern in a batch",
            "{\"edit\":\"batch\",\"edits\":[{\"edit\":\"addCategory\",\"kind\":\"entity\",\"name\":\"E\","
            "\"components\":{\"regex\":[{\"regexKey\":\"a\",\"regexPattern\":\"a\"},{\"regexKey\":\"k\","
            "\"regexPattern\":\"[0-9]{1,2000}\"}]}}]}",
            ErrorCode::UnsupportedPattern, "edits[0].components.regex[1].regexPattern",
            "valueWithReason([0-9]{1,2000}, reasonAt(repetitionOfMoreThan(1000), position(5)))");
        row("language of a list",
            "{\"edit\":\"addCategory\",\"kind\":\"entity\",\"name\":\"E\",\"components\":{\"list\":[{"
            "\"listKey\":\"k\",\"synonyms\":[{\"language\":\"?\",\"values\":[\"x\"]}]}]}}",
            ErrorCode::BadValue, "components.list[0].synonyms[0].language", "?");
        row("required",
            "{\"edit\":\"addCategory\",\"kind\":\"entity\",\"name\":\"E\",\"components\":{"
            "\"requiredComponents\":[\"learnt\"]}}",
            ErrorCode::BadValue, "components.requiredComponents[0]", "learnt");
    }
    void editsThatCannotActAreRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, detail);
        const auto receipt = applyLine(space(), m_lamps->project, line, m_lamps->ana);
        QVERIFY(!receipt);
        QCOMPARE(static_cast<int>(receipt.error().code), code);
        QCOMPARE(QByteArray::fromStdString(plain(receipt.error().place)), place);
        QCOMPARE(QByteArray::fromStdString(plain(receipt.error().detail)), detail);
    }

    void newProjectNeedsALanguageCode()
    {
        project::ProjectInfo info;
        info.name = QStringLiteral("X");
        info.language = QStringLiteral("en\n");
        QVERIFY(!createProject(space(), info, m_lamps->ana));
        info.language = QStringLiteral("zh-Hans");
        QVERIFY(createProject(space(), info, m_lamps->ana));
    }

    /// Kept, named by the import and before a training, and no obstacle to later edits.
    void filesMayBringWhatCannotAct()
    {
        const std::int64_t project = importOdd();
        QStringList told;
        for (const Problem &problem : m_report.problems)
            told << QString::fromStdString(plain(problem.error.place) + " = " + plain(problem.error.detail));
        QCOMPARE(told,
                 (QStringList{QStringLiteral("metadata.language = xx yy"),
                              QStringLiteral("withinName(E, compositionSetting) = mixComponents"),
                              QStringLiteral("withinName(E, components.regex[0].language) = ??"),
                              QStringLiteral("withinName(E, components.regex[0].regexPattern) = "
                                             "valueWithReason(\\p{IsCyrillic}, "
                                             "reasonAt(unknownProperty(IsCyrillic), position(0)))"),
                              QStringLiteral("withinName(E, components.regex[1].regexPattern) = /x/i")}));
        QCOMPARE(m_report.kept, 1);

        TrainRequest request;
        request.model = QStringLiteral("m");
        const auto checks = checkTraining(space(), project, request);
        QVERIFY(checks);
        const auto has = [&](Check kind, const char *name, const char *value) {
            return std::ranges::count_if(*checks, [&](const TrainingCheck &check) {
                return check.kind == kind && check.warning && check.name == QLatin1String(name) &&
                       check.value == QLatin1String(value);
            });
        };
        QCOMPARE(has(Check::UnknownLanguage, "", "xx yy"), 1);
        QCOMPARE(has(Check::UnknownLanguage, "E", "??"), 1);
        QCOMPARE(has(Check::UnknownComposition, "E", "mixComponents"), 1);
        QCOMPARE(has(Check::UnsupportedPattern, "E", "\\p{IsCyrillic}"), 1);
        QCOMPARE(has(Check::SlashesInPattern, "E", "/x/i"), 1);
        const auto pattern = std::ranges::find(*checks, Check::UnsupportedPattern, &TrainingCheck::kind);
        QVERIFY(plain(pattern->reason) == "reasonAt(unknownProperty(IsCyrillic), position(0))");

        for (const char *line :
             {"{\"edit\":\"changeCategory\",\"kind\":\"entity\",\"name\":\"E\",\"description\":\"odd\"}",
              "{\"edit\":\"changeProject\",\"description\":\"odd\"}"}) {
            const auto receipt = applyLine(space(), project, line, m_lamps->ana);
            QVERIFY2(receipt, receipt ? "" : plain(receipt.error().detail).c_str());
        }
    }

    void slashesAreLettersWithFlagsBehindOnly()
    {
        for (const char *pattern : {"/x/i", "/a|b/gi", "/\\d+/m"})
            QCOMPARE(problemOf(pattern), ComponentProblem::Kind::Slashes);
        project::Category entity;
        for (const char *pattern : {"/x/", "x/i", "/usr/lib", "//i", "/x/ii", "(?i)x"}) {
            entity.components.regex = {{{}, {}, QString::fromLatin1(pattern), {}}};
            QVERIFY2(componentProblems(entity).empty(), pattern);
        }
    }

private:
    Workspace &space() { return *m_lamps->workspace; }

    static ComponentProblem::Kind problemOf(const char *pattern)
    {
        project::Category entity;
        entity.components.regex = {{{}, {}, QString::fromLatin1(pattern), {}}};
        const auto problems = componentProblems(entity);
        return problems.size() == 1 ? problems.front().kind : ComponentProblem::Kind::Language;
    }

    std::int64_t importOdd()
    {
        const QString path = m_lamps->folder.filePath(QStringLiteral("odd.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the file");
        file.write("{\"projectFileVersion\":\"2022-10-01-preview\",\"stringIndexType\":\"Utf16CodeUnit\","
                   "\"metadata\":{\"projectKind\":\"Conversation\",\"projectName\":\"Odd\",\"language\":\"xx "
                   "yy\",\"multilingual\":false},"
                   "\"assets\":{\"projectKind\":\"Conversation\",\"intents\":[{\"category\":\"A\"}],"
                   "\"entities\":[{\"category\":\"E\","
                   "\"compositionSetting\":\"mixComponents\",\"regex\":{\"expressions\":["
                   "{\"regexKey\":\"k\",\"language\":\"??\",\"regexPattern\":\"\\\\p{IsCyrillic}\"},"
                   "{\"regexKey\":\"s\",\"language\":\"en\",\"regexPattern\":\"/x/i\"}]}}],"
                   "\"utterances\":[{\"text\":\"go\",\"intent\":\"A\",\"language\":\"en\",\"dataset\":"
                   "\"Train\",\"entities\":[]}]}}");
        file.close();
        ImportRequest request;
        request.files << path;
        const auto result = importFiles(space(), request, m_lamps->ana);
        if (!result)
            qFatal("not imported: %s %s", plain(result.error().place).c_str(),
                   plain(result.error().detail).c_str());
        m_report = result->report;
        return result->project;
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
    ReadReport m_report;
};

GLOSSA_TEST(TestGivenValues);
#include "tst_given_values.moc"
