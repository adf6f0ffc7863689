// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glossa::wording {

namespace {

struct Name {
    QLatin1StringView id;
    const char *english;
};

constexpr std::array names{
    Name{QLatin1StringView("azure-clu"), QT_TRANSLATE_NOOP("Wording", "Azure conversation project")},
    Name{QLatin1StringView("azure-utterances"), QT_TRANSLATE_NOOP("Wording", "Azure utterance list")},
    Name{QLatin1StringView("azure-ner"),
         QT_TRANSLATE_NOOP("Wording", "Azure custom entity label file with texts")},
    Name{QLatin1StringView("azure-classification"),
         QT_TRANSLATE_NOOP("Wording", "Azure custom classification label file with texts")},
    Name{QLatin1StringView("conll"), QT_TRANSLATE_NOOP("Wording", "CoNLL columns (BIO tags)")},
    Name{QLatin1StringView("csv"), QT_TRANSLATE_NOOP("Wording", "Comma-separated texts")},
    Name{QLatin1StringView("tsv"), QT_TRANSLATE_NOOP("Wording", "Tab-separated texts")},
    Name{QLatin1StringView("text"), QT_TRANSLATE_NOOP("Wording", "Plain text")},
};

} // namespace

QString formatName(const QString &id)
{
    const auto *const found = std::ranges::find_if(names, [&id](const Name &name) { return name.id == id; });
    return found == names.end() ? id : QCoreApplication::translate("Wording", found->english);
}

} // namespace glossa::wording
