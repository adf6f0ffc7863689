// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/schema_pane.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "ui/widgets/row_view.h"

#include <QApplication>
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
        find<QTabBar>("schemaTabs")->setCurrentIndex(1);
        find<widgets::RowView>("schemaTable")->setCurrentRow(0);
        QTRY_COMPARE(find<QLineEdit>("categoryName")->text(), QStringLiteral("Device"));
    }
    void cleanup()
    {
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

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_pane->findChild<Widget *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return widget;
    }
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<schema::SchemaPane> m_pane;
    project::ItemId m_item = 0;
};

GLOSSA_TEST(SchemaPaneTest);
#include "tst_schema_pane.moc"
