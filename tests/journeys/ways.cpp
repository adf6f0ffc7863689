// SPDX-License-Identifier: GPL-3.0-or-later
// Ways by real keys and mouse where a window once emptied a project without a word, left a newcomer standing,
// spoke of another project, or labeled what nobody meant.
#include "tests/journeys/ways.h"

#include "ui/shell/toast.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QLabel>

#include <algorithm>

using namespace glossa;
using test::Ways;

namespace {

const QString order = QStringLiteral("two large lattes with oat milk please");

QString textOf(const QJsonValue &item)
{
    return item[QStringLiteral("text")].toString();
}

QString intentOf(const QJsonValue &item)
{
    return item[QStringLiteral("intent")].toString();
}

} // namespace

void Ways::cleanup()
{
    if (QTest::currentTestFailed())
        giveUp(QStringLiteral("failed"));
}

void Ways::edit(const QString &project, const QByteArray &lines)
{
    m_studio.cli({QStringLiteral("edit"), QStringLiteral("--project"), project}, lines);
}

void Ways::makeOrders(const QString &project, const QByteArray &labels)
{
    m_studio.cli({QStringLiteral("project"), QStringLiteral("create"), project, QStringLiteral("--kind"),
                  QStringLiteral("Conversation"), QStringLiteral("--language"), QStringLiteral("en-us")});
    edit(project, R"({"edit":"addCategory","kind":"entity","name":"Quantity"}
{"edit":"addCategory","kind":"entity","name":"Drink"}
{"edit":"addCategory","kind":"entity","name":"Milk"}
{"edit":"addItem","value":{"text":")" +
                      order.toUtf8() + R"(","labels":[)" + labels + "]}}\n");
    switchTo(project);
    key("ctrl+3");
    QTRY_COMPARE(stage().text(), order);
    m_hands.click(*stage().viewport(), stage().viewport()->rect().bottomRight() - QPoint(8, 8));
    QTRY_VERIFY(stage().hasFocus());
}

QStringList Ways::storedLabels(const QString &project)
{
    QStringList labels;
    const QJsonArray all = items(project);
    for (const QJsonValue &label : all.first()[QStringLiteral("labels")].toArray())
        labels << QStringLiteral("%1 %2 %3")
                      .arg(label[QStringLiteral("category")].toString())
                      .arg(label[QStringLiteral("offset")].toInt())
                      .arg(label[QStringLiteral("length")].toInt());
    return labels;
}

void Ways::waitForToast(const QString &sentence)
{
    auto *toast = m_studio.find<shell::Toast>(QStringLiteral("toast"));
    QTRY_COMPARE(toast->sentence(), sentence);
    QTRY_VERIFY(toast->isVisible());
}

