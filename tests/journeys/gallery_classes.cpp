// SPDX-License-Identifier: GPL-3.0-or-later
// The states of projects whose documents have classes.
#include "tests/journeys/gallery.h"

#include "ui/projects/projects_pane.h"
#include "ui/widgets/row_view.h"

#include <QFileInfo>
#include <QTabBar>

namespace glossa::test {

using models::Step;

namespace {

/// Azure's own sample where it is at hand, else a small file.
QString sample(const char *shared, const char *own)
{
    const QString azure = QStringLiteral(GLOSSA_SHARED "/data/azure-samples/custom-text-classification/") +
                          QLatin1String(shared);
    return QFileInfo::exists(azure)
               ? azure
               : QStringLiteral(GLOSSA_SOURCE "/tests/data/azure-classification/") + QLatin1String(own);
}

} // namespace

void Gallery::classes()
{
    const QString papers = QStringLiteral("Papers");
    const QString films = QStringLiteral("Films");
    const QString one = sample("single-webofscience/webOfScience_labelsFile.json", "single/labels.json");
    const QString several = sample("multi-movies/movieLabels.json", "multi/labels.json");
    state("classes-import", [&] {
        goTo(Step::Projects);
        m_studio.window().findChild<projects::ProjectsPane *>()->importFiles({several});
        QTest::qWait(900);
    });
    for (const auto &[file, project] : {std::pair(one, papers), std::pair(several, films)}) {
        m_studio.cli({QStringLiteral("--author"), QStringLiteral("Ana"), QStringLiteral("import"), file,
                      QStringLiteral("--project"), project});
        m_studio.cli({QStringLiteral("train"), QStringLiteral("--project"), project,
                      QStringLiteral("--model"), QStringLiteral("m1"), QStringLiteral("--split"),
                      QStringLiteral("auto:80")});
    }
    m_studio.settle(800);
    for (const auto &[project, prefix] : {std::pair(papers, "one"), std::pair(films, "several")}) {
        m_studio.openProject(project);
        const auto name = [prefix = prefix](const char *view) {
            return QByteArray("classes-") + prefix + '-' + view;
        };
        state(name("schema"), [&] {
            goTo(Step::Schema);
            key(QStringLiteral("schemaTable"), Qt::Key_Home);
        });
        state(name("labeling"), [&] {
            goTo(Step::Labeling);
            QTest::qWait(500);
            m_studio.find(QStringLiteral("documentText"))->setFocus();
        });
        state(name("selected"), [&] {
            goTo(Step::Labeling);
            const QString list = QStringLiteral("documentList");
            key(list, Qt::Key_Home);
            key(list, Qt::Key_Down, Qt::ShiftModifier);
            key(list, Qt::Key_Down, Qt::ShiftModifier);
        });
        m_studio.find<widgets::RowView>(QStringLiteral("documentList"))->selectOnlyCurrent();
        state(name("distribution"), [&] {
            goTo(Step::Labeling);
            tab(QStringLiteral("panelTabs"), 1);
        });
        if (m_studio.seen(QStringLiteral("panelTabs")) != nullptr)
            tab(QStringLiteral("panelTabs"), 0);
        state(name("training"), [&] {
            goTo(Step::Training);
            QTest::qWait(800);
        });
        state(name("overview"), [&] { standOnDetails(0); });
        state(name("categories"), [&] { standOnDetails(1); });
        state(name("confusion"), [&] {
            standOnDetails(2);
            if (m_studio.seen(QStringLiteral("worstConfusion")) != nullptr)
                click(QStringLiteral("worstConfusion"));
        });
        state(name("examples"), [&] { standOnDetails(3); });
    }
}

} // namespace glossa::test
