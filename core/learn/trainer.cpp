// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/base/seed.h"
#include "core/learn/document_trainer.h"
#include "core/learn/model_parts.h"
#include "core/learn/parallel.h"
#include "core/learn/tagger_trainer.h"
#include "core/text/tokenizer.h"

#include <algorithm>

namespace glossa::learn {

namespace {

// Shares of the whole training, for its progress.
constexpr double classifierEnd = 0.35;

/// An example cut into tokens.
struct Prepared {
    std::vector<text::Token> tokens;
    std::vector<WordForms> words;
};

class Trainer {
public:
    Trainer(const TrainingSet &set, const TrainOptions &options, const std::stop_token &stop,
            const TrainReport &report)
        : m_set(set)
        , m_options(options)
        , m_stop(stop)
        , m_report(report)
        , m_threads(threadCount(options.threads))
    {
    }

    Result<Model> run(const std::string &metadata)
    {
        const bool anyIntent =
            std::ranges::any_of(m_set.examples, [](const Example &e) { return e.intent >= 0; });
        const bool anySpan = std::ranges::any_of(
            m_set.examples, [](const Example &e) { return e.labelsSpans && !e.spans.empty(); });
        const bool anyClass =
            std::ranges::any_of(m_set.examples, [](const Example &e) { return !e.classes.empty(); });
        if (!anyIntent && !anySpan && !anyClass)
            return fail(ErrorCode::NothingToLearn);
        tell({TrainStage::Preparing, 0, 0, 0.0, {}, 0.0});
        if (anySpan)
            prepare();
        auto parts = std::make_unique<Model::Parts>();
        parts->intents = m_set.intents;
        parts->entities = m_set.entities;
        parts->classes = m_set.classes;
        parts->metadata = metadata;
        if (anyIntent) {
            if (const auto trained = trainIntents(*parts); !trained)
                return fail(trained.error());
        }
        if (anySpan) {
            if (const auto trained = trainEntities(*parts); !trained)
                return fail(trained.error());
        }
        if (anyClass) {
            if (const auto trained = trainClasses(*parts); !trained)
                return fail(trained.error());
        }
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        tell({TrainStage::Done, 0, 0, 0.0, {}, 1.0});
        return Model(std::move(parts));
    }

private:
    void tell(TrainProgress progress)
    {
        m_fraction = std::max(m_fraction, progress.fraction);
        progress.fraction = m_fraction;
        if (m_report)
            m_report(progress);
    }

    void prepare()
    {
        m_prepared.resize(m_set.examples.size());
        parallelFor(m_set.examples.size(), m_threads, [this](std::size_t i) {
            if (m_stop.stop_requested())
                return;
            const Example &example = m_set.examples[i];
            m_prepared[i].tokens = text::tokenize(example.text, example.language);
            m_prepared[i].words = wordForms(m_prepared[i].tokens);
        });
    }

    Status trainIntents(Model::Parts &parts)
    {
        DocumentExamples examples;
        examples.classCount = static_cast<std::uint32_t>(m_set.intents.size());
        for (std::size_t i = 0; i < m_set.examples.size(); ++i) {
            const Example &example = m_set.examples[i];
            if (example.intent < 0)
                continue;
            m_withIntent.push_back(i);
            m_intentOf.push_back(static_cast<std::uint32_t>(example.intent));
            examples.documents.push_back({example.text, example.language, {m_intentOf.back()}});
        }
        DocumentOptions options = documentOptions();
        options.aloneToo = true;
        options.shape.firstWord = true; // what is wanted is often said first
        options.holdOutAll = true;      // the tagger asks about every text
        HeldOutAnswers answers;
        auto model = trainDocuments(examples, options, m_stop, progressOf(TrainStage::Intents, classifierEnd),
                                    &answers);
        if (!model)
            return fail(model.error());
        for (std::size_t k = 0; k < answers.size(); ++k)
            m_intentOf[k] = answers[k].value_or(m_intentOf[k]);
        parts.classifier = std::move(*model);
        tell({TrainStage::Calibrating, 0, 0, 0.0, {}, classifierEnd});
        return {};
    }

