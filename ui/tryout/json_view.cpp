// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/json_view.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QSyntaxHighlighter>

namespace glossa::tryout {

class JsonView::Painter : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    /// A text ends at the next quotation mark without a backslash before it; it is a key if a colon follows.
    void highlightBlock(const QString &line) override
    {
        for (qsizetype at = 0; at < line.size(); ++at) {
            if (line[at] != u'"')
                continue;
            qsizetype end = at + 1;
            while (end < line.size() && line[end] != u'"')
                end += line[end] == u'\\' ? 2 : 1;
            end = std::min(end + 1, line.size());
            const bool isKey = end < line.size() && line[end] == u':';
            setFormat(static_cast<int>(at), static_cast<int>(end - at),
                      QColor(isKey ? theme::tokens().acc : theme::tokens().ok));
            at = end;
        }
    }
};

JsonView::JsonView(QWidget *parent) : QPlainTextEdit(parent), m_painter(new Painter(document()))
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setLayoutDirection(Qt::LeftToRight); // JSON has no other
    fit();
}

void JsonView::fit()
{
    setFont(theme::font(theme::TextRole::Code));
    document()->setDocumentMargin(theme::px(8));
}

void JsonView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_painter->rehighlight();
}

} // namespace glossa::tryout
#include "moc_json_view.cpp"
