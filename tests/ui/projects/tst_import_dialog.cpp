// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"
#include "ui/projects/import_dialog.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "wording/translation.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>

using namespace glossa;
using projects::ImportDialog;

class ImportDialogTest : public QObject {
    Q_OBJECT

    static QString lamps() { return QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json"); }
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static QComboBox *menu(const ImportDialog *dialog, int column)
    {
        return dialog->findChild<QComboBox *>(QStringLiteral("column%1").arg(column));
    }
    static QPushButton *startOf(const ImportDialog *dialog)
    {
        return dialog->findChild<QPushButton *>(QStringLiteral("importStart"));
    }
    /// "intent: text" of the project that came in.
    static QStringList broughtIn(test::WorkspaceFixture &fixture)
    {
        const auto all = workspace::projectOverviews(fixture.other()).value();
        if (all.size() != 1)
            return {};
        const std::int64_t id = all.front().summary.info.id;
        const auto ids = workspace::itemIds(fixture.other(), id, {}).value();
        QStringList items;
        const auto rows = workspace::items(fixture.other(), id, ids).value();
        for (const workspace::ItemRow &row : rows)
            items << row.item.intent + QStringLiteral(": ") + row.item.text;
        return items;
    }
    static std::int64_t makeProjectIn(test::WorkspaceFixture &fixture, const QString &name,
                                      const QString &language)
    {
        project::ProjectInfo info;
        info.name = name;
        info.language = language;
        return workspace::createProject(fixture.other(), info, fixture.someoneElse()).value();
    }
    /// As a person does, by keys.
    static void chooseEntry(QComboBox *box, const QString &entry)
    {
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentText() != entry && box->currentIndex() + 1 < box->count())
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentText(), entry);
    }
    static std::size_t projectCount(test::WorkspaceFixture &fixture)
    {
        return workspace::projectOverviews(fixture.other()).value().size();
    }

