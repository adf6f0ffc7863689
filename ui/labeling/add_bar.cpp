// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/add_bar.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>

#include <memory>

namespace glossa::labeling {

using theme::px;

namespace {

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QString trimmed = line.trimmed().toString();
        if (!trimmed.isEmpty())
            lines << trimmed;
    }
    return lines;
}

} // namespace

LinesEdit::LinesEdit(QWidget *parent) : QLineEdit(parent) {}

bool LinesEdit::take(const QString &text)
{
    const QStringList lines = linesOf(text);
    if (lines.size() < 2)
        return false;
    Q_EMIT linesGiven(lines);
    return true;
}

void LinesEdit::pasteLines()
{
    if (!take(QApplication::clipboard()->text()))
        paste();
}

void LinesEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteLines();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LinesEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    for (QAction *action : menu->actions()) {
        if (action->objectName() == u"edit-paste") {
            action->disconnect(this);
            connect(action, &QAction::triggered, this, &LinesEdit::pasteLines);
        }
    }
    menu->exec(event->globalPos());
}

void LinesEdit::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasText() && take(event->mimeData()->text()))
        event->acceptProposedAction();
    else
        QLineEdit::dropEvent(event);
}

AddBar::AddBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("addBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setAccessibleName(tr("Add utterances"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(8), px(16), px(8));
    layout->setSpacing(px(8));

    m_input = new LinesEdit;
    m_input->setObjectName(QStringLiteral("addInput"));
    m_input->setAccessibleName(tr("New utterance"));
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("addNote"));
    theme::setRole(*m_note, theme::TextRole::Caption, theme::Ink::Secondary);
    m_intentButton = new QPushButton;
    m_intentButton->setObjectName(QStringLiteral("addIntent"));
    m_addButton = new QPushButton;
    m_addButton->setObjectName(QStringLiteral("addConfirm"));
    m_closeButton = new QPushButton(tr("Close"));
    m_closeButton->setObjectName(QStringLiteral("addClose"));
    m_closeButton->setProperty("kind", QStringLiteral("quiet"));

    layout->addWidget(m_input, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_intentButton);
    layout->addWidget(m_addButton);
    layout->addWidget(m_closeButton);

    connect(m_input, &LinesEdit::linesGiven, this, &AddBar::takeLines);
    connect(m_input, &QLineEdit::textChanged, this, &AddBar::showState);
    connect(m_input, &QLineEdit::returnPressed, this, &AddBar::submit);
    connect(m_addButton, &QPushButton::clicked, this, &AddBar::submit);
    connect(m_intentButton, &QPushButton::clicked, this, &AddBar::intentRequested);
    connect(m_closeButton, &QPushButton::clicked, this, &AddBar::closed);
    setFocusProxy(m_input);
    setIntent({});
}

void AddBar::open()
{
    m_added = 0;
    m_lines.clear();
    show();
    showState();
    m_input->setFocus(Qt::ShortcutFocusReason);
    m_input->selectAll();
}

QWidget *AddBar::intentButton() const
{
    return m_intentButton;
}

void AddBar::setIntent(const QString &intent)
{
    m_intent = intent;
    m_intentButton->setText(intent.isEmpty() ? tr("No intent") : intent);
    m_intentButton->setAccessibleName(tr("Intent of new utterances: %1").arg(m_intentButton->text()));
    showState();
}

void AddBar::setDatasetName(const QString &name)
{
    m_dataset = name;
    showState();
}

void AddBar::sayAdded(int count)
{
    m_added += count;
    showState();
}

void AddBar::takeBack(const QStringList &texts)
{
    if (!m_lines.isEmpty() || !m_input->text().isEmpty()) {
        m_lines = texts + m_lines + linesOf(m_input->text());
        m_input->clear();
    } else if (texts.size() == 1)
        m_input->setText(texts.first());
    else
        m_lines = texts;
    showState();
}

void AddBar::takeLines(const QStringList &lines)
{
    m_lines = lines;
    m_twice = static_cast<int>(m_lines.removeDuplicates());
    m_input->clear();
    showState();
    m_addButton->setFocus(Qt::OtherFocusReason);
}

void AddBar::showState()
{
    const QLocale locale;
    m_input->setPlaceholderText(tr("Type an utterance; Enter adds it to %1").arg(m_dataset));
    const auto count = static_cast<int>(m_lines.size());
    if (count > 0) {
        m_addButton->setText(tr("Add %n utterances", nullptr, count));
        m_note->setText(m_twice > 0 ? tr("%n lines left out: they stand there twice", nullptr, m_twice)
                                    : tr("Pasted; Esc discards"));
    } else {
        m_addButton->setText(tr("Add"));
        // A button that cannot be pressed has its reason beside it.
        m_note->setText(m_added > 0                           ? tr("%n added", "utterances", m_added)
                        : m_input->text().trimmed().isEmpty() ? tr("Type or paste a text first")
                                                              : QString());
    }
    m_note->setVisible(!m_note->text().isEmpty());
    m_addButton->setEnabled(count > 0 || !m_input->text().trimmed().isEmpty());
}

void AddBar::submit()
{
    QStringList texts = std::exchange(m_lines, {});
    if (texts.isEmpty())
        texts = linesOf(m_input->text());
    m_twice = 0;
    m_input->clear();
    m_input->setFocus(Qt::OtherFocusReason);
    if (texts.isEmpty())
        return;
    Q_EMIT addRequested(texts);
}

void AddBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_lines.isEmpty()) {
            m_lines.clear();
            m_input->setFocus(Qt::OtherFocusReason);
            showState();
        } else {
            Q_EMIT closed();
        }
        return;
    }
    // Enter on the button adds; other keys of the bar are not label keys.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_addButton->hasFocus()) {
        submit();
        return;
    }
    event->accept();
}

} // namespace glossa::labeling
#include "moc_add_bar.cpp"
