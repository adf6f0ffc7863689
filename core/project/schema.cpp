// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/schema.h"

#include <array>

namespace glossa::project {

namespace {

constexpr std::array kinds{"Conversation", "CustomEntityRecognition", "CustomSingleLabelClassification",
                           "CustomMultiLabelClassification"};
// By number of Composition; the first is what a file without the setting has.
constexpr std::array compositions{"", "combineComponents", "separateComponents", "returnLongestOverlap",
                                  "requireExactOverlap"};

template <typename Names>
int indexOf(const Names &names, const QString &name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name.compare(QLatin1String(names[i]), Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

QString kindName(ProjectKind kind)
{
    return QLatin1String(kinds[static_cast<std::size_t>(kind)]);
}

std::optional<ProjectKind> kindFromName(const QString &name)
{
    const int index = indexOf(kinds, name);
    return index < 0 ? std::nullopt : std::optional(static_cast<ProjectKind>(index));
}

QString compositionName(Composition setting)
{
    return QLatin1String(compositions[static_cast<std::size_t>(setting)]);
}

std::optional<Composition> compositionFromName(const QString &name)
{
    const int index = indexOf(compositions, name);
    return index < 0 ? std::nullopt : std::optional(static_cast<Composition>(index));
}

bool hasDocuments(ProjectKind kind)
{
    return kind != ProjectKind::Conversation;
}

} // namespace glossa::project
