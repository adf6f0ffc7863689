// SPDX-License-Identifier: GPL-3.0-or-later
// What the pane makes of schemas of other shapes: hundreds of intents, no entities at all.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"
#include "ui/widgets/choice_rows.h"
#include "ui/labeling/item_edits.h"
#include "ui/theme/theme.h"
#include "ui/widgets/distribution_bars.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>

#include <algorithm>

using namespace glossa;

namespace {

struct Sorted : test::PaneFixture {
    explicit Sorted(int intents)
    {
        makeProject(project::ProjectKind::Conversation);
        for (int i = 0; i < intents; ++i) {
            addCategory(project::CategoryKind::Intent, intent(i));
            items.push_back(addItem(QStringLiteral("text %1").arg(i), i % 2 == 0 ? intent(i) : QString()));
        }
    }
    [[nodiscard]] static QString intent(int i)
    {
        return QStringLiteral("wish_%1").arg(i, 3, 10, QLatin1Char('0'));
    }
    void showFirst()
    {
        show();
        QTRY_COMPARE(text()->text(), QStringLiteral("text 0"));
        text()->setFocus();
    }
    [[nodiscard]] int listed() { return find<widgets::RowView>("utteranceList")->rowCount(); }
    /// The list of a condition, opened through the menu of the filter.
    [[nodiscard]] QLineEdit *openFilter(const QString &action)
    {
        auto *menu = find<QPushButton>("filterButton")->menu();
        Q_EMIT menu->aboutToShow();
        auto *by = menu->findChild<QAction *>(action);
        if (by == nullptr)
            qFatal("no %s", qPrintable(action));
        by->trigger();
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            qFatal("no list opens");
        return QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
    }
    [[nodiscard]] static QStringList offered()
    {
        auto *list =
            QApplication::activePopupWidget()->findChild<widgets::RowView *>(QStringLiteral("choiceList"));
        QStringList rows;
        for (int row = 0; row < list->rowCount(); ++row)
            rows << list->rowText(row);
        return rows;
    }

    std::vector<project::ItemId> items;
};

} // namespace

class CategoriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A menu of 150 intents covered the screen and took one of them.
    void severalOfManyIntentsAreFilteredByTyping()
    {
        Sorted f(150);
        f.showFirst();
        QTRY_COMPARE(f.listed(), 150);
        QLineEdit *field = f.openFilter(QStringLiteral("filterBy0"));
        QVERIFY(field->window()->height() < theme::px(360));
        QTest::keyClicks(field, QStringLiteral("wish_014"));
        QCOMPARE(f.offered(), QStringList{QStringLiteral("wish_014")});
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(f.listed(), 1);
        QCOMPARE(f.offered(), QStringList{QStringLiteral("wish_014, chosen")});
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("without"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(f.listed(), 76);
        QTest::keyClick(field, Qt::Key_Return); // once more takes the tick away
        QTRY_COMPARE(f.listed(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    }

    /// The figures in the list of a condition are those of now.
    void theFilterCountsOwnSteps()
    {
        Sorted f(3);
        f.showFirst();
        f.context().apply(labeling::setIntent({f.items[1]}, f.intent(0), false));
        QTRY_VERIFY(std::ranges::any_of(f.context().categories(), [](const workspace::CategoryUse &use) {
            return use.category.name == Sorted::intent(0) && use.items == 2;
        }));
        const QLineEdit *field = f.openFilter(QStringLiteral("filterBy0"));
        const auto *list = field->window()->findChild<widgets::RowView *>(QStringLiteral("choiceList"));
        const auto *rows = dynamic_cast<const widgets::ChoiceRows *>(list->model());
        QVERIFY(rows != nullptr);
        QCOMPARE(rows->at(rows->rowOf(f.intent(0)))->choice.detail, QStringLiteral("2"));
        QApplication::activePopupWidget()->close();
    }

    void withoutEntitiesTheKeysAndTheListAreTheIntents()
    {
        Sorted f(3);
        f.showFirst();
        QCOMPARE(f.find<QTabBar>("panelTabs")->tabText(0), QStringLiteral("Intents"));
        auto *list = f.find<widgets::RowView>("labelList");
        QCOMPARE(list->rowCount(), 3);
        QCOMPARE(list->rowText(1), QStringLiteral("wish_001, key 2"));
        QCOMPARE(list->currentRow(), 0); // what the utterance has
        f.key(f.text(), Qt::Key_2);
        QTRY_COMPARE(f.stored(f.items[0]).intent, f.intent(1));
        QTRY_COMPARE(list->currentRow(), 1);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->rowRect(2).center());
        QTRY_COMPARE(f.stored(f.items[0]).intent, f.intent(2));
        QCOMPARE(f.text()->text(), QStringLiteral("text 0"));
        f.addCategory(project::CategoryKind::Entity, QStringLiteral("City"));
        QTRY_COMPARE(f.find<QTabBar>("panelTabs")->tabText(0), QStringLiteral("Labels"));
        QCOMPARE(list->rowText(0), QStringLiteral("City, key 1"));
    }

    void theDistributionOpensOnWhatThereIs()
    {
        Sorted f(3);
        f.showFirst();
        f.find<QTabBar>("panelTabs")->setCurrentIndex(1);
        auto &bars = f.find<widgets::DistributionBars>("distributionBars")->rows();
        QTRY_COMPARE(bars.rowCount(), 3);
        QCOMPARE(f.find<QComboBox>("distributionKind")->count(), 1);
        QCOMPARE(bars.rowText(2), QStringLiteral("wish_002: 1 in training, 0 in test"));
    }

    /// Sentences of a column file have no names: the list was blank rows.
    void aDocumentWithoutANameShowsHowItBegins()
    {
        test::PaneFixture f;
        f.makeProject(project::ProjectKind::CustomEntityRecognition);
        f.addCategory(project::CategoryKind::Entity, QStringLiteral("Dish"));
        const QString first = QStringLiteral("a four star restaurant\nwith a bar");
        f.addItem(first);
        f.addItem(QStringLiteral("any asian cuisine around"));
        f.show();
        QTRY_COMPARE(f.text("documentText")->text(), first);
        const auto *rows = f.find<widgets::RowView>("documentList");
        QTRY_COMPARE(rows->rowText(0), QStringLiteral("a four star restaurant with a bar, not labeled"));
        QCOMPARE(rows->rowText(1), QStringLiteral("any asian cuisine around, not labeled"));
    }
};

GLOSSA_TEST(CategoriesTest);
#include "tst_categories.moc"
