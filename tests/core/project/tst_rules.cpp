// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/rules.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class TestRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newCategoryGetsTheNextDigitThenALetterOfItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QString>("key");
        QTest::newRow("first digit") << "Date"
                                     << ""
                                     << "1";
        QTest::newRow("gap") << "Date"
                             << "13"
                             << "2";
        QTest::newRow("zero is the last digit") << "Date"
                                                << "123456789"
                                                << "0";
        QTest::newRow("initial") << "Date"
                                 << "1234567890"
                                 << "d";
        QTest::newRow("initial of a later word") << "unit in Time"
                                                 << "1234567890"
                                                 << "t";
        QTest::newRow("initial inside a word") << "arrivalDay"
                                               << "1234567890"
                                               << "d";
        QTest::newRow("initials before other letters") << "from_Location_Moon"
                                                       << "1234567890"
                                                       << "l";
        QTest::newRow("other letter") << "Car"
                                      << "1234567890"
                                      << "b"; // c, a and r are keys of commands
        QTest::newRow("letter inside") << "Area hall"
                                       << "1234567890"
                                       << "h";
        QTest::newRow("taken letter") << "Date"
                                      << "1234567890d"
                                      << "t";
        QTest::newRow("no letter of it") << QString::fromUtf8("Größe") << "1234567890"
                                         << "b";
        QTest::newRow("none left") << "Date"
                                   << "1234567890bdhlmoqstvyz"
                                   << "";
    }
    void newCategoryGetsTheNextDigitThenALetterOfItsName()
    {
        QFETCH(QString, name);
        QFETCH(QString, taken);
        QFETCH(QString, key);
        QCOMPARE(project::freeKey(name, taken), key);
    }
};

GLOSSA_TEST(TestRules);
#include "tst_rules.moc"
