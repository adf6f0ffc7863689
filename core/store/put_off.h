// SPDX-License-Identifier: GPL-3.0-or-later
// What people have put off of what could be improved (core/workspace/improve says what that is).
#pragma once

#include "core/store/store.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace glossa::store {

struct PutOffRow {
    QString finding;         // its identity, which the store does not look into
    std::int64_t extent = 0; // how much it was about then
};

Result<std::vector<PutOffRow>> putOffFindings(Store &store, std::int64_t project);
/// Again: with the extent of now. NotFound for a project in the trash.
Status putOff(Store &store, std::int64_t project, const PutOffRow &row, const Origin &origin);
/// NotFound with the place "finding".
Status takeBack(Store &store, std::int64_t project, const QString &finding);

} // namespace glossa::store