    [[nodiscard]] DocumentOptions documentOptions() const
    {
        DocumentOptions options;
        options.threads = m_threads;
        options.seed = m_options.seed;
        if (m_options.advanced)
            ++options.shape.longestPhrase;
        if (m_options.l2 > 0.0)
            options.l2 = m_options.l2;
        if (m_options.maxIterations > 0)
            options.maxEpochs = m_options.maxIterations;
        return options;
    }

    /// Of a stage that ends with such a share of the whole training.
    std::function<void(const DocumentProgress &)> progressOf(TrainStage stage, double end)
    {
        return [this, stage, begin = m_fraction, end](const DocumentProgress &step) {
            const double share = static_cast<double>(step.rounds) / std::max(1U, step.mostRounds);
            tell({stage, step.rounds, step.mostRounds, step.loss, step.heldOutScore,
                  begin + (end - begin) * share});
        };
    }

    /// Longest mentions first, then leftmost, none over another: what one tag a token can say.
    [[nodiscard]] std::vector<std::uint32_t> tagsOf(std::size_t i,
                                                    const std::vector<std::uint32_t> &compact) const
    {
        const Prepared &prepared = m_prepared[i];
        std::vector<LabeledSpan> spans = m_set.examples[i].spans;
        std::ranges::stable_sort(spans, [](const LabeledSpan &a, const LabeledSpan &b) {
            return a.span.length != b.span.length ? a.span.length > b.span.length
                                                  : a.span.begin < b.span.begin;
        });
        std::vector<std::uint32_t> tags(prepared.tokens.size(), 0);
        for (const LabeledSpan &span : spans) {
            const auto begin = std::ranges::partition_point(
                prepared.tokens, [&](const auto &token) { return token.span.end() <= span.span.begin; });
            const auto first = static_cast<std::size_t>(begin - prepared.tokens.begin());
            std::size_t end = first;
            bool free = true;
            for (; end < tags.size() && prepared.tokens[end].span.begin < span.span.end(); ++end)
                free = free && tags[end] == 0;
            if (first == end || !free)
                continue;
            const std::size_t last = end - 1;
            const std::uint32_t entity = compact[span.category];
            for (std::size_t t = first; t <= last; ++t)
                tags[t] = TagSet::tag(entity, t == first  ? Position::Begin
                                              : t == last ? Position::End
                                                          : Position::Inside);
            if (first == last)
                tags[first] = TagSet::tag(entity, Position::Single);
        }
        return tags;
    }

    Status trainEntities(Model::Parts &parts)
    {
        std::vector<std::uint32_t> compact(m_set.entities.size(), 0);
        std::vector<bool> used(m_set.entities.size(), false);
        for (const Example &example : m_set.examples) {
            for (const LabeledSpan &span : example.spans)
                used[span.category] = used[span.category] || example.labelsSpans;
        }
        for (std::uint32_t entity = 0; entity < used.size(); ++entity) {
            if (!used[entity])
                continue;
            compact[entity] = static_cast<std::uint32_t>(parts.taggedEntities.size());
            parts.taggedEntities.push_back(entity);
        }
        const std::vector<TaggedText> texts = taggedTexts(parts, compact);
        TaggerOptions options;
        options.l1 = m_options.l1;
        if (m_options.l2 > 0.0)
            options.l2 = m_options.l2;
        options.wide = m_options.advanced;
        options.threads = m_threads;
        options.seed = m_options.seed;
        if (m_options.maxIterations > 0)
            options.maxIterations = m_options.maxIterations;
        const double begin = m_fraction;
        auto tagger =
            trainTagger(texts, static_cast<std::uint32_t>(parts.taggedEntities.size()), options, m_stop,
                        [&](unsigned iteration, double objective, std::optional<double> score) {
                            // Most trainings end long before the limit.
                            const double share = 1.0 - 1.0 / (1.0 + iteration / 20.0);
                            tell({TrainStage::Entities, iteration, options.maxIterations, objective, score,
                                  begin + (1.0 - begin) * share});
                        });
        if (!tagger)
            return fail(tagger.error());
        tagger->usesIntent = parts.classifier.has_value();
        parts.tagger = std::move(*tagger);
        return {};
    }

