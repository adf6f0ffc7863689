// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class TestMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachPhraseIsFoundByItsId()
    {
        for (const PhraseEntry &entry : phraseEntries) {
            const auto found = phraseFromId(phraseId(entry.phrase));
            QVERIFY2(found == entry.phrase, entry.name);
        }
        QVERIFY(!phraseFromId("ofALaterVersion"));
        QVERIFY(!phraseFromId(""));
    }

    /// Programs decide by them, and stored errors hold them: frozen.
    void idsAreThoseOfTheDocumentation()
    {
        QCOMPARE(phraseId(Phrase::WholeSurrogatePairs), std::string("wholeSurrogatePairs"));
        QCOMPARE(phraseId(Phrase::Line), std::string("line"));
        QFile file(QStringLiteral(GLOSSA_TEST_DATA "/../../docs/errors.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        const QByteArray table = all.mid(all.indexOf("\n## Phrases"));
        for (const PhraseEntry &entry : phraseEntries) {
            const QByteArray row = "\n| `" + QByteArray::fromStdString(phraseId(entry.phrase)) + "` | ";
            QCOMPARE(table.contains(row), entry.phrase != Phrase::AsItStands);
        }
        QCOMPARE(table.count("\n| `"), static_cast<qsizetype>(std::size(phraseEntries)) - 1);
    }

    void textsAndPhrasesAreToldApart()
    {
        QVERIFY(Message().empty());
        QVERIFY(!Message("Room").empty());
        QVERIFY(!Message(Phrase::AName).empty());
        QVERIFY(Message("aName") != Message(Phrase::AName));
        QVERIFY(Message(Phrase::Line, 3) != Message(Phrase::Line, 4));
    }

    void numbersAndMessagesAreArguments()
    {
        const Message message(Phrase::ReasonAt, Message(Phrase::RepetitionOfMoreThan, 1000),
                              Message(Phrase::Position, std::int64_t{5}));
        QCOMPARE(plain(message), std::string("reasonAt(repetitionOfMoreThan(1000), position(5))"));
        QCOMPARE(plain(Message("as it is")), std::string("as it is"));
    }

    void oneNameNeedsNoChoice()
    {
        QVERIFY(oneOf({}).empty());
        QCOMPARE(oneOf({"Train"}), Message("Train"));
        QCOMPARE(plain(oneOf({"Train", "Test"})), std::string("oneOf(Train, Test)"));
    }
};

GLOSSA_TEST(TestMessage);
#include "tst_message.moc"
