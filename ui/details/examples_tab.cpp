// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/examples_tab.h"

#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace glossa::details {

using theme::px;

namespace {

bool isWrong(const evaluate::Outcome &item)
{
    return (item.expectedIntent && item.expectedIntent != item.predictedIntent) ||
           item.expected != item.predicted;
}

} // namespace

int ExamplesTab::wrongCount(const ModelView &view)
{
    int count = 0;
    for (const evaluate::Outcome &item : view.outcomes.items)
        count += isWrong(item) ? 1 : 0;
    return count;
}

ExamplesTab::ExamplesTab(QWidget *parent) : Tab(parent)
{
    m_onlyErrors = new QCheckBox(tr("Only errors"));
    m_onlyErrors->setChecked(true);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("examplesWords"));
    theme::setRole(*m_words, theme::TextRole::Body, theme::Ink::Secondary);
    m_all = new QPushButton(tr("Whole test set"));
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("testSet"));
    m_list->setAccessibleName(tr("Test set, labeled above predicted"));
    m_list->setRowHeight(ExampleRows::height());
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(px(16), px(6), px(16), px(6));
    tools->addWidget(m_onlyErrors);
    tools->addWidget(m_words, 1);
    auto *key = new QLabel(tr("labeled above, predicted below"));
    theme::setRole(*key, theme::TextRole::Caption, theme::Ink::Secondary);
    tools->addWidget(key);
    tools->addWidget(m_all);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_list, 1);
    connect(m_onlyErrors, &QCheckBox::toggled, this, &ExamplesTab::refresh);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_only.clear();
        m_reason.clear();
        refresh();
    });
    connect(m_list, &widgets::RowView::rowActivated, this, [this](int row) {
        std::vector<evaluate::ExampleRef> all;
        for (int i = 0; i < m_rows.rowCount(); ++i)
            all.push_back(m_rows.example(i));
        Q_EMIT labelingRequested(all, row, m_words->text());
    });
}

void ExamplesTab::show(std::shared_ptr<const ModelView> view)
{
    m_view = std::move(view);
    m_only.clear();
    m_reason.clear();
    refresh();
}

void ExamplesTab::showOnly(const std::vector<evaluate::ExampleRef> &examples, const QString &reason)
{
    m_only = examples;
    m_reason = reason;
    refresh();
}

void ExamplesTab::refresh()
{
    if (!m_view)
        return;
    const bool some = !m_reason.isEmpty();
    m_onlyErrors->setVisible(!some);
    m_all->setVisible(some);
    std::vector<evaluate::ExampleRef> examples = m_only;
    for (std::size_t i = 0; !some && i < m_view->outcomes.items.size(); ++i) {
        if (!m_onlyErrors->isChecked() || isWrong(m_view->outcomes.items[i]))
            examples.push_back({i, -1, -1});
    }
    const int count = static_cast<int>(examples.size());
    m_words->setText(some ? tr("%1: %n examples", nullptr, count).arg(m_reason)
                          : tr("%n of %1 test items", nullptr, count).arg(m_view->outcomes.items.size()));
    m_rows.set(m_view, std::move(examples));
    m_list->setSource(&m_rows);
    if (count > 0)
        m_list->setCurrentRow(0);
}

} // namespace glossa::details
