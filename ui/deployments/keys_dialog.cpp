// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/keys_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/questions.h"
#include "wording/numbers.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace glossa::deployments {

using theme::px;

KeyRows::KeyRows(QObject *parent) : TableModel(parent)
{
    using widgets::WordsCell;
    setColumns({{.title = KeysDialog::tr("Key"),
                 .cell = [](const workspace::EndpointKey &key) { return WordsCell{key.name}; }},
                {.title = KeysDialog::tr("Made", "when a key was made"),
                 .width = 140,
                 .cell = [](const workspace::EndpointKey &key) {
                     return WordsCell{wording::dayAndTime(key.madeMs), theme::Ink::Secondary};
                 }}});
}

QString KeyRows::rowText(int row) const
{
    const workspace::EndpointKey &key = *at(row);
    return KeysDialog::tr("%1, made %2", "a key, when").arg(key.name, wording::dayAndTime(key.madeMs));
}

KeysDialog::KeysDialog(const QString &program, const QString &folder, bool readOnly, QWidget *parent)
    : QDialog(parent), m_keys(program, folder), m_readOnly(readOnly)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keys of the endpoint"));
    m_words = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_words->setObjectName(QStringLiteral("keysWords"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(20), px(20), px(20), px(16));
    column->setSpacing(px(8));
    column->addWidget(new widgets::Prose(theme::TextRole::Title, theme::Ink::Primary, windowTitle()));
    column->addWidget(new widgets::Prose(
        theme::TextRole::Body, theme::Ink::Secondary,
        tr("Programs on this computer need no key. Callers from elsewhere, where the server is started for "
           "them on the command line, send one with each request. A key counts from the moment it is made, "
           "and no longer than until it is revoked.")));
    column->addWidget(makeList(), 1);
    column->addWidget(makeSecret());
    column->addWidget(m_words);
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("keysClose"));
    row->addWidget(m_revoke);
    row->addStretch();
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connectKeys();
    widgets::frameDialog(*this, content, foot);
    widgets::resizeOnScreen(*this, {px(520), px(460)});
    m_name->setFocus();
    showButtons();
    m_keys.list();
}

QWidget *KeysDialog::makeList()
{
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("keyList"));
    m_list->setAccessibleName(tr("Keys"));
    m_list->setModel(&m_rows);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("keyName"));
    m_name->setPlaceholderText(tr("Whose it is, or what for"));
    m_name->setAccessibleName(tr("Name of a new key"));
    m_name->setReadOnly(m_readOnly);
    m_make = new QPushButton(tr("Make key"));
    m_make->setObjectName(QStringLiteral("makeKey"));
    m_make->setIcon(theme::icon(theme::Icon::Plus));
    m_revoke = new QPushButton(tr("Revoke…"));
    m_revoke->setObjectName(QStringLiteral("revokeKey"));
    m_revoke->setProperty("kind", QStringLiteral("danger"));
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(px(8));
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_name, 1);
    row->addWidget(m_make);
    column->addLayout(row);
    return part;
}

QWidget *KeysDialog::makeSecret()
{
    m_madeWords = new widgets::Prose(theme::TextRole::Body, theme::Ink::Warning);
    m_secret = new QLineEdit;
    m_secret->setObjectName(QStringLiteral("keySecret"));
    m_secret->setReadOnly(true);
    m_secret->setFont(theme::font(theme::TextRole::Code));
    m_secret->setLayoutDirection(Qt::LeftToRight);
    m_secret->setAccessibleName(tr("The new key"));
    auto *copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyKey"));
    copy->setIcon(theme::icon(theme::Icon::Copy));
    copy->setAccessibleName(tr("Copy the new key"));
    connect(copy, &QPushButton::clicked, this, &KeysDialog::copy);
    m_made = new QWidget;
    auto *column = new QVBoxLayout(m_made);
    column->setContentsMargins({});
    column->setSpacing(px(4));
    column->addWidget(m_madeWords);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_secret, 1);
    row->addWidget(copy);
    column->addLayout(row);
    m_made->hide();
    return m_made;
}

