// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to a model that answers over HTTP, is asked, reviewed, trained again and swapped in, in the
// real window by real key and mouse events, once for each kind of project. The command line, on the same
// workspace, must come to the same predictions and the same figures.
#include "tests/journeys/cycle.h"

#include "core/project/kind_traits.h"
#include "ui/widgets/row_view.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkReply>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTcpServer>

#include <algorithm>

using namespace glossa;
using test::Cycle;

namespace {

constexpr int httpAccepted = 202;
const QString production = QStringLiteral("production");
const QString staging = QStringLiteral("staging");

/// What customers wrote of one or two things each, as Azure's file of a project and a text file for each.
QString complaints(const QTemporaryDir &folder)
{
    const std::vector<std::pair<QString, QStringList>> parts{
        {QStringLiteral("Price"),
         {QStringLiteral("It costs far too much."), QStringLiteral("The price went up again."),
          QStringLiteral("I found it cheaper elsewhere."), QStringLiteral("That is a lot of money.")}},
        {QStringLiteral("Delivery"),
         {QStringLiteral("The parcel came a week late."), QStringLiteral("Nobody brought it to the door."),
          QStringLiteral("The driver left it in the rain."),
          QStringLiteral("It was sent to a wrong address.")}},
        {QStringLiteral("Quality"),
         {QStringLiteral("The handle broke on the first day."), QStringLiteral("The colour washes out."),
          QStringLiteral("One screw was missing."), QStringLiteral("It smells of glue.")}}};
    QJsonArray classes;
    QJsonArray documents;
    const auto add = [&](const QString &text, const QStringList &names) {
        const QString name = QStringLiteral("%1.txt").arg(documents.size());
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("no document");
        QJsonArray of;
        for (const QString &each : names)
            of.append(QJsonObject{{QStringLiteral("category"), each}});
        documents.append(QJsonObject{{QStringLiteral("location"), name}, {QStringLiteral("classes"), of}});
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto &[name, texts] = parts[i];
        const auto &[otherName, otherTexts] = parts[(i + 1) % parts.size()];
        classes.append(QJsonObject{{QStringLiteral("category"), name}});
        for (const QString &text : texts) {
            add(text, {name});
            for (const QString &other : otherTexts)
                add(text + u' ' + other, {name, otherName});
        }
    }
    const QString kind = QStringLiteral("CustomMultiLabelClassification");
    const QJsonObject metadata{{QStringLiteral("projectKind"), kind},
                               {QStringLiteral("projectName"), QStringLiteral("Complaints")},
                               {QStringLiteral("language"), QStringLiteral("en-us")}};
    const QJsonObject assets{{QStringLiteral("projectKind"), kind},
                             {QStringLiteral("classes"), classes},
                             {QStringLiteral("documents"), documents}};
    const QJsonObject project{{QStringLiteral("projectFileVersion"), QStringLiteral("2022-05-01")},
                              {QStringLiteral("stringIndexType"), QStringLiteral("Utf16CodeUnit")},
                              {QStringLiteral("metadata"), metadata},
                              {QStringLiteral("assets"), assets}};
    QFile file(folder.filePath(QStringLiteral("labels.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(project).toJson()) < 0)
        qFatal("no project");
    return file.fileName();
}

QString sample(const char *name)
{
    return QStringLiteral(GLOSSA_SOURCE "/resources/samples/") + QLatin1String(name);
}

/// Azure's own sample where it is there, else ours.
QString azureSample(const char *name, const QString &ours)
{
    const QString azures = QStringLiteral(GLOSSA_SHARED "/data/azure-samples/") + QLatin1String(name);
    return QFileInfo::exists(azures) ? azures : ours;
}

} // namespace

project::ProjectKind Cycle::kind()
{
    return m_studio.context().overview()->summary.info.kind;
}

void Cycle::initTestCase()
{
    arrive();
}

void Cycle::wholeCycle_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("utterances") << azureSample("clu/EmailAppDemo.json", sample("travel-assistant.json"))
                                << QStringLiteral("Utterances")
                                << QStringLiteral("could you read me what Carol wrote on Tuesday");
    QTest::newRow("entities") << sample("rental-letters/labels.json") << QStringLiteral("Letters")
                              << QStringLiteral("Dear Ms Okafor,\nthe rent of 1,150 pounds a month is due on "
                                                "1 March 2025.\nYours,\nThomas Reed");
    QTest::newRow("one class")
        << azureSample("custom-text-classification/single-webofscience/webOfScience_labelsFile.json",
                       sample("citizen-requests/labels.json"))
        << QStringLiteral("Subjects")
        << QStringLiteral("The street light in front of our house has been dark for a week: its sensor "
                          "measures a voltage that the controller does not expect.");
    QTest::newRow("several classes")
        << azureSample("custom-text-classification/multi-movies/movieLabels.json", complaints(m_texts))
        << QStringLiteral("Stories")
        << QStringLiteral("It came late at night: a detective finds the parcel that a murderer left.");
}

void Cycle::wholeCycle()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, text);
    m_project = name;
    importAs(file, name);
    train(QStringLiteral("m1"));
    deployFirst();
    startEndpoint();
    runTheCall();
    QTRY_COMPARE(answer(production, text),
                 predicted({QStringLiteral("--model"), QStringLiteral("m1")}, text));
    review(text);
    train(QStringLiteral("m2"));
    swapIn(QStringLiteral("m2"));
    QTRY_COMPARE(answer(production, text),
                 predicted({QStringLiteral("--model"), QStringLiteral("m2")}, text));
    QCOMPARE(answer(staging, text), predicted({QStringLiteral("--model"), QStringLiteral("m1")}, text));
    compareWithCommandLine(QStringLiteral("m2"));
}

