// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a model file and their payloads (byte_stream.h tells how numbers, texts and arrays stand):
//   INTN, ENTT  names of the intents and of the entities
//   CLSN        names of the classes; absent where there are none
//   META        text: what the workspace says of the model, as JSON
//   CLS2, DOC2  the classifiers of intents and of documents: u8 several, u8 longest phrase, u8 shortest gram,
//               u8 longest gram, u8 logarithms of counts, f32 share of grams, u8 where grams lie, u8 first
//               word, u8 set of features, words, grams (each: array keys, array f32 rarity), array u32
//               classes, array u32 starts, array u32 outputs, array f32 weights, array f32 bias, f32 slope,
//               array f32 shifts, array f32 thresholds
//   TAGR        u32 entities, u8 wide, u8 uses intent, array keys, array u32 rows, array u32 columns,
//               array f32 weights, array f32 transitions, array u32 tagged entities, then the phrases: u64
//               count, each: u64 key, u32 count, each: u32 entity, u32 times
//   CLSF        of earlier programs: the classifier of intents: u32 classes, u8 wide, f32 temperature, array
//               keys, array f32 weights (feature · classes + class), array f32 bias
//   DOCC        of earlier programs: the classifier of documents: as DOC2 up to the share of grams, words,
//   grams,
//               array u32 classes, array f32 weights (feature · outputs + output), and from bias on as DOC2
//   data        carried for whoever keeps the model, which passes it over
// A new part is a new tag; these stay as they are.
#include "core/learn/model_sections.h"

#include "core/learn/byte_stream.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace glossa::learn {

