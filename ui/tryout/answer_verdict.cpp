// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/answer_verdict.h"

#include "core/workspace/review/query.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossa::tryout {

namespace {

struct VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(AnswerVerdict)
};

QString wordsOf(const project::Prediction &prediction)
{
    const QStringList names = workspace::categoriesOf(prediction);
    return names.isEmpty() ? VerdictWords::tr("nothing", "was answered") : names.join(QStringLiteral(", "));
}

/// Labels of one that the other has not.
int missing(const project::Prediction &one, const project::Prediction &other)
{
    return static_cast<int>(
        std::ranges::count_if(one.entities, [&other](const project::EntityPrediction &entity) {
            return std::ranges::none_of(other.entities, [&entity](const project::EntityPrediction &same) {
                return same.category == entity.category && same.span == entity.span;
            });
        }));
}

} // namespace

QString verdictOf(const Answer &one, const Answer &other)
{
    if (one.prediction.text != other.prediction.text)
        return {};
    const QString first = wordsOf(one.prediction);
    const QString second = wordsOf(other.prediction);
    const int labels = missing(one.prediction, other.prediction) + missing(other.prediction, one.prediction);
    if (first == second && labels == 0)
        return VerdictWords::tr("Both say the same.");
    const QString labelWords = VerdictWords::tr("%n labels stand in one answer only", nullptr, labels);
    if (first == second)
        return VerdictWords::tr("The answers differ: %1.", "labels").arg(labelWords);
    const QString answers = VerdictWords::tr("%1 or %2", "the two answers").arg(first, second);
    return labels == 0
               ? VerdictWords::tr("The answers differ: %1.", "answers").arg(answers)
               : VerdictWords::tr("The answers differ: %1; %2.", "answers, labels").arg(answers, labelWords);
}

} // namespace glossa::tryout
