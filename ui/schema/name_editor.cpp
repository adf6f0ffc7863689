// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/name_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace glossa::schema {

using theme::px;

namespace {

/// A small sheet under the field, over the rows.
class Sheet : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(theme::tokens().line2), 1));
        painter.setBrush(QColor(theme::tokens().pane));
        painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), px(4), px(4));
    }
};

} // namespace

NameEditor::NameEditor(Check check, QWidget *parent) : QLineEdit(parent), m_check(std::move(check))
{
    setObjectName(QStringLiteral("inlineName"));
    m_hint = new Sheet(parent);
    m_words = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error);
    m_words->setObjectName(QStringLiteral("inlineNameProblem"));
    m_merge = new QPushButton;
    m_merge->setObjectName(QStringLiteral("inlineNameMerge"));
    m_merge->setProperty("small", true);
    m_merge->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(m_hint);
    row->setContentsMargins(px(8), px(4), px(8), px(4));
    row->setSpacing(px(8));
    row->addWidget(m_words, 1);
    row->addWidget(m_merge);
    m_hint->hide();
    hide();
    connect(this, &QLineEdit::textChanged, this, &NameEditor::judge);
    connect(m_merge, &QPushButton::clicked, this, [this] {
        const QString into = m_judged.other; // the field is emptied while it is answered
        Q_EMIT mergeRequested(into);
    });
}

void NameEditor::start(const QString &own, const QString &about)
{
    m_own = own;
    setText(own);
    setAccessibleName(about);
    setPlaceholderText(own.isEmpty() ? about : QString());
    selectAll();
    show();
    raise();
    judge();
    setFocus(Qt::ShortcutFocusReason);
}

void NameEditor::giveBack(const QString &name)
{
    if (isVisible() && text().isEmpty())
        setText(name);
}

void NameEditor::stop()
{
    hide();
    m_hint->hide();
    clear();
    m_own.clear();
}

void NameEditor::judge()
{
    m_judged = isHidden() ? NameCheck{} : m_check(text().trimmed(), m_own);
    const bool wasInvalid = property("invalid").toBool();
    setProperty("invalid", m_judged.refused);
    if (wasInvalid != m_judged.refused)
        update();
    m_words->setText(m_judged.words);
    m_words->setInk(m_judged.refused ? theme::Ink::Error : theme::Ink::Warning);
    m_merge->setText(tr("Merge “%1” into it").arg(m_own));
    m_merge->setVisible(m_judged.taken && !m_own.isEmpty());
    setAccessibleDescription(m_judged.words);
    m_hint->setVisible(!m_judged.words.isEmpty());
    placeHint();
    if (!m_judged.words.isEmpty()) {
        QAccessibleEvent event(m_words, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void NameEditor::placeHint()
{
    if (m_hint->isHidden() || parentWidget() == nullptr)
        return;
    const int width = std::min(std::max(this->width(), px(360)), parentWidget()->width() - x());
    m_hint->resize(width, m_hint->layout()->hasHeightForWidth() ? m_hint->layout()->heightForWidth(width)
                                                                : m_hint->sizeHint().height());
    // Over the field where there is no room below it.
    const bool below = geometry().bottom() + px(4) + m_hint->height() <= parentWidget()->height();
    m_hint->move(x(), below ? geometry().bottom() + px(4) : y() - px(4) - m_hint->height());
    m_hint->raise();
}

void NameEditor::commit()
{
    const QString name = text().trimmed();
    if (m_judged.refused)
        return; // the reason stands under the field
    if (name.isEmpty() || name == m_own) {
        Q_EMIT left();
        return;
    }
    if (m_own.isEmpty())
        clear(); // the next one can be typed at once
    Q_EMIT named(name);
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        commit();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

void NameEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Its own menu, its own button or another window: the name is not done yet.
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason || isHidden() ||
        QApplication::focusWidget() == m_merge)
        return;
    commit();
    if (!isHidden())
        Q_EMIT left();
}

void NameEditor::moveEvent(QMoveEvent *event)
{
    QLineEdit::moveEvent(event);
    placeHint();
}

void NameEditor::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeHint();
}

} // namespace glossa::schema
#include "moc_name_editor.cpp"
