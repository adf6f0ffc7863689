// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overview_tab.h"

#include "ui/details/figure_card.h"

#include "tests/support/registry.h"
#include "tests/ui/details/judged_view.h"

#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using details::OverviewTab;

class OverviewTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pairsStandBeforeTheCategoriesTheyExplain()
    {
        OverviewTab tab;
        tab.OverviewTab::show(test::judgedView());
        const QStringList all = sentences(tab);
        const auto pair = std::ranges::find_if(all, [](const QString &text) {
            return text.startsWith(QStringLiteral("Turn and dim are mixed up"));
        });
        QVERIFY(pair != all.end());
        QVERIFY(pair->contains(QStringLiteral("2 labeled dim were predicted Turn")));
        const auto category = std::ranges::find_if(
            all, [](const QString &text) { return text.startsWith(QStringLiteral("dim: ")); });
        QVERIFY(pair < category);
        QVERIFY(category->startsWith(QStringLiteral("dim: too few test labels to tell")));
        // Its button leads to the examples of both directions.
        std::vector<evaluate::ExampleRef> asked;
        connect(&tab, &details::Tab::examplesRequested, &tab,
                [&](const std::vector<evaluate::ExampleRef> &examples) { asked = examples; });
        for (auto *button : tab.findChildren<QPushButton *>())
            if (button->text().contains(QStringLiteral("error"))) {
                button->click();
                break;
            }
        QCOMPARE(asked.size(), std::size_t{2});
        QCOMPARE(asked.front().outcome, std::size_t{5});
    }

    void whatItWasJudgedOnIsToldAsItWas_data()
    {
        QTest::addColumn<bool>("manual");
        QTest::addColumn<int>("test");
        QTest::addColumn<int>("heldBack");
        QTest::addColumn<QString>("told");
        QTest::newRow("held back only") << false << 119 << 119 << QStringLiteral("119 held back (20 %)");
        QTest::newRow("both") << false << 159 << 119
                              << QStringLiteral("40 of the test set, 119 held back (20 %)");
        QTest::newRow("test set only") << true << 40 << 0 << QStringLiteral("40, the test set");
        QTest::newRow("nothing held back") << false << 40 << 0 << QStringLiteral("40, the test set");
        QTest::newRow("an older model")
            << false << 40 << -1 << QStringLiteral("40, held back or of the test set");
    }
    void whatItWasJudgedOnIsToldAsItWas()
    {
        QFETCH(bool, manual);
        QFETCH(int, test);
        QFETCH(int, heldBack);
        QFETCH(QString, told);
        auto view = std::make_shared<workspace::EvaluationReport>(*test::judgedView());
        view->model.facts.request.split.manual = manual;
        view->model.facts.testItems = test;
        view->model.facts.heldBack = heldBack;
        view->model.facts.heldBackFrom = 595;
        OverviewTab tab;
        tab.OverviewTab::show(view);
        QVERIFY2(sentences(tab).contains(told), qPrintable(sentences(tab).join(u'\n')));
    }

    void anIntentsOnlyModelTellsNothingOfEntities()
    {
        OverviewTab tab;
        tab.OverviewTab::show(test::judgedView());
        QVERIFY(!sentences(tab).contains(QStringLiteral("Entities by")));
        QVERIFY(!sentences(tab).contains(QStringLiteral("Labels")));
        QVERIFY(tab.findChild<QLabel *>(QStringLiteral("combinedFigure"))->isHidden());
    }

    void figuresOverNothingAreNone()
    {
        auto view = std::make_shared<workspace::EvaluationReport>(*test::judgedView());
        view->outcomes.entities = {"Room"};
        view->metrics = evaluate::measure(view->outcomes);
        OverviewTab tab;
        tab.OverviewTab::show(view);
        const auto cards = tab.findChildren<details::FigureCard *>();
        const auto entities = std::ranges::find_if(cards, [](const details::FigureCard *card) {
            return card->accessibleName().startsWith(QStringLiteral("Entities"));
        });
        QVERIFY(entities != cards.end());
        QVERIFY((*entities)->accessibleName().endsWith(QStringLiteral("not known")));
        QCOMPARE((*entities)->accessibleDescription(), QStringLiteral("precision –, recall –"));
        // The figure of rail and lists is named.
        QVERIFY(tab.findChild<QLabel *>(QStringLiteral("combinedFigure"))
                    ->text()
                    .startsWith(QStringLiteral("Combined F1 0.75")));
    }

    void oneClassIsRightOrWrong()
    {
        OverviewTab tab;
        tab.OverviewTab::show(test::judgedClasses(project::ProjectKind::CustomSingleLabelClassification));
        QCOMPARE(cards(tab), QStringList{QStringLiteral("Classes, accuracy | 4 of 6 right; macro F1 0.49")});
    }

    void ofSeveralClassesSomeMayBeRight()
    {
        OverviewTab tab;
        tab.OverviewTab::show(test::judgedClasses(project::ProjectKind::CustomMultiLabelClassification));
        QCOMPARE(cards(tab),
                 (QStringList{QStringLiteral("Classes, F1 | precision 0.67, recall 0.57; macro F1 0.49"),
                              QStringLiteral("All classes of a document right | 3 of 6; none missing, none "
                                             "too many")}));
        const QStringList all = sentences(tab);
        QVERIFY(all.contains(QStringLiteral("Documents per class: learned from filled, judged on hollow")));
        QVERIFY(all.contains(QStringLiteral("log-linear, a threshold each")));
        QVERIFY(!all.contains(QStringLiteral("Entities by")));
        QVERIFY(!all.contains(QStringLiteral("None threshold")));
    }

private:
    /// Title and words of each card that is shown.
    static QStringList cards(const OverviewTab &tab)
    {
        QStringList words;
        for (const auto *card : tab.findChildren<details::FigureCard *>())
            if (!card->isHidden())
                words << card->accessibleName().section(u':', 0, 0) + QStringLiteral(" | ") +
                             card->accessibleDescription();
        return words;
    }
    static QStringList sentences(const OverviewTab &tab)
    {
        QStringList texts;
        for (const auto *label : tab.findChildren<QLabel *>())
            texts << label->text();
        return texts;
    }
};

GLOSSA_TEST(OverviewTabTest);
#include "tst_overview_tab.moc"
