// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/draft_labels.h"

#include "core/project/apply_edit.h"
#include "ui/tryout/answer_marks.h"
#include "ui/widgets/span_view.h"

#include <algorithm>

namespace glossa::tryout {

DraftLabels::DraftLabels(models::StudioContext &context, widgets::SpanView &view, QObject *parent)
    : QObject(parent), m_context(context), m_view(view)
{
    connect(&view, &widgets::SpanView::resizeRequested, this, &DraftLabels::resize);
}

void DraftLabels::begin(const project::Item &item)
{
    m_item = item;
    m_on = true;
    m_view.setOverlapAllowed(overlap() == models::Overlap::Allowed);
    m_view.setSpans(marksOf(m_context, m_item));
    Q_EMIT changed();
}

void DraftLabels::end()
{
    m_on = false;
    m_item = {};
}

models::Overlap DraftLabels::overlap() const
{
    const auto &overview = m_context.overview();
    return overview ? models::overlapRule(overview->summary.info.kind) : models::Overlap::Refused;
}

int DraftLabels::active() const
{
    const int active = m_view.activeSpan();
    return active < static_cast<int>(m_item.labels.size()) ? active : -1;
}

void DraftLabels::setIntent(const QString &intent)
{
    m_item.intent = intent;
    Q_EMIT changed();
}

void DraftLabels::toggleClass(const QString &name)
{
    if (m_context.hasOneClass())
        m_item.classes = {{name, {}}};
    else if (project::hasClass(m_item, name))
        std::erase_if(m_item.classes,
                      [&name](const project::ClassLabel &given) { return given.category == name; });
    else
        m_item.classes.push_back({name, {}});
    Q_EMIT changed();
}

void DraftLabels::clearClasses()
{
    m_item.classes.clear();
    Q_EMIT changed();
}

bool DraftLabels::aim()
{
    if (!m_on)
        return false;
    if (m_view.selection().length > 0 || active() >= 0 || m_view.selectWordAtCaret())
        return true;
    Q_EMIT refused(
        tr("Select some text first, or put the caret into a word; then press the key of a label."));
    return false;
}

void DraftLabels::labelWith(const QString &category)
{
    if (!aim())
        return;
    if (m_view.selection().length > 0) {
        const text::Utf16Span span = m_view.labelSpan();
        if (span.length > 0)
            take(models::planLabel(m_item, span, category, overlap()), span, category);
        else
            Q_EMIT refused(tr("Only white space is selected; a label needs a word."));
        return;
    }
    const int index = active();
    const text::Utf16Span span = m_item.labels[static_cast<std::size_t>(index)].span;
    take(models::planChange(m_item, index, category), span, category);
}

void DraftLabels::take(const models::LabelPlan &plan, text::Utf16Span span, const QString &category)
{
    if (plan.edit)
        apply(*plan.edit);
    else if (plan.already < 0) // here nothing is lost that one key would not bring back
        apply(models::replacing(m_item, plan.inTheWay, span, category));
    m_view.clearSelection();
    m_view.setActiveSpan(models::indexOfLabel(m_item, span, category));
}

void DraftLabels::removeActive()
{
    const int index = active();
    if (index < 0) {
        Q_EMIT refused(tr("No label is chosen; click one, or go to it with Tab."));
        return;
    }
    const project::Label label = m_item.labels[static_cast<std::size_t>(index)];
    m_view.setActiveSpan(-1);
    apply(project::Edit{project::RemoveLabel{m_item.id, label}});
}

void DraftLabels::resize(int index, text::Utf16Span span)
{
    if (!m_on || index < 0 || index >= static_cast<int>(m_item.labels.size()))
        return;
    const QString category = m_item.labels[static_cast<std::size_t>(index)].category;
    const models::LabelPlan plan = models::planResize(m_item, index, span, overlap());
    if (plan.edit) {
        apply(*plan.edit);
        m_view.setActiveSpan(models::indexOfLabel(m_item, span, category));
    } else if (!plan.inTheWay.empty()) {
        const project::Label &other = m_item.labels[static_cast<std::size_t>(plan.inTheWay.front())];
        Q_EMIT refused(tr("“%1” is labeled %2 and stands in the way.")
                           .arg(m_item.text.mid(other.span.begin, other.span.length), other.category));
    }
}

void DraftLabels::apply(const project::Edit &edit)
{
    auto after = project::applied(m_item, edit);
    if (!after) {
        m_context.report(after.error());
        return;
    }
    m_item = std::move(after->item);
    m_view.setSpans(marksOf(m_context, m_item));
    Q_EMIT changed();
}

} // namespace glossa::tryout
#include "moc_draft_labels.cpp"
