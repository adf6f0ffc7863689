// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_set.h"
#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/workspace/models/model_data.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/session/workspace.h"

#include <QStringList>

#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// A project cut into what a model learns from and what it is judged on.
struct TrainingData {
    project::ProjectInfo info;
    std::vector<project::Category> schema;
    std::vector<std::int64_t> categoryNumbers; // of the schema (CategoryUse::number)
    QStringList intents;
    QStringList entities;
    QStringList classes;
    learn::TrainingSet set;
    std::vector<project::Item> test;
    std::int64_t items = 0;
    std::int64_t tooLongForAzure = 0; // of them, labeled or not
    std::int64_t unlabeled = 0;       // nothing is given: they teach and prove nothing
    std::int64_t half = 0;            // all but the intent is given: they teach and prove entities alone
    std::int64_t withoutClass = 0; // of kinds with one class an item: labeled with none; they teach nothing
    std::int64_t trainItems = 0;   // set.examples has one a region
    std::int64_t heldBack = 0;     // of the test side, those that the split chose
    std::int64_t heldBackFrom = 0; // the items that it chose them from
    std::int64_t trainLabels = 0;
    std::int64_t testLabels = 0;
    std::vector<std::int64_t> trainByIntent, testByIntent; // items
    std::vector<std::int64_t> trainByEntity, testByEntity; // labels
    std::vector<std::int64_t> trainByClass, testByClass;   // items
    std::int64_t sequence = 0;                             // journal's last when read
    QString fingerprint;                                   // of the training side
};

/// Reads a consistent picture of the project and splits it by the request. With `kept`, every item is packed
/// there, too, with the side that it came to.
Result<TrainingData> readTrainingData(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                      const std::stop_token &stop = {}, ModelDataWriter *kept = nullptr);

/// All items of a project, each with the side on which a split puts it.
struct SplitItems {
    project::ProjectInfo info;
    std::vector<project::Category> schema;
    std::vector<project::Item> items;
    std::vector<bool> test;    // by item; what nobody has labeled is on no side, unless it is marked Test
    std::int64_t sequence = 0; // journal's last when read
};

/// Reads a consistent picture of the project with the sides that readTrainingData() would give the items.
Result<SplitItems> readSplitItems(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                  const std::stop_token &stop = {});

} // namespace glossa::workspace
