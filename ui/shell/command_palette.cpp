// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/models/category_kinds.h"
#include "ui/projects/standing.h"
#include "ui/shell/fuzzy.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/margins.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::shell {

using theme::px;
using Group = PaletteEntry::Group;

namespace {

constexpr std::size_t mostOfAKind = 6;
constexpr std::size_t mostIfNarrowed = 100;
constexpr int pauseMs = 90;
constexpr int panelWidth = 640;
constexpr int panelTop = 84;
constexpr int panelHeight = 512;
constexpr int pageRows = 8;

QLabel *hint(const QString &text)
{
    auto *label = new QLabel(text);
    theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
    return label;
}

void addHint(QHBoxLayout &row, const QStringList &keys, const QString &text)
{
    for (const QString &key : keys)
        row.addWidget(new widgets::KeyCap(key));
    row.addWidget(hint(text));
}

/// The letter that narrows the search, if the query begins with one.
QChar narrowing(const QString &typed)
{
    return !typed.isEmpty() && QStringLiteral(">/#@").contains(typed.front()) ? typed.front() : QChar();
}

QString queryOf(const QString &typed)
{
    return (narrowing(typed).isNull() ? typed : typed.mid(1)).trimmed();
}

/// The best `most` of the entries that the query matches; all of them in their order when it is empty.
void addRanked(const std::vector<PaletteEntry> &entries, const QString &query, std::size_t most,
               std::vector<PaletteEntry> &found)
{
    std::vector<std::pair<int, PaletteEntry>> ranked;
    for (const PaletteEntry &candidate : entries) {
        auto match = fuzzyMatch(query, candidate.name);
        if (!match)
            continue;
        PaletteEntry entry = candidate;
        entry.hits = std::move(match->hits);
        ranked.emplace_back(match->score, std::move(entry));
    }
    if (!query.isEmpty())
        std::ranges::stable_sort(ranked, [](const auto &a, const auto &b) { return a.first > b.first; });
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
        found.push_back(std::move(ranked[i].second));
}

std::vector<int> hitsOfWord(const QString &text, const QString &word)
{
    std::vector<int> hits;
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    for (qsizetype i = 0; at >= 0 && i < word.size(); ++i)
        hits.push_back(static_cast<int>(at + i));
    return hits;
}

} // namespace

CommandPalette::CommandPalette(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(&m_rows);
    m_list->setRowHeight(px(36));
    m_list->setLines(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_panel = new QWidget(this);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(m_list, 1);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(makeFoot());
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { searchTexts(queryOf(m_field->text())); });
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &widgets::RowView::rowClicked, this, &CommandPalette::run);
    parent->installEventFilter(this);
    hide();
}

QWidget *CommandPalette::makeHead()
{
    m_field = new QLineEdit;
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("What to look for"));
    m_field->setPlaceholderText(tr("Search commands, projects, models, categories, texts"));
    m_field->setFrame(false);
    QFont font = theme::font(theme::TextRole::Title);
    font.setWeight(QFont::Normal);
    m_field->setFont(font);
    m_field->installEventFilter(this);
    auto *head = new QWidget;
    head->setFixedHeight(px(52));
    auto *row = new QHBoxLayout(head);
    widgets::setMargins(*row, px(48), 0, px(20), 0); // the glass is painted before the field
    row->setSpacing(px(4));
    row->addWidget(m_field, 1);
    m_hints = new QWidget;
    auto *hints = new QHBoxLayout(m_hints);
    hints->setContentsMargins(0, 0, 0, 0);
    hints->setSpacing(px(4));
    addHint(*hints, {QStringLiteral(">")}, tr("commands"));
    hints->addSpacing(px(4));
    addHint(*hints, {QStringLiteral("/")}, tr("projects"));
    hints->addSpacing(px(4));
    addHint(*hints, {QStringLiteral("#")}, tr("categories"));
    hints->addSpacing(px(4));
    addHint(*hints, {QStringLiteral("@")}, tr("texts"));
    row->addWidget(m_hints);
    return head;
}

