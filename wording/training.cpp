// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/training.h"

#include "core/base/rules.h"
#include "core/workspace/jobs/job_log.h"
#include "wording/numbers.h"
#include "wording/phrases.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace glossa::wording {

namespace {

struct TrainingWords {
    Q_DECLARE_TR_FUNCTIONS(TrainingWording)
};

using Check = workspace::TrainingCheck;

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

/// Whether the number beside a category's name says more than the name.
bool isCounted(Check::Kind kind)
{
    return kind == Check::Kind::FewLabels;
}

/// "Ask 3, Size 5 and 12 more"; `most` = how many of them are named.
QString listed(const Check &check, std::size_t most)
{
    QStringList names;
    for (const Check::Named &category : check.categories) {
        if (names.size() == static_cast<qsizetype>(most))
            break;
        names << (isCounted(check.kind) ? TrainingWords::tr("%1 %2", "category, number of its labels")
                                              .arg(category.name, number(category.count))
                                        : category.name);
    }
    const auto more = static_cast<int>(check.categories.size() - static_cast<std::size_t>(names.size()));
    const QString list = names.join(QStringLiteral(", "));
    return more > 0 ? TrainingWords::tr("%1 and %Ln more", nullptr, more).arg(list) : list;
}

/// One of the sentences, by what the categories are.
QString byKind(project::CategoryKind kind, const QString &ofIntents, const QString &ofEntities,
               const QString &ofClasses)
{
    return kind == project::CategoryKind::Intent   ? ofIntents
           : kind == project::CategoryKind::Entity ? ofEntities
                                                   : ofClasses;
}

/// What is said of the categories of one kind, without their names.
QString about(const Check &check, int n)
{
    using Kind = Check::Kind;
    switch (check.kind) {
    case Kind::CategoryWithoutLabels:
        return byKind(
            check.of,
            TrainingWords::tr("%Ln intents have no training utterance and are not learned", nullptr, n),
            TrainingWords::tr("%Ln entities have no training label and are not learned", nullptr, n),
            TrainingWords::tr("%Ln classes have no training document and are not learned", nullptr, n));
    case Kind::FewLabels:
        return byKind(check.of,
                      TrainingWords::tr("%Ln intents have fewer than %1 training utterances", nullptr, n),
                      TrainingWords::tr("%Ln entities have fewer than %1 training labels", nullptr, n),
                      TrainingWords::tr("%Ln classes have fewer than %1 training documents", nullptr, n))
            .arg(enoughLabels);
    case Kind::NotInTestSet:
        return byKind(
            check.of,
            TrainingWords::tr("%Ln intents do not occur in the test set and are not judged", nullptr, n),
            TrainingWords::tr("%Ln entities do not occur in the test set and are not judged", nullptr, n),
            TrainingWords::tr("%Ln classes do not occur in the test set and are not judged", nullptr, n));
    case Kind::InEveryItem:
        return TrainingWords::tr("%Ln classes are given to every training document and are not learned",
                                 nullptr, n);
    default:
        break;
    }
    return TrainingWords::tr("%Ln entities have prebuilt components, which are kept but not recognized yet",
                             nullptr, n);
}

/// Of a bound that Azure has and a project does not keep.
QString beyondAzure(const Check &check)
{
    using Bound = project::AzureBound;
    const QString most = number(check.total);
    const int n = static_cast<int>(check.count);
    switch (check.bound) {
    case Bound::FewestItems:
        return TrainingWords::tr("Azure trains from %1 documents on; here are %Ln", nullptr, n).arg(most);
    case Bound::MostItems:
        return check.documents
                   ? TrainingWords::tr("Azure takes at most %1 documents; here are %Ln", nullptr, n).arg(most)
                   : TrainingWords::tr("Azure takes at most %1 utterances; here are %Ln", nullptr, n)
                         .arg(most);
    case Bound::LongestText:
        return check.documents
                   ? TrainingWords::tr("%Ln documents have more than the %1 characters that Azure takes",
                                       nullptr, n)
                         .arg(most)
                   : TrainingWords::tr("%Ln utterances have more than the %1 characters that Azure takes",
                                       nullptr, n)
                         .arg(most);
    case Bound::MostCategories:
        break;
    }
    return byKind(check.of, TrainingWords::tr("Azure takes at most %1 intents; here are %Ln", nullptr, n),
                  TrainingWords::tr("Azure takes at most %1 entities; here are %Ln", nullptr, n),
                  TrainingWords::tr("Azure takes at most %1 classes; here are %Ln", nullptr, n))
        .arg(most);
}

QString readyItems(const Check &check, int n)
{
    const QString items = check.documents ? TrainingWords::tr("%Ln documents", nullptr, n)
                                          : TrainingWords::tr("%Ln utterances", nullptr, n);
    const auto labels = [&check] {
        return TrainingWords::tr("%Ln labels", nullptr, static_cast<int>(check.total)) +
               QStringLiteral(", ") +
               TrainingWords::tr("%Ln entities", nullptr, static_cast<int>(check.learnedEntities));
    };
    QStringList parts{items};
    if (check.learnedIntents > 0)
        parts << TrainingWords::tr("%Ln intents", nullptr, static_cast<int>(check.learnedIntents));
    if (check.learnedClasses > 0)
        parts << TrainingWords::tr("%Ln classes", nullptr, static_cast<int>(check.learnedClasses));
    else if (check.total > 0)
        parts << labels();
    return TrainingWords::tr("To learn from: %1").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

QString sentence(const workspace::TrainingCheck &check)
{
    using Kind = workspace::TrainingCheck::Kind;
    constexpr std::size_t named = 3;
    const int n = static_cast<int>(check.count);
    switch (check.kind) {
    case Kind::NothingToLearn:
        return check.documents && check.of == project::CategoryKind::Class
                   ? TrainingWords::tr("Nothing to learn from: give some training documents a class")
                   : TrainingWords::tr(
                         "Nothing to learn from: give some training items an intent or a label");
    case Kind::NothingToTellApart:
        return TrainingWords::tr("All training documents have the same classes, so there is nothing to tell "
                                 "apart: give some of them others");
    case Kind::NothingJudged:
        return TrainingWords::tr("Nothing will be judged: no labeled item is in the test set or held back");
    case Kind::HeldBackOtherwise:
        return TrainingWords::tr(
                   "%1 of %2 items are held back (%3 %, not %4 %), so that as many categories as can "
                   "be are both learned and judged")
            .arg(number(check.count), number(check.total))
            .arg(std::lround(100.0 * static_cast<double>(check.count) / static_cast<double>(check.total)))
            .arg(check.askedPercent);
    case Kind::BadModelName:
        return check.name.isEmpty()
                   ? TrainingWords::tr("The model needs a name")
                   : TrainingWords::tr(
                         "“%1” cannot be a model's name: letters, digits, _ . - and at most 50 of them")
                         .arg(check.name);
    case Kind::JobRunning:
        return TrainingWords::tr("Another training of this project is running; wait for it, or stop it");
    case Kind::UnlabeledItems:
        return check.of == project::CategoryKind::Class
                   ? TrainingWords::tr("%Ln documents without a class are left out", nullptr, n)
                   : TrainingWords::tr("%Ln items without intent or label are left out", nullptr, n);
    case Kind::DoneWithoutClass:
        return TrainingWords::tr("%Ln documents are marked as labeled and have no class; they are left out",
                                 nullptr, n);
    case Kind::HalfLabeled:
        return TrainingWords::tr("%Ln utterances have no intent yet and teach only where entities are",
                                 nullptr, n);
    case Kind::CategoryWithoutLabels:
    case Kind::FewLabels:
    case Kind::NotInTestSet:
    case Kind::PrebuiltNotRecognized:
    case Kind::InEveryItem:
        return TrainingWords::tr("%1: %2", "what is found, of which categories")
            .arg(about(check, n), listed(check, named));
    case Kind::SameTextTwice:
        return check.of == project::CategoryKind::Class
                   ? TrainingWords::tr("%Ln texts stand with different classes", nullptr, n)
                   : TrainingWords::tr("%Ln texts carry two intents", nullptr, n);
    case Kind::UnsupportedPattern:
        return TrainingWords::tr("%1: the pattern “%2” cannot be run and is left out: %3")
            .arg(check.name, check.value, said(check.reason));
    case Kind::SlashesInPattern:
        return TrainingWords::tr(
                   "%1: the pattern “%2” looks for its slashes and flags as letters; for any case begin "
                   "with (?i) and leave the slashes out")
            .arg(check.name, check.value);
    case Kind::UnknownLanguage:
        return check.name.isEmpty()
                   ? TrainingWords::tr("The project's language, “%1”, is no language code such as en-us")
                         .arg(check.value)
                   : TrainingWords::tr(
                         "%1: “%2” is no language code such as en-us, so nothing written under it is found")
                         .arg(check.name, check.value);
    case Kind::UnknownComposition:
        return TrainingWords::tr("%1: “%2” is no composition setting; its components are combined")
            .arg(check.name, check.value);
    case Kind::UnknownRequired:
        return TrainingWords::tr("%1: “%2” is required, but is no component").arg(check.name, check.value);
    case Kind::TestTextsInTraining:
        return TrainingWords::tr("%Ln test texts also stand in the training set; the figures will flatter",
                                 nullptr, n);
    case Kind::OverlappingLabels:
        return TrainingWords::tr("%Ln labels lie over longer ones and are not learned", nullptr, n);
    case Kind::BeyondAzure:
        return beyondAzure(check);
    case Kind::AllGood:
        break;
    }
    return readyItems(check, n);
}

QString allNames(const workspace::TrainingCheck &check)
{
    return listed(check, check.categories.size());
}

QString progress(double fraction, std::int64_t spentMs)
{
    QString share = TrainingWords::tr("%1 %", "share done").arg(static_cast<int>(fraction * 100));
    if (fraction < 0.05 || fraction >= 1.0 || spentMs < 2000)
        return isolated(share);
    const double left = static_cast<double>(spentMs) / 1000.0 * (1.0 - fraction) / fraction;
    if (left < 60)
        return isolated(TrainingWords::tr("%1, about %2 s left").arg(share).arg(static_cast<int>(left) + 1));
    return isolated(
        TrainingWords::tr("%1, about %2 min left").arg(share).arg(static_cast<int>(left / 60) + 1));
}

QString stageName(const QString &stage)
{
    if (stage == u"preparing")
        return TrainingWords::tr("Preparing");
    if (stage == u"intents")
        return TrainingWords::tr("Intents");
    if (stage == u"entities")
        return TrainingWords::tr("Entities");
    if (stage == u"classes")
        return TrainingWords::tr("Classes");
    if (stage == u"calibrating")
        return TrainingWords::tr("Calibrating");
    if (stage == u"evaluating")
        return TrainingWords::tr("Evaluation");
    if (stage == u"saving")
        return TrainingWords::tr("Saving");
    if (stage == u"done")
        return TrainingWords::tr("Done");
    return stage;
}

QString jobLog(const QString &log)
{
    const auto words = [](const workspace::JobLogEntry &entry) {
        if (!entry.asItStands.isEmpty())
            return entry.asItStands;
        const QString time =
            QDateTime::fromMSecsSinceEpoch(entry.timeMs).toString(QStringLiteral("HH:mm:ss"));
        const QString stage = stageName(entry.stage);
        if (!entry.point)
            return TrainingWords::tr("%1 %2", "time, stage of a training").arg(time, stage);
        const auto figure = [](double value) {
            constexpr int digits = 4;
            return QLocale().toString(value, 'f', digits);
        };
        const QString round = number(entry.point->iteration);
        const QString loss = figure(entry.point->objective);
        return entry.point->heldOut
                   ? TrainingWords::tr("%1 %2, round %3: loss %4, validation %5", "time, stage of a training")
                         .arg(time, stage, round, loss, figure(*entry.point->heldOut))
                   : TrainingWords::tr("%1 %2, round %3: loss %4", "time, stage of a training")
                         .arg(time, stage, round, loss);
    };
    QString text;
    for (const workspace::JobLogEntry &entry : workspace::logEntries(log))
        text += words(entry) + u'\n';
    return text;
}

} // namespace glossa::wording
