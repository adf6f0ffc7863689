// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/example_lines.h"

#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::schema {

using theme::px;

namespace {

constexpr int mostExamples = 4;
constexpr int lineHeight = 26;
constexpr std::int32_t before = 30; // units of a long text kept before its first label

models::OpenItems requestFor(const workspace::CategoryUse &use)
{
    models::OpenItems request;
    models::namesIn(request.filter, use.category.kind) << use.category.name;
    return request;
}

} // namespace

/// The texts, painted; read out as one description.
class ExampleLines::Lines : public QWidget {
public:
    void setLines(std::vector<widgets::SpanLine> lines)
    {
        m_lines = std::move(lines);
        setFixedHeight(px(lineHeight) * static_cast<int>(m_lines.size()));
        QStringList texts;
        for (const widgets::SpanLine &line : m_lines)
            texts << line.text;
        setAccessibleDescription(texts.join(QStringLiteral("; ")));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(theme::tokens().t1);
        for (int i = 0; i < static_cast<int>(m_lines.size()); ++i)
            widgets::paintSpanLine(painter, QRect(0, i * px(lineHeight), width(), px(lineHeight)),
                                   m_lines[static_cast<std::size_t>(i)]);
    }

private:
    std::vector<widgets::SpanLine> m_lines;
};

ExampleLines::ExampleLines(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    auto *head = new QLabel(tr("Often labeled"));
    theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("showAllExamples"));
    m_all->setProperty("kind", QStringLiteral("link"));
    m_lines = new Lines;
    m_lines->setAccessibleName(tr("Examples"));
    m_none = new QLabel;
    theme::setRole(*m_none, theme::TextRole::Body, theme::Ink::Secondary);
    auto *row = new QHBoxLayout;
    row->addWidget(head);
    row->addStretch(1);
    row->addWidget(m_all);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(8), px(16), px(12));
    column->setSpacing(px(2));
    column->addLayout(row);
    column->addWidget(m_lines);
    column->addWidget(m_none);
    connect(m_all, &QPushButton::clicked, this, [this] { m_context.openItems(requestFor(m_use)); });
}

void ExampleLines::show(const workspace::CategoryUse &use)
{
    m_use = use;
    const auto generation = ++m_generation;
    m_all->setVisible(use.items > 0);
    m_all->setText(tr("Show all %1").arg(QLocale().toString(qlonglong(use.items))));
    m_none->setVisible(use.items == 0);
    m_none->setText(models::byKind(use.category.kind, tr("No utterance has this intent yet."),
                                   tr("Nothing is labeled with it yet."),
                                   tr("No document has this class yet.")));
    if (use.items == 0) {
        m_lines->setLines({});
        return;
    }
    m_context.session()
        .read([project = m_context.project(), filter = requestFor(use).filter](
                  workspace::Workspace &workspace) -> Result<std::vector<workspace::ItemRow>> {
            const auto ids = workspace::firstItemIds(workspace, project, filter, mostExamples);
            if (!ids)
                return fail(ids.error());
            return workspace::items(workspace, project, *ids);
        })
        .then(this, [this, generation](const Result<std::vector<workspace::ItemRow>> &rows) {
            if (generation == m_generation && rows)
                fill(*rows);
        });
}

void ExampleLines::fill(const std::vector<workspace::ItemRow> &rows)
{
    std::vector<widgets::SpanLine> lines;
    for (const workspace::ItemRow &row : rows) {
        const auto own = std::ranges::find(row.item.labels, m_use.category.name, &project::Label::category);
        const std::int32_t first = own == row.item.labels.end() ? 0 : own->span.begin;
        std::int32_t start = first > 2 * before ? first - before : 0;
        while (start > 0 && start < first && !row.item.text[start - 1].isSpace())
            ++start;
        widgets::SpanLine line;
        line.text = row.item.text.mid(start, 200);
        for (const project::Label &label : row.item.labels) {
            widgets::SpanMark mark;
            mark.span = {label.span.begin - start, label.span.length};
            if (mark.span.begin < 0 || mark.span.end() > line.text.size())
                continue;
            if (const auto *category = m_context.category(project::CategoryKind::Entity, label.category)) {
                mark.slot = category->slot;
                mark.key = category->key.value_or(QString());
            }
            line.marks.push_back(std::move(mark));
        }
        lines.push_back(std::move(line));
    }
    m_lines->setLines(std::move(lines));
}

} // namespace glossa::schema
#include "moc_example_lines.cpp"
