// SPDX-License-Identifier: GPL-3.0-or-later
// Why a model says what it says. Its answers come from sums of weights, so that the reasons are the weights
// themselves: those of an answer, less the mean of what else could have been said. Nothing is approximated;
// what is left out are the transitions between tags, which look at no word.
#pragma once

#include "core/learn/evidence.h"
#include "core/learn/model.h"

#include <string_view>
#include <vector>

namespace glossa::learn {

/// What speaks most for an intent, strongest first; less than `count` if less does. Empty without a
/// classifier.
[[nodiscard]] std::vector<Evidence> whyIntent(const Model &model, std::u16string_view text,
                                              std::string_view language, std::uint32_t intent,
                                              std::size_t count);

/// What speaks most for each of some classes, in their order, strongest first; of a document that may have
/// several, rather than for not having it. Costs one prediction, however many are asked for. An empty list
/// for a class that is not learned.
[[nodiscard]] std::vector<std::vector<Evidence>> whyClasses(const Model &model, std::u16string_view text,
                                                            std::string_view language,
                                                            const std::vector<std::uint32_t> &classes,
                                                            std::size_t count);

/// What speaks most for the tokens in `span` being that entity rather than none. Empty for an entity that is
/// not learned, and where the span holds no token.
[[nodiscard]] std::vector<Evidence> whyEntity(const Model &model, std::u16string_view text,
                                              std::string_view language, text::Utf16Span span,
                                              std::uint32_t entity, std::size_t count);

} // namespace glossa::learn
