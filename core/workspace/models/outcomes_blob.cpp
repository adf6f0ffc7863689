// SPDX-License-Identifier: GPL-3.0-or-later
// CBOR array, deflated: [version, [intents], [entities], [item…], [classes]], an item being
// [id, text, [[begin, length]…] regions, expected intent | null, predicted intent | null, confidence,
//  [[category, begin, length]…] expected, [[category, begin, length, confidence]…] predicted (confidence
//  only where it is known), [class…] expected, [[class, confidence]…] predicted].
// Version 1, which is still read, has no classes, neither behind the items nor in them.
#include "core/workspace/models/outcomes.h"

#include <QCborArray>
#include <QCborValue>
#include <QtEndian>

namespace glossa::workspace {

namespace {

constexpr int blobVersion = 2;
constexpr int oldestVersion = 1;

QCborArray namesToCbor(const std::vector<std::string> &names)
{
    QCborArray array;
    for (const std::string &name : names)
        array.append(QString::fromStdString(name));
    return array;
}

std::vector<std::string> namesFromCbor(const QCborArray &array)
{
    std::vector<std::string> names;
    for (const auto &name : array)
        names.push_back(name.toString().toStdString());
    return names;
}

QCborValue intentToCbor(const std::optional<std::uint32_t> &intent)
{
    return intent ? QCborValue(static_cast<qint64>(*intent)) : QCborValue(nullptr);
}

QCborArray itemToCbor(const evaluate::Outcome &item)
{
    QCborArray regions;
    for (const text::Utf16Span &region : item.regions)
        regions.append(QCborArray{region.begin, region.length});
    QCborArray expected;
    for (const evaluate::CategorySpan &span : item.expected)
        expected.append(QCborArray{static_cast<qint64>(span.category), span.span.begin, span.span.length});
    QCborArray predicted;
    for (std::size_t i = 0; i < item.predicted.size(); ++i) {
        const evaluate::CategorySpan &span = item.predicted[i];
        QCborArray entry{static_cast<qint64>(span.category), span.span.begin, span.span.length};
        if (i < item.predictedConfidence.size())
            entry.append(item.predictedConfidence[i]);
        predicted.append(entry);
    }
    QCborArray expectedClasses;
    for (const std::uint32_t category : item.expectedClasses)
        expectedClasses.append(static_cast<qint64>(category));
    QCborArray predictedClasses;
    for (const evaluate::ClassScore &given : item.predictedClasses)
        predictedClasses.append(QCborArray{static_cast<qint64>(given.category), given.confidence});
    return {static_cast<qint64>(item.item),
            QStringView(item.text).toString(),
            regions,
            intentToCbor(item.expectedIntent),
            intentToCbor(item.predictedIntent),
            item.intentConfidence,
            expected,
            predicted,
            expectedClasses,
            predictedClasses};
}

/// Reads items. Numbers of names index the lists of the outcomes everywhere, so one that is outside its list
/// is damage.
class ItemReader {
public:
    explicit ItemReader(const evaluate::Outcomes &names) : m_names(names) {}

    evaluate::Outcome read(const QCborArray &array)
    {
        evaluate::Outcome item;
        item.item = array.at(0).toInteger();
        item.text = array.at(1).toString().toStdU16String();
        for (const auto &region : array.at(2).toArray()) {
            const QCborArray pair = region.toArray();
            item.regions.push_back({static_cast<std::int32_t>(pair.at(0).toInteger()),
                                    static_cast<std::int32_t>(pair.at(1).toInteger())});
        }
        item.expectedIntent = intent(array.at(3));
        item.predictedIntent = intent(array.at(4));
        item.intentConfidence = array.at(5).toDouble();
        for (const auto &label : array.at(6).toArray())
            item.expected.push_back(span(label.toArray()));
        for (const auto &label : array.at(7).toArray()) {
            item.predicted.push_back(span(label.toArray()));
            if (const QCborValue confidence = label.toArray().at(3); confidence.isDouble())
                item.predictedConfidence.push_back(confidence.toDouble());
        }
        for (const auto &category : array.at(8).toArray())
            item.expectedClasses.push_back(number(category, m_names.classes));
        for (const auto &given : array.at(9).toArray())
            item.predictedClasses.push_back(
                {number(given.toArray().at(0), m_names.classes), given.toArray().at(1).toDouble()});
        return item;
    }

    [[nodiscard]] bool isSound() const { return m_sound; }

private:
    std::uint32_t number(const QCborValue &value, const std::vector<std::string> &names)
    {
        const qint64 number = value.toInteger(-1);
        if (number < 0 || number >= static_cast<qint64>(names.size())) {
            m_sound = false;
            return 0;
        }
        return static_cast<std::uint32_t>(number);
    }

    std::optional<std::uint32_t> intent(const QCborValue &value)
    {
        return value.isInteger() ? std::optional(number(value, m_names.intents)) : std::nullopt;
    }

    evaluate::CategorySpan span(const QCborArray &array)
    {
        return {{static_cast<std::int32_t>(array.at(1).toInteger()),
                 static_cast<std::int32_t>(array.at(2).toInteger())},
                number(array.at(0), m_names.entities)};
    }

    const evaluate::Outcomes &m_names;
    bool m_sound = true;
};

} // namespace

QByteArray outcomesToBlob(const evaluate::Outcomes &outcomes)
{
    QCborArray items;
    for (const evaluate::Outcome &item : outcomes.items)
        items.append(itemToCbor(item));
    const QCborArray whole{blobVersion, namesToCbor(outcomes.intents), namesToCbor(outcomes.entities), items,
                           namesToCbor(outcomes.classes)};
    return qCompress(QCborValue(whole).toCbor());
}

namespace {

/// Qt takes the room that the first four bytes ask for before it reads on: of a damaged blob that may be
/// gigabytes. Deflate makes nothing smaller than to its 1032nd part (zlib's technical notes).
QByteArray uncompressed(const QByteArray &blob)
{
    constexpr quint64 mostPerByte = 1032;
    constexpr qsizetype headBytes = 4;
    if (blob.size() < headBytes)
        return {};
    const quint64 claimed = qFromBigEndian<quint32>(blob.constData());
    return claimed <= static_cast<quint64>(blob.size()) * mostPerByte ? qUncompress(blob) : QByteArray();
}

} // namespace

Result<evaluate::Outcomes> outcomesFromBlob(const QByteArray &blob)
{
    const QCborArray whole = QCborValue::fromCbor(uncompressed(blob)).toArray();
    const qint64 version = whole.at(0).toInteger();
    const auto unreadable = [] {
        return fail(ErrorCode::CorruptWorkspace, Phrase::EvaluationUnreadable, "evaluation");
    };
    if (version < oldestVersion || version > blobVersion)
        return unreadable();
    evaluate::Outcomes outcomes;
    outcomes.intents = namesFromCbor(whole.at(1).toArray());
    outcomes.entities = namesFromCbor(whole.at(2).toArray());
    outcomes.classes = namesFromCbor(whole.at(4).toArray());
    ItemReader reader(outcomes);
    for (const auto &item : whole.at(3).toArray())
        outcomes.items.push_back(reader.read(item.toArray()));
    if (!reader.isSound())
        return unreadable();
    return outcomes;
}

} // namespace glossa::workspace
