// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/numbers.h"

#include "tests/support/registry.h"

#include <QLocale>
#include <QtTest>

using namespace glossa;

class TestNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTimeHasAsManyFiguresAsAreKnown_data()
    {
        QTest::addColumn<double>("ms");
        QTest::addColumn<QString>("words");
        QTest::newRow("parts") << 0.37 << QStringLiteral("0.4 ms");
        QTest::newRow("whole") << 3.7 << QStringLiteral("4 ms");
        QTest::newRow("hundreds") << 123.4 << QStringLiteral("123 ms");
        QTest::newRow("seconds") << 1234.0 << QStringLiteral("1.2 s");
    }
    void aTimeHasAsManyFiguresAsAreKnown()
    {
        QFETCH(double, ms);
        QFETCH(QString, words);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(wording::milliseconds(ms), words);
    }
    void numbersAreThoseOfTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(wording::milliseconds(1234.0), QStringLiteral("1,2 s"));
        QLocale::setDefault(QLocale::c());
    }
    void withoutATimeThereIsADash() { QCOMPARE(wording::milliseconds({}), QString(QChar(0x2013))); }
};

GLOSSA_TEST(TestNumbers);
#include "tst_numbers.moc"
