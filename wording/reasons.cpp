// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/reasons.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace glossa::wording {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

} // namespace

QString reason(const workspace::Reason &reason)
{
    using Kind = workspace::ReasonKind;
    const bool hasText = !reason.text.isEmpty();
    QString words;
    switch (reason.kind) {
    case Kind::Word:
        words = Words::tr("the word “%1”");
        break;
    case Kind::Phrase:
        words = Words::tr("the words “%1”");
        break;
    case Kind::Letters:
        words = Words::tr("the letters “%1”");
        break;
    case Kind::FirstWord:
        words = Words::tr("it begins with “%1”");
        break;
    case Kind::Before:
        words = hasText ? Words::tr("“%1” before it") : Words::tr("nothing stands before it");
        break;
    case Kind::After:
        words = hasText ? Words::tr("“%1” after it") : Words::tr("nothing stands after it");
        break;
    case Kind::Around:
        words = hasText ? Words::tr("“%1” around it") : Words::tr("it stands alone");
        break;
    case Kind::Beginning:
        words = Words::tr("its first letters, “%1”");
        break;
    case Kind::Ending:
        words = Words::tr("its last letters, “%1”");
        break;
    case Kind::Form:
        return Words::tr("how it is written");
    case Kind::FormNear:
        return Words::tr("how its neighbors are written");
    case Kind::Listed:
        return hasText ? Words::tr("labeled so in training, after “%1”").arg(reason.text)
                       : Words::tr("labeled so in training");
    case Kind::Intent:
        return Words::tr("the intent of the text");
    case Kind::Line:
        words = Words::tr("“%1” in the same line");
        break;
    case Kind::Place:
        return Words::tr("where it stands");
    }
    return words.contains(QStringLiteral("%1")) ? words.arg(reason.text) : words;
}

QString reasons(const std::vector<workspace::Reason> &reasons)
{
    const QLocale locale;
    QStringList words;
    for (const workspace::Reason &one : reasons)
        words
            << Words::tr("%1 (+%2)", "reason, weight").arg(reason(one), locale.toString(one.weight, 'f', 2));
    return words.join(QStringLiteral(", "));
}

} // namespace glossa::wording
