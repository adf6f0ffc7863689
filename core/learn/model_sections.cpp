// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a model file and their payloads (byte_stream.h tells how numbers, texts and arrays stand):
//   INTN, ENTT  names of the intents and of the entities
//   CLSN        names of the classes; absent where there are none
//   META        text: what the workspace says of the model, as JSON
//   CLSF        u32 classes, u8 wide, f32 temperature, array keys, array f32 weights, array f32 bias
//   TAG2        u32 entities, u8 wide, u8 uses intent, array keys, array u32 rows, array u32 columns (tags,
//               then the number of tags + e for what the tags of entity e share), array f32 weights, array
//               u32 pairs (first, second entity), array f32 transitions, array u32
//               tagged entities, then the phrases: u64 count, each: u64 key, u32 count, each: u32 entity,
//               u32 times
//   TAGR        read in place of TAG2: the same without the pairs; the transitions are those from O, each
//               entity and the start to O and each entity, then of each entity begin-inside, begin-end,
//               inside-inside and inside-end
//   data        carried for whoever keeps the model, which passes it over
// A new part is a new tag; these stay as they are.
#include "core/learn/model_sections.h"

#include "core/learn/byte_stream.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace glossa::learn {

namespace {

constexpr SectionTag intentNames{'I', 'N', 'T', 'N'};
constexpr SectionTag entityNames{'E', 'N', 'T', 'T'};
constexpr SectionTag classNames{'C', 'L', 'S', 'N'};
constexpr SectionTag metadataText{'M', 'E', 'T', 'A'};
constexpr SectionTag classifierPart{'C', 'L', 'S', 'F'};
constexpr SectionTag documentsPart{'D', 'O', 'C', 'C'};
constexpr SectionTag taggerPart{'T', 'A', 'G', '2'};
constexpr SectionTag denseTaggerPart{'T', 'A', 'G', 'R'};

void write(ByteWriter &writer, const Classifier &classifier)
{
    writer.number(classifier.classes);
    writer.number<std::uint8_t>(classifier.wide);
    writer.number(classifier.temperature);
    writer.array(classifier.vocabulary.keys());
    writer.array(classifier.weights);
    writer.array(classifier.bias);
}

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
    write(writer, classifier.words);
    write(writer, classifier.grams);
    writer.array(classifier.classes);
    writer.array(classifier.weights);
    writer.array(classifier.bias);
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
    writer.number(tagger.layout.tags().entities);
    writer.number<std::uint8_t>(tagger.wide);
    writer.number<std::uint8_t>(tagger.usesIntent);
    writer.array(tagger.vocabulary.keys());
    writer.array(tagger.rows);
    writer.array(tagger.columns);
    writer.array(tagger.weights);
    std::vector<std::uint32_t> pairs;
    for (const auto &[first, second] : tagger.layout.pairs())
        pairs.insert(pairs.end(), {first, second});
    writer.array(pairs);
    writer.array(tagger.transitions);
    writer.number(tagger.readiness);
    writer.array(taggedEntities);
    write(writer, tagger.gazetteer);
}

Classifier readClassifier(ByteReader &reader, std::size_t intents)
{
    Classifier classifier;
    classifier.classes = reader.number<std::uint32_t>();
    classifier.wide = reader.number<std::uint8_t>() != 0;
    classifier.temperature = reader.number<float>();
    classifier.vocabulary = Vocabulary(reader.array<FeatureKey>());
    classifier.weights = reader.array<float>();
    classifier.bias = reader.array<float>();
    if (classifier.classes != intents || classifier.bias.size() != classifier.classes ||
        classifier.weights.size() != classifier.vocabulary.size() * classifier.classes ||
        !(classifier.temperature > 0.0F))
        reader.refuse();
    return classifier;
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

bool fits(const DocumentClassifier &classifier, std::size_t classes)
{
    const std::size_t outputs = classifier.classes.size();
    const std::size_t calibrated = classifier.several ? outputs : 0;
    const float share = classifier.shape.gramShare;
    return outputs > 0 && classifier.bias.size() == outputs &&
           classifier.weights.size() == classifier.featureCount() * outputs &&
           classifier.shifts.size() == calibrated && classifier.thresholds.size() == calibrated &&
           classifier.slope > 0.0F && share >= 0.0F && share <= 1.0F &&
           std::ranges::all_of(classifier.classes,
                               [classes](std::uint32_t category) { return category < classes; }) &&
           std::ranges::adjacent_find(classifier.classes, std::greater_equal<>()) == classifier.classes.end();
}

DocumentClassifier readDocuments(ByteReader &reader, std::size_t classes)
{
    DocumentClassifier classifier;
    classifier.several = reader.number<std::uint8_t>() != 0;
    classifier.shape.longestPhrase = reader.number<std::uint8_t>();
    classifier.shape.shortestGram = reader.number<std::uint8_t>();
    classifier.shape.longestGram = reader.number<std::uint8_t>();
    classifier.shape.logCounts = reader.number<std::uint8_t>() != 0;
    classifier.shape.gramShare = reader.number<float>();
    classifier.words = readGroup(reader);
    classifier.grams = readGroup(reader);
    classifier.classes = reader.array<std::uint32_t>();
    classifier.weights = reader.array<float>();
    classifier.bias = reader.array<float>();
    classifier.slope = reader.number<float>();
    classifier.shifts = reader.array<float>();
    classifier.thresholds = reader.array<float>();
    if (!reader.ok() || !fits(classifier, classes))
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
        tagger.columns.size() != tagger.weights.size() || tagger.transitions.size() != tagger.layout.size() ||
        tagger.rows.front() != 0 || tagger.rows.back() != tagger.columns.size())
        return false;
    const std::size_t tags = tagger.layout.tags().rowSize();
    return std::ranges::is_sorted(tagger.rows) &&
           std::ranges::all_of(tagger.columns, [tags](std::uint32_t column) { return column < tags; });
}

