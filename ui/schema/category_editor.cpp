// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/category_editor.h"

#include "core/workspace/predict/recognition.h"
#include "ui/schema/list_text.h"
#include "ui/theme/theme.h"
#include "ui/wording/sentence.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

namespace glossa::schema {

using theme::px;

namespace {

constexpr int colourSlots = 24;

QLabel *label(const QString &text, theme::TextRole role, theme::Ink ink)
{
    auto *result = new QLabel(text);
    result->setWordWrap(true);
    theme::setRole(*result, role, ink);
    return result;
}

QIcon swatch(int slot)
{
    QPixmap pixmap(px(14), px(14));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().category(slot).mark));
    painter.drawRoundedRect(pixmap.rect(), 3, 3);
    return pixmap;
}

} // namespace

CategoryEditor::CategoryEditor(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    m_guideline = new QPlainTextEdit;
    m_guideline->setAccessibleName(tr("Guideline for annotators"));
    m_guideline->setMaximumHeight(px(110));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    column->addWidget(makeHead());
    column->addWidget(makeComponents());
    column->addWidget(label(tr("Guideline for annotators"), theme::TextRole::SectionHead, theme::Ink::Secondary));
    column->addWidget(m_guideline);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    setMinimumWidth(px(320));
    connect(m_guideline, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        project::Category changed = m_use.category;
        changed.description = m_guideline->toPlainText();
        save(changed);
    });
}

QWidget *CategoryEditor::makeHead()
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("categoryName"));
    m_name->setAccessibleName(tr("Name"));
    m_colour = new QComboBox;
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setFixedWidth(px(64));
    for (int slot = 0; slot < colourSlots; ++slot)
        m_colour->addItem(swatch(slot), QString());
    m_key = new QLineEdit;
    m_key->setAccessibleName(tr("Key that labels with it"));
    m_key->setMaxLength(1);
    m_key->setFixedWidth(px(40));
    m_usage = label({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_show = new QPushButton(tr("Show"));
    m_show->setProperty("small", true);
    m_remove = new QPushButton(tr("Delete"));
    m_remove->setObjectName(QStringLiteral("deleteCategory"));
    m_remove->setProperty("kind", QStringLiteral("danger"));
    m_remove->setProperty("small", true);
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins({});
    auto *line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_colour);
    line->addWidget(m_key);
    column->addLayout(line);
    column->addWidget(m_usage);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::editingFinished, this, &CategoryEditor::rename);
    connect(m_colour, &QComboBox::activated, this, [this](int slot) {
        project::Category changed = m_use.category;
        changed.slot = slot;
        save(changed);
    });
    connect(m_key, &QLineEdit::editingFinished, this, [this] {
        project::Category changed = m_use.category;
        changed.key = m_key->text().isEmpty() ? QStringLiteral("-") : m_key->text();
        if (changed.key != m_use.category.key)
            save(changed);
    });
    connect(m_remove, &QPushButton::clicked, this, &CategoryEditor::remove);
    connect(m_show, &QPushButton::clicked, this, [this] {
        models::OpenItems request;
        const bool intent = m_use.category.kind == project::CategoryKind::Intent;
        (intent ? request.filter.intents : request.filter.entities) << m_use.category.name;
        m_context.openItems(request);
    });
    return head;
}

