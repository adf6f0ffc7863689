// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace glossa::wording {

void installTranslations(QCoreApplication &application)
{
    const QString folder = QStringLiteral(":/translations");
    // The last one installed is asked first.
    for (const QLocale &locale : {QLocale(QLocale::English), QLocale::system()}) {
        auto *translator = new QTranslator(&application);
        if (translator->load(locale, QStringLiteral("glossa"), QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    }
}

} // namespace glossa::wording
