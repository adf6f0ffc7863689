// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_view.h"

#include <QAbstractItemModelTester>

namespace glossa::test {

/// From now on a list of this part of the window whose model breaks the promises of item models fails the
/// test.
inline void testModelsOf(const QWidget &part)
{
    for (const auto *view : part.findChildren<widgets::RowView *>())
        new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     view->model());
}

} // namespace glossa::test
