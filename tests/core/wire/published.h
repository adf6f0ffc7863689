// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <QFile>
#include <QString>

namespace glossa::test {

/// A published example of the runtime: {"parameters": {…, "body"}, "responses": {"200": {"headers",
/// "body"}}}.
inline nlohmann::ordered_json published(const char *name)
{
    QFile file(QStringLiteral(GLOSSA_TEST_DATA "/azure_runtime/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data missing: %s", name);
    const QByteArray bytes = file.readAll();
    return nlohmann::ordered_json::parse(bytes.constData(), bytes.constData() + bytes.size());
}

} // namespace glossa::test
