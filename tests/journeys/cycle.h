// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"
#include "tests/journeys/traveller.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QUrl>

namespace glossa::test {

/// The steps from a file to a model that answers, is reviewed and replaced, once for each kind of project;
/// see cycle.cpp.
class Cycle : public Traveller {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wholeCycle_data();
    void wholeCycle();
    void cleanup();
    void cleanupTestCase();

private:
    void train(const QString &model);
    void deployFirst();
    void startEndpoint();
    void runTheCall();
    void review(const QString &text);
    void swapIn(const QString &model);
    void compareWithCommandLine(const QString &model);
    /// What the endpoint says of a text, without what only HTTP adds.
    [[nodiscard]] QJsonObject answer(const QString &deployment, const QString &text);
    [[nodiscard]] QJsonObject predicted(const QStringList &by, const QString &text);
    /// The answer's headers are in m_location.
    [[nodiscard]] QJsonObject ask(const QUrl &url, const QJsonObject &body);
    [[nodiscard]] project::ProjectKind kind();

    QTemporaryDir m_texts;
    QNetworkAccessManager m_network;
    QString m_address;
    QUrl m_location;
    QString m_project;
};

} // namespace glossa::test
