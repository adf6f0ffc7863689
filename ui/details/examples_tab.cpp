// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/examples_tab.h"

#include "core/evaluate/class_sets.h"
#include "core/evaluate/span_sets.h"

#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace glossa::details {

using theme::px;

namespace {

bool isWrong(const evaluate::Outcome &item)
{
    const evaluate::SpanSets sets = evaluate::spanSets(item);
    const evaluate::ClassSets classes = evaluate::classSets(item);
    return (item.expectedIntent && item.expectedIntent != item.predictedIntent) || !sets.missed.empty() ||
           !sets.falseAlarms.empty() || !classes.missed.empty() || !classes.falseAlarms.empty();
}

} // namespace

int ExamplesTab::wrongCount(const workspace::EvaluationReport &view)
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
    m_list->setModel(&m_rows);
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
    connect(m_list, &widgets::RowView::rowActivated, this,
            [this](int row) { Q_EMIT labelingRequested(m_rows.rows(), row, m_words->text()); });
}

void ExamplesTab::show(std::shared_ptr<const workspace::EvaluationReport> view)
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

std::vector<evaluate::ExampleRef> ExamplesTab::wrongPlaces(std::size_t item) const
{
    const evaluate::Outcome &outcome = m_view->outcomes.items[item];
    const evaluate::SpanSets sets = evaluate::spanSets(outcome);
    std::vector<evaluate::ExampleRef> places;
    for (const int missed : sets.missed)
        places.push_back({item, missed, -1});
    for (const int alarm : sets.falseAlarms) {
        // One with another border or name is seen at the place of the label it took.
        const bool told = std::ranges::any_of(sets.missed, [&](int missed) {
            return outcome.expected[static_cast<std::size_t>(missed)].span.overlaps(
                outcome.predicted[static_cast<std::size_t>(alarm)].span);
        });
        if (!told)
            places.push_back({item, -1, alarm});
    }
    const auto beginOf = [&outcome](const evaluate::ExampleRef &place) {
        return place.expected >= 0 ? outcome.expected[static_cast<std::size_t>(place.expected)].span.begin
                                   : outcome.predicted[static_cast<std::size_t>(place.predicted)].span.begin;
    };
    std::ranges::stable_sort(places, {}, beginOf);
    if (places.empty())
        places.push_back({item, -1, -1}); // only its intent is wrong, or its classes
    if (!project::hasDocuments(m_view->kind))
        places.resize(1);
    return places;
}

void ExamplesTab::refresh()
{
    if (!m_view)
        return;
    const bool some = !m_reason.isEmpty();
    m_onlyErrors->setVisible(!some);
    m_all->setVisible(some);
    std::vector<evaluate::ExampleRef> examples = m_only;
    const bool errors = m_onlyErrors->isChecked();
    for (std::size_t i = 0; !some && i < m_view->outcomes.items.size(); ++i) {
        if (!errors) {
            examples.push_back({i, -1, -1});
        } else if (isWrong(m_view->outcomes.items[i])) {
            const auto places = wrongPlaces(i);
            examples.insert(examples.end(), places.begin(), places.end());
        }
    }
    const int count = static_cast<int>(examples.size());
    const auto items = static_cast<qlonglong>(m_view->outcomes.items.size());
    const project::KindTraits &kind = project::traitsOf(m_view->kind);
    const bool byPlace = errors && kind.documents() && kind.entities;
    m_words->setText(some ? tr("%1: %n examples", nullptr, count).arg(m_reason)
                     : byPlace
                         ? tr("%Ln errors in %1 documents", nullptr, count).arg(QLocale().toString(items))
                         : tr("%Ln of %1 test items", nullptr, count).arg(QLocale().toString(items)));
    m_rows.set(m_view, std::move(examples));
    if (count > 0)
        m_list->setCurrentRow(0);
}

} // namespace glossa::details
#include "moc_examples_tab.cpp"
