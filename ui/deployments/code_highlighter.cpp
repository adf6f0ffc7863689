// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/code_highlighter.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>
#include <QTextCharFormat>

namespace glossa::deployments {

void CodeHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression remark(QStringLiteral("^\\s*(#|//).*$"));
    // A quoted text that no colon follows; a backslash takes the next character with it.
    static const QRegularExpression value(QStringLiteral("\"(?:\\\\.|[^\"\\\\])*\"(?!\\s*:)"));
    static const QRegularExpression variable(QStringLiteral("\\$\\w+"));
    QTextCharFormat ink;
    if (remark.match(text).hasMatch()) {
        ink.setForeground(theme::inkColor(theme::Ink::Hint));
        setFormat(0, static_cast<int>(text.size()), ink);
        return;
    }
    const auto paint = [&](const QRegularExpression &what, theme::Ink role) {
        ink.setForeground(theme::inkColor(role));
        for (auto found = what.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), ink);
        }
    };
    paint(value, theme::Ink::Good);
    paint(variable, theme::Ink::Accent);
}

} // namespace glossa::deployments
#include "moc_code_highlighter.cpp"
