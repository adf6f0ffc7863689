// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/finding.h"
#include "ui/widgets/table_model.h"

#include <vector>

namespace glossa::details {

/// What to do and why, with the work and the effect, ranked, and a button that begins it.
class FindingRows : public widgets::TableModel<workspace::Finding> {
public:
    explicit FindingRows(QObject *parent = nullptr);
    void set(std::vector<workspace::Finding> findings, bool areDone);
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] static int height();

protected:
    [[nodiscard]] QString keyOf(const workspace::Finding &finding, int) const override
    {
        return finding.identity();
    }
    [[nodiscard]] QString rowTip(int row) const override;

private:
    void showColumns();

    bool m_done = false;
    int m_buttonWidth = 0; // pixels of the design, of the widest
};

/// What a finding goes by, a row each.
class EvidenceRows : public widgets::TableModel<workspace::Evidence, int> {
public:
    explicit EvidenceRows(QObject *parent = nullptr);
    void set(const workspace::Finding &finding);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    /// Several can be about the same words, so that nothing but its place tells a row.
    [[nodiscard]] int keyOf(const workspace::Evidence &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return rowText(row); }

private:
    workspace::Finding m_finding; // without its evidence, which are the rows
};

} // namespace glossa::details
