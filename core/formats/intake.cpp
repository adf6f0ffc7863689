// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/intake.h"

#include "core/project/name_likeness.h"
#include "core/text/offset_map.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace glossa::formats {

namespace {

constexpr std::size_t batchSize = 1000;
constexpr qsizetype batchText = 2 * 1024 * 1024; // documents can be long
constexpr std::size_t mostProblems = 1000;

bool mayHaveClusters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x300 || c == u'\r'; });
}

Error labelFault(const project::Item &item, std::size_t index, const Error &reason, const LabelPlace &place)
{
    const text::Utf16Span span = item.labels[index].span;
    const bool offsetIsWrong = span.begin < 0 || span.begin >= item.text.size();
    Error error = reason;
    error.place = place(index, offsetIsWrong ? "offset" : "length");
    error.expected = Message(Phrase::SpanOfWholeCharacters, item.text.size());
    error.detail = std::to_string(span.begin) + " + " + std::to_string(span.length);
    return error;
}

} // namespace

Intake::Intake(const QString &path, const ReadOptions &options, ItemSink &sink)
    : m_path(path.toStdString()), m_options(options), m_sink(sink)
{
}

Error Intake::located(Error error) const
{
    if (error.file.empty())
        error.file = m_path;
    return error;
}

void Intake::note(Error error, bool refused)
{
    if (m_report.problems.size() < mostProblems)
        m_report.problems.push_back({located(std::move(error)), refused});
    else
        ++m_report.unlisted;
}

void Intake::refuse(Error error, std::int64_t rows)
{
    m_report.read += rows;
    m_report.refused += rows;
    note(std::move(error), true);
}

void Intake::warn(Error error)
{
    ++m_report.warnings;
    note(std::move(error), false);
}

void Intake::warnOfLeftOut(const QString &path, const QStringList &files)
{
    constexpr qsizetype named = 5;
    if (files.isEmpty())
        return;
    Message detail = files.mid(0, named).join(QStringLiteral(", ")).toStdString();
    if (files.size() > named)
        detail = Message(Phrase::NamesAndMore, detail, files.size());
    warn({ErrorCode::LeftOut, path.toStdString(), {}, {}, std::move(detail)});
}

Status Intake::schema(std::vector<project::Category> categories)
{
    m_hasSchema = true;
    for (const project::Category &category : categories)
        m_known.at(static_cast<std::size_t>(category.kind)).insert(category.name);
    return categories.empty() ? Status{} : m_sink.categories(std::move(categories));
}

bool Intake::use(project::CategoryKind kind, const QString &name)
{
    QSet<QString> &known = m_known.at(static_cast<std::size_t>(kind));
    if (name.isEmpty() || known.contains(name))
        return false;
    known.insert(name);
    project::Category category;
    category.kind = kind;
    category.name = name;
    m_added.push_back(std::move(category));
    return m_hasSchema;
}

std::optional<Error> Intake::badName(const project::Item &item, const LabelPlace &place)
{
    const auto check = [&place](project::CategoryKind kind, const QString &name,
                                std::optional<std::size_t> index,
                                std::string_view field) -> std::optional<Error> {
        const auto good = project::checkCategoryName(kind, name);
        if (good)
            return std::nullopt;
        Error error = good.error();
        error.place = place ? place(index, field) : Message(std::string(field));
        return error;
    };
    std::optional<Error> bad;
    if (!item.intent.isEmpty())
        bad = check(project::CategoryKind::Intent, item.intent, std::nullopt, "intent");
    for (std::size_t i = 0; !bad && i < item.labels.size(); ++i)
        bad = check(project::CategoryKind::Entity, item.labels[i].category, i, "category");
    for (std::size_t i = 0; !bad && i < item.classes.size(); ++i)
        bad = check(project::CategoryKind::Class, item.classes[i].category, i, "category");
    return bad;
}

