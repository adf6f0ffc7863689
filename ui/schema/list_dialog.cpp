// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/list_dialog.h"

#include "ui/schema/list_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/questions.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"
#include "wording/languages.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::schema {

using theme::px;

namespace {

int wordCount(const project::Sublist &list)
{
    qsizetype count = 0;
    for (const project::ListSynonyms &synonyms : list.synonyms)
        count += synonyms.values.size();
    return static_cast<int>(count);
}

} // namespace

class ListDialog::Rows final : public widgets::TableModel<project::Sublist, int> {
public:
    explicit Rows(QObject *parent) : TableModel(parent)
    {
        setColumns({{.cell = [](const project::Sublist &list) { return widgets::WordsCell{list.key}; }},
                    {.width = 28, .right = true, .cell = [](const project::Sublist &list) {
                         return widgets::FigureCell{QString::number(wordCount(list)), theme::Ink::Secondary};
                     }}});
    }
    using TableModel::setRows;
    [[nodiscard]] QString rowText(int row) const override
    {
        return ListDialog::tr("%1, %n words", nullptr, wordCount(*at(row))).arg(at(row)->key);
    }

protected:
    [[nodiscard]] int keyOf(const project::Sublist &, int place) const override { return place; }
};

ListDialog::ListDialog(const project::Category &entity, QString language, QWidget *parent)
    : QDialog(parent)
    , m_language(std::move(language))
    , m_list(entity.components.list)
    , m_before(m_list)
    , m_rows(new Rows(this))
{
    setObjectName(QStringLiteral("listDialog"));
    setWindowTitle(tr("List of %1").arg(entity.name));
    auto *title = new QLabel(tr("List of %1").arg(entity.name));
    title->setTextFormat(Qt::PlainText);
    theme::setRole(*title, theme::TextRole::Title);
    auto *about = new widgets::Prose(
        theme::TextRole::Body, theme::Ink::Secondary,
        tr("Found wherever one of the words stands, in any case, as whole words; the answer names the "
           "key."));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(20), px(16), px(20), px(12));
    head->setSpacing(0);
    head->addWidget(title);
    head->addWidget(about);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeKeys());
    middle->addWidget(theme::hairline(Qt::Vertical));
    middle->addWidget(makeWords(), 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addLayout(middle, 1);
    widgets::frameDialog(*this, content, makeFoot());
    widgets::resizeOnScreen(*this, {px(720), px(520)});
    showKeys(m_list.empty() ? -1 : 0);
    m_list.empty() ? m_newKey->setFocus() : m_keys->setFocus();
}

// A field that goes while it has the focus calls its text finished, to what is half gone by then.
ListDialog::~ListDialog()
{
    m_keyName->disconnect(this);
}

void ListDialog::reject()
{
    // Esc does not end the typing of a key's name, which would be taken into the list by that.
    const project::Sublist *shown = current();
    const bool nameTyped = shown != nullptr && m_keyName->text().trimmed() != shown->key;
    if (m_list == m_before && !nameTyped && m_newKey->text().trimmed().isEmpty()) {
        QDialog::reject();
        return;
    }
    widgets::askToDelete(this, tr("Throw away what was changed in the list?"),
                         tr("Nothing of it is kept yet, and nothing brings it back."), tr("Throw it away"),
                         [this] { QDialog::reject(); });
}

QWidget *ListDialog::makeKeys()
{
    m_keys = new widgets::RowView;
    m_keys->setObjectName(QStringLiteral("listKeys"));
    m_keys->setAccessibleName(tr("Keys of the list"));
    m_keys->setModel(m_rows);
    m_keys->setTypeAhead(true);
    m_newKey = new QLineEdit;
    m_newKey->setObjectName(QStringLiteral("newListKey"));
    m_newKey->setPlaceholderText(tr("New key, or paste many lines"));
    m_newKey->setAccessibleName(tr("New key; many lines can be pasted"));
    m_newKey->installEventFilter(this);
    m_remove = new QPushButton(tr("Remove key"));
    m_remove->setObjectName(QStringLiteral("removeListKey"));
    m_remove->setProperty("kind", QStringLiteral("danger"));
    m_remove->setProperty("small", true);
    m_remove->setAutoDefault(false);
    auto *side = new QWidget;
    side->setFixedWidth(px(260));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, px(12));
    column->setSpacing(px(8));
    column->addWidget(m_keys, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), 0, px(16), 0);
    foot->setSpacing(px(8));
    foot->addWidget(m_newKey);
    foot->addWidget(m_remove, 0, Qt::AlignLeft);
    column->addLayout(foot);
    connect(m_keys, &widgets::RowView::currentRowChanged, this, &ListDialog::showWords);
    connect(m_remove, &QPushButton::clicked, this, &ListDialog::removeKey);
    return side;
}

