// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seed.h"
#include "core/learn/trainer.h"

#include <string>
#include <string_view>
#include <vector>

namespace glossa::test {

/// A number from -range to range.
inline double someNumber(Random &random, double range)
{
    return range * (static_cast<double>(random.next() % 20001) / 10000.0 - 1.0);
}

/// An example in short notation: "turn on the [0 kitchen] lamp" labels "kitchen" with entity 0.
inline learn::Example example(std::u16string_view notation, std::int32_t intent = -1,
                              std::string language = "en")
{
    learn::Example made;
    made.language = std::move(language);
    made.intent = intent;
    std::int32_t begin = -1;
    std::uint32_t category = 0;
    for (std::size_t i = 0; i < notation.size(); ++i) {
        const auto at = static_cast<std::int32_t>(made.text.size());
        if (notation[i] == u'[') {
            category = static_cast<std::uint32_t>(notation[i + 1] - u'0');
            begin = at;
            i += 2;
        } else if (notation[i] == u']') {
            made.spans.push_back({{begin, at - begin}, category});
        } else {
            made.text += notation[i];
        }
    }
    return made;
}

/// Commands to lamps: two intents, the entities room (0) and level (1).
inline learn::TrainingSet lamps(std::size_t count, std::uint64_t seed = 1)
{
    const std::u16string rooms[] = {u"kitchen",         u"living room", u"hall",
                                    u"guest bath room", u"attic",       u"cellar"};
    const std::u16string fillers[] = {u"please", u"now", u"at once", u"for me", u"today", u"again"};
    learn::TrainingSet set;
    set.intents = {"TurnOn", "Dim"};
    set.entities = {"room", "level"};
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const auto &room = rooms[random.next() % std::size(rooms)];
        const auto &filler = fillers[random.next() % std::size(fillers)];
        if (random.next() % 2 == 0) {
            set.examples.push_back(example(u"turn on the [0 " + room + u"] lamp " + filler, 0));
        } else {
            std::u16string level;
            for (const char digit : std::to_string(random.next() % 100))
                level += static_cast<char16_t>(digit);
            set.examples.push_back(
                example(u"dim the [0 " + room + u"] to [1 " + level + u" percent] " + filler, 1));
        }
    }
    return set;
}

} // namespace glossa::test
