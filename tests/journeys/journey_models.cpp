// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the journey from the first training of a file's project to the command line's agreement.
#include "tests/journeys/journey.h"

#include "ui/details/heat_matrix.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>

using namespace glossa;
using test::Journey;

void Journey::trainingWhileLabeling()
{
    key("ctrl+4");
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    m_hands.click(see("startTraining"));
    see("livePanel");
    key("ctrl+3");
    QTRY_VERIFY(!stage().text().isEmpty());
    // One label goes and comes back while the worker computes.
    for (int i = 0; i < 12 && stage().spans().empty(); ++i)
        key("j");
    const auto before = stage().spans().size();
    QVERIFY(before > 0);
    key("Tab");
    key("x");
    QTRY_COMPARE(stage().spans().size(), before - 1);
    key("ctrl+z");
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
    key("ctrl+5");
    auto &tabs = static_cast<QTabBar &>(see("detailsTabs", 20'000));
    m_hands.click(tabs, tabs.tabRect(2).center());
    m_hands.click(see("worstConfusion"));
    auto &matrix = seeAs<details::HeatMatrix>("confusionMatrix");
    QVERIFY(matrix.currentRow() != matrix.currentColumn());
    m_newIntent = matrix.name(matrix.currentColumn());
    m_hands.click(*matrix.viewport(), matrix.cellRect(matrix.currentRow(), matrix.currentColumn()).center());
    QWidget &examples = see("cellExamples");
    QTRY_VERIFY(examples.hasFocus());
    key("Return");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("reasonBanner")) != nullptr);
    QTRY_VERIFY(!stage().text().isEmpty());
    const QString text = stage().text();
    m_oldIntent = seeAs<QAbstractButton>("stageIntent").text();
    QCOMPARE(m_oldIntent, matrix.name(matrix.currentRow()));
    // Back to the cell by key, and here again.
    key("Home");
    key("BackSpace");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("confusionMatrix")) != nullptr);
    QCOMPARE(matrix.name(matrix.currentColumn()), m_newIntent);
    key("ctrl+3");
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
    key("ctrl+4");
    auto &name = seeAs<QLineEdit>("modelName");
    QTRY_COMPARE(name.text(), QStringLiteral("m2"));
    QCOMPARE(seeAs<QLabel>("trainingCounts").text(), QStringLiteral("1 model"));
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    key("ctrl+Return");
    see("stopTraining");
    // Quitting now would stop it: the window asks, and stays.
    key("ctrl+q");
    see("quitQuestion");
    key("Escape");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("quitQuestion")) == nullptr);
    QVERIFY(m_studio.window().isVisible());
    waitForTraining(QStringLiteral("m2"));
    key("ctrl+5");
    auto &picker = seeAs<QComboBox>("modelPicker");
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
    auto &tabs = seeAs<QTabBar>("detailsTabs");
    m_hands.click(tabs, tabs.tabRect(2).center());
    auto &matrix = seeAs<details::HeatMatrix>("confusionMatrix");
    for (int row = 0; row < matrix.size(); ++row)
        for (int column = 0; column < matrix.size(); ++column)
            if (matrix.name(row) == m_oldIntent && matrix.name(column) == m_newIntent)
                m_hands.click(*matrix.viewport(), matrix.cellRect(row, column).center());
    const QString sentence = seeAs<QLabel>("cellSentence").text();
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
