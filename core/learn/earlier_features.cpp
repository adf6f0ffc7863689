// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/earlier_features.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa::learn {

namespace {

// These are the kinds of features. They are frozen, because keys stand in model files.
enum class Earlier : std::uint32_t { Word = 1, Pair = 2, Triple = 3, Grams = 4, Skip = 5, First = 6 };

template <typename... Parts>
NamedFeature earlierFeature(Earlier kind, EvidenceKind evidence, const Parts &...parts)
{
    KeyBuilder builder(static_cast<std::uint32_t>(kind));
    (builder.add(parts), ...);
    NamedFeature feature{builder.key(), evidence, {}};
    const std::u16string_view between = kind == Earlier::Skip ? u" … " : u" ";
    ((feature.text += feature.text.empty() ? std::u16string_view() : between, feature.text += parts), ...);
    return feature;
}

} // namespace

void forEarlierFeatures(const std::vector<WordForms> &words, bool wide,
                        const std::function<void(const NamedFeature &)> &use)
{
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest = 5;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto &word = words[i].lower;
        use(earlierFeature(Earlier::Word, EvidenceKind::Word, word));
        const std::u16string bounded = u"<" + word + u">";
        for (std::size_t length = shortest; length <= longest; ++length)
            for (std::size_t at = 0; at + length <= bounded.size(); ++at)
                use(earlierFeature(Earlier::Grams, EvidenceKind::Letters,
                                   std::u16string_view(bounded).substr(at, length)));
        if (i == 0)
            use(earlierFeature(Earlier::First, EvidenceKind::FirstWord, word));
        if (i + 1 < words.size())
            use(earlierFeature(Earlier::Pair, EvidenceKind::Phrase, word, words[i + 1].lower));
        if (i + 2 < words.size()) {
            use(earlierFeature(Earlier::Triple, EvidenceKind::Phrase, word, words[i + 1].lower,
                               words[i + 2].lower));
            if (wide)
                use(earlierFeature(Earlier::Skip, EvidenceKind::Phrase, word, words[i + 2].lower));
        }
    }
}

} // namespace glossa::learn
