// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/models/train_request.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace glossa::workspace {

/// Facts of a trained model: what it learned from, and its headline figures.
struct ModelFacts {
    TrainRequest request;
    std::int64_t trainItems = 0;
    std::int64_t testItems = 0;
    std::int64_t trainLabels = 0;
    std::int64_t testLabels = 0;
    std::map<QString, std::int64_t> trainByIntent; // items of the training side
    std::map<QString, std::int64_t> trainByEntity; // labels of the training side
    std::map<QString, std::int64_t> trainByClass;  // items of the training side
    std::int64_t items = 0;                        // of the project at training
    std::int64_t sequence = 0;                     // journal's last at training
    std::int64_t fileBytes = 0;
    std::int64_t dataBytes = 0;     // of the file, what keeps the data it learned from; 0 = an older model
    std::int64_t heldBack = -1;     // of the test items, those that the split chose; -1 = an older model
    std::int64_t heldBackFrom = -1; // the items that it chose them from
    QString fingerprint;            // of the training side: 32 hex digits, 16 in older models
    std::optional<double> intentF1, entityF1, combinedF1, intentAccuracy, classF1; // micro
    std::optional<double> classMacroF1;
    bool operator==(const ModelFacts &) const = default;

    /// As the store keeps them with a model and with the job that trained it, and as scripts get them. The
    /// keys are frozen; one that is missing, as an older program wrote it, keeps its value above.
    [[nodiscard]] QByteArray toJson() const;
    /// CorruptWorkspace if it is no JSON object; a value of a wrong type inside counts as missing.
    static Result<ModelFacts> fromJson(const QByteArray &json);
};

} // namespace glossa::workspace
