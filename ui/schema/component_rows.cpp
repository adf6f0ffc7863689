// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/component_rows.h"

#include "core/workspace/components/recognition.h"
#include "core/workspace/session/workspace.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/prose.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace glossa::schema {

using theme::px;

namespace {

QLabel *head(const QString &text)
{
    auto *label = new QLabel(text);
    theme::setRole(*label, theme::TextRole::SectionHead, theme::Ink::Secondary);
    return label;
}

/// Files write the component of prebuilts both ways.
const QString prebuiltsWord = QStringLiteral("prebuilts");
const QString prebuiltWord = QStringLiteral("prebuilt");

} // namespace

ComponentRow::ComponentRow(theme::Icon icon, const QString &component, const QString &button, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_name(new QLabel)
    , m_details(new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary))
    , m_word(new QLabel(tr("required")))
    , m_required(new QCheckBox)
{
    theme::setRole(*m_name, theme::TextRole::Body);
    theme::setRole(*m_word, theme::TextRole::Caption, theme::Ink::Secondary);
    m_required->setObjectName(QStringLiteral("required-") + component);
    m_required->setProperty("kind", QStringLiteral("switch"));
    m_word->setBuddy(m_required);
    auto *row = new QHBoxLayout(this);
    widgets::setMargins(*row, px(26), px(4), 0, px(4)); // the icon is painted before the words
    row->setSpacing(px(6));
    row->addWidget(m_name);
    row->addWidget(m_details, 1);
    row->addWidget(m_word);
    row->addWidget(m_required);
    if (!button.isEmpty()) {
        m_button = new QPushButton(button);
        m_button->setObjectName(QStringLiteral("edit-") + component);
        m_button->setProperty("small", true);
        row->addWidget(m_button);
        connect(m_button, &QPushButton::clicked, this, &ComponentRow::editRequested);
    }
    setMinimumHeight(px(36));
    connect(m_required, &QCheckBox::clicked, this,
            [this, component](bool on) { Q_EMIT requiredChosen(component, on); });
}

void ComponentRow::show(const QString &name, const QString &details, bool there, bool required)
{
    m_there = there;
    m_name->setText(name);
    m_details->setText(details);
    theme::setRole(*m_name, theme::TextRole::Body, there ? theme::Ink::Primary : theme::Ink::Secondary);
    m_word->setVisible(there);
    m_required->setVisible(there);
    m_required->setChecked(required);
    m_required->setAccessibleName(tr("%1 is required", "component").arg(name));
    update();
}

void ComponentRow::setButtonText(const QString &text)
{
    m_button->setText(text);
}

void ComponentRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect place(0, (height() - px(16)) / 2, px(16), px(16));
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place), m_icon,
                     m_there ? theme::tokens().t1 : theme::tokens().t2);
}

