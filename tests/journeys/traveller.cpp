// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/traveller.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

namespace glossa::test {

void Traveller::arrive()
{
    m_studio.show({1280, 800});
    m_studio.window().move(0, 0);
    QVERIFY(QTest::qWaitForWindowActive(&m_studio.window()));
}

void Traveller::giveUp(const QString &why)
{
    const QString picture = QCoreApplication::applicationDirPath() + QStringLiteral("/journey-failed.png");
    QWidget *top =
        QApplication::activeModalWidget() != nullptr ? QApplication::activeModalWidget() : &m_studio.window();
    top->grab().save(picture);
    std::fprintf(stderr, "%s: %s; see %s\n", QTest::currentTestFunction(), qPrintable(why),
                 qPrintable(picture));
    std::_Exit(1);
}

QWidget &Traveller::see(const char *name, int timeoutMs)
{
    const QString wanted = QString::fromLatin1(name);
    if (!QTest::qWaitFor([&] { return m_studio.seen(wanted) != nullptr; }, timeoutMs))
        giveUp(QStringLiteral("%1 does not show").arg(wanted));
    return *m_studio.seen(wanted);
}

QJsonArray Traveller::items(const QString &project)
{
    QJsonArray all;
    for (const QByteArray &line :
         m_studio
             .cli({QStringLiteral("--json"), QStringLiteral("items"), QStringLiteral("--project"), project,
                   QStringLiteral("--limit"), QStringLiteral("100000")})
             .split('\n'))
        if (!line.isEmpty())
            all.append(QJsonDocument::fromJson(line).object());
    return all;
}

int Traveller::labelCount(const QString &project)
{
    int count = 0;
    for (const QJsonValue &item : items(project))
        count += static_cast<int>(item[QStringLiteral("labels")].toArray().size());
    return count;
}

void Traveller::chooseIntent(const QString &name)
{
    key("i");
    QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 5'000));
    m_hands.type(name);
    key("Return");
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    QTRY_COMPARE(seeAs<QAbstractButton>("stageIntent").text(), name);
}

/// Goes through the list by keys until the text is on the stage.
void Traveller::standOn(const QString &text)
{
    for (int i = 0; i < 12 && stage().text() != text; ++i)
        key("k");
    for (int i = 0; i < 12 && stage().text() != text; ++i)
        key("j");
    QCOMPARE(stage().text(), text);
}

QString Traveller::openProject()
{
    const auto &overview = m_studio.context().overview();
    return overview ? overview->summary.info.name : QString();
}

void Traveller::switchTo(const QString &project)
{
    m_studio.settle(400); // one that the command line made a moment ago is not known at once
    key("ctrl+p");
    see("paletteList");
    const auto offered = [&] { return m_studio.rowsOf(QStringLiteral("paletteList")).filter(project); };
    if (!QTest::qWaitFor([&] { return !offered().isEmpty(); }, 5'000))
        giveUp(QStringLiteral("%1 is not offered").arg(project));
    m_hands.type(project);
    if (!QTest::qWaitFor([&] { return offered().value(0).startsWith(project); }, 5'000))
        giveUp(QStringLiteral("%1 is not found").arg(project));
    key("Return");
    if (!QTest::qWaitFor([&] { return openProject() == project; }, 10'000))
        giveUp(QStringLiteral("%1 does not open").arg(project));
}

void Traveller::chooseFile(const QString &file)
{
    key("ctrl+o");
    const auto isChoosing = [] {
        return qobject_cast<QFileDialog *>(QApplication::activeModalWidget()) != nullptr;
    };
    QVERIFY(QTest::qWaitFor(isChoosing, 10'000));
    m_hands.type(file);
    key("Return");
    QTRY_VERIFY_WITH_TIMEOUT(see("importStart").isEnabled(), 30'000);
}

void Traveller::importAs(const QString &file, const QString &project)
{
    chooseFile(file);
    auto &target = seeAs<QComboBox>("importTarget");
    m_hands.click(target);
    key("Home");
    m_studio.settle(100);
    // On a slow machine the release of the mouse has chosen and closed it already, and Enter would import.
    if (target.view()->isVisible())
        key("Return");
    QTRY_COMPARE(target.currentIndex(), 0);
    m_hands.click(see("importName"));
    key("ctrl+a");
    m_hands.type(project);
    QTRY_VERIFY(see("importStart").isEnabled());
    m_hands.click(see("importStart"));
    QTRY_COMPARE_WITH_TIMEOUT(openProject(), project, 60'000);
}

void Traveller::waitForTraining(const QString &model)
{
    const auto state = [&]() -> QString {
        for (const QJsonValue &job : m_studio.cliJson({QStringLiteral("jobs")}).array())
            if (job[QStringLiteral("model")].toString() == model)
                return job[QStringLiteral("state")].toString();
        return {};
    };
    QVERIFY(QTest::qWaitFor(
        [&] {
            QTest::qWait(500);
            const QString now = state();
            return now != u"running" && now != u"waiting" && !now.isEmpty();
        },
        400'000));
    QCOMPARE(state(), QStringLiteral("done"));
}

} // namespace glossa::test
