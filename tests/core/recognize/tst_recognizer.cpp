// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/recognizer.h"

#include "tests/support/registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace glossa;
using namespace glossa::recognize;
using glossa::text::Utf16Span;

namespace {

EntityComponents listEntity(std::uint32_t category, const std::vector<Sublist> &list)
{
    EntityComponents entity;
    entity.category = category;
    entity.list = list;
    return entity;
}

Sublist sublist(const char16_t *key, const std::vector<std::u16string> &values,
                const std::string &language = {})
{
    return {key, {{language, values}}};
}

Recognizer recognizer(std::vector<EntityComponents> entities, const std::string &language = "en-us")
{
    return std::move(Recognizer::compile(std::move(entities), language).value());
}

QString told(const QString &text, const std::vector<ComponentMatch> &matches)
{
    QStringList all;
    for (const ComponentMatch &match : matches)
        all << QStringLiteral("%1=%2 (%3)")
                   .arg(match.category)
                   .arg(text.mid(match.span.begin, match.span.length),
                        QString::fromStdU16String(match.extra.key));
    return all.join(QLatin1String("; "));
}

} // namespace

class TestRecognizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void longestWinsWithinOneEntityOnly()
    {
        const Recognizer r = recognizer({listEntity(0, {sublist(u"light", {u"light", u"lights"}),
                                                        sublist(u"lr", {u"living room light"})}),
                                         listEntity(1, {sublist(u"room", {u"living room"})})});
        const QString text = QStringLiteral("Living Room light, lights");
        QCOMPARE(told(text, r.find(text.toStdU16String(), {})),
                 QStringLiteral("1=Living Room (room); 0=Living Room light (lr); 0=lights (light)"));
    }

    /// Values that overlap without one holding the other are told apart by the setting alone, whatever else
    /// finds the entity. "begin+length:parts key,key".
    void overlapsFollowTheSetting_data()
    {
        QTest::addColumn<Composition>("setting");
        QTest::addColumn<QStringList>("lists");    // keys = values
        QTest::addColumn<QStringList>("patterns"); // keys = patterns
        QTest::addColumn<QString>("learned");      // the words the tagger marks
        QTest::addColumn<QString>("entities");
        using enum Composition;
        const QStringList both{QStringLiteral("fire safety"), QStringLiteral("safety rules")};
        const QStringList first{QStringLiteral("fire safety")};
        const QStringList second{QStringLiteral("safety rules")};
        const QString rules = QStringLiteral("safety rules");
        const auto row = [](const char *name, Composition setting, const QStringList &lists,
                            const QStringList &patterns, const QString &learned, const char *entities) {
            QTest::newRow(name) << setting << lists << patterns << learned << QString::fromLatin1(entities);
        };
        row("lists, combine", Combine, both, {}, {}, "8+17:S fire safety,safety rules");
        row("lists, separate", Separate, both, {}, {}, "8+11:S fire safety; 13+12:S safety rules");
        row("lists, longest", LongestOverlap, both, {}, {}, "13+12:S safety rules");
        row("lists, exact", ExactOverlap, both, {}, {}, "8+11:S fire safety; 13+12:S safety rules");

        row("list and pattern, combine", Combine, first, second, {}, "8+17:SR fire safety,safety rules");
        row("list and pattern, separate", Separate, first, second, {},
            "8+11:S fire safety; 13+12:R safety rules");
        row("list and pattern, longest", LongestOverlap, first, second, {}, "13+12:R safety rules");
        row("list and pattern, exact", ExactOverlap, first, second, {}, "");
        row("list and pattern at one place, exact", ExactOverlap, both, second, {},
            "13+12:SR safety rules,safety rules");

        row("list and learned, combine", Combine, first, {}, rules, "8+17:LS fire safety");
        row("list and learned, separate", Separate, first, {}, rules, "8+11:S fire safety; 13+12:L ");
        row("list and learned, longest", LongestOverlap, first, {}, rules, "13+12:L ");
        row("list and learned, exact", ExactOverlap, first, {}, rules, "");
        row("lists and learned, combine", Combine, both, {}, QStringLiteral("new fire"),
            "4+21:LS fire safety,safety rules");
        row("lists and learned at one place, exact", ExactOverlap, both, {}, rules, "13+12:LS safety rules");
        row("lists and learned at one place, separate", Separate, both, {}, rules,
            "8+11:S fire safety; 13+12:L ; 13+12:S safety rules");

        row("two patterns, combine", Combine, {}, both, {}, "8+17:R fire safety,safety rules");
        row("two patterns, separate", Separate, {}, both, {}, "8+11:R fire safety; 13+12:R safety rules");
        row("two patterns, longest", LongestOverlap, {}, both, {}, "13+12:R safety rules");

        const QStringList held{QStringLiteral("safety"), QStringLiteral("fire safety")};
        row("one that another holds, combine", Combine, held, {}, {}, "8+11:S fire safety");
        row("one that another holds, separate", Separate, held, {}, {}, "8+11:S fire safety");
        const QStringList equal{QStringLiteral("new fire"), QStringLiteral("fire saf")};
        row("two of one length, longest", LongestOverlap, {}, equal, {}, "4+8:R new fire");
    }
    void overlapsFollowTheSetting()
    {
        QFETCH(Composition, setting);
        QFETCH(QStringList, lists);
        QFETCH(QStringList, patterns);
        QFETCH(QString, learned);
        QFETCH(QString, entities);
        const QString text = QStringLiteral("the new fire safety rules");
        EntityComponents entity;
        entity.composition = setting;
        entity.learned = !learned.isEmpty();
        for (const QString &value : lists)
            entity.list.push_back(sublist(value.toStdU16String().c_str(), {value.toStdU16String()}));
        for (const QString &pattern : patterns)
            entity.patterns.push_back({pattern.toStdU16String(), "en-us", pattern.toStdU16String()});
        std::vector<ComponentMatch> marked;
        if (!learned.isEmpty())
            marked.push_back({{static_cast<std::int32_t>(text.indexOf(learned)),
                               static_cast<std::int32_t>(learned.size())},
                              0,
                              ComponentKind::Learned,
                              0.9,
                              {}});
        QStringList found;
        for (const FoundEntity &one : recognizer({entity}).combine(text.toStdU16String(), {}, marked)) {
            QString parts;
            for (const ComponentKind kind : one.parts)
                parts += QLatin1Char("LSRP"[static_cast<int>(kind)]);
            QStringList keys;
            for (const Extra &extra : one.extra)
                keys << QString::fromStdU16String(extra.key);
            found << QStringLiteral("%1+%2:%3 %4")
                         .arg(one.span.begin)
                         .arg(one.span.length)
                         .arg(parts, keys.join(QLatin1Char(',')));
        }
        QCOMPARE(found.join(QLatin1String("; ")), entities);
    }

    /// By the letters of the text's language or of the list's; in no other language are i and ı one letter.
    void turkishLettersFollowTheLanguage_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("entities");
        const auto row = [](const char *project, const char *query, const char *entities) {
            QTest::addRow("project %s, query %s", project, query)
                << QString::fromLatin1(project) << QString::fromLatin1(query) << QString::fromUtf8(entities);
        };
        row("tr", "", "0=ısparta (k); 0=ISPARTA (k)");
        row("tr-TR", "az", "0=ısparta (k); 0=ISPARTA (k)");
        row("en", "", "0=isparta (k); 0=ISPARTA (k)");
        row("en", "tr", "0=ısparta (k); 0=isparta (k); 0=ISPARTA (k)");
        row("tr", "en", "0=ısparta (k); 0=isparta (k); 0=ISPARTA (k)");
    }
    void turkishLettersFollowTheLanguage()
    {
        QFETCH(QString, project);
        QFETCH(QString, query);
        QFETCH(QString, entities);
        const Recognizer r =
            recognizer({listEntity(0, {sublist(u"k", {u"Isparta"})})}, project.toStdString());
        const QString text = QString::fromUtf8("ısparta isparta ISPARTA");
        QCOMPARE(told(text, r.find(text.toStdU16String(), query.toStdString())), entities);
    }

    void wordingOfTwoKeysCarriesBoth()
    {
        const Recognizer r =
            recognizer({listEntity(0, {sublist(u"animal", {u"bat"}), sublist(u"sport", {u"bat"})})});
        const auto found = r.combine(u"a bat", {}, {});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].extra.size(), std::size_t(2));
    }

    void languageChoosesSynonymsAndPatterns()
    {
        EntityComponents entity = listEntity(0, {{u"lamp", {{"en-us", {u"lamp"}}, {"fr", {u"lampe"}}}}});
        entity.patterns = {{u"id", "en-us", u"E\\d"}, {u"id", "fr", u"F\\d"}};
        const Recognizer r = recognizer({entity});
        const QString text = QStringLiteral("lamp lampe E1 F1");
        const auto in = [&](const char *language) {
            return told(text, r.find(text.toStdU16String(), language));
        };
        QCOMPARE(in(""), QStringLiteral("0=lamp (lamp); 0=E1 (id)"));
        QCOMPARE(in("fr-ca"), QStringLiteral("0=lampe (lamp); 0=F1 (id)"));
        QCOMPARE(in("de"), QStringLiteral("0=lamp (lamp); 0=E1 (id)"));
    }

    void regexTellsItsPattern()
    {
        EntityComponents entity;
        entity.category = 4;
        entity.patterns = {{u"order", "en-us", u"/#\\d+/"}};
        const Recognizer r = recognizer({entity});
        const auto found = r.combine(u"where is #12", {}, {});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].span, (Utf16Span{9, 3}));
        QCOMPARE(found[0].extra, (std::vector<Extra>{{ComponentKind::Regex, u"order", u"/#\\d+/"}}));
    }

    void badPatternIsRefusedWithItsKey()
    {
        EntityComponents entity;
        entity.category = 4;
        entity.patterns = {{u"order", "en-us", u"(?=x)"}};
        const auto r = Recognizer::compile({entity}, "en");
        QVERIFY(!r);
        QCOMPARE(r.error().code, ErrorCode::UnsupportedPattern);
        QCOMPARE(plain(r.error().place), std::string("entityKey(4, order)"));
    }

    void learnedSpansJoinOrPassThrough()
    {
        const Recognizer r = recognizer({listEntity(0, {sublist(u"k", {u"kitchen"})})});
        const std::vector<ComponentMatch> learned = {{{0, 11}, 0, ComponentKind::Learned, 0.8, {}},
                                                     {{4, 7}, 9, ComponentKind::Learned, 0.6, {}}};
        const auto found = r.combine(u"the kitchen", {}, learned);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].span, (Utf16Span{0, 11}));
        QCOMPARE(found[0].parts, (std::vector<ComponentKind>{ComponentKind::Learned, ComponentKind::List}));
        QCOMPARE(found[0].confidence, 0.8);
        QCOMPARE(found[1].category, 9U);
        QVERIFY(found[1].extra.empty());
    }

    void requiredLearnedPartMakesARole()
    {
        EntityComponents entity = listEntity(0, {sublist(u"c", {u"Paris", u"Rome"})});
        entity.learnedRequired = true;
        const Recognizer r = recognizer({entity});
        const auto found =
            r.combine(u"from Paris to Rome", {}, {{{14, 4}, 0, ComponentKind::Learned, 1.0, {}}});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].span, (Utf16Span{14, 4}));
    }

    void nothingDefinedFindsNothing()
    {
        QVERIFY(recognizer({}).find(u"anything", "xx").empty());
        QVERIFY(recognizer({}, "").combine(u"", {}, {}).empty());
    }

    void homeAutomationFindsTheDeviceWithItsKey()
    {
        QFile file(QStringLiteral(GLOSSA_SHARED "/data/azure-samples/clu/HomeAutomationDemo.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("Azure's sample projects are not here");
        const QJsonArray entities =
            QJsonDocument::fromJson(file.readAll())[QLatin1String("assets")][QLatin1String("entities")]
                .toArray();
        std::vector<EntityComponents> components;
        std::uint32_t deviceType = 0;
        for (const QJsonValue &entity : entities) {
            EntityComponents &to = components.emplace_back();
            to.category = static_cast<std::uint32_t>(components.size()) - 1;
            if (entity[QLatin1String("category")].toString() == QLatin1String("HomeAutomation.DeviceType"))
                deviceType = to.category;
            for (const QJsonValue &from :
                 entity[QLatin1String("list")][QLatin1String("sublists")].toArray()) {
                Sublist &list = to.list.emplace_back(
                    Sublist{from[QLatin1String("listKey")].toString().toStdU16String(), {}});
                for (const QJsonValue &synonyms : from[QLatin1String("synonyms")].toArray()) {
                    Synonyms &values = list.synonyms.emplace_back(
                        Synonyms{synonyms[QLatin1String("language")].toString().toStdString(), {}});
                    for (const QJsonValue &value : synonyms[QLatin1String("values")].toArray())
                        values.values.push_back(value.toString().toStdU16String());
                }
            }
        }
        const auto found = recognizer(components).combine(u"turn off the lamp in the kitchen", "en-us", {});
        const auto device = std::ranges::find(found, deviceType, &FoundEntity::category);
        QVERIFY(device != found.end());
        QCOMPARE(device->span, (Utf16Span{13, 4}));
        QCOMPARE(device->extra.size(), std::size_t(1));
        QCOMPARE(device->extra[0].kind, ComponentKind::List);
        QCOMPARE(device->extra[0].key, std::u16string(u"lamp"));
    }

    void bigListsMatchQuickly()
    {
        std::vector<std::u16string> values;
        for (int i = 0; i < 20000; ++i)
            values.push_back((QStringLiteral("product number ") + QString::number(i)).toStdU16String());
        const Recognizer r = recognizer({listEntity(0, {sublist(u"product", values)})});
        const std::u16string query = u"please order Product Number 19999 and send it to the office";
        QBENCHMARK
        {
            QCOMPARE(r.find(query, "en-us").size(), std::size_t(1));
        }
    }
};

GLOSSA_TEST(TestRecognizer);
#include "tst_recognizer.moc"
