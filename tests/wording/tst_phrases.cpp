// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/datasets/import.h"
#include "wording/formats.h"
#include "wording/phrases.h"
#include "wording/sentence.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class PhrasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPhraseHasItsWordsWithAllArguments()
    {
        QSet<QString> all;
        for (const PhraseEntry &entry : phraseEntries) {
            if (entry.phrase == Phrase::AsItStands || entry.arguments == anyNumber)
                continue;
            Message message(entry.phrase);
            for (int i = 0; i < entry.arguments; ++i)
                message.arguments.push_back("<" + std::to_string(i) + ">");
            const QString words = wording::said(message);
            QVERIFY2(!words.isEmpty() && !words.contains(QRegularExpression(QStringLiteral("%[0-9]"))),
                     entry.name);
            for (int i = 0; i < entry.arguments; ++i)
                QVERIFY2(words.contains(QStringLiteral("<%1>").arg(i)), entry.name);
            QVERIFY2(!all.contains(words), entry.name);
            all.insert(words);
        }
    }

    void dataStandsAsItIs()
    {
        QCOMPARE(wording::said("a %1 of “Ä”"), QStringLiteral("a %1 of “Ä”"));
        QCOMPARE(wording::said(Message(Phrase::WithinName, "%2", "b")), QStringLiteral("%2, b"));
    }

    void namesAreListed()
    {
        QCOMPARE(wording::said(oneOf({"Train"})), QStringLiteral("Train"));
        QCOMPARE(wording::said(oneOf({"Train", "Test"})), QStringLiteral("Train or Test"));
        QCOMPARE(wording::said(oneOf({"list", "regex", "prebuilts"})),
                 QStringLiteral("list, regex or prebuilts"));
    }

    void sentenceIsPutTogether_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("words");
        const auto row = [](Error error, const char *words) {
            QTest::newRow(words) << std::move(error) << QString::fromUtf8(words);
        };
        row({ErrorCode::LoneSurrogate,
             "a.csv",
             Message(Phrase::Lines, 3, 5),
             Phrase::WholeSurrogatePairs,
             {}},
            "a.csv, lines 3 to 5: half of a character (a lone surrogate); repair the text in the file; "
            "expected: whole surrogate pairs.");
        row({ErrorCode::Malformed, "a.json", Message(Phrase::LineByte, 2, 14), "JSON",
             Message(Phrase::InsideJson, "assets", Message(Phrase::JsonCannotStandThere, "}"))},
            "a.json, line 2, byte 14: the file is malformed (in assets: “}” cannot stand there); expected: "
            "JSON.");
        row({ErrorCode::Conflict, {}, "job", {}, Phrase::TrainingRunsAlready},
            "A training of this project is running or waits to run; wait for its end, or stop it.");
        row({ErrorCode::NotFound, {}, "undo", {}, {}}, "Nothing of yours is left to undo.");
        row({ErrorCode::MissingKey,
             "t.tsv",
             Message(Phrase::Line, 1),
             Message(Phrase::ColumnsOption, "label,text"),
             {}},
            "t.tsv, line 1: no column is called text; name the columns with --columns label,text, or give "
            "the file a header row.");
        row({ErrorCode::MissingKey, "t.tsv", Message(Phrase::Line, 1), Phrase::AHeaderOrColumnNames, "a b"},
            "t.tsv, line 1: no column is called text (the first row is “a b”); name the columns.");
        row({ErrorCode::AzureRefuses, "m.json", "assets.entities[0].category", Phrase::NameAzureTakes, "a/b"},
            "m.json, assets.entities[0].category: Azure would refuse this name (a/b); expected: at most 50 "
            "characters, none of : $ & % * ( ) + ~ # / ?.");
    }
    void sentenceIsPutTogether()
    {
        QFETCH(Error, error);
        QFETCH(QString, words);
        QCOMPARE(wording::sentence(error), words);
    }

    void everyFormatHasItsName()
    {
        const auto formats = workspace::formatList();
        QVERIFY(!formats.empty());
        for (const workspace::FormatInfo &format : formats)
            QVERIFY2(wording::formatName(format.id) != format.id, qPrintable(format.id));
        QCOMPARE(wording::formatName(QStringLiteral("parquet")), QStringLiteral("parquet"));
    }

    void stepsThatAreThereAreCounted()
    {
        const auto words = [](const char *place, int steps) {
            return wording::sentence(
                Error{ErrorCode::NotFound, {}, place, {}, Message(Phrase::OnlySoManySteps, steps)});
        };
        QVERIFY2(words("undo", 14).contains(QStringLiteral("14 steps")), qPrintable(words("undo", 14)));
        QVERIFY2(words("redo", 1).contains(QStringLiteral("1")), qPrintable(words("redo", 1)));
    }
};

GLOSSA_TEST(PhrasesTest);
#include "tst_phrases.moc"
