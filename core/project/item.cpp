// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/item.h"

#include <algorithm>

namespace glossa::project {

WorkState workState(const Item &item, bool needsIntent)
{
    if (!item.intent.isEmpty())
        return WorkState::Labeled;
    if (!item.done && item.labels.empty() && item.classes.empty())
        return WorkState::Open;
    return needsIntent ? WorkState::Half : WorkState::Labeled;
}

bool isLabeled(const Item &item)
{
    return workState(item, false) != WorkState::Open;
}

bool hasClass(const Item &item, const QString &category)
{
    return std::ranges::find(item.classes, category, &ClassLabel::category) != item.classes.end();
}

bool teaches(const KindTraits &kind, const Item &item)
{
    return isLabeled(item) && (!kind.oneClass || !item.classes.empty());
}

QString datasetName(Dataset dataset)
{
    switch (dataset) {
    case Dataset::Train:
        return QStringLiteral("Train");
    case Dataset::Test:
        return QStringLiteral("Test");
    case Dataset::Unassigned:
        break;
    }
    return {};
}

std::optional<Dataset> datasetFromName(const QString &name)
{
    if (name.isEmpty())
        return Dataset::Unassigned;
    if (name.compare(u"train", Qt::CaseInsensitive) == 0)
        return Dataset::Train;
    if (name.compare(u"test", Qt::CaseInsensitive) == 0)
        return Dataset::Test;
    return std::nullopt;
}

bool isSafePath(const QString &path)
{
    if (path.isEmpty() || path.startsWith(u'/') || path.startsWith(u'\\') || path.contains(QChar(u'\0')))
        return false;
    if (path.size() >= 2 && path.at(1) == u':' && path.at(0).isLetter())
        return false;
    const QStringList parts = QString(path).replace(u'\\', u'/').split(u'/');
    return !parts.contains(QStringLiteral(".."));
}

namespace {

Status checkWithin(const QString &text, text::Utf16Span span, std::int32_t shortest)
{
    const auto size = static_cast<std::int64_t>(text.size());
    const std::int64_t begin = span.begin;
    const std::int64_t end = begin + span.length;
    const std::string found = std::to_string(begin) + "+" + std::to_string(span.length);
    if (begin < 0 || span.length < shortest || end > size)
        return fail(ErrorCode::BadOffset, found, {}, {Phrase::SpanWithin, size});
    const auto cuts = [&text, size](std::int64_t at) {
        return at > 0 && at < size && text.at(at).isLowSurrogate() && text.at(at - 1).isHighSurrogate();
    };
    if (cuts(begin) || cuts(end))
        return fail(ErrorCode::BadOffset, found, {}, Phrase::EdgesBetweenCharacters);
    return {};
}

} // namespace

Status checkSpan(const QString &text, text::Utf16Span span)
{
    return checkWithin(text, span, 1);
}

Status checkRegion(const QString &text, text::Utf16Span span)
{
    return checkWithin(text, span, 0);
}

} // namespace glossa::project
