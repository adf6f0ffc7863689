// SPDX-License-Identifier: GPL-3.0-or-later
// The whole life cycle in the real window, by real key and mouse events: a project of one's own, labeled by
// mouse and by keyboard; a project that comes from a file, trained while labeling goes on, judged, mended at
// its worst confusion, trained again. At the end the command line does the same training and must come to the
// same figures.
#include "tests/journeys/journey.h"

#include "ui/details/heat_matrix.h"
#include "ui/widgets/span_view.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QJsonObject>
#include <QLabel>
#include <QTabBar>

using namespace glossa;
using test::Journey;

namespace {

struct Utterance {
    const char *text;
    const char *intent;
};

constexpr Utterance ten[] = {
    {"switch on the lamp in the kitchen", "TurnOn"},
    {"kill the radio", "TurnOff"},
    {"could you start the fan", "TurnOn"},
    {"heater off please", "TurnOff"},
    {"I need light in the hall", "TurnOn"},
    {"stop the washing machine", "TurnOff"},
    {"get the oven going", "TurnOn"},
    {"no more music in the bedroom", "TurnOff"},
    {"put the kettle on", "TurnOn"},
    {"the lamp can go off now", "TurnOff"},
};

} // namespace

QJsonObject Journey::evaluation(const QString &model)
{
    return m_studio
        .cliJson({QStringLiteral("evaluate"), QStringLiteral("--project"), m_project,
                  QStringLiteral("--model"), model})
        .object();
}

void Journey::initTestCase()
{
    const QString shared =
        QStringLiteral(GLOSSA_SHARED) + QStringLiteral("/data/azure-samples/clu/EmailAppDemo.json");
    m_file = QFileInfo::exists(shared)
                 ? shared
                 : QStringLiteral(GLOSSA_SOURCE) + QStringLiteral("/resources/samples/travel-assistant.json");
    m_project = QStringLiteral("From a file");
    arrive();
}

void Journey::projectOfOnesOwn()
{
    m_hands.click(see("startNew"));
    see("projectName");
    m_hands.type(QStringLiteral("Kitchen"));
    m_hands.click(see("createProject"));
    see("schemaPane");
    QTRY_VERIFY(m_studio.context().overview().has_value());
    QCOMPARE(m_studio.context().overview()->summary.info.name, QStringLiteral("Kitchen"));
}

void Journey::schemaByTyping()
{
    m_hands.click(see("addCategory"));
    for (const char *name : {"TurnOn", "TurnOff"}) {
        m_hands.type(QString::fromLatin1(name));
        key("Return");
    }
    key("Escape");
    auto &tabs = seeAs<QTabBar>("schemaTabs");
    m_hands.click(tabs, tabs.tabRect(1).center());
    m_hands.click(see("addCategory"));
    for (const char *name : {"Device", "Room"}) {
        m_hands.type(QString::fromLatin1(name));
        key("Return");
    }
    key("Escape");
    QTRY_COMPARE(m_studio.context().categories().size(), 4U);
}

void Journey::tenUtterances()
{
    m_hands.click(see("bannerButton")); // the schema's, which begins to add where texts are added
    see("addInput");
    for (const Utterance &utterance : ten) {
        m_hands.type(QString::fromLatin1(utterance.text));
        key("Return");
    }
    key("Escape");
    QTRY_COMPARE(items(QStringLiteral("Kitchen")).size(), 10);
    for (const Utterance &utterance : ten) {
        standOn(QString::fromLatin1(utterance.text));
        chooseIntent(QString::fromLatin1(utterance.intent));
    }
    m_studio.settle();
    for (const QJsonValue &item : items(QStringLiteral("Kitchen"))) {
        const QString text = item[QStringLiteral("text")].toString();
        const auto *known =
            std::ranges::find_if(ten, [&](const Utterance &u) { return text == QLatin1String(u.text); });
        QVERIFY(known != std::end(ten));
        QCOMPARE(item[QStringLiteral("intent")].toString(), QString::fromLatin1(known->intent));
    }
}

void Journey::spansByMouse()
{
    standOn(QStringLiteral("switch on the lamp in the kitchen"));
    for (const auto &[word, label] : {std::pair("lamp", "Device"), std::pair("kitchen", "Room")}) {
        widgets::SpanView &text = stage();
        const auto begin = static_cast<std::int32_t>(text.text().indexOf(QLatin1String(word)));
        const QRect place = text.rectOf({begin, static_cast<std::int32_t>(qstrlen(word))});
        m_hands.drag(*text.viewport(), place.center() - QPoint(place.width() / 2 - 2, 0),
                     place.center() + QPoint(place.width() / 2 - 2, 0));
        QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 5'000));
        m_hands.type(QString::fromLatin1(label));
        key("Return");
        QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    }
    QTRY_COMPARE(stage().spans().size(), 2U);
    m_studio.settle();
    QCOMPARE(labelCount(QStringLiteral("Kitchen")), 2);
}

