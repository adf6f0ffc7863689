// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::store {

/// Hears of every statement on its thread, before it runs. For tests and benchmarks, which count statements
/// and tell where one may not run.
class StatementObserver {
public:
    StatementObserver() = default;
    virtual ~StatementObserver() = default;
    StatementObserver(const StatementObserver &) = delete;
    StatementObserver &operator=(const StatementObserver &) = delete;
    virtual void statement(const QString &sql) = 0;
};

} // namespace glossa::store
