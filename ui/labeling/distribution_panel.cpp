// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/distribution_panel.h"

#include "core/project/rules.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/distribution_bars.h"
#include "ui/widgets/prose.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

DistributionPanel::DistributionPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("distributionPanel"));
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("distributionKind"));
    m_kind->setAccessibleName(tr("What to count"));
    m_bars = new widgets::DistributionBars;
    m_bars->setObjectName(QStringLiteral("distributionBars"));
    m_note = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_note->setMargin(px(16));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, px(8), 0, 0);
    layout->setSpacing(px(8));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), 0, px(16), 0);
    head->addWidget(m_kind);
    layout->addLayout(head);
    layout->addWidget(m_bars, 1);
    layout->addWidget(m_note);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DistributionPanel::showKind);
    connect(m_bars, &widgets::DistributionBars::barActivated, this,
            [this](int bar) { Q_EMIT chosen(kind(), m_names.at(static_cast<std::size_t>(bar))); });
}

project::CategoryKind DistributionPanel::kind() const
{
    return static_cast<project::CategoryKind>(m_kind->currentData().toInt());
}

void DistributionPanel::show(const workspace::Distribution &distribution)
{
    m_distribution = distribution;
    const auto has = [&](project::CategoryKind kind) {
        return std::ranges::any_of(distribution.categories,
                                   [kind](const auto &use) { return use.category.kind == kind; });
    };
    const bool hasIntents = has(project::CategoryKind::Intent);
    const bool hasClasses = has(project::CategoryKind::Class);
    const QSignalBlocker blocker(m_kind);
    const QVariant chosenKind = m_kind->currentData();
    m_kind->clear();
    if (has(project::CategoryKind::Entity) || (!hasIntents && !hasClasses))
        m_kind->addItem(tr("Labels per entity"), static_cast<int>(project::CategoryKind::Entity));
    if (hasIntents)
        m_kind->addItem(tr("Utterances per intent"), static_cast<int>(project::CategoryKind::Intent));
    if (hasClasses)
        m_kind->addItem(tr("Documents per class"), static_cast<int>(project::CategoryKind::Class));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(chosenKind)));
    showKind();
}

void DistributionPanel::showKind()
{
    std::vector<widgets::DistributionBars::Bar> bars;
    m_names.clear();
    int few = 0;
    for (const workspace::CategoryUse &use : m_distribution.categories) {
        if (use.category.kind != kind())
            continue;
        const bool tooFew = use.train + use.test < enoughLabels;
        few += tooFew ? 1 : 0;
        widgets::DistributionBars::Bar bar;
        bar.name = use.category.name;
        bar.slot = project::hasKeys(kind()) ? use.category.slot : -1;
        bar.train = use.train;
        bar.test = use.test;
        bar.warn = tooFew;
        bars.push_back(bar);
        m_names.push_back(use.category.name);
    }
    m_bars->setBars(std::move(bars));
    QString note =
        models::byKind(kind(), tr("Click a bar to list its utterances."),
                       tr("Click a bar to list its items."), tr("Click a bar to list its documents."));
    if (few > 0)
        note += u' ' + models::byKind(kind(), tr("%n intents have fewer than %1 utterances.", nullptr, few),
                                      tr("%n entities have fewer than %1 labels.", nullptr, few),
                                      tr("%n classes have fewer than %1 documents.", nullptr, few))
                           .arg(enoughLabels);
    m_note->setText(note);
}

} // namespace glossa::labeling
#include "moc_distribution_panel.cpp"