Status Intake::item(project::Item item, std::vector<Error> warnings, const LabelPlace &place,
                    std::int64_t rows)
{
    const auto unknown = [&](const QString &name, std::optional<std::size_t> index, std::string_view field) {
        warn({ErrorCode::NotFound,
              {},
              place ? place(index, field) : Message(),
              Phrase::ACategoryOfTheSchema,
              name.toStdString()});
    };
    if (m_options.dataset)
        item.dataset = *m_options.dataset;
    if (m_options.labeled)
        item.done = *m_options.labeled;
    if (item.intent.isEmpty() && !m_options.intent.isEmpty())
        item.intent = m_options.intent;
    if (auto bad = badName(item, place)) {
        refuse(std::move(*bad), rows);
        return {};
    }
    if (use(project::CategoryKind::Intent, item.intent))
        unknown(item.intent, std::nullopt, "intent");
    for (std::size_t i = 0; i < item.labels.size(); ++i)
        if (use(project::CategoryKind::Entity, item.labels[i].category))
            unknown(item.labels[i].category, i, "category");
    for (std::size_t i = 0; i < item.classes.size(); ++i)
        if (use(project::CategoryKind::Class, item.classes[i].category))
            unknown(item.classes[i].category, i, "category");
    for (Error &warning : warnings)
        warn(std::move(warning));
    ++m_report.read;
    ++m_report.kept;
    m_batchText += item.text.size();
    m_batch.push_back(std::move(item));
    return m_batch.size() >= batchSize || m_batchText >= batchText ? flush() : Status{};
}

Status Intake::flush()
{
    if (!m_added.empty()) {
        if (const auto taken = m_sink.categories(std::exchange(m_added, {})); !taken)
            return taken;
    }
    m_batchText = 0;
    return m_batch.empty() ? Status{} : m_sink.items(std::exchange(m_batch, {}));
}

Status Intake::progress(double share)
{
    if (m_options.stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    if (m_options.progress)
        m_options.progress(std::clamp(share, 0.0, 1.0));
    return {};
}

/// Warns of names that read the same but are two categories, once for each pair.
void Intake::warnOfLikeness()
{
    for (const QSet<QString> &names : m_known) {
        QStringList sorted(names.begin(), names.end());
        sorted.sort();
        QHash<QString, QString> firsts;
        for (const QString &name : sorted) {
            const QString key = project::likenessKey(name);
            if (const auto first = firsts.constFind(key); first != firsts.constEnd())
                warn({ErrorCode::DuplicateName,
                      {},
                      name.toStdString(),
                      Phrase::NamesThatDifferMore,
                      first->toStdString()});
            else
                firsts.insert(key, name);
        }
    }
}

Result<ReadReport> Intake::finish()
{
    if (const auto flushed = flush(); !flushed)
        return fail(flushed.error());
    if (const auto going = progress(1.0); !going)
        return fail(going.error());
    warnOfLikeness();
    return std::move(m_report);
}

Status checkLabels(const project::Item &item, const LabelPlace &place, std::vector<Error> &warnings)
{
    if (item.labels.empty())
        return {};
    std::vector<std::size_t> order(item.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const std::size_t i : order) {
        if (const auto good = project::checkSpan(item.text, item.labels[i].span); !good)
            return fail(labelFault(item, i, good.error(), place));
    }
    std::ranges::sort(order, [&item](std::size_t a, std::size_t b) {
        const project::Label &left = item.labels[a];
        const project::Label &right = item.labels[b];
        return std::tie(left.span, left.region, left.category, a) <
               std::tie(right.span, right.region, right.category, b);
    });
    std::size_t furthest = order.front(); // the label that reaches furthest so far
    bool overlap = false;
    for (std::size_t at = 1; at < order.size(); ++at) {
        const project::Label &before = item.labels[order[at - 1]];
        const project::Label &label = item.labels[order[at]];
        if (before.span == label.span && before.region == label.region && before.category == label.category)
            return fail(ErrorCode::AlreadyExists, label.category.toStdString(), place(order[at], {}),
                        Phrase::EachLabelOnce);
        if (!overlap && item.labels[furthest].span.overlaps(label.span)) {
            overlap = true;
            warnings.push_back({ErrorCode::Conflict,
                                {},
                                place(order[at], {}),
                                Phrase::LabelsThatDoNotOverlap,
                                label.category.toStdString()});
        }
        if (label.span.end() > item.labels[furthest].span.end())
            furthest = order[at];
    }
    if (!mayHaveClusters(item.text))
        return {};
    const text::OffsetMap map(std::u16string_view(reinterpret_cast<const char16_t *>(item.text.utf16()),
                                                  static_cast<std::size_t>(item.text.size())));
    for (std::size_t i = 0; i < item.labels.size(); ++i) {
        if (map.cutsGrapheme(item.labels[i].span))
            warnings.push_back({ErrorCode::BadOffset,
                                {},
                                place(i, "offset"),
                                Phrase::SpanCuttingNoCharacter,
                                item.labels[i].category.toStdString()});
    }
    return {};
}

} // namespace glossa::formats