Transitions readTransitions(ByteReader &reader, TagSet tags)
{
    const auto numbers = reader.array<std::uint32_t>();
    std::vector<Transitions::Pair> pairs;
    bool right = numbers.size() % 2 == 0;
    for (std::size_t i = 0; right && i < numbers.size(); i += 2) {
        const Transitions::Pair pair(numbers[i], numbers[i + 1]);
        right = pair.first < tags.entities && pair.second < tags.entities &&
                (pairs.empty() || std::pair(pairs.back().second, pairs.back().first) <
                                      std::pair(pair.second, pair.first));
        pairs.push_back(pair);
    }
    if (!right) {
        reader.refuse();
        pairs.clear();
    }
    return Transitions(tags, std::move(pairs));
}

/// Takes the transitions of a tagger in which every entity had a weight of its own behind every other. Each
/// becomes a pair that is kept.
void setDense(Tagger &tagger, TagSet tags, const std::vector<float> &dense, ByteReader &reader)
{
    const std::size_t entries = std::size_t{tags.entities} + 1;
    if (dense.size() != (entries + 1) * entries + 4 * std::size_t{tags.entities}) {
        reader.refuse();
        return;
    }
    std::vector<Transitions::Pair> pairs;
    for (std::uint32_t second = 0; second < tags.entities; ++second)
        for (std::uint32_t first = 0; first < tags.entities; ++first)
            pairs.emplace_back(first, second);
    tagger.layout = Transitions(tags, std::move(pairs));
    tagger.transitions.assign(tagger.layout.size(), 0.0F);
    const auto outer = [&](std::size_t exit, std::size_t entry) { return dense[exit * entries + entry]; };
    tagger.transitions[Transitions::outsideToOutside] = outer(0, 0);
    tagger.transitions[Transitions::startToOutside] = outer(entries, 0);
    for (std::size_t e = 0; e < tags.entities; ++e) {
        const float *inner = dense.data() + (entries + 1) * entries + 4 * e;
        tagger.transitions[tagger.layout.fromOutside(e)] = outer(0, e + 1);
        tagger.transitions[tagger.layout.fromStart(e)] = outer(entries, e + 1);
        tagger.transitions[tagger.layout.toOutside(e)] = outer(e + 1, 0);
        tagger.transitions[tagger.layout.beginInside(e)] = inner[0];
        tagger.transitions[tagger.layout.beginEnd(e)] = inner[1];
        tagger.transitions[tagger.layout.insideInside(e)] = inner[2];
        tagger.transitions[tagger.layout.insideEnd(e)] = inner[3];
    }
    for (std::size_t i = 0; i < tagger.layout.pairs().size(); ++i) {
        const auto &[first, second] = tagger.layout.pairs()[i];
        tagger.transitions[tagger.layout.pair(i)] = outer(first + 1, second + 1);
    }
}

enum class TaggerForm { Dense, Sparse };

Tagger readTagger(ByteReader &reader, TaggerForm form, std::size_t entities,
                  std::vector<std::uint32_t> &taggedEntities)
{
    Tagger tagger;
    const TagSet tags{reader.number<std::uint32_t>()};
    if (tags.entities > entities) {
        reader.refuse();
        return tagger;
    }
    tagger.wide = reader.number<std::uint8_t>() != 0;
    tagger.usesIntent = reader.number<std::uint8_t>() != 0;
    tagger.vocabulary = Vocabulary(reader.array<FeatureKey>());
    tagger.rows = reader.array<std::uint32_t>();
    tagger.columns = reader.array<std::uint32_t>();
    tagger.weights = reader.array<float>();
    if (form == TaggerForm::Sparse) {
        tagger.layout = readTransitions(reader, tags);
        tagger.transitions = reader.array<float>();
        tagger.readiness = reader.number<float>();
    } else {
        setDense(tagger, tags, reader.array<float>(), reader);
    }
    taggedEntities = reader.array<std::uint32_t>();
    tagger.gazetteer = readGazetteer(reader, tags.entities);
    bool right = reader.ok() && fits(tagger) && std::isfinite(tagger.readiness) && taggedEntities.size() == tags.entities;
    for (const std::uint32_t entity : taggedEntities)
        right = right && entity < entities;
    if (right)
        tagger.makeIndex();
    else
        reader.refuse();
    return tagger;
}

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
        parts.classifier = readClassifier(reader, parts.intents.size());
    else if (tag == documentsPart && !parts.documents)
        parts.documents = readDocuments(reader, parts.classes.size());
    else if ((tag == taggerPart || tag == denseTaggerPart) && !parts.tagger)
        parts.tagger = readTagger(reader, tag == taggerPart ? TaggerForm::Sparse : TaggerForm::Dense,
                                  parts.entities.size(), parts.taggedEntities);
    else if (mayBeLeftOut(tag))
        return {};
    else if (tag == classifierPart || tag == documentsPart || tag == taggerPart || tag == denseTaggerPart)
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
        parts->classifier = readClassifier(reader, parts->intents.size());
    if (reader.number<std::uint8_t>() != 0)
        parts->tagger =
            readTagger(reader, TaggerForm::Dense, parts->entities.size(), parts->taggedEntities);
    if (!reader.ok() || !reader.atEnd())
        return fail(ErrorCode::CorruptModel, Phrase::PartsMisfit);
    return parts;
}

} // namespace glossa::learn
