// SPDX-License-Identifier: GPL-3.0-or-later
// The schema of a project whose documents have classes.
#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/schema/schema_pane.h"
#include "ui/widgets/row_view.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

using namespace glossa;
using project::CategoryKind;

class ClassSchemaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        m_fixture->makeProject(project::ProjectKind::CustomMultiLabelClassification);
        m_fixture->addCategory(CategoryKind::Class, QStringLiteral("Drama"));
        m_fixture->addCategory(CategoryKind::Class, QStringLiteral("Comedy"));
        m_item = m_fixture->addItem(QStringLiteral("a story"), {}, {}, project::Dataset::Train,
                                    QStringLiteral("a.txt"));
        m_fixture->apply(project::Edit{project::SetClasses{m_item, classes({"Drama"}), {}}});
        m_fixture->open();
        m_pane = std::make_unique<schema::SchemaPane>(m_fixture->context());
        m_pane->resize(1072, 730);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        test::testModelsOf(*m_pane);
        find<widgets::RowView>("schemaTable")->setCurrentRow(0);
        QTRY_COMPARE(find<QLineEdit>("categoryName")->text(), QStringLiteral("Drama"));
    }
    void cleanup()
    {
        for (int i = 0; i < 8; ++i)
            m_fixture->session()
                .read([](workspace::Workspace &) -> Result<int> { return 0; })
                .waitForFinished();
        m_pane.reset();
        m_fixture.reset();
    }

    void thereIsOneTabAndItIsTheClasses()
    {
        auto *tabs = find<QTabBar>("schemaTabs");
        QCOMPARE(tabs->count(), 1);
        QCOMPARE(tabs->tabText(0), QStringLiteral("Classes\t2"));
        QCOMPARE(find<QPushButton>("addCategory")->text(), QStringLiteral("Add class"));
        QCOMPARE(find<widgets::RowView>("schemaTable")->rowText(0),
                 QStringLiteral("Drama, key 1, 1 documents"));
        for (const QAction *action : m_pane->actions())
            if (action->objectName() == u"intents" || action->objectName() == u"entities")
                QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        QVERIFY(m_pane->findChild<QWidget *>(QStringLiteral("edit-list")) == nullptr ||
                !m_pane->findChild<QWidget *>(QStringLiteral("edit-list"))->isVisible());
    }

    void tabsFollowTheKindOfTheProject()
    {
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other"));
        m_fixture->open();
        auto *tabs = find<QTabBar>("schemaTabs");
        QTRY_COMPARE(tabs->count(), 2);
        QVERIFY(tabs->tabText(0).startsWith(QStringLiteral("Intents")));
        QVERIFY(tabs->tabText(1).startsWith(QStringLiteral("Entities")));
        m_fixture->makeProject(project::ProjectKind::CustomEntityRecognition, QStringLiteral("Third"));
        m_fixture->open();
        QTRY_COMPARE(tabs->count(), 1);
        QVERIFY(tabs->tabText(0).startsWith(QStringLiteral("Entities")));
    }

    void classesAreAddedByTypingWithAKeyEach()
    {
        QTest::mouseClick(find<QPushButton>("addCategory"), Qt::LeftButton);
        auto *editor = find<QLineEdit>("inlineName");
        QTRY_VERIFY(editor->isVisible());
        QTest::keyClicks(editor, QStringLiteral("Action"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(category("Action") != nullptr);
        QCOMPARE(category("Action")->key, QStringLiteral("3"));
    }

    void aNewNameIsCarriedIntoTheDocuments()
    {
        auto *name = find<QLineEdit>("categoryName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Tragedy"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->stored(m_item).classes, classes({"Tragedy"}));
    }

    void aKeyIsChosenAndOneThatIsTakenIsRefused()
    {
        auto *key = find<QLineEdit>("categoryKey");
        QVERIFY(key->isVisible());
        key->setFocus();
        key->selectAll();
        QTest::keyClicks(key, QStringLiteral("2"));
        QVERIFY(!find<QLabel>("categoryProblem")->isHidden());
        QCOMPARE(key->text(), QStringLiteral("1"));
        key->selectAll();
        QTest::keyClicks(key, QStringLiteral("d"));
        QTRY_COMPARE(category("Drama")->key, QStringLiteral("d"));
    }

    void oneClassIsMergedIntoAnother()
    {
        auto *name = find<QLineEdit>("categoryName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Comedy"));
        auto *merge = find<QPushButton>("mergeCategory");
        QTRY_VERIFY(merge->isVisible());
        QTest::mouseClick(merge, Qt::LeftButton);
        QTRY_COMPARE(m_fixture->stored(m_item).classes, classes({"Comedy"}));
        QTRY_VERIFY(category("Drama") == nullptr);
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->stored(m_item).classes, classes({"Drama"}));
    }

    void deletingTakesItFromTheDocumentsAndComesBack()
    {
        QString said;
        connect(&m_fixture->context(), &models::StudioContext::said, m_pane.get(),
                [&said](const QString &sentence) { said = sentence; });
        QCOMPARE(find<QPushButton>("deleteCategory")->text(), QStringLiteral("Delete class"));
        QTest::mouseClick(find<QPushButton>("deleteCategory"), Qt::LeftButton);
        QTRY_COMPARE(said, QStringLiteral("Drama is deleted and taken from 1 documents"));
        QVERIFY(m_fixture->stored(m_item).classes.empty());
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->stored(m_item).classes, classes({"Drama"}));
    }

    void aGuidelineIsKept()
    {
        auto *guideline = find<QPlainTextEdit>("guideline");
        guideline->setFocus();
        QTest::keyClicks(guideline, QStringLiteral("Sad endings"));
        QTRY_COMPARE(category("Drama")->description, QStringLiteral("Sad endings"));
    }

private:
    static std::vector<project::ClassLabel> classes(std::initializer_list<const char *> names)
    {
        std::vector<project::ClassLabel> labels;
        for (const char *name : names)
            labels.push_back({QString::fromLatin1(name), {}});
        return labels;
    }
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
        return m_fixture->context().category(CategoryKind::Class, QString::fromLatin1(name));
    }
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<schema::SchemaPane> m_pane;
    project::ItemId m_item = 0;
};

GLOSSA_TEST(ClassSchemaTest);
#include "tst_class_schema.moc"
