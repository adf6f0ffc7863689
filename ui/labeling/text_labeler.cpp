// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/text_labeler.h"

#include "core/workspace/session/workspace.h"
#include "ui/models/may_write.h"
#include "ui/widgets/span_view.h"

#include <QHash>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace glossa::labeling {

namespace {

constexpr qsizetype rememberedCategories = 30;

} // namespace

TextLabeler::TextLabeler(models::StudioContext &context, CurrentItem &item, widgets::SpanView &view,
                         QObject *parent)
    : QObject(parent), m_context(context), m_item(item), m_view(view)
{
    connect(&item, &CurrentItem::opened, this, &TextLabeler::showText);
    connect(&item, &CurrentItem::changed, this, &TextLabeler::showMarks);
    connect(&context, &models::StudioContext::categoriesChanged, this, &TextLabeler::showMarks);
    connect(&view, &widgets::SpanView::spanActivated, this, &TextLabeler::activeChanged);
    // A question dies with the selection or the label that it speaks of.
    connect(&view, &widgets::SpanView::spanActivated, this, &TextLabeler::endRefusal);
    connect(&view, &widgets::SpanView::selectionChanged, this, &TextLabeler::endRefusal);
    connect(&view, &widgets::SpanView::resizeRequested, this, &TextLabeler::resize);
}

int TextLabeler::activeLabel() const
{
    // The view may still show the labels of a moment ago.
    const project::Item *item = m_item.item();
    const int active = m_view.activeSpan();
    return item != nullptr && active < static_cast<int>(item->labels.size()) ? active : -1;
}

void TextLabeler::activate(int index)
{
    m_view.setActiveSpan(index);
    Q_EMIT activeChanged();
}

bool TextLabeler::aim()
{
    const project::Item *item = m_item.item();
    if (item == nullptr || !models::mayWrite(m_context))
        return false;
    if (m_view.selection().length > 0 || activeLabel() >= 0)
        return true;
    // Where labels may not overlap only the label around the caret can be meant; elsewhere another may go
    // inside it.
    const int at = m_view.caret();
    if (overlap() == models::Overlap::Refused) {
        // At a label's end only if no other word begins there.
        const bool wordBegins = at < item->text.size() && item->text[at].isLetterOrNumber();
        const auto around = std::ranges::find_if(item->labels, [&](const project::Label &label) {
            return label.span.begin <= at &&
                   (at < label.span.end() || (at == label.span.end() && !wordBegins));
        });
        if (around != item->labels.end()) {
            activate(static_cast<int>(around - item->labels.begin()));
            return true;
        }
    }
    if (m_view.selectWordAtCaret())
        return true;
    refuse(tr("Select some text first, or put the caret into a word; then press the key of a label."));
    return false;
}

void TextLabeler::refuse(const QString &why, std::optional<Refused> wish)
{
    m_refused = std::move(wish);
    m_saysWhy = true;
    Q_EMIT refused(why, m_refused.has_value());
}

void TextLabeler::endRefusal()
{
    m_refused.reset();
    if (std::exchange(m_saysWhy, false))
        Q_EMIT refusalOver();
}

void TextLabeler::focusText()
{
    m_view.setFocus(Qt::OtherFocusReason);
}

models::Overlap TextLabeler::overlap() const
{
    const auto &overview = m_context.overview();
    return overview ? models::overlapRule(overview->summary.info.kind) : models::Overlap::Refused;
}

void TextLabeler::showText()
{
    endRefusal();
    const project::Item *item = m_item.item();
    m_view.setOverlapAllowed(overlap() == models::Overlap::Allowed);
    if (item == nullptr) {
        m_view.setText({}, {});
        m_view.setSpans({});
    } else {
        const auto &overview = m_context.overview();
        const QString fallback = overview ? overview->summary.info.language : QString();
        m_view.setText(item->text, item->language.isEmpty() ? fallback : item->language);
        showMarks();
    }
    Q_EMIT textShown();
    Q_EMIT activeChanged();
}

void TextLabeler::showMarks()
{
    const project::Item *item = m_item.item();
    if (item == nullptr)
        return;
    if (m_refused) {
        // Its labels are counted as they were; those in the way now may be others, or none.
        const models::LabelPlan plan =
            models::planLabel(*item, m_refused->span, m_refused->category, overlap());
        if (plan.inTheWay != m_refused->inTheWay)
            endRefusal();
    }
    std::vector<widgets::SpanMark> marks;
    marks.reserve(item->labels.size());
    // Looked up once a category: a long document has thousands of labels.
    QHash<QString, const project::Category *> categories;
    for (const workspace::CategoryUse &use : m_context.categories())
        if (use.category.kind == project::CategoryKind::Entity)
            categories.insert(use.category.name, &use.category);
    for (const project::Label &label : item->labels) {
        widgets::SpanMark mark;
        mark.span = label.span;
        mark.caption = label.category;
        if (const auto *category = categories.value(label.category)) {
            mark.key = category->key.value_or(QString());
            mark.slot = category->slot;
        }
        marks.push_back(std::move(mark));
    }
    m_view.setSpans(std::move(marks));
    Q_EMIT activeChanged();
}

