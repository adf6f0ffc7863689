// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/answer_marks.h"

#include "core/workspace/review/query.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace glossa::tryout {

namespace {

struct MarkWords {
    Q_DECLARE_TR_FUNCTIONS(AnswerMarks)
};

widgets::SpanMark markOf(const models::StudioContext &context, const QString &category, text::Utf16Span span)
{
    widgets::SpanMark mark;
    mark.span = span;
    mark.caption = category;
    // A model may know entities that the project has no more; they have no colour of their own.
    if (const auto *known = context.category(project::CategoryKind::Entity, category)) {
        mark.slot = known->slot;
        mark.key = known->key.value_or(QString());
    }
    return mark;
}

} // namespace

QString foundBy(const project::EntityPrediction &entity)
{
    QStringList words;
    for (const project::ExtraInformation &extra : entity.extra) {
        const bool isList = extra.kind == project::ExtraInformation::Kind::ListKey;
        if (isList)
            words << (extra.key.isEmpty() ? MarkWords::tr("list")
                                          : MarkWords::tr("list: %1", "key of the list").arg(extra.key));
        else
            words << (extra.key.isEmpty() ? MarkWords::tr("pattern")
                                          : MarkWords::tr("pattern: %1", "its name").arg(extra.key));
    }
    if (words.isEmpty() && !entity.learned)
        words << MarkWords::tr("prebuilt");
    return words.join(QStringLiteral(", "));
}

std::vector<widgets::SpanMark> marksOf(const models::StudioContext &context,
                                       const project::Prediction &prediction, widgets::SpanLook learned)
{
    std::vector<widgets::SpanMark> marks;
    marks.reserve(prediction.entities.size());
    for (const project::EntityPrediction &entity : prediction.entities) {
        widgets::SpanMark mark = markOf(context, entity.category, entity.span);
        mark.look = entity.learned ? learned : widgets::SpanLook::Component;
        if (entity.learned)
            mark.confidence = entity.confidence;
        if (const QString finder = foundBy(entity); !finder.isEmpty())
            mark.caption = MarkWords::tr("%1, %2", "entity, what found it").arg(entity.category, finder);
        marks.push_back(std::move(mark));
    }
    return marks;
}

project::Item exampleOf(const models::StudioContext &context, project::Prediction prediction,
                        const QString &language)
{
    std::erase_if(prediction.entities, [&](const project::EntityPrediction &entity) {
        const auto use = std::ranges::find_if(context.categories(), [&](const workspace::CategoryUse &known) {
            return known.category.kind == project::CategoryKind::Entity &&
                   known.category.name == entity.category;
        });
        return !entity.learned && (use == context.categories().end() || use->items == 0);
    });
    return workspace::labeledBy(prediction, language);
}

std::vector<widgets::SpanMark> marksOf(const models::StudioContext &context, const project::Item &item)
{
    std::vector<widgets::SpanMark> marks;
    marks.reserve(item.labels.size());
    for (const project::Label &label : item.labels)
        marks.push_back(markOf(context, label.category, label.span));
    return marks;
}

} // namespace glossa::tryout
