// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/session/workspace.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace glossa::workspace {

/// Where a training put an item. Kept in model files: never renumber.
enum class Side : std::uint8_t {
    Neither = 0, // nothing is labeled in it, so that it taught and proved nothing
    Train = 1,
    Test = 2,
};

struct DataItem {
    project::Item item; // under the number that it had
    double place = 0.0; // ItemRow::place
    Side side = Side::Neither;
};

struct DataCategory {
    std::int64_t number = 0; // CategoryUse::number
    project::Category category;
};

/// What a model keeps of its project beside the items.
struct ModelDataHead {
    project::ProjectInfo info;
    std::vector<DataCategory> schema; // in its order
    std::int64_t items = 0;
    QString fingerprint; // of the training side, which says whose data it is
};

/// Packs what a training reads, item by item in the order of the project, to be attached to the model's file.
class ModelDataWriter {
public:
    void add(const ItemRow &row, Side side);
    [[nodiscard]] std::int64_t items() const { return m_items; }
    /// Everything in the form that model_data.cpp tells.
    [[nodiscard]] std::string finish(const ModelDataHead &head);

private:
    QByteArray m_lines; // not packed yet
    std::string m_blocks;
    std::int64_t m_items = 0;
};

/// The data that a model learned from, as it was then. Only what is asked for is unpacked, so that a million
/// items are never in memory together.
class ModelData {
public:
    /// CorruptModel for what is damaged, NewerVersion for what a later program has packed.
    static Result<ModelData> unpack(std::string bytes);

    [[nodiscard]] const ModelDataHead &head() const { return m_head; }
    /// The next items in the order of the project; none at the end.
    Result<std::vector<DataItem>> next();
    void rewind() { m_at = m_first; }

private:
    ModelData() = default;

    std::string m_bytes;
    std::size_t m_first = 0; // behind the head
    std::size_t m_at = 0;
    ModelDataHead m_head;
};

/// NotFound with the place "modelData" for a model of a program that kept none; CorruptModel if the file is
/// another training's.
Result<ModelData> modelData(Workspace &workspace, std::int64_t project, const QString &label);

/// Writes it as exportProject() would have written the project then: whole or absent, progress from 0 to 1.
Result<Unheld> exportModelData(Workspace &workspace, std::int64_t project, const QString &label,
                               const QString &format, const QString &path,
                               const std::function<void(double)> &progress = {},
                               const std::stop_token &stop = {});

} // namespace glossa::workspace
