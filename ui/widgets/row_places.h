// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glossa::widgets {

/// Where rows of one height stand, one below the other, from 0 on. Below one of them there may be a gap, in
/// which the rest of the list makes room for something else.
struct RowPlaces {
    int height = 32; // of a row
    int gapBelow = -1;
    int gap = 0; // 0 where there is none

    [[nodiscard]] int top(int row) const
    {
        return row * height + (gapBelow >= 0 && row > gapBelow ? gap : 0);
    }
    /// Where `rows` of them end, with the gap if it is below one of them.
    [[nodiscard]] int end(int rows) const { return top(rows); }
    /// The height of a row with what stands below it.
    [[nodiscard]] int whole(int row) const { return height + (row == gapBelow ? gap : 0); }
    /// The row at this height; in the gap `inGap`.
    [[nodiscard]] int at(int y, int inGap = -1) const
    {
        const int gapTop = (gapBelow + 1) * height;
        if (gapBelow < 0 || y < gapTop)
            return y / height;
        return y < gapTop + gap ? inGap : (y - gap) / height;
    }
};

} // namespace glossa::widgets
