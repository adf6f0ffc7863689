// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/columns_page.h"

#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::projects {

using theme::px;
using workspace::ColumnRole;

namespace {

constexpr std::size_t mostMenus = 60; // the columns beyond them keep their guess
constexpr int columnWidth = 132;
constexpr int textWidth = 220; // at least

} // namespace

/// The rows as they stand in the file.
class ColumnsPage::Rows final : public widgets::TableModel<QStringList, int> {
public:
    using TableModel::TableModel;
    void show(const workspace::TablePeek &peek)
    {
        m_header = peek.firstRowIsHeader;
        const std::size_t count = std::min(peek.roles.size(), mostMenus);
        std::vector<widgets::Column<QStringList>> columns;
        std::size_t wide = count - 1;
        for (std::size_t i = 0; i < count; ++i) {
            const bool used = peek.roles[i] != ColumnRole::None;
            columns.push_back({.width = columnWidth, .cell = [i, used, this](const QStringList &row) {
                                   const bool header = m_header && &row == rows().data();
                                   return widgets::WordsCell{
                                       row.value(static_cast<qsizetype>(i)).simplified(),
                                       header || !used ? theme::Ink::Secondary : theme::Ink::Primary,
                                       header ? theme::TextRole::BodyStrong : theme::TextRole::Body};
                               }});
            if (peek.roles[i] == ColumnRole::Text)
                wide = i;
        }
        if (!columns.empty())
            columns[wide].width = 0; // the text, else the last one, takes what is left
        setColumns(std::move(columns));
        setRows({peek.rows.begin(), peek.rows.end()});
    }
    void clear()
    {
        setRows({});
        setColumns({});
    }
    [[nodiscard]] QString rowText(int row) const override
    {
        const QString cells = at(row)->join(QStringLiteral("; "));
        return row == 0 && m_header ? ColumnsPage::tr("header: %1").arg(cells) : cells;
    }

protected:
    [[nodiscard]] int keyOf(const QStringList &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return at(row)->join(u'\n'); }

private:
    bool m_header = false;
};

ColumnsPage::ColumnsPage(QWidget *parent) : QWidget(parent), m_rows(new Rows(this))
{
    setObjectName(QStringLiteral("columnsPage"));
    m_header = new QCheckBox(tr("First row is a &header"));
    m_header->setObjectName(QStringLiteral("firstRowIsHeader"));
    m_problem = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error);
    m_problem->setObjectName(QStringLiteral("columnsProblem"));
    m_problem->hide();
    m_more = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_more->hide();
    m_heads = new QWidget;
    m_view = new widgets::RowView;
    m_view->setObjectName(QStringLiteral("columnsRows"));
    m_view->setAccessibleName(tr("First rows of the file"));
    m_view->setRowHeight(px(28));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_rows);
    m_view->viewport()->installEventFilter(this);
    m_sheet = new QWidget;
    auto *sheet = new QVBoxLayout(m_sheet);
    sheet->setContentsMargins(0, 0, 0, 0);
    sheet->setSpacing(0);
    sheet->addWidget(m_heads);
    sheet->addWidget(m_view, 1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_sheet);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(px(16), px(10), px(16), px(4));
    top->setSpacing(px(4));
    top->addWidget(new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary,
                                      tr("What is each column for? Mend the guess over it.")));
    top->addWidget(m_header);
    top->addWidget(m_problem);
    top->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_scroll, 1);
    connect(m_header, &QCheckBox::clicked, this, [this](bool on) {
        m_peek->firstRowIsHeader = on;
        m_chosen = true;
        m_rows->show(*m_peek);
        Q_EMIT changed();
    });
}

void ColumnsPage::show(const workspace::TablePeek &peek, project::ProjectKind kind)
{
    const bool same = m_seen == peek;
    if (same && m_kind == kind)
        return;
    m_kind = kind;
    if (!same) {
        m_seen = peek;
        m_peek = peek;
        m_chosen = false;
        m_header->setChecked(peek.firstRowIsHeader);
        makeMenus();
        showProblem();
    }
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        fillMenu(i);
    const auto hidden = static_cast<int>(peek.roles.size() - m_menus.size());
    m_more->setText(tr("%n more columns are not shown; they are read as guessed.", nullptr, hidden));
    m_more->setVisible(hidden > 0);
}

void ColumnsPage::clear()
{
    m_seen.reset();
    m_peek.reset();
    makeMenus();
}

void ColumnsPage::fill(workspace::ImportRequest &request) const
{
    if (!m_peek || (!m_chosen && !m_peek->needsNames))
        return;
    request.columns = formats::columnNames(m_peek->roles);
    request.firstRowIsHeader = m_peek->firstRowIsHeader;
}