QWidget *CategoryEditor::makeComponents()
{
    const auto required = [this] {
        auto *box = new QCheckBox(tr("required"));
        connect(box, &QCheckBox::clicked, this, &CategoryEditor::saveRequired);
        return box;
    };
    m_learned = label({}, theme::TextRole::Body, theme::Ink::Primary);
    m_learnedRequired = required();
    m_list = label({}, theme::TextRole::Body, theme::Ink::Primary);
    m_editList = new QPushButton(tr("Edit list…"));
    m_editList->setObjectName(QStringLiteral("editList"));
    m_editList->setProperty("small", true);
    m_listRequired = required();
    m_pattern = new QLineEdit;
    m_pattern->setObjectName(QStringLiteral("patternField"));
    m_pattern->setPlaceholderText(tr("Pattern, e.g. [A-Z]{2}\\d{3}"));
    m_pattern->setAccessibleName(tr("Pattern (regular expression)"));
    m_pattern->setFont(theme::font(theme::TextRole::Code));
    m_patternState = label({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_patternState->setObjectName(QStringLiteral("patternState"));
    m_regexRequired = required();
    m_prebuilts = label({}, theme::TextRole::Body, theme::Ink::Warning);
    m_composition = new QButtonGroup(this);
    m_components = new QWidget;
    auto *column = new QVBoxLayout(m_components);
    column->setContentsMargins({});
    column->setSpacing(px(8));
    column->addWidget(label(tr("How it is found"), theme::TextRole::SectionHead, theme::Ink::Secondary));
    const auto line = [column](std::initializer_list<QWidget *> widgets) {
        auto *layout = new QHBoxLayout;
        for (QWidget *widget : widgets)
            layout->addWidget(widget, qobject_cast<QLabel *>(widget) || qobject_cast<QLineEdit *>(widget) ? 1 : 0);
        column->addLayout(layout);
    };
    line({m_learned, m_learnedRequired});
    line({m_list, m_editList, m_listRequired});
    line({m_pattern, m_regexRequired});
    column->addWidget(m_patternState);
    column->addWidget(m_prebuilts);
    column->addWidget(label(tr("When components overlap"), theme::TextRole::SectionHead, theme::Ink::Secondary));
    const std::pair<project::Composition, QString> choices[] = {
        {project::Composition::Combine, tr("Combine into one span")},
        {project::Composition::Separate, tr("Keep each span")},
        {project::Composition::LongestOverlap, tr("Longest span wins (older projects)")},
        {project::Composition::ExactOverlap, tr("Only where all agree (older projects)")}};
    for (const auto &[setting, words] : choices) {
        auto *button = new QRadioButton(words);
        m_composition->addButton(button, static_cast<int>(setting));
        column->addWidget(button);
    }
    connect(m_editList, &QPushButton::clicked, this, &CategoryEditor::editList);
    connect(m_pattern, &QLineEdit::textChanged, this, &CategoryEditor::checkPatternField);
    connect(m_pattern, &QLineEdit::editingFinished, this, &CategoryEditor::savePattern);
    connect(m_composition, &QButtonGroup::idClicked, this, [this](int id) {
        project::Category changed = m_use.category;
        changed.components.composition = static_cast<project::Composition>(id);
        save(changed);
    });
    return m_components;
}

void CategoryEditor::show(const workspace::CategoryUse &use)
{
    const bool same = use.category == m_use.category && use.train == m_use.train && use.test == m_use.test;
    m_use = use;
    setEnabled(true);
    if (!same)
        fill();
}

void CategoryEditor::clear()
{
    m_use = {};
    setEnabled(false);
    fill();
}

void CategoryEditor::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void CategoryEditor::fill()
{
    m_filling = true;
    const project::Category &own = m_use.category;
    const bool entity = own.kind == project::CategoryKind::Entity;
    const int times = static_cast<int>(m_use.train + m_use.test);
    m_name->setText(own.name);
    m_colour->setVisible(entity);
    m_colour->setCurrentIndex(std::max(0, own.slot) % colourSlots);
    m_key->setVisible(entity);
    m_key->setText(own.key == u"-" ? QString() : own.key);
    m_usage->setText(entity ? tr("Used %n times in %1 items. A new name is carried into every label; undo brings the old "
                                 "one back.",
                                 nullptr, times)
                                  .arg(m_use.items)
                            : tr("The intent of %n utterances. A new name is carried into all of them.", nullptr, times));
    m_show->setText(tr("Show all %1").arg(m_use.items));
    m_show->setEnabled(m_use.items > 0);
    m_components->setVisible(entity);
    const project::Components &components = own.components;
    m_learned->setText(tr("Learned from %n training labels", nullptr, static_cast<int>(m_use.train)));
    int synonyms = 0;
    for (const auto &sublist : components.list) {
        for (const auto &values : sublist.synonyms)
            synonyms += static_cast<int>(values.values.size());
    }
    m_list->setText(components.list.empty()
                        ? tr("List: none")
                        : tr("List: %1 keys, %n synonyms", nullptr, synonyms).arg(components.list.size()));
    if (m_pattern->text() != (components.regex.empty() ? QString() : components.regex.front().pattern))
        m_pattern->setText(components.regex.empty() ? QString() : components.regex.front().pattern);
    checkPatternField();
    QStringList prebuilts;
    for (const auto &prebuilt : components.prebuilts)
        prebuilts << prebuilt.category;
    m_prebuilts->setVisible(!prebuilts.isEmpty());
    m_prebuilts->setText(tr("Prebuilt %1: kept, not recognized yet").arg(prebuilts.join(QStringLiteral(", "))));
    m_learnedRequired->setChecked(components.required.contains(QStringLiteral("learned")));
    m_listRequired->setChecked(components.required.contains(QStringLiteral("list")));
    m_regexRequired->setChecked(components.required.contains(QStringLiteral("regex")));
    const int setting = static_cast<int>(components.composition);
    if (auto *button = m_composition->button(setting == 0 ? static_cast<int>(project::Composition::Combine) : setting))
        button->setChecked(true);
    if (m_guideline->toPlainText() != own.description)
        m_guideline->setPlainText(own.description);
    m_filling = false;
}

void CategoryEditor::save(const project::Category &changed)
{
    if (changed == m_use.category)
        return;
    m_use.category = changed;
    // Typing in one field is one step of undo.
    m_context.apply({project::ChangeCategory{changed, std::nullopt}},
                    QStringLiteral("category %1 %2").arg(static_cast<int>(changed.kind)).arg(changed.name),
                    [this](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt)
                            fill();
                    });
}

void CategoryEditor::rename()
{
    const QString to = m_name->text().trimmed();
    if (to.isEmpty() || to == m_use.category.name) {
        m_name->setText(m_use.category.name);
        return;
    }
    const QString from = m_use.category.name;
    m_context.apply({project::RenameCategory{m_use.category.kind, from, to}}, {},
                    [this, from, to](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt) {
                            m_name->setText(from);
                            return;
                        }
                        m_context.say(tr("%1 is now %2.").arg(from, to), true);
                        Q_EMIT renamed(to);
                    });
}

