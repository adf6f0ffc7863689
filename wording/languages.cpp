// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/languages.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace glossa::wording {

QString languageName(const QString &tag)
{
    const QLocale locale(QString(tag).replace(u'-', u'_'));
    if (locale.language() == QLocale::C || locale.language() == QLocale::AnyLanguage)
        return tag;
    const QString language = QLocale::languageToString(locale.language());
    const QString territory = tag.section(u'-', 1);
    if (territory.isEmpty())
        return language;
    if (territory.compare(u"hans", Qt::CaseInsensitive) == 0 ||
        territory.compare(u"hant", Qt::CaseInsensitive) == 0)
        return QStringLiteral("%1 (%2)").arg(language, QLocale::scriptToString(locale.script()));
    return QStringLiteral("%1 (%2)").arg(language, QLocale::territoryToString(locale.territory()));
}

QStringList offeredLanguages()
{
    QStringList tags =
        QStringLiteral(
            "en-us en-gb en de fr es it nl pt-br pt-pt pt da sv nb fi pl cs sk hu ro bg el tr ru uk he ar "
            "fa hi bn ta te ur th vi id ms ja ko zh-hans zh-hant ca eu gl hr sr sl et lv lt af sw")
            .split(u' ');
    std::ranges::sort(tags, [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(languageName(a), languageName(b)) < 0;
    });
    return tags;
}

bool isBefore(const QString &name, const QString &other)
{
    const QLocale locale;
    QCollator order(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    order.setNumericMode(true);
    order.setCaseSensitivity(Qt::CaseInsensitive);
    return order.compare(name, other) < 0;
}

} // namespace glossa::wording
