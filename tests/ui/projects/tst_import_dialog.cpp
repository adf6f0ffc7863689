// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/import_dialog.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace glossa;
using projects::ImportDialog;

class ImportDialogTest : public QObject {
    Q_OBJECT

    static QString lamps() { return QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json"); }
    static std::size_t projectCount(test::WorkspaceFixture &fixture)
    {
        return workspace::projectOverviews(fixture.other()).value().size();
    }

private Q_SLOTS:
    void nothingChangesBeforeTheButton()
    {
        test::WorkspaceFixture fixture;
        auto *dialog = new ImportDialog(fixture.context(), {lamps()});
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
        dialog->open();
        auto *why = dialog->findChild<QLabel *>(QStringLiteral("stateWhy"));
        QTRY_VERIFY(why->text().contains(QStringLiteral("broken.json")));
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("importStart"))->isEnabled());
        dialog->reject();
        QCOMPARE(projectCount(fixture), 0U);
    }
};

GLOSSA_TEST(ImportDialogTest);
#include "tst_import_dialog.moc"
