// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/list_text.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class ListTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aListComesBackFromItsText()
    {
        std::vector<project::Sublist> list(2);
        list[0].key = QStringLiteral("lamp");
        list[0].synonyms = {
            {QStringLiteral("en-us"), {QStringLiteral("light"), QStringLiteral("lantern")}, {}},
            {QStringLiteral("de"), {QStringLiteral("Lampe")}, {}}};
        list[1].key = QStringLiteral("fan");
        list[1].synonyms = {{QStringLiteral("en-us"), {QStringLiteral("fan")}, {}}};
        const QString text = schema::listToText(list, QStringLiteral("en-us"));
        const auto back = schema::listFromText(text, QStringLiteral("en-us"), list);
        QCOMPARE(back.size(), list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            QCOMPARE(back[i].key, list[i].key);
            QCOMPARE(back[i].synonyms.size(), list[i].synonyms.size());
            for (std::size_t j = 0; j < list[i].synonyms.size(); ++j)
                QCOMPARE(back[i].synonyms[j].values, list[i].synonyms[j].values);
        }
    }

    void aLineWithoutColonStandsForItself()
    {
        const auto list = schema::listFromText(QStringLiteral("radio\n\n  oven: stove; cooker \n"),
                                               QStringLiteral("en-us"), {});
        QCOMPARE(list.size(), 2U);
        QCOMPARE(list[0].key, QStringLiteral("radio"));
        QCOMPARE(list[0].synonyms.at(0).values, QStringList{QStringLiteral("radio")});
        QCOMPARE(list[1].synonyms.at(0).values,
                 (QStringList{QStringLiteral("stove"), QStringLiteral("cooker")}));
    }
};

GLOSSA_TEST(ListTextTest);
#include "tst_list_text.moc"