void KeysDialog::connectKeys()
{
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_trouble.clear();
        showButtons();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &KeysDialog::add);
    connect(m_make, &QPushButton::clicked, this, &KeysDialog::add);
    connect(m_revoke, &QPushButton::clicked, this, &KeysDialog::revoke);
    connect(m_list, &widgets::RowView::currentRowChanged, this, &KeysDialog::showButtons);
    m_make->setAutoDefault(false); // Enter in the field makes the key once, and closes nothing
    connect(&m_keys, &workspace::EndpointKeys::listed, this,
            [this](const std::vector<workspace::EndpointKey> &keys) {
                m_listed = true;
                m_rows.setRows(keys);
                showButtons();
            });
    connect(&m_keys, &workspace::EndpointKeys::made, this,
            [this](const QString &name, const QString &secret) {
                m_trouble.clear();
                m_said.clear();
                m_name->clear();
                m_secret->setText(secret);
                m_uncopied = true;
                m_madeWords->setText(tr("This is the key %1. It is shown this once: copy it now.").arg(name));
                m_made->show();
                m_secret->setFocus();
                m_secret->selectAll();
                m_keys.list();
            });
    connect(&m_keys, &workspace::EndpointKeys::revoked, this, [this](const QString &name) {
        m_made->hide();
        m_secret->clear();
        m_uncopied = false;
        m_trouble.clear();
        m_said = tr("%1 opens nothing any more.", "a key").arg(name);
        m_keys.list();
    });
    connect(&m_keys, &workspace::EndpointKeys::failed, this, [this](const QString &reason) {
        m_trouble = reason;
        showWords();
    });
}

void KeysDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_secret->text());
    m_uncopied = false;
    m_said = tr("The key is copied.");
    showWords();
}

void KeysDialog::done(int result)
{
    if (std::exchange(m_uncopied, false)) {
        m_said = tr("The key has not been copied, and cannot be shown again. Close once more to leave it.");
        showWords();
        m_secret->setFocus();
        m_secret->selectAll();
        return;
    }
    QDialog::done(result);
}

void KeysDialog::showButtons()
{
    const QString name = m_name->text().trimmed();
    m_make->setEnabled(!m_readOnly && !name.isEmpty() && m_rows.rowOf(name) < 0);
    m_revoke->setEnabled(!m_readOnly && m_rows.at(m_list->currentRow()) != nullptr);
    showWords();
}

void KeysDialog::showWords()
{
    QString words = m_said;
    bool isTrouble = true;
    if (m_rows.rowOf(m_name->text().trimmed()) >= 0)
        words = tr("There is a key of this name already.");
    else if (!m_trouble.isEmpty())
        words = m_trouble;
    else
        isTrouble = false;
    if (words.isEmpty() && m_readOnly)
        words = tr("This workspace can only be read; no key can be made or revoked.");
    else if (words.isEmpty() && m_listed && m_rows.rows().empty())
        words = tr("No key yet.");
    m_words->setText(words);
    m_words->setInk(isTrouble ? theme::Ink::Error : theme::Ink::Secondary);
}

void KeysDialog::add()
{
    if (m_make->isEnabled())
        m_keys.add(m_name->text().trimmed());
}

void KeysDialog::revoke()
{
    const workspace::EndpointKey *key = m_rows.at(m_list->currentRow());
    if (key == nullptr)
        return;
    widgets::askToDelete(this, tr("Revoke the key %1?").arg(key->name),
                         tr("Who uses it gets no answer any more; it cannot be brought back."),
                         tr("Revoke key"), [this, name = key->name] { m_keys.revoke(name); });
}

} // namespace glossa::deployments
#include "moc_keys_dialog.cpp"
