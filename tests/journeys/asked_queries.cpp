// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/asked_queries.h"

#include "core/workspace/deployments/deployments.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/review/queue.h"

#include <QAbstractButton>

namespace glossa::test {

QStringList openQueries()
{
    return {QStringLiteral("could you look up the gate for my flight"),
            QStringLiteral("nuke the last one"),
            QStringLiteral("train from Hamburg to Vienna tomorrow morning"),
            QStringLiteral("anything cheaper on Sunday"),
            QStringLiteral("book a hotel in Oslo for three nights"),
            QStringLiteral("is the nine o'clock to Rome late"),
            QStringLiteral("cancel my trip to Porto")};
}

QString rentalLetter()
{
    return QStringLiteral(
        "Dear Ms Okafor,\nthe rent for the flat at 12 Mill Lane, Bristol, is 1,150 pounds a month "
        "from 1 March 2025.\nYours,\nThomas Reed");
}

void askModel(Studio &studio, const QString &field, const QString &text)
{
    studio.window().goTo(models::Step::Tryout);
    studio.settle();
    QWidget *asked = studio.find(field);
    asked->setProperty(asked->inherits("QLineEdit") ? "text" : "plainText", text);
    auto *button = studio.find<QAbstractButton>(QStringLiteral("ask"));
    if (!QTest::qWaitFor([button] { return button->isEnabled(); }, 10'000))
        qFatal("nobody can be asked");
    button->click();
    studio.settle(400);
}

void askQueries(Studio &studio, const QString &model, const QStringList &texts)
{
    constexpr std::int64_t minute = 60'000;
    studio.context()
        .session()
        .write([project = studio.context().project(), origin = studio.context().origin(), model,
                texts](workspace::Workspace &workspace) -> Status {
            const QString name = QStringLiteral("production");
            if (const auto deployed = workspace::deployModel(workspace, project, name, model, origin);
                !deployed)
                return fail(deployed.error());
            const auto predictor = workspace::Predictor::load(workspace, project, model);
            if (!predictor)
                return fail(predictor.error());
            std::vector<workspace::AnsweredQuery> queries;
            std::int64_t ago = 12 * minute;
            for (const QString &text : texts) {
                workspace::AnsweredQuery query;
                query.project = project;
                query.deployment = name;
                query.model = model;
                query.prediction = (*predictor)->predict(text);
                query.timeMs = workspace.clock().nowMs() - ago;
                queries.push_back(std::move(query));
                ago += 7 * minute;
            }
            return workspace::recordQueries(workspace, queries);
        })
        .then(&studio.context(), [](const Status &kept) {
            if (!kept)
                qFatal("no queries: %s", plain(kept.error().detail).c_str());
        });
    studio.settle(800); // the window hears of them
}

} // namespace glossa::test
