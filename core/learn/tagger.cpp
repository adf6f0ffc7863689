// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/tagger.h"

#include "core/learn/knob.h"
#include "core/learn/lattice.h"

#include <algorithm>

namespace glossa::learn {

namespace {

constexpr std::size_t longestPiece = 4000; // tokens

// These are the kinds of features. They are frozen, because keys stand in model files.
enum Kind : std::uint32_t {
    Bias = 1,
    Word,
    WordBefore,
    WordBefore2,
    WordAfter,
    WordAfter2,
    PairBefore,
    PairAfter,
    PairAround,
    Prefix,
    Suffix,
    Shape,
    ShapeBefore,
    ShapeAfter,
    ShapePairBefore,
    ShapePairAfter,
    SuffixBefore,
    SuffixAfter,
    First,
    Last,
    NoSpace,
    Listed,
    ListedWith,
    ListedBefore,
    ListedAfter,
    Intent,
    IntentWord,
    IntentBefore,
    IntentAfter,
    TripleBefore,
    TripleAfter,
    ShapeTriple,
    FarBefore,
    FarAfter,
    LineBefore,
    LineAfter,
    LineStart,
    Letters,
    ShapeInText,
    SuffixPair,
};

const std::u16string boundary = u"\u0001";

EvidenceKind evidenceOf(Kind kind)
{
    switch (kind) {
    case Word:
    case IntentWord:
        return EvidenceKind::Word;
    case WordBefore:
    case WordBefore2:
    case TripleBefore:
    case SuffixBefore:
    case IntentBefore:
    case FarBefore:
        return EvidenceKind::Before;
    case WordAfter:
    case WordAfter2:
    case TripleAfter:
    case SuffixAfter:
    case IntentAfter:
    case FarAfter:
        return EvidenceKind::After;
    case PairBefore:
    case PairAfter:
    case SuffixPair:
        return EvidenceKind::Phrase;
    case PairAround:
        return EvidenceKind::Around;
    case Prefix:
        return EvidenceKind::Beginning;
    case Suffix:
        return EvidenceKind::Ending;
    case Letters:
        return EvidenceKind::Letters;
    case Shape:
    case ShapeInText:
        return EvidenceKind::Form;
    case ShapeBefore:
    case ShapeAfter:
    case ShapePairBefore:
    case ShapePairAfter:
    case ShapeTriple:
        return EvidenceKind::FormNear;
    case Listed:
    case ListedWith:
    case ListedBefore:
    case ListedAfter:
        return EvidenceKind::Listed;
    case Intent:
        return EvidenceKind::Intent;
    case LineBefore:
    case LineAfter:
        return EvidenceKind::Line;
    case Bias:
    case First:
    case Last:
    case NoSpace:
    case LineStart:
        return EvidenceKind::Place;
    }
    return EvidenceKind::Place;
}

/// What a feature's part is for people: words as they are; numbers of the model's making say nothing, nor
/// does the edge of the text.
void addName(std::u16string &name, std::u16string_view part)
{
    if (part == boundary || part.empty())
        return;
    if (!name.empty())
        name += u' ';
    name += part;
}
void addName(std::u16string &, std::uint32_t) {}

/// How a text is written as a whole: 0 without capitals, 1 with few words in capitals, 2 with most words
/// beginning with one, 3 with most all in capitals. A capital says little where all words have one.
std::uint32_t caseOf(const TaggerText &text)
{
    std::size_t words = 0;
    std::size_t begin = 0;
    std::size_t all = 0;
    for (const WordForms &word : text.words) {
        const std::u16string &shape = word.shape;
        if (shape.empty() || (shape[0] != u'X' && shape[0] != u'x') || word.folded.size() < 2)
            continue;
        ++words;
        begin += shape[0] == u'X' ? 1 : 0;
        all += shape == u"XX" ? 1 : 0;
    }
    return 2 * all > words ? 3 : 2 * begin > words ? 2 : begin > 0 ? 1 : 0;
}

class TokenKeys {
public:
    TokenKeys(const TaggerText &text, const std::vector<std::vector<Gazetteer::Hit>> &hits, std::size_t at,
              bool wide, std::uint32_t textCase, std::vector<NamedFeature> *named = nullptr)
        : m_text(text), m_hits(hits), m_at(at), m_case(textCase), m_named(named)
    {
        addWords();
        addForms();
        addPlace();
        addListed();
        if (text.intent)
            addIntent(*text.intent);
        const static bool far = knob("FAR", 0) != 0;
        if (wide || far)
            addWide();
        const static auto bag = static_cast<std::size_t>(knob("BAG", 0));
        if (!text.lines.empty())
            addLine();
        else if (bag > 0)
            addBag(bag);
    }