namespace {

constexpr SectionTag intentNames{'I', 'N', 'T', 'N'};
constexpr SectionTag entityNames{'E', 'N', 'T', 'T'};
constexpr SectionTag classNames{'C', 'L', 'S', 'N'};
constexpr SectionTag metadataText{'M', 'E', 'T', 'A'};
constexpr SectionTag classifierPart{'C', 'L', 'S', '2'};
constexpr SectionTag documentsPart{'D', 'O', 'C', '2'};
constexpr SectionTag earlierClassifierPart{'C', 'L', 'S', 'F'};
constexpr SectionTag earlierDocumentsPart{'D', 'O', 'C', 'C'};
constexpr SectionTag taggerPart{'T', 'A', 'G', 'R'};

void write(ByteWriter &writer, const FeatureGroup &group)
{
    writer.array(group.vocabulary.keys());
    writer.array(group.rarity);
}

void write(ByteWriter &writer, const DocumentClassifier &classifier)
{
    writer.number<std::uint8_t>(classifier.several);
    writer.number(classifier.shape.longestPhrase);
    writer.number(classifier.shape.shortestGram);
    writer.number(classifier.shape.longestGram);
    writer.number<std::uint8_t>(classifier.shape.logCounts);
    writer.number(classifier.shape.gramShare);
    writer.number(classifier.shape.grams);
    writer.number<std::uint8_t>(classifier.shape.firstWord);
    writer.number(classifier.shape.set);
    write(writer, classifier.words);
    write(writer, classifier.grams);
    writer.array(classifier.classes);
    writer.array(classifier.weights.starts);
    writer.array(classifier.weights.outputs);
    writer.array(classifier.weights.values);
    writer.array(classifier.weights.bias);
    writer.number(classifier.slope);
    writer.array(classifier.shifts);
    writer.array(classifier.thresholds);
}

void write(ByteWriter &writer, const Gazetteer &gazetteer)
{
    writer.number<std::uint64_t>(gazetteer.entries().size());
    for (const auto &[key, entities] : gazetteer.entries()) {
        writer.number(key);
        writer.number(static_cast<std::uint32_t>(entities.size()));
        for (const auto &[entity, times] : entities) {
            writer.number(entity);
            writer.number(times);
        }
    }
}

void write(ByteWriter &writer, const Tagger &tagger, const std::vector<std::uint32_t> &taggedEntities)
{
    writer.number(tagger.tags.entities);
    writer.number<std::uint8_t>(tagger.wide);
    writer.number<std::uint8_t>(tagger.usesIntent);
    writer.array(tagger.vocabulary.keys());
    writer.array(tagger.rows);
    writer.array(tagger.columns);
    writer.array(tagger.weights);
    writer.array(tagger.transitions);
    writer.array(taggedEntities);
    write(writer, tagger.gazetteer);
}

FeatureGroup readGroup(ByteReader &reader)
{
    FeatureGroup group;
    group.vocabulary = Vocabulary(reader.array<FeatureKey>());
    group.rarity = reader.array<float>();
    if (group.rarity.size() != group.vocabulary.size())
        reader.refuse();
    return group;
}

/// Takes weights of all pairs of a feature and an output, in which they once were written.
void takeDense(const std::vector<float> &dense, std::size_t features, SparseWeights &weights,
               ByteReader &reader)
{
    const std::size_t outputs = weights.bias.size();
    if (outputs == 0 || dense.size() % outputs != 0 || dense.size() / outputs != features ||
        dense.size() > std::numeric_limits<std::uint32_t>::max()) {
        reader.refuse();
        return;
    }
    weights.starts.assign(1, 0);
    for (std::size_t feature = 0; feature < features; ++feature) {
        for (std::uint32_t output = 0; output < outputs; ++output) {
            const float value = dense[feature * outputs + output];
            if (value == 0.0F)
                continue;
            weights.outputs.push_back(output);
            weights.values.push_back(value);
        }
        weights.starts.push_back(static_cast<std::uint32_t>(weights.outputs.size()));
    }
}

DocumentClassifier readEarlierClassifier(ByteReader &reader, std::size_t intents)
{
    DocumentClassifier classifier;
    const auto classes = reader.number<std::uint32_t>();
    const bool wide = reader.number<std::uint8_t>() != 0;
    classifier.shape.set = wide ? FeatureSet::EarlierWide : FeatureSet::Earlier;
    classifier.shape.gramShare = 0.0F;
    classifier.slope = 1.0F / reader.number<float>();
    classifier.words.vocabulary = Vocabulary(reader.array<FeatureKey>());
    const std::size_t features = classifier.words.vocabulary.size();
    classifier.words.rarity.assign(features, 1.0F);
    const auto weights = reader.array<float>();
    classifier.weights.bias = reader.array<float>();
    if (classes != intents || classifier.weights.bias.size() != classes || !(classifier.slope > 0.0F) ||
        !std::isfinite(classifier.slope)) {
        reader.refuse();
        return classifier;
    }
    classifier.classes.resize(classes);
    std::iota(classifier.classes.begin(), classifier.classes.end(), 0U);
    takeDense(weights, features, classifier.weights, reader);
    return classifier;
}

bool fits(const DocumentClassifier &classifier, std::size_t classes)
{
    const std::size_t outputs = classifier.classes.size();
    const std::size_t calibrated = classifier.several ? outputs : 0;
    const DocumentTemplate &shape = classifier.shape;
    return outputs > 0 && classifier.weights.bias.size() == outputs &&
           classifier.weights.fits(classifier.featureCount()) && classifier.shifts.size() == calibrated &&
           classifier.thresholds.size() == calibrated && classifier.slope > 0.0F && shape.gramShare >= 0.0F &&
           shape.gramShare <= 1.0F && shape.grams <= Grams::AcrossWords &&
           shape.set <= FeatureSet::EarlierWide &&
           std::ranges::all_of(classifier.classes,
                               [classes](std::uint32_t category) { return category < classes; }) &&
           std::ranges::adjacent_find(classifier.classes, std::greater_equal<>()) == classifier.classes.end();
}

/// `earlier`: as programs wrote it that had weights of all pairs, and grams in words alone.
DocumentClassifier readDocuments(ByteReader &reader, std::size_t classes, bool earlier)
{
    DocumentClassifier classifier;
    classifier.several = reader.number<std::uint8_t>() != 0;
    classifier.shape.longestPhrase = reader.number<std::uint8_t>();
    classifier.shape.shortestGram = reader.number<std::uint8_t>();
    classifier.shape.longestGram = reader.number<std::uint8_t>();
    classifier.shape.logCounts = reader.number<std::uint8_t>() != 0;
    classifier.shape.gramShare = reader.number<float>();
    if (earlier) {
        classifier.shape.grams = Grams::InWords;
        classifier.shape.firstWord = false;
    } else {
        classifier.shape.grams = reader.number<Grams>();
        classifier.shape.firstWord = reader.number<std::uint8_t>() != 0;
        classifier.shape.set = reader.number<FeatureSet>();
    }
    classifier.words = readGroup(reader);
    classifier.grams = readGroup(reader);
    classifier.classes = reader.array<std::uint32_t>();
    std::vector<float> dense;
    if (earlier) {
        dense = reader.array<float>();
    } else {
        classifier.weights.starts = reader.array<std::uint32_t>();
        classifier.weights.outputs = reader.array<std::uint32_t>();
        classifier.weights.values = reader.array<float>();
    }
    classifier.weights.bias = reader.array<float>();
    classifier.slope = reader.number<float>();
    classifier.shifts = reader.array<float>();
    classifier.thresholds = reader.array<float>();
    if (earlier)
        takeDense(dense, classifier.featureCount(), classifier.weights, reader);
    if (!reader.ok() || !fits(classifier, classes))
        reader.refuse();
    return classifier;
}

DocumentClassifier readIntents(ByteReader &reader, std::size_t intents)
{
    DocumentClassifier classifier = readDocuments(reader, intents, false);
    if (classifier.several)
        reader.refuse();
    return classifier;
}

Gazetteer readGazetteer(ByteReader &reader, std::uint32_t entities)
{
    Gazetteer::Entries entries;
    const auto phrases = reader.number<std::uint64_t>();
    for (std::uint64_t i = 0; i < phrases && reader.ok(); ++i) {
        auto &counts = entries[reader.number<FeatureKey>()];
        const auto size = reader.number<std::uint32_t>();
        for (std::uint32_t k = 0; k < size && reader.ok(); ++k) {
            const auto entity = reader.number<std::uint32_t>();
            if (entity >= entities)
                reader.refuse();
            counts[entity] = reader.number<std::uint32_t>();
        }
    }
    Gazetteer gazetteer;
    gazetteer.setEntries(std::move(entries));
    return gazetteer;
}

bool fits(const Tagger &tagger)
{
    if (tagger.rows.size() != tagger.vocabulary.size() + 1 ||
        tagger.columns.size() != tagger.weights.size() ||
        tagger.transitions.size() != tagger.tags.transitions() || tagger.rows.back() != tagger.columns.size())
        return false;
    for (std::size_t i = 0; i + 1 < tagger.rows.size(); ++i) {
        if (tagger.rows[i] > tagger.rows[i + 1])
            return false;
    }
    for (const std::uint32_t column : tagger.columns) {
        if (column >= tagger.tags.size())
            return false;
    }
    return true;
}

Tagger readTagger(ByteReader &reader, std::size_t entities, std::vector<std::uint32_t> &taggedEntities)
{
    Tagger tagger;
    tagger.tags.entities = reader.number<std::uint32_t>();
    if (tagger.tags.entities > entities) {
        reader.refuse();
        return tagger;
    }
    tagger.wide = reader.number<std::uint8_t>() != 0;
    tagger.usesIntent = reader.number<std::uint8_t>() != 0;
    tagger.vocabulary = Vocabulary(reader.array<FeatureKey>());
    tagger.rows = reader.array<std::uint32_t>();
    tagger.columns = reader.array<std::uint32_t>();
    tagger.weights = reader.array<float>();
    tagger.transitions = reader.array<float>();
    taggedEntities = reader.array<std::uint32_t>();
    tagger.gazetteer = readGazetteer(reader, tagger.tags.entities);
    bool right = reader.ok() && fits(tagger) && taggedEntities.size() == tagger.tags.entities;
    for (const std::uint32_t entity : taggedEntities)
        right = right && entity < entities;
    if (!right)
        reader.refuse();
    return tagger;
}

// Each may stand once, be it in its own form or in an earlier one.
constexpr std::array learners{classifierPart, earlierClassifierPart, documentsPart, earlierDocumentsPart,
                              taggerPart};

template <typename Write>
std::string payload(Write write)
{
    ByteWriter writer;
    write(writer);
    return writer.take();
}

bool mayBeLeftOut(SectionTag tag)
{
    return tag.front() >= 'a' && tag.front() <= 'z';
}

} // namespace

