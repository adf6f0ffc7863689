// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace glossa::widgets {

/// Two groups of controls, beside each other or, where both have no room, the second one below the first.
class TwoGroups : public QWidget {
public:
    explicit TwoGroups(const QMargins &around = {}, QWidget *parent = nullptr);
    [[nodiscard]] QHBoxLayout &row(int which) const { return *m_rows[which]; }
    /// What both need beside each other.
    [[nodiscard]] int besideWidth() const;
    [[nodiscard]] bool areBeside() const;
    /// As wide as both beside each other, however they stand now: else they would never come back.
    [[nodiscard]] QSize sizeHint() const override;
    /// That of the wider group, however they stand now: what is around may be as narrow as that.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();

    QBoxLayout *m_groups;
    QHBoxLayout *m_rows[2] = {};
};

} // namespace glossa::widgets
