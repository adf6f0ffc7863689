// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of keys, and Alt by itself.
#include "core/workspace/session/workspace.h"
#include "tests/support/registry.h"
#include "ui/shell/alt_alone.h"
#include "ui/shell/key_groups.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/span_view.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

using namespace glossa;
using shell::CheatSheet;

namespace {

/// A pane with a text in it, and a command of its own and one of the window.
struct Shown {
    Shown()
    {
        theme::apply(theme::Scheme::Light);
        auto *layout = new QVBoxLayout(&pane);
        view = new widgets::SpanView;
        layout->addWidget(view);
        done.setText(QStringLiteral("Done, next"));
        done.setShortcut(Qt::Key_Return);
        quit.setText(QStringLiteral("Quit"));
        quit.setShortcut(Qt::CTRL | Qt::Key_Q);
        registry.add({&quit}, QStringLiteral("Everywhere"), QStringLiteral("window"));
        registry.add({&done}, QStringLiteral("Labeling"), QStringLiteral("labeling"));
        pane.show();
    }
    QWidget pane;
    widgets::SpanView *view = nullptr;
    QAction done, quit;
    shell::ActionRegistry registry;
};

QStringList whatKeysDo(const QWidget &section)
{
    QStringList words;
    for (const QLabel *label : section.findChildren<QLabel *>(QStringLiteral("keyDoes")))
        words << label->text();
    return words;
}

} // namespace

class KeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePanesKeysComeFirstAndHoldThoseOfItsWidgets()
    {
        Shown f;
        project::Category size;
        size.kind = project::CategoryKind::Entity;
        size.name = QStringLiteral("Size");
        size.key = QStringLiteral("1");
        workspace::CategoryUse use;
        use.category = size;
        const CheatSheet sheet(shell::keyGroups(f.registry, QStringLiteral("Labeling"), f.pane, {use}),
                               nullptr);
        const auto *here = sheet.findChild<QWidget *>(QStringLiteral("keysHere"));
        const auto *elsewhere = sheet.findChild<QWidget *>(QStringLiteral("keysElsewhere"));
        QVERIFY(here != nullptr && elsewhere != nullptr);
        const QStringList words = whatKeysDo(*here);
        QVERIFY(words.contains(QStringLiteral("Done, next")));
        QVERIFY(words.contains(QStringLiteral("Size")));
        for (const widgets::KeyLine &line : f.view->keyLines().lines)
            QVERIFY2(words.contains(line.does), qPrintable(line.does));
        QCOMPARE(whatKeysDo(*elsewhere), QStringList{QStringLiteral("Quit")});
    }

    void theColumnsAreOfOneHeight()
    {
        Shown f;
        const CheatSheet sheet(shell::keyGroups(f.registry, QStringLiteral("Labeling"), f.pane, {}), nullptr);
        const auto *grid =
            qobject_cast<QGridLayout *>(sheet.findChild<QWidget *>(QStringLiteral("keysHere"))->layout());
        int rows[2] = {0, 0};
        for (int i = 0; i < grid->count(); ++i) {
            int row = 0;
            int column = 0;
            int rowSpan = 0;
            int columnSpan = 0;
            grid->getItemPosition(i, &row, &column, &rowSpan, &columnSpan);
            int &height = rows[column < 2 ? 0 : 1];
            height = std::max(height, row + 1);
        }
        QVERIFY(rows[0] > 5);
        QVERIFY2(std::abs(rows[0] - rows[1]) <= 2,
                 qPrintable(QStringLiteral("%1, %2").arg(rows[0]).arg(rows[1])));
    }

    void hiddenWidgetsHaveNoKeys()
    {
        Shown f;
        f.view->hide();
        for (const auto &group : shell::keyGroups(f.registry, QStringLiteral("Labeling"), f.pane, {}))
            QVERIFY(group.name != f.view->keyLines().title);
    }

    void altAloneIsNoticedOnlyAlone()
    {
        QWidget window;
        QAction two;
        two.setShortcut(Qt::ALT | Qt::Key_2);
        window.addAction(&two);
        QSignalSpy used(&two, &QAction::triggered);
        shell::AltAlone alt(window);
        QSignalSpy pressed(&alt, &shell::AltAlone::pressed);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QWindow *handle = window.windowHandle();
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QCOMPARE(pressed.count(), 1);
        // A shortcut between is all that Alt was for.
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyClick(handle, Qt::Key_2, Qt::AltModifier);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QCOMPARE(used.count(), 1);
        QCOMPARE(pressed.count(), 1);
        // So is a key that is none.
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyClick(handle, Qt::Key_5, Qt::AltModifier);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QCOMPARE(pressed.count(), 1);
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QCOMPARE(pressed.count(), 2);
    }
};

GLOSSA_TEST(KeysTest);
#include "tst_keys.moc"