QWidget *CommandPalette::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(20), px(8), px(20), px(8));
    row->setSpacing(px(4));
    addHint(*row, {QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose"));
    row->addSpacing(px(8));
    addHint(*row, {QStringLiteral("↵")}, tr("run"));
    row->addSpacing(px(8));
    addHint(*row, {QStringLiteral("Alt ↵")}, tr("change its key"));
    row->addStretch(1);
    m_count = hint({});
    row->addWidget(m_count);
    return foot;
}

void CommandPalette::open(std::vector<PaletteEntry> commands, const QString &start)
{
    m_commands = std::move(commands);
    m_places.clear(); // another project may be open by now
    if (!isVisible())
        m_before = window()->focusWidget();
    fit();
    QWidget::show();
    raise();
    m_field->setText(start);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->end(false); // the field selects what it holds, and typing would take the sign before it away
    search();
    readPlaces();
}

void CommandPalette::readPlaces()
{
    struct Places {
        std::vector<workspace::ProjectOverview> projects;
        std::vector<workspace::Model> models;
    };
    m_context.session()
        .read([project = m_context.project()](workspace::Workspace &workspace) -> Result<Places> {
            auto projects = workspace::projectOverviews(workspace);
            if (!projects)
                return fail(projects.error());
            Places places{std::move(*projects), {}};
            if (project != 0) {
                auto models = workspace::models(workspace, project);
                if (!models)
                    return fail(models.error());
                places.models = std::move(*models);
            }
            return places;
        })
        .then(this, [this, project = m_context.project()](Result<Places> places) {
            if (!places) {
                m_context.report(places.error());
                return;
            }
            if (!isVisible() || project != m_context.project())
                return;
            std::ranges::sort(places->projects, [](const auto &a, const auto &b) {
                return a.summary.changedMs > b.summary.changedMs;
            });
            m_places.clear();
            for (const workspace::ProjectOverview &overview : places->projects) {
                const project::ProjectInfo &info = overview.summary.info;
                PaletteEntry entry;
                entry.group = Group::Places;
                entry.name = info.name;
                entry.detail = info.id == project
                                   ? tr("project, open now")
                                   : tr("project, %1", "kind and language").arg(projects::headline(info));
                entry.icon = theme::Icon::Layers;
                entry.run = [&context = m_context, id = info.id] { context.openProject(id); };
                m_places.push_back(std::move(entry));
            }
            for (const workspace::Model &model : places->models) {
                PaletteEntry entry;
                entry.group = Group::Places;
                entry.name = model.label;
                entry.detail = tr("model");
                entry.icon = theme::Icon::Cube;
                entry.run = [&context = m_context, label = model.label] { context.openModel(label); };
                m_places.push_back(std::move(entry));
            }
            search();
        });
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    ++m_generation;
    m_pause.stop();
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::fit()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(px(panelWidth), this->width() - px(32));
    const int top = std::min(px(panelTop), height() / 8);
    m_panel->setGeometry((this->width() - width) / 2, top, width,
                         std::min(px(panelHeight), height() - top - px(16)));
    // With large text the field needs the room of the hints.
    m_hints->setVisible(width >= px(panelWidth));
}

void CommandPalette::search()
{
    ++m_generation;
    const QChar narrowed = narrowing(m_field->text());
    const QString query = queryOf(m_field->text());
    std::vector<PaletteEntry> found;
    if (narrowed.isNull() || narrowed == u'>')
        addCommands(query, found);
    if ((narrowed.isNull() && !query.isEmpty()) || narrowed == u'/')
        addPlaces(query, found);
    if ((narrowed.isNull() && !query.isEmpty()) || narrowed == u'#')
        addCategories(query, found);
    m_named = found;
    show(std::move(found));
    if ((narrowed.isNull() || narrowed == u'@') && query.size() >= 2)
        m_pause.start();
    else
        m_pause.stop();
}

void CommandPalette::addCommands(const QString &query, std::vector<PaletteEntry> &found) const
{
    addRanked(m_commands, query,
              query.isEmpty() || !narrowing(m_field->text()).isNull() ? mostIfNarrowed : mostOfAKind, found);
}

void CommandPalette::addPlaces(const QString &query, std::vector<PaletteEntry> &found) const
{
    addRanked(m_places, query, narrowing(m_field->text()).isNull() ? mostOfAKind : mostIfNarrowed, found);
}

void CommandPalette::addCategories(const QString &query, std::vector<PaletteEntry> &found) const
{
    std::vector<std::pair<int, PaletteEntry>> ranked;
    for (const workspace::CategoryUse &use : m_context.categories()) {
        auto match = fuzzyMatch(query, use.category.name);
        if (!match)
            continue;
        const project::CategoryKind kind = use.category.kind;
        models::OpenItems request;
        models::namesIn(request.filter, kind) << use.category.name;
        PaletteEntry entry;
        entry.group = Group::GoTo;
        entry.name = use.category.name;
        const int items = static_cast<int>(use.items);
        entry.detail =
            models::byKind(kind, tr("intent, %n utterances", nullptr, items),
                           tr("entity, %n labels", nullptr, static_cast<int>(use.train + use.test)),
                           tr("class, %n documents", nullptr, items));
        entry.icon = kind == project::CategoryKind::Intent ? theme::Icon::Message : theme::Icon::Label;
        entry.hits = std::move(match->hits);
        entry.run = [&context = m_context, request] { context.openItems(request); };
        ranked.emplace_back(match->score, std::move(entry));
    }
    std::ranges::stable_sort(ranked, [](const auto &a, const auto &b) { return a.first > b.first; });
    const std::size_t most = narrowing(m_field->text()).isNull() ? mostOfAKind : mostIfNarrowed;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
        found.push_back(std::move(ranked[i].second));
}

void CommandPalette::searchTexts(const QString &query)
{
    if (m_context.project() == 0)
        return;
    const std::size_t most = narrowing(m_field->text()).isNull() ? mostOfAKind : mostIfNarrowed;
    m_context.session()
        .read([project = m_context.project(), query,
               most](workspace::Workspace &workspace) -> Result<std::vector<workspace::ItemRow>> {
            workspace::ItemFilter filter;
            filter.text = query;
            const auto ids = workspace::firstItemIds(workspace, project, filter, static_cast<int>(most));
            if (!ids)
                return fail(ids.error());
            return workspace::items(workspace, project, *ids);
        })
        .then(this,
              [this, generation = m_generation, query](const Result<std::vector<workspace::ItemRow>> &rows) {
                  if (generation != m_generation || !rows)
                      return;
                  std::vector<PaletteEntry> found = m_named;
                  for (const workspace::ItemRow &row : *rows) {
                      models::OpenItems request;
                      request.filter.text = query;
                      request.current = row.item.id;
                      PaletteEntry entry;
                      entry.group = Group::Texts;
                      // The stretch around the hit, where a document is long.
                      const qsizetype at = row.item.text.indexOf(query, 0, Qt::CaseInsensitive);
                      entry.name = row.item.text.mid(std::max<qsizetype>(0, at - 60), 200).simplified();
                      entry.detail = row.item.location.isEmpty() ? row.item.intent : row.item.location;
                      entry.icon = row.item.location.isEmpty() ? theme::Icon::Message : theme::Icon::Document;
                      entry.hits = hitsOfWord(entry.name, query);
                      entry.run = [&context = m_context, request] { context.openItems(request); };
                      found.push_back(std::move(entry));
                  }
                  show(std::move(found));
              });
}

void CommandPalette::show(std::vector<PaletteEntry> found)
{
    const auto count = static_cast<int>(found.size());
    m_rows.show(std::move(found));
    m_list->setCurrentRow(m_rows.nextEntry(0, 1));
    m_count->setText(count == 0 ? tr("nothing found") : tr("%n found", nullptr, count));
}

void CommandPalette::move(int direction, int steps)
{
    int row = m_list->currentRow();
    for (int i = 0; i < steps; ++i) {
        const int next = m_rows.nextEntry(row + direction, direction);
        if (next < 0)
            break;
        row = next;
    }
    m_list->setCurrentRow(row);
}

void CommandPalette::run(int row)
{
    const PaletteEntry *entry = m_rows.entryAt(row);
    if (entry == nullptr)
        return;
    const auto run = entry->run;
    close();
    run();
}

bool CommandPalette::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Up:
        move(-1, 1);
        return true;
    case Qt::Key_Down:
        move(1, 1);
        return true;
    case Qt::Key_PageUp:
        move(-1, pageRows);
        return true;
    case Qt::Key_PageDown:
        move(1, pageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers & Qt::AltModifier) {
            const PaletteEntry *entry = m_rows.entryAt(m_list->currentRow());
            if (entry != nullptr && !entry->id.isEmpty()) {
                const QString id = entry->id;
                close();
                Q_EMIT keyEditRequested(id);
            }
        } else {
            run(m_list->currentRow());
        }
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // the field is all there is
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        fit();
    if (object == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (keyPressed(key->key(), key->modifiers()))
            return true;
    }
    return QWidget::eventFilter(object, event);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->pos()))
        close();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    QColor scrim(Qt::black);
    scrim.setAlphaF(static_cast<float>(t.scrim));
    painter.fillRect(rect(), scrim);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(t.line2), 1));
    painter.setBrush(QColor(t.canvas));
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(-.5, -.5, .5, .5), px(10), px(10));
    const QRect glass =
        QStyle::visualRect(layoutDirection(), m_panel->rect(), {px(20), px(18), px(16), px(16)});
    theme::paintIcon(painter, glass.translated(m_panel->pos()), theme::Icon::Search, t.t1);
}

} // namespace glossa::shell
#include "moc_command_palette.cpp"
