// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/text_labeler.h"

#include "ui/widgets/span_view.h"

#include <QHash>

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

bool TextLabeler::hasTarget() const
{
    return m_item.item() != nullptr && (activeLabel() >= 0 || m_view.selection().length > 0);
}

Overlap TextLabeler::overlap() const
{
    const auto &overview = m_context.overview();
    return overview ? overlapRule(overview->summary.info.kind) : Overlap::Refused;
}

void TextLabeler::showText()
{
    m_refused.reset();
    const project::Item *item = m_item.item();
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
    m_refused.reset(); // its labels are counted as they were
    const project::Item *item = m_item.item();
    if (item == nullptr)
        return;
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
            mark.key = category->key == u"-" ? QString() : category->key;
            mark.slot = category->slot;
        }
        marks.push_back(std::move(mark));
    }
    // The active label keeps its place in the text, whatever number it has now.
    const int before = m_view.activeSpan();
    const auto &old = m_view.spans();
    int active = -1;
    if (before >= 0 && before < static_cast<int>(old.size())) {
        const widgets::SpanMark &was = old[static_cast<std::size_t>(before)];
        const auto same = [&was](const widgets::SpanMark &mark) {
            return mark.span == was.span && mark.caption == was.caption;
        };
        const auto next = static_cast<std::size_t>(before);
        if (next < marks.size() && same(marks[next]))
            active = before;
        else if (const auto found = std::ranges::find_if(marks, same); found != marks.end())
            active = static_cast<int>(found - marks.begin());
    }
    m_view.setSpans(std::move(marks));
    m_view.setActiveSpan(active);
    Q_EMIT activeChanged();
}

void TextLabeler::labelWith(const QString &category)
{
    const project::Item *item = m_item.item();
    if (item == nullptr)
        return;
    const text::Utf16Span selected = m_view.selection();
    // The same key once more means it.
    if (m_refused && m_refused->category == category && m_refused->span == selected) {
        replaceRefused();
        return;
    }
    m_refused.reset();
    if (selected.length > 0) {
        carryOut(planLabel(*item, selected, category, overlap()), selected, category);
    } else if (const int active = activeLabel(); active >= 0) {
        const text::Utf16Span span = item->labels[static_cast<std::size_t>(active)].span;
        carryOut(planChange(*item, active, category), span, category);
    } else {
        Q_EMIT refused(tr("Select some text first, then press the key of a label."), false);
    }
}

void TextLabeler::labelLast()
{
    if (!m_lastUsed.isEmpty())
        labelWith(m_lastUsed.first());
}

void TextLabeler::carryOut(const LabelPlan &plan, text::Utf16Span span, const QString &category,
                           const QString &mergeKey)
{
    if (plan.already >= 0) {
        activate(plan.already);
        return;
    }
    if (!plan.edit) {
        const QString why = whyRefused(plan, category);
        m_refused = Refused{span, category, plan.inTheWay};
        Q_EMIT refused(why, true);
        return;
    }
    m_item.apply(*plan.edit, mergeKey);
    // The new label is active at once: [ ] move its edges, another key changes it.
    m_view.clearSelection();
    activate(indexOfLabel(*m_item.item(), span, category));
    remember(category);
    Q_EMIT labeled(category);
}

QString TextLabeler::whyRefused(const LabelPlan &plan, const QString &category) const
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
    m_refused.reset();
    m_item.apply(replacing(*item, wish.inTheWay, wish.span, wish.category));
    m_view.clearSelection();
    activate(indexOfLabel(*m_item.item(), wish.span, wish.category));
    remember(wish.category);
    Q_EMIT labeled(wish.category);
}

void TextLabeler::resize(int index, text::Utf16Span span)
{
    const project::Item *item = m_item.item();
    if (item == nullptr || index < 0 || index >= static_cast<int>(item->labels.size()))
        return;
    const QString category = item->labels[static_cast<std::size_t>(index)].category;
    const LabelPlan plan = planResize(*item, index, span, overlap());
    if (plan.edit) {
        // All steps of one drag are one step of undo.
        m_item.apply(*plan.edit, QStringLiteral("resize:%1:%2").arg(item->id).arg(category));
        activate(index);
    } else if (plan.already < 0) {
        Q_EMIT refused(tr("Labels of an utterance may not overlap."), false);
    }
}

void TextLabeler::removeActive()
{
    const project::Item *item = m_item.item();
    const int active = activeLabel();
    if (item == nullptr || active < 0)
        return;
    const project::Label label = item->labels[static_cast<std::size_t>(active)];
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