private Q_SLOTS:
    void initTestCase() { wording::installTranslations(*QCoreApplication::instance()); }

    void nothingChangesBeforeTheButton()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
        test::testModelsOf(*dialog);
        dialog->open();
        auto *start = dialog->findChild<QPushButton *>(QStringLiteral("importStart"));
        QTRY_VERIFY(start->isEnabled());
        QCOMPARE(projectCount(fixture), 0U);
        dialog->reject();
        QCOMPARE(projectCount(fixture), 0U);
    }

    void theButtonBringsTheFileIn()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        test::testModelsOf(*dialog);
        dialog->open();
        auto *start = dialog->findChild<QPushButton *>(QStringLiteral("importStart"));
        QTRY_VERIFY(start->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("importName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("My lamps"));
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(imported.wait(10'000));
        const auto all = workspace::projectOverviews(fixture.other()).value();
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all.front().summary.info.name, QStringLiteral("My lamps"));
        QVERIFY(all.front().summary.items > 0);
    }

    void figuresAreThoseOfTheKind_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("figures");
        QTest::addColumn<QString>("firstText");
        QTest::newRow("one class") << QStringLiteral("single")
                                   << QStringLiteral(
                                          "3 documents, 2 without a set, 2 classes, 2 labels, 1 language")
                                   << QStringLiteral("one.txt; Drama");
        QTest::newRow("several classes")
            << QStringLiteral("multi")
            << QStringLiteral("3 documents, 2 without a set, 2 classes, 3 labels, 1 language")
            << QStringLiteral("one.txt; Drama, Comedy");
    }
    void figuresAreThoseOfTheKind()
    {
        QFETCH(QString, file);
        QFETCH(QString, figures);
        QFETCH(QString, firstText);
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(
            fixture.context(),
            {QStringLiteral(GLOSSA_TEST_DATA "/azure-classification/%1/labels.json").arg(file)});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        QStringList told;
        for (int i = 0; i < 5; ++i)
            told << dialog->findChild<QLabel *>(QStringLiteral("importFigure%1").arg(i))->text() + u' ' +
                        dialog->findChild<QLabel *>(QStringLiteral("importUnit%1").arg(i))->text();
        QCOMPARE(told.join(QStringLiteral(", ")), figures);
        const auto *texts = dialog->findChild<widgets::RowView *>(QStringLiteral("importTexts"));
        QVERIFY2(texts->rowText(0).endsWith(firstText), qPrintable(texts->rowText(0)));
        const auto *schema = dialog->findChild<widgets::RowView *>(QStringLiteral("importSchema"));
        QCOMPARE(schema->rowText(0), QStringLiteral("Drama, class"));
        dialog->reject();
    }

    void aBrokenFileIsToldAndCannotBeImported()
    {
        test::WorkspaceFixture fixture;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"projectFileVersion\": \"2023-04-01\", \"stringIndexType\":");
        file.close();
        auto *dialog = new ImportDialog(fixture.context(), {path});
        test::testModelsOf(*dialog);
        dialog->open();
        auto *why = dialog->findChild<QLabel *>(QStringLiteral("stateWhy"));
        QTRY_VERIFY(why->text().contains(QStringLiteral("broken.json")));
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("importStart"))->isEnabled());
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("importSummary"))->text(),
                 QStringLiteral("There is nothing to import."));
        dialog->reject();
        QCOMPARE(projectCount(fixture), 0U);
    }

    /// Beside a grey button stands why it is grey.
    void aProjectWithoutANameCannotComeIn()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("importName"));
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QTRY_VERIFY(!startOf(dialog)->isEnabled());
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("importSummary"))->text(),
                 QStringLiteral("The new project needs a name first."));
        dialog->reject();
    }

    /// The guess stands over the columns, and Enter takes it.
    void aTableWithoutAHeaderComesInByEnter()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        const QString path = write(folder, QStringLiteral("bank.tsv"),
                                   "card_arrival\tWhere is my card?\nlost_card\tMy card is gone\n"
                                   "card_arrival\tWhen does it come?\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        test::testModelsOf(*dialog);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(menu(dialog, 1) != nullptr && menu(dialog, 1)->isVisible());
        QCOMPARE(menu(dialog, 1)->currentText(), QStringLiteral("Intent"));
        QCOMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Text"));
        QVERIFY(menu(dialog, 1)->accessibleName().contains(QStringLiteral("card_arrival")));
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        QVERIFY(startOf(dialog)->text().contains(u'3'));
        menu(dialog, 1)->setFocus();
        QTest::keyClick(menu(dialog, 1), Qt::Key_Return);
        const QString summary = dialog->findChild<QLabel *>(QStringLiteral("importSummary"))->text();
        QVERIFY2(imported.size() == 1 || imported.wait(10'000), qPrintable(summary));
        QCOMPARE(broughtIn(fixture), QStringList({QStringLiteral("card_arrival: Where is my card?"),
                                                  QStringLiteral("lost_card: My card is gone"),
                                                  QStringLiteral("card_arrival: When does it come?")}));
    }

    void aGuessIsMendedByKeys()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        // The labels are longer than the texts here: the guess is wrong, and the first row is a header.
        const QString path = write(folder, QStringLiteral("odd.tsv"),
                                   "Frage\tAbsicht\nhi\tgreeting of a friend\nyo\tgreeting of a friend\n"
                                   "bye\tleave of a friend\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        test::testModelsOf(*dialog);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(menu(dialog, 2) != nullptr && startOf(dialog)->isEnabled());
        QCOMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Text"));
        auto *header = dialog->findChild<QCheckBox *>(QStringLiteral("firstRowIsHeader"));
        if (!header->isChecked()) {
            header->setFocus();
            QTest::keyClick(header, Qt::Key_Space);
        }
        // Tab leads from the check over the menus; a key of the menu says what its column is.
        header->setFocus();
        QTest::keyClick(header, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), menu(dialog, 1));
        QTest::keyClick(menu(dialog, 1), Qt::Key_Home);
        QCOMPARE(menu(dialog, 1)->currentText(), QStringLiteral("Text"));
        QCOMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Intent"));
        QCOMPARE(QApplication::focusWidget(), menu(dialog, 1)); // it stays while the file is read again
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        QTest::keyClick(menu(dialog, 1), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(imported.wait(10'000));
        QCOMPARE(broughtIn(fixture), QStringList({QStringLiteral("greeting of a friend: hi"),
                                                  QStringLiteral("greeting of a friend: yo"),
                                                  QStringLiteral("leave of a friend: bye")}));
    }

    void withoutATextNothingComesInAndThePageSaysWhy()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        const QString path = write(folder, QStringLiteral("a.csv"), "fly,to Oslo now\nstay,a room please\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(menu(dialog, 2) != nullptr && startOf(dialog)->isEnabled());
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("columnsProblem"));
        QVERIFY(problem->isHidden());
        menu(dialog, 2)->setFocus();
        QTest::keyClick(menu(dialog, 2), Qt::Key_End);
        QCOMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Leave out"));
        QVERIFY(!problem->isHidden());
        QVERIFY(!startOf(dialog)->isEnabled());
        QTest::keyClick(menu(dialog, 2), Qt::Key_Home);
        QVERIFY(problem->isHidden());
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        dialog->reject();
    }

    /// A file whose header is understood shows its texts first; its columns can still be changed.
    void aTableWithAHeaderShowsItsTextsFirst()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        const QString path =
            write(folder, QStringLiteral("a.csv"), "text,intent\nto Oslo,fly\na room,stay\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        auto *tabs = dialog->findChild<QTabBar *>(QStringLiteral("importTabs"));
        QVERIFY(tabs->isTabVisible(0));
        QCOMPARE(tabs->currentIndex(), 1);
        QCOMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Intent"));
        // Of classes it speaks as of classes.
        auto *kind = dialog->findChild<QComboBox *>(QStringLiteral("importKind"));
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        QTRY_COMPARE(menu(dialog, 2)->currentText(), QStringLiteral("Class"));
        dialog->reject();
    }

    void otherFilesHaveNoColumns()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        QVERIFY(!dialog->findChild<QTabBar *>(QStringLiteral("importTabs"))->isTabVisible(0));
        dialog->reject();
    }

    void enterImportsFromThePreviewToo()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        test::testModelsOf(*dialog);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        auto *texts = dialog->findChild<widgets::RowView *>(QStringLiteral("importTexts"));
        texts->setFocus();
        QTest::keyClick(texts, Qt::Key_Return);
        QVERIFY(imported.wait(10'000));
    }

    void whatIsLeftOutIsCalledByItsName()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        const QString path = write(folder, QStringLiteral("a.csv"),
                                   "text,intent,dataset\nto Oslo,fly,Train\nhome,fly,Validate\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        const QString words = dialog->findChild<QLabel *>(QStringLiteral("importSummary"))->text();
        QVERIFY2(words.contains(QStringLiteral("1 utterance will be left out")), qPrintable(words));
        const auto *problems = dialog->findChild<widgets::RowView *>(QStringLiteral("importProblems"));
        QVERIFY(problems->rowText(0).startsWith(QStringLiteral("Utterance left out: ")));
        QVERIFY(problems->rowText(0).endsWith(QStringLiteral("line 3")));
        dialog->reject();
    }

    /// The texts came in as "en-us" into a project in "en".
    void theLanguageIsThatOfTheTarget()
    {
        test::WorkspaceFixture fixture;
        const std::int64_t english = makeProjectIn(fixture, QStringLiteral("Mail"), QStringLiteral("en"));
        makeProjectIn(fixture, QStringLiteral("Post"), QStringLiteral("de"));
        const QTemporaryDir folder;
        const QString path = write(folder, QStringLiteral("a.csv"), "text,intent\nto Oslo,fly\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        dialog->open();
        auto *language = dialog->findChild<QComboBox *>(QStringLiteral("importLanguage"));
        auto *target = dialog->findChild<QComboBox *>(QStringLiteral("importTarget"));
        QTRY_VERIFY(startOf(dialog)->isEnabled() && target->count() == 3);
        QCOMPARE(language->currentData().toString(), QStringLiteral("en-us"));
        chooseEntry(target, QStringLiteral("Post"));
        QCOMPARE(language->currentData().toString(), QStringLiteral("de"));
        chooseEntry(target, QStringLiteral("Mail"));
        QCOMPARE(language->currentData().toString(), QStringLiteral("en"));
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        startOf(dialog)->click();
        QVERIFY(imported.wait(10'000));
        const auto ids = workspace::itemIds(fixture.other(), english, {}).value();
        const auto rows = workspace::items(fixture.other(), english, ids).value();
        QCOMPARE(rows.front().item.language, QStringLiteral("en"));
    }

    void aLanguageThatWasChosenStays()
    {
        test::WorkspaceFixture fixture;
        makeProjectIn(fixture, QStringLiteral("Mail"), QStringLiteral("en"));
        const QTemporaryDir folder;
        const QString path = write(folder, QStringLiteral("a.csv"), "text,intent\nto Oslo,fly\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        dialog->open();
        auto *language = dialog->findChild<QComboBox *>(QStringLiteral("importLanguage"));
        auto *target = dialog->findChild<QComboBox *>(QStringLiteral("importTarget"));
        QTRY_VERIFY(startOf(dialog)->isEnabled() && target->count() == 2);
        QTest::keyClick(language, Qt::Key_End);
        const QString chosen = language->currentData().toString();
        chooseEntry(target, QStringLiteral("Mail"));
        QCOMPARE(language->currentData().toString(), chosen);
        dialog->reject();
    }

    void textsThatNameNoLanguageAreInOne()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        const QString path =
            write(folder, QStringLiteral("a.csv"), "text,intent\nto Oslo,fly\na room,stay\n");
        auto *dialog = new ImportDialog(fixture.context(), {path});
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        const auto *languages = dialog->findChild<QLabel *>(QStringLiteral("importFigure4"));
        QCOMPARE(languages->text(), QStringLiteral("1"));
        // Read once more: the dialog knows by now that the file names none.
        dialog->findChild<QCheckBox *>(QStringLiteral("firstRowIsHeader"))->click();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        QCOMPARE(languages->text(), QStringLiteral("1"));
        dialog->reject();
    }

    void moreProblemsThanAreListedAreToldSo()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        QByteArray rows("text,intent,dataset\nhome,fly,Train\n");
        for (int i = 0; i < 1002; ++i)
            rows += "text " + QByteArray::number(i) + ",fly,Validate\n";
        auto *dialog = new ImportDialog(fixture.context(), {write(folder, QStringLiteral("a.csv"), rows)});
        test::testModelsOf(*dialog);
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        const auto *tabs = dialog->findChild<QTabBar *>(QStringLiteral("importTabs"));
        QCOMPARE(tabs->tabText(3), QStringLiteral("Problems %1").arg(QLocale().toString(qlonglong(1002))));
        const auto *problems = dialog->findChild<widgets::RowView *>(QStringLiteral("importProblems"));
        QCOMPARE(problems->rowCount(), 1001);
        QVERIFY(problems->rowText(1000).startsWith(QStringLiteral("2 more are not listed")));
        dialog->reject();
    }

    /// What stands behind the rows that are shown counts as well, and so does what the other files have.
    void allFilesAndRowsAreCounted()
    {
        test::WorkspaceFixture fixture;
        const QTemporaryDir folder;
        QByteArray first("text,intent,language,dataset\n");
        for (int i = 0; i < 250; ++i) // more than are shown
            first += "text " + QByteArray::number(i) + ",fly,de,Train\n";
        first += "the last one,stay,,Train\n"; // names no language
        QByteArray second("text,intent,language,dataset\n");
        second += "another,fly,fr,Train\nand one,eat,fr,Validate\n";
        auto *dialog = new ImportDialog(fixture.context(), {write(folder, QStringLiteral("a.csv"), first),
                                                            write(folder, QStringLiteral("b.csv"), second)});
        dialog->open();
        QTRY_VERIFY(startOf(dialog)->isEnabled());
        // "fly" is in both files and one intent; that of the refused row is none.
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("importFigure1"))->text(), QStringLiteral("2"));
        // de, fr, and that of the project for the one that names none.
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("importFigure4"))->text(), QStringLiteral("3"));
        QCOMPARE(dialog->findChild<QTabBar *>(QStringLiteral("importTabs"))->tabText(3),
                 QStringLiteral("Problems 1"));
        dialog->reject();
    }

    void aRealFileWithoutHeaderComesIn()
    {
        const QString path = QStringLiteral(GLOSSA_SHARED "/data/banking77/train.tsv");
        if (!QFile::exists(path))
            QSKIP("the real data are not here");
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {path});
        QSignalSpy imported(dialog, &ImportDialog::imported);
        test::testModelsOf(*dialog);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY_WITH_TIMEOUT(startOf(dialog)->isEnabled(), 20'000);
        QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("importName"))->text(),
                 QStringLiteral("banking77"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(imported.wait(30'000));
        const auto all = workspace::projectOverviews(fixture.other()).value();
        QCOMPARE(all.front().summary.intents, 77);
        QVERIFY(all.front().summary.items > 8000);
        QVERIFY(all.front().summary.items == all.front().summary.labeled);
    }
};

GLOSSA_TEST(ImportDialogTest);
#include "tst_import_dialog.moc"
