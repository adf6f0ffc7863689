// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/explanation.h"

#include "core/learn/model_parts.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <map>
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
    if (parts.tagger->usesIntent && parts.classifier)
        whole.intent = parts.classifier->likeliest(whole.words);
    return whole;
}

/// What the features of a group, numbered from `first` on, add to the score of an output.
void addReasons(const DocumentClassifier &classifier, const std::vector<NamedFeature> &named,
                const FeatureGroup &group, std::size_t first, const std::vector<WeightedFeature> &known,
                std::uint32_t output, Reasons &reasons)
{
    const SparseWeights &weights = classifier.weights;
    for (const NamedFeature &feature : named) {
        const auto number = group.vocabulary.find(feature.key);
        if (!number)
            continue;
        const auto at = static_cast<std::uint32_t>(first + *number);
        const auto value = std::ranges::lower_bound(known, at, {}, &WeightedFeature::feature);
        if (value == known.end() || value->feature != at)
            continue;
        double own = 0.0;
        double sum = 0.0;
        for (std::uint32_t k = weights.starts[at]; k < weights.starts[at + 1]; ++k) {
            sum += static_cast<double>(weights.values[k]);
            own += weights.outputs[k] == output ? static_cast<double>(weights.values[k]) : 0.0;
        }
        const double mean = sum / static_cast<double>(weights.bias.size());
        reasons.add(feature, (own - mean) * static_cast<double>(value->value));
    }
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
    if (!trained)
        return {};
    const auto learned = std::ranges::find(trained->classes, intent);
    if (learned == trained->classes.end())
        return {};
    const auto output = static_cast<std::uint32_t>(learned - trained->classes.begin());
    const std::vector<WordForms> words = wordForms(text::tokenize(text, language));
    const std::vector<WeightedFeature> known = trained->features(documentKeys(words, trained->shape));
    const NamedFeatures named = namedFeatures(words, trained->shape);
    Reasons reasons;
    addReasons(*trained, named.words, trained->words, 0, known, output, reasons);
    addReasons(*trained, named.grams, trained->grams, trained->words.vocabulary.size(), known, output,
               reasons);
    return reasons.strongest(count);
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
