// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"

#include <QString>

#include <algorithm>
#include <string>
#include <vector>

/// Reads "[ORG Acme] paid [MONEY 5 EUR]": the text, and its spans in text order. Names not yet known are
/// added.
inline std::vector<glossa::evaluate::CategorySpan>
marked(const QString &notation, std::vector<std::string> &names, std::u16string &text)
{
    std::vector<glossa::evaluate::CategorySpan> spans;
    text.clear();
    for (qsizetype i = 0; i < notation.size(); ++i) {
        if (notation[i] == QLatin1Char('[')) {
            const qsizetype space = notation.indexOf(QLatin1Char(' '), i);
            const std::string name = notation.mid(i + 1, space - i - 1).toStdString();
            auto found = std::ranges::find(names, name);
            if (found == names.end())
                found = names.insert(names.end(), name);
            spans.push_back({{static_cast<std::int32_t>(text.size()), 0},
                             static_cast<std::uint32_t>(found - names.begin())});
            i = space;
        } else if (notation[i] == QLatin1Char(']')) {
            spans.back().span.length = static_cast<std::int32_t>(text.size()) - spans.back().span.begin;
        } else {
            text.push_back(notation[i].unicode());
        }
    }
    return spans;
}

inline void addOutcome(glossa::evaluate::Outcomes &outcomes, const char *expected, const char *predicted)
{
    glossa::evaluate::Outcome outcome;
    outcome.expected = marked(QString::fromUtf8(expected), outcomes.entities, outcome.text);
    outcome.predicted = marked(QString::fromUtf8(predicted), outcomes.entities, outcome.text);
    outcomes.items.push_back(std::move(outcome));
}

inline void addIntent(glossa::evaluate::Outcomes &outcomes, int expected, int predicted)
{
    glossa::evaluate::Outcome outcome;
    if (expected >= 0)
        outcome.expectedIntent = static_cast<std::uint32_t>(expected);
    if (predicted >= 0)
        outcome.predictedIntent = static_cast<std::uint32_t>(predicted);
    outcomes.items.push_back(std::move(outcome));
}