void TextLabeler::labelWith(const QString &category)
{
    if (!aim())
        return;
    const project::Item *item = m_item.item();
    if (m_view.selection().length > 0) {
        const text::Utf16Span span = m_view.labelSpan();
        // The same key once more means it.
        if (m_refused && m_refused->category == category && m_refused->span == span)
            replaceRefused();
        else if (span.length > 0)
            carryOut(models::planLabel(*item, span, category, overlap()), span, category);
        else
            refuse(tr("Only white space is selected; a label needs a word."));
    } else if (const int active = activeLabel(); active >= 0) {
        const text::Utf16Span span = item->labels[static_cast<std::size_t>(active)].span;
        carryOut(models::planChange(*item, active, category), span, category);
    }
}

void TextLabeler::labelLast()
{
    if (m_lastUsed.isEmpty())
        refuse(tr("There is no last label yet; press the key of a label first."));
    else
        labelWith(m_lastUsed.first());
}

void TextLabeler::carryOut(const models::LabelPlan &plan, text::Utf16Span span, const QString &category,
                           const QString &mergeKey)
{
    if (plan.already >= 0) {
        activate(plan.already);
        return;
    }
    if (!plan.edit) {
        refuse(whyRefused(plan, category), Refused{span, category, plan.inTheWay});
        return;
    }
    endRefusal();
    m_item.apply(*plan.edit, mergeKey);
    // The new label is active at once: [ ] move its edges, another key changes it.
    m_view.clearSelection();
    activate(models::indexOfLabel(*m_item.item(), span, category));
    remember(category);
    Q_EMIT labeled(category);
}

QString TextLabeler::whyRefused(const models::LabelPlan &plan, const QString &category) const
{
    const project::Item &item = *m_item.item();
    const project::Label &other = item.labels[static_cast<std::size_t>(plan.inTheWay.front())];
    const QString text = item.text.mid(other.span.begin, other.span.length);
    if (plan.inTheWay.size() == 1)
        return tr("“%1” is labeled %2, and labels of an utterance may not overlap. Replace it with %3?")
            .arg(text, other.category, category);
    return tr("%n labels are in the way, and labels of an utterance may not overlap. Replace them with %1?",
              nullptr, static_cast<int>(plan.inTheWay.size()))
        .arg(category);
}

void TextLabeler::replaceRefused()
{
    const project::Item *item = m_item.item();
    if (!m_refused || item == nullptr)
        return;
    const Refused wish = *m_refused;
    endRefusal();
    m_item.apply(models::replacing(*item, wish.inTheWay, wish.span, wish.category));
    m_view.clearSelection();
    activate(models::indexOfLabel(*m_item.item(), wish.span, wish.category));
    remember(wish.category);
    Q_EMIT labeled(wish.category);
}

void TextLabeler::resize(int index, text::Utf16Span span)
{
    const project::Item *item = m_item.item();
    if (item == nullptr || index < 0 || index >= static_cast<int>(item->labels.size()))
        return;
    const QString category = item->labels[static_cast<std::size_t>(index)].category;
    const models::LabelPlan plan = models::planResize(*item, index, span, overlap());
    endRefusal();
    if (plan.edit) {
        // The steps that move one label's edges are one step of undo; another label, though of the same
        // category, is another.
        const text::Utf16Span before = item->labels[static_cast<std::size_t>(index)].span;
        const bool goesOn =
            m_resized.item == item->id && m_resized.span == before && m_resized.category == category;
        m_resized = {item->id, span, category,
                     goesOn ? m_resized.series : QUuid::createUuid().toString(QUuid::WithoutBraces)};
        m_item.apply(*plan.edit, QStringLiteral("resize:%1").arg(m_resized.series));
        activate(index);
    } else if (plan.already < 0) {
        const project::Label &other = item->labels[static_cast<std::size_t>(plan.inTheWay.front())];
        refuse(tr("“%1” is labeled %2 and stands in the way; labels of an utterance may not overlap.")
                   .arg(item->text.mid(other.span.begin, other.span.length), other.category));
    }
}

void TextLabeler::removeActive()
{
    const project::Item *item = m_item.item();
    const int active = activeLabel();
    if (item == nullptr)
        return;
    if (active < 0) {
        refuse(tr("No label is chosen; click one, or go to it with Tab."));
        return;
    }
    const project::Label label = item->labels[static_cast<std::size_t>(active)];
    endRefusal();
    m_view.setActiveSpan(-1);
    m_item.apply(project::Edit{project::RemoveLabel{item->id, label}});
    Q_EMIT activeChanged();
}

void TextLabeler::remember(const QString &category)
{
    m_lastUsed.removeAll(category);
    m_lastUsed.prepend(category);
    if (m_lastUsed.size() > rememberedCategories)
        m_lastUsed.removeLast();
}

} // namespace glossa::labeling
#include "moc_text_labeler.cpp"
