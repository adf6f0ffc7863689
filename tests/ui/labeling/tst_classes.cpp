// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that get classes: one, or any number.
#include "core/workspace/session/workspace.h"
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"
#include "ui/widgets/distribution_bars.h"
#include "wording/translation.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>

using namespace glossa;
using project::CategoryKind;
using project::ProjectKind;

namespace {

const QString drama = QStringLiteral("Drama");
const QString comedy = QStringLiteral("Comedy");
const QString action = QStringLiteral("Action");

/// Three stories and three classes, whose keys are 1, 2 and 3.
struct Stories : test::PaneFixture {
    explicit Stories(ProjectKind kind)
    {
        makeProject(kind);
        for (const QString &name : {drama, comedy, action})
            addCategory(CategoryKind::Class, name);
        for (const char *file : {"a.txt", "b.txt", "c.txt"})
            stories.push_back(addItem(QStringLiteral("the story of %1").arg(QLatin1String(file)), {}, {},
                                      project::Dataset::Train, QString::fromLatin1(file)));
    }
    void give(project::ItemId item, const QStringList &classes)
    {
        project::SetClasses edit{item, {}, {}};
        for (const QString &name : classes)
            edit.classes.push_back({name, {}});
        apply(project::Edit{edit});
    }
    QStringList classes(project::ItemId item)
    {
        QStringList names;
        const project::Item found = stored(item);
        for (const project::ClassLabel &label : found.classes)
            names << label.category;
        return names;
    }
    void showStory(QSize size = {1072, 730})
    {
        show(size);
        waitFor("a.txt");
    }
    void waitFor(const char *file)
    {
        QTRY_COMPARE(text("documentText")->text(),
                     QStringLiteral("the story of %1").arg(QLatin1String(file)));
    }
    QString rowOf(const char *list, int row) { return find<widgets::RowView>(list)->rowText(row); }
    /// What of the panel's list is said to be chosen.
    QStringList chosen()
    {
        QStringList names;
        for (int row = 0; row < find<widgets::RowView>("labelList")->rowCount(); ++row)
            if (const QString words = rowOf("labelList", row); words.endsWith(QStringLiteral(", chosen")))
                names << words.section(u',', 0, 0);
        return names;
    }
    std::vector<project::ItemId> stories;
};

} // namespace

class ClassesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { wording::installTranslations(*QCoreApplication::instance()); }

    void aRowIsMirroredAndItsClassCoversNoName()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.give(f.stories[1], {drama});
        f.showStory();
        auto *list = f.find<widgets::RowView>("documentList");
        QTRY_COMPARE(f.rowOf("documentList", 1), QStringLiteral("b.txt, Drama"));
        const auto inked = [list] {
            const QImage image = list->viewport()->grab(list->rowRect(1)).toImage();
            std::pair<int, int> halves;
            for (int x = 0; x < image.width(); ++x)
                for (int y = 2; y < image.height() - 2; ++y)
                    if (image.pixelColor(x, y) != image.pixelColor(image.width() / 2, 2))
                        ++(x < image.width() / 2 ? halves.first : halves.second);
            return halves;
        };
        const auto [name, ofClass] = inked();
        QVERIFY(name > 0 && ofClass > 0);
        list->setLayoutDirection(Qt::RightToLeft);
        const auto [classThere, nameThere] = inked();
        QVERIFY2(
            std::abs(nameThere - name) < name / 10 && std::abs(classThere - ofClass) < ofClass / 10,
            qPrintable(QStringLiteral("%1 %2 %3 %4").arg(name).arg(nameThere).arg(ofClass).arg(classThere)));
    }

    void aKeyGivesTheOneClassAndGoesOn()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.showStory();
        f.key(f.text("documentText"), Qt::Key_2);
        f.waitFor("b.txt");
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{comedy});
        f.key(f.text("documentText"), Qt::Key_1);
        f.waitFor("c.txt");
        QTRY_COMPARE(f.classes(f.stories[1]), QStringList{drama});
        f.context().undo();
        QTRY_COMPARE(f.classes(f.stories[1]), QStringList());
        QCOMPARE(f.classes(f.stories[0]), QStringList{comedy});
    }

    void anotherClassTakesThePlaceOfTheOne()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.give(f.stories[0], {drama});
        f.give(f.stories[1], {drama});
        f.showStory();
        QTRY_COMPARE(f.chosen(), QStringList{drama});
        f.key(f.text("documentText"), Qt::Key_3);
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{action});
        f.waitFor("c.txt"); // the next one that is open yet
        QCOMPARE(f.chosen(), QStringList());
    }

    void aClickChoosesAndStays()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.showStory();
        auto *list = f.find<widgets::RowView>("labelList");
        QTRY_COMPARE(list->rowCount(), 3);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->rowRect(1).center());
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{comedy});
        QTRY_COMPARE(f.chosen(), QStringList{comedy});
        QCOMPARE(f.text("documentText")->text(), QStringLiteral("the story of a.txt"));
    }

    void doneAsksForTheClassThatIsMissing()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.showStory();
        f.key(f.text("documentText"), Qt::Key_Return);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, QStringLiteral("com"));
        QTest::keyClick(field, Qt::Key_Return);
        f.waitFor("b.txt");
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{comedy});
        QVERIFY(!f.stored(f.stories[0]).done);
    }

    void keysTurnEachOfSeveral()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.showStory();
        auto *text = f.text("documentText");
        f.key(text, Qt::Key_3);
        f.key(text, Qt::Key_1);
        QTRY_COMPARE(f.classes(f.stories[0]), (QStringList{action, drama}));
        QTRY_COMPARE(f.chosen(), (QStringList{drama, action}));
        f.key(text, Qt::Key_3);
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{drama});
        QCOMPARE(f.text("documentText")->text(), QStringLiteral("the story of a.txt"));
        f.key(text, Qt::Key_Return);
        f.waitFor("b.txt");
        QVERIFY(!f.stored(f.stories[0]).done); // it has a class
        f.key(text, Qt::Key_Return);
        f.waitFor("c.txt");
        QTRY_VERIFY(f.stored(f.stories[1]).done); // none is right
    }

    void xTakesAllClassesAway()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.give(f.stories[0], {drama, action});
        f.showStory();
        QTRY_COMPARE(f.chosen(), (QStringList{drama, action}));
        f.key(f.text("documentText"), Qt::Key_X);
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList());
        f.context().undo();
        QTRY_COMPARE(f.classes(f.stories[0]), (QStringList{drama, action}));
        QTRY_COMPARE(f.chosen(), (QStringList{drama, action}));
    }

    void wordsAreNotLabeled()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.showStory();
        auto *text = f.text("documentText");
        QTRY_VERIFY(text->rectOf({4, 5}).isValid());
        QTest::mouseDClick(text->viewport(), Qt::LeftButton, {}, text->rectOf({5, 2}).center());
        QCOMPARE(text->selection(), (text::Utf16Span{4, 5}));
        QTest::qWait(50);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        f.key(text, Qt::Key_1);
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{drama});
        QVERIFY(f.stored(f.stories[0]).labels.empty());
    }

    void rowsSayTheClasses()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.give(f.stories[0], {drama, action});
        f.apply(project::Edit{project::SetDone{f.stories[1], true, {}}});
        f.showStory();
        QTRY_COMPARE(f.rowOf("documentList", 0), QStringLiteral("a.txt, Drama, Action"));
        QCOMPARE(f.rowOf("documentList", 1), QStringLiteral("b.txt, without a class"));
        QCOMPARE(f.rowOf("documentList", 2), QStringLiteral("c.txt, not labeled"));
        // What another process does is seen at once.
        f.give(f.stories[2], {comedy});
        QTRY_COMPARE(f.rowOf("documentList", 2), QStringLiteral("c.txt, Comedy"));
    }

    void selectedDocumentsGetOneMoreClassAsOneStep()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.give(f.stories[0], {drama});
        f.give(f.stories[1], {comedy});
        f.showStory();
        chooseForAll(f, QStringLiteral("Add class"), drama);
        QTRY_COMPARE(f.classes(f.stories[1]), (QStringList{comedy, drama}));
        QCOMPARE(f.classes(f.stories[0]), QStringList{drama});
        QCOMPARE(f.classes(f.stories[2]), QStringList{drama});
        f.context().undo();
        QTRY_COMPARE(f.classes(f.stories[1]), QStringList{comedy});
        QCOMPARE(f.classes(f.stories[2]), QStringList());
    }

    void selectedDocumentsGetTheOneClass()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.give(f.stories[0], {drama});
        f.give(f.stories[1], {comedy});
        f.showStory();
        chooseForAll(f, QStringLiteral("Set class"), comedy);
        for (const project::ItemId story : f.stories)
            QTRY_COMPARE(f.classes(story), QStringList{comedy});
        f.context().undo();
        QTRY_COMPARE(f.classes(f.stories[0]), QStringList{drama});
    }

    void theFilterFindsAClassAndThoseWithout()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.give(f.stories[0], {drama, action});
        f.give(f.stories[1], {comedy});
        f.showStory();
        auto *list = f.find<widgets::RowView>("documentList");
        workspace::ItemFilter filter;
        filter.classes = {comedy};
        f.pane->open({filter, {}, 0, {}});
        QTRY_COMPARE(list->rowCount(), 1);
        f.waitFor("b.txt");
        filter.classes = {QString()};
        f.pane->open({filter, {}, 0, {}});
        f.waitFor("c.txt");
        QTRY_COMPARE(list->rowCount(), 1);
        auto *menu = f.find<QPushButton>("filterButton")->menu();
        Q_EMIT menu->aboutToShow();
        QStringList offers;
        for (const QAction *offer : menu->actions())
            offers << offer->text();
        QVERIFY(offers.contains(QStringLiteral("Class…")));
        QVERIFY(!offers.contains(QStringLiteral("Has a label of…")));
    }

    void theDistributionCountsDocuments()
    {
        Stories f(ProjectKind::CustomMultiLabelClassification);
        f.give(f.stories[0], {drama, action});
        f.give(f.stories[1], {drama});
        f.showStory();
        f.find<QTabBar>("panelTabs")->setCurrentIndex(1);
        auto *bars = f.find<widgets::DistributionBars>("distributionBars");
        QTRY_COMPARE(bars->rows().rowCount(), 3);
        QCOMPARE(bars->rows().rowText(0), QStringLiteral("Drama: 2 in training, 0 in test"));
        QCOMPARE(bars->rows().rowText(1), QStringLiteral("Comedy: 0 in training, 0 in test"));
        QCOMPARE(bars->rows().rowText(2), QStringLiteral("Action: 1 in training, 0 in test"));
        Q_EMIT bars->barActivated(2);
        QTRY_COMPARE(f.find<widgets::RowView>("documentList")->rowCount(), 1);
    }

    void nothingIsOfferedThatTheKindHasNot()
    {
        Stories f(ProjectKind::CustomSingleLabelClassification);
        f.showStory();
        QStringList commands;
        for (const QAction *command : f.pane->actions())
            if (command->isEnabled())
                commands << command->objectName();
        for (const char *name :
             {"labeling.intent", "labeling.acceptIntent", "labeling.editText", "labeling.hideSpans"})
            QVERIFY2(!commands.contains(QLatin1String(name)), name);
        QCOMPARE(f.find<QTabBar>("panelTabs")->tabText(0), QStringLiteral("Classes"));
        QVERIFY(!f.pane->statusText().contains(QStringLiteral("Snap")));
        QCOMPARE(f.find<QPushButton>("addEntity")->text(), QStringLiteral("Add class"));
    }

private:
    /// By the bar that comes for several rows.
    void chooseForAll(Stories &f, const QString &words, const QString &name)
    {
        auto *list = f.find<widgets::RowView>("documentList");
        QTRY_COMPARE(list->rowCount(), 3);
        list->setFocus();
        f.key(list, Qt::Key_Down, Qt::ShiftModifier);
        f.key(list, Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(list->selectedCount(), 3);
        auto *give = f.find<QPushButton>("bulkClass");
        QTRY_VERIFY(give->isVisible());
        QCOMPARE(give->text(), words);
        QTest::mouseClick(give, Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
    }
};

GLOSSA_TEST(ClassesTest);
#include "tst_classes.moc"