std::vector<std::pair<SectionTag, std::string>> sectionsOf(const Model::Parts &parts)
{
    std::vector<std::pair<SectionTag, std::string>> sections;
    sections.emplace_back(intentNames, payload([&](ByteWriter &to) { to.names(parts.intents); }));
    sections.emplace_back(entityNames, payload([&](ByteWriter &to) { to.names(parts.entities); }));
    if (!parts.classes.empty())
        sections.emplace_back(classNames, payload([&](ByteWriter &to) { to.names(parts.classes); }));
    sections.emplace_back(metadataText, payload([&](ByteWriter &to) { to.text(parts.metadata); }));
    if (parts.classifier)
        sections.emplace_back(classifierPart, payload([&](ByteWriter &to) { write(to, *parts.classifier); }));
    if (parts.documents)
        sections.emplace_back(documentsPart, payload([&](ByteWriter &to) { write(to, *parts.documents); }));
    if (parts.tagger)
        sections.emplace_back(
            taggerPart, payload([&](ByteWriter &to) { write(to, *parts.tagger, parts.taggedEntities); }));
    return sections;
}

Status takeSection(Model::Parts &parts, SectionTag tag, std::string_view bytes)
{
    ByteReader reader(bytes);
    if (tag == intentNames)
        parts.intents = reader.names();
    else if (tag == entityNames)
        parts.entities = reader.names();
    else if (tag == classNames)
        parts.classes = reader.names();
    else if (tag == metadataText)
        parts.metadata = reader.text();
    else if (tag == classifierPart && !parts.classifier)
        parts.classifier = readIntents(reader, parts.intents.size());
    else if (tag == earlierClassifierPart && !parts.classifier)
        parts.classifier = readEarlierClassifier(reader, parts.intents.size());
    else if (tag == documentsPart && !parts.documents)
        parts.documents = readDocuments(reader, parts.classes.size(), false);
    else if (tag == earlierDocumentsPart && !parts.documents)
        parts.documents = readDocuments(reader, parts.classes.size(), true);
    else if (tag == taggerPart && !parts.tagger)
        parts.tagger = readTagger(reader, parts.entities.size(), parts.taggedEntities);
    else if (mayBeLeftOut(tag))
        return {};
    else if (std::ranges::find(learners, tag) != learners.end())
        return fail(ErrorCode::CorruptModel, Phrase::SectionTwice, std::string(tag.data(), tag.size()));
    else
        return fail(ErrorCode::NewerVersion, Phrase::SectionUnknown, std::string(tag.data(), tag.size()));
    if (!reader.ok() || !reader.atEnd())
        return fail(ErrorCode::CorruptModel, Phrase::SectionMisfit, std::string(tag.data(), tag.size()));
    return {};
}

Result<std::unique_ptr<Model::Parts>> partsOfVersion1(std::string_view payload)
{
    ByteReader reader(payload);
    auto parts = std::make_unique<Model::Parts>();
    parts->intents = reader.names();
    parts->entities = reader.names();
    parts->metadata = reader.text();
    if (reader.number<std::uint8_t>() != 0)
        parts->classifier = readEarlierClassifier(reader, parts->intents.size());
    if (reader.number<std::uint8_t>() != 0)
        parts->tagger = readTagger(reader, parts->entities.size(), parts->taggedEntities);
    if (!reader.ok() || !reader.atEnd())
        return fail(ErrorCode::CorruptModel, Phrase::PartsMisfit);
    return parts;
}

} // namespace glossa::learn