    [[nodiscard]] std::vector<FeatureKey> take()
    {
        std::ranges::sort(m_keys);
        const auto repeated = std::ranges::unique(m_keys);
        m_keys.erase(repeated.begin(), repeated.end());
        return std::move(m_keys);
    }

private:
    [[nodiscard]] const std::u16string &word(int offset) const
    {
        const auto at = static_cast<std::ptrdiff_t>(m_at) + offset;
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(m_text.words.size());
        return inside ? m_text.words[static_cast<std::size_t>(at)].lower : boundary;
    }
    [[nodiscard]] const std::u16string &shape(int offset) const
    {
        const auto at = static_cast<std::ptrdiff_t>(m_at) + offset;
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(m_text.words.size());
        return inside ? m_text.words[static_cast<std::size_t>(at)].shape : boundary;
    }
    template <typename... Parts>
    void add(Kind kind, const Parts &...parts)
    {
        KeyBuilder builder(kind);
        (builder.add(parts), ...);
        m_keys.push_back(builder.key());
        if (m_named != nullptr) {
            NamedFeature feature{builder.key(), evidenceOf(kind), {}};
            (addName(feature.text, parts), ...);
            if ((kind == SuffixBefore || kind == SuffixAfter) && !feature.text.empty())
                feature.text.insert(0, u"…"); // the end of a word
            m_named->push_back(std::move(feature));
        }
    }
    static std::u16string_view tail(const std::u16string &word, std::size_t length)
    {
        return std::u16string_view(word).substr(word.size() - std::min(length, word.size()));
    }

    void addWords()
    {
        add(Bias);
        add(Word, word(0));
        add(WordBefore, word(-1));
        add(WordBefore2, word(-2));
        add(WordAfter, word(1));
        add(WordAfter2, word(2));
        add(PairBefore, word(-1), word(0));
        add(PairAfter, word(0), word(1));
        add(PairAround, word(-1), word(1));
        add(TripleBefore, word(-2), word(-1));
        add(TripleAfter, word(1), word(2));
    }

    void addForms()
    {
        const static auto longestAffix = static_cast<std::size_t>(knob("AFFIX", 4));
        const static auto gram = static_cast<std::size_t>(knob("GRAM", 0));
        const static bool inText = knob("CASE", 0) != 0;
        const static bool pairs = knob("SPAIR", 0) != 0;
        const std::u16string &form = m_text.words[m_at].folded;
        for (std::size_t length = 1; length <= longestAffix && length < form.size(); ++length) {
            add(Prefix, std::u16string_view(form).substr(0, length));
            add(Suffix, tail(form, length));
        }
        if (gram > 0 && form.size() > gram + 1)
            for (std::size_t at = 1; at + gram < form.size(); ++at)
                add(Letters, std::u16string_view(form).substr(at, gram));
        if (inText)
            add(ShapeInText, shape(0), m_case);
        if (pairs)
            add(SuffixPair, tail(word(-1), 3), tail(word(0), 3));
        add(Shape, shape(0));
        add(ShapeBefore, shape(-1));
        add(ShapeAfter, shape(1));
        add(ShapePairBefore, shape(-1), shape(0));
        add(ShapePairAfter, shape(0), shape(1));
        add(ShapeTriple, shape(-1), shape(0), shape(1));
        add(SuffixBefore, tail(word(-1), 3));
        add(SuffixAfter, tail(word(1), 3));
    }

    void addPlace()
    {
        if (m_at == 0)
            add(First);
        if (m_at + 1 == m_text.words.size())
            add(Last);
        if (m_at > 0 && !m_text.spaceBefore[m_at])
            add(NoSpace);
    }

    void addListed()
    {
        for (const Gazetteer::Hit &hit : m_hits[m_at]) {
            add(Listed, hit.entity, hit.position);
            add(ListedWith, hit.entity, hit.position, word(-1));
        }
        if (m_at > 0) {
            for (const Gazetteer::Hit &hit : m_hits[m_at - 1])
                add(ListedBefore, hit.entity, hit.position);
        }
        if (m_at + 1 < m_hits.size()) {
            for (const Gazetteer::Hit &hit : m_hits[m_at + 1])
                add(ListedAfter, hit.entity, hit.position);
        }
    }

