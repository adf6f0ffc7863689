// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window by keys and clicks: text sizes, regions, palette, what has just been done.
#include "core/workspace/session/workspace.h"
#include "tests/journeys/studio.h"
#include "tests/support/locked_folder.h"
#include "tests/support/registry.h"

#include "ui/shell/status_strip.h"
#include "ui/shell/toast.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

#include <optional>

using namespace glossa;
using models::Step;

namespace {

const QString travel = QStringLiteral("Travel assistant");
const QString letters = QStringLiteral("Rental letters");

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Studio> m_studio;

    [[nodiscard]] shell::MainWindow &window() { return m_studio->window(); }
    /// A key for whoever has the focus.
    void key(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &window(), key, with);
        m_studio->settle(50);
    }
    void type(const QString &text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        m_studio->settle(300);
    }
    /// The names of what the palette offers.
    QStringList offered() { return m_studio->rowsOf(QStringLiteral("paletteList")); }
    void importSamples()
    {
        const QString samples = QStringLiteral(GLOSSA_SOURCE "/resources/samples/");
        m_studio->cli({QStringLiteral("--author"), QStringLiteral("Ana"), QStringLiteral("import"),
                       samples + QStringLiteral("travel-assistant.json"), QStringLiteral("--project"),
                       travel});
        m_studio->cli({QStringLiteral("--author"), QStringLiteral("Ana"), QStringLiteral("import"),
                       samples + QStringLiteral("rental-letters/labels.json"), QStringLiteral("--project"),
                       letters});
        m_studio->settle(600);
    }

