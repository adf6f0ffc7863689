// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/wire/published.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QString>

namespace glossa::test {

nlohmann::ordered_json published(const char *name)
{
    QFile file(QStringLiteral(GLOSSA_TEST_DATA "/azure_runtime/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data missing: %s", name);
    const QByteArray bytes = file.readAll();
    return nlohmann::ordered_json::parse(bytes.constData(), bytes.constData() + bytes.size());
}

} // namespace glossa::test
