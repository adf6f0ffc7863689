// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/workspace.h"
#include "tests/support/registry.h"
#include "ui/labeling/filter_words.h"
#include "ui/widgets/choices.h"

#include <QtTest>

using namespace glossa;

namespace {

QString names(const QString &typed, const QStringList &lastUsed = {})
{
    const std::vector<widgets::Choice> choices{{QStringLiteral("SenderName"), {}, {}, 0},
                                               {QStringLiteral("Name"), {}, {}, 1},
                                               {QStringLiteral("Rename"), {}, {}, 2},
                                               {QStringLiteral("Date"), {}, {}, 3},
                                               {QStringLiteral("NumberAndMore"), {}, {}, 4}};
    QStringList result;
    for (const widgets::Choice &choice : widgets::matching(choices, typed, lastUsed))
        result << choice.name;
    return result.join(u' ');
}

} // namespace

class ChoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeNameThenWordThenInsideThenLetters()
    {
        QCOMPARE(names(QStringLiteral("name")), QStringLiteral("Name SenderName Rename NumberAndMore"));
        QCOMPARE(names(QStringLiteral("nm")), QStringLiteral("SenderName Name Rename NumberAndMore"));
    }

    void lastUsedComeFirstWhenNothingIsTyped()
    {
        QCOMPARE(names({}, {QStringLiteral("Date"), QStringLiteral("Name")}),
                 QStringLiteral("Date Name SenderName Rename NumberAndMore"));
    }

    void nothingMatchesNonsense() { QCOMPARE(names(QStringLiteral("zzz")), QString()); }

    void everyChipTakesOneConditionAway()
    {
        workspace::ItemFilter filter;
        filter.intents = {QStringLiteral("Reply"), QString()};
        filter.entities = {QStringLiteral("Date")};
        filter.state = workspace::LabeledState::Unlabeled;
        const auto chips = labeling::FilterWords::chips(filter);
        QCOMPARE(chips.size(), 4U);
        QCOMPARE(chips[1].words, QStringLiteral("Intent: Reply"));
        QCOMPARE(chips[1].without.intents, QStringList{QString()});
        for (int left = 4; left > 0; --left)
            filter = labeling::FilterWords::chips(filter).front().without;
        QVERIFY(labeling::isEverything(filter));
    }

    void manyOfOneKindAreOneChip()
    {
        workspace::ItemFilter filter;
        filter.intents = {QStringLiteral("Reply"), QString(), QStringLiteral("Forward")};
        const auto chips = labeling::FilterWords::chips(filter);
        QCOMPARE(chips.size(), 1U);
        QCOMPARE(chips[0].words, QStringLiteral("3 intents"));
        QVERIFY(labeling::isEverything(chips[0].without));
    }
};

GLOSSA_TEST(ChoicesTest);
#include "tst_choices.moc"
