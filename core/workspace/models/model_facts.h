// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/train_request.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace glossa::workspace {

/// Facts of a trained model, as JSON in ModelRow::facts and in the model file's metadata.
struct ModelFacts {
    TrainRequest request;
    std::int64_t trainItems = 0;
    std::int64_t testItems = 0;
    std::int64_t trainLabels = 0;
    std::int64_t testLabels = 0;
    std::map<QString, std::int64_t> trainByIntent; // items of the training side
    std::map<QString, std::int64_t> trainByEntity; // labels of the training side
    std::int64_t items = 0;                        // of the project at training
    std::int64_t sequence = 0;                     // journal's last at training
    std::int64_t fileBytes = 0;
    std::int64_t heldBack = -1;     // of the test items, those that the split chose; -1 = an older model
    std::int64_t heldBackFrom = -1; // the items that it chose them from
    QString fingerprint;            // of the training data, 16 hex digits
    std::optional<double> intentF1, entityF1, combinedF1, intentAccuracy;
    [[nodiscard]] QJsonObject toJson() const;
    static ModelFacts fromJson(const QJsonObject &json);
};

} // namespace glossa::workspace
