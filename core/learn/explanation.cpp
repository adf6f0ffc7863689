// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/explanation.h"

#include "core/learn/model_parts.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace glossa::learn {

namespace {

/// Adds up what is said in several ways (a word in each token of a span) and puts the strongest first.
class Reasons {
public:
    void add(const NamedFeature &feature, double weight)
    {
        m_weights[{feature.kind, feature.text}] += weight;
    }

    [[nodiscard]] std::vector<Evidence> strongest(std::size_t count) const
    {
        std::vector<Evidence> found;
        for (const auto &[what, weight] : m_weights) {
            if (weight > 0.0)
                found.push_back({what.first, what.second, weight});
        }
        std::ranges::stable_sort(found, [](const auto &a, const auto &b) { return a.weight > b.weight; });
        if (found.size() > count)
            found.resize(count);
        return found;
    }

private:
    std::map<std::pair<EvidenceKind, std::u16string>, double> m_weights;
};

TaggerText taggerText(const Model &model, std::u16string_view text, const std::vector<text::Token> &tokens)
{
    const Model::Parts &parts = model.parts();
    TaggerText whole{wordForms(tokens), spacesBefore(tokens), {}, linesOf(text, tokens)};
    if (parts.tagger->usesIntent && parts.classifier) {
        const std::vector<double> scores = parts.classifier->logits(parts.classifier->features(whole.words));
        if (!scores.empty())
            whole.intent = static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
    }
    return whole;
}

std::uint32_t tagOf(std::uint32_t entity, std::size_t at, std::size_t first, std::size_t last)
{
    const Position position = first == last ? Position::Single
                              : at == first ? Position::Begin
                              : at == last  ? Position::End
                                            : Position::Inside;
    return TagSet::tag(entity, position);
}

} // namespace

std::vector<Evidence> whyIntent(const Model &model, std::u16string_view text, std::string_view language,
                                std::uint32_t intent, std::size_t count)
{
    const auto &trained = model.parts().classifier;
    if (!trained || intent >= trained->classes)
        return {};
    const Classifier &classifier = *trained;
    const std::vector<WordForms> words = wordForms(text::tokenize(text, language));
    const std::vector<WeightedFeature> known = classifier.features(words);
    const double value = known.empty() ? 0.0 : static_cast<double>(known.front().value);
    Reasons reasons;
    for (const NamedFeature &feature : namedClassifierFeatures(words, classifier.wide)) {
        const auto number = classifier.vocabulary.find(feature.key);
        if (!number)
            continue;
        const float *row = classifier.weights.data() + static_cast<std::size_t>(*number) * classifier.classes;
        const double mean = std::accumulate(row, row + classifier.classes, 0.0) / classifier.classes;
        reasons.add(feature, (static_cast<double>(row[intent]) - mean) * value);
    }
    return reasons.strongest(count);
}

std::vector<std::vector<Evidence>> whyClasses(const Model &model, std::u16string_view text,
                                              std::string_view language,
                                              const std::vector<std::uint32_t> &classes, std::size_t count)
{
    std::vector<std::vector<Evidence>> result(classes.size());
    const auto &trained = model.parts().documents;
    if (!trained)
        return result;
    const DocumentClassifier &classifier = *trained;
    const std::size_t outputs = classifier.classes.size();
    const std::vector<WeightedFeature> known =
        classifier.features(documentKeys(text, language, classifier.shape));
    const NamedDocumentFeatures named = namedDocumentFeatures(text, language, classifier.shape);
    std::vector<Reasons> reasons(classes.size());
    const auto addGroup = [&](const std::vector<NamedFeature> &features, const Vocabulary &vocabulary,
                              std::size_t first) {
        for (const NamedFeature &feature : features) {
            const auto number = vocabulary.find(feature.key);
            if (!number)
                continue;
            const auto at = static_cast<std::uint32_t>(first + *number);
            const auto weighed = std::ranges::lower_bound(known, at, {}, &WeightedFeature::feature);
            if (weighed == known.end() || weighed->feature != at)
                continue;
            const float *row = classifier.weights.data() + static_cast<std::size_t>(at) * outputs;
            // Where each class is judged by itself, what else could have been said is only that it is none.
            const double other =
                classifier.several ? 0.0
                                   : std::accumulate(row, row + outputs, 0.0) / static_cast<double>(outputs);
            for (std::size_t i = 0; i < classes.size(); ++i) {
                const auto output = std::ranges::find(classifier.classes, classes[i]);
                if (output != classifier.classes.end())
                    reasons[i].add(feature,
                                   (static_cast<double>(row[output - classifier.classes.begin()]) - other) *
                                       static_cast<double>(weighed->value));
            }
        }
    };
    addGroup(named.words, classifier.words.vocabulary, 0);
    addGroup(named.grams, classifier.grams.vocabulary, classifier.words.vocabulary.size());
    for (std::size_t i = 0; i < classes.size(); ++i)
        result[i] = reasons[i].strongest(count);
    return result;
}

std::vector<Evidence> whyEntity(const Model &model, std::u16string_view text, std::string_view language,
                                text::Utf16Span span, std::uint32_t entity, std::size_t count)
{
    const Model::Parts &parts = model.parts();
    const auto tagged = std::ranges::find(parts.taggedEntities, entity);
    if (!parts.tagger || tagged == parts.taggedEntities.end())
        return {};
    const auto number = static_cast<std::uint32_t>(tagged - parts.taggedEntities.begin());
    const Tagger &tagger = *parts.tagger;
    const std::vector<text::Token> tokens = text::tokenize(text, language);
    const TaggerText whole = taggerText(model, text, tokens);
    const std::vector<std::size_t> starts = piecesOf(whole);
    Reasons reasons;
    for (std::size_t piece = 0; piece + 1 < starts.size(); ++piece) {
        std::vector<std::size_t> inside; // of the piece
        for (std::size_t at = starts[piece]; at < starts[piece + 1]; ++at)
            if (span.contains(tokens[at].span))
                inside.push_back(at - starts[piece]);
        if (inside.empty())
            continue;
        const TaggerText input = pieceOf(whole, starts[piece], starts[piece + 1]);
        const auto hits = tagger.gazetteer.find(input.words, {});
        for (const std::size_t at : inside) {
            const std::uint32_t tag = tagOf(number, at, inside.front(), inside.back());
            for (const NamedFeature &feature : namedTaggerFeatures(input, hits, at, tagger.wide))
                reasons.add(feature, tagger.weightOf(feature.key, tag) - tagger.weightOf(feature.key, 0));
        }
    }
    return reasons.strongest(count);
}

} // namespace glossa::learn
