// SPDX-License-Identifier: GPL-3.0-or-later
//
// nlohmann's SAX parser is fed by JsonFeed, which checks the encoding and keeps the memory small. JsonFeed
// also replaces a surrogate escape without its partner, which nlohmann takes for broken grammar: `\ud83d`
// becomes `\ufffd`, which has the same length, and its offset is remembered. JsonBuilder turns the events
// into records.
#include "core/formats/json_stream.h"

#include "core/formats/json_feed.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include <locale.h>

namespace glossa::formats {

namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t shownDepth = 8;    // of a place that is too deep to be read
constexpr std::size_t longestShown = 40; // of what cannot stand where it does
constexpr std::size_t heaviestRecord = 256 * 1024 * 1024;

/// Cuts UTF-8 between two characters. The parser has written control characters out already.
std::string shortened(std::string text)
{
    if (text.size() <= longestShown)
        return text;
    std::size_t end = longestShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

/// The iterator by which nlohmann reads the characters.
class FeedIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    explicit FeedIterator(JsonFeed *feed) : m_feed(feed) {}
    char operator*() const { return m_feed->current(); }
    FeedIterator &operator++()
    {
        m_feed->advance();
        return *this;
    }
    FeedIterator operator++(int)
    {
        m_feed->advance();
        return *this;
    }
    /// Iterators are only compared with the end, which has no feed.
    friend bool operator==(const FeedIterator &a, const FeedIterator &b)
    {
        return a.m_feed ? a.m_feed->atEnd() : (!b.m_feed || b.m_feed->atEnd());
    }

private:
    JsonFeed *m_feed;
};

} // namespace

/// Turns events into opened, collected and skipped values.
class JsonBuilder {
public:
    JsonBuilder(JsonFeed &feed, JsonHandler &handler) : m_feed(feed), m_handler(handler) {}

    bool null() { return scalar({JsonValue::Kind::Null, {}, {}, {}}); }
    bool boolean(bool value)
    {
        return scalar({value ? JsonValue::Kind::True : JsonValue::Kind::False, {}, {}, {}});
    }
    bool number_integer(std::int64_t value)
    {
        return scalar({JsonValue::Kind::Number, std::to_string(value), {}, {}});
    }
    bool number_unsigned(std::uint64_t value)
    {
        return scalar({JsonValue::Kind::Number, std::to_string(value), {}, {}});
    }
    bool number_float(double, const std::string &written)
    {
        return scalar({JsonValue::Kind::Number, written, {}, {}});
    }
    bool string(std::string &value);
    bool binary(nlohmann::json::binary_t &) { return false; }
    bool start_object(std::size_t) { return start(JsonValue::Kind::Object); }
    bool start_array(std::size_t) { return start(JsonValue::Kind::Array); }
    bool key(std::string &name);
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t, const std::string &lastRead, const nlohmann::json::exception &);

    std::optional<Error> error;
    [[nodiscard]] std::string placeText(std::size_t most = deepest) const;

private:
    enum class Mode : std::uint8_t { Opened, Collected, Skipped };
    struct Frame {
        Mode mode = Mode::Opened;
        bool array = false;
        JsonValue *value = nullptr; // Collected
        std::string name;           // of the field at hand
        std::int64_t index = -1;
    };

    bool refuse(Error reason)
    {
        error = std::move(reason);
        return false;
    }
    [[nodiscard]] Mode mode() const { return m_frames.empty() ? Mode::Opened : m_frames.back().mode; }
    bool scalar(JsonValue value);
    bool start(JsonValue::Kind kind);
    bool end();
    bool deliver();
    bool weigh(std::size_t bytes);
    void enterChild();
    void leaveChild();
    JsonValue *attach(JsonValue value);
    std::optional<JsonHandler::Action> ask(JsonValue::Kind kind);

    JsonFeed &m_feed;
    JsonHandler &m_handler;
    std::vector<Frame> m_frames;
    JsonPlace m_place; // one step for each opened container
    JsonRecord m_record;
    std::size_t m_weight = 0;
};

std::string JsonPlace::toString() const
{
    std::string text;
    for (const Step &step : m_steps) {
        if (step.index >= 0)
            appendIndex(text, step.index);
        else
            appendField(text, step.name);
    }
    return text;
}

