// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/language.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::recognize;

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearestLanguageSpeaks_data()
    {
        QTest::addColumn<QStringList>("sources"); // of one group
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<bool>>("active"); // project: en-us
        const auto s = [](auto... names) { return QStringList{QString::fromLatin1(names)...}; };
        QTest::newRow("exact") << s("en-us", "fr") << QStringLiteral("FR") << QList<bool>{false, true};
        QTest::newRow("wider") << s("en-us", "fr") << QStringLiteral("fr-CA") << QList<bool>{false, true};
        QTest::newRow("narrower") << s("en-us", "fr-ca") << QStringLiteral("fr") << QList<bool>{false, true};
        QTest::newRow("exact before near")
            << s("fr", "fr-ca") << QStringLiteral("fr_ca") << QList<bool>{false, true};
        QTest::newRow("project's") << s("en-us", "fr") << QStringLiteral("de") << QList<bool>{true, false};
        QTest::newRow("project's primary")
            << s("en", "fr") << QStringLiteral("de-at") << QList<bool>{true, false};
        QTest::newRow("none given") << s("en-us", "fr") << QString() << QList<bool>{true, false};
        QTest::newRow("nothing fits") << s("fr") << QStringLiteral("de") << QList<bool>{false};
    }
    void nearestLanguageSpeaks()
    {
        QFETCH(QStringList, sources);
        QFETCH(QString, query);
        QFETCH(QList<bool>, active);
        std::vector<Source> group;
        for (const QString &source : sources)
            group.push_back({0, source.toStdString()});
        const auto found = LanguageChoice(group, "en-US").activeFor(query.toStdString());
        QCOMPARE(QList<bool>(found.begin(), found.end()), active);
    }

    void groupsChooseForThemselves()
    {
        const std::vector<Source> sources = {{0, "en"}, {0, "fr"}, {1, "en"}};
        QCOMPARE(LanguageChoice(sources, "en").activeFor("fr"), (std::vector<bool>{false, true, true}));
    }
};

GLOSSA_TEST(TestLanguage);
#include "tst_language.moc"
