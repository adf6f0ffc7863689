// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/keys_dialog.h"

#include "tests/support/registry.h"
#include "tests/ui/deployments/played_program.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QtTest>

using namespace glossa;
using deployments::KeysDialog;

namespace {

/// Keeps keys as lines of a file, as the real one does in its own way.
const QByteArray keeper = R"(keys="$0.keys"; touch "$keys"
for last; do :; done
case "$*" in
*" keys list") first=1; printf '['
    while read -r name; do
        [ $first = 1 ] || printf ','
        first=0; printf '{"name":"%s","made":1767225600000}' "$name"
    done < "$keys"
    printf ']\n' ;;
*" keys add "*) echo "$last" >> "$keys"; printf '{"name":"%s","key":"secret-of-%s"}\n' "$last" "$last" ;;
*" keys revoke "*) grep -vxF -e "$last" "$keys" > "$keys.new"; mv "$keys.new" "$keys" ;;
*) exit 2 ;;
esac
)";

} // namespace

class KeysDialogTest : public QObject {
    Q_OBJECT

    template <typename Object>
    Object *find(const char *name)
    {
        auto *object = m_parent->findChild<Object *>(QString::fromLatin1(name));
        if (!object)
            qFatal("no %s", name);
        return object;
    }
    void open(const QByteArray &script, bool readOnly = false)
    {
        m_parent = std::make_unique<QWidget>();
        m_parent->show();
        m_program = std::make_unique<test::PlayedProgram>(script);
        m_dialog =
            new KeysDialog(m_program->path(), QStringLiteral("/tmp/somewhere"), readOnly, m_parent.get());
        m_dialog->open();
    }
    QStringList rows()
    {
        auto *list = find<widgets::RowView>("keyList");
        QStringList all;
        for (int row = 0; row < list->rowCount(); ++row)
            all << list->rowText(row).section(u',', 0, 0);
        return all;
    }

private Q_SLOTS:
    void cleanup() { m_parent.reset(); }

    void aKeyIsMadeShownOnceAndRevoked()
    {
        open(keeper);
        QTRY_COMPARE(find<QLabel>("keysWords")->text(), QStringLiteral("No key yet."));
        QVERIFY(!find<QPushButton>("makeKey")->isEnabled());
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("-ana"));
        QTest::keyClick(find<QLineEdit>("keyName"), Qt::Key_Return);
        QTRY_COMPARE(find<QLineEdit>("keySecret")->text(), QStringLiteral("secret-of--ana"));
        QVERIFY(find<QLineEdit>("keySecret")->isVisible());
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("-ana")});
        find<QPushButton>("copyKey")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("secret-of--ana"));
        QVERIFY(m_dialog != nullptr); // Enter has closed nothing

        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("-ana"));
        QVERIFY(!find<QPushButton>("makeKey")->isEnabled()); // there is one of that name
        find<QLineEdit>("keyName")->clear();
        find<widgets::RowView>("keyList")->setCurrentRow(0);
        find<QPushButton>("revokeKey")->click();
        find<QPushButton>("deleteYes")->click();
        QTRY_VERIFY(rows().isEmpty());
        QVERIFY(!find<QLineEdit>("keySecret")->isVisible());
        QVERIFY(find<QLineEdit>("keySecret")->text().isEmpty());
        QVERIFY(m_program->calls().contains("serve keys revoke -- -ana"));
    }

    /// It is shown this once, and one Esc must not lose it without a word.
    void aKeyThatNobodyCopiedIsNotLostByOneKey()
    {
        open(keeper);
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        QTest::keyClick(find<QLineEdit>("keyName"), Qt::Key_Return);
        QTRY_COMPARE(find<QLineEdit>("keySecret")->text(), QStringLiteral("secret-of-ana"));
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QVERIFY(m_dialog != nullptr && m_dialog->isVisible());
        QVERIFY(find<QLabel>("keysWords")->text().contains(QStringLiteral("has not been copied")));
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_dialog == nullptr);
    }

    void aKeyThatIsCopiedLetsTheDialogGo()
    {
        open(keeper);
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        QTest::keyClick(find<QLineEdit>("keyName"), Qt::Key_Return);
        QTRY_COMPARE(find<QLineEdit>("keySecret")->text(), QStringLiteral("secret-of-ana"));
        find<QPushButton>("copyKey")->click();
        QCOMPARE(find<QLabel>("keysWords")->text(), QStringLiteral("The key is copied."));
        find<QPushButton>("keysClose")->click();
        QTRY_VERIFY(m_dialog == nullptr);
    }

    void aNameThatIsFreeAgainHasNoComplaint()
    {
        open(keeper);
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        QTest::keyClick(find<QLineEdit>("keyName"), Qt::Key_Return);
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("ana")});
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        QCOMPARE(find<QLabel>("keysWords")->text(), QStringLiteral("There is a key of this name already."));
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("2"));
        QVERIFY(find<QLabel>("keysWords")->text().isEmpty());
    }

    void aRefusalIsTold()
    {
        open("case \"$*\" in *list) echo '[]';; *) "
             "echo '{\"error\":{\"message\":\"The folder cannot be written.\"}}' >&2; exit 1;; esac\n");
        QTRY_COMPARE(find<QLabel>("keysWords")->text(), QStringLiteral("No key yet."));
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        find<QPushButton>("makeKey")->click();
        QTRY_COMPARE(find<QLabel>("keysWords")->text(), QStringLiteral("The folder cannot be written."));
        QVERIFY(!find<QLineEdit>("keySecret")->isVisible());
    }

    void aWorkspaceThatCanOnlyBeReadMakesNone()
    {
        open(keeper, true);
        QTest::keyClicks(find<QLineEdit>("keyName"), QStringLiteral("ana"));
        QVERIFY(find<QLineEdit>("keyName")->text().isEmpty());
        QVERIFY(!find<QPushButton>("makeKey")->isEnabled());
    }

private:
    std::unique_ptr<QWidget> m_parent;
    std::unique_ptr<test::PlayedProgram> m_program;
    QPointer<KeysDialog> m_dialog;
};

GLOSSA_TEST(KeysDialogTest);
#include "tst_keys_dialog.moc"
