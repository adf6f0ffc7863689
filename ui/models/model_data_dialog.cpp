// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_data_dialog.h"

#include "core/workspace/models/data_loading.h"
#include "ui/models/may_write.h"
#include "ui/models/model_data_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/state_panel.h"
#include "wording/model_data.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>

namespace glossa::models {

using theme::px;

namespace {

constexpr std::int64_t pageSize = 200;

} // namespace

ModelDataDialog::ModelDataDialog(StudioContext &context, workspace::Model model, QWidget *parent)
    : QDialog(parent), m_context(context), m_model(std::move(model)), m_rows(new ModelDataRows(this))
{
    setObjectName(QStringLiteral("modelDataDialog"));
    setWindowTitle(tr("Data of %1").arg(m_model.label));
    QWidget *content = makeContent();
    widgets::frameDialog(*this, content, makeFoot());
    widgets::resizeOnScreen(*this, {px(820), px(560)});
    m_state->showLoading(tr("Comparing with today…"));
    readPage();
}

QString ModelDataDialog::named(const std::vector<workspace::CategorySinceModel> &categories)
{
    constexpr std::size_t most = 4;
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(most, categories.size()); ++i)
        sentences << wording::sentence(categories[i]);
    if (categories.size() > most)
        sentences << tr("and %n more", nullptr, static_cast<int>(categories.size() - most));
    return sentences.join(QStringLiteral(" · "));
}

QWidget *ModelDataDialog::makeContent()
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(px(20), px(20), px(20), px(12));
    column->setSpacing(px(6));
    column->addWidget(widgets::prose(tr("What %1 learned from").arg(m_model.label), theme::TextRole::Title));
    m_counts = widgets::prose({}, theme::TextRole::Body);
    m_counts->setObjectName(QStringLiteral("dataCounts"));
    m_categories = widgets::prose({}, theme::TextRole::Body, theme::Ink::Secondary);
    m_categories->setObjectName(QStringLiteral("dataCategories"));
    m_effect = widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_effect->setObjectName(QStringLiteral("dataEffect"));
    auto *list = new widgets::RowView;
    list->setObjectName(QStringLiteral("dataRows"));
    list->setAccessibleName(tr("Texts that have changed since"));
    list->setModel(m_rows);
    m_more = new QPushButton(tr("Show more"));
    m_more->setObjectName(QStringLiteral("dataMore"));
    m_more->setAutoDefault(false);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, &ModelDataDialog::readPage);
    auto *shown = new QWidget;
    auto *inner = new QVBoxLayout(shown);
    inner->setContentsMargins({});
    inner->setSpacing(px(6));
    inner->addWidget(m_counts);
    inner->addWidget(m_categories);
    inner->addWidget(list, 1);
    inner->addWidget(m_more, 0, Qt::AlignLeading);
    inner->addWidget(m_effect);
    m_state = new widgets::StatePanel;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_state);
    m_pages->addWidget(shown);
    column->addWidget(m_pages, 1);
    return whole;
}

QWidget *ModelDataDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = widgets::footRow(*foot);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    m_load = new QPushButton(tr("Load this data"));
    m_load->setObjectName(QStringLiteral("dataLoad"));
    m_load->setAutoDefault(false);
    m_load->setEnabled(false);
    row->addStretch(1);
    row->addWidget(m_load);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_load, &QPushButton::clicked, this, &ModelDataDialog::load);
    return foot;
}

void ModelDataDialog::readPage()
{
    m_more->setEnabled(false);
    const workspace::ComparisonPage page{m_rows->rowCount(), pageSize, std::nullopt};
    m_context.session()
        .read([project = m_model.project, label = m_model.label, page](workspace::Workspace &workspace) {
            return workspace::compareModelData(workspace, project, label, page);
        })
        .then(this, [this](const Result<workspace::DataComparison> &comparison) {
            if (comparison)
                show(*comparison);
            else
                m_state->showError(comparison.error(), tr("Close"), [this] { reject(); });
        });
}

void ModelDataDialog::show(workspace::DataComparison comparison)
{
    const bool documents = m_context.hasDocuments();
    m_counts->setText(wording::sinceModel(comparison, documents));
    m_categories->setText(named(comparison.categories));
    m_categories->setVisible(!comparison.categories.empty());
    const bool any = comparison.any();
    m_effect->setText(any ? tr("Loading it back is one step, which undo takes back: %1.")
                                .arg(wording::whatLoadingDoes(comparison, documents))
                          : tr("There is nothing to load back."));
    m_load->setEnabled(any);
    m_rows->append(std::move(comparison.items));
    const std::int64_t all = comparison.added + comparison.changed + comparison.removed;
    m_more->setVisible(m_rows->rowCount() < all);
    m_more->setEnabled(true);
    m_pages->setCurrentIndex(1);
}

void ModelDataDialog::load()
{
    if (m_model.project != m_context.project() || !mayWrite(m_context))
        return;
    // It may be that nothing is different any more, which makes no step.
    const auto what = std::make_shared<workspace::DataComparison>();
    const auto verb = [label = m_model.label,
                       what](workspace::Workspace &workspace, std::int64_t project,
                             const workspace::Origin &origin) -> Result<workspace::EditReceipt> {
        auto loaded = workspace::loadModelData(workspace, project, label, origin);
        if (!loaded)
            return fail(loaded.error());
        if (!loaded->receipt)
            return fail(ErrorCode::Stale, Phrase::DataIsAsItWas);
        *what = std::move(loaded->before);
        return std::move(*loaded->receipt);
    };
    StudioContext &context = m_context;
    context.carryOut(verb, &context,
                     [&context, what, label = m_model.label](const Result<workspace::EditReceipt> &receipt) {
                         if (receipt)
                             context.say(
                                 ModelDataDialog::tr("Loaded the data of %1: %2")
                                     .arg(label, wording::whatLoadingDoes(*what, context.hasDocuments())),
                                 receipt->sequence);
                     });
    accept();
}

} // namespace glossa::models
#include "moc_model_data_dialog.cpp"
