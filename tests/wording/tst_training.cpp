// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/training.h"

#include "tests/support/registry.h"

#include <QDateTime>
#include <QLocale>
#include <QtTest>

using namespace glossa;

class TestTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLogIsToldInWordsAtThePlaceOfTheReader()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0, 3)); // local
        const QString at = QString::number(noon.toMSecsSinceEpoch());
        const QString log = at + QStringLiteral(" intents\n") + at +
                            QStringLiteral(" intents 3 0.4125 0.9\n") + at +
                            QStringLiteral(" classes 4 0.25\n") + at + QStringLiteral(" done\n");
        QCOMPARE(wording::jobLog(log).split(u'\n', Qt::SkipEmptyParts),
                 (QStringList{QStringLiteral("12:00:03 Intents"),
                              QStringLiteral("12:00:03 Intents, round 3: loss 0,4125, validation 0,9000"),
                              QStringLiteral("12:00:03 Classes, round 4: loss 0,2500"),
                              QStringLiteral("12:00:03 Done")}));
        QLocale::setDefault(QLocale::c());
    }
    void whatAnEarlierVersionLoggedStaysAsItIs()
    {
        const QString log = QStringLiteral("09:15:00 preparing\n09:15:01 intents round 1  loss 0.5000\n");
        QCOMPARE(wording::jobLog(log), log);
    }
};

GLOSSA_TEST(TestTraining);
#include "tst_training.moc"
