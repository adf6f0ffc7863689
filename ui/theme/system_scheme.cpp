// SPDX-License-Identifier: GPL-3.0-or-later
// org.freedesktop.portal.Settings: group org.freedesktop.appearance, key color-scheme (0 no wish, 1 dark, 2
// light).
#include "ui/theme/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

#include <optional>

namespace glossa::theme {

namespace {

constexpr int answerMs = 150; // the window waits for it once, at start

QString group()
{
    return QStringLiteral("org.freedesktop.appearance");
}

QString key()
{
    return QStringLiteral("color-scheme");
}

std::optional<Scheme> schemeOf(QVariant value)
{
    // Read answers a variant in a variant.
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1:
        return Scheme::Dark;
    case 2:
        return Scheme::Light;
    default:
        return std::nullopt;
    }
}

std::optional<Scheme> askPortal()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return std::nullopt;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    call << group() << key();
    const QDBusMessage reply = bus.call(call, QDBus::Block, answerMs);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return std::nullopt;
    return schemeOf(reply.arguments().constFirst());
}

Scheme schemeOfPalette()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Scheme::Dark
               : Scheme::Light;
}

} // namespace

SystemScheme::SystemScheme(QObject *parent) : QObject(parent)
{
    const auto wish = askPortal();
    m_current = wish ? *wish : schemeOfPalette();
    QDBusConnection::sessionBus().connect(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
}

void SystemScheme::settingChanged(const QString &changedGroup, const QString &changedKey,
                                  const QDBusVariant &value)
{
    if (changedGroup != group() || changedKey != key())
        return;
    const Scheme scheme = schemeOf(value.variant()).value_or(Scheme::Light);
    if (scheme == m_current)
        return;
    m_current = scheme;
    Q_EMIT changed(scheme);
}

} // namespace glossa::theme
#include "moc_system_scheme.cpp"