    void addIntent(std::uint32_t intent)
    {
        add(Intent, intent);
        add(IntentWord, intent, word(0));
        add(IntentBefore, intent, word(-1));
        add(IntentAfter, intent, word(1));
    }

    void addWide()
    {
        add(FarBefore, word(-3));
        add(FarAfter, word(3));
    }

    /// In documents, what distinguishes similar mentions ("City of …" of which party?) often stands further
    /// away in the same line, where a first-order chain cannot carry it.
    void addLine()
    {
        constexpr std::size_t reach = 25;
        const auto &lines = m_text.lines;
        for (std::size_t t = m_at; t-- > 0 && m_at - t <= reach && lines[t] == lines[m_at];)
            addFar(LineBefore, t);
        const std::size_t end = std::min(lines.size(), m_at + reach + 1);
        for (std::size_t t = m_at + 1; t < end && lines[t] == lines[m_at]; ++t)
            addFar(LineAfter, t);
        if (m_at == 0 || lines[m_at - 1] != lines[m_at])
            add(LineStart);
    }
    void addBag(std::size_t reach)
    {
        for (std::size_t t = m_at; t-- > 0 && m_at - t <= reach;)
            addFar(LineBefore, t);
        for (std::size_t t = m_at + 1; t < m_text.words.size() && t <= m_at + reach; ++t)
            addFar(LineAfter, t);
    }
    void addFar(Kind kind, std::size_t at)
    {
        if (const std::u16string &form = m_text.words[at].lower; form.size() > 1) // marks say little there
            add(kind, form);
    }

    const TaggerText &m_text;
    const std::vector<std::vector<Gazetteer::Hit>> &m_hits;
    std::size_t m_at;
    std::uint32_t m_case;
    std::vector<FeatureKey> m_keys;
    std::vector<NamedFeature> *m_named; // null = nobody asks
};

} // namespace

std::vector<std::vector<FeatureKey>>
taggerKeys(const TaggerText &text, const std::vector<std::vector<Gazetteer::Hit>> &hits, bool wide)
{
    std::vector<std::vector<FeatureKey>> keys;
    keys.reserve(text.words.size());
    const std::uint32_t textCase = caseOf(text);
    for (std::size_t t = 0; t < text.words.size(); ++t)
        keys.push_back(TokenKeys(text, hits, t, wide, textCase).take());
    return keys;
}

std::vector<NamedFeature> namedTaggerFeatures(const TaggerText &text,
                                              const std::vector<std::vector<Gazetteer::Hit>> &hits,
                                              std::size_t at, bool wide)
{
    std::vector<NamedFeature> features;
    const TokenKeys keys(text, hits, at, wide, caseOf(text), &features);
    std::ranges::sort(features, {}, &NamedFeature::key);
    const auto repeated = std::ranges::unique(features, {}, &NamedFeature::key);
    features.erase(repeated.begin(), repeated.end());
    return features;
}

double Tagger::weightOf(FeatureKey key, std::uint32_t tag) const
{
    const std::uint32_t feature = index.features.find(key);
    if (feature == FeatureTable::unknown)
        return 0.0;
    const std::uint32_t shared = tag == 0 ? tag : layout.tags().shared(TagSet::entity(tag));
    double sum = 0.0;
    for (std::uint32_t at = rows[feature]; at < rows[feature + 1]; ++at)
        if (columns[at] == tag || columns[at] == shared)
            sum += static_cast<double>(weights[at]);
    return sum;
}

std::vector<std::size_t> piecesOf(const TaggerText &text, const std::vector<std::uint32_t> &tags)
{
    const std::size_t tokens = text.words.size();
    const auto inside = [&tags](std::size_t at) {
        return !tags.empty() && tags[at] != 0 && TagSet::position(tags[at]) != Position::Begin &&
               TagSet::position(tags[at]) != Position::Single;
    };
    std::vector<std::size_t> starts{0};
    while (tokens - starts.back() > longestPiece) {
        const std::size_t longest = starts.back() + longestPiece;
        std::size_t cut = 0;
        for (std::size_t at = longest; at > starts.back() + longestPiece / 2; --at) {
            if (inside(at))
                continue;
            const bool lineEnd = !text.lines.empty() && text.lines[at - 1] != text.lines[at];
            if (cut == 0 || lineEnd)
                cut = at;
            if (lineEnd)
                break;
        }
        starts.push_back(cut != 0 ? cut : longest);
    }
    starts.push_back(tokens);
    return starts;
}

TaggerText pieceOf(const TaggerText &text, std::size_t first, std::size_t last)
{
    const auto cut = [first, last](const auto &all) {
        using Part = std::remove_cvref_t<decltype(all)>;
        return all.empty() ? Part()
                           : Part(all.begin() + static_cast<std::ptrdiff_t>(first),
                                  all.begin() + static_cast<std::ptrdiff_t>(last));
    };
    return {cut(text.words), cut(text.spaceBefore), text.intent, cut(text.lines)};
}

std::vector<bool> spacesBefore(const std::vector<text::Token> &tokens)
{
    std::vector<bool> spaces;
    std::int32_t end = -1;
    for (const text::Token &token : tokens) {
        spaces.push_back(token.span.begin != end);
        end = token.span.end();
    }
    return spaces;
}

std::vector<std::uint32_t> linesOf(std::u16string_view text, const std::vector<text::Token> &tokens)
{
    std::vector<std::uint32_t> lines;
    std::uint32_t line = 0;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        if (t > 0) {
            const std::int32_t end = tokens[t - 1].span.end();
            const auto between = text.substr(static_cast<std::size_t>(end),
                                             static_cast<std::size_t>(tokens[t].span.begin - end));
            line += between.find_first_of(u"\r\n\u2028\u2029") != std::u16string_view::npos ? 1 : 0;
        }
        lines.push_back(line);
    }
    if (line == 0)
        lines.clear();
    return lines;
}

