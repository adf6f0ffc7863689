// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_pane.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/theme/glossa_style.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

using namespace glossa;
using project::CategoryKind;

class SchemaPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        m_fixture->makeProject(project::ProjectKind::Conversation);
        m_fixture->addCategory(CategoryKind::Entity, QStringLiteral("Device"));
        m_fixture->addCategory(CategoryKind::Entity, QStringLiteral("Room"));
        m_item = m_fixture->addItem(QStringLiteral("lamp in the kitchen"), {},
                                    {{QStringLiteral("Device"), {0, 4}, 0, {}}});
        m_fixture->open();
        m_pane = std::make_unique<schema::SchemaPane>(m_fixture->context());
        m_pane->resize(1072, 730);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        test::testModelsOf(*m_pane);
        find<QTabBar>("schemaTabs")->setCurrentIndex(1);
        find<widgets::RowView>("schemaTable")->setCurrentRow(0);
        QTRY_COMPARE(find<QLineEdit>("categoryName")->text(), QStringLiteral("Device"));
    }
    void cleanup()
    {
        // What the pane has asked for is answered before it goes.
        for (int i = 0; i < 8; ++i)
            m_fixture->session()
                .read([](workspace::Workspace &) -> Result<int> { return 0; })
                .waitForFinished();
        m_pane.reset();
        m_fixture.reset();
    }

    void severalAreAddedByTyping()
    {
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        QTRY_VERIFY(editor->isVisible());
        for (const char *name : {"Time", "Colour"}) {
            QTest::keyClicks(editor, QString::fromLatin1(name));
            QTest::keyClick(editor, Qt::Key_Return);
        }
        QTRY_COMPARE(m_fixture->context().categories().size(), 4U);
        QVERIFY(m_fixture->context().category(CategoryKind::Entity, QStringLiteral("Colour")) != nullptr);
    }

    void aNewNameIsCarriedIntoTheLabels()
    {
        auto *name = find<QLineEdit>("categoryName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Appliance"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->stored(m_item).labels.at(0).category, QStringLiteral("Appliance"));
    }

    void aNameThatIsTakenIsRefused()
    {
        auto *name = find<QLineEdit>("categoryName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Room"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!find<QLabel>("categoryProblem")->isHidden());
        QCOMPARE(name->text(), QStringLiteral("Device"));
        QCOMPARE(m_fixture->stored(m_item).labels.at(0).category, QStringLiteral("Device"));
    }

    void deletingSaysWhatGoesWithItAndComesBack()
    {
        QVERIFY(find<QLabel>("categoryUsage")->text().contains(QStringLiteral("1")));
        QString said;
        connect(&m_fixture->context(), &models::StudioContext::said, m_pane.get(),
                [&said](const QString &sentence) { said = sentence; });
        QTest::mouseClick(find<QPushButton>("deleteCategory"), Qt::LeftButton);
        QTRY_VERIFY2(said.contains(QStringLiteral("Device")) && said.contains(u'1'), qPrintable(said));
        QVERIFY(m_fixture->stored(m_item).labels.empty());
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->stored(m_item).labels.size(), 1U);
        QTRY_VERIFY(m_fixture->context().category(CategoryKind::Entity, QStringLiteral("Device")) != nullptr);
    }

    void aGuidelineThatWasTakenBackIsNotWrittenAgain()
    {
        auto *guideline = find<QPlainTextEdit>("guideline");
        guideline->setFocus();
        QTest::keyClicks(guideline, QStringLiteral("Lamps only"));
        const auto stored = [this] {
            const auto *device =
                m_fixture->context().category(CategoryKind::Entity, QStringLiteral("Device"));
            return device == nullptr ? QString() : device->description;
        };
        QTRY_COMPARE(stored(), QStringLiteral("Lamps only"));
        m_fixture->context().undo();
        QTRY_COMPARE(stored(), QString());
        m_pane->hide(); // leaves the pane
        QTest::qWait(100);
        QTRY_VERIFY(m_fixture->settled());
        QTest::qWait(100);
        QCOMPARE(stored(), QString());
    }

    void aMenuOverTheNameDoesNotEndIt()
    {
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        QTest::keyClicks(editor, QStringLiteral("Half a na"));
        QFocusEvent popup(QEvent::FocusOut, Qt::PopupFocusReason);
        QApplication::sendEvent(editor, &popup);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->text(), QStringLiteral("Half a na"));
        QFocusEvent away(QEvent::FocusOut, Qt::MouseFocusReason);
        QApplication::sendEvent(editor, &away);
        QTRY_COMPARE(m_fixture->context().categories().size(), 3U);
    }

    void aNameThatIsTakenIsSaidUnderTheField()
    {
        QSignalSpy failed(&m_fixture->context(), &models::StudioContext::failed);
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        auto *why = find<QLabel>("inlineNameProblem");
        QTest::keyClicks(editor, QStringLiteral("Room"));
        QVERIFY(why->isVisible());
        QVERIFY(why->text().contains(QStringLiteral("Room")));
        QVERIFY(editor->property("invalid").toBool());
        QVERIFY(!find<QPushButton>("inlineNameMerge")->isVisible()); // there is nothing to merge
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(editor->text(), QStringLiteral("Room")); // it stays to be mended
        QTest::keyClicks(editor, QStringLiteral("s"));
        QVERIFY(!why->isVisible());
        QVERIFY(!editor->property("invalid").toBool());
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(category("Rooms") != nullptr);
        QTest::keyClicks(editor, QStringLiteral("Room"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!why->isVisible());
        QVERIFY(failed.isEmpty());
    }

    void aNameThatLooksAlikeIsWarnedOfAndTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        QTest::newRow("case") << QStringLiteral("device") << QStringLiteral("case");
        QTest::newRow("blanks") << QStringLiteral(u"Dev\u00A0ice") << QStringLiteral("blanks");
        QTest::newRow("form") << QStringLiteral(u"\uFF24evice") << QStringLiteral("characters");
    }
    void aNameThatLooksAlikeIsWarnedOfAndTaken()
    {
        QFETCH(QString, name);
        QFETCH(QString, word);
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        editor->insert(name);
        QVERIFY(find<QLabel>("inlineNameProblem")->isVisible());
        QVERIFY(find<QLabel>("inlineNameProblem")->text().contains(word));
        QVERIFY(!editor->property("invalid").toBool());
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_fixture->context().category(CategoryKind::Entity, name) != nullptr);
    }

    void aNewNameThatIsTakenOffersToMerge_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("blank") << int(Qt::Key_Space);
        QTest::newRow("enter") << int(Qt::Key_Return); // outside of dialogs, too
    }
    void aNewNameThatIsTakenOffersToMerge()
    {
        QFETCH(int, key);
        theme::apply(theme::Scheme::Light); // it is the style that lets Enter press buttons
        const project::ItemId both =
            m_fixture->addItem(QStringLiteral("the hall"), {}, {{QStringLiteral("Room"), {4, 4}, 0, {}}});
        QTRY_COMPARE(category("Room")->name, QStringLiteral("Room"));
        auto *table = find<widgets::RowView>("schemaTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_F2);
        auto *editor = find<QLineEdit>("inlineName");
        QTRY_VERIFY(editor->isVisible());
        QTest::keyClicks(editor, QStringLiteral("Room"));
        auto *merge = find<QPushButton>("inlineNameMerge");
        QVERIFY(merge->isVisible());
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(editor->isVisible());
        QCOMPARE(QApplication::focusWidget(), merge);
        QTest::keyClick(merge, static_cast<Qt::Key>(key));
        QTRY_VERIFY(category("Device") == nullptr);
        QCOMPARE(m_fixture->stored(m_item).labels.at(0).category, QStringLiteral("Room"));
        QCOMPARE(find<QLineEdit>("categoryName")->text(), QStringLiteral("Room"));
        m_fixture->context().undo();
        QTRY_VERIFY(category("Device") != nullptr);
        QCOMPARE(m_fixture->stored(m_item).labels.at(0).category, QStringLiteral("Device"));
        QCOMPARE(m_fixture->stored(both).labels.at(0).category, QStringLiteral("Room"));
    }

    void thePanelOffersToMergeToo()
    {
        auto *name = find<QLineEdit>("categoryName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Room"));
        QVERIFY(name->property("invalid").toBool());
        auto *merge = find<QPushButton>("mergeCategory");
        QVERIFY(merge->isVisible());
        QTest::mouseClick(merge, Qt::LeftButton);
        QTRY_VERIFY(category("Device") == nullptr);
        QCOMPARE(m_fixture->stored(m_item).labels.at(0).category, QStringLiteral("Room"));
    }

    void headsSortAndTheRowForANewOneStaysLast()
    {
        m_fixture->addCategory(CategoryKind::Entity, QStringLiteral("Amount"));
        auto *table = find<widgets::RowView>("schemaTable");
        QTRY_COMPARE(table->rowCount(), 4);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->headRect(1).center());
        QCOMPARE(names(), QStringList({QStringLiteral("Amount"), QStringLiteral("Device"),
                                       QStringLiteral("Room"), QStringLiteral("New entity")}));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->headRect(1).center());
        QCOMPARE(names().first(), QStringLiteral("Room"));
        // By use: only Device has a label.
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->headRect(4).center());
        QCOMPARE(names().first(), QStringLiteral("Device")); // numbers begin with the greatest
    }

    void severalAreDeletedAsOneStep()
    {
        auto *table = find<widgets::RowView>("schemaTable");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->rowRect(0).center());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ShiftModifier, table->rowRect(1).center());
        QCOMPARE(table->selectedCount(), 2);
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(category("Device") == nullptr && category("Room") == nullptr);
        m_fixture->context().undo();
        QTRY_VERIFY(category("Device") != nullptr && category("Room") != nullptr);
        QCOMPARE(m_fixture->stored(m_item).labels.size(), 1U);
    }

    void aNewProjectAsksForTheFirstName()
    {
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Fresh"));
        m_fixture->open();
        auto *editor = find<QLineEdit>("inlineName");
        QTRY_VERIFY(editor->isVisible());
        QCOMPARE(QApplication::focusWidget(), editor);
        auto *guide = find<QWidget>("schemaGuide");
        auto *sentence = guide->findChild<QLabel *>(QStringLiteral("bannerSentence"));
        QVERIFY(sentence->text().contains(QStringLiteral("BookFlight")));
        QTest::keyClicks(editor, QStringLiteral("Order"));
        QTest::keyClick(editor, Qt::Key_Return);
        auto *next = guide->findChild<QPushButton *>(QStringLiteral("bannerButton"));
        QTRY_VERIFY(next->isVisible());
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::textsRequested);
        QTest::mouseClick(next, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    /// A first text without labels changes no count of a category.
    void theGuideGoesWithTheFirstText()
    {
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Fresh"));
        m_fixture->addCategory(CategoryKind::Intent, QStringLiteral("Order"));
        m_fixture->addCategory(CategoryKind::Entity, QStringLiteral("Dish"));
        m_fixture->open();
        const auto *guide = find<QWidget>("schemaGuide");
        QTRY_VERIFY(!guide->isHidden());
        m_fixture->addItem(QStringLiteral("a plate of soup"));
        QTRY_VERIFY(guide->isHidden());
    }

    void aLongNameShowsItsBeginning()
    {
        const QString longName = QString(50, u'W');
        m_fixture->addCategory(CategoryKind::Entity, longName);
        auto *table = find<widgets::RowView>("schemaTable");
        QTRY_COMPARE(table->rowCount(), 4);
        table->setCurrentRow(2);
        QCOMPARE(find<QLineEdit>("categoryName")->text(), longName);
        QCOMPARE(find<QLineEdit>("categoryName")->cursorPosition(), 0);
    }

    void whatHasNoLabelsIsDeletedWithoutANumber()
    {
        find<widgets::RowView>("schemaTable")->setCurrentRow(1);
        QSignalSpy said(&m_fixture->context(), &models::StudioContext::said);
        QTest::mouseClick(find<QPushButton>("deleteCategory"), Qt::LeftButton);
        QVERIFY(said.wait());
        QCOMPARE(said.front().front().toString(), QStringLiteral("Room is deleted"));
    }

    /// Enter leads to the button of a dialog, Ctrl+Enter from a field of several lines too.
    void aListIsKeptByCtrlEnter()
    {
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        auto *dialog = openDialog("listDialog");
        auto *fresh = dialog->findChild<QLineEdit *>(QStringLiteral("newListKey"));
        fresh->setFocus();
        QTest::keyClicks(fresh, QStringLiteral("lamp"));
        QTest::keyClick(fresh, Qt::Key_Return);
        auto *words = dialog->findChild<QPlainTextEdit *>(QStringLiteral("listWords"));
        words->setFocus();
        words->selectAll(); // the key itself is its first word
        QTest::keyClicks(words, QStringLiteral("lantern"));
        QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(category("Device")->components.list.size(), std::size_t{1});
        QCOMPARE(category("Device")->components.list.front().synonyms.front().values,
                 QStringList(QStringLiteral("lantern")));
        QTRY_VERIFY(m_pane->findChild<QDialog *>(QStringLiteral("listDialog")) == nullptr);
    }

    /// A list that another has changed while the dialog had it open is not written over.
    void aListOfAnotherIsNotWrittenOver()
    {
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        auto *dialog = openDialog("listDialog");
        auto *fresh = dialog->findChild<QLineEdit *>(QStringLiteral("newListKey"));
        QTest::keyClicks(fresh, QStringLiteral("lamp"));
        project::Category theirs = *category("Device");
        theirs.components.list = {{QStringLiteral("fan"), {}, {}}};
        m_fixture->apply(project::Edit{project::ChangeCategory{theirs, {}}});
        QTRY_COMPARE(category("Device")->components.list.size(), std::size_t{1});
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("keepList")), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("listSummary"))
                    ->text()
                    .contains(QStringLiteral("changed elsewhere")));
        QTRY_VERIFY(m_fixture->settled());
        QCOMPARE(category("Device")->components.list.front().key, QStringLiteral("fan"));
        dialog->reject();
        throwAway(*dialog);
    }

    /// Another project may have an entity of the same name; what was edited is not its.
    void aListOfAProjectThatWasLeftGoesNowhere()
    {
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        auto *dialog = openDialog("listDialog");
        auto *fresh = dialog->findChild<QLineEdit *>(QStringLiteral("newListKey"));
        QTest::keyClicks(fresh, QStringLiteral("lamp"));
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other"));
        m_fixture->addCategory(CategoryKind::Entity, QStringLiteral("Device"));
        m_fixture->open();
        QVERIFY(category("Device") != nullptr);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("keepList")), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("listSummary"))
                    ->text()
                    .contains(QStringLiteral("changed elsewhere")));
        QTRY_VERIFY(m_fixture->settled());
        QVERIFY(category("Device")->components.list.empty());
        dialog->reject();
        throwAway(*dialog);
    }

    void escAsksBeforeAListIsLost()
    {
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        auto *dialog = openDialog("listDialog");
        auto *fresh = dialog->findChild<QLineEdit *>(QStringLiteral("newListKey"));
        QTest::keyClicks(fresh, QStringLiteral("lamp"));
        QTest::keyClick(fresh, Qt::Key_Return);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        auto *question = openDialog("deleteQuestion");
        QTest::keyClick(question, Qt::Key_Escape); // not to lose anything is the easy way
        QTRY_VERIFY(m_pane->window()->findChild<QDialog *>(QStringLiteral("deleteQuestion")) == nullptr);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<widgets::RowView *>(QStringLiteral("listKeys"))->rowCount(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        throwAway(*dialog);
        QTRY_VERIFY(m_pane->window()->findChild<QDialog *>(QStringLiteral("listDialog")) == nullptr);
        QVERIFY(category("Device")->components.list.empty());
        // Where nothing was changed, nothing is asked.
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        QTest::keyClick(openDialog("listDialog"), Qt::Key_Escape);
        QTRY_VERIFY(m_pane->window()->findChild<QDialog *>(QStringLiteral("listDialog")) == nullptr);
    }

    void escAsksBeforeTheNameOfAKeyIsLost()
    {
        project::Category with = *category("Device");
        with.components.list = {{QStringLiteral("fan"), {}, {}}};
        m_fixture->apply(project::Edit{project::ChangeCategory{with, {}}});
        QTRY_COMPARE(category("Device")->components.list.size(), std::size_t{1});
        QTest::mouseClick(find<QPushButton>("edit-list"), Qt::LeftButton);
        auto *dialog = openDialog("listDialog");
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("listKeyName"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("lamp"));
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        throwAway(*dialog);
    }

    /// Azure's bound is told; nothing is cut off a name.
    void aNameIsKeptWhole()
    {
        const QString name(60, u'n');
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        QTest::keyClicks(editor, name);
        QVERIFY(find<QLabel>("inlineNameProblem")->text().contains(QStringLiteral("at most 50")));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_fixture->context().category(CategoryKind::Entity, name) != nullptr);
        QTest::keyClick(editor, Qt::Key_Escape);
        // Nor does the panel rename what it shows.
        auto *table = find<widgets::RowView>("schemaTable");
        table->setCurrentRow(2);
        auto *field = find<QLineEdit>("categoryName");
        QCOMPARE(field->text(), name);
        field->setFocus();
        table->setFocus();
        QVERIFY(m_fixture->context().category(CategoryKind::Entity, name) != nullptr);
    }

    void aKeyThatCannotBeIsSaidAndForgotten()
    {
        auto *key = find<QLineEdit>("categoryKey");
        auto *why = find<QLabel>("categoryProblem");
        key->setFocus();
        key->selectAll();
        QTest::keyClicks(key, QStringLiteral("x"));
        QVERIFY(why->isVisible());
        const project::Category *other = category("Room");
        QVERIFY(other->key.has_value());
        QVERIFY(!why->text().section(QStringLiteral("Free are"), 1).contains(*other->key));
        find<widgets::RowView>("schemaTable")->setFocus();
        QVERIFY(!why->isVisible());
    }

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_pane->findChild<Widget *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return widget;
    }
    const project::Category *category(const char *name)
    {
        return m_fixture->context().category(CategoryKind::Entity, QString::fromLatin1(name));
    }
    QStringList names()
    {
        const auto *source = find<widgets::RowView>("schemaTable");
        QStringList names;
        for (int row = 0; row < source->rowCount(); ++row)
            names << source->rowText(row).section(u',', 0, 0);
        return names;
    }
    void throwAway(QDialog &dialog)
    {
        auto *question = dialog.findChild<QDialog *>(QStringLiteral("deleteQuestion"));
        QVERIFY(question != nullptr);
        QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("deleteYes")), Qt::LeftButton);
    }
    QDialog *openDialog(const char *name)
    {
        auto *dialog = m_pane->window()->findChild<QDialog *>(QString::fromLatin1(name));
        if (dialog == nullptr || !QTest::qWaitForWindowActive(dialog))
            qFatal("no %s", name);
        test::testModelsOf(*dialog);
        return dialog;
    }
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<schema::SchemaPane> m_pane;
    project::ItemId m_item = 0;
};

GLOSSA_TEST(SchemaPaneTest);
#include "tst_schema_pane.moc"