    Status trainClasses(Model::Parts &parts)
    {
        DocumentExamples examples;
        examples.classCount = static_cast<std::uint32_t>(m_set.classes.size());
        examples.several = m_set.severalClasses;
        for (const Example &example : m_set.examples)
            examples.documents.push_back({example.text, example.language, example.classes});
        auto model =
            trainDocuments(examples, documentOptions(), m_stop, progressOf(TrainStage::Classes, 1.0));
        if (!model)
            return fail(model.error());
        parts.documents = std::move(*model);
        return {};
    }

    [[nodiscard]] std::vector<TaggedText> taggedTexts(const Model::Parts &parts,
                                                      const std::vector<std::uint32_t> &compact) const
    {
        std::vector<std::optional<std::uint32_t>> intents(m_set.examples.size());
        for (std::size_t k = 0; k < m_withIntent.size(); ++k)
            intents[m_withIntent[k]] = m_intentOf[k];
        std::vector<TaggedText> texts;
        for (std::size_t i = 0; i < m_set.examples.size(); ++i) {
            if (!m_set.examples[i].labelsSpans || m_prepared[i].tokens.empty())
                continue;
            const Prepared &prepared = m_prepared[i];
            TaggedText text{{prepared.words, spacesBefore(prepared.tokens), intents[i],
                             linesOf(m_set.examples[i].text, prepared.tokens)},
                            tagsOf(i, compact)};
            if (parts.classifier && !text.text.intent)
                text.text.intent = parts.classifier->likeliest(text.text.words);
            addPieces(text, texts);
        }
        return texts;
    }

    /// In the pieces in which a model will see such a text.
    static void addPieces(TaggedText &text, std::vector<TaggedText> &texts)
    {
        const std::vector<std::size_t> starts = piecesOf(text.text, text.tags);
        if (starts.size() == 2) {
            texts.push_back(std::move(text));
            return;
        }
        for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
            TaggedText piece{pieceOf(text.text, starts[i], starts[i + 1]),
                             {text.tags.begin() + static_cast<std::ptrdiff_t>(starts[i]),
                              text.tags.begin() + static_cast<std::ptrdiff_t>(starts[i + 1])}};
            dropTorn(piece.tags);
            texts.push_back(std::move(piece));
        }
    }

    /// Mentions longer than half a piece can be cut; what is left of one is no mention.
    static void dropTorn(std::vector<std::uint32_t> &tags)
    {
        const auto is = [](std::uint32_t tag, Position a, Position b) {
            return tag != 0 && (TagSet::position(tag) == a || TagSet::position(tag) == b);
        };
        for (std::size_t t = 0; t < tags.size() && is(tags[t], Position::Inside, Position::End); ++t) {
            const bool last = TagSet::position(tags[t]) == Position::End;
            tags[t] = 0;
            if (last)
                break;
        }
        for (std::size_t t = tags.size(); t > 0 && is(tags[t - 1], Position::Begin, Position::Inside); --t) {
            const bool first = TagSet::position(tags[t - 1]) == Position::Begin;
            tags[t - 1] = 0;
            if (first)
                break;
        }
    }

    const TrainingSet &m_set;
    const TrainOptions &m_options;
    const std::stop_token &m_stop;
    const TrainReport &m_report;
    unsigned m_threads;
    std::vector<Prepared> m_prepared;
    std::vector<std::size_t> m_withIntent; // examples with an intent
    std::vector<std::uint32_t> m_intentOf; // parallel: what a model that has not seen the example says
    double m_fraction = 0.0;
};

} // namespace

Result<Model> train(const TrainingSet &set, const TrainOptions &options, const std::string &metadata,
                    const std::stop_token &stop, const TrainReport &report)
{
    return Trainer(set, options, stop, report).run(metadata);
}

} // namespace glossa::learn
