// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/slot_card.h"

#include "tests/support/registry.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

using namespace glossa;
using deployments::SlotCard;

class SlotCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noFigureIsCut_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {330, 360, 400, 500, 700, 900})
            QTest::addRow("%d", width) << width;
    }
    void noFigureIsCut()
    {
        QFETCH(int, width);
        SlotCard card;
        card.show(content());
        card.resize(width, 260);
        card.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        const auto figures = card.findChildren<QWidget *>(QStringLiteral("slotFigure"));
        QCOMPARE(figures.size(), 4);
        for (const QWidget *figure : figures) {
            QTRY_VERIFY(card.rect().contains(QRect(figure->mapTo(&card, QPoint()), figure->size())));
            QTRY_VERIFY(figure->width() >= figure->sizeHint().width());
        }
        QCOMPARE(card.width(), width); // it did not have to grow
        const auto top = [&card](const QWidget *figure) { return figure->mapTo(&card, QPoint()).y(); };
        if (width == 900)
            QTRY_COMPARE(top(figures.front()), top(figures.back()));
        if (width == 330)
            QTRY_VERIFY(top(figures.front()) < top(figures.back()));
    }

    void aNameIsNoKey()
    {
        SlotCard card;
        SlotCard::Content shown = content();
        shown.standing.deployment.held.model.label = QStringLiteral("R&D");
        card.show(shown);
        const auto *model = card.findChild<QPushButton *>(QStringLiteral("slotModel"));
        QVERIFY2(model->text().startsWith(QStringLiteral("R&&D")), qPrintable(model->text()));
        QVERIFY(model->accessibleName().contains(QStringLiteral("R&D;")));
    }

    /// The change can be refused: what serves stays ticked until another one does.
    void whatIsChosenIsTickedOnceItServes()
    {
        SlotCard card;
        SlotCard::Content shown = content();
        shown.standing.label = QStringLiteral("m1");
        shown.models.resize(2);
        shown.models[0].label = QStringLiteral("m2");
        shown.models[1].label = QStringLiteral("m1");
        card.show(shown);
        const auto choices = card.findChild<QPushButton *>(QStringLiteral("slotModel"))->menu()->actions();
        QVERIFY(!choices.at(0)->isChecked() && choices.at(1)->isChecked());
        QSignalSpy chosen(&card, &SlotCard::modelChosen);
        choices.at(0)->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front(), QVariantList({QStringLiteral("production"), QStringLiteral("m2")}));
        QVERIFY(!choices.at(0)->isChecked() && choices.at(1)->isChecked());
        choices.at(1)->trigger(); // it serves already
        QCOMPARE(chosen.size(), 1);
        QVERIFY(choices.at(1)->isChecked());
    }

private:
    static SlotCard::Content content()
    {
        SlotCard::Content content;
        content.standing.deployment.name = QStringLiteral("production");
        workspace::Model &model = content.standing.deployment.held.model;
        model.label = QStringLiteral("m1");
        model.facts.intentF1 = 0.91;
        model.facts.entityF1 = 0.85;
        return content;
    }
};

GLOSSA_TEST(SlotCardTest);
#include "tst_slot_card.moc"
