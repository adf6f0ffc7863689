// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/azure_limits.h"
#include "core/project/item.h"
#include "core/project/rules.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

class TestKindTraits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kindsDifferAsAzureSays_data()
    {
        QTest::addColumn<ProjectKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("categories");
        QTest::addColumn<bool>("documents");
        QTest::newRow("conversation") << ProjectKind::Conversation << QStringLiteral("Conversation")
                                      << QStringLiteral("intents entities none") << false;
        QTest::newRow("entities") << ProjectKind::CustomEntityRecognition
                                  << QStringLiteral("CustomEntityRecognition") << QStringLiteral("entities")
                                  << true;
        QTest::newRow("single") << ProjectKind::CustomSingleLabelClassification
                                << QStringLiteral("CustomSingleLabelClassification")
                                << QStringLiteral("one class") << true;
        QTest::newRow("multi") << ProjectKind::CustomMultiLabelClassification
                               << QStringLiteral("CustomMultiLabelClassification")
                               << QStringLiteral("classes") << true;
    }
    void kindsDifferAsAzureSays()
    {
        QFETCH(const ProjectKind, kind);
        QFETCH(const bool, documents);
        const KindTraits &traits = traitsOf(kind);
        QStringList has;
        if (traits.has(CategoryKind::Intent))
            has << QStringLiteral("intents");
        if (traits.has(CategoryKind::Entity))
            has << QStringLiteral("entities");
        if (traits.has(CategoryKind::Class))
            has << (traits.oneClass ? QStringLiteral("one class") : QStringLiteral("classes"));
        if (traits.noneIntent)
            has << QStringLiteral("none");
        QTEST(has.join(u' '), "categories");
        QTEST(kindName(kind), "name");
        QCOMPARE(kindFromName(kindName(kind).toUpper()), std::optional(kind));
        QCOMPARE(kindFromNumber(static_cast<std::int64_t>(kind)), std::optional(kind));
        QCOMPARE(hasDocuments(kind), documents);
        for (const auto category : {CategoryKind::Intent, CategoryKind::Entity, CategoryKind::Class})
            QCOMPARE(hasCategories(kind, category), traits.has(category));
    }

    void aNumberOfNoKindIsNone()
    {
        for (const std::int64_t number : {std::int64_t{-1}, std::int64_t{4}, std::int64_t{256}})
            QVERIFY(!kindFromNumber(number));
    }

    void boundsOfAzureFollowWhatAnItemIs()
    {
        const auto documents = azureLimits(traitsOf(ProjectKind::CustomMultiLabelClassification));
        QCOMPARE(documents.fewestItems, std::int64_t{10});
        QCOMPARE(documents.mostItems, std::int64_t{100'000});
        QCOMPARE(documents.longestText, std::int64_t{128'000});
        QCOMPARE(documents.mostOf(CategoryKind::Class), std::int64_t{200});
        const auto utterances = azureLimits(traitsOf(ProjectKind::Conversation));
        QCOMPARE(utterances.mostItems, std::int64_t{50'000});
        QCOMPARE(utterances.longestText, std::int64_t{500});
        QCOMPARE(utterances.mostOf(CategoryKind::Intent), std::int64_t{500});
        QCOMPARE(utterances.mostOf(CategoryKind::Entity), std::int64_t{350});
    }

    /// Where an item has one class, one that is labeled with none says nothing; elsewhere that none fits.
    void oneClassHasToBeThere()
    {
        Item item;
        const auto teach = [&item](ProjectKind kind) { return teaches(traitsOf(kind), item); };
        for (const KindTraits &traits : kindTraits)
            QVERIFY(!teach(traits.kind));
        item.done = true;
        QVERIFY(!teach(ProjectKind::CustomSingleLabelClassification));
        QVERIFY(teach(ProjectKind::CustomMultiLabelClassification));
        QVERIFY(teach(ProjectKind::CustomEntityRecognition));
        item.classes = {{QStringLiteral("Drama"), {}}};
        QVERIFY(teach(ProjectKind::CustomSingleLabelClassification));
    }

    void onlyTheIntentNoneIsNone()
    {
        QVERIFY(isNone(CategoryKind::Intent, QStringLiteral("None")));
        QVERIFY(!isNone(CategoryKind::Entity, QStringLiteral("None")));
        QVERIFY(!isNone(CategoryKind::Intent, QStringLiteral("none")));
    }

    void keysAreWrittenAsEver()
    {
        QCOMPARE(writtenKey(QString()), QStringLiteral("-"));
        QCOMPARE(writtenKey(QStringLiteral("1")), QStringLiteral("1"));
        QCOMPARE(keyFromWritten(QStringLiteral("-")), QString());
        QCOMPARE(keyFromWritten(QStringLiteral("q")), QStringLiteral("q"));
        QVERIFY(checkKey(std::nullopt));
        QVERIFY(checkKey(QString()));
        QVERIFY(checkKey(QStringLiteral("😀"))); // one character
        QVERIFY(!checkKey(QStringLiteral("ab")));
    }
};

GLOSSA_TEST(TestKindTraits);
#include "tst_kind_traits.moc"
