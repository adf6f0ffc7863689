// SPDX-License-Identifier: GPL-3.0-or-later
// The texts to label next: those of which the model is least sure (margin sampling, Scheffer, Decomain &
// Wrobel 2001), spread by clustering (Zhdanov 2019, "Diverse mini-batch active learning"), as texts that are
// alike teach the same. The least sure are a pool; farthest-first traversal (Gonzalez 1985) cuts it into
// clusters by the likeness of the texts, and the least sure of each cluster is taken.
#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include "core/text/near_twins.h"

#include <algorithm>
#include <cmath>

namespace glossa::workspace {

namespace {

struct Candidate {
    std::size_t item = 0;
    double margin = 1.0; // how sure the model is, from 0 to 1
    text::Grams grams = {};
};

/// The least that a model is sure of anything it says: the distance of its two best intents, how sure it is
/// of each entity, and how far from undecided it is of each class. 1 where it says nothing.
double marginOf(const project::Prediction &prediction)
{
    double margin = 1.0;
    if (prediction.intents.size() >= 2)
        margin = prediction.intents[0].confidence - prediction.intents[1].confidence;
    for (const project::EntityPrediction &entity : prediction.entities)
        margin = std::min(margin, entity.confidence);
    for (const project::ClassPrediction &one : prediction.classes)
        margin = std::min(margin, std::abs(2.0 * one.confidence - 1.0));
    return margin;
}

std::vector<std::size_t> openItems(const Corpus &corpus)
{
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < corpus.items().size(); ++i)
        if (!corpus.reading(i).labeled && !corpus.reading(i).words.empty())
            open.push_back(i);
    return open;
}

/// The least sure one of each of so many clusters, the least sure first. `pool` is in that order.
std::vector<Candidate> spread(std::vector<Candidate> pool, std::size_t clusters)
{
    std::vector<double> distance(pool.size(), 2.0); // to the nearest center, from 0 to 1
    std::vector<std::size_t> cluster(pool.size(), 0);
    std::vector<std::size_t> centers;
    std::size_t next = 0; // the least sure of all begins
    while (centers.size() < std::min(clusters, pool.size()) && distance[next] > 0.0) {
        for (std::size_t i = 0; i < pool.size(); ++i) {
            const double apart = 1.0 - text::likeness(pool[i].grams, pool[next].grams);
            if (apart < distance[i]) {
                distance[i] = apart;
                cluster[i] = centers.size();
            }
        }
        centers.push_back(next);
        next = static_cast<std::size_t>(std::ranges::max_element(distance) - distance.begin());
    }
    std::vector<bool> taken(centers.size());
    std::vector<Candidate> chosen;
    for (std::size_t i = 0; i < pool.size(); ++i) {
        if (taken[cluster[i]])
            continue;
        taken[cluster[i]] = true;
        chosen.push_back(std::move(pool[i]));
    }
    return chosen;
}

/// What is hoped for: the error falls with the root of what is learned from, and these count twice, as they
/// were chosen.
std::optional<double> effectOf(const Corpus &corpus, const EvaluationReport *judged, std::size_t count)
{
    const auto f1 =
        judged != nullptr && judged->judged ? evaluate::f1(judged->metrics.combined) : std::nullopt;
    if (!f1)
        return std::nullopt;
    double learned = 0.0;
    for (std::size_t i = 0; i < corpus.items().size(); ++i)
        learned += corpus.reading(i).labeled && !corpus.isTest(i) ? 1.0 : 0.0;
    return (1.0 - *f1) * (1.0 - std::sqrt(learned / (learned + 2.0 * static_cast<double>(count))));
}

} // namespace

Findings nextToLabel(const Corpus &corpus, const EvaluationReport *judged, const Predictor &predictor,
                     const std::stop_token &stop, const std::function<void(double)> &progress)
{
    const std::vector<std::size_t> open = openItems(corpus);
    const std::size_t asked = std::min(open.size(), rules::mostAsked);
    std::vector<Candidate> pool;
    for (std::size_t i = 0; i < asked; ++i) {
        if (stop.stop_requested())
            return {};
        const std::size_t item = open[i * open.size() / asked];
        const project::Item &it = corpus.items()[item];
        pool.push_back({item, marginOf(predictor.predict(it.text, it.language))});
        if (progress && i % 64 == 0)
            progress(static_cast<double>(i) / static_cast<double>(asked));
    }
    if (pool.empty())
        return {};
    std::ranges::stable_sort(pool, {}, &Candidate::margin);
    pool.resize(std::min(pool.size(), rules::nextPool));
    for (Candidate &candidate : pool)
        candidate.grams = text::gramsOf(corpus.folded(candidate.item));
    const std::vector<Candidate> chosen = spread(std::move(pool), rules::nextItems);
    Finding finding{.kind = FindingKind::NextToLabel};
    for (const Candidate &candidate : chosen) {
        const project::ItemId id = corpus.items()[candidate.item].id;
        Evidence evidence;
        evidence.text = corpus.shortText(candidate.item);
        evidence.count = static_cast<std::int64_t>(candidate.margin * 100.0);
        evidence.total = 100;
        evidence.places.push_back({id, {}});
        finding.evidence.push_back(std::move(evidence));
        finding.items.push_back(id);
    }
    finding.count = finding.work = static_cast<std::int64_t>(chosen.size());
    finding.total = static_cast<std::int64_t>(open.size());
    finding.effect = effectOf(corpus, judged, chosen.size());
    finding.bring = rules::trust * static_cast<double>(finding.count) / corpus.allLabels();
    return {std::move(finding)};
}

} // namespace glossa::workspace
