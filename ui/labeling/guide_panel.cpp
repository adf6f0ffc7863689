// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/guide_panel.h"

#include "core/project/rules.h"
#include "ui/labeling/swatch.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::labeling {

using theme::px;

GuidePanel::GuidePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("guidePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(16), px(16), px(16), px(16));
    layout->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    m_swatch = new Swatch;
    m_name = new QLabel;
    m_name->setObjectName(QStringLiteral("guideName"));
    theme::setRole(*m_name, theme::TextRole::BodyStrong, theme::Ink::Primary);
    head->addWidget(m_swatch);
    head->addWidget(m_name, 1);
    layout->addLayout(head);
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("guideFacts"));
    theme::setRole(*m_facts, theme::TextRole::Caption, theme::Ink::Secondary);
    layout->addWidget(m_facts);
    m_guideline = new QLabel;
    m_guideline->setObjectName(QStringLiteral("guideText"));
    m_guideline->setWordWrap(true);
    m_guideline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_guideline);
    for (QLabel *label : {m_name, m_facts, m_guideline})
        label->setTextFormat(Qt::PlainText);
    m_edit = new QPushButton(tr("Edit in Schema"));
    m_edit->setObjectName(QStringLiteral("guideEdit"));
    m_edit->setProperty("small", true);
    layout->addWidget(m_edit, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(m_edit, &QPushButton::clicked, this, &GuidePanel::schemaRequested);
    show(std::nullopt);
}

void GuidePanel::show(const std::optional<workspace::CategoryUse> &use)
{
    m_swatch->setVisible(use && project::hasKeys(use->category.kind));
    m_facts->setVisible(use.has_value());
    m_name->setVisible(use.has_value());
    if (!use) {
        m_guideline->setText(tr("Choose a label to read how it is meant."));
        return;
    }
    const QLocale locale;
    m_swatch->setSlot(use->category.slot);
    m_name->setText(use->category.name);
    const auto train = static_cast<int>(use->train);
    const project::CategoryKind kind = use->category.kind;
    m_facts->setText(models::byKind(kind, tr("%Ln utterances in training, %1 in test", nullptr, train),
                                    tr("%Ln labels in training, %1 in test", nullptr, train),
                                    tr("%Ln documents in training, %1 in test", nullptr, train))
                         .arg(locale.toString(use->test)));
    if (!use->category.description.isEmpty())
        m_guideline->setText(use->category.description);
    else
        m_guideline->setText(models::byKind(
            kind, tr("No guideline yet. Say in Schema what belongs to this intent and what does not."),
            tr("No guideline yet. Say in Schema what belongs to this label and what does not."),
            tr("No guideline yet. Say in Schema what belongs to this class and what does not.")));
}

} // namespace glossa::labeling
#include "moc_guide_panel.cpp"
