// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/targets.h"

#include "core/azure/service.h"
#include "core/workspace/deployments/deployments.h"
#include "core/workspace/models/registry.h"

#include <QCryptographicHash>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace glossa::tryout {

namespace {

Result<std::vector<Target>> readTargets(workspace::Workspace &workspace, std::int64_t project)
{
    const auto held = workspace::deployments(workspace, project);
    if (!held)
        return fail(held.error());
    const auto models = workspace::models(workspace, project);
    if (!models)
        return fail(models.error());
    std::vector<Target> targets;
    for (const workspace::Deployment &slot : *held)
        targets.push_back({slot.name, slot.held.model.label});
    for (const workspace::Model &model : *models)
        targets.push_back({{}, model.label});
    return targets;
}

} // namespace

QString nameOf(const Target &target)
{
    if (target.isRemote())
        return Targets::tr("%1 at %2", "deployment, address")
            .arg(target.deployment, QUrl(target.endpoint).authority());
    return target.deployment.isEmpty()
               ? Targets::tr("model %1").arg(target.model)
               : Targets::tr("%1   %2", "deployment, model").arg(target.deployment, target.model);
}

bool isSamePlace(const Target &one, const Target &other)
{
    if (one.endpoint != other.endpoint || one.project != other.project || one.deployment != other.deployment)
        return false;
    return !one.deployment.isEmpty() || one.model == other.model;
}

Targets::Targets(models::StudioContext &context, QObject *parent) : QObject(parent), m_context(context) {}

void Targets::begin()
{
    m_known = false;
    m_services = m_context.project() != 0 ? readServices() : std::vector<Target>();
    ++m_listing;
    show({});
}

void Targets::refresh()
{
    const auto number = ++m_listing;
    const std::int64_t project = m_context.project();
    if (project == 0)
        return;
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return readTargets(workspace, project); })
        .then(this, [this, number](const Result<std::vector<Target>> &targets) {
            if (number != m_listing)
                return;
            if (!targets) {
                Q_EMIT failed(targets.error());
                return;
            }
            m_known = true;
            show(*targets);
        });
}

void Targets::show(std::vector<Target> own)
{
    m_all = std::move(own);
    m_all.insert(m_all.end(), m_services.begin(), m_services.end());
    Q_EMIT changed();
}

void Targets::addService(const Target &target, const QString &key)
{
    m_keys[target.endpoint] = key;
    if (std::ranges::find(m_services, target) == m_services.end()) {
        m_services.push_back(target);
        m_all.push_back(target);
        writeServices();
    }
    Q_EMIT changed();
}

void Targets::forgetService(const Target &target)
{
    std::erase(m_services, target);
    std::erase(m_all, target);
    if (std::ranges::find(m_services, target.endpoint, &Target::endpoint) == m_services.end())
        m_keys.erase(target.endpoint);
    writeServices();
    Q_EMIT changed();
}

QString Targets::keyOf(const QString &endpoint) const
{
    const auto found = m_keys.find(endpoint);
    return found == m_keys.end() ? QString() : found->second;
}

QString Targets::settingsKey() const
{
    // A project keeps its services when it is renamed; another workspace has others. A path is no key.
    const QByteArray folder =
        QCryptographicHash::hash(m_context.session().folder().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    return QStringLiteral("tryout/services/%1/%2").arg(QString::fromLatin1(folder)).arg(m_context.project());
}

std::vector<Target> Targets::readServices() const
{
    std::vector<Target> services;
    QSettings settings;
    const int count = settings.beginReadArray(settingsKey());
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Target target;
        target.endpoint = azure::endpointFrom(settings.value(QStringLiteral("endpoint")).toString());
        target.project = settings.value(QStringLiteral("project")).toString();
        target.deployment = settings.value(QStringLiteral("deployment")).toString();
        if (target.isRemote() && !target.project.isEmpty() && !target.deployment.isEmpty())
            services.push_back(target);
    }
    return services;
}

void Targets::writeServices() const
{
    QSettings settings;
    settings.remove(settingsKey());
    settings.beginWriteArray(settingsKey(), static_cast<int>(m_services.size()));
    for (int i = 0; i < static_cast<int>(m_services.size()); ++i) {
        const Target &target = m_services[static_cast<std::size_t>(i)];
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("endpoint"), target.endpoint);
        settings.setValue(QStringLiteral("project"), target.project);
        settings.setValue(QStringLiteral("deployment"), target.deployment);
    }
    settings.endArray();
}

} // namespace glossa::tryout
#include "moc_targets.cpp"
