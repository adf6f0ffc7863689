// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/corpus.h"

#include "core/text/tokenizer.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

std::u16string_view viewOf(const QString &text)
{
    return {QStringView(text).utf16(), static_cast<std::size_t>(text.size())};
}

/// The region that a place stands in; -1 = none, where there are any.
int regionAt(const project::Item &item, text::Utf16Span span)
{
    if (item.regions.empty())
        return 0;
    for (std::size_t i = 0; i < item.regions.size(); ++i)
        if (item.regions[i].span.contains(span))
            return static_cast<int>(i);
    return -1;
}

bool isMark(std::u16string_view token)
{
    const QStringView text(token.data(), static_cast<qsizetype>(token.size()));
    const QList<uint> points = text.toUcs4();
    return std::ranges::none_of(points, [](uint point) { return QChar::isLetterOrNumber(point); });
}

} // namespace

Corpus::Corpus(SplitItems split, bool manualSplit) : m_split(std::move(split)), m_manualSplit(manualSplit)
{
    for (std::size_t i = 0; i < m_split.schema.size(); ++i) {
        const project::Category &category = m_split.schema[i];
        m_places[static_cast<std::size_t>(category.kind)].insert(category.name,
                                                                 static_cast<std::uint32_t>(i));
    }
    m_uses.resize(m_split.schema.size());
    m_readings.resize(m_split.items.size());
    m_byId.reserve(m_split.items.size());
    const text::LetterRules rules = text::letterRules(m_split.info.language.toStdString());
    for (std::size_t i = 0; i < m_split.items.size(); ++i) {
        m_byId.emplace(m_split.items[i].id, i);
        read(i, rules);
        count(i);
    }
    std::int64_t all = 0;
    for (const Use &use : m_uses)
        all += use.all();
    m_allLabels = static_cast<double>(std::max<std::int64_t>(1, all));
}

std::optional<std::uint32_t> Corpus::find(project::CategoryKind kind, const QString &name) const
{
    const auto &places = m_places[static_cast<std::size_t>(kind)];
    const auto found = places.constFind(name);
    return found == places.constEnd() ? std::nullopt : std::optional(*found);
}

const project::Item *Corpus::item(project::ItemId id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_split.items[found->second];
}

std::uint32_t Corpus::formOf(std::u16string_view word, text::LetterRules rules)
{
    const auto [spelling, isNew] = m_spellings.emplace(word, 0);
    if (isNew) {
        std::u16string folded = text::foldForComparing(word, rules).text;
        const auto [number, first] = m_numbers.emplace(folded, static_cast<std::uint32_t>(m_forms.size()));
        if (first)
            m_forms.push_back(std::move(folded));
        spelling->second = number->second;
    }
    return spelling->second;
}

void Corpus::read(std::size_t item, text::LetterRules rules)
{
    const project::Item &it = m_split.items[item];
    Reading &reading = m_readings[item];
    reading.labeled = project::isLabeled(it);
    const std::string language = (it.language.isEmpty() ? m_split.info.language : it.language).toStdString();
    for (const text::Token &token : text::tokenize(viewOf(it.text), language)) {
        const int region = regionAt(it, token.span);
        if (region >= 0 && !isMark(token.text))
            reading.words.push_back({formOf(token.text, rules), token.span, region});
    }
    const std::vector<Word> &words = reading.words;
    for (std::size_t i = 0; i < it.labels.size(); ++i) {
        const text::Utf16Span span = it.labels[i].span;
        const auto begin = std::ranges::partition_point(
            words, [&span](const Word &word) { return word.span.begin < span.begin; });
        const auto end = std::partition_point(
            begin, words.end(), [&span](const Word &word) { return word.span.end() <= span.end(); });
        // One that cuts a word is not compared: it has no words of its own.
        const bool cuts = (begin != words.begin() && std::prev(begin)->span.end() > span.begin) ||
                          (end != words.end() && end->span.begin < span.end());
        const auto category = find(project::CategoryKind::Entity, it.labels[i].category);
        if (begin < end && !cuts && category)
            reading.labels.push_back({static_cast<std::uint32_t>(begin - words.begin()),
                                      static_cast<std::uint32_t>(end - words.begin()), *category,
                                      static_cast<std::uint32_t>(i)});
    }
}

void Corpus::count(std::size_t item)
{
    const bool test = m_split.test[item];
    eachCategory(*this, item, [this, test](std::uint32_t category) {
        ++(test ? m_uses[category].test : m_uses[category].train);
    });
}

text::Utf16Span Corpus::spanOf(std::size_t item, std::uint32_t begin, std::uint32_t end) const
{
    const std::vector<Word> &words = m_readings[item].words;
    const std::int32_t from = words[begin].span.begin;
    return {from, words[end - 1].span.end() - from};
}

QString Corpus::wordsOf(std::size_t item, std::uint32_t begin, std::uint32_t end) const
{
    const text::Utf16Span span = spanOf(item, begin, end);
    return m_split.items[item].text.mid(span.begin, span.length);
}

std::u16string Corpus::folded(std::size_t item) const
{
    std::u16string text;
    for (const Word &word : m_readings[item].words) {
        if (!text.empty())
            text += u' ';
        text += m_forms[word.form];
    }
    return text;
}

QString Corpus::shortText(std::size_t item) const
{
    constexpr qsizetype line = 160;
    const QString text = m_split.items[item].text.left(2 * line).simplified();
    return text.size() > line ? text.left(line) + u'…' : text;
}

} // namespace glossa::workspace
