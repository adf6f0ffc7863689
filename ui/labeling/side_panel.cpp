// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/side_panel.h"

#include "ui/labeling/current_item.h"
#include "ui/labeling/distribution_panel.h"
#include "ui/labeling/foot_boxes.h"
#include "ui/labeling/guide_panel.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/labels_panel.h"
#include "ui/labeling/text_labeler.h"
#include "ui/labeling/work_state.h"
#include "ui/models/category_choices.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

namespace {

constexpr int labelsTab = 0;
constexpr int distributionTab = 1;

} // namespace

SidePanel::SidePanel(models::StudioContext &context, CurrentItem &item, QWidget *parent)
    : QWidget(parent), m_context(context), m_item(item)
{
    setObjectName(QStringLiteral("labelingPanel"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("panelTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Side panel"));
    for (const QString &name : {tr("Labels"), tr("Distribution"), tr("Guide")})
        m_tabs->addTab(name);
    m_labels = new LabelsPanel;
    m_distribution = new DistributionPanel;
    m_guide = new GuidePanel;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_labels);
    m_pages->addWidget(m_distribution);
    m_pages->addWidget(m_guide);
    m_labelBox = new LabelBox;
    m_documentBox = new DocumentBox;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(px(6), 0, 0, 0); // a tab's words stand ten in
    tabRow->addWidget(m_tabs);
    layout->addLayout(tabRow);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_pages, 1);
    m_footLine = theme::hairline(Qt::Horizontal);
    layout->addWidget(m_footLine);
    layout->addWidget(m_labelBox);
    layout->addWidget(m_documentBox);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        loadDistribution();
        showActive();
    });
    connectLabels();
    connect(m_distribution, &DistributionPanel::chosen, this, &SidePanel::filterWanted);
    connect(m_guide, &GuidePanel::schemaRequested, &m_context,
            [this] { m_context.goTo(models::Step::Schema); });
    connect(m_documentBox, &DocumentBox::datasetChosen, this, &SidePanel::datasetChosen);
    connect(&m_context, &models::StudioContext::countsChanged, this, &SidePanel::showCategories);
    connect(&m_item, &CurrentItem::changed, this, &SidePanel::showActive);
    connect(&m_item, &CurrentItem::opened, this, &SidePanel::showActive);
    showCategories();
    showActive();
}

void SidePanel::connectLabels()
{
    connect(m_labels, &LabelsPanel::chosen, this, [this](const QString &name) { choose(name, true); });
    connect(m_labels, &LabelsPanel::clicked, this, [this](const QString &name) { choose(name, false); });
    connect(m_labels, &LabelsPanel::currentChanged, this,
            [this](const QString &category) { guideOn(panelKind(m_context), category); });
    connect(m_labels, &LabelsPanel::addRequested, this, &SidePanel::addCategory);
    connect(m_labels, &LabelsPanel::left, this, &SidePanel::left);
    connect(m_labelBox, &LabelBox::removeRequested, this, [this] {
        if (m_labeler != nullptr)
            m_labeler->removeActive();
    });
}

void SidePanel::choose(const QString &category, bool byKeys)
{
    switch (panelKind(m_context)) {
    case project::CategoryKind::Intent:
        Q_EMIT intentChosen(category);
        return;
    case project::CategoryKind::Entity:
        if (m_labeler != nullptr)
            m_labeler->labelWith(category);
        return;
    case project::CategoryKind::Class:
        Q_EMIT classChosen(category, byKeys);
    }
}

void SidePanel::follow(TextLabeler *labeler)
{
    if (m_labeler != nullptr)
        m_labeler->disconnect(this);
    m_labeler = labeler;
    if (labeler != nullptr)
        connect(labeler, &TextLabeler::activeChanged, this, &SidePanel::showActive);
    showActive();
}

void SidePanel::focusFind()
{
    m_tabs->setCurrentIndex(0);
    m_labels->focusFind();
}

void SidePanel::showTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

void SidePanel::showCategories()
{
    const project::CategoryKind kind = panelKind(m_context);
    m_tabs->setTabText(labelsTab, models::byKind(kind, tr("Intents"), tr("Labels"), tr("Classes")));
    if (kind == project::CategoryKind::Intent)
        m_labels->setChoices(models::intentChoices(m_context, nullptr), kind);
    else if (kind == project::CategoryKind::Entity)
        m_labels->setChoices(models::entityChoices(m_context), kind);
    m_distributionStale = true;
    loadDistribution();
    showActive();
}

void SidePanel::showActive()
{
    const project::Item *item = m_item.item();
    const int active = m_labeler != nullptr ? m_labeler->activeLabel() : -1;
    const bool documents = m_context.hasDocuments();
    if (item != nullptr && active >= 0) {
        const project::Label &label = item->labels[static_cast<std::size_t>(active)];
        const auto *category = m_context.category(project::CategoryKind::Entity, label.category);
        m_labels->setActive(label.category);
        m_labelBox->show(label, item->text, category != nullptr ? category->slot : -1);
        guideOn(project::CategoryKind::Entity, label.category);
    } else if (m_context.has(project::CategoryKind::Class)) {
        showClasses();
    } else if (item != nullptr && hasOnlyIntents(m_context)) {
        m_labels->setActive(item->intent);
    } else {
        m_labels->setActive({});
    }
    m_labelBox->setVisible(item != nullptr && active >= 0);
    m_documentBox->setVisible(documents && item != nullptr && active < 0);
    m_footLine->setVisible(!m_labelBox->isHidden() || !m_documentBox->isHidden());
    if (documents && m_item.row()) {
        const auto &overview = m_context.overview();
        m_documentBox->show(*m_item.row(), overview ? overview->summary.info.language : QString());
    }
}

void SidePanel::showClasses()
{
    const project::Item *item = m_item.item();
    m_labels->setChoices(models::classChoices(m_context, item), project::CategoryKind::Class);
    // Of several none stands out: the row under the hand stays.
    if (m_context.hasOneClass())
        m_labels->setActive(item != nullptr && !item->classes.empty() ? item->classes.front().category
                                                                      : QString());
}

void SidePanel::guideOn(project::CategoryKind kind, const QString &category)
{
    const auto found = std::ranges::find_if(m_context.categories(), [&](const auto &use) {
        return use.category.kind == kind && use.category.name == category;
    });
    if (found != m_context.categories().end())
        m_guide->show(*found);
    else if (category.isEmpty())
        m_guide->show(std::nullopt);
}

void SidePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    loadDistribution();
}

void SidePanel::loadDistribution()
{
    if (!m_distributionStale || !isVisible() || m_tabs->currentIndex() != distributionTab)
        return;
    m_distributionStale = false;
    m_context.session()
        .read([project = m_context.project()](workspace::Workspace &workspace) {
            return workspace::distribution(workspace, project);
        })
        .then(this,
              [this, project = m_context.project()](const Result<workspace::Distribution> &distribution) {
                  if (project != m_context.project())
                      return;
                  if (distribution)
                      m_distribution->show(*distribution);
                  else
                      m_context.report(distribution.error());
              });
}

void SidePanel::addCategory(const QString &name)
{
    const bool classes = m_context.has(project::CategoryKind::Class);
    m_context.apply(
        labeling::addCategory(classes ? project::CategoryKind::Class : project::CategoryKind::Entity, name));
}

} // namespace glossa::labeling
#include "moc_side_panel.cpp"