void Journey::spansByKeyboard()
{
    // No mouse from here on: to the text, to a word, its label's key.
    for (const auto &[text, steps] : {std::pair("kill the radio", 2), std::pair("could you start the fan", 4),
                                      std::pair("heater off please", 0)}) {
        standOn(QString::fromLatin1(text));
        key("Home");
        for (int i = 0; i < steps; ++i)
            key("ctrl+Right");
        key("w");
        key("1");
        QTRY_COMPARE(stage().spans().size(), 1U);
    }
    m_studio.settle();
    QStringList words;
    for (const QJsonValue &item : items(QStringLiteral("Kitchen")))
        for (const QJsonValue &label : item[QStringLiteral("labels")].toArray())
            words << label[QStringLiteral("category")].toString() + u' ' +
                         item[QStringLiteral("text")].toString().mid(label[QStringLiteral("offset")].toInt(),
                                                                     label[QStringLiteral("length")].toInt());
    words.sort();
    QCOMPARE(words.join(QStringLiteral(", ")),
             QStringLiteral("Device fan, Device heater, Device lamp, Device radio, Room kitchen"));
    key("ctrl+z");
    QTRY_COMPARE(stage().spans().size(), 0U);
    key("ctrl+shift+z");
    QTRY_COMPARE(stage().spans().size(), 1U);
}

/// A newcomer's way: a project made by hand becomes a model, by keys alone, in a window that has never shown
/// Training before.
void Journey::firstModelByKeys()
{
    key("ctrl+4");
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    m_kitchenChecks = seeAs<QLabel>("startReason").text();
    QVERIFY2(m_kitchenChecks.startsWith(QStringLiteral("To learn from: ")) &&
                 m_kitchenChecks.contains(QStringLiteral("2 intents")),
             qPrintable(m_kitchenChecks));
    key("ctrl+Return");
    waitForTraining(QStringLiteral("m1"));
    QTRY_COMPARE(seeAs<QLabel>("trainingCounts").text(), QStringLiteral("1 model"));
    QTRY_VERIFY(m_studio.seen(QStringLiteral("openTrained")) != nullptr);
    key("ctrl+5");
    auto &picker = static_cast<QComboBox &>(see("modelPicker", 20'000));
    QTRY_VERIFY(picker.currentText().startsWith(QStringLiteral("m1")));
    key("ctrl+4");
    see("startTraining");
}

void Journey::filesComeIn()
{
    importAs(m_file, m_project);
    QTRY_VERIFY_WITH_TIMEOUT(!stage().text().isEmpty(), 10'000);
}

/// The checks of the project that was seen before are gone, and those of this one come by themselves.
void Journey::checksAreThoseOfTheProject()
{
    key("ctrl+4");
    auto &reason = seeAs<QLabel>("startReason");
    QVERIFY(reason.text() != m_kitchenChecks);
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 10'000);
    QVERIFY(reason.text().startsWith(QStringLiteral("To learn from: ")));
    QVERIFY(reason.text() != m_kitchenChecks);
    for (const auto *label : see("trainChecks").findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(QStringLiteral("TurnOff")), qPrintable(label->text()));
    QCOMPARE(seeAs<QLabel>("trainingCounts").text(), QStringLiteral("0 models"));
}

/// The same in short for entities in documents.
void Journey::documentsToo()
{
    importAs(QStringLiteral(GLOSSA_SOURCE) + QStringLiteral("/resources/samples/rental-letters/labels.json"),
             QStringLiteral("Letters"));
    auto &text = seeAs<widgets::SpanView>("documentText");
    QTRY_VERIFY(!text.spans().empty());
    const auto before = text.spans().size();
    m_hands.click(*text.viewport(), text.rectOf({0, 4}).center());
    key("w");
    key("2");
    QTRY_COMPARE(text.spans().size(), before + 1);
    key("ctrl+z");
    QTRY_COMPARE(text.spans().size(), before);

    key("ctrl+4");
    m_hands.click(see("judgeOnTestSet"));
    m_hands.click(see("modelName"));
    key("ctrl+a");
    m_hands.type(QStringLiteral("letters"));
    QTRY_VERIFY(see("startTraining").isEnabled());
    m_hands.click(see("startTraining"));
    waitForTraining(QStringLiteral("letters"));
    key("ctrl+5");
    auto &tabs = static_cast<QTabBar &>(see("detailsTabs", 20'000));
    auto &picker = seeAs<QComboBox>("modelPicker");
    QTRY_VERIFY(picker.currentText().startsWith(QStringLiteral("letters")));
    m_hands.click(tabs, tabs.tabRect(2).center());
    m_hands.click(see("worstConfusion"));
    key("Return");
    QWidget &examples = see("cellExamples");
    QTRY_VERIFY(examples.hasFocus());
    key("Return");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("reasonBanner")) != nullptr);
    QTRY_VERIFY(!seeAs<widgets::SpanView>("documentText").text().isEmpty());
    qInfo("%d events by hand", m_hands.count());
}

void Journey::cleanup()
{
    if (QTest::currentTestFailed())
        giveUp(QStringLiteral("failed"));
}

int main(int argc, char **argv)
{
    return test::travel<Journey>(argc, argv, QStringLiteral("glossa-journey"));
}
