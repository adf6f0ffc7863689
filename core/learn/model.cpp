// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model.h"

#include "core/learn/model_parts.h"
#include "core/text/tokenizer.h"

#include <algorithm>

namespace glossa::learn {

namespace {

/// Every intent; those that had no text to learn from come last.
std::vector<IntentScore> rank(const DocumentClassifier &classifier, const std::vector<WordForms> &words,
                              std::size_t intents)
{
    std::vector<IntentScore> scores;
    for (std::uint32_t i = 0; i < intents; ++i)
        scores.push_back({i, 0.0});
    const std::vector<double> probabilities = classifier.probabilities(classifier.scores(words));
    for (std::size_t output = 0; output < probabilities.size(); ++output)
        scores[classifier.classes[output]].confidence = probabilities[output];
    std::ranges::stable_sort(scores,
                             [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    return scores;
}

void addClasses(const DocumentClassifier &classifier, std::u16string_view text, std::string_view language,
                Prediction &prediction)
{
    const auto features = classifier.features(documentKeys(text, language, classifier.shape));
    const std::vector<double> probabilities = classifier.probabilities(classifier.weights.scores(features));
    const std::vector<bool> given = classifier.given(probabilities);
    const auto higher = [](const ClassScore &a, const ClassScore &b) { return a.confidence > b.confidence; };
    for (std::size_t output = 0; output < probabilities.size(); ++output) {
        const ClassScore score{classifier.classes[output], probabilities[output]};
        prediction.allClasses.push_back(score);
        if (given[output])
            prediction.classes.push_back(score);
    }
    std::ranges::stable_sort(prediction.allClasses, higher);
    std::ranges::stable_sort(prediction.classes, higher);
}

} // namespace

Model::Model() : m_parts(std::make_unique<Parts>()) {}
Model::Model(Model &&) noexcept = default;
Model &Model::operator=(Model &&) noexcept = default;
Model::~Model() = default;
Model::Model(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

const std::vector<std::string> &Model::intents() const
{
    return m_parts->intents;
}

const std::vector<std::string> &Model::entities() const
{
    return m_parts->entities;
}

const std::vector<std::string> &Model::classes() const
{
    return m_parts->classes;
}

const std::string &Model::metadata() const
{
    return m_parts->metadata;
}

bool Model::hasClassifier() const
{
    return m_parts->classifier.has_value();
}

bool Model::hasTagger() const
{
    return m_parts->tagger.has_value();
}

bool Model::hasDocumentClassifier() const
{
    return m_parts->documents.has_value();
}

bool Model::learns(std::uint32_t entity) const
{
    return std::ranges::find(m_parts->taggedEntities, entity) != m_parts->taggedEntities.end();
}

Prediction Model::predict(std::u16string_view text, std::string_view language) const
{
    Prediction prediction;
    if (m_parts->documents)
        addClasses(*m_parts->documents, text, language, prediction);
    if (!m_parts->classifier && !m_parts->tagger)
        return prediction;
    const std::vector<text::Token> tokens = text::tokenize(text, language);
    const std::vector<WordForms> words = wordForms(tokens);
    if (const auto &classifier = m_parts->classifier)
        prediction.intents = rank(*classifier, words, m_parts->intents.size());
    const auto &tagger = m_parts->tagger;
    if (!tagger)
        return prediction;
    const std::vector<bool> spaces = spacesBefore(tokens);
    const std::vector<std::uint32_t> lines = linesOf(text, tokens);
    TaggerText whole{words, spaces, {}, lines};
    if (tagger->usesIntent && !prediction.intents.empty())
        whole.intent = prediction.intents.front().intent;
    const std::vector<std::size_t> starts = piecesOf(whole);
    for (std::size_t piece = 0; piece + 1 < starts.size(); ++piece) {
        const TaggerText input = pieceOf(whole, starts[piece], starts[piece + 1]);
        for (const Tagger::Mention &mention : tagger->tag(input)) {
            const std::int32_t begin = tokens[starts[piece] + mention.first].span.begin;
            const std::int32_t end = tokens[starts[piece] + mention.last].span.end();
            prediction.spans.push_back(
                {{begin, end - begin}, m_parts->taggedEntities[mention.entity], mention.confidence});
        }
    }
    return prediction;
}

} // namespace glossa::learn
