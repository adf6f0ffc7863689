// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/reading.h"

#include "tests/support/registry.h"
#include "wording/translation.h"

#include <QtTest>

using namespace glossa;

class ReadingTest : public QObject {
    Q_OBJECT

    /// Contact with these counts, in a test set of Contact and Person.
    static evaluate::Reading contact(std::int64_t right, std::int64_t falseAlarms, std::int64_t misses,
                                     evaluate::Performance kind)
    {
        evaluate::Reading reading;
        reading.judged = evaluate::JudgedKind::Entity;
        reading.kind = kind;
        reading.metrics = {"Contact", {right, falseAlarms, misses, 0}, right + misses, true};
        return reading;
    }
    static evaluate::Outcomes names()
    {
        evaluate::Outcomes outcomes;
        outcomes.entities = {"Contact", "Person"};
        return outcomes;
    }

private Q_SLOTS:
    void initTestCase() { wording::installTranslations(*QCoreApplication::instance()); }

    void falseAlarmsAreToldByWhatWasLabeled()
    {
        evaluate::Reading reading = contact(100, 20, 0, evaluate::Performance::FoundMislabeled);
        reading.falseAlarmsFrom = {{1, 14}};
        reading.unlabeled = 6;
        QCOMPARE(wording::evidence(reading, names()),
                 QStringLiteral("Of 20 false alarms: 14 labeled Person and 6 unlabeled."));
    }

    void classesOfOneTextAreToldTogether()
    {
        evaluate::Outcomes outcomes;
        outcomes.classes = {"Comedy", "Drama", "War"};
        evaluate::Reading reading = contact(10, 5, 1, evaluate::Performance::FoundMislabeled);
        reading.judged = evaluate::JudgedKind::Class;
        reading.several = true;
        reading.falseAlarmsFrom = {{1, 3}, {2, 1}};
        reading.unlabeled = 2;
        reading.notFound = 1;
        QCOMPARE(
            wording::evidence(reading, outcomes),
            QStringLiteral("5 false alarms: 3 where Drama was missed, 1 where War was missed and 2 where "
                           "nothing was missed. 1 miss: 1 where nothing was given wrongly."));
        QCOMPARE(wording::headline(reading, outcomes),
                 QStringLiteral("Comedy: found, but often given to texts that do not have it"));
        const evaluate::MixedUp pair{evaluate::JudgedKind::Class, true, 0, 1, 2, 0};
        QCOMPARE(wording::headline(pair, outcomes),
                 QStringLiteral("Comedy and Drama are often wrong together"));
        QCOMPARE(wording::explanation(pair, outcomes),
                 QStringLiteral("(in 2 texts Comedy was missed and Drama given)."));
        reading.several = false;
        QCOMPARE(wording::headline(reading, outcomes),
                 QStringLiteral("Comedy: found, but other classes are often taken for it"));
    }

    void oneErrorIsNotCalledSeveral()
    {
        evaluate::Reading reading = contact(100, 1, 1, evaluate::Performance::Solid);
        reading.unlabeled = 1;
        reading.notFound = 1;
        QCOMPARE(wording::evidence(reading, names()),
                 QStringLiteral("Of 1 false alarm: 1 unlabeled. Of 1 miss: 1 not found."));
    }

    void figuresAreReadAsTheReferenceSays_data()
    {
        using evaluate::Performance;
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("both high") << int(Performance::Solid) << QStringLiteral("Contact: recognized well");
        QTest::newRow("both low") << int(Performance::Struggles)
                                  << QStringLiteral("Contact: struggles to find and to label it");
        QTest::newRow("recall above precision")
            << int(Performance::FoundMislabeled)
            << QStringLiteral("Contact: found, but often labeled as the wrong type");
        QTest::newRow("precision above recall")
            << int(Performance::MissesSome)
            << QStringLiteral("Contact: often missed; what it marks is right");
        QTest::newRow("not judged") << int(Performance::Unmeasured)
                                    << QStringLiteral("Contact: no label in the test set");
    }
    void figuresAreReadAsTheReferenceSays()
    {
        QFETCH(int, kind);
        QFETCH(QString, words);
        QCOMPARE(wording::headline(contact(50, 5, 5, evaluate::Performance(kind)), names()), words);
    }

    void fewLabelsAreSaidToProveLittle()
    {
        evaluate::Reading reading = contact(3, 0, 0, evaluate::Performance::Solid);
        reading.fewLabels = true;
        QVERIFY(
            wording::explanation(reading, names()).endsWith(QStringLiteral("3 test labels prove little.")));
        QCOMPARE(wording::inAWord(reading), QStringLiteral("solid, few labels"));
    }
};

GLOSSA_TEST(ReadingTest);
#include "tst_reading.moc"
