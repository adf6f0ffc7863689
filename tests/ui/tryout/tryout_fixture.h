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
#include <QPushButton>
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

    /// In the place of the lamps: a trained project with the classes Harbour (key h) and Kitchen (key k).
    void makeClasses(project::ProjectKind kind)
    {
        project::ProjectInfo info;
        info.name = QStringLiteral("Subjects");
        info.kind = kind;
        info.language = QStringLiteral("en-us");
        store::Store &store = m_fixture.other().store();
        m_project = store.createProject(info, m_fixture.someoneElse()).value();
        for (const char *name : {"Harbour", "Kitchen"}) {
            project::Category category;
            category.kind = project::CategoryKind::Class;
            category.name = QString::fromLatin1(name);
            category.key = category.name.left(1).toLower();
            if (!store.apply(m_project, {project::AddCategory{category, {}}}, m_fixture.someoneElse()))
                qFatal("no class %s", name);
            for (int i = 0; i < 6; ++i) {
                project::Item item;
                item.text = QStringLiteral("all about the %1, part %2").arg(category.name).arg(i);
                item.location = QStringLiteral("%1-%2.txt").arg(category.name).arg(i);
                item.dataset = project::Dataset::Train;
                item.classes = {{category.name, {}}};
                if (!store.apply(m_project, {project::AddItem{item, {}}}, m_fixture.someoneElse()))
                    qFatal("no document of %s", name);
            }
        }
        train();
    }

    /// A text that was answered with one class.
    void askClass(const QString &text, const QString &category)
    {
        workspace::AnsweredQuery query;
        query.project = m_project;
        query.deployment = QStringLiteral("production");
        query.model = QStringLiteral("m1");
        query.prediction.kind = other().store().project(m_project)->info.kind;
        query.prediction.text = text;
        query.prediction.classes = {{category, 0.75}};
        query.timeMs = QDateTime::currentMSecsSinceEpoch();
        if (!workspace::recordQueries(other(), {query}))
            qFatal("the query is not kept");
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
    /// Clicks a button as a hand can: once it may be pressed and its middle can be seen, which what has just
    /// been shown has to be laid out for.
    void press(QPushButton *button)
    {
        QVERIFY(button != nullptr);
        QTRY_VERIFY(button->isEnabled() && button->visibleRegion().contains(button->rect().center()));
        QTest::mouseClick(button, Qt::LeftButton);
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
        const auto rows = workspace::items(other(), m_project, ids).value();
        for (const workspace::ItemRow &row : rows)
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
