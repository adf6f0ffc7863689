// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/categories_tab.h"

#include "ui/details/error_legend.h"
#include "ui/details/judged_kind.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "wording/reading.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>

#include <algorithm>

namespace glossa::details {

using evaluate::Verdict;
using theme::px;

CategoriesTab::CategoriesTab(QWidget *parent) : Tab(parent)
{
    m_which = new widgets::Segment({tr("Intents"), tr("Entities")});
    m_which->setObjectName(QStringLiteral("metricsWhich"));
    m_which->setAccessibleName(tr("Which categories"));
    m_filter = new widgets::SearchField;
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter categories"));
    m_filter->setMaximumWidth(px(180));
    m_legend = new ErrorLegend;
    m_table = new widgets::RowView;
    m_table->setObjectName(QStringLiteral("metricsTable"));
    m_table->setAccessibleName(tr("Metrics by category"));
    m_table->setModel(&m_rows);
    m_table->viewport()->installEventFilter(this);
    m_words = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_words->setObjectName(QStringLiteral("metricsWords"));

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(px(16), px(6), px(16), px(6));
    tools->setSpacing(px(8));
    tools->addWidget(m_which);
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(m_legend);
    auto *copy = new QPushButton(tr("Copy table"));
    copy->setObjectName(QStringLiteral("copyTable"));
    copy->setProperty("kind", QStringLiteral("quiet"));
    copy->setToolTip(tr("All rows with tabs between the cells, for a spreadsheet"));
    connect(copy, &QPushButton::clicked, this, &CategoriesTab::copyTable);
    tools->addWidget(copy);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(8));
    foot->addWidget(m_words);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_table, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(foot);
    makeActions();

    connect(m_which, &widgets::Segment::chosen, this, &CategoriesTab::refresh);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows.setFilter(text);
        showWords(m_table->currentRow());
    });
    connect(m_table, &widgets::RowView::sortRequested, this,
            [this](int place, Qt::SortOrder order) { sort(m_rows.columnAt(place), order); });
    connect(m_table, &widgets::RowView::currentRowChanged, this, &CategoriesTab::showWords);
    connect(m_table, &widgets::RowView::rowActivated, this,
            [this](int row) { openVerdict(row, Verdict::FalseNegative); });
}

void CategoriesTab::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key, auto does) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
        connect(action, &QAction::triggered, this, does);
        m_actions << action;
    };
    make("details.truePositives", tr("Read what was right"), Qt::Key_T,
         [this] { openVerdict(m_table->currentRow(), Verdict::TruePositive); });
    make("details.falsePositives", tr("Read the false positives"), Qt::Key_P,
         [this] { openVerdict(m_table->currentRow(), Verdict::FalsePositive); });
    make("details.falseNegatives", tr("Read the false negatives"), Qt::Key_N,
         [this] { openVerdict(m_table->currentRow(), Verdict::FalseNegative); });
    make("details.sortNext", tr("Sort by the next column"), Qt::Key_S, [this] { sortByNext(); });
    make("details.copyTable", tr("Copy the table"), QKeySequence::Copy, [this] { copyTable(); });
    make("details.sortTurn", tr("Turn the order round"), Qt::SHIFT | Qt::Key_S, [this] {
        sort(m_column, m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
}

void CategoriesTab::show(std::shared_ptr<const workspace::EvaluationReport> view)
{
    m_view = std::move(view);
    const bool both = m_view->metrics.intents.has_value() && m_view->metrics.entities.has_value();
    m_which->setVisible(both);
    if (!both)
        m_which->setCurrent(m_view->metrics.entities ? 1 : 0);
    m_filter->clear(); // names of another model
    refresh();
    m_table->setCurrentRow(m_rows.rowCount() > 0 ? 0 : -1);
}

void CategoriesTab::copyTable()
{
    QGuiApplication::clipboard()->setText(m_rows.table());
}

void CategoriesTab::resizeEvent(QResizeEvent *event)
{
    Tab::resizeEvent(event);
    const bool wide = width() >= px(1360);
    if (wide == m_rows.isWide())
        return;
    m_rows.setWide(wide);
    refresh();
}

void CategoriesTab::refresh()
{
    if (!m_view)
        return;
    const evaluate::JudgedKind kind = judgedKind(m_view->metrics, m_which->current() == 1);
    m_legend->setVisible(kind == evaluate::JudgedKind::Entity);
    m_rows.set(m_view, kind);
    sort(m_column, m_order);
    if (m_table->currentRow() < 0)
        m_table->setCurrentRow(0);
    showWords(m_table->currentRow());
}

void CategoriesTab::sort(CategoryRows::Column column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    m_rows.setOrder(column, order);
    m_table->setSortIndicator(m_rows.placeOf(column), order);
}

void CategoriesTab::sortByNext()
{
    const auto &heads = m_rows.heads();
    const std::size_t from = static_cast<std::size_t>(std::max(0, m_rows.placeOf(m_column)));
    for (std::size_t i = 1; i <= heads.size(); ++i) {
        const std::size_t next = (from + i) % heads.size();
        if (heads[next].sortable) {
            sort(m_rows.columnAt(static_cast<int>(next)),
                 heads[next].right ? Qt::DescendingOrder : Qt::AscendingOrder);
            return;
        }
    }
}

void CategoriesTab::showWords(int row)
{
    const auto category = m_rows.category(row);
    const auto found = std::ranges::find_if(m_view->readings, [&](const evaluate::Reading &reading) {
        return category && reading.judged == m_rows.kind() && reading.category == *category;
    });
    if (found != m_view->readings.end())
        m_words->setText(wording::sentence(*found, m_view->outcomes));
    else
        m_words->setText(m_rows.kind() == evaluate::JudgedKind::Entity
                             ? tr("A span counts as right when both borders and the name agree. Click "
                                  "TP, FP or FN to read the examples it counts.")
                             : tr("Click TP, FP or FN to read the examples it counts."));
}

void CategoriesTab::openVerdict(int row, Verdict verdict)
{
    const auto category = m_rows.category(row);
    if (!category)
        return;
    const auto examples = examplesOf(m_view->outcomes, m_rows.kind(), *category, verdict);
    const QString name = QString::fromStdString(m_view->outcomes.names(m_rows.kind())[*category]);
    const QString kinds[] = {tr("Right: %1"), tr("False alarms of %1"), tr("Misses of %1")};
    Q_EMIT examplesRequested(examples, kinds[static_cast<int>(verdict)].arg(name));
}

bool CategoriesTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const int row = m_table->rowAt(place);
        const int column = row < 0 ? -1 : m_table->columnAt(place);
        if (const auto verdict = m_rows.verdictAt(column))
            openVerdict(row, *verdict);
    }
    return Tab::eventFilter(watched, event);
}

} // namespace glossa::details
#include "moc_categories_tab.cpp"
