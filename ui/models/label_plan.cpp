// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/label_plan.h"

namespace glossa::models {

namespace {

/// The labeled part of a document that a span lies in.
int regionOf(const project::Item &item, text::Utf16Span span)
{
    for (std::size_t i = 0; i < item.regions.size(); ++i)
        if (item.regions[i].span.contains(span))
            return static_cast<int>(i);
    return 0;
}

std::vector<int> overlapping(const project::Item &item, text::Utf16Span span, int except)
{
    std::vector<int> found;
    for (int i = 0; i < static_cast<int>(item.labels.size()); ++i)
        if (i != except && item.labels[static_cast<std::size_t>(i)].span.overlaps(span))
            found.push_back(i);
    return found;
}

} // namespace

Overlap overlapRule(project::ProjectKind kind)
{
    return project::traitsOf(kind).labelsOverlap ? Overlap::Allowed : Overlap::Refused;
}

int indexOfLabel(const project::Item &item, text::Utf16Span span, const QString &category)
{
    for (int i = 0; i < static_cast<int>(item.labels.size()); ++i) {
        const project::Label &label = item.labels[static_cast<std::size_t>(i)];
        if (label.span == span && label.category == category)
            return i;
    }
    return -1;
}

LabelPlan planLabel(const project::Item &item, text::Utf16Span span, const QString &category, Overlap overlap)
{
    LabelPlan plan;
    plan.already = indexOfLabel(item, span, category);
    if (plan.already >= 0)
        return plan;
    if (overlap == Overlap::Refused)
        plan.inTheWay = overlapping(item, span, -1);
    if (plan.inTheWay.empty()) {
        const project::Label label{category, span, regionOf(item, span), {}};
        plan.edit = project::Edit{project::AddLabel{item.id, label, {}}};
    }
    return plan;
}

LabelPlan planChange(const project::Item &item, int index, const QString &category)
{
    LabelPlan plan;
    const project::Label &before = item.labels.at(static_cast<std::size_t>(index));
    plan.already = indexOfLabel(item, before.span, category);
    if (plan.already >= 0)
        return plan;
    project::Label after = before;
    after.category = category;
    plan.edit = project::Edit{project::ChangeLabel{item.id, before, after}};
    return plan;
}

LabelPlan planResize(const project::Item &item, int index, text::Utf16Span span, Overlap overlap)
{
    LabelPlan plan;
    const project::Label &before = item.labels.at(static_cast<std::size_t>(index));
    plan.already = indexOfLabel(item, span, before.category);
    if (plan.already >= 0)
        return plan;
    if (overlap == Overlap::Refused) {
        plan.inTheWay = overlapping(item, span, index);
        // Overlaps that a file brought along do not hold the edge fast.
        std::erase_if(plan.inTheWay, [&](int other) {
            return item.labels[static_cast<std::size_t>(other)].span.overlaps(before.span);
        });
    }
    if (plan.inTheWay.empty()) {
        project::Label after = before;
        after.span = span;
        after.region = regionOf(item, span);
        plan.edit = project::Edit{project::ChangeLabel{item.id, before, after}};
    }
    return plan;
}

project::Edit replacing(const project::Item &item, const std::vector<int> &inTheWay, text::Utf16Span span,
                        const QString &category)
{
    project::Batch batch;
    for (const int index : inTheWay)
        batch.edits.push_back(
            project::Edit{project::RemoveLabel{item.id, item.labels.at(static_cast<std::size_t>(index))}});
    const project::Label label{category, span, regionOf(item, span), {}};
    batch.edits.push_back(project::Edit{project::AddLabel{item.id, label, {}}});
    return project::Edit{std::move(batch)};
}

} // namespace glossa::models
