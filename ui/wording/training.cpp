// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wording/training.h"

#include "ui/wording/numbers.h"

#include <QCoreApplication>

namespace glossa::wording {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrainingWording)
};

} // namespace

QString sentence(const workspace::TrainingCheck &check)
{
    using Kind = workspace::TrainingCheck::Kind;
    const int n = static_cast<int>(check.count);
    switch (check.kind) {
    case Kind::KindNotTrained:
        return Words::tr("Projects of kind %1 can be imported, labeled and exported, but not trained yet")
            .arg(check.name);
    case Kind::NothingToLearn:
        return Words::tr("Nothing to learn from: give some training items an intent or a label");
    case Kind::EmptyTestSet:
        return Words::tr("The test set is empty. Move some items there, or hold back a part");
    case Kind::BadModelName:
        return Words::tr("“%1” cannot be a model's name: letters, digits, _ . - and at most 50 of them")
            .arg(check.name);
    case Kind::JobRunning:
        return Words::tr("Another training of this project is running; wait for it, or stop it");
    case Kind::UnlabeledItems:
        return Words::tr("%n items without intent or label are left out", nullptr, n);
    case Kind::CategoryWithoutLabels:
        return Words::tr("%1 has no training label, so it is not learned").arg(check.name);
    case Kind::FewLabels:
        return Words::tr("%1 has %n training labels; 15 or more teach it better", nullptr, n).arg(check.name);
    case Kind::NotInTestSet:
        return Words::tr("%1 does not occur in the test set, so it is not judged").arg(check.name);
    case Kind::SameTextTwice:
        return Words::tr("%n texts carry two intents", nullptr, n);
    case Kind::PrebuiltNotRecognized:
        return Words::tr("%1 has a prebuilt component, which is kept but not recognized yet").arg(check.name);
    case Kind::UnsupportedPattern:
        return Words::tr("%1 has %n patterns that cannot be run; they are left out", nullptr, n)
            .arg(check.name);
    case Kind::TestTextsInTraining:
        return Words::tr("%n test texts also stand in the training set; the figures will flatter", nullptr,
                         n);
    case Kind::OverlappingLabels:
        return Words::tr("%n labels lie over longer ones and are not learned", nullptr, n);
    case Kind::AllGood:
        break;
    }
    return Words::tr("%n items with %1 labels to learn from", nullptr, n).arg(check.total);
}

QString progress(double fraction, std::int64_t spentMs)
{
    QString share = Words::tr("%1 %", "share done").arg(static_cast<int>(fraction * 100));
    if (fraction < 0.05 || fraction >= 1.0 || spentMs < 2000)
        return isolated(share);
    const double left = static_cast<double>(spentMs) / 1000.0 * (1.0 - fraction) / fraction;
    if (left < 60)
        return isolated(Words::tr("%1, about %2 s left").arg(share).arg(static_cast<int>(left) + 1));
    return isolated(Words::tr("%1, about %2 min left").arg(share).arg(static_cast<int>(left / 60) + 1));
}

QString stageName(const QString &stage)
{
    if (stage == u"preparing")
        return Words::tr("Preparing");
    if (stage == u"intents")
        return Words::tr("Intents");
    if (stage == u"entities")
        return Words::tr("Entities");
    if (stage == u"calibrating")
        return Words::tr("Calibrating");
    if (stage == u"evaluating")
        return Words::tr("Evaluation");
    if (stage == u"saving")
        return Words::tr("Saving");
    return stage;
}

} // namespace glossa::wording
