// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/fuzzy.h"
#include "ui/theme/theme.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::shell {

using theme::px;

namespace {

constexpr std::size_t mostOfAKind = 8;
constexpr std::chrono::milliseconds searchDelay{120};

} // namespace

CommandPalette::CommandPalette(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_field = new widgets::SearchField;
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Search utterances, categories, commands   > commands  # categories  @ utterances"));
    m_field->setAccessibleName(tr("What to look for"));
    m_field->installEventFilter(this);
    m_list = new widgets::RowView;
    m_list->setAccessibleName(tr("Found"));
    m_list->setRowHeight(px(36));
    m_list->setLines(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(10), px(10), px(10), px(10));
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] { searchItems(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &widgets::RowView::rowClicked, this, &CommandPalette::runRow);
    connect(m_list, &widgets::RowView::rowActivated, this, &CommandPalette::runRow);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> commands)
{
    m_commands = std::move(commands);
    const int width = std::min(px(640), parentWidget()->width() - px(32));
    setGeometry((parentWidget()->width() - width) / 2, px(84), width, px(510));
    m_field->clear();
    filter();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::filter()
{
    const QString text = m_field->text();
    const QString narrowed = text.left(1);
    const bool commands = narrowed != u"#" && narrowed != u"@";
    const bool categories = narrowed != u">" && narrowed != u"@";
    const QString query = (QStringLiteral("#@>").contains(narrowed) ? text.mid(1) : text).trimmed();
    m_shown.clear();
    if (commands) {
        std::vector<std::pair<int, const PaletteEntry *>> ranked;
        for (const PaletteEntry &entry : m_commands) {
            if (const auto match = fuzzyMatch(query, entry.name))
                ranked.emplace_back(match->score, &entry);
        }
        if (!query.isEmpty())
            std::ranges::stable_sort(ranked, [](const auto &a, const auto &b) { return a.first > b.first; });
        const std::size_t most = query.isEmpty() ? ranked.size() : mostOfAKind;
        for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
            m_shown.push_back(*ranked[i].second);
    }
    if (categories && !query.isEmpty())
        addCategories(query);
    m_list->setSource(this);
    if (!m_shown.empty())
        m_list->setCurrentRow(0);
    ++m_generation;
    if (narrowed != u">" && narrowed != u"#" && query.size() >= 2)
        m_delay.start(searchDelay);
}

void CommandPalette::addCategories(const QString &query)
{
    std::size_t count = 0;
    for (const auto &use : m_context.categories()) {
        if (count == mostOfAKind || !fuzzyMatch(query, use.category.name))
            continue;
        ++count;
        const bool intent = use.category.kind == project::CategoryKind::Intent;
        models::OpenItems request;
        (intent ? request.filter.intents : request.filter.entities) << use.category.name;
        m_shown.push_back({tr("Go to"), use.category.name,
                           intent ? tr("intent, %n utterances", nullptr, static_cast<int>(use.items))
                                  : tr("entity, %n labels", nullptr, static_cast<int>(use.train + use.test)),
                           QString(), [this, request] { m_context.openItems(request); }});
    }
}

void CommandPalette::searchItems(const QString &typed)
{
    const QString query = (typed.startsWith(u'@') ? typed.mid(1) : typed).trimmed();
    if (m_context.project() == 0 || query.isEmpty())
        return;
    const auto generation = ++m_generation;
    m_context.session()
        .read([project = m_context.project(), query](workspace::Workspace &workspace)
                  -> Result<std::vector<workspace::ItemRow>> {
            workspace::ItemFilter filter;
            filter.text = query;
            auto ids = workspace::itemIds(workspace, project, filter);
            if (!ids)
                return fail(ids.error());
            if (ids->size() > mostOfAKind)
                ids->resize(mostOfAKind);
            return workspace::items(workspace, project, *ids);
        })
        .then(this, [this, generation, query](const Result<std::vector<workspace::ItemRow>> &rows) {
            if (generation != m_generation || !rows)
                return;
            for (const workspace::ItemRow &row : *rows) {
                models::OpenItems request;
                request.filter.text = query;
                request.current = row.item.id;
                QString text = row.item.location.isEmpty() ? row.item.text : row.item.location;
                m_shown.push_back({tr("Texts"), text.left(120).simplified(), row.item.intent, QString(),
                                   [this, request] { m_context.openItems(request); }});
            }
            m_list->sourceChanged();
            if (m_list->currentRow() < 0 && !m_shown.empty())
                m_list->setCurrentRow(0);
        });
}

void CommandPalette::runRow(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const auto run = m_shown[static_cast<std::size_t>(row)].run;
    hide();
    parentWidget()->setFocus();
    run();
}

void CommandPalette::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const PaletteEntry &entry = m_shown[static_cast<std::size_t>(paint.row)];
    const QRect cell = paint.cells.front();
    int right = cell.right();
    if (!entry.key.isEmpty()) {
        right -= theme::keyCapWidth(entry.key);
        theme::paintKeyCap(painter, {right, cell.center().y()}, entry.key);
        right -= px(12);
    }
    painter.setFont(theme::font(theme::TextRole::BodyMedium));
    painter.setPen(t.t1);
    const QString name = painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, right - cell.left());
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, name);
    const int after = cell.left() + painter.fontMetrics().horizontalAdvance(name) + px(12);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    const QString detail = entry.detail.isEmpty() ? entry.group : entry.detail;
    painter.drawText(QRect(after, cell.top(), right - after, cell.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(detail, Qt::ElideRight, std::max(0, right - after)));
}

QString CommandPalette::rowText(int row) const
{
    const PaletteEntry &entry = m_shown[static_cast<std::size_t>(row)];
    return QStringLiteral("%1, %2 %3").arg(entry.name, entry.group, entry.detail);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor(t.line2));
    painter.setBrush(QColor(t.canvas));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), px(10), px(10));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && !m_list->hasFocus()) {
        hide();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int last = rowCount() - 1;
        if (key->key() == Qt::Key_Escape) {
            hide();
            parentWidget()->setFocus();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, last)));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            runRow(m_list->currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace glossa::shell