std::string JsonBuilder::placeText(std::size_t most) const
{
    std::string text;
    for (const Frame &frame : m_frames) {
        if (most-- == 0)
            return text + "…";
        if (frame.array)
            appendIndex(text, std::max<std::int64_t>(frame.index, 0));
        else if (!frame.name.empty())
            appendField(text, frame.name);
    }
    return text;
}

/// Steps to the next child of the innermost container. In an object its name has been set already.
void JsonBuilder::enterChild()
{
    if (m_frames.empty())
        return;
    Frame &frame = m_frames.back();
    if (frame.array)
        ++frame.index;
    if (frame.mode == Mode::Opened)
        m_place.m_steps.push_back({frame.name, frame.index});
}

void JsonBuilder::leaveChild()
{
    if (!m_frames.empty() && m_frames.back().mode == Mode::Opened)
        m_place.m_steps.pop_back();
}

bool JsonBuilder::weigh(std::size_t bytes)
{
    m_weight += bytes + sizeof(JsonMember);
    return m_weight <= heaviestRecord || refuse({ErrorCode::TooLarge,
                                                 {},
                                                 m_place.toString(),
                                                 {Phrase::RecordsOfAtMost, heaviestRecord / (1024 * 1024)},
                                                 {}});
}

JsonValue *JsonBuilder::attach(JsonValue value)
{
    if (mode() == Mode::Opened) {
        m_record.value = std::move(value);
        return &m_record.value;
    }
    Frame &frame = m_frames.back();
    if (frame.array)
        return &frame.value->elements.emplace_back(std::move(value));
    return &frame.value->members.emplace_back(JsonMember{frame.name, std::move(value)}).value;
}

std::optional<JsonHandler::Action> JsonBuilder::ask(JsonValue::Kind kind)
{
    const auto action = m_handler.child(m_place, kind);
    if (!action) {
        error = action.error();
        return std::nullopt;
    }
    if (*action == JsonHandler::Action::Collect) {
        m_weight = 0;
        m_record.loneSurrogate.clear();
    }
    return *action;
}

bool JsonBuilder::scalar(JsonValue value)
{
    m_feed.tokenDone();
    enterChild();
    const Mode parent = mode();
    if (parent == Mode::Skipped)
        return true;
    if (parent == Mode::Collected) {
        if (!weigh(value.text.size()))
            return false;
        attach(std::move(value));
        return true;
    }
    const auto action = ask(value.kind);
    if (!action)
        return false;
    if (*action == JsonHandler::Action::Collect) {
        attach(std::move(value));
        return deliver();
    }
    leaveChild();
    return true;
}

bool JsonBuilder::string(std::string &value)
{
    const bool lone = m_feed.takeLoneSurrogate();
    if (!lone || mode() == Mode::Skipped)
        return scalar({JsonValue::Kind::String, std::move(value), {}, {}});
    if (mode() == Mode::Collected) {
        if (!scalar({JsonValue::Kind::String, std::move(value), {}, {}}))
            return false;
        if (m_record.loneSurrogate.empty())
            m_record.loneSurrogate = placeText();
        return true;
    }
    // The string is a record by itself, so the handler can learn of the fault only through an error.
    enterChild();
    return refuse({ErrorCode::LoneSurrogate, {}, m_place.toString(), Phrase::WholeSurrogatePairs, {}});
}

bool JsonBuilder::key(std::string &name)
{
    m_feed.tokenDone();
    const bool lone = m_feed.takeLoneSurrogate();
    Frame &frame = m_frames.back();
    frame.name = std::move(name);
    if (!lone || frame.mode == Mode::Skipped)
        return true;
    if (frame.mode == Mode::Opened)
        return refuse({ErrorCode::LoneSurrogate, {}, placeText(), Phrase::WholeSurrogatePairs, {}});
    if (m_record.loneSurrogate.empty())
        m_record.loneSurrogate = placeText();
    return true;
}

