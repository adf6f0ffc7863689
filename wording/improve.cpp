// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/improve.h"

#include "core/base/rules.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace glossa::wording {

namespace {

struct ImproveWords {
    Q_DECLARE_TR_FUNCTIONS(ImproveWording)
};

using workspace::Evidence;
using workspace::Finding;
using workspace::FindingKind;

QString numberOf(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

/// One of three sentences, by what the finding is of. `%n` in them is not counted yet.
struct ByKind {
    QString intents, entities, classes;
    [[nodiscard]] const QString &of(const Finding &finding) const
    {
        using Kind = project::CategoryKind;
        return finding.of == Kind::Intent ? intents : finding.of == Kind::Class ? classes : entities;
    }
};

int countOf(const Finding &finding)
{
    return static_cast<int>(finding.count);
}

QString counted(std::int64_t number, const Finding &finding)
{
    const auto n = static_cast<int>(number);
    return ByKind{ImproveWords::tr("%Ln intents", nullptr, n), ImproveWords::tr("%Ln entities", nullptr, n),
                  ImproveWords::tr("%Ln classes", nullptr, n)}
        .of(finding);
}

/// The first few pieces of evidence, each as a part of a sentence.
template <typename Say>
QString listed(const Finding &finding, const Say &say)
{
    constexpr qsizetype most = 3;
    QStringList parts;
    for (const Evidence &evidence : finding.evidence) {
        if (parts.size() == most)
            break;
        parts << say(evidence);
    }
    const int more = static_cast<int>(finding.evidence.size()) - static_cast<int>(parts.size());
    const QString list = parts.join(QStringLiteral(", "));
    return more > 0 ? ImproveWords::tr("%1 and %Ln more", nullptr, more).arg(list) : list;
}

QString sidesOf(const Evidence &evidence)
{
    return ImproveWords::tr("%1: %2 in training, %3 in the test set")
        .arg(evidence.category, numberOf(evidence.count), numberOf(evidence.total));
}

QString choicesOf(const Evidence &evidence)
{
    QStringList parts;
    for (const workspace::Choice &choice : evidence.choices)
        parts << ImproveWords::tr("%1 (%2)", "what is said, how often")
                     .arg(said(choice), numberOf(choice.count));
    return parts.join(QStringLiteral(", "));
}

QString borderOf(const Evidence &evidence)
{
    const QString odd = numberOf(evidence.count);
    const QString rest = numberOf(evidence.total - evidence.count);
    switch (evidence.border) {
    case workspace::Border::WordInside:
        return ImproveWords::tr("“%1” is inside in %2, outside in %3").arg(evidence.text, odd, rest);
    case workspace::Border::WordOutside:
        return ImproveWords::tr("“%1” is outside in %2, inside in %3").arg(evidence.text, odd, rest);
    case workspace::Border::Cut:
    case workspace::Border::None:
        break;
    }
    return ImproveWords::tr("a part of “%1” is labeled in %2, the whole in %3").arg(evidence.text, odd, rest);
}

QString surfaceOf(const Evidence &evidence)
{
    return ImproveWords::tr("“%1” is labeled in %2 places and not, or otherwise, in %3")
        .arg(evidence.text, numberOf(evidence.total - evidence.count), numberOf(evidence.count));
}

QString sureOf(const Evidence &evidence)
{
    return ImproveWords::tr("“%1”: %2, and the model is %3 % sure of %4")
        .arg(evidence.text, said(evidence.choices.front()), numberOf(evidence.count),
             said(evidence.choices.back()));
}

QString distinction(const Finding &finding)
{
    if (finding.other.isEmpty())
        return ImproveWords::tr(
                   "%1 missed: %2; found where nothing is labeled: %3. Read these, and label more "
                   "of what it misses.")
            .arg(finding.category, numberOf(finding.count), numberOf(finding.total));
    return ImproveWords::tr(
               "Labeled %1, predicted %2: %3; the other way round: %4. Add examples that show what tells "
               "them apart, or merge both.")
        .arg(finding.category, finding.other, numberOf(finding.count), numberOf(finding.total));
}

QString contradiction(const Finding &finding)
{
    const Evidence &first = finding.evidence.front();
    return ImproveWords::tr("“%1” is %2. They cannot all be right.").arg(first.text, choicesOf(first));
}

} // namespace

QString headline(const workspace::Finding &finding)
{
    const int n = countOf(finding);
    switch (finding.kind) {
    case FindingKind::FewLabels:
        return ImproveWords::tr("Label more %1").arg(finding.category);
    case FindingKind::NotInTestSet:
        return ImproveWords::tr("Put examples of %1 into the test set").arg(counted(finding.count, finding));
    case FindingKind::Unbalanced:
        return ImproveWords::tr("Balance %1").arg(counted(finding.count, finding));
    case FindingKind::UnevenSets:
        return ImproveWords::tr("Spread %1 evenly over both sets").arg(counted(finding.count, finding));
    case FindingKind::UnclearDistinction:
        return finding.other.isEmpty()
                   ? ImproveWords::tr("Tell %1 from what is no entity").arg(finding.category)
                   : ImproveWords::tr("Tell %1 from %2").arg(finding.category, finding.other);
    case FindingKind::Contradictions:
        return ByKind{ImproveWords::tr("Mend %Ln texts that carry different intents", nullptr, n),
                      ImproveWords::tr("Mend %Ln texts whose entities are labeled differently", nullptr, n),
                      ImproveWords::tr("Mend %Ln texts that carry different classes", nullptr, n)}
            .of(finding);
    case FindingKind::UnevenLabels:
        return ImproveWords::tr("Label %1 the same way everywhere").arg(finding.category);
    case FindingKind::Borders:
        return ImproveWords::tr("Draw %1 borders one way").arg(finding.category);
    case FindingKind::Twins:
        return finding.toTestSet
                   ? ImproveWords::tr("Keep %Ln near twins on one side of the split", nullptr, n)
                   : ImproveWords::tr("Take %Ln near twins out of the test set", nullptr, n);
    case FindingKind::LikelyWrong:
        return ByKind{ImproveWords::tr("Read %Ln intents that are likely wrong", nullptr, n),
                      ImproveWords::tr("Read %Ln labels that are likely wrong", nullptr, n),
                      ImproveWords::tr("Read %Ln classes that are likely wrong", nullptr, n)}
            .of(finding);
    case FindingKind::NextToLabel:
        break;
    }
    return ImproveWords::tr("Label the %Ln texts the model is least sure of", nullptr, n);
}

QString explanation(const workspace::Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::FewLabels:
        return ImproveWords::tr("%Ln labels in training; below %1 little is learned, and little is proved.",
                                nullptr, countOf(finding))
            .arg(enoughLabels);
    case FindingKind::NotInTestSet:
        return ImproveWords::tr("Learned and not judged: %1.")
            .arg(listed(finding, [](const Evidence &evidence) { return evidence.category; }));
    case FindingKind::Unbalanced:
        return ImproveWords::tr("The median is %1: %2.")
            .arg(numberOf(finding.total), listed(finding, [](const Evidence &evidence) {
                     return ImproveWords::tr("%1 %2", "category, number of its labels")
                         .arg(evidence.category, numberOf(evidence.count));
                 }));
    case FindingKind::UnevenSets:
        return ImproveWords::tr("%1.", "a list as a sentence").arg(listed(finding, sidesOf));
    case FindingKind::UnclearDistinction:
        return distinction(finding);
    case FindingKind::Contradictions:
        return contradiction(finding);
    case FindingKind::UnevenLabels:
        return ImproveWords::tr("%1.", "a list as a sentence").arg(surfaceOf(finding.evidence.front()));
    case FindingKind::Borders:
        return ImproveWords::tr("%1.", "a list as a sentence").arg(borderOf(finding.evidence.front()));
    case FindingKind::Twins:
        return finding.toTestSet
                   ? ImproveWords::tr(
                         "The split puts them into the test set and nearly the same into training. "
                         "Scores look better than they are.")
                   : ImproveWords::tr(
                         "Nearly the same words are in training, too. Scores look better than they are.");
    case FindingKind::LikelyWrong:
        return ImproveWords::tr("The model has not learned them, and is sure of another name. %1.")
            .arg(sureOf(finding.evidence.front()));
    case FindingKind::NextToLabel:
        break;
    }
    return ImproveWords::tr(
        "Of %Ln unlabeled ones, chosen apart from one another, so that each adds something.", nullptr,
        static_cast<int>(finding.total));
}

