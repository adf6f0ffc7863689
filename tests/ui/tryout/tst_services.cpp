// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/played_service.h"
#include "tests/support/registry.h"
#include "tests/ui/tryout/tryout_fixture.h"
#include "ui/tryout/target_picker.h"
#include "ui/widgets/span_view.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>

using namespace glossa;

namespace {

const QString sentence = QStringLiteral("switch on the cellar lamp at once");

/// What a service answers to the sentence.
QByteArray saying(const QByteArray &intent, const QByteArray &entities = {})
{
    return test::answer("200 OK",
                        R"({"kind":"ConversationResult","result":{"query":"q","prediction":{"topIntent":")" +
                            intent + R"(","projectKind":"Conversation","intents":[{"category":")" + intent +
                            R"(","confidenceScore":0.75}],"entities":[)" + entities + "]}}}");
}

} // namespace

/// Asking over HTTP, and two side by side.
class ServicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().remove(QStringLiteral("tryout"));
        m_fixture = std::make_unique<test::TryoutFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void aServiceIsAskedWithItsKey()
    {
        test::PlayedService service({saying("Elsewhere", R"({"category":"Place","text":"cellar","offset":14,
            "length":6,"confidenceScore":1})")});
        m_fixture->train();
        m_fixture->show();
        ask();
        addService("askedModel", service.address(), QStringLiteral("secret"));
        auto *view = find<widgets::SpanView>("answerText");
        // The model that was asked before has labeled the text as well.
        QTRY_COMPARE(captions(*view), QStringList{QStringLiteral("Place")});
        QVERIFY(find<QPlainTextEdit>("answerJson")->toPlainText().contains(QStringLiteral("\"Elsewhere\"")));
        QVERIFY(service.requests.front().toLower().contains("ocp-apim-subscription-key: secret\r\n"));
        QVERIFY(service.requests.front().contains("\"projectName\":\"There\""));
        QVERIFY(service.requests.front().contains(sentence.toUtf8()));
        QVERIFY(!find<QWidget>("noneBelow")->isVisible()); // the service keeps its threshold to itself
        QVERIFY(!written().contains("secret"));
    }

    void aServiceIsRememberedForItsProjectWithoutItsKey()
    {
        test::PlayedService service({saying("Elsewhere")});
        m_fixture->train();
        m_fixture->show();
        ask();
        addService("secondModel", service.address(), QStringLiteral("secret"));
        QTRY_COMPARE(service.requests.size(), 1);
        tryout::Targets again(m_fixture->context());
        again.begin();
        QCOMPARE(again.all().size(), std::size_t{1});
        QCOMPARE(again.all().front().endpoint, service.address());
        QCOMPARE(again.all().front().deployment, QStringLiteral("live"));
        QVERIFY(again.keyOf(service.address()).isEmpty());
        again.forgetService(again.all().front());
        tryout::Targets after(m_fixture->context());
        after.begin();
        QVERIFY(after.all().empty());
    }

    void twoAnswersStandSideBySide()
    {
        m_fixture->train();
        m_fixture->show();
        ask();
        const QString own = intent();
        test::PlayedService service({saying(own.toUtf8()), saying("Elsewhere")});
        addService("secondModel", service.address());
        auto *second = find<widgets::SpanView>("secondAnswerText");
        QTRY_COMPARE(second->text(), sentence);
        auto *first = find<widgets::SpanView>("answerText");
        QVERIFY(first->isVisible() && second->isVisible());
        QVERIFY(second->mapTo(&m_fixture->pane(), QPoint()).x() >
                first->mapTo(&m_fixture->pane(), QPoint()).x());
        const QString verdict = find<QLabel>("answerVerdict")->text();
        QVERIFY2(first->spans().empty() ? verdict == QStringLiteral("Both say the same.")
                                        : verdict.contains(QStringLiteral("in one answer only")),
                 qPrintable(verdict));
        ask(sentence + QStringLiteral(", please")); // both are asked
        QTRY_COMPARE(second->text(), sentence + QStringLiteral(", please"));
        QTRY_VERIFY(find<QLabel>("answerVerdict")->text().contains(QStringLiteral(" or Elsewhere")));
        choose("secondModel", QStringLiteral("nobody else"));
        QVERIFY(!second->isVisible());
        QVERIFY(!find<QLabel>("answerVerdict")->isVisible());
    }

    void aRefusalStandsInThePlaceOfTheAnswer()
    {
        test::PlayedService service(
            {test::answer("401 Unauthorized", R"({"error":{"code":"401","message":"No such key."}})"),
             test::answer("200 OK", "<html>")});
        m_fixture->train();
        m_fixture->show();
        ask();
        addService("askedModel", service.address());
        auto *refusal = find<QLabel>("answerRefusal");
        QTRY_VERIFY(refusal->text().endsWith(QStringLiteral("No such key.")));
        QVERIFY(refusal->text().contains(QStringLiteral("401 Unauthorized")));
        QVERIFY(refusal->isVisible());
        QVERIFY(!find<QWidget>("answerText")->isVisible());
        find<QPushButton>("ask")->click(); // something that is no answer at all
        QTRY_COMPARE(service.requests.size(), 2);
        QTRY_VERIFY(!refusal->text().contains(QStringLiteral("401")));
        QVERIFY(!refusal->text().isEmpty());
    }

    /// Texts leave this machine only where a person has said so.
    void noServiceIsAskedUnchosen()
    {
        test::PlayedService service({saying("Elsewhere")});
        m_fixture->show(); // no model, and one service that is remembered
        tryout::Targets targets(m_fixture->context());
        targets.begin();
        targets.addService({QStringLiteral("live"), {}, service.address(), QStringLiteral("There")}, {});
        Q_EMIT m_fixture->context().projectOpened();
        auto *line = find<QLineEdit>("askLine");
        QTRY_VERIFY(line->isVisible());
        line->setText(sentence);
        QVERIFY(!find<QPushButton>("ask")->isEnabled());
        choose("askedModel", QStringLiteral("live at ") + QUrl(service.address()).authority());
        QTRY_COMPARE(service.requests.size(), 1);
    }

    void anAddressIsCheckedBeforeItIsUsed()
    {
        m_fixture->train();
        m_fixture->show();
        ask();
        choose("askedModel", QStringLiteral("Ask over HTTP…"));
        auto *endpoint = find<QLineEdit>("serviceEndpoint");
        QCOMPARE(find<QLineEdit>("serviceProject")->text(), QStringLiteral("Lamps"));
        QCOMPARE(find<QLineEdit>("serviceKey")->echoMode(), QLineEdit::Password);
        auto *use = find<QPushButton>("serviceUse");
        endpoint->setText(QStringLiteral("example.org"));
        QVERIFY(!use->isEnabled());
        endpoint->setText(QStringLiteral("http://example.org"));
        QVERIFY(use->isEnabled());
        QVERIFY(find<QLabel>("serviceWords")->text().contains(QStringLiteral("https")));
        endpoint->setText(QStringLiteral("https://example.org"));
        QVERIFY(find<QLabel>("serviceWords")->text().contains(QStringLiteral("kept until")));
    }

    /// What was asked in one project says nothing in the next one.
    void anAnswerThatComesAfterItsProjectWasLeftIsNotShown()
    {
        m_fixture->train();
        m_fixture->show();
        auto *line = find<QLineEdit>("askLine");
        QTRY_VERIFY(line->isVisible());
        line->setText(sentence);
        QTRY_VERIFY(find<QPushButton>("ask")->isEnabled());
        find<QPushButton>("ask")->click();
        Q_EMIT m_fixture->context().projectOpened(); // before it is answered
        QVERIFY(line->text().isEmpty());
        QTRY_VERIFY(line->isVisible());
        ask(QStringLiteral("dim the hall")); // the first answer would have come before this one
        QCOMPARE(find<widgets::SpanView>("answerText")->text(), QStringLiteral("dim the hall"));
    }

private:
    void ask(const QString &text = sentence)
    {
        auto *line = find<QLineEdit>("askLine");
        QTRY_VERIFY(line->isVisible());
        line->setText(text);
        QTRY_VERIFY(find<QPushButton>("ask")->isEnabled());
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(find<widgets::SpanView>("answerText")->text(), text);
    }
    static QStringList captions(const widgets::SpanView &view)
    {
        QStringList all;
        for (const widgets::SpanMark &mark : view.spans())
            all << mark.caption;
        return all;
    }
    void choose(const char *picker, const QString &entry)
    {
        auto *box = find<tryout::TargetPicker>(picker);
        QTRY_VERIFY2(box->findText(entry) >= 0, qPrintable(entry));
        box->setCurrentIndex(box->findText(entry));
        Q_EMIT box->activated(box->currentIndex());
    }
    void addService(const char *picker, const QString &address, const QString &key = {})
    {
        choose(picker, QStringLiteral("Ask over HTTP…"));
        find<QLineEdit>("serviceEndpoint")->setText(address + u'/');
        find<QLineEdit>("serviceProject")->setText(QStringLiteral("There"));
        find<QLineEdit>("serviceDeployment")->setText(QStringLiteral("live"));
        find<QLineEdit>("serviceKey")->setText(key);
        find<QPushButton>("serviceUse")->click();
    }
    QString intent()
    {
        return workspace::Predictor::load(m_fixture->other(), m_fixture->project(), QStringLiteral("m1"))
            .value()
            ->predict(sentence)
            .intents.front()
            .category;
    }
    static QByteArray written()
    {
        QSettings().sync();
        QFile file(QSettings().fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *found = m_fixture->find<Widget>(name);
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }

    std::unique_ptr<test::TryoutFixture> m_fixture;
};

GLOSSA_TEST(ServicesTest);
#include "tst_services.moc"