/// Ctrl+Z once too often took an import back without a word, and nothing brought it back.
void Ways::anImportGoesAndComesBack()
{
    const QString project = QStringLiteral("Comes back");
    importAs(QStringLiteral(GLOSSA_SOURCE "/resources/samples/travel-assistant.json"), project);
    QTRY_VERIFY_WITH_TIMEOUT(!stage().text().isEmpty(), 10'000);
    chooseIntent(QStringLiteral("ChangeTrip"));
    m_studio.settle();
    // All but when it was changed: an intent that is set anew is a change of now.
    const auto held = [&] {
        QJsonArray all;
        for (const QJsonValue &item : items(project)) {
            QJsonObject object = item.toObject();
            object.remove(QStringLiteral("changed"));
            all.append(object);
        }
        return all;
    };
    const QJsonArray whole = held();
    const auto count = static_cast<int>(whole.size());
    QVERIFY(count > 100);
    const QString imported = QStringLiteral("import of %1 utterances").arg(count);
    const auto takeBackAndBringBack = [&] {
        key("ctrl+z"); // the intent
        m_studio.settle();
        QCOMPARE(items(project).size(), count);
        key("ctrl+z");
        waitForToast(QStringLiteral("Took back: ") + imported);
        QCOMPARE(seeAs<QAbstractButton>("toastUndo").text(), QStringLiteral("Redo"));
        QCOMPARE(items(project).size(), 0);
        QTRY_VERIFY(m_studio.seen(QStringLiteral("stageText")) == nullptr);
        key("ctrl+shift+z");
        waitForToast(QStringLiteral("Brought back: ") + imported);
        key("ctrl+shift+z");
        m_studio.settle(400);
        QCOMPARE(held(), whole);
        QTRY_VERIFY(!stage().text().isEmpty());
    };
    takeBackAndBringBack();
    m_studio.restart({1280, 800});
    m_studio.window().move(0, 0);
    QVERIFY(QTest::qWaitForWindowActive(&m_studio.window()));
    switchTo(project);
    key("ctrl+3");
    QTRY_VERIFY(!stage().text().isEmpty());
    takeBackAndBringBack();
}

/// Training of a project made by hand stayed grey without a reason.
void Ways::aFirstProjectBecomesAModelByKeysAlone()
{
    const QString project = QStringLiteral("By keys");
    key("ctrl+shift+n");
    see("projectName");
    m_hands.type(project);
    key("Return");
    QTRY_COMPARE(openProject(), project);
    see("inlineName"); // the field is open already
    for (const char *name : {"TurnOn", "TurnOff"}) {
        m_hands.type(QString::fromLatin1(name));
        key("Return");
    }
    key("Escape");
    key("alt+2");
    key("Insert");
    see("inlineName");
    m_hands.type(QStringLiteral("Device"));
    key("Return");
    key("Escape");
    QTRY_COMPARE(m_studio.context().categories().size(), 3U);
    key("ctrl+3");
    key("ctrl+n");
    see("addInput");
    struct Typed {
        const char *text;
        const char *intent;
        int wordsBefore;
    };
    constexpr Typed typed[] = {{"turn on the lamp", "TurnOn", 3},   {"heater off", "TurnOff", 0},
                               {"start the radio", "TurnOn", 2},    {"kill the fan", "TurnOff", 2},
                               {"get the oven going", "TurnOn", 2}, {"no more radio", "TurnOff", 2}};
    for (const Typed &utterance : typed) {
        m_hands.type(QString::fromLatin1(utterance.text));
        key("Return");
    }
    key("Escape");
    QTRY_COMPARE(items(project).size(), 6);
    for (const Typed &utterance : typed) {
        standOn(QString::fromLatin1(utterance.text));
        chooseIntent(QString::fromLatin1(utterance.intent));
        key("Home");
        for (int i = 0; i < utterance.wordsBefore; ++i)
            key("ctrl+Right");
        key("1");
        QTRY_COMPARE(stage().spans().size(), 1U);
    }
    m_studio.settle();
    QCOMPARE(labelCount(project), 6);
    key("ctrl+4");
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    const QString reason = seeAs<QLabel>("startReason").text();
    QVERIFY2(reason.startsWith(QStringLiteral("To learn from: ")) &&
                 reason.contains(QStringLiteral("2 intents")),
             qPrintable(reason));
    key("ctrl+Return");
    waitForTraining(QStringLiteral("m1"));
    QTRY_COMPARE(seeAs<QLabel>("trainingCounts").text(), QStringLiteral("1 model"));
    key("ctrl+5");
    QTRY_VERIFY_WITH_TIMEOUT(seeAs<QComboBox>("modelPicker").currentText().startsWith(QStringLiteral("m1")),
                             20'000);
}

/// Training of the project opened second spoke of the first one's texts.
void Ways::theChecksBeforeATrainingAreThoseOfTheProject()
{
    const auto make = [this](const QString &project, const QByteArray &name, int count) {
        m_studio.cli({QStringLiteral("project"), QStringLiteral("create"), project, QStringLiteral("--kind"),
                      QStringLiteral("Conversation"), QStringLiteral("--language"), QStringLiteral("en-us")});
        QByteArray lines = R"({"edit":"addCategory","kind":"intent","name":")" + name + "\"}\n";
        for (int i = 0; i < count; ++i)
            lines += R"({"edit":"addItem","value":{"text":"text )" + QByteArray::number(i) +
                     R"(","intent":")" + name + "\"}}\n";
        edit(project, lines);
    };
    const QString first = QStringLiteral("First of two");
    const QString second = QStringLiteral("Second of two");
    make(first, "Early", 8);
    make(second, "Late", 3);
    // A fifth is held back.
    const auto speaksOf = [this](const char *intent, const char *other, int count) {
        // At once nothing of the other one is left, and what is its own comes without a hand.
        const auto words = [this] {
            QStringList all{seeAs<QLabel>("startReason").text()};
            for (const auto *label : see("trainChecks").findChildren<QLabel *>())
                all << label->text();
            return all.join(u'\n');
        };
        QVERIFY2(!words().contains(QLatin1String(other)), qPrintable(words()));
        QTRY_VERIFY2(words().contains(QStringLiteral("To learn from: %1 utterances").arg(count)),
                     qPrintable(words()));
        QVERIFY2(words().contains(QLatin1String(intent)), qPrintable(words()));
        QVERIFY2(!words().contains(QLatin1String(other)), qPrintable(words()));
    };
    switchTo(first);
    key("ctrl+4");
    speaksOf("Early", "Late", 6);
    switchTo(second); // while the pane is in sight
    speaksOf("Late", "Early", 2);
    key("ctrl+2");
    switchTo(first);
    key("ctrl+4");
    speaksOf("Early", "Late", 6);
}

