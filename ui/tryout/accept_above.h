// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"

#include <QWidget>

class QDoubleSpinBox;
class QPushButton;

namespace glossa::tryout {

/// Accepts every query of the list that was answered at least so surely, in one step. The button says how
/// many those are before it does it.
class AcceptAbove : public QWidget {
    Q_OBJECT
public:
    explicit AcceptAbove(models::StudioContext &context, QWidget *parent = nullptr);
    /// The list is narrowed to these now, or others are in it: they are counted anew.
    void count(const workspace::QueryFilter &filter);

Q_SIGNALS:
    void acceptRequested(const glossa::workspace::QueryFilter &filter);

private:
    [[nodiscard]] workspace::QueryFilter wanted() const;
    void show(std::int64_t count);

    models::StudioContext &m_context;
    workspace::QueryFilter m_filter;
    QDoubleSpinBox *m_least;
    QPushButton *m_button;
    std::uint64_t m_asked = 0;
};

} // namespace glossa::tryout
