// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/categories_tab.h"

#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "ui/wording/reading.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>

namespace glossa::details {

using theme::px;

CategoriesTab::CategoriesTab(QWidget *parent) : Tab(parent)
{
    m_which = new widgets::Segment({tr("Intents"), tr("Entities")});
    m_which->setAccessibleName(tr("Which categories"));
    m_filter = new widgets::SearchField;
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter categories"));
    m_filter->setMaximumWidth(px(180));
    m_order = new QComboBox;
    m_order->setAccessibleName(tr("Order of the table"));
    m_order->addItems({tr("As in the schema"), tr("Lowest F1 first"), tr("Lowest precision first"),
                       tr("Lowest recall first"), tr("Most labels first"), tr("Most false positives first"),
                       tr("Most false negatives first"), tr("By name")});
    m_order->setCurrentIndex(static_cast<int>(CategoryRows::Order::F1));
    m_table = new widgets::RowView;
    m_table->setObjectName(QStringLiteral("metricsTable"));
    m_table->setAccessibleName(tr("Metrics by category"));
    m_table->viewport()->installEventFilter(this);
    m_totals = new QLabel;
    m_totals->setObjectName(QStringLiteral("metricsTotals"));
    theme::setRole(*m_totals, theme::TextRole::Body, theme::Ink::Primary);
    m_words = new QLabel(
        tr("A span counts as right when both borders and the name agree. Click TP, FP or FN to read the "
           "examples it counts."));
    m_words->setWordWrap(true);
    theme::setRole(*m_words, theme::TextRole::Caption, theme::Ink::Secondary);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(px(16), px(6), px(16), px(6));
    tools->addWidget(m_which);
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(m_order);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_table, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(8));
    foot->addWidget(m_totals);
    foot->addWidget(m_words);
    layout->addLayout(foot);

    connect(m_which, &widgets::Segment::chosen, this, &CategoriesTab::refresh);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows.setFilter(text);
        m_table->sourceChanged();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_rows.setOrder(static_cast<CategoryRows::Order>(index));
        m_table->sourceChanged();
    });
    connect(m_table, &widgets::RowView::currentChanged, this, [this](int row) {
        if (row < 0 || !m_view)
            return;
        for (const evaluate::Reading &reading : m_view->readings) {
            if (reading.entity == m_rows.entities() && reading.category == m_rows.category(row))
                m_words->setText(wording::sentence(reading, m_view->outcomes));
        }
    });
    connect(m_table, &widgets::RowView::rowActivated, this,
            [this](int row) { openVerdict(row, evaluate::Verdict::FalseNegative); });
}

void CategoriesTab::show(std::shared_ptr<const ModelView> view)
{
    m_view = std::move(view);
    const bool both = m_view->metrics.intents.has_value() && m_view->metrics.entities.has_value();
    m_which->setVisible(both);
    if (!both)
        m_which->setCurrent(m_view->metrics.entities ? 1 : 0);
    refresh();
}

void CategoriesTab::refresh()
{
    if (!m_view)
        return;
    const bool entities = m_which->current() == 1;
    m_rows.set(m_view, entities);
    m_rows.setOrder(static_cast<CategoryRows::Order>(m_order->currentIndex()));
    m_table->setSource(&m_rows);
    const auto &section = entities ? m_view->metrics.entities : m_view->metrics.intents;
    if (!section)
        return;
    const auto f = [](double value) { return QLocale().toString(value, 'f', 2); };
    m_totals->setText(
        tr("Micro: F1 %1, precision %2, recall %3 (TP %4, FP %5, FN %6)    Macro: F1 %7, precision %8, "
           "recall %9")
            .arg(f(section->micro.f1), f(section->micro.precision), f(section->micro.recall))
            .arg(section->total.truePositives)
            .arg(section->total.falsePositives)
            .arg(section->total.falseNegatives)
            .arg(f(section->macro.f1), f(section->macro.precision), f(section->macro.recall)));
}

void CategoriesTab::openVerdict(int row, evaluate::Verdict verdict)
{
    const std::uint32_t category = m_rows.category(row);
    const bool entities = m_rows.entities();
    const auto examples = entities ? evaluate::entityExamples(m_view->outcomes, category, verdict)
                                   : evaluate::intentExamples(m_view->outcomes, category, verdict);
    const QString name = QString::fromStdString(entities ? m_view->outcomes.entities[category]
                                                         : m_view->outcomes.intents[category]);
    const QString kinds[] = {tr("Right: %1"), tr("False alarms of %1"), tr("Misses of %1")};
    Q_EMIT examplesRequested(examples, kinds[static_cast<int>(verdict)].arg(name));
}

bool CategoriesTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const int row = m_table->rowAt(place);
        const int column = row < 0 ? -1 : m_table->columnAt(place);
        if (const auto verdict = CategoryRows::verdictAt(column))
            openVerdict(row, *verdict);
    }
    return Tab::eventFilter(watched, event);
}

} // namespace glossa::details
