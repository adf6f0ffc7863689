// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glossa_style.h"

#include <QObject>

class QDBusVariant;

namespace glossa::theme {

/// Light or dark as the desktop wants it: asked of the desktop portal and watched there; without a portal
/// judged by the palette the program started with. Make it before apply(), which replaces that palette.
class SystemScheme : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(QObject *parent = nullptr);

    [[nodiscard]] Scheme current() const { return m_current; }

Q_SIGNALS:
    void changed(glossa::theme::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    Scheme m_current = Scheme::Light;
};

} // namespace glossa::theme
