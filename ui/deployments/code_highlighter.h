// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace glossa::deployments {

/// Tells what is one's own in a call: texts in quotes, the key's variable, and remarks, in the colours of the
/// theme that is on. Keys of JSON stay as they are.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace glossa::deployments
