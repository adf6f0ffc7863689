// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/heat_matrix_accessible.h"

#include "ui/details/heat_matrix.h"

#include <QAccessibleWidget>

namespace glossa::details {

namespace {

class AccessibleMatrix final : public QAccessibleWidget {
public:
    explicit AccessibleMatrix(HeatMatrix *matrix) : QAccessibleWidget(matrix, QAccessible::Table) {}

    QString text(QAccessible::Text which) const override
    {
        const auto *matrix = static_cast<HeatMatrix *>(widget());
        if (which == QAccessible::Value && matrix->size() > 0)
            return matrix->sentence(matrix->currentRow(), matrix->currentColumn());
        return QAccessibleWidget::text(which);
    }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *matrix = qobject_cast<HeatMatrix *>(object);
    return matrix ? new AccessibleMatrix(matrix) : nullptr;
}

} // namespace

void installHeatMatrixAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)installed;
}

} // namespace glossa::details
