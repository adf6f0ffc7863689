// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/workspace.h"
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace glossa;
using test::label;

namespace {

const QString party = QStringLiteral("Party");
const QString name = QStringLiteral("Name");

struct Documents : test::PaneFixture {
    Documents()
    {
        makeProject(project::ProjectKind::CustomEntityRecognition);
        addCategory(project::CategoryKind::Entity, party);
        addCategory(project::CategoryKind::Entity, name);
    }
    project::ItemId addDocument(const QString &file, const QString &text,
                                std::vector<project::Label> labels = {})
    {
        return addItem(text, {}, std::move(labels), project::Dataset::Train, file);
    }
    void waitForText(const QString &expected) { QTRY_COMPARE(text("documentText")->text(), expected); }
};

} // namespace

class DocumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelAfterCarriageReturnsKeepsItsPlace()
    {
        Documents f;
        const QString contract = QStringLiteral("Loan\r\n\r\nI. Parties\r\n- Rowan Murphy, City");
        const auto id = f.addDocument(QStringLiteral("01.txt"), contract);
        f.show();
        f.waitForText(contract);
        auto *text = f.text("documentText");
        QTRY_VERIFY(text->rectOf({22, 5}).isValid());
        QTest::mouseDClick(text->viewport(), Qt::LeftButton, {}, text->rectOf({23, 2}).center());
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QApplication::activePopupWidget()->close();
        f.key(text, Qt::Key_R); // grows to what stands between the marks, without the dash alone
        QCOMPARE(text->selection(), (text::Utf16Span{22, 12}));
        f.key(text, Qt::Key_W, Qt::AltModifier);
        QCOMPARE(text->selection(), (text::Utf16Span{22, 5}));
        f.key(text, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        f.key(text, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        f.key(text, Qt::Key_2);
        QTRY_COMPARE(f.stored(id).labels.size(), 1U);
        QCOMPARE(f.stored(id).text, contract);
        QCOMPARE(f.stored(id).labels.front().span.begin, 22);
    }

    void labelsMayNest()
    {
        Documents f;
        const auto id = f.addDocument(QStringLiteral("a.txt"), QStringLiteral("Rowan Murphy of Acme"),
                                      {label(party, 0, 20)});
        f.show();
        f.waitForText(QStringLiteral("Rowan Murphy of Acme"));
        auto *text = f.text("documentText");
        f.key(text, Qt::Key_W);
        f.key(text, Qt::Key_2);
        QTRY_COMPARE(f.stored(id).labels,
                     (std::vector<project::Label>{label(party, 0, 20), label(name, 0, 5)}));
        // Tab goes on to the other one in text order.
        f.key(text, Qt::Key_Tab);
        QCOMPARE(text->activeSpan(), 0);
    }

    void theLengthIsInCharactersAsTheyAreSeen()
    {
        Documents f;
        f.addDocument(QStringLiteral("a.txt"), QStringLiteral("👨‍👩‍👧 ab"));
        f.addDocument(QStringLiteral("b.txt"), QStringLiteral("other"));
        f.show();
        f.waitForText(QStringLiteral("👨‍👩‍👧 ab"));
        auto *length = f.find<QLabel>("documentLength");
        QTRY_COMPARE(length->text(), QStringLiteral("4 characters"));
        f.key(f.text("documentText"), Qt::Key_J);
        QTRY_COMPARE(length->text(), QStringLiteral("5 characters"));
    }

    void documentWithoutLabelsIsDoneByEnter()
    {
        Documents f;
        const auto first = f.addDocument(QStringLiteral("a.txt"), QStringLiteral("nothing here"));
        f.addDocument(QStringLiteral("b.txt"), QStringLiteral("something here"));
        f.show();
        f.waitForText(QStringLiteral("nothing here"));
        f.key(f.text("documentText"), Qt::Key_Return);
        f.waitForText(QStringLiteral("something here"));
        QTRY_VERIFY(f.stored(first).done);
    }

    void textFilesBecomeDocuments()
    {
        Documents f;
        f.addDocument(QStringLiteral("a.txt"), QStringLiteral("first"));
        f.show();
        f.waitForText(QStringLiteral("first"));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("new.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("line one\r\nline two");
        file.close();
        f.pane->addDocuments({file.fileName()});
        QTRY_COMPARE(f.find<widgets::RowView>("documentList")->rowCount(), 2);
        QCOMPARE(f.stored(f.ids()[1]).text, QStringLiteral("line one\r\nline two"));
        QCOMPARE(f.stored(f.ids()[1]).location, QStringLiteral("new.txt"));
    }

    void selectedRowsDoNotOutliveTheirDocuments()
    {
        Documents f;
        for (const char *file : {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"})
            f.addDocument(QString::fromLatin1(file), QString::fromLatin1(file));
        f.show();
        f.waitForText(QStringLiteral("a.txt"));
        auto *list = f.find<widgets::RowView>("documentList");
        list->setCurrentRow(3);
        f.key(list, Qt::Key_Up, Qt::ShiftModifier);
        f.key(list, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(list->selectedRows().size(), 3);
        f.key(list, Qt::Key_Delete);
        QTRY_COMPARE(f.ids().size(), 2U);
        QTRY_VERIFY(list->selectedRows().size() <= 1);
    }

    void paletteNeedsNoMouse()
    {
        Documents f;
        const auto id = f.addDocument(QStringLiteral("a.txt"), QStringLiteral("Rowan pays"));
        f.show();
        f.waitForText(QStringLiteral("Rowan pays"));
        auto *text = f.text("documentText");
        f.key(text, Qt::Key_W);
        f.key(text, Qt::Key_Space);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        f.key(field, Qt::Key_Down);
        f.key(field, Qt::Key_Return);
        QTRY_COMPARE(f.stored(id).labels, std::vector<project::Label>{label(name, 0, 5)});
        f.key(text, Qt::Key_Escape);
        f.key(text, Qt::Key_Right, Qt::ControlModifier);
        f.key(text, Qt::Key_W);
        f.key(text, Qt::Key_Period);
        QTRY_COMPARE(f.stored(id).labels.size(), 2U);
        QCOMPARE(f.stored(id).labels[1].category, name);
    }

    void filtersOfDocumentsComeAndGo()
    {
        Documents f;
        f.addDocument(QStringLiteral("a.txt"), QStringLiteral("Rowan pays"));
        f.addDocument(QStringLiteral("b.txt"), QStringLiteral("Corey owes"));
        f.show();
        f.waitForText(QStringLiteral("Rowan pays"));
        workspace::ItemFilter filter;
        filter.state = workspace::LabeledState::Unlabeled;
        for (const QString &words : {QStringLiteral("Corey"), QStringLiteral("Rowan"), QString()}) {
            filter.text = words;
            f.pane->open({filter, {}, 0, {}});
            QTRY_VERIFY(f.text("documentText")->text().contains(words));
        }
        f.pane->open({{}, {}, 0, {}});
        QTRY_COMPARE(f.find<widgets::RowView>("documentList")->rowCount(), 2);
    }
};

GLOSSA_TEST(DocumentsTest);
#include "tst_documents.moc"
