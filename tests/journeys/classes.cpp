// SPDX-License-Identifier: GPL-3.0-or-later
// Classification in the real window, by real key and mouse events: a project of one's own in which one key
// labels a document and leads to the next, and one from a file whose documents have several classes, trained
// and judged.
#include "tests/journeys/classes.h"

#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QRadioButton>

using namespace glossa;
using test::Classes;

namespace {

const QString tickets = QStringLiteral("Tickets");
const QString films = QStringLiteral("Films");

struct Ticket {
    const char *file;
    const char *text;
    const char *key; // of the class that it gets
    const char *classOf;
};

constexpr Ticket four[] = {
    {"1.txt", "I was charged twice this month.", "1", "Billing"},
    {"2.txt", "The application closes when I open a file.", "2", "Crash"},
    {"3.txt", "Please send the invoice once more.", "1", "Billing"},
    {"4.txt", "Could you add a dark theme?", "3", "Wish"},
};

} // namespace

QStringList Classes::classesOf(const QString &project)
{
    QStringList all;
    for (const QJsonValue &item : items(project)) {
        QStringList names;
        for (const QJsonValue &label : item[QStringLiteral("classes")].toArray())
            names << label[QStringLiteral("category")].toString();
        all << item[QStringLiteral("location")].toString() + QStringLiteral(": ") + names.join(u'|');
    }
    return all;
}

void Classes::initTestCase()
{
    for (const Ticket &ticket : four) {
        QFile file(m_texts.filePath(QString::fromLatin1(ticket.file)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(ticket.text) > 0);
    }
    arrive();
}

void Classes::projectByKeys()
{
    m_hands.click(see("startNew"));
    see("projectName");
    m_hands.type(tickets);
    key("alt+o"); // One class a document
    QTRY_VERIFY(seeAs<QRadioButton>("kindOneClass").isChecked());
    key("Return");
    see("schemaPane");
    QTRY_VERIFY(m_studio.context().overview().has_value());
    QCOMPARE(m_studio.context().overview()->summary.info.kind,
             project::ProjectKind::CustomSingleLabelClassification);
}

void Classes::classesByTyping()
{
    see("inlineName"); // in an empty project the first name can be typed at once
    for (const char *name : {"Billing", "Crash", "Wish"}) {
        m_hands.type(QString::fromLatin1(name));
        key("Return");
    }
    key("Escape");
    QTRY_COMPARE(m_studio.context().categories().size(), 3U);
    QStringList keys;
    for (const workspace::CategoryUse &use : m_studio.context().categories())
        keys << use.category.name + QStringLiteral(" ") + use.category.key.value_or(QString());
    QCOMPARE(keys,
             (QStringList{QStringLiteral("Billing 1"), QStringLiteral("Crash 2"), QStringLiteral("Wish 3")}));
}

void Classes::documentsFromFiles()
{
    key("ctrl+3");
    m_hands.click(see("stateButton"));
    const auto isChoosing = [] {
        return qobject_cast<QFileDialog *>(QApplication::activeModalWidget()) != nullptr;
    };
    QVERIFY(QTest::qWaitFor(isChoosing, 10'000));
    m_hands.type(m_texts.path());
    key("Return"); // into the folder
    QStringList names;
    for (const Ticket &ticket : four)
        names << QStringLiteral("\"%1\"").arg(QLatin1String(ticket.file));
    m_hands.type(names.join(u' '));
    key("Return");
    QTRY_COMPARE_WITH_TIMEOUT(items(tickets).size(), 4, 20'000);
    QTRY_COMPARE(seeAs<widgets::SpanView>("documentText").text(), QString::fromLatin1(four[0].text));
}

void Classes::oneKeyADocument()
{
    auto &text = seeAs<widgets::SpanView>("documentText");
    m_hands.click(*text.viewport());
    for (const Ticket &ticket : four) {
        QTRY_COMPARE(text.text(), QString::fromLatin1(ticket.text));
        key(ticket.key);
    }
    m_studio.settle();
    QStringList wanted;
    for (const Ticket &ticket : four)
        wanted << QStringLiteral("%1: %2").arg(QLatin1String(ticket.file), QLatin1String(ticket.classOf));
    QTRY_COMPARE(classesOf(tickets), wanted);
    QCOMPARE(m_studio.rowsOf(QStringLiteral("documentList")).value(3), QStringLiteral("4.txt, Wish"));
}

void Classes::undoTakesOneBack()
{
    key("ctrl+z");
    QTRY_COMPARE(classesOf(tickets).value(3), QStringLiteral("4.txt: "));
    QCOMPARE(classesOf(tickets).value(2), QStringLiteral("3.txt: Billing"));
    QTRY_COMPARE(m_studio.rowsOf(QStringLiteral("documentList")).value(3),
                 QStringLiteral("4.txt, not labeled"));
    key("ctrl+shift+z");
    QTRY_COMPARE(classesOf(tickets).value(3), QStringLiteral("4.txt: Wish"));
}

void Classes::aFileWithSeveralClasses()
{
    importAs(QStringLiteral(GLOSSA_SOURCE "/tests/data/azure-classification/multi/labels.json"), films);
    QTRY_COMPARE(classesOf(films),
                 (QStringList{QStringLiteral("one.txt: Drama|Comedy"), QStringLiteral("two.txt: Comedy"),
                              QStringLiteral("three.txt: ")}));
    key("ctrl+3");
    auto &text = seeAs<widgets::SpanView>("documentText");
    QTRY_VERIFY(!text.text().isEmpty());
    QCOMPARE(m_studio.rowsOf(QStringLiteral("labelList")),
             (QStringList{QStringLiteral("Drama, key 1, chosen"), QStringLiteral("Comedy, key 2, chosen")}));
}

void Classes::keysTurnClasses()
{
    m_hands.click(*seeAs<widgets::SpanView>("documentText").viewport());
    key("1");
    QTRY_COMPARE(classesOf(films).value(0), QStringLiteral("one.txt: Comedy"));
    key("1");
    QTRY_COMPARE(classesOf(films).value(0), QStringLiteral("one.txt: Comedy|Drama"));
    key("j");
    key("1");
    QTRY_COMPARE(classesOf(films).value(1), QStringLiteral("two.txt: Comedy|Drama"));
    key("ctrl+z");
    QTRY_COMPARE(classesOf(films).value(1), QStringLiteral("two.txt: Comedy"));
    // None is right of the third, and Enter says so.
    key("j");
    key("Return");
    QTRY_COMPARE(m_studio.rowsOf(QStringLiteral("documentList")).value(2),
                 QStringLiteral("three.txt, without a class"));
}

void Classes::trainedAndJudged()
{
    key("ctrl+4");
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 20'000);
    m_hands.click(see("startTraining"));
    waitForTraining(QStringLiteral("m1"));
    key("ctrl+5");
    see("detailsTabs");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("modelPicker")) != nullptr);
    key("alt+3");
    see("classErrors");
}

void Classes::cleanup()
{
    if (QTest::currentTestFailed())
        giveUp(QStringLiteral("failed"));
}

int main(int argc, char **argv)
{
    return test::travel<Classes>(argc, argv, QStringLiteral("glossa-classes"));
}
