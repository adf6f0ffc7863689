// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/name_likeness.h"

#include "core/project/invisible_names.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using project::NameDifference;

class TestNameLikeness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesThatLookAlikeHaveOneKey_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("difference");
        QTest::newRow("case") << QStringLiteral("OrderDrink") << QStringLiteral("orderdrink")
                              << int(NameDifference::Case);
        QTest::newRow("blank behind")
            << QStringLiteral("Greet") << QStringLiteral("Greet ") << int(NameDifference::Blanks);
        QTest::newRow("no-break blank") << QStringLiteral("Order drink")
                                        << QStringLiteral(u"Order\u00A0drink") << int(NameDifference::Blanks);
        QTest::newRow("blank within")
            << QStringLiteral("Order drink") << QStringLiteral("OrderDrink") << int(NameDifference::Blanks);
        QTest::newRow("zero width") << QStringLiteral("Greet") << QStringLiteral(u"Gr\u200Beet")
                                    << int(NameDifference::Blanks);
        QTest::newRow("composed") << QStringLiteral(u"Gr\u00F6\u00DFe") << QStringLiteral(u"Gro\u0308\u00DFe")
                                  << int(NameDifference::Form);
        QTest::newRow("wide letters")
            << QStringLiteral("Abc") << QStringLiteral(u"\uFF21bc") << int(NameDifference::Form);
    }
    void namesThatLookAlikeHaveOneKey()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QCOMPARE(project::likenessKey(a), project::likenessKey(b));
        QTEST(int(project::nameDifference(a, b)), "difference");
        QTEST(int(project::nameDifference(b, a)), "difference");
    }

    void namesThatMayHaveBeenMeantAreNear()
    {
        const QStringList names{QStringLiteral("Reply"), QStringLiteral("Replace"), QStringLiteral("Delete"),
                                QStringLiteral("None")};
        const auto near = [&names](const char *name) {
            return project::nearNames(QString::fromUtf8(name), names);
        };
        QCOMPARE(near("reply"), QStringList{QStringLiteral("Reply")});
        QCOMPARE(near("Repley"), QStringList{QStringLiteral("Reply")});
        QCOMPARE(near("delte"), QStringList{QStringLiteral("Delete")});
        QCOMPARE(near("Weather"), QStringList());
        QCOMPARE(near("-"), QStringList());
        QCOMPARE(near(""), QStringList());
    }

    void invisibleNamesOfAnEditAreFound()
    {
        const QString evil = QStringLiteral("A\u202e");
        project::Category category;
        category.name = evil;
        const project::Edit add{project::AddCategory{category, std::nullopt}};
        const project::Edit rename{
            project::RenameCategory{project::CategoryKind::Intent, evil, QStringLiteral("B")}};
        QCOMPARE(project::invisibleNames(add), QStringList{evil});
        QCOMPARE(project::invisibleNames(rename), QStringList());
        QCOMPARE(project::invisibleNames({project::Batch{{add, rename, add}}}), (QStringList{evil, evil}));
    }

    void otherNamesHaveOthers()
    {
        QVERIFY(project::likenessKey(QStringLiteral("Date")) != project::likenessKey(QStringLiteral("Data")));
        QVERIFY(project::likenessKey(QStringLiteral("Grosse")) !=
                project::likenessKey(QStringLiteral("Grose")));
        QVERIFY(project::likenessKey(QStringLiteral("A-B")) != project::likenessKey(QStringLiteral("AB")));
    }
};

GLOSSA_TEST(TestNameLikeness);
#include "tst_name_likeness.moc"
