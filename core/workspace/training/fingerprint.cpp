// SPDX-License-Identifier: GPL-3.0-or-later
// What is hashed, as little-endian 32-bit numbers but for the text: of each example the number of its UTF-16
// code units, these, its intent (-1 = none), the number of its spans, and of each span begin, length and
// category; then, where it has classes, their number and they. The older form hashed neither of the two
// counts.
#include "core/workspace/training/fingerprint.h"

#include "core/base/seed.h"

#include <array>
#include <memory>
#include <new>
#include <xxhash.h>

namespace glossa::workspace {

namespace {

constexpr qsizetype olderDigits = 16;

using Span = std::array<std::int32_t, 3>;

Span numbersOf(const learn::LabeledSpan &span)
{
    return {span.span.begin, span.span.length, static_cast<std::int32_t>(span.category)};
}

QString hexOf(std::uint64_t number)
{
    return QStringLiteral("%1").arg(number, 16, 16, QLatin1Char('0'));
}

QString olderFingerprintOf(const learn::TrainingSet &set)
{
    std::uint64_t hash = fingerprint(nullptr, 0);
    const auto add = [&hash](const void *bytes, std::size_t size) { hash = fingerprint(bytes, size, hash); };
    for (const learn::Example &example : set.examples) {
        add(example.text.data(), example.text.size() * sizeof(char16_t));
        add(&example.intent, sizeof example.intent);
        for (const learn::LabeledSpan &span : example.spans) {
            const Span numbers = numbersOf(span);
            add(numbers.data(), sizeof numbers);
        }
    }
    return hexOf(hash);
}

} // namespace

QString fingerprintOf(const learn::TrainingSet &set)
{
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    if (!state)
        throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    const auto add = [&state](const void *bytes, std::size_t size) {
        XXH3_128bits_update(state.get(), bytes, size);
    };
    const auto addCount = [&add](std::size_t count) {
        const auto number = static_cast<std::uint32_t>(count);
        add(&number, sizeof number);
    };
    for (const learn::Example &example : set.examples) {
        addCount(example.text.size());
        add(example.text.data(), example.text.size() * sizeof(char16_t));
        add(&example.intent, sizeof example.intent);
        addCount(example.spans.size());
        for (const learn::LabeledSpan &span : example.spans) {
            const Span numbers = numbersOf(span);
            add(numbers.data(), sizeof numbers);
        }
        if (!example.classes.empty()) {
            addCount(example.classes.size());
            add(example.classes.data(), example.classes.size() * sizeof(std::uint32_t));
        }
    }
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return hexOf(hash.high64) + hexOf(hash.low64);
}

bool isFingerprintOf(const QString &fingerprint, const learn::TrainingSet &set)
{
    return fingerprint == (fingerprint.size() == olderDigits ? olderFingerprintOf(set) : fingerprintOf(set));
}

} // namespace glossa::workspace
