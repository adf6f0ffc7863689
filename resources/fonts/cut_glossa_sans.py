#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts Glossa Sans, the typeface of the window, from Debian's variable Inter (OFL 1.1).

Six static TrueType faces (400, 500, 600, upright and italic) with tabular digits and without the contextual
alternates that show text which is not there ("->" as an arrow). Static, because Qt 6.4 takes only the regular face
of a variable font that an application brings; with a name of its own, because an application's font of an installed
family's name loses against the installed one.

usage: cut_glossa_sans.py Inter.var.ttf Inter-italic.var.ttf OUTPUT_FOLDER
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Glossa Sans"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def make_digits_tabular(font):
    """Columns of numbers need no special drawing when the plain digits are the tabular ones."""
    gsub = font["GSUB"].table
    single = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                single.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            name = table.cmap.get(digit)
            if name in single:
                table.cmap[digit] = single[name]


def drop_features(font):
    options = subset.Options()
    options.layout_features = KEPT_FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    options.drop_tables += ["STAT", "DSIG", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap().keys())
    cutter.subset(font)


def rename(font, weight, italic):
    style = WEIGHTS[weight]
    full_style = (style + " Italic").replace("Regular Italic", "Italic") if italic else style
    linked = weight == 400  # only regular and italic fit the old four-style families
    old_family = FAMILY if linked else f"{FAMILY} {style}"
    old_style = "Italic" if italic else "Regular"
    postscript = f"{FAMILY.replace(' ', '')}-{full_style.replace(' ', '')}"
    names = {1: old_family, 2: old_style, 3: f"{postscript};cut from Inter", 4: f"{FAMILY} {full_style}",
             6: postscript, 16: FAMILY, 17: full_style}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 7, 8, 9, 11, 12, 13, 14)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x01 if italic else 0) | (
        0x40 if weight == 400 and not italic else 0)
    font["head"].macStyle = 0x02 if italic else 0


def main():
    upright, italic, folder = sys.argv[1:4]
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for source, is_italic in ((upright, False), (italic, True)):
        for weight, style in WEIGHTS.items():
            font = TTFont(source, recalcTimestamp=False)
            limits = {axis.axisTag: weight if axis.axisTag == "wght" else axis.defaultValue
                      for axis in font["fvar"].axes}
            font = instancer.instantiateVariableFont(font, limits)
            make_digits_tabular(font)
            drop_features(font)
            rename(font, weight, is_italic)
            font.save(out / f"GlossaSans-{style}{'Italic' if is_italic else ''}.ttf")


if __name__ == "__main__":
    main()
