// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/span.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// Calibrated probability of one intent; `intent` indexes Model::intents().
struct IntentScore {
    std::uint32_t intent = 0;
    double confidence = 0.0;
};

/// A span the tagger found; `confidence` is the probability that the model gives this whole span with this
/// category (constrained forward-backward, Culotta & McCallum 2004).
struct PredictedSpan {
    text::Utf16Span span;
    std::uint32_t category = 0; // indexes Model::entities()
    double confidence = 0.0;
};

/// Calibrated probability of one class; `category` indexes Model::classes().
struct ClassScore {
    std::uint32_t category = 0;
    double confidence = 0.0;
};

struct Prediction {
    std::vector<IntentScore> intents; // every intent, highest first; sums to 1; empty without a classifier
    std::vector<PredictedSpan> spans; // in text order, not overlapping
    std::vector<ClassScore> classes;  // those that the text has, highest first
    /// Every class that was learned, highest first; empty without a classifier of documents.
    std::vector<ClassScore> allClasses;
};

/// A trained model: immutable, shared freely between threads. One file, self-describing:
/// magic, version, metadata, names, features, weights, checksum (layout in model_file.cpp; frozen per
/// version).
class Model {
public:
    Model();
    Model(Model &&) noexcept;
    Model &operator=(Model &&) noexcept;
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;
    ~Model();

    [[nodiscard]] const std::vector<std::string> &intents() const;
    [[nodiscard]] const std::vector<std::string> &entities() const;
    [[nodiscard]] const std::vector<std::string> &classes() const;
    [[nodiscard]] const std::string &metadata() const;
    [[nodiscard]] bool hasClassifier() const;
    [[nodiscard]] bool hasTagger() const;
    [[nodiscard]] bool hasDocumentClassifier() const;
    /// True for an entity that had labels in training; the others are found by lists and patterns alone.
    [[nodiscard]] bool learns(std::uint32_t entity) const;

    /// `language` is a BCP-47 tag or empty. Any text is answered, an empty one with the prior and no spans.
    [[nodiscard]] Prediction predict(std::u16string_view text, std::string_view language) const;

    /// The file's bytes: equal for equal training input, options and seed, and an equal attachment.
    [[nodiscard]] std::string serialize(std::string_view attached = {}) const;
    static Result<Model> deserialize(std::string_view bytes);

    /// Written aside, synced, renamed. `path` is UTF-8.
    [[nodiscard]] Status save(const std::string &path, std::string_view attached = {}) const;
    /// CorruptModel for a damaged or foreign file, NewerVersion for one of a later program. What is attached
    /// is left in the file.
    static Result<Model> load(const std::string &path);
    /// What the file carries beside the model, which knows nothing of it; empty if it carries nothing. The
    /// errors are those of load().
    static Result<std::string> attached(const std::string &path);

    struct Parts;
    explicit Model(std::unique_ptr<Parts> parts);
    [[nodiscard]] const Parts &parts() const { return *m_parts; }

private:
    std::unique_ptr<Parts> m_parts;
};

} // namespace glossa::learn
