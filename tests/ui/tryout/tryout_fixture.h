// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/review/queue.h"
#include "core/workspace/training/train.h"
#include "tests/support/workspace_fixture.h"
#include "ui/tryout/tryout_pane.h"

#include <QLabel>
#include <QtTest>

#include <memory>

namespace glossa::test {

/// The pane over the lamps project, whose models are trained when a test asks for one.
class TryoutFixture {
public:
    TryoutFixture()
    {
        workspace::ImportRequest request;
        request.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto imported = workspace::importFiles(m_fixture.other(), request, m_fixture.someoneElse());
        if (!imported)
            qFatal("no lamps: %s", plain(imported.error().detail).c_str());
        m_project = imported->project;
    }

    void train(const QString &label = QStringLiteral("m1"))
    {
        workspace::TrainRequest request;
        request.model = label;
        request.threads = 1;
        request.split.manual = true;
        const auto model = workspace::trainModel(m_fixture.other(), m_project, request, 0, {}, {});
        if (!model)
            qFatal("not trained: %s", plain(model.error().detail).c_str());
    }

    /// As `glossa serve` keeps them: each text with its answer.
    void ask(const QStringList &texts, const QString &deployment = QStringLiteral("production"))
    {
        const auto predictor = workspace::Predictor::load(m_fixture.other(), m_project, QStringLiteral("m1"));
        if (!predictor)
            qFatal("no model: %s", plain(predictor.error().detail).c_str());
        std::vector<workspace::AnsweredQuery> queries;
        for (const QString &text : texts) {
            workspace::AnsweredQuery query;
            query.project = m_project;
            query.deployment = deployment;
            query.model = QStringLiteral("m1");
            query.prediction = (*predictor)->predict(text);
            query.timeMs = QDateTime::currentMSecsSinceEpoch();
            queries.push_back(query);
        }
        if (!workspace::recordQueries(m_fixture.other(), queries))
            qFatal("the queries are not kept");
    }

    void show()
    {
        QSignalSpy opened(&context(), &models::StudioContext::projectOpened);
        context().openProject(m_project);
        if (opened.isEmpty() && !opened.wait())
            qFatal("the project does not open");
        m_pane = std::make_unique<tryout::TryoutPane>(context());
        m_pane->resize(1072, 730);
        m_pane->show();
        if (!QTest::qWaitForWindowExposed(m_pane.get()))
            qFatal("the pane is not shown");
        m_pane->activateWindow();
    }

    [[nodiscard]] models::StudioContext &context() { return m_fixture.context(); }
    [[nodiscard]] workspace::Workspace &other() { return m_fixture.other(); }
    [[nodiscard]] std::int64_t project() const { return m_project; }
    [[nodiscard]] tryout::TryoutPane &pane() { return *m_pane; }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        return m_pane->findChild<Widget *>(QString::fromLatin1(name));
    }
    /// The one that can be seen; null = none can.
    template <typename Widget>
    [[nodiscard]] Widget *seen(const char *name)
    {
        for (Widget *widget : m_pane->findChildren<Widget *>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    /// What stands in the place of something that is not there.
    [[nodiscard]] QString stateWords()
    {
        const auto *words = seen<QLabel>("stateWhat");
        return words != nullptr ? words->text() : QString();
    }
    [[nodiscard]] std::size_t items() { return workspace::itemIds(other(), m_project, {}).value().size(); }
    /// The one with that text as it is on disk; id 0 = there is none.
    [[nodiscard]] project::Item stored(const QString &text)
    {
        const auto ids = workspace::itemIds(other(), m_project, {}).value();
        for (const workspace::ItemRow &row : workspace::items(other(), m_project, ids).value())
            if (row.item.text == text)
                return row.item;
        return {};
    }
    [[nodiscard]] std::int64_t open() { return workspace::countQueries(other(), m_project, {}).value_or(-1); }

private:
    WorkspaceFixture m_fixture;
    std::int64_t m_project = 0;
    std::unique_ptr<tryout::TryoutPane> m_pane;
};

} // namespace glossa::test
