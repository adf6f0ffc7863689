// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/text_editor.h"

#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace glossa::labeling {

TextEditor::TextEditor(const models::StudioContext &context, QWidget *parent)
    : QPlainTextEdit(parent), m_context(context)
{
    setObjectName(QStringLiteral("stageEditor"));
    setAccessibleName(tr("New text of the utterance"));
    setTabChangesFocus(true);
    setCursorWidth(theme::px(2)); // one pixel is lost beside the stem of a letter
    connect(this, &QPlainTextEdit::textChanged, this, &TextEditor::follow);
}

void TextEditor::open(const project::Item &item, int caret)
{
    m_item = {};
    setPlainText(item.text);
    m_item = item;
    m_revision = TextRevision(item.text, item.labels);
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_revision.inPlain({0, caret}).length);
    setTextCursor(cursor);
    tint();
}

void TextEditor::close()
{
    m_item = {};
}

std::optional<project::SetText> TextEditor::edit() const
{
    if (m_item.id == 0 || m_revision.text() == m_item.text)
        return std::nullopt;
    return project::SetText{m_item.id,   m_revision.text(), m_revision.labels(),
                            m_item.text, m_item.labels,     std::nullopt};
}

void TextEditor::follow()
{
    if (m_item.id == 0)
        return;
    m_revision.become(toPlainText());
    tint();
}

void TextEditor::tint()
{
    QList<QTextEdit::ExtraSelection> tints;
    for (const project::Label &label : m_revision.labels()) {
        const auto *category = m_context.category(project::CategoryKind::Entity, label.category);
        if (category == nullptr)
            continue;
        QTextEdit::ExtraSelection tint;
        tint.format.setBackground(QColor(theme::tokens(*this).category(category->slot).fill));
        const text::Utf16Span span = m_revision.inPlain(label.span);
        tint.cursor = QTextCursor(document());
        tint.cursor.setPosition(span.begin);
        tint.cursor.setPosition(span.end(), QTextCursor::KeepAnchor);
        tints.push_back(tint);
    }
    setExtraSelections(tints);
}

void TextEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT finished(true, false);
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT finished(false, false);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void TextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const Qt::FocusReason why = event->reason();
    const bool comesBack =
        why == Qt::PopupFocusReason || why == Qt::ActiveWindowFocusReason || why == Qt::MenuBarFocusReason;
    if (m_item.id != 0 && !comesBack)
        Q_EMIT finished(true, true);
}

} // namespace glossa::labeling
#include "moc_text_editor.cpp"