bool JsonBuilder::start(JsonValue::Kind kind)
{
    m_feed.tokenDone();
    enterChild();
    if (m_frames.size() >= deepest)
        return refuse(
            {ErrorCode::TooDeep, {}, placeText(shownDepth), Message(Phrase::AtMostLevels, deepest), {}});
    Frame frame;
    frame.array = kind == JsonValue::Kind::Array;
    frame.mode = mode();
    if (frame.mode == Mode::Opened) {
        const auto action = ask(kind);
        if (!action)
            return false;
        frame.mode = *action == JsonHandler::Action::Open      ? Mode::Opened
                     : *action == JsonHandler::Action::Collect ? Mode::Collected
                                                               : Mode::Skipped;
    }
    if (frame.mode == Mode::Collected) {
        if (!weigh(0))
            return false;
        frame.value = attach({kind, {}, {}, {}});
    }
    m_frames.push_back(std::move(frame));
    return true;
}

bool JsonBuilder::end()
{
    m_feed.tokenDone();
    const Mode ended = m_frames.back().mode;
    m_frames.pop_back();
    if (mode() != Mode::Opened)
        return true;
    if (ended == Mode::Collected)
        return deliver();
    leaveChild();
    return true;
}

bool JsonBuilder::deliver()
{
    JsonRecord record = std::move(m_record);
    m_record = {};
    if (const auto taken = m_handler.collected(m_place, std::move(record)); !taken)
        return refuse(taken.error());
    leaveChild();
    return true;
}

bool JsonBuilder::parse_error(std::size_t, const std::string &lastRead, const nlohmann::json::exception &)
{
    if (m_feed.error) // the parser only saw an early end
        return false;
    // The parser has read the first byte that cannot stand there, unless the input has ended.
    const std::uint64_t read = m_feed.consumed();
    const std::uint64_t byte = m_feed.endWasSeen() || read == 0 ? read : read - 1;
    const std::string inside = placeText();
    Message detail = m_feed.endWasSeen() ? Message(Phrase::JsonEndsThere)
                                         : Message(Phrase::JsonCannotStandThere, shortened(lastRead));
    if (!inside.empty())
        detail = Message(Phrase::InsideJson, inside, detail);
    return refuse({ErrorCode::Malformed, {}, {Phrase::LineByte, m_feed.lineOf(byte), byte}, "JSON", detail});
}

namespace {

/// The parser asks the C library for the decimal point, reads numbers with it and writes it into what it
/// hands on. While this object lives, the decimal point is a point for this thread, whatever the user's
/// locale is.
class PointInNumbers {
public:
    PointInNumbers() : m_numbers(::newlocale(LC_NUMERIC_MASK, "C", ::duplocale(::uselocale(nullptr))))
    {
        if (m_numbers)
            m_before = ::uselocale(m_numbers);
    }
    ~PointInNumbers()
    {
        if (!m_numbers)
            return;
        ::uselocale(m_before);
        ::freelocale(m_numbers);
    }
    PointInNumbers(const PointInNumbers &) = delete;
    PointInNumbers &operator=(const PointInNumbers &) = delete;

private:
    locale_t m_numbers;
    locale_t m_before = nullptr;
};

} // namespace

Status streamJson(ByteInput &input, JsonHandler &handler, const ByteProgress &progress)
{
    JsonFeed feed(input, progress);
    JsonBuilder builder(feed, handler);
    const PointInNumbers point;
    const bool good = nlohmann::json::sax_parse(FeedIterator(&feed), FeedIterator(nullptr), &builder,
                                                nlohmann::json::input_format_t::json, true);
    if (feed.error) {
        Error error = *feed.error;
        if (error.place.empty())
            error.place = builder.placeText();
        return fail(std::move(error));
    }
    if (builder.error)
        return fail(*builder.error);
    if (!good)
        return fail(ErrorCode::Malformed, {}, {}, "JSON");
    return {};
}

namespace {

class WholeDocument final : public JsonHandler {
public:
    Result<Action> child(const JsonPlace &, JsonValue::Kind) override { return Action::Collect; }
    Status collected(const JsonPlace &, JsonRecord record) override
    {
        document = std::move(record.value);
        return {};
    }
    JsonValue document;
};

} // namespace

JsonValue parseJson(const QByteArray &text)
{
    MemoryInput input(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    WholeDocument whole;
    const auto read = streamJson(input, whole);
    return read ? std::move(whole.document) : JsonValue{};
}

} // namespace glossa::formats
