// SPDX-License-Identifier: GPL-3.0-or-later
// studio_pictures [--out FOLDER] [--only WORD] [--theme WORD] [--text PERCENT] [--size WIDTHxHEIGHT]
// [-reverse]: shows every pane and state of the window at two sizes (or the one given) in every theme, with
// side panels that have become drawers closed and open, writes the pictures, and fails on what audit() finds
// in them.
#include "core/base/numeric_locale.h"
#include "tests/journeys/gallery.h"

#include "ui/labeling/labeling_pane.h"
#include "ui/projects/projects_pane.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/side_split.h"
#include "ui/widgets/span_view.h"
#include "wording/translation.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabBar>

#include <cstdio>
#include <functional>

using namespace glossa;
using models::Step;
using settings::ThemeChoice;

namespace glossa::test {

bool Gallery::state(const char *name, const Setup &setup)
{
    if (!m_only.isEmpty() && !QString::fromLatin1(name).contains(m_only))
        return false;
    ++m_states;
    m_studio.window().resize(m_sizes.constFirst());
    m_studio.find(QStringLiteral("toast"))->hide(); // of the state before
    setup();
    m_studio.settle();
    for (const auto &[choice, theme] :
         {std::pair(ThemeChoice::Light, "light"), std::pair(ThemeChoice::Dark, "dark"),
          std::pair(ThemeChoice::HighContrast, "contrast")}) {
        if (!m_theme.isEmpty() && m_theme != QLatin1String(theme))
            continue;
        m_studio.appearance().setTheme(choice);
        for (const QSize &size : m_sizes) {
            if (choice == ThemeChoice::HighContrast && size != m_sizes.constFirst())
                continue;
            m_studio.window().resize(size);
            // As a person sees it: the window they work in is the active one.
            if (QApplication::activeModalWidget() == nullptr && QApplication::activePopupWidget() == nullptr)
                QApplication::setActiveWindow(&m_studio.window());
            m_studio.settle(100);
            const QString picture =
                QStringLiteral("%1-%2-%3").arg(QLatin1String(name), QLatin1String(theme)).arg(size.width());
            m_camera.shoot(picture);
            m_camera.shootDrawers(picture);
        }
    }
    m_studio.appearance().setTheme(ThemeChoice::Light);
    m_camera.closeAll();
    m_studio.window().resize(m_sizes.constFirst());
    m_studio.settle(60);
    return true;
}

void Gallery::key(const QString &widget, int key, Qt::KeyboardModifiers modifiers)
{
    auto *target = m_studio.find(widget);
    target->setFocus();
    QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    QTest::qWait(20);
}

void Gallery::click(const QString &button)
{
    auto *found = m_studio.find<QAbstractButton>(button);
    widgets::SideSplit::reveal(*found);
    if (!QTest::qWaitFor([found] { return found->isEnabled(); }, 10'000))
        qFatal("%s cannot be pressed", qPrintable(button));
    found->click();
}

void Gallery::segment(const QString &name, int index)
{
    auto *part = m_studio.find<widgets::Segment>(name);
    QTest::mouseClick(part, Qt::LeftButton, {}, part->partRect(index).center());
}

void Gallery::trigger(const QString &action)
{
    for (const auto &command : m_studio.window().registry().commands()) {
        if (command.action && command.action->objectName() == action) {
            command.action->trigger();
            return;
        }
    }
    qFatal("no command %s", qPrintable(action));
}

void Gallery::projects()
{
    state("projects-empty", [&] { goTo(Step::Projects); });
    const QString samples = QStringLiteral(GLOSSA_SOURCE) + QStringLiteral("/resources/samples/");
    state("projects-new", [&] { m_studio.window().findChild<projects::ProjectsPane *>()->newProject(); });
    state("import-preview", [&] {
        m_studio.window().findChild<projects::ProjectsPane *>()->importFiles(
            {samples + QStringLiteral("travel-assistant.json")});
        QTest::qWait(600);
    });
    state("import-refused", [&] {
        const QString broken = m_studio.folder() + QStringLiteral("/broken.json");
        QFile file(broken);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(broken));
        file.write("{\"projectFileVersion\": \"2023-04-01\", \"stringIndexType\": \"Utf16CodeUnit\", "
                   "\"metadata\": 7");
        file.close();
        m_studio.window().findChild<projects::ProjectsPane *>()->importFiles({broken});
        QTest::qWait(600);
    });
    m_studio.cli({QStringLiteral("--author"), QStringLiteral("Ana"), QStringLiteral("import"),
                  samples + QStringLiteral("travel-assistant.json"), QStringLiteral("--project"), travel});
    m_studio.cli({QStringLiteral("--author"), QStringLiteral("Ana"), QStringLiteral("import"),
                  samples + QStringLiteral("rental-letters/labels.json"), QStringLiteral("--project"),
                  letters});
    for (const QString &project : {travel, letters})
        m_studio.cli({QStringLiteral("train"), QStringLiteral("--project"), project,
                      QStringLiteral("--model"), QStringLiteral("m1"), QStringLiteral("--split"),
                      QStringLiteral("manual")});
    m_studio.cli({QStringLiteral("project"), QStringLiteral("create"), QStringLiteral("Spare parts"),
                  QStringLiteral("--kind"), QStringLiteral("Conversation"), QStringLiteral("--language"),
                  QStringLiteral("de")});
    m_studio.settle(800); // the window hears of them
    m_studio.openProject(travel);
    state("projects-list", [&] {
        goTo(Step::Projects);
        m_studio.find(QStringLiteral("projectList"))->setFocus();
    });
    state("projects-export", [&] { trigger(QStringLiteral("export")); });
    state("projects-trash", [&] {
        m_studio.cli({QStringLiteral("project"), QStringLiteral("delete"), QStringLiteral("Spare parts")});
        m_studio.settle(800);
        click(QStringLiteral("openTrash"));
    });
    if (QWidget *leave = m_studio.seen(QStringLiteral("leaveTrash")))
        qobject_cast<QAbstractButton *>(leave)->click();
}

void Gallery::schema()
{
    m_studio.openProject(travel);
    state("schema-intents", [&] {
        goTo(Step::Schema);
        tab(QStringLiteral("schemaTabs"), 0);
    });
    state("schema-entities", [&] {
        goTo(Step::Schema);
        tab(QStringLiteral("schemaTabs"), 1);
        key(QStringLiteral("schemaTable"), Qt::Key_Home);
        key(QStringLiteral("schemaTable"), Qt::Key_Down);
    });
    state("schema-adding", [&] {
        goTo(Step::Schema);
        click(QStringLiteral("addCategory"));
    });
    state("schema-list", [&] {
        goTo(Step::Schema);
        tab(QStringLiteral("schemaTabs"), 1);
        click(QStringLiteral("edit-list"));
    });
    state("schema-pattern", [&] {
        goTo(Step::Schema);
        tab(QStringLiteral("schemaTabs"), 1);
        click(QStringLiteral("edit-regex"));
    });
    m_studio.cli({QStringLiteral("project"), QStringLiteral("create"), QStringLiteral("Empty"),
                  QStringLiteral("--kind"), QStringLiteral("Conversation"), QStringLiteral("--language"),
                  QStringLiteral("en-us")});
    m_studio.settle(600);
    m_studio.openProject(QStringLiteral("Empty"));
    state("schema-empty", [&] { goTo(Step::Schema); });
    state("labeling-empty", [&] { goTo(Step::Labeling); });
    state("training-nothing", [&] { goTo(Step::Training); });
    state("details-none", [&] { goTo(Step::Details); });
}

void Gallery::labelUtterances()
{
    m_studio.openProject(travel);
    const QString text = QStringLiteral("stageText");
    state("labeling-utterances", [&] {
        goTo(Step::Labeling);
        QTest::qWait(400);
        key(text, Qt::Key_J);
        key(text, Qt::Key_Tab);
    });
    state("labeling-distribution", [&] {
        goTo(Step::Labeling);
        tab(QStringLiteral("panelTabs"), 1);
    });
    state("labeling-guide", [&] { tab(QStringLiteral("panelTabs"), 2); });
    if (m_studio.seen(QStringLiteral("panelTabs")) != nullptr)
        tab(QStringLiteral("panelTabs"), 0);
    state("labeling-adding", [&] {
        goTo(Step::Labeling);
        trigger(QStringLiteral("labeling.add"));
        QTest::keyClicks(m_studio.find(QStringLiteral("addInput")),
                         QStringLiteral("two tickets to Graz, please"));
    });
    if (QWidget *close = m_studio.seen(QStringLiteral("addClose")))
        qobject_cast<QAbstractButton *>(close)->click();
    state("labeling-bulk", [&] {
        goTo(Step::Labeling);
        for (int i = 0; i < 3; ++i)
            key(QStringLiteral("utteranceList"), Qt::Key_Down, Qt::ShiftModifier);
    });
    state("labeling-chooser", [&] {
        goTo(Step::Labeling);
        m_studio.standOnRow(QStringLiteral("utteranceList"), 4);
        m_studio.settle();
        trigger(QStringLiteral("labeling.intent"));
        if (QApplication::activePopupWidget() == nullptr)
            qFatal("no list of intents opens");
    });
    state("labeling-filtered", [&] {
        workspace::ItemFilter filter;
        filter.text = QStringLiteral("train");
        m_studio.context().openItems({filter, {}, 0, QStringLiteral("Utterances that speak of trains")});
        QTest::qWait(300);
    });
    state("labeling-nomatch", [&] {
        workspace::ItemFilter filter;
        filter.text = QStringLiteral("nothing has this");
        m_studio.context().openItems({filter, {}, 0, {}});
        QTest::qWait(300);
    });
    m_studio.context().openItems({{}, {}, 0, {}});
}

void Gallery::labelDocuments()
{
    m_studio.openProject(letters);
    state("labeling-documents", [&] {
        goTo(Step::Labeling);
        QTest::qWait(500);
        m_studio.find(QStringLiteral("documentText"))->setFocus();
    });
    state("labeling-document-span", [&] {
        goTo(Step::Labeling);
        auto *text = m_studio.find<widgets::SpanView>(QStringLiteral("documentText"));
        text->setFocus();
        key(QStringLiteral("documentText"), Qt::Key_Tab);
    });
}

void Gallery::training()
{
    m_studio.openProject(travel);
    state("training", [&] {
        goTo(Step::Training);
        QTest::qWait(600);
    });
    const bool started = state("training-running", [&] {
        goTo(Step::Training);
        QTest::qWait(600);
        click(QStringLiteral("startTraining"));
        if (!QTest::qWaitFor([&] { return m_studio.seen(QStringLiteral("livePanel")) != nullptr; }, 10'000))
            qFatal("the training does not start");
        auto *words = m_studio.find<QLabel>(QStringLiteral("liveWords"));
        m_studio.holdWorker([words] {
            QString share = words->text().section(QLatin1Char(' '), 0, 0);
            share.remove(QChar(0x2068)); // of a mirrored window
            return share.toInt() >= 55;
        });
    });
    m_studio.releaseWorker();
    if (started && !QTest::qWaitFor(
                       [&] { return m_studio.find(QStringLiteral("startTraining"))->isEnabled(); }, 300'000))
        qFatal("the training does not end");
    m_studio.openProject(letters);
    state("training-documents", [&] {
        goTo(Step::Training);
        QTest::qWait(600);
    });
}

void Gallery::details()
{
    for (const auto &[project, prefix] : {std::pair(travel, "utterances"), std::pair(letters, "documents")}) {
        m_studio.openProject(project);
        const auto name = [prefix = prefix](const char *view) {
            return QByteArray("details-") + prefix + '-' + view;
        };
        const auto stand = [&](int page) {
            goTo(Step::Details);
            if (!QTest::qWaitFor([&] { return m_studio.seen(QStringLiteral("detailsTabs")) != nullptr; },
                                 20'000))
                qFatal("the model's details do not come");
            tab(QStringLiteral("detailsTabs"), page);
        };
        state(name("overview"), [&] { stand(0); });
        state(name("categories"), [&] { stand(1); });
        state(name("confusion"), [&] {
            stand(2);
            if (m_studio.seen(QStringLiteral("confusionWhich")) != nullptr)
                segment(QStringLiteral("confusionWhich"), 0);
            click(QStringLiteral("worstConfusion"));
        });
        for (int view = 0; view < 4; ++view) {
            state(name("entities") + char('1' + view), [&] {
                stand(2);
                if (m_studio.seen(QStringLiteral("confusionWhich")) != nullptr)
                    segment(QStringLiteral("confusionWhich"), 1);
                m_studio.find<QComboBox>(QStringLiteral("entityView"))->setCurrentIndex(view);
                click(QStringLiteral("worstConfusion"));
            });
        }
        state(name("normalized"), [&] {
            stand(2);
            m_studio.find<QCheckBox>(QStringLiteral("shareOfRow"))->setChecked(true);
            segment(QStringLiteral("confusionFilter"), 1);
        });
        if (m_studio.seen(QStringLiteral("confusionFilter")) != nullptr) {
            m_studio.find<QCheckBox>(QStringLiteral("shareOfRow"))->setChecked(false);
            segment(QStringLiteral("confusionFilter"), 0);
        }
        state(name("examples"), [&] { stand(3); });
    }
}

void Gallery::settings()
{
    m_studio.openProject(travel);
    goTo(Step::Settings);
    const QString sections = QStringLiteral("settingSections");
    for (int row = 0; row < m_studio.rowsOf(sections).size(); ++row) {
        state((QByteArray("settings-") + QByteArray::number(row)).constData(), [&] {
            goTo(Step::Settings);
            m_studio.standOnRow(sections, row);
            QTest::qWait(600);
        });
    }
}

void Gallery::shell()
{
    m_studio.openProject(travel);
    goTo(Step::Labeling);
    state("palette", [&] {
        trigger(QStringLiteral("palette"));
        QTest::keyClicks(m_studio.find(QStringLiteral("paletteField")), QStringLiteral("tra"));
        QTest::qWait(300);
    });
    state("cheat-sheet", [&] { trigger(QStringLiteral("keys")); });
    state("menu", [&] { trigger(QStringLiteral("showMenu")); });
    state("about", [&] { trigger(QStringLiteral("about")); });
    state("palette-projects", [&] {
        trigger(QStringLiteral("switchProject"));
        QTest::qWait(300);
    });
    state("toast", [&] { m_studio.context().say(QStringLiteral("Platform is now called Track"), true); });
    state("error", [&] {
        m_studio.context().report(
            Error{ErrorCode::DiskFull, "/media/stick/travel.json", {}, {}, "No space left on device"});
    });
    if (m_studio.seen(QStringLiteral("errorBanner")) != nullptr)
        click(QStringLiteral("bannerButton"));
    state("folded", [&] { trigger(QStringLiteral("foldRail")); });
    trigger(QStringLiteral("foldRail"));
}

int Gallery::run()
{
    m_studio.show(m_sizes.constFirst());
    QCursor::setPos(m_sizes.constLast().width(), m_sizes.constLast().height()); // over nothing
    projects();
    schema();
    labelUtterances();
    labelDocuments();
    training();
    details();
    deployments();
    tryout();
    settings();
    shell();
    const QStringList found = m_camera.found();
    for (const QString &line : found)
        std::fprintf(stderr, "%s\n", qPrintable(line));
    std::printf("%d states, %lld faults\n", m_states, static_cast<long long>(found.size()));
    return found.isEmpty() && m_states > 0 ? 0 : 1;
}

} // namespace glossa::test

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    glossa::usePointInNumbers();
    QApplication::setApplicationName(QStringLiteral("glossa-pictures"));
    QApplication::setApplicationVersion(QStringLiteral(GLOSSA_VERSION));
    wording::installTranslations(application);
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("out"), QStringLiteral("Write the pictures here"), QStringLiteral("FOLDER")},
         {QStringLiteral("only"), QStringLiteral("States whose name has this"), QStringLiteral("WORD")},
         {QStringLiteral("theme"), QStringLiteral("Only light, dark or contrast"), QStringLiteral("WORD")},
         {QStringLiteral("text"), QStringLiteral("Size of the text in percent"), QStringLiteral("PERCENT"),
          QStringLiteral("100")},
         {QStringLiteral("size"), QStringLiteral("Only at this size of the window"),
          QStringLiteral("WIDTHxHEIGHT")}});
    parser.addHelpOption();
    parser.process(application);
    const QString folder = parser.value(QStringLiteral("out"));
    if (!folder.isEmpty())
        QDir().mkpath(folder);
    return test::Gallery(parser).run();
}
