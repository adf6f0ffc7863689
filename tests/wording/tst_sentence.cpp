// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/checks.h"
#include "wording/sentence.h"

#include "tests/support/registry.h"
#include "wording/numbers.h"
#include "wording/training.h"

#include <QtTest>

using namespace glossa;

class SentenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyErrorHasItsWords()
    {
        QSet<QString> all;
        for (int code = 0; code <= static_cast<int>(lastErrorCode); ++code) {
            const QString words = wording::sentence(Error{static_cast<ErrorCode>(code), {}, {}, {}, {}});
            QVERIFY2(words.size() > 3 && words.endsWith(u'.'),
                     qPrintable(QString::number(code) + u' ' + words));
            all.insert(words);
        }
        QCOMPARE(all.size(), static_cast<int>(lastErrorCode) + 1);
    }

    void anErrorNamesFileAndPlace()
    {
        const QString words = wording::sentence(
            Error{ErrorCode::MissingKey, "mail.json", "assets.utterances[2].intent", "a name", {}});
        QVERIFY2(words.startsWith(QStringLiteral("mail.json, assets.utterances[2].intent: ")),
                 qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("a name")));
    }

    void editsAreToldAsSteps()
    {
        QCOMPARE(wording::sentence(project::Edit{project::SetIntent{1, QStringLiteral("Reply"), {}}}),
                 QStringLiteral("Set intent to Reply"));
        const project::ClassLabel drama{QStringLiteral("Drama"), {}};
        const project::ClassLabel comedy{QStringLiteral("Comedy"), {}};
        const auto classes = [](std::vector<project::ClassLabel> labels) {
            return wording::sentence(project::Edit{project::SetClasses{1, std::move(labels), {}}});
        };
        QCOMPARE(classes({}), QStringLiteral("Clear classes"));
        QCOMPARE(classes({drama}), QStringLiteral("Set class to Drama"));
        QCOMPARE(classes({drama, comedy}), QStringLiteral("Set classes to Drama, Comedy"));
        QCOMPARE(wording::sentence(project::Edit{project::Batch{}}), QStringLiteral("0 changes"));
    }

    void daysAreNamedNearNow()
    {
        const QDateTime noon(QDate(2026, 11, 25), QTime(12, 0));
        const auto told = [&noon](const QDateTime &then) {
            return wording::dayAndTime(then.toMSecsSinceEpoch(), noon.toMSecsSinceEpoch());
        };
        QCOMPARE(told(noon.addSecs(-3600)), QStringLiteral("today 11:00"));
        QCOMPARE(told(noon.addDays(-1)), QStringLiteral("yesterday 12:00"));
        QCOMPARE(told(noon.addDays(-22)), QStringLiteral("3 Nov 12:00"));
    }

    void aPatternLeftOutIsNamedWithItsReason()
    {
        workspace::TrainingCheck check;
        check.kind = workspace::TrainingCheck::Kind::UnsupportedPattern;
        check.name = QStringLiteral("Order");
        check.value = QStringLiteral("[0-9]{1,2000}");
        check.reason = Message(Phrase::ReasonAt, Message(Phrase::RepetitionOfMoreThan, 1000),
                               Message(Phrase::Position, 5));
        QCOMPARE(
            wording::sentence(check),
            QStringLiteral("Order: the pattern “[0-9]{1,2000}” cannot be run and is left out: repetition of "
                           "more than 1000 at position 5"));
    }

    void timesAreToldByHowLongAgo()
    {
        constexpr std::int64_t now = 1'795'000'000'000;
        QCOMPARE(wording::relativeTime(now - 1000, now), QStringLiteral("just now"));
        QVERIFY(wording::relativeTime(now - 5 * 60'000, now).contains(QStringLiteral("5 min")));
        QVERIFY(!wording::relativeTime(now - 90LL * 24 * 3'600'000, now).contains(QStringLiteral("ago")));
    }

    void shortWordsKeepTheirDirectionInAMirroredWindow()
    {
        const std::int64_t now = 1'700'000'000'000;
        QVERIFY(!wording::relativeTime(now - 5 * 60'000, now).contains(QChar(0x2068)));
        // A window program has this property of its application.
        QCoreApplication::instance()->setProperty("layoutDirection", Qt::RightToLeft);
        const QString ago = wording::relativeTime(now - 5 * 60'000, now);
        const QString when = wording::dayAndTime(now, now);
        QCoreApplication::instance()->setProperty("layoutDirection", QVariant());
        for (const QString &words : {ago, when}) {
            QVERIFY(words.startsWith(QChar(0x2068)));
            QVERIFY(words.endsWith(QChar(0x2069)));
        }
    }
};

GLOSSA_TEST(SentenceTest);
#include "tst_sentence.moc"
