// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/project/kind_traits.h"
#include "core/workspace/session/workspace.h"

#include <QStringList>

#include <type_traits>

namespace glossa::models {

/// What is meant of three, by the kind of a category.
template <typename Value>
[[nodiscard]] Value byKind(project::CategoryKind kind, const Value &ofIntent,
                           const std::type_identity_t<Value> &ofEntity,
                           const std::type_identity_t<Value> &ofClass)
{
    switch (kind) {
    case project::CategoryKind::Intent:
        return ofIntent;
    case project::CategoryKind::Entity:
        return ofEntity;
    case project::CategoryKind::Class:
        break;
    }
    return ofClass;
}

template <typename Value>
[[nodiscard]] Value byKind(evaluate::JudgedKind kind, const Value &ofIntent,
                           const std::type_identity_t<Value> &ofEntity,
                           const std::type_identity_t<Value> &ofClass)
{
    static_assert(static_cast<int>(evaluate::JudgedKind::Class) ==
                  static_cast<int>(project::CategoryKind::Class));
    return byKind(static_cast<project::CategoryKind>(kind), ofIntent, ofEntity, ofClass);
}

/// The names that a filter asks for among the categories of a kind.
[[nodiscard]] inline QStringList &namesIn(workspace::ItemFilter &filter, project::CategoryKind kind)
{
    return filter.*byKind(kind, &workspace::ItemFilter::intents, &workspace::ItemFilter::entities,
                          &workspace::ItemFilter::classes);
}

} // namespace glossa::models