/// The blank behind the second word became part of the label.
void Ways::twoWordsLabeledByKeysHoldNoBlank()
{
    const QString project = QStringLiteral("Two words");
    makeOrders(project);
    key("Home");
    for (int i = 0; i < 4; ++i)
        key("ctrl+Right");
    QCOMPARE(stage().caret(), 22);
    key("ctrl+shift+Right");
    key("ctrl+shift+Right");
    key("3");
    QTRY_COMPARE(stage().spans().size(), 1U);
    m_studio.settle();
    QCOMPARE(storedLabels(project), QStringList{QStringLiteral("Milk 22 8")});
}

/// The digit, promised by the key caps of the list, went into its search field and became an entity "3".
void Ways::aDigitAfterADoubleClickLabels()
{
    const QString project = QStringLiteral("Double click");
    makeOrders(project);
    const QRect milk = stage().rectOf({26, 4});
    m_hands.doubleClick(*stage().viewport(), milk.center());
    QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 5'000));
    key("3");
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    QTRY_COMPARE(stage().spans().size(), 1U);
    // A digit that no label has makes nothing, with Enter either.
    m_hands.doubleClick(*stage().viewport(), stage().rectOf({4, 5}).center());
    QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 5'000));
    key("7");
    key("Return");
    key("Escape");
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    m_studio.settle();
    QCOMPARE(storedLabels(project), QStringList{QStringLiteral("Milk 26 4")});
    QStringList entities;
    for (const workspace::CategoryUse &use : m_studio.context().categories())
        entities << use.category.name;
    QCOMPARE(entities,
             QStringList({QStringLiteral("Quantity"), QStringLiteral("Drink"), QStringLiteral("Milk")}));
}

/// A table without a header was refused, and nowhere its columns could be named.
void Ways::aTableWithoutAHeaderComesInWithNamedColumns()
{
    QString path = QStringLiteral(GLOSSA_SHARED "/data/banking77/train.tsv");
    if (!QFileInfo::exists(path)) {
        path = m_studio.folder() + QStringLiteral("/train.tsv");
        QFile small(path);
        QVERIFY(small.open(QIODevice::WriteOnly));
        small.write("card_arrival\tI am still waiting on my card?\n"
                    "card_arrival\tWhen does it come?\n"
                    "lost_card\tMy card is gone\n");
    }
    QFile table(path);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(table.readAll()).split(u'\n', Qt::SkipEmptyParts);
    chooseFile(path);
    // The guess, mended into nonsense and back by hand: the columns are the person's to name.
    auto &first = seeAs<QComboBox>("column1");
    auto &second = seeAs<QComboBox>("column2");
    QCOMPARE(first.currentText(), QStringLiteral("Intent"));
    QCOMPARE(second.currentText(), QStringLiteral("Text"));
    QVERIFY(!seeAs<QCheckBox>("firstRowIsHeader").isChecked());
    m_hands.click(first);
    key("Home");
    key("Return");
    QTRY_COMPARE(first.currentText(), QStringLiteral("Text"));
    QTRY_COMPARE(second.currentText(), QStringLiteral("Intent"));
    m_hands.click(second);
    key("Home");
    key("Return");
    QTRY_COMPARE(second.currentText(), QStringLiteral("Text"));
    QTRY_COMPARE(first.currentText(), QStringLiteral("Intent"));
    QTRY_VERIFY_WITH_TIMEOUT(see("importStart").isEnabled(), 30'000);
    const QString project = QStringLiteral("Bank");
    m_hands.click(see("importName"));
    key("ctrl+a");
    m_hands.type(project);
    QTRY_VERIFY_WITH_TIMEOUT(see("importStart").isEnabled(), 30'000);
    key("Return");
    QTRY_COMPARE_WITH_TIMEOUT(openProject(), project, 120'000);
    m_studio.settle();
    const QJsonArray all = items(project);
    QCOMPARE(all.size(), lines.size());
    for (const qsizetype at : {qsizetype(0), lines.size() / 2, lines.size() - 1}) {
        QCOMPARE(intentOf(all[at]), lines[at].section(u'\t', 0, 0));
        QCOMPARE(textOf(all[at]), lines[at].section(u'\t', 1));
    }
}

int main(int argc, char **argv)
{
    return test::travel<Ways>(argc, argv, QStringLiteral("glossa-ways"));
}
