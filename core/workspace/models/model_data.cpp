// SPDX-License-Identifier: GPL-3.0-or-later
// What a model keeps of its data, in the section `data` of its file (core/learn/model_file.cpp), frozen:
//     u32 version (1), then blocks, each: u32 size, and so many bytes as qCompress() makes them
// , little-endian. The first block is the head as JSON,
//     {"project":{…},"schema":[{"number":N,"category":{…}}…],"items":N,"fingerprint":"…"}
// , the others hold lines, one an item in the order of the project:
//     PLACE SIDE {…}
// . Project, category and item are written as in edits (docs/formats/edits.md). A later version may add keys
// to the head; what it writes otherwise gets another number.
#include "core/workspace/models/model_data.h"

#include "core/learn/model.h"
#include "core/project/edit_json.h"
#include "core/project/stored_json.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/registry.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QLocale>
#include <QtEndian>

#include <limits>
#include <optional>

namespace glossa::workspace {

namespace {

using project::StoredJson;
using project::StoredValue;

constexpr quint32 dataVersion = 1;
/// Large enough to pack well, small enough to hold several of them.
constexpr qsizetype unitsOfABlock = 1 << 20;

tl::unexpected<Error> unreadableData()
{
    return fail(ErrorCode::CorruptModel, Phrase::ModelDataUnreadable);
}

void putNumber(std::string &bytes, quint32 number)
{
    char written[sizeof number];
    qToLittleEndian(number, written);
    bytes.append(written, sizeof number);
}

void putBlock(std::string &bytes, const QByteArray &content)
{
    const QByteArray packed = qCompress(content);
    putNumber(bytes, static_cast<quint32>(packed.size()));
    bytes.append(packed.constData(), static_cast<std::size_t>(packed.size()));
}

/// Takes a number off at `at`; nothing where none is left.
std::optional<quint32> takeNumber(const std::string &bytes, std::size_t &at)
{
    quint32 number = 0;
    if (bytes.size() - at < sizeof number)
        return std::nullopt;
    number = qFromLittleEndian<quint32>(bytes.data() + at);
    at += sizeof number;
    return number;
}

Result<QByteArray> takeBlock(const std::string &bytes, std::size_t &at)
{
    const auto size = takeNumber(bytes, at);
    if (!size || *size > bytes.size() - at ||
        *size > static_cast<quint32>(std::numeric_limits<qint32>::max()))
        return unreadableData();
    QByteArray content = qUncompress(reinterpret_cast<const uchar *>(bytes.data() + at), // NOLINT
                                     static_cast<qsizetype>(*size));
    at += *size;
    if (content.isEmpty())
        return unreadableData();
    return content;
}

Result<DataItem> itemOfLine(const QByteArray &line)
{
    const qsizetype afterPlace = line.indexOf(' ');
    const qsizetype afterSide = line.indexOf(' ', afterPlace + 1);
    bool isNumber = false;
    DataItem item;
    item.place = line.left(afterPlace).toDouble(&isNumber);
    if (afterPlace < 0 || afterSide != afterPlace + 2 || !isNumber)
        return unreadableData();
    const int side = line.at(afterPlace + 1) - '0';
    if (side < 0 || side > static_cast<int>(Side::Test))
        return unreadableData();
    item.side = static_cast<Side>(side);
    auto value = project::itemFromJson(line.mid(afterSide + 1));
    if (!value)
        return unreadableData();
    item.item = std::move(*value);
    return item;
}

/// The project and its categories stand as texts of their own, since what a file has brought with them keeps
/// the order of its fields.
QByteArray headJson(const ModelDataHead &head)
{
    StoredJson schema = StoredJson::array();
    for (const DataCategory &kept : head.schema)
        schema.push_back(
            {{"number", kept.number}, {"category", project::categoryToJson(kept.category).toStdString()}});
    return project::compact({{"project", project::projectToJson(head.info).toStdString()},
                             {"schema", std::move(schema)},
                             {"items", head.items},
                             {"fingerprint", head.fingerprint.toStdString()}});
}

Result<ModelDataHead> headFrom(const QByteArray &json)
{
    const StoredJson whole = project::parsed(json);
    const StoredValue value(whole);
    auto info = project::projectFromJson(value["project"].text().toUtf8());
    if (!info)
        return unreadableData();
    ModelDataHead head{std::move(*info), {}, value["items"].number(), value["fingerprint"].text()};
    const StoredValue schema = value["schema"];
    for (std::size_t i = 0; i < schema.size(); ++i) {
        auto category = project::categoryFromJson(schema.at(i)["category"].text().toUtf8());
        if (!category)
            return unreadableData();
        head.schema.push_back({schema.at(i)["number"].number(), std::move(*category)});
    }
    return head;
}

Result<ModelData> dataOf(Workspace &workspace, const Model &model)
{
    const QString path = QDir(workspace.store().modelsFolder()).filePath(model.file);
    auto bytes = learn::Model::attached(path.toStdString());
    if (!bytes)
        return fail(bytes.error());
    if (bytes->empty())
        return fail(ErrorCode::NotFound, model.label.toStdString(), "modelData");
    auto data = ModelData::unpack(std::move(*bytes));
    if (data && data->head().fingerprint == model.facts.fingerprint)
        return data;
    Error error =
        data ? Error{ErrorCode::CorruptModel, {}, {}, {}, Phrase::FileOfAnotherTraining} : data.error();
    error.file = path.toStdString();
    return fail(std::move(error));
}

} // namespace

void ModelDataWriter::add(const ItemRow &row, Side side)
{
    // By the shortest digits that give the same number back.
    m_lines += QByteArray::number(row.place, 'g', QLocale::FloatingPointShortest);
    m_lines += ' ';
    m_lines += static_cast<char>('0' + static_cast<int>(side));
    m_lines += ' ';
    m_lines += project::itemToJson(row.item);
    m_lines += '\n';
    ++m_items;
    if (m_lines.size() < unitsOfABlock)
        return;
    putBlock(m_blocks, m_lines);
    m_lines.clear();
}

std::string ModelDataWriter::finish(const ModelDataHead &head)
{
    if (!m_lines.isEmpty())
        putBlock(m_blocks, m_lines);
    m_lines.clear();
    std::string bytes;
    putNumber(bytes, dataVersion);
    putBlock(bytes, headJson(head));
    return bytes + m_blocks;
}

Result<ModelData> ModelData::unpack(std::string bytes)
{
    ModelData data;
    data.m_bytes = std::move(bytes);
    const auto version = takeNumber(data.m_bytes, data.m_first);
    if (!version || *version == 0)
        return unreadableData();
    if (*version > dataVersion)
        return fail(ErrorCode::NewerVersion, {Phrase::ModelVersion, *version});
    const auto block = takeBlock(data.m_bytes, data.m_first);
    if (!block)
        return fail(block.error());
    auto head = headFrom(*block);
    if (!head)
        return fail(head.error());
    data.m_head = std::move(*head);
    data.rewind();
    return data;
}

Result<std::vector<DataItem>> ModelData::next()
{
    std::vector<DataItem> items;
    if (m_at == m_bytes.size())
        return items;
    const auto block = takeBlock(m_bytes, m_at);
    if (!block)
        return fail(block.error());
    for (qsizetype begin = 0; begin < block->size();) {
        const qsizetype end = block->indexOf('\n', begin);
        if (end < 0)
            return unreadableData();
        auto item = itemOfLine(block->mid(begin, end - begin));
        if (!item)
            return fail(item.error());
        items.push_back(std::move(*item));
        begin = end + 1;
    }
    return items;
}

Result<ModelData> modelData(Workspace &workspace, std::int64_t project, const QString &label)
{
    return withModel(workspace, project, label, [&](const Model &known) { return dataOf(workspace, known); });
}

} // namespace glossa::workspace