void CategoryEditor::remove()
{
    const QString name = m_use.category.name;
    const int items = static_cast<int>(m_use.items);
    m_context.apply({project::RemoveCategory{m_use.category.kind, name}}, {},
                    [this, name, items](const Result<workspace::EditReceipt> &receipt) {
                        if (receipt)
                            m_context.say(tr("%1 deleted, with its labels in %n items.", nullptr, items).arg(name), true);
                    });
}

void CategoryEditor::editList()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("List of %1").arg(m_use.category.name));
    const QString language = m_context.overview() ? m_context.overview()->summary.info.language : QString();
    auto *text = new QPlainTextEdit(listToText(m_use.category.components.list, language));
    text->setObjectName(QStringLiteral("listText"));
    text->setAccessibleName(tr("Keys and synonyms"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(label(tr("One key a line: “key: synonym; synonym”. Another language: “key [de]: …”. Only synonyms "
                               "are matched, not the key itself."),
                            theme::TextRole::Body, theme::Ink::Secondary));
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, text, language] {
        project::Category changed = m_use.category;
        changed.components.list = listFromText(text->toPlainText(), language, changed.components.list);
        save(changed);
        fill();
        dialog->accept();
    });
    dialog->resize(px(520), px(420));
    dialog->open();
}

void CategoryEditor::checkPatternField()
{
    const QString pattern = m_pattern->text();
    if (pattern.isEmpty()) {
        m_patternState->setText(tr("Pattern: none"));
        return;
    }
    const auto valid = workspace::checkPattern(pattern);
    m_patternState->setText(valid ? tr("Case-sensitive, found anywhere in the text")
                                  : wording::sentence(valid.error()));
    theme::setRole(*m_patternState, theme::TextRole::Caption, valid ? theme::Ink::Secondary : theme::Ink::Error);
}

void CategoryEditor::savePattern()
{
    const QString pattern = m_pattern->text();
    project::Category changed = m_use.category;
    auto &regex = changed.components.regex;
    if (pattern.isEmpty() && !regex.empty()) {
        regex.erase(regex.begin());
    } else if (!pattern.isEmpty() && workspace::checkPattern(pattern)) {
        const QString language = m_context.overview() ? m_context.overview()->summary.info.language : QString();
        if (regex.empty())
            regex.push_back({changed.name, language, pattern, {}});
        else
            regex.front().pattern = pattern;
    }
    save(changed);
}

void CategoryEditor::saveRequired()
{
    project::Category changed = m_use.category;
    const auto set = [&changed](const QString &name, bool on) {
        changed.components.required.removeAll(name);
        if (on)
            changed.components.required << name;
    };
    set(QStringLiteral("learned"), m_learnedRequired->isChecked());
    set(QStringLiteral("list"), m_listRequired->isChecked());
    set(QStringLiteral("regex"), m_regexRequired->isChecked());
    save(changed);
}

} // namespace glossa::schema
