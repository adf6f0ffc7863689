// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QObject>

#include <map>
#include <vector>

namespace glossa::tryout {

/// Who can be asked: a deployment with the model that it holds, a model of the project's list, or a
/// deployment of a service that is asked over HTTP.
struct Target {
    QString deployment; // empty = the model itself
    QString model;      // empty = only the service knows
    QString endpoint = {};
    QString project = {}; // of the service
    [[nodiscard]] bool isRemote() const { return !endpoint.isEmpty(); }
    bool operator==(const Target &) const = default;
};

/// What people read of a target in lists and heads: "production   m3", "model m3", "production at
/// 127.0.0.1:5000".
[[nodiscard]] QString nameOf(const Target &target);

/// Whether both are the same place to ask, whatever model stands there.
[[nodiscard]] bool isSamePlace(const Target &one, const Target &other);

/// Whom the open project's texts can be asked of. Services are remembered in the settings, their keys until
/// the window closes.
class Targets : public QObject {
    Q_OBJECT
public:
    explicit Targets(models::StudioContext &context, QObject *parent = nullptr);

    /// Deployments first, then the models, the newest first, then services.
    [[nodiscard]] const std::vector<Target> &all() const { return m_all; }
    /// They have been read since the project was opened.
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// Another project is open.
    void begin();
    void refresh();

    void addService(const Target &target, const QString &key);
    void forgetService(const Target &target);
    [[nodiscard]] QString keyOf(const QString &endpoint) const;

Q_SIGNALS:
    void changed();
    void failed(const glossa::Error &error);

private:
    void show(std::vector<Target> own);
    [[nodiscard]] QString settingsKey() const;
    [[nodiscard]] std::vector<Target> readServices() const;
    void writeServices() const;

    models::StudioContext &m_context;
    std::vector<Target> m_all;
    std::vector<Target> m_services;
    std::map<QString, QString> m_keys; // by endpoint
    bool m_known = false;
    std::uint64_t m_listing = 0; // answers to older questions are dropped
};

} // namespace glossa::tryout
