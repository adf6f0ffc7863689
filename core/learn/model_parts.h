// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/document_classifier.h"
#include "core/learn/model.h"
#include "core/learn/tagger.h"

#include <optional>

namespace glossa::learn {

/// What a model consists of.
struct Model::Parts {
    std::vector<std::string> intents;
    std::vector<std::string> entities;
    std::vector<std::string> classes;
    std::string metadata;
    std::optional<DocumentClassifier> classifier; // its classes are intents
    std::optional<Tagger> tagger;
    std::optional<DocumentClassifier> documents;
    std::vector<std::uint32_t>
        taggedEntities; // the tagger's entity → index into entities (those with labels)
};

} // namespace glossa::learn