ComponentRows::ComponentRows(QWidget *parent)
    : QWidget(parent)
    , m_learned(new ComponentRow(theme::Icon::Sparkle, QStringLiteral("learned"), {}))
    , m_list(new ComponentRow(theme::Icon::List, QStringLiteral("list"), tr("Add list…")))
    , m_patterns(new ComponentRow(theme::Icon::Pattern, QStringLiteral("regex"), tr("Add pattern…")))
    , m_prebuilts(new ComponentRow(theme::Icon::Cube, prebuiltsWord, {}))
    , m_composition(new QButtonGroup(this))
{
    auto *found = new QVBoxLayout;
    found->setContentsMargins(px(16), px(10), px(16), px(10));
    found->setSpacing(0);
    found->addWidget(head(tr("How it is found")));
    for (ComponentRow *row : {m_learned, m_list, m_patterns, m_prebuilts}) {
        found->addWidget(row);
        connect(row, &ComponentRow::requiredChosen, this, &ComponentRows::setRequired);
    }
    auto *overlap = new QVBoxLayout;
    overlap->setContentsMargins(px(16), px(10), px(16), px(10));
    overlap->setSpacing(px(6));
    overlap->addWidget(head(tr("When components overlap")));
    const std::pair<project::Composition, QString> choices[] = {
        {project::Composition::Combine, tr("Combine into one span")},
        {project::Composition::Separate, tr("Keep each span")},
        {project::Composition::LongestOverlap, tr("Longest span wins (set by the imported file)")},
        {project::Composition::ExactOverlap, tr("Only where all agree (set by the imported file)")}};
    for (const auto &[setting, text] : choices) {
        auto *choice = new QRadioButton(text);
        choice->setObjectName(QStringLiteral("composition-") + project::compositionName(setting));
        m_composition->addButton(choice, static_cast<int>(setting));
        overlap->addWidget(choice);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(found);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addLayout(overlap);
    connect(m_list, &ComponentRow::editRequested, this, &ComponentRows::listRequested);
    connect(m_patterns, &ComponentRow::editRequested, this, &ComponentRows::patternsRequested);
    connect(m_composition, &QButtonGroup::idClicked, this, [this](int id) {
        project::Components components = m_components;
        components.composition = static_cast<project::Composition>(id);
        Q_EMIT changed(components);
    });
}

void ComponentRows::show(const workspace::CategoryUse &use)
{
    m_components = use.category.components;
    const auto required = [this](const QString &component) {
        return m_components.required.contains(component);
    };
    m_learned->show(tr("Learned"), tr("from %n training labels", nullptr, static_cast<int>(use.train)), true,
                    required(QStringLiteral("learned")));
    int synonyms = 0;
    for (const project::Sublist &list : m_components.list)
        for (const project::ListSynonyms &values : list.synonyms)
            synonyms += static_cast<int>(values.values.size());
    const bool listed = !m_components.list.empty();
    m_list->show(tr("List"),
                 listed ? tr("%1, %2", "keys, synonyms")
                              .arg(tr("%n keys", nullptr, static_cast<int>(m_components.list.size())),
                                   tr("%n synonyms", nullptr, synonyms))
                        : tr("none", "list"),
                 listed, required(QStringLiteral("list")));
    m_list->setButtonText(listed ? tr("Edit…") : tr("Add list…"));
    const bool patterns = !m_components.regex.empty();
    const int broken = workspace::unsupportedPatterns(use.category);
    QString words = patterns ? tr("%n expressions", nullptr, static_cast<int>(m_components.regex.size()))
                             : tr("none", "pattern");
    if (broken > 0)
        words += tr(", %n cannot be run", nullptr, broken);
    m_patterns->show(tr("Pattern"), words, patterns, required(QStringLiteral("regex")));
    m_patterns->setButtonText(patterns ? tr("Edit…") : tr("Add pattern…"));
    QStringList prebuilts;
    for (const project::Prebuilt &prebuilt : m_components.prebuilts)
        prebuilts << prebuilt.category;
    m_prebuilts->setVisible(!prebuilts.isEmpty());
    m_prebuilts->show(
        tr("Prebuilt"),
        tr("%1; not recognized yet", "names of prebuilt entities").arg(prebuilts.join(QStringLiteral(", "))),
        !prebuilts.isEmpty(), required(prebuiltsWord) || required(prebuiltWord));
    const project::Composition setting = m_components.composition == project::Composition::Unset
                                             ? project::Composition::Combine
                                             : m_components.composition;
    for (const auto old : {project::Composition::LongestOverlap, project::Composition::ExactOverlap})
        m_composition->button(static_cast<int>(old))->setVisible(setting == old);
    m_composition->button(static_cast<int>(setting))->setChecked(true);
}

void ComponentRows::setRequired(const QString &component, bool required)
{
    project::Components components = m_components;
    components.required.removeAll(component);
    if (component == prebuiltsWord)
        components.required.removeAll(prebuiltWord);
    if (required)
        components.required << component;
    Q_EMIT changed(components);
}

} // namespace glossa::schema
#include "moc_component_rows.cpp"
