// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace glossa::wording {

namespace {

struct ReadingWords {
    Q_DECLARE_TR_FUNCTIONS(ReadingWording)
};

// More parts than this make a sentence nobody reads; the rest is summed up.
constexpr std::size_t mostParts = 3;

QString joined(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.value(0);
    return ReadingWords::tr("%1 and %2")
        .arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
}

QString nameOf(std::uint32_t index, const std::vector<std::string> &names)
{
    return index < names.size() ? QString::fromStdString(names[index]) : ReadingWords::tr("None");
}

using Tally = std::vector<std::pair<std::uint32_t, std::int64_t>>;

/// "14 were labeled Person" …; `pattern` has the count and the name.
QStringList parts(const Tally &tally, const std::vector<std::string> &names, const QString &pattern)
{
    QStringList result;
    std::int64_t rest = 0;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (i < mostParts)
            result << pattern.arg(tally[i].second).arg(nameOf(tally[i].first, names));
        else
            rest += tally[i].second;
    }
    if (rest > 0)
        result << pattern.arg(rest).arg(ReadingWords::tr("something else"));
    return result;
}

QString falseAlarms(const evaluate::Reading &reading, const std::vector<std::string> &names)
{
    const int count = static_cast<int>(reading.metrics.counts.falsePositives);
    if (count == 0)
        return {};
    const bool several = reading.several;
    QStringList from =
        parts(reading.falseAlarmsFrom, names,
              several ? ReadingWords::tr("%1 where %2 was missed") : ReadingWords::tr("%1 labeled %2"));
    if (reading.wrongBorder > 0)
        from << ReadingWords::tr("%1 at a wrong border").arg(reading.wrongBorder);
    if (reading.unlabeled > 0)
        from << (several ? ReadingWords::tr("%1 where nothing was missed") : ReadingWords::tr("%1 unlabeled"))
                    .arg(reading.unlabeled);
    return (several ? ReadingWords::tr("%n false alarms: %1.", nullptr, count)
                    : ReadingWords::tr("Of %n false alarms: %1.", nullptr, count))
        .arg(joined(from));
}

QString misses(const evaluate::Reading &reading, const std::vector<std::string> &names)
{
    const int count = static_cast<int>(reading.metrics.counts.falseNegatives);
    if (count == 0)
        return {};
    const bool several = reading.several;
    QStringList to = parts(reading.missesTo, names,
                           several ? ReadingWords::tr("%1 where %2 was given wrongly")
                                   : ReadingWords::tr("%1 predicted %2"));
    if (reading.cutWrong > 0)
        to << ReadingWords::tr("%1 found with a wrong border").arg(reading.cutWrong);
    if (reading.notFound > 0)
        to << (several ? ReadingWords::tr("%1 where nothing was given wrongly")
                       : ReadingWords::tr("%1 not found"))
                  .arg(reading.notFound);
    return (several ? ReadingWords::tr("%n misses: %1.", nullptr, count)
                    : ReadingWords::tr("Of %n misses: %1.", nullptr, count))
        .arg(joined(to));
}

/// What a category does that is found, but has too many false alarms.
QString takesOthers(const evaluate::Reading &reading)
{
    switch (reading.judged) {
    case evaluate::JudgedKind::Intent:
        return ReadingWords::tr("found, but other intents are often taken for it");
    case evaluate::JudgedKind::Entity:
        return ReadingWords::tr("found, but often labeled as the wrong type");
    case evaluate::JudgedKind::Class:
        break;
    }
    return reading.several ? ReadingWords::tr("found, but often given to texts that do not have it")
                           : ReadingWords::tr("found, but other classes are often taken for it");
}

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

} // namespace

QString inShort(const evaluate::Reading &reading)
{
    if (reading.tooFew)
        return ReadingWords::tr("too few test labels to tell");
    switch (reading.kind) {
    case evaluate::Performance::Solid:
        return reading.fewLabels ? ReadingWords::tr("good, few labels") : ReadingWords::tr("recognized well");
    case evaluate::Performance::Struggles:
        return ReadingWords::tr("struggles to find and to label it");
    case evaluate::Performance::FoundMislabeled:
        return takesOthers(reading);
    case evaluate::Performance::MissesSome:
        return ReadingWords::tr("often missed; what it marks is right");
    case evaluate::Performance::Unmeasured:
        break;
    }
    return ReadingWords::tr("no label in the test set");
}

QString inAWord(const evaluate::Reading &reading)
{
    if (reading.tooFew)
        return ReadingWords::tr("cannot tell");
    const auto withCaution = [&reading](const QString &words) {
        return reading.fewLabels ? ReadingWords::tr("%1, few labels").arg(words) : words;
    };
    switch (reading.kind) {
    case evaluate::Performance::Solid:
        return withCaution(ReadingWords::tr("solid"));
    case evaluate::Performance::Struggles:
        return withCaution(ReadingWords::tr("struggles"));
    case evaluate::Performance::FoundMislabeled:
        return withCaution(ReadingWords::tr("mislabeled"));
    case evaluate::Performance::MissesSome:
        return withCaution(ReadingWords::tr("misses some"));
    case evaluate::Performance::Unmeasured:
        break;
    }
    return ReadingWords::tr("not in the test set");
}

QString evidence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes)
{
    const auto &names = outcomes.names(reading.judged);
    QStringList sentences{falseAlarms(reading, names), misses(reading, names)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString headline(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes)
{
    return ReadingWords::tr("%1: %2", "category, how it does")
        .arg(nameOf(reading.category, outcomes.names(reading.judged)), inShort(reading));
}

QString explanation(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes)
{
    QStringList sentences{ReadingWords::tr("(precision %1, recall %2).")
                              .arg(figure(evaluate::precision(reading.metrics.counts)),
                                   figure(evaluate::recall(reading.metrics.counts))),
                          evidence(reading, outcomes)};
    if (reading.fewLabels || reading.tooFew)
        sentences << ReadingWords::tr("%n test labels prove little.", nullptr,
                                      static_cast<int>(reading.metrics.support));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString headline(const evaluate::MixedUp &pair, const evaluate::Outcomes &outcomes)
{
    const auto &names = outcomes.names(pair.judged);
    return (pair.several ? ReadingWords::tr("%1 and %2 are often wrong together")
                         : ReadingWords::tr("%1 and %2 are mixed up"))
        .arg(nameOf(pair.first, names), nameOf(pair.second, names));
}

QString explanation(const evaluate::MixedUp &pair, const evaluate::Outcomes &outcomes)
{
    const auto &names = outcomes.names(pair.judged);
    const auto part = [&](std::int64_t count, std::uint32_t labeled, std::uint32_t predicted) {
        const int n = static_cast<int>(count);
        return n == 0
                   ? QString()
                   : (pair.several ? ReadingWords::tr("in %Ln texts %1 was missed and %2 given", nullptr, n)
                                   : ReadingWords::tr("%Ln labeled %1 were predicted %2", nullptr, n))
                         .arg(nameOf(labeled, names), nameOf(predicted, names));
    };
    QStringList parts{part(pair.firstAsSecond, pair.first, pair.second),
                      part(pair.secondAsFirst, pair.second, pair.first)};
    parts.removeAll(QString());
    return ReadingWords::tr("(%1).", "of two categories that are mixed up")
        .arg(parts.join(QStringLiteral(", ")));
}

QString sentence(const evaluate::Reading &reading, const evaluate::Outcomes &outcomes)
{
    return headline(reading, outcomes) + u' ' + explanation(reading, outcomes);
}

} // namespace glossa::wording