void Cycle::train(const QString &model)
{
    key("ctrl+4");
    QTRY_COMPARE(seeAs<QLineEdit>("modelName").text(), model);
    QTRY_VERIFY_WITH_TIMEOUT(see("startTraining").isEnabled(), 20'000);
    key("ctrl+Return");
    waitForTraining(model);
    key("ctrl+5");
    auto &picker = static_cast<QComboBox &>(see("modelPicker", 20'000));
    QTRY_VERIFY_WITH_TIMEOUT(picker.currentText().startsWith(model), 20'000);
}

void Cycle::deployFirst()
{
    key("ctrl+6");
    see("deploymentsPane");
    QTRY_VERIFY(see("addDeployment").isEnabled());
    m_hands.click(see("addDeployment"));
    QCOMPARE(seeAs<QLineEdit>("deploymentName").text(), production);
    key("Return");
    QTRY_VERIFY(m_studio.seen(QStringLiteral("slotModel")) != nullptr);
    QVERIFY(seeAs<QPushButton>("slotModel").text().startsWith(QStringLiteral("m1")));
}

/// It serves every project of the workspace, so that the second kind finds it on.
void Cycle::startEndpoint()
{
    auto &state = seeAs<QLabel>("endpointState");
    if (m_address.isEmpty()) {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const QString port = QString::number(free.serverPort());
        free.close();
        m_hands.click(see("endpointPort"));
        key("ctrl+a");
        m_hands.type(port);
        key("Tab");
        QTRY_COMPARE(QString::number(seeAs<QSpinBox>("endpointPort").value()), port);
        m_hands.click(see("endpointSwitch"));
        m_address = QStringLiteral("http://127.0.0.1:") + port;
    }
    QTRY_COMPARE_WITH_TIMEOUT(state.text(), QStringLiteral("Endpoint is on at ") + m_address, 20'000);
}

/// What the pane shows as curl is run as it stands.
void Cycle::runTheCall()
{
    auto &button = seeAs<QPushButton>("runCall");
    QTRY_VERIFY(button.isEnabled());
    QTest::qWait(1'200); // what is deployed is served within a second
    m_hands.click(button);
    auto &status = seeAs<QLabel>("callStatus");
    QTRY_VERIFY2_WITH_TIMEOUT(status.text().contains(QStringLiteral("200")), qPrintable(status.text()),
                              20'000);
}

QJsonObject Cycle::ask(const QUrl &url, const QJsonObject &body)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *reply =
        body.isEmpty() ? m_network.get(request) : m_network.post(request, QJsonDocument(body).toJson());
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 20'000))
        giveUp(QStringLiteral("no answer from %1").arg(url.toString()));
    const QByteArray text = reply->readAll();
    if (reply->error() != QNetworkReply::NoError)
        giveUp(reply->errorString() + u' ' + QString::fromUtf8(text));
    m_location = QUrl::fromEncoded(reply->rawHeader("operation-location"));
    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == httpAccepted &&
        m_location.isEmpty())
        giveUp(QStringLiteral("no operation-location"));
    reply->deleteLater();
    return QJsonDocument::fromJson(text).object();
}

QJsonObject Cycle::answer(const QString &deployment, const QString &text)
{
    const QString version = QStringLiteral("?api-version=2023-04-01");
    const QJsonObject where{{QStringLiteral("projectName"), m_project},
                            {QStringLiteral("deploymentName"), deployment},
                            {QStringLiteral("stringIndexType"), QStringLiteral("Utf16CodeUnit")}};
    if (!project::hasDocuments(kind())) {
        const QJsonObject item{{QStringLiteral("id"), QStringLiteral("1")},
                               {QStringLiteral("participantId"), QStringLiteral("1")},
                               {QStringLiteral("text"), text}};
        const QJsonObject asked =
            ask(m_address + QStringLiteral("/language/:analyze-conversations") + version,
                {{QStringLiteral("kind"), QStringLiteral("Conversation")},
                 {QStringLiteral("analysisInput"), QJsonObject{{QStringLiteral("conversationItem"), item}}},
                 {QStringLiteral("parameters"), where}});
        return asked[QStringLiteral("result")][QStringLiteral("prediction")].toObject();
    }
    const QString azureKind = QString::fromLatin1(project::traitsOf(kind()).azureName);
    const QJsonObject document{{QStringLiteral("id"), QStringLiteral("1")},
                               {QStringLiteral("language"), QStringLiteral("en-us")},
                               {QStringLiteral("text"), text}};
    const QJsonObject task{{QStringLiteral("kind"), azureKind}, {QStringLiteral("parameters"), where}};
    (void)ask(
        m_address + QStringLiteral("/language/analyze-text/jobs") + version,
        {{QStringLiteral("analysisInput"), QJsonObject{{QStringLiteral("documents"), QJsonArray{document}}}},
         {QStringLiteral("tasks"), QJsonArray{task}}});
    const QUrl job = m_location;
    QJsonObject state;
    for (int i = 0; i < 200 && state[QStringLiteral("status")] != QStringLiteral("succeeded"); ++i) {
        QTest::qWait(50);
        state = ask(job, {});
    }
    const QJsonValue items = state[QStringLiteral("tasks")][QStringLiteral("items")];
    QJsonObject answered = items[0][QStringLiteral("results")][QStringLiteral("documents")][0].toObject();
    answered.remove(QStringLiteral("id"));
    return answered;
}

QJsonObject Cycle::predicted(const QStringList &by, const QString &text)
{
    const QString file = m_studio.folder() + QStringLiteral("/asked.txt");
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(text.toUtf8()) < 0)
        giveUp(written.errorString());
    written.close();
    QJsonObject result = m_studio
                             .cliJson(QStringList{QStringLiteral("predict"), QStringLiteral("--project"),
                                                  m_project, QStringLiteral("--text-file"), file} +
                                      by)
                             .object();
    if (!project::hasDocuments(kind()))
        return result[QStringLiteral("prediction")].toObject();
    result.remove(QStringLiteral("id"));
    return result;
}

/// What the endpoint was asked waits in the queue; accepted by a key it is a labeled example.
void Cycle::review(const QString &text)
{
    const auto known = [this, text] {
        for (const QJsonValue &item : items(m_project))
            if (item[QStringLiteral("text")].toString() == text)
                return true;
        return false;
    };
    QVERIFY(!known());
    key("ctrl+7");
    auto &list = static_cast<widgets::RowView &>(see("queryList", 20'000));
    const auto place = [this, first = text.section(u'\n', 0, 0)] {
        const QStringList rows = m_studio.rowsOf(QStringLiteral("queryList"));
        const auto found =
            std::ranges::find_if(rows, [&](const QString &row) { return row.contains(first); });
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    };
    QTRY_VERIFY_WITH_TIMEOUT(place() >= 0, 20'000);
    const auto before = list.rowCount();
    list.setFocus();
    m_studio.standOnRow(QStringLiteral("queryList"), place());
    key("Return");
    QTRY_COMPARE(list.rowCount(), before - 1);
    QTRY_VERIFY(known());
    key("ctrl+z");
    QTRY_COMPARE(list.rowCount(), before);
    QVERIFY(!known());
    key("ctrl+shift+z");
    QTRY_COMPARE(list.rowCount(), before - 1);
    QVERIFY(known());
}

void Cycle::swapIn(const QString &model)
{
    key("ctrl+6");
    m_hands.click(see("addDeployment"));
    QCOMPARE(seeAs<QLineEdit>("deploymentName").text(), staging);
    QCOMPARE(seeAs<QComboBox>("deploymentModel").currentText(), model);
    key("Return");
    QTRY_VERIFY(see("swapDeployments").isEnabled());
    m_hands.click(see("swapDeployments"));
    const auto served = [this] {
        for (const QJsonValue &slot : m_studio
                                          .cliJson({QStringLiteral("deployments"), QStringLiteral("list"),
                                                    QStringLiteral("--project"), m_project})
                                          .array())
            if (slot[QStringLiteral("deployment")] == production)
                return slot[QStringLiteral("model")].toString();
        return QString();
    };
    QTRY_COMPARE(served(), model);
}

void Cycle::compareWithCommandLine(const QString &model)
{
    m_studio.cli({QStringLiteral("train"), QStringLiteral("--project"), m_project, QStringLiteral("--model"),
                  QStringLiteral("by-hand"), QStringLiteral("--split"), QStringLiteral("auto:80"),
                  QStringLiteral("--seed"), QStringLiteral("7")});
    QList<QByteArray> figures;
    for (const QString &each : {model, QStringLiteral("by-hand")}) {
        QJsonObject told = m_studio
                               .cliJson({QStringLiteral("evaluate"), QStringLiteral("--project"), m_project,
                                         QStringLiteral("--model"), each})
                               .object();
        QJsonObject own = told[QStringLiteral("glossa")].toObject();
        own.remove(QStringLiteral("model"));
        told.insert(QStringLiteral("glossa"), own);
        figures << QJsonDocument(told).toJson();
    }
    QCOMPARE(figures.at(0), figures.at(1));
    m_studio.cli({QStringLiteral("models"), QStringLiteral("delete"), QStringLiteral("by-hand"),
                  QStringLiteral("--project"), m_project});
}

void Cycle::cleanup()
{
    if (QTest::currentTestFailed())
        giveUp(QStringLiteral("failed"));
}

void Cycle::cleanupTestCase()
{
    key("ctrl+6");
    m_hands.click(see("endpointSwitch"));
    QTRY_VERIFY(seeAs<QLabel>("endpointState").text().startsWith(QStringLiteral("Endpoint is off")));
    qInfo("%d events by hand", m_hands.count());
}

int main(int argc, char **argv)
{
    return test::travel<Cycle>(argc, argv, QStringLiteral("glossa-cycle"));
}
