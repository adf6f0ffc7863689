// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef Q_MOC_RUN // moc follows it into the standard library and fails
#include <rapidcheck.h>
#endif

#include <string>
#include <vector>

/// Texts made of pieces that have broken offset code before: astral letters, combining marks, flags, emoji
/// with ZWJ and modifiers, Hangul in parts, CR LF, scripts without spaces. No lone surrogates.
inline rc::Gen<std::u16string> randomText()
{
    static const std::vector<std::u16string> pieces = {u"a",        u"Z",
                                                       u"7",        u" ",
                                                       u"\t",       u"\r\n",
                                                       u"\r",       u"\n",
                                                       u"'",        u"$",
                                                       u",",        u".",
                                                       u"%",        u"-",
                                                       u"_",        u"é",
                                                       u"e\u0301",  u"\u0301",
                                                       u"\u0308",   u"ß",
                                                       u"İ",        u"\u00A0",
                                                       u"\u00AD",   u"\u200B",
                                                       u"\u200C",   u"\u200D",
                                                       u"\u2028",   u"\uFE0F",
                                                       u"\u20E3",   u"©",
                                                       u"☎",        u"😀",
                                                       u"👍🏽", u"👨\u200D👩\u200D👧",
                                                       u"🇩",        u"🇪",
                                                       u"🇫🇷",       u"𝒜",
                                                       u"𐍈",        u"한",
                                                       u"가",       u"각",
                                                       u"\u1100",   u"\u1161",
                                                       u"\u11A8",   u"\uA960",
                                                       u"東",       u"京",
                                                       u"カ",       u"ー",
                                                       u"ひ",       u"ไทย",
                                                       u"ภาษา",     u"ำ",
                                                       u"ລາວ",      u"ខ្មែរ",
                                                       u"မြန်မာ",    u"क्ष",
                                                       u"नि",       u"क",
                                                       u"्",         u"ष",
                                                       u"়",         u"ত",
                                                       u"্",         u"த",
                                                       u"ம்",        u"\u0600",
                                                       u"١",        u"ب",
                                                       u"ְ",         u"\U000E0067",
                                                       u"\uFEFF",   u"\u0000a"};
    return rc::gen::map(rc::gen::container<std::vector<std::u16string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::u16string> &parts) {
                            std::u16string text;
                            for (const auto &part : parts)
                                text += part;
                            return text;
                        });
}
