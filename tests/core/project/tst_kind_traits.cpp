// SPDX-License-Identifier: GPL-3.0-or-later
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

    void aKindWithoutALearnerIsRefusedByName()
    {
        QVERIFY(checkHasLearner(ProjectKind::Conversation));
        QVERIFY(checkHasLearner(ProjectKind::CustomEntityRecognition));
        for (const auto kind :
             {ProjectKind::CustomSingleLabelClassification, ProjectKind::CustomMultiLabelClassification}) {
            const Status refused = checkHasLearner(kind);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
            QCOMPARE(QString::fromStdString(plain(refused.error().detail)), kindName(kind));
            QCOMPARE(plain(refused.error().place), std::string("projectKind"));
            QCOMPARE(refused.error().expected, oneOf({"Conversation", "CustomEntityRecognition"}));
        }
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
