// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the journey from the first training of a file's project to the command line's agreement.
#include "tests/journeys/journey.h"

#include "ui/details/heat_matrix.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/span_view.h"
#include "wording/translation.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTabBar>

#include <cstdio>
#include <cstdlib>

using namespace glossa;
using test::Journey;

void Journey::trainingWhileLabeling()
{
    m_hands.key(QStringLiteral("ctrl+4"));
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    m_hands.click(see("startTraining"));
    see("livePanel");
    m_hands.key(QStringLiteral("ctrl+3"));
    QTRY_VERIFY(!stage().text().isEmpty());
    // One label goes and comes back while the worker computes.
    for (int i = 0; i < 12 && stage().spans().empty(); ++i)
        m_hands.key(QStringLiteral("j"));
    const auto before = stage().spans().size();
    QVERIFY(before > 0);
    m_hands.key(QStringLiteral("Tab"));
    m_hands.key(QStringLiteral("x"));
    QTRY_COMPARE(stage().spans().size(), before - 1);
    m_hands.key(QStringLiteral("ctrl+z"));
    QTRY_COMPARE(stage().spans().size(), before);
    m_studio.settle();
    const qint64 saved = QDateTime::currentMSecsSinceEpoch();
    waitForTraining(QStringLiteral("m1"));
    const QJsonValue job = m_studio.cliJson({QStringLiteral("jobs")}).array().first();
    QVERIFY2(saved < job[QStringLiteral("ended")].toInteger(),
             "the training was over before the label was saved");
}

void Journey::worstConfusionIsMended()
{
    m_hands.key(QStringLiteral("ctrl+5"));
    auto &tabs = static_cast<QTabBar &>(see("detailsTabs", 20'000));
    m_hands.click(tabs, tabs.tabRect(2).center());
    m_hands.click(see("worstConfusion"));
    auto &matrix = static_cast<details::HeatMatrix &>(see("confusionMatrix"));
    QVERIFY(matrix.currentRow() != matrix.currentColumn());
    m_newIntent = matrix.name(matrix.currentColumn());
    m_hands.click(*matrix.viewport(), matrix.cellRect(matrix.currentRow(), matrix.currentColumn()).center());
    auto &examples = static_cast<widgets::RowView &>(see("cellExamples"));
    QTRY_VERIFY(examples.hasFocus());
    m_hands.key(QStringLiteral("Return"));
    QTRY_VERIFY(m_studio.seen(QStringLiteral("reasonBanner")) != nullptr);
    QTRY_VERIFY(!stage().text().isEmpty());
    const QString text = stage().text();
    m_oldIntent = static_cast<QAbstractButton &>(see("stageIntent")).text();
    QCOMPARE(m_oldIntent, matrix.name(matrix.currentRow()));
    // Back to the cell by key, and here again.
    m_hands.key(QStringLiteral("Home"));
    m_hands.key(QStringLiteral("BackSpace"));
    QTRY_VERIFY(m_studio.seen(QStringLiteral("confusionMatrix")) != nullptr);
    QCOMPARE(matrix.name(matrix.currentColumn()), m_newIntent);
    m_hands.key(QStringLiteral("ctrl+3"));
    QTRY_COMPARE(stage().text(), text);
    chooseIntent(m_newIntent);
    m_studio.settle();
    for (const QJsonValue &item : items(m_project))
        if (item[QStringLiteral("text")].toString() == text &&
            item[QStringLiteral("intent")].toString() == m_newIntent)
            m_mended = item[QStringLiteral("id")].toInteger();
    QVERIFY(m_mended != 0);
}

void Journey::nextModelKnowsIt()
{
    m_hands.key(QStringLiteral("ctrl+4"));
    auto &name = static_cast<QLineEdit &>(see("modelName"));
    QTRY_COMPARE(name.text(), QStringLiteral("m2"));
    QCOMPARE(static_cast<QLabel &>(see("trainingCounts")).text(), QStringLiteral("1 model"));
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    m_hands.key(QStringLiteral("ctrl+Return"));
    see("stopTraining");
    // Quitting now would stop it: the window asks, and stays.
    m_hands.key(QStringLiteral("ctrl+q"));
    see("quitQuestion");
    m_hands.key(QStringLiteral("Escape"));
    QTRY_VERIFY(m_studio.seen(QStringLiteral("quitQuestion")) == nullptr);
    QVERIFY(m_studio.window().isVisible());
    waitForTraining(QStringLiteral("m2"));
    m_hands.key(QStringLiteral("ctrl+5"));
    auto &picker = static_cast<QComboBox &>(see("modelPicker"));
    QTRY_VERIFY_WITH_TIMEOUT(picker.currentText().startsWith(QStringLiteral("m2")), 10'000);
    // The cell that was the worst has lost the example that was mended.
    const auto confused = [this](const QString &model) {
        return evaluation(model)[QStringLiteral("intentsEvaluation")][QStringLiteral("confusionMatrix")]
                                [m_oldIntent][m_newIntent][QStringLiteral("rawValue")]
                                    .toDouble();
    };
    const double before = confused(QStringLiteral("m1"));
    const double after = confused(QStringLiteral("m2"));
    QVERIFY2(after < before, qPrintable(QStringLiteral("%1 after, %2 before").arg(after).arg(before)));
    auto &tabs = static_cast<QTabBar &>(see("detailsTabs"));
    m_hands.click(tabs, tabs.tabRect(2).center());
    auto &matrix = static_cast<details::HeatMatrix &>(see("confusionMatrix"));
    for (int row = 0; row < matrix.size(); ++row)
        for (int column = 0; column < matrix.size(); ++column)
            if (matrix.name(row) == m_oldIntent && matrix.name(column) == m_newIntent)
                m_hands.click(*matrix.viewport(), matrix.cellRect(row, column).center());
    const QString sentence = static_cast<QLabel &>(see("cellSentence")).text();
    QVERIFY2(sentence.startsWith(QLocale().toString(after, 'f', 0)) && sentence.contains(m_newIntent),
             qPrintable(sentence));
}

void Journey::commandLineAgrees()
{
    m_studio.cli({QStringLiteral("train"), QStringLiteral("--project"), m_project, QStringLiteral("--model"),
                  QStringLiteral("by-hand"), QStringLiteral("--split"), QStringLiteral("auto:80"),
                  QStringLiteral("--seed"), QStringLiteral("7")});
    QJsonObject window = evaluation(QStringLiteral("m2"));
    QJsonObject commandLine = evaluation(QStringLiteral("by-hand"));
    QVERIFY(!window.isEmpty());
    for (QJsonObject *object : {&window, &commandLine}) {
        QJsonObject own = (*object)[QStringLiteral("glossa")].toObject();
        own.remove(QStringLiteral("model"));
        object->insert(QStringLiteral("glossa"), own);
    }
    QCOMPARE(QJsonDocument(commandLine).toJson(), QJsonDocument(window).toJson());
}
