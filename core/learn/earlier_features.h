// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evidence.h"
#include "core/learn/word_forms.h"

#include <functional>
#include <vector>

namespace glossa::learn {

/// Hands over the features of an utterance that models of intents had before they counted as those of
/// documents do: words, pairs and triples of words, the first word, and n-grams (3 to 5) of each word with
/// its borders. `wide` adds pairs with one word between them. Their files are still read. A feature may come
/// more than once.
void forEarlierFeatures(const std::vector<WordForms> &words, bool wide,
                        const std::function<void(const NamedFeature &)> &use);

} // namespace glossa::learn