bool ColumnsPage::isComplete() const
{
    const auto has = [this](ColumnRole role) {
        return std::ranges::find(m_peek->roles, role) != m_peek->roles.end();
    };
    return !m_peek || has(ColumnRole::Text) || (has(ColumnRole::Token) && has(ColumnRole::Tag));
}

void ColumnsPage::showProblem()
{
    const bool texts = m_peek && m_peek->choices.front() == ColumnRole::Text;
    m_problem->setText(texts ? tr("One of the columns must be the text.")
                             : tr("One of the columns must be the words, another one their tags."));
    m_problem->setVisible(!isComplete());
}

QString ColumnsPage::roleWords(ColumnRole role) const
{
    switch (role) {
    case ColumnRole::Text:
        return tr("Text");
    case ColumnRole::Label:
        return project::traitsOf(m_kind).intents ? tr("Intent") : tr("Class");
    case ColumnRole::Dataset:
        return tr("Set (Train, Test)");
    case ColumnRole::Language:
        return tr("Language");
    case ColumnRole::Token:
        return tr("Words");
    case ColumnRole::Tag:
        return tr("Entity tags");
    case ColumnRole::None:
        break;
    }
    return tr("Leave out");
}

void ColumnsPage::makeMenus()
{
    qDeleteAll(m_menus);
    m_menus.clear();
    int width = 2 * px(16) + px(textWidth);
    QWidget *before = m_header;
    for (std::size_t i = 0; m_peek && i < std::min(m_peek->roles.size(), mostMenus); ++i) {
        auto *menu = new QComboBox(m_heads);
        menu->setObjectName(QStringLiteral("column%1").arg(i + 1));
        menu->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        menu->show();
        connect(menu, &QComboBox::activated, this, [this, i](int index) { choose(i, index); });
        menu->installEventFilter(this);
        setTabOrder(before, menu);
        before = menu;
        m_menus.push_back(menu);
        width += i > 0 ? px(columnWidth) + px(12) : 0;
    }
    setTabOrder(before, m_view);
    m_sheet->setMinimumWidth(m_menus.empty() ? 0 : width);
    m_menus.empty() ? m_rows->clear() : m_rows->show(*m_peek);
    placeMenus();
}

void ColumnsPage::fillMenu(std::size_t column)
{
    QComboBox &menu = *m_menus[column];
    const QSignalBlocker quiet(menu);
    menu.clear();
    for (const ColumnRole role : m_peek->choices)
        menu.addItem(roleWords(role), static_cast<int>(role));
    menu.setCurrentIndex(menu.findData(static_cast<int>(m_peek->roles[column])));
    const QString first = m_peek->rows.front().value(static_cast<qsizetype>(column)).simplified().left(40);
    menu.setAccessibleName(m_peek->firstRowIsHeader
                               ? tr("Column %1, %2: what it is for").arg(column + 1).arg(first)
                               : tr("Column %1, first value %2: what it is for").arg(column + 1).arg(first));
}

void ColumnsPage::choose(std::size_t column, int index)
{
    const auto role = static_cast<ColumnRole>(m_menus[column]->itemData(index).toInt());
    const ColumnRole before = m_peek->roles[column];
    if (role == before)
        return;
    // No two columns have one role: the other one takes what this one was.
    if (role != ColumnRole::None) {
        const auto other = std::ranges::find(m_peek->roles, role);
        if (other != m_peek->roles.end())
            *other = before;
    }
    m_peek->roles[column] = role;
    m_chosen = true;
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        fillMenu(i);
    m_rows->show(*m_peek);
    placeMenus();
    showProblem();
    Q_EMIT changed();
}

void ColumnsPage::placeMenus()
{
    int height = 0;
    for (std::size_t i = 0; i < m_menus.size(); ++i) {
        const QRect head = m_view->headRect(static_cast<int>(i));
        height = m_menus[i]->sizeHint().height();
        m_menus[i]->setGeometry(head.left(), px(4), head.width(), height);
    }
    m_heads->setFixedHeight(height + px(8));
}

bool ColumnsPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_view->viewport() && event->type() == QEvent::Resize)
        placeMenus();
    else if (event->type() == QEvent::FocusIn && object != m_view->viewport())
        m_scroll->ensureWidgetVisible(static_cast<QWidget *>(object), px(16), 0);
    return QWidget::eventFilter(object, event);
}

void ColumnsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeMenus();
    QWidget::changeEvent(event);
}

} // namespace glossa::projects
#include "moc_columns_page.cpp"