std::vector<Tagger::Mention> mentionsOf(const std::vector<std::uint32_t> &path)
{
    std::vector<Tagger::Mention> mentions;
    std::size_t first = 0;
    for (std::size_t t = 0; t < path.size(); ++t) {
        if (path[t] == 0)
            continue;
        const Position position = TagSet::position(path[t]);
        if (position == Position::Begin || position == Position::Single)
            first = t;
        if (position == Position::End || position == Position::Single)
            mentions.push_back({first, t, TagSet::entity(path[t]), 0.0});
    }
    return mentions;
}

void Tagger::makeIndex()
{
    index.features = FeatureTable(vocabulary.keys());
    index.slots.clear();
    for (const std::uint32_t column : columns)
        index.slots.push_back(static_cast<std::uint32_t>(layout.tags().slot(column)));
    std::vector<double> weightsOfTransitions(transitions.begin(), transitions.end());
    index.transitions = TransitionWeights(layout, weightsOfTransitions);
    for (std::size_t e = 0; e < layout.entities(); ++e)
        for (const std::size_t way : {layout.fromOutside(e), layout.fromStart(e), layout.enter(e)})
            weightsOfTransitions[way] += static_cast<double>(readiness);
    index.search = TransitionWeights(layout, std::move(weightsOfTransitions));
}

std::vector<Tagger::Mention> Tagger::tag(const TaggerText &text) const
{
    const std::size_t length = text.words.size();
    if (length == 0)
        return {};
    const auto keys = taggerKeys(text, gazetteer.find(text.words, {}), wide);
    const std::size_t size = layout.tags().rowSize();
    std::vector<double> scores(length * size, 0.0);
    for (std::size_t t = 0; t < length; ++t) {
        double *row = scores.data() + t * size;
        for (const FeatureKey key : keys[t]) {
            const std::uint32_t feature = index.features.find(key);
            if (feature == FeatureTable::unknown)
                continue;
            for (std::uint32_t at = rows[feature]; at < rows[feature + 1]; ++at)
                row[index.slots[at]] += static_cast<double>(weights[at]);
        }
        Lattice::spread(layout.tags(), row);
    }
    auto mentions = mentionsOf(Lattice(index.search).viterbi(scores, length));
    if (mentions.empty())
        return mentions;
    Lattice lattice(index.transitions);
    lattice.forwardBackward(scores, length);
    for (Mention &mention : mentions)
        mention.confidence =
            std::clamp(lattice.mentionProbability(mention.first, mention.last, mention.entity), 0.0, 1.0);
    return mentions;
}

} // namespace glossa::learn