QWidget *ListDialog::makeWords()
{
    m_keyName = new QLineEdit;
    m_keyName->setObjectName(QStringLiteral("listKeyName"));
    m_keyName->installEventFilter(this);
    m_tongue = new QComboBox;
    m_tongue->setObjectName(QStringLiteral("listLanguage"));
    m_words = new QPlainTextEdit;
    m_words->setObjectName(QStringLiteral("listWords"));
    m_words->setAccessibleName(tr("Words of this key, one a line"));
    m_words->setPlaceholderText(tr("One word or phrase a line"));
    m_words->setTabChangesFocus(true);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setSpacing(px(4));
    column->addWidget(widgets::fieldLabel(tr("Key"), m_keyName));
    column->addWidget(m_keyName);
    column->addSpacing(px(8));
    column->addWidget(widgets::fieldLabel(tr("Language"), m_tongue));
    column->addWidget(m_tongue);
    column->addSpacing(px(8));
    column->addWidget(widgets::fieldLabel(tr("Words it stands for, one a line"), m_words));
    column->addWidget(m_words, 1);
    connect(m_words, &QPlainTextEdit::textChanged, this, &ListDialog::takeWords);
    connect(m_tongue, &QComboBox::activated, this, &ListDialog::showWords);
    connect(m_keyName, &QLineEdit::editingFinished, this, [this] {
        project::Sublist *list = current();
        const QString name = m_keyName->text().trimmed();
        const bool taken = std::ranges::any_of(m_list, [&](const auto &other) { return other.key == name; });
        if (list == nullptr || name == list->key)
            return;
        if (name.isEmpty() || taken)
            m_keyName->setText(list->key);
        else
            list->key = name;
        m_rows->setRows(m_list);
    });
    return side;
}

QWidget *ListDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = widgets::footRow(*foot);
    m_summary = new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("listSummary"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *keep = new QPushButton(tr("Keep the list"));
    keep->setObjectName(QStringLiteral("keepList"));
    widgets::setPrimary(*this, *keep);
    row->addWidget(m_summary, 1);
    row->addWidget(cancel);
    row->addWidget(keep);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, [this] {
        addKey(); // what stands in the field is meant
        Q_EMIT kept();
    });
    return foot;
}

project::Sublist *ListDialog::current()
{
    const int row = m_keys->currentRow();
    return row >= 0 && row < static_cast<int>(m_list.size()) ? &m_list[static_cast<std::size_t>(row)]
                                                             : nullptr;
}

void ListDialog::showKeys(int row)
{
    m_rows->setRows(m_list);
    m_keys->setCurrentRow(row);
    QStringList tongues{m_language};
    for (const project::Sublist &list : m_list)
        for (const project::ListSynonyms &synonyms : list.synonyms)
            if (!synonyms.language.isEmpty() && !tongues.contains(synonyms.language, Qt::CaseInsensitive))
                tongues << synonyms.language;
    for (const QString &tag : wording::offeredLanguages())
        if (!tongues.contains(tag, Qt::CaseInsensitive))
            tongues << tag;
    const QString before = m_tongue->currentData().toString();
    m_tongue->clear();
    for (const QString &tag : tongues)
        m_tongue->addItem(wording::languageName(tag), tag);
    m_tongue->setCurrentIndex(std::max(0, m_tongue->findData(before)));
    showWords();
    count();
}

