// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyboard_section.h"

#include "ui/settings/key_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::settings {

using theme::px;

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("keyField"));
    setReadOnly(true);
    setAccessibleName(tr("New key; press it"));
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyField::showKey(const QKeySequence &key)
{
    setText(key.isEmpty() ? tr("none", "key") : widgets::keyText(key));
}

bool KeyField::event(QEvent *event)
{
    // Shortcuts of the window must arrive here as keys, Tab excepted: it leaves.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
    case Qt::Key_AltGr:
    case Qt::Key_unknown:
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        break;
    }
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    // Shift belongs to a sign like "?" already.
    if (modifiers == Qt::ShiftModifier && !event->text().isEmpty() && !event->text().front().isLetter() &&
        event->text().front().isPrint())
        modifiers = {};
    Q_EMIT recorded(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event->key()))));
}

KeyboardSection::KeyboardSection(KeyBindings &keys, QWidget *parent)
    : SettingSection(tr("Keyboard"), parent), m_keys(keys), m_rows(new KeyRows(this))
{
    setObjectName(QStringLiteral("keyboardSection"));
    auto *reset = new QPushButton(tr("Reset all keys"));
    reset->setObjectName(QStringLiteral("resetKeys"));
    connect(reset, &QPushButton::clicked, this, [this] {
        m_keys.resetAll();
        m_message->setText(tr("All keys are the standard ones again."));
    });
    addRow(tr("Keys of the commands"),
           tr("Choose a command and press the new key. Commands and labels share one set of keys; one that "
              "is taken is "
              "refused."),
           reset);
    addWhole(makeTable());
    connect(&m_keys, &KeyBindings::keysChanged, this, &KeyboardSection::refresh);
    refresh();
}

QWidget *KeyboardSection::makeTable()
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, px(12), 0, 0);
    column->setSpacing(px(8));
    m_filter = new widgets::SearchField;
    m_filter->setObjectName(QStringLiteral("filterKeys"));
    m_filter->setPlaceholderText(tr("Find a command or a key"));
    m_filter->setAccessibleName(tr("Find a command or a key"));
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("keyList"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setModel(m_rows);
    m_list->setTypeAhead(true);
    m_list->setMinimumHeight(px(320));
    column->addWidget(m_filter);
    column->addWidget(makeEditor());
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &KeyboardSection::refresh);
    connect(m_list, &widgets::RowView::currentRowChanged, this, [this] {
        m_message->clear();
        showCurrent();
    });
    connect(m_list, &widgets::RowView::rowActivated, this,
            [this] { m_field->setFocus(Qt::OtherFocusReason); });
    return whole;
}

QWidget *KeyboardSection::makeEditor()
{
    m_command = new QLabel;
    m_command->setTextFormat(Qt::PlainText);
    m_field = new KeyField;
    m_field->setFixedWidth(px(140));
    m_none = new QPushButton(tr("No key"));
    m_none->setObjectName(QStringLiteral("keyNone"));
    m_standard = new QPushButton(tr("Standard"));
    m_standard->setObjectName(QStringLiteral("keyStandard"));
    m_message = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error);
    m_message->setObjectName(QStringLiteral("keyMessage"));
    auto *editor = new QWidget;
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_command, 1);
    row->addWidget(m_field);
    row->addWidget(m_standard);
    row->addWidget(m_none);
    column->addLayout(row);
    column->addWidget(m_message);
    connect(m_field, &KeyField::recorded, this, &KeyboardSection::give);
    connect(m_field, &KeyField::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_none, &QPushButton::clicked, this, [this] { give({}); });
    connect(m_standard, &QPushButton::clicked, this, [this] {
        if (const KeyRow *chosen = current())
            give(chosen->standard);
    });
    return editor;
}

const KeyRow *KeyboardSection::current() const
{
    return m_rows->at(m_list->currentRow());
}

void KeyboardSection::refresh()
{
    const KeyRow *before = current();
    const QString id = before != nullptr ? before->id : QString();
    m_rows->show(m_keys.rows(), m_filter->text());
    const int row = m_rows->rowOf(id);
    m_list->setCurrentRow(row >= 0 ? row : (m_rows->rowCount() > 0 ? 0 : -1));
    showCurrent();
}

void KeyboardSection::showCurrent()
{
    const KeyRow *row = current();
    for (QWidget *control : {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_none),
                             static_cast<QWidget *>(m_standard)})
        control->setEnabled(row != nullptr);
    m_command->setText(row != nullptr ? tr("Key of “%1”").arg(row->name) : tr("No command of that name"));
    m_field->showKey(row != nullptr ? row->key : QKeySequence());
}

void KeyboardSection::give(const QKeySequence &key)
{
    const KeyRow *row = current();
    if (row == nullptr)
        return;
    const auto clash = m_keys.setKey(row->id, key);
    m_message->setText(clash ? tr("%1 is taken by %2. Choose another key, or give that one another first.")
                                   .arg(widgets::keyText(key), clash->holder)
                             : QString());
    showCurrent();
}

void KeyboardSection::editKey(const QString &command)
{
    m_filter->clear();
    m_list->setCurrentRow(m_rows->rowOf(command));
    m_field->setFocus(Qt::OtherFocusReason);
}

} // namespace glossa::settings
#include "moc_keyboard_section.cpp"
