// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/finding.h"
#include "core/workspace/session/workspace.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

struct ImproveRequest {
    QString model; // empty = the newest; without any, what the data alone shows
    std::stop_token stop = {};
    std::function<void(double)> progress = {}; // from 0 to 1, in the calling thread
};

struct Improvements {
    QString model;                 // whose judgement and split it goes by; empty = none
    std::vector<Finding> findings; // what brings most for the work first
    std::int64_t items = 0;
    std::int64_t sequence = 0; // journal's last when the project was read
};

/// What can be done for a model, ranked. Changes nothing. Reads the whole project, which of 100,000
/// utterances takes seconds; Cancelled soon after a stop. NotFound for a model that is not there.
Result<Improvements> improvements(Workspace &workspace, std::int64_t project,
                                  const ImproveRequest &request = {});
/// The finding of an identity, also one that is put off. NotFound with the place "finding".
Result<Finding> findingOf(const Improvements &improvements, const QString &identity);

} // namespace glossa::workspace