void ListDialog::showWords()
{
    const project::Sublist *list = current();
    m_filling = true;
    for (QWidget *control : {static_cast<QWidget *>(m_keyName), static_cast<QWidget *>(m_tongue),
                             static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_remove)})
        control->setEnabled(list != nullptr);
    m_keyName->setText(list != nullptr ? list->key : QString());
    QStringList words;
    if (list != nullptr)
        for (const project::ListSynonyms &synonyms : list->synonyms) {
            const QString tongue = synonyms.language.isEmpty() ? m_language : synonyms.language;
            if (tongue.compare(m_tongue->currentData().toString(), Qt::CaseInsensitive) == 0)
                words << synonyms.values;
        }
    m_words->setPlainText(words.join(u'\n'));
    m_filling = false;
}

void ListDialog::takeWords()
{
    project::Sublist *list = current();
    if (m_filling || list == nullptr)
        return;
    QStringList words;
    for (const QString &line : m_words->toPlainText().split(u'\n'))
        if (!line.trimmed().isEmpty())
            words << line.trimmed();
    const QString tongue = m_tongue->currentData().toString();
    const auto found = std::ranges::find_if(list->synonyms, [&](const project::ListSynonyms &synonyms) {
        return (synonyms.language.isEmpty() ? m_language : synonyms.language)
                   .compare(tongue, Qt::CaseInsensitive) == 0;
    });
    if (found != list->synonyms.end())
        found->values = words;
    else if (!words.isEmpty())
        list->synonyms.push_back({tongue, words, {}});
    m_rows->setRows(m_list);
    count();
}

void ListDialog::addKey()
{
    const QString key = m_newKey->text().trimmed();
    if (key.isEmpty())
        return;
    m_newKey->clear();
    const auto known = std::ranges::find(m_list, key, &project::Sublist::key);
    const auto row = known - m_list.begin();
    if (known == m_list.end())
        m_list.push_back({key, {{m_language, {key}, {}}}, {}});
    showKeys(static_cast<int>(row));
}

void ListDialog::removeKey()
{
    const int row = m_keys->currentRow();
    if (current() == nullptr)
        return;
    m_list.erase(m_list.begin() + row);
    showKeys(std::min(row, static_cast<int>(m_list.size()) - 1));
}

void ListDialog::paste(const QString &text)
{
    for (project::Sublist &added : listFromText(text, m_language, {})) {
        const auto known = std::ranges::find(m_list, added.key, &project::Sublist::key);
        if (known == m_list.end()) {
            m_list.push_back(std::move(added));
            continue;
        }
        for (const project::ListSynonyms &synonyms : added.synonyms) {
            const auto same =
                std::ranges::find(known->synonyms, synonyms.language, &project::ListSynonyms::language);
            if (same == known->synonyms.end()) {
                known->synonyms.push_back(synonyms);
                continue;
            }
            for (const QString &word : synonyms.values)
                if (!same->values.contains(word))
                    same->values << word;
        }
    }
    showKeys(static_cast<int>(m_list.size()) - 1);
}

void ListDialog::count()
{
    int words = 0;
    for (const project::Sublist &list : m_list)
        words += wordCount(list);
    theme::setRole(*m_summary, theme::TextRole::Body,
                   theme::Ink::Secondary); // a refusal may have stood there
    m_summary->setText(
        tr("%1, %2", "keys, words")
            .arg(tr("%n keys", nullptr, static_cast<int>(m_list.size())), tr("%n words", nullptr, words)));
}

void ListDialog::refuse(const QString &sentence)
{
    m_summary->setText(sentence);
    theme::setRole(*m_summary, theme::TextRole::Body, theme::Ink::Error);
}

std::vector<project::Sublist> ListDialog::list() const
{
    std::vector<project::Sublist> kept = m_list;
    for (project::Sublist &list : kept)
        std::erase_if(list.synonyms, [](const project::ListSynonyms &synonyms) {
            return synonyms.values.isEmpty() && synonyms.shape.isEmpty();
        });
    return kept;
}

bool ListDialog::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_newKey && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            addKey();
            return true;
        }
        const QString clip =
            key->matches(QKeySequence::Paste) ? QApplication::clipboard()->text() : QString();
        if (clip.trimmed().contains(u'\n') || clip.contains(u':')) {
            paste(clip);
            return true;
        }
    }
    // Enter ends the key's name, which may be refused; it must not keep the list in the same breath.
    if (object == m_keyName && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_words->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

} // namespace glossa::schema
#include "moc_list_dialog.cpp"