QString work(const workspace::Finding &finding)
{
    const auto n = static_cast<int>(finding.work);
    switch (finding.kind) {
    case FindingKind::FewLabels:
    case FindingKind::UnevenLabels:
    case FindingKind::Borders:
    case FindingKind::LikelyWrong:
    case FindingKind::Unbalanced:
        return ImproveWords::tr("%Ln labels", nullptr, n);
    case FindingKind::UnevenSets:
        return counted(finding.work, finding);
    case FindingKind::UnclearDistinction:
        return ImproveWords::tr("%Ln mix-ups", nullptr, n);
    case FindingKind::NotInTestSet:
    case FindingKind::Contradictions:
    case FindingKind::Twins:
    case FindingKind::NextToLabel:
        break;
    }
    return ImproveWords::tr("%Ln texts", nullptr, n);
}

QString effect(const workspace::Finding &finding)
{
    constexpr int digits = 3;
    if (!finding.effect)
        return QStringLiteral("–");
    const QString amount = QLocale().toString(std::abs(*finding.effect), 'f', digits);
    if (amount == QLocale().toString(0.0, 'f', digits))
        return *finding.effect < 0.0
                   ? QStringLiteral("−") + amount
                   : ImproveWords::tr("below %1").arg(QLocale().toString(0.001, 'f', digits));
    return (*finding.effect < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + amount;
}

QString fix(const workspace::Finding &finding)
{
    if (finding.fix.empty())
        return {};
    switch (finding.kind) {
    case FindingKind::Borders:
        return ImproveWords::tr("Harmonise");
    case FindingKind::UnevenLabels:
        return ImproveWords::tr("Label all");
    case FindingKind::Twins:
        return finding.toTestSet ? ImproveWords::tr("Move to test set")
                                 : ImproveWords::tr("Move to training");
    case FindingKind::NotInTestSet:
        return ImproveWords::tr("Move to test set");
    default:
        return {};
    }
}

QString said(const workspace::Choice &choice)
{
    QStringList parts;
    for (const workspace::Said &said : choice.says)
        parts << (said.words.isEmpty()
                      ? said.category
                      : ImproveWords::tr("%1 “%2”", "entity, its words").arg(said.category, said.words));
    return parts.isEmpty() ? ImproveWords::tr("nothing") : parts.join(QStringLiteral(", "));
}

QString sentence(const workspace::Finding &finding, const workspace::Evidence &evidence)
{
    switch (finding.kind) {
    case FindingKind::UnevenSets:
        return sidesOf(evidence);
    case FindingKind::FewLabels:
    case FindingKind::NotInTestSet:
    case FindingKind::Unbalanced:
        return ImproveWords::tr("%1: %Ln labels", nullptr, static_cast<int>(evidence.count))
            .arg(evidence.category);
    case FindingKind::Contradictions:
        return ImproveWords::tr("“%1”: %2", "text, what it carries").arg(evidence.text, choicesOf(evidence));
    case FindingKind::UnevenLabels:
        return surfaceOf(evidence);
    case FindingKind::Borders:
        return borderOf(evidence);
    case FindingKind::Twins:
        return ImproveWords::tr("“%1” is %2 % like “%3”")
            .arg(evidence.text, numberOf(evidence.count), said(evidence.choices.front()));
    case FindingKind::LikelyWrong:
        return sureOf(evidence);
    case FindingKind::NextToLabel:
        return ImproveWords::tr("“%1”: %2 % sure").arg(evidence.text, numberOf(evidence.count));
    case FindingKind::UnclearDistinction:
        break;
    }
    return evidence.text;
}

} // namespace glossa::wording
