// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/category_colors.h"

namespace glossa::theme {

/// The ramps of a confusion matrix: one hue for matches, one for errors; blue against orange survives every
/// colour vision.
struct HeatColors {
    std::array<Color, 5> matches;
    std::array<Color, 7> errors;
    Color neutral; // no difference between two models
};

inline constexpr HeatColors lightHeat{
    .matches = {{{0xEEF4FC}, {0xCDE0F9}, {0xA1C4F1}, {0x6EA1E2}, {0x3D7BC8}}},
    .errors = {{{0xFDF1EB}, {0xF9D5C6}, {0xF3B397}, {0xEA8E64}, {0xD86D38}, {0xB95115}, {0x8E3C0B}}},
    .neutral = {0xF3F2EF},
};
inline constexpr HeatColors contrastHeat{
    .matches = {{{0x22272E}, {0x25364C}, {0x2D4C72}, {0x39659B}, {0x4377BA}}},
    .errors = {{{0x4B2D1F}, {0x7A4326}, {0x9E5530}, {0xBD6A3A}, {0xD9804B}, {0xF09A68}, {0xF6B294}}},
    .neutral = {0x2A2927},
};
inline constexpr HeatColors darkHeat{
    .matches = {{{0x22272E}, {0x25364C}, {0x2D4C72}, {0x39659B}, {0x4377BA}}},
    .errors = {{{0x2E241F}, {0x4B2D1F}, {0x6E3B23}, {0x954C28}, {0xC06234}, {0xE48559}, {0xF6B294}}},
    .neutral = {0x2A2927},
};

/// Every colour of the window. Nothing else in the program contains one.
struct Tokens {
    Color win;
    Color pane;
    Color canvas;
    Color hover;
    Color press;
    Color line;
    Color line2;
    Color ctl;
    Color t1;
    Color t2;
    Color t3;
    Color acc;
    Color accfill;
    Color onacc;
    Color accsoft;
    Color sel;
    Color selx;
    Color textsel;
    Color ok;
    Color oksoft;
    Color warn;
    Color warnmark;
    Color warnsoft;
    Color err;
    Color errsoft;
    Color off;     // words of what is disabled
    Color offline; // its edges, and icons without words
    double scrim;  // opacity of black behind dialogs
    const HeatColors *heat;
    const std::array<CategoryColors, 24> *categories;

    /// Slots repeat above 24.
    [[nodiscard]] constexpr const CategoryColors &category(int slot) const
    {
        return (*categories)[static_cast<std::size_t>(slot < 0 ? 0 : slot) % categories->size()];
    }
};

inline constexpr Tokens lightTokens{
    .win = {0xF3F2EF},
    .pane = {0xFAF9F7},
    .canvas = {0xFFFFFF},
    .hover = {0xEDEBE7},
    .press = {0xE2DFD9},
    .line = {0xE1DED8},
    .line2 = {0xCBC7BF},
    .ctl = {0x8E897F},
    .t1 = {0x1D1B18},
    .t2 = {0x56524A},
    .t3 = {0x686259},
    .acc = {0x2453B8},
    .accfill = {0x2F60CC},
    .onacc = {0xFFFFFF},
    .accsoft = {0xE4EBFA},
    .sel = {0xDCE6FA},
    .selx = {0xE9E7E2},
    .textsel = {0xB9D0F8},
    .ok = {0x17703F},
    .oksoft = {0xE0F1E6},
    .warn = {0x855300},
    .warnmark = {0xC9860C},
    .warnsoft = {0xFBF0D9},
    .err = {0xB02A22},
    .errsoft = {0xFBE6E3},
    .off = {0x686259},
    .offline = {0xCBC7BF},
    .scrim = .38,
    .heat = &lightHeat,
    .categories = &lightCategories,
};
inline constexpr Tokens darkTokens{
    .win = {0x191817},
    .pane = {0x1F1E1C},
    .canvas = {0x232220},
    .hover = {0x33312E},
    .press = {0x3D3A36},
    .line = {0x35332F},
    .line2 = {0x4A4742},
    .ctl = {0x827D74},
    .t1 = {0xECEAE6},
    .t2 = {0xBDB9B1},
    .t3 = {0xACA79D},
    .acc = {0x9DB9FF},
    .accfill = {0x3F6BD6},
    .onacc = {0xFFFFFF},
    .accsoft = {0x28324A},
    .sel = {0x2B3A5C},
    .selx = {0x393733},
    .textsel = {0x3B5690},
    .ok = {0x6FCF97},
    .oksoft = {0x20362A},
    .warn = {0xE8B64C},
    .warnmark = {0xE0A52E},
    .warnsoft = {0x3B301A},
    .err = {0xFF9C90},
    .errsoft = {0x432623},
    .off = {0xACA79D},
    .offline = {0x4A4742},
    .scrim = .55,
    .heat = &darkHeat,
    .categories = &darkCategories,
};
inline constexpr Tokens contrastTokens{
    .win = {0x000000},
    .pane = {0x000000},
    .canvas = {0x000000},
    .hover = {0x1F1F1F},
    .press = {0x333333},
    .line = {0xFFFFFF},
    .line2 = {0xFFFFFF},
    .ctl = {0xFFFFFF},
    .t1 = {0xFFFFFF},
    .t2 = {0xFFFFFF},
    .t3 = {0xE6E6E6},
    .acc = {0xFFE14A},
    .accfill = {0xFFE14A},
    .onacc = {0x000000},
    .accsoft = {0x1F1B00},
    .sel = {0x332D00},
    .selx = {0x332D00},
    .textsel = {0x6B5B00},
    .ok = {0x7CFFB2},
    .oksoft = {0x000000},
    .warn = {0xFFC24A},
    .warnmark = {0xFFC24A},
    .warnsoft = {0x000000},
    .err = {0xFFA9A0},
    .errsoft = {0x000000},
    .off = {0x8A8A8A},
    .offline = {0x8A8A8A},
    .scrim = .70,
    .heat = &contrastHeat,
    .categories = &contrastCategories,
};

} // namespace glossa::theme
