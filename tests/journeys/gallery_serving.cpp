// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the panes about a model at work.
#include "tests/journeys/asked_queries.h"
#include "tests/journeys/gallery.h"

#include <QComboBox>

using namespace glossa;
using models::Step;
using test::Gallery;

namespace {

const QString travel = QStringLiteral("Travel assistant");
const QString letters = QStringLiteral("Rental letters");

} // namespace

void Gallery::deployments()
{
    m_studio.openProject(QStringLiteral("Empty"));
    const auto stand = [&] {
        goTo(Step::Deployments);
        QTest::qWait(600);
    };
    state("deployments-no-model", stand);
    m_studio.openProject(travel);
    state("deployments-none", stand);
    const auto glossa = [&](const char *project, const QStringList &command) {
        QStringList arguments{QStringLiteral("--author"), QStringLiteral("Ana")};
        arguments += command;
        m_studio.cli(arguments + QStringList{QStringLiteral("--project"), QString::fromLatin1(project)});
    };
    const auto deploy = [&](const char *project, const char *name, const char *model) {
        glossa(project, {QStringLiteral("deploy"), QStringLiteral("--deployment"), QString::fromLatin1(name),
                         QStringLiteral("--model"), QString::fromLatin1(model)});
    };
    const char *const utterances = "Travel assistant";
    deploy(utterances, "production", "m1");
    deploy(utterances, "staging", "m1");
    glossa(utterances, {QStringLiteral("train"), QStringLiteral("--model"), QStringLiteral("m3"),
                        QStringLiteral("--split"), QStringLiteral("manual")});
    deploy(utterances, "production", "m3");
    m_studio.settle(800);
    state("deployments", stand);
    state("deployments-add", [&] {
        stand();
        click(QStringLiteral("addDeployment"));
    });
    state("deployments-model", [&] {
        stand();
        click(QStringLiteral("slotMenu"));
    });
    deploy(utterances, "nightly", "m1");
    m_studio.settle(800);
    state("deployments-three", stand);
    state("deployments-swap", [&] {
        stand();
        click(QStringLiteral("swapDeployments"));
    });
    deploy("Rental letters", "production", "m1");
    m_studio.openProject(letters);
    state("deployments-documents", stand);
}

void Gallery::tryout()
{
    const QString text = QStringLiteral("book a train to Lisbon for two on Friday");
    m_studio.openProject(QStringLiteral("Empty"));
    state("tryout-no-model", [&] { goTo(Step::Tryout); });
    m_studio.openProject(travel);
    state("tryout-nothing", [&] { test::askModel(m_studio, QStringLiteral("askLine"), text); });
    test::askQueries(m_studio, QStringLiteral("m1"), test::openQueries());
    state("tryout-asked", [&] {
        test::askModel(m_studio, QStringLiteral("askLine"), text);
        m_studio.standOnRow(QStringLiteral("queryList"), 2);
        m_studio.find(QStringLiteral("queryList"))->setFocus();
    });
    state("tryout-two", [&] {
        auto *second = m_studio.find<QComboBox>(QStringLiteral("secondModel"));
        second->setCurrentIndex(1); // the first one that can be asked
        Q_EMIT second->activated(1);
        test::askModel(m_studio, QStringLiteral("askLine"), text);
    });
    state("tryout-service", [&] {
        auto *picker = m_studio.find<QComboBox>(QStringLiteral("askedModel"));
        Q_EMIT picker->activated(picker->count() - 1);
    });
    state("tryout-correcting", [&] { key(QStringLiteral("queryList"), Qt::Key_E); });
    m_studio.openProject(letters);
    state("tryout-document",
          [&] { test::askModel(m_studio, QStringLiteral("askText"), test::rentalLetter()); });
}
