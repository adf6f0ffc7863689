// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/labeling/guide_panel.h"
#include "ui/labeling/labels_panel.h"
#include "ui/theme/glossa_style.h"
#include "wording/translation.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTranslator>
#include <QtTest>

using namespace glossa;
using labeling::LabelsPanel;

class LabelsPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The row of the active label may still be among those that are left.
    void enterTakesWhatWasTyped()
    {
        theme::apply(theme::Scheme::Light);
        LabelsPanel panel;
        panel.setChoices({{QStringLiteral("Address"), {}, {}, 0},
                          {QStringLiteral("Add"), {}, {}, 1},
                          {QStringLiteral("Date"), {}, {}, 2}},
                         project::CategoryKind::Entity);
        panel.show();
        QSignalSpy chosen(&panel, &LabelsPanel::chosen);
        auto *find = panel.findChild<QLineEdit *>(QStringLiteral("findLabel"));
        QTest::keyClicks(find, QStringLiteral("a")); // both that begin with it, and the date
        panel.setActive(QStringLiteral("Date"));
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("Address"));
        panel.setActive(QStringLiteral("Date"));
        QTest::keyClick(find, Qt::Key_Return); // nothing is typed: the row under the hand
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.back().front().toString(), QStringLiteral("Date"));
    }

    void oneLabelIsNoLabels()
    {
        wording::installTranslations(*qApp);
        labeling::GuidePanel guide;
        workspace::CategoryUse use;
        use.category.kind = project::CategoryKind::Entity;
        use.category.name = QStringLiteral("Date");
        use.train = 1;
        use.test = 2;
        guide.show(use);
        const auto *facts = guide.findChild<QLabel *>(QStringLiteral("guideFacts"));
        const QString one = facts->text();
        use.train = 3;
        guide.show(use);
        const QString more = facts->text();
        qDeleteAll(qApp->findChildren<QTranslator *>()); // the other tests read the sources
        QCOMPARE(one, QStringLiteral("1 label in training, 2 in test"));
        QCOMPARE(more, QStringLiteral("3 labels in training, 2 in test"));
    }
};

GLOSSA_TEST(LabelsPanelTest);
#include "tst_labels_panel.moc"