private Q_SLOTS:
    void init()
    {
        m_studio = std::make_unique<test::Studio>();
        m_studio->show({1280, 800});
    }
    void cleanup()
    {
        m_studio->appearance().setTextPercent(100);
        m_studio.reset();
    }

    void aLargerTextLeavesTheWindowItsSize()
    {
        const QSize before = window().size();
        for (int i = 0; i < 5; ++i)
            key(Qt::Key_Plus, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(m_studio->appearance().textPercent(), 150);
        QCOMPARE(window().size(), before);
        key(Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(m_studio->appearance().textPercent(), 100);
        QCOMPARE(window().size(), before);
    }

    void theLeastSizeIsNeverAboveTheScreen()
    {
        m_studio->appearance().setTextPercent(200);
        m_studio->settle();
        const QSize screen = window().screen()->availableSize();
        QVERIFY(window().minimumWidth() <= screen.width());
        QVERIFY(window().minimumHeight() <= screen.height());
    }

    void aWindowThatHadToGrowHasItsOwnSizeAgain()
    {
        const QSize small = window().minimumSize();
        window().resize(small);
        m_studio->appearance().setTextPercent(200);
        m_studio->settle();
        QVERIFY(window().height() > small.height());
        QCOMPARE(window().height(), window().minimumHeight());
        m_studio->appearance().setTextPercent(100);
        m_studio->settle();
        QCOMPARE(window().size(), small);
    }

    void regionsFollowEachOtherByF6()
    {
        importSamples();
        m_studio->openProject(travel);
        window().goTo(Step::Schema);
        m_studio->settle(400);
        m_studio->context().report(Error{ErrorCode::DiskFull, "/media/stick/a.json", {}, {}, "no space"});
        m_studio->context().say(QStringLiteral("Two of them"), 1);
        m_studio->settle();
        m_studio->find(QStringLiteral("menuButton"))->setFocus(Qt::TabFocusReason);
        QStringList visited;
        const auto place = [&] {
            for (QWidget *at = QApplication::focusWidget(); at != nullptr; at = at->parentWidget())
                if (!at->objectName().isEmpty())
                    return at->objectName();
            return QString();
        };
        do {
            visited << place();
            key(Qt::Key_F6);
        } while (visited.size() < 20 && place() != visited.constFirst());
        const auto inOrder = [&](const QStringList &wanted) {
            qsizetype from = 0;
            for (const QString &name : wanted) {
                from = visited.indexOf(name, from);
                if (from < 0)
                    return false;
            }
            return true;
        };
        QVERIFY2(inOrder({QStringLiteral("menuButton"), QStringLiteral("rail"),
                          QStringLiteral("bannerButton"), QStringLiteral("filterSchema"),
                          QStringLiteral("schemaTable"), QStringLiteral("toastUndo")}),
                 qPrintable(visited.join(u' ')));
        key(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(place(), visited.constLast());
    }

    void aToastStandsInTheStatusLineAndGoesWithUndo()
    {
        importSamples();
        m_studio->openProject(travel);
        window().goTo(Step::Labeling);
        m_studio->settle(400);
        auto *toast = m_studio->find<shell::Toast>(QStringLiteral("toast"));
        m_studio->context().apply(
            project::Edit{project::RenameCategory{project::CategoryKind::Entity, QStringLiteral("Luggage"),
                                                  QStringLiteral("Baggage")}},
            {}, this, [this](const Result<workspace::EditReceipt> &receipt) {
                QVERIFY(receipt.has_value());
                m_studio->context().say(QStringLiteral("Luggage is now called Baggage"), receipt->sequence);
            });
        QTRY_VERIFY(toast->isVisible());
        QWidget *strip = m_studio->find(QStringLiteral("statusStrip"));
        QVERIFY(strip->rect().contains(QRect(toast->mapTo(strip, QPoint()), toast->size())));
        QVERIFY(!m_studio->find(QStringLiteral("savedState"))->isVisible());
        m_studio->settle(400);
        QVERIFY(m_studio->find(QStringLiteral("toastUndo"))->isVisible());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_studio->context().category(project::CategoryKind::Entity, QStringLiteral("Luggage")) !=
                    nullptr);
        QTRY_VERIFY(!toast->isVisible());
        QVERIFY(m_studio->find(QStringLiteral("savedState"))->isVisible());
    }

    void oneToastTakesThePlaceOfTheOther()
    {
        auto *toast = m_studio->find<shell::Toast>(QStringLiteral("toast"));
        m_studio->context().say(QStringLiteral("first"));
        m_studio->context().say(QStringLiteral("second"));
        QCOMPARE(toast->sentence(), QStringLiteral("second"));
        QCOMPARE(window().findChildren<shell::Toast *>().size(), 1);
    }

    void thePaletteFindsProjects()
    {
        importSamples();
        m_studio->openProject(travel);
        key(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(offered().size() >= 3); // a head and two projects
        type(QStringLiteral("rental"));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_studio->context().overview()->summary.info.name, letters);
        key(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("travel"));
        QVERIFY2(offered().join(u'\n').contains(travel), qPrintable(offered().join(u'\n')));
        key(Qt::Key_Escape);
    }

    /// A project that is called like a command is switched to, and nothing else happens.
    void theSwitcherFindsProjectsOnly()
    {
        const QString name = QStringLiteral("Large text");
        m_studio->cli({QStringLiteral("project"), QStringLiteral("create"), name, QStringLiteral("--kind"),
                       QStringLiteral("Conversation"), QStringLiteral("--language"),
                       QStringLiteral("en-us")});
        m_studio->settle(600);
        key(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(offered().size() >= 2);
        type(name.toLower());
        QVERIFY2(!offered().filter(name).isEmpty(), qPrintable(offered().join(u'\n')));
        key(Qt::Key_Return);
        QTRY_VERIFY(m_studio->context().overview().has_value());
        QCOMPARE(m_studio->context().overview()->summary.info.name, name);
        QCOMPARE(m_studio->appearance().textPercent(), 100);
    }

    void thePaletteFindsModelsAndCommandsOfOtherPanes()
    {
        importSamples();
        m_studio->cli({QStringLiteral("train"), QStringLiteral("--project"), travel,
                       QStringLiteral("--model"), QStringLiteral("winter"), QStringLiteral("--split"),
                       QStringLiteral("manual")});
        m_studio->openProject(travel);
        window().goTo(Step::Schema);
        m_studio->settle(400);
        key(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("winter"));
        QTRY_VERIFY(offered().join(u'\n').contains(QStringLiteral("winter")));
        key(Qt::Key_Return);
        QTRY_COMPARE(window().step(), Step::Details);
        key(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("next unlabeled"));
        key(Qt::Key_Return);
        QTRY_COMPARE(window().step(), Step::Labeling);
    }

    /// What cannot be kept is refused before anything has been typed, and the window says why.
    void aWorkspaceThatCanOnlyBeReadSaysSo()
    {
        importSamples();
        m_studio->cli({QStringLiteral("train"), QStringLiteral("--project"), travel,
                       QStringLiteral("--model"), QStringLiteral("winter"), QStringLiteral("--split"),
                       QStringLiteral("manual")});
        std::optional<test::LockedFolder> locked;
        m_studio->restart({1280, 800}, [&] { locked.emplace(m_studio->folder()); });
        m_studio->openProject(travel);
        QVERIFY(m_studio->seen(QStringLiteral("readOnlyBanner")) != nullptr);
        const auto isRefused = [this](const char *id) {
            for (const auto &command : window().registry().commands())
                if (command.action && command.action->objectName() == QLatin1String(id))
                    command.action->trigger();
            m_studio->settle();
            QWidget *banner = m_studio->seen(QStringLiteral("errorBanner"));
            if (banner == nullptr || QApplication::activeModalWidget() != nullptr)
                return false;
            banner->hide();
            return true;
        };
        QVERIFY(isRefused("newProject"));
        QVERIFY(isRefused("import"));
        const auto isTold = [this] {
            m_studio->settle();
            QWidget *banner = m_studio->seen(QStringLiteral("errorBanner"));
            const bool told = banner != nullptr && QApplication::activeModalWidget() == nullptr;
            if (banner != nullptr)
                banner->hide();
            return told;
        };
        const auto trigger = [this](const char *pane, const char *action) {
            m_studio->find<>(QString::fromLatin1(pane))
                ->findChild<QAction *>(QLatin1String(action))
                ->trigger();
        };
        window().goTo(Step::Projects);
        m_studio->settle(400);
        QTRY_VERIFY(!m_studio->rowsOf(QStringLiteral("projectList")).isEmpty());
        trigger("projectsPane", "rename");
        QVERIFY(isTold());
        QVERIFY(m_studio->seen(QStringLiteral("renameProject")) == nullptr);
        trigger("projectsPane", "delete");
        QVERIFY(isTold());
        QVERIFY(m_studio->context().project() != 0); // it stays open
        window().goTo(Step::Schema);
        m_studio->settle(400);
        m_studio->find<QTabBar>(QStringLiteral("schemaTabs"))->setCurrentIndex(1);
        m_studio->standOnRow(QStringLiteral("schemaTable"), 0);
        trigger("schemaPane", "rename");
        QVERIFY(isTold());
        QVERIFY(m_studio->seen(QStringLiteral("inlineName")) == nullptr);
        trigger("schemaPane", "delete");
        QVERIFY(isTold());
        QVERIFY(m_studio->find<QLineEdit>(QStringLiteral("categoryName"))->isReadOnly());
        QVERIFY(m_studio->find<QLineEdit>(QStringLiteral("categoryKey"))->isReadOnly());
        QVERIFY(m_studio->find<QPlainTextEdit>(QStringLiteral("guideline"))->isReadOnly());
        for (const char *button : {"edit-list", "edit-regex", "deleteCategory"}) {
            m_studio->find<QPushButton>(QString::fromLatin1(button))->click();
            QVERIFY2(isTold(), button);
        }
        window().goTo(Step::Details);
        m_studio->settle(400);
        QTRY_VERIFY(m_studio->find<QComboBox>(QStringLiteral("modelPicker"))->count() > 0);
        QVERIFY(isRefused("details.renameModel"));
        QVERIFY(isRefused("details.deleteModel"));
        window().goTo(Step::Settings);
        m_studio->settle(400);
        QVERIFY(m_studio->find<QLineEdit>(QStringLiteral("settingName"))->isReadOnly());
        QVERIFY(!m_studio->find<QComboBox>(QStringLiteral("settingLanguage"))->isEnabled());
        m_studio->find<QPushButton>(QStringLiteral("deleteProject"))->click();
        QVERIFY(isTold());
        QVERIFY(m_studio->context().project() != 0);
        window().goTo(Step::Labeling);
        m_studio->settle(400);
        QVERIFY(isRefused("labeling.add"));
        QVERIFY(isRefused("labeling.palette"));
        const auto rows = m_studio->rowsOf(QStringLiteral("utteranceList")).size();
        QVERIFY(isRefused("labeling.removeItems"));
        QCOMPARE(m_studio->rowsOf(QStringLiteral("utteranceList")).size(), rows);
        window().goTo(Step::Training);
        auto *reason = m_studio->find<QLabel>(QStringLiteral("startReason"));
        QTRY_VERIFY2(reason->text().contains(QStringLiteral("only be read")), qPrintable(reason->text()));
        QVERIFY(!m_studio->find<QPushButton>(QStringLiteral("startTraining"))->isEnabled());
    }

    void aTrainingGoesOnWhenTheTextSizeChanges()
    {
        importSamples();
        m_studio->openProject(travel);
        window().goTo(Step::Training);
        auto *start = m_studio->find<QPushButton>(QStringLiteral("startTraining"));
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20'000);
        QTest::mouseClick(start, Qt::LeftButton);
        m_studio->holdWorker([this] {
            const auto *words = qobject_cast<QLabel *>(m_studio->seen(QStringLiteral("liveWords")));
            return words != nullptr && words->text().section(u' ', 0, 0).toInt() > 0;
        });
        m_studio->appearance().setTextPercent(120);
        m_studio->settle(400);
        QVERIFY(m_studio->seen(QStringLiteral("livePanel")) != nullptr);
        QVERIFY(!m_studio->find<QPushButton>(QStringLiteral("startTraining"))->isEnabled());
        window().goTo(Step::Schema);
        m_studio->releaseWorker();
        auto *toast = m_studio->find<shell::Toast>(QStringLiteral("toast"));
        QTRY_VERIFY_WITH_TIMEOUT(toast->isVisible() && toast->sentence().startsWith(QStringLiteral("m1 ")),
                                 300'000);
        window().goTo(Step::Training);
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->find<QPushButton>(QStringLiteral("startTraining"))->isEnabled(),
                                 20'000);
    }
};

GLOSSA_TEST(WindowTest);
#include "tst_window.moc"
