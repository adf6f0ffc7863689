// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/note_bar.h"

#include "ui/labeling/text_labeler.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace glossa::labeling {

using theme::px;

NoteBar::NoteBar(TextLabeler &labeler, QWidget *parent) : QFrame(parent), m_labeler(labeler)
{
    setObjectName(QStringLiteral("labelNote"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(6), px(16), px(6));
    layout->setSpacing(px(8));
    m_words = new widgets::Prose;
    m_words->setObjectName(QStringLiteral("labelNoteWords"));
    m_replace = new QPushButton(tr("Replace"));
    m_replace->setObjectName(QStringLiteral("replaceLabel"));
    m_replace->setProperty("small", true);
    m_replace->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the text
    layout->addWidget(m_words, 1);
    layout->addWidget(m_replace);
    hide();
    connect(&labeler, &TextLabeler::refused, this, &NoteBar::say);
    connect(&labeler, &TextLabeler::refusalOver, this, &NoteBar::leave);
    connect(m_replace, &QPushButton::clicked, &labeler, &TextLabeler::replaceRefused);
}

void NoteBar::say(const QString &why, bool replaceable)
{
    m_words->setText(why);
    m_replace->setVisible(replaceable);
    show();
    // A screen reader has not seen the bar appear.
    m_words->setAccessibleName(why);
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoteBar::leave()
{
    // Else the focus would go on to the next control, where keys mean something else.
    if (m_replace->hasFocus())
        m_labeler.focusText();
    hide();
}

void NoteBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::tokens(*this).warnsoft);
}

} // namespace glossa::labeling
#include "moc_note_bar.cpp"
