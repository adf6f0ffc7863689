// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/endpoint.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/deployments/played_program.h"

#include <QSettings>

using namespace glossa;
using deployments::Endpoint;
using State = Endpoint::State;

class EndpointTest : public QObject {
    Q_OBJECT

    struct Stage {
        explicit Stage(const QByteArray &script)
            : program(script), context(fixture.session(), program.path()), endpoint(context)
        {
            QObject::connect(&context, &models::StudioContext::said, &context,
                             [this](const QString &sentence) { said << sentence; });
        }
        test::WorkspaceFixture fixture;
        test::PlayedProgram program;
        models::StudioContext context;
        Endpoint endpoint;
        QStringList said;
    };

private Q_SLOTS:
    void init() { QSettings().remove(QStringLiteral("endpoint")); }
    void cleanup() { QSettings().remove(QStringLiteral("endpoint")); }

    void itIsStartedAndStopped()
    {
        Stage stage(test::servesAt("http://127.0.0.1:5000"));
        QVERIFY(stage.endpoint.isOff());
        stage.endpoint.start();
        QCOMPARE(stage.endpoint.state(), State::Starting);
        QTRY_COMPARE(stage.endpoint.state(), State::On);
        QCOMPARE(stage.endpoint.address(), QStringLiteral("http://127.0.0.1:5000"));
        const QByteArray call = stage.program.calls();
        QVERIFY2(call.contains("--workspace " + stage.fixture.session().folder().toUtf8()), call);
        QVERIFY2(call.contains("serve --listen 127.0.0.1:5000 --no-log --until-input-ends"), call);
        stage.endpoint.stop();
        QCOMPARE(stage.endpoint.state(), State::Stopping);
        QTRY_COMPARE(stage.endpoint.state(), State::Off);
        QCOMPARE(stage.endpoint.trouble(), QString());
        QVERIFY(stage.said.isEmpty());
    }

    void aCrashIsToldInOneSentence()
    {
        Stage stage("echo '{\"addresses\":[\"http://127.0.0.1:5000\"]}'\nread line\nkill -9 $$\n");
        stage.endpoint.start();
        QTRY_COMPARE(stage.endpoint.state(), State::On);
        stage.endpoint.stop(); // its input ends, and then it is killed: that is an end that was asked for
        QTRY_COMPARE(stage.endpoint.state(), State::Off);
        QCOMPARE(stage.endpoint.trouble(), QString());

        Stage crashing("echo '{\"addresses\":[\"http://127.0.0.1:5000\"]}'\nkill -9 $$\n");
        crashing.endpoint.start();
        QTRY_COMPARE(crashing.said.size(), 1);
        QVERIFY(crashing.endpoint.isOff());
        QVERIFY(crashing.said.front().contains(QStringLiteral("stopped unexpectedly")));
        QCOMPARE(crashing.endpoint.trouble(), crashing.said.front());
    }

    void aRefusalIsToldAsTheServerSaysIt()
    {
        Stage stage("echo '{\"error\":{\"code\":4,\"message\":\"Port 5000 is taken.\"}}' >&2\nexit 1\n");
        stage.endpoint.start();
        QTRY_COMPARE(stage.said.size(), 1);
        QCOMPARE(stage.said.front(), QStringLiteral("The endpoint did not start: Port 5000 is taken."));
        // It can be started again, and what was is not told any more.
        stage.endpoint.start();
        QCOMPARE(stage.endpoint.trouble(), QString());
    }

    void aProgramThatIsNotThereIsTold()
    {
        test::WorkspaceFixture fixture;
        models::StudioContext context(fixture.session(), QStringLiteral("/nowhere/glossa"));
        Endpoint endpoint(context);
        endpoint.start();
        QTRY_VERIFY(!endpoint.trouble().isEmpty());
        QVERIFY(endpoint.isOff());
    }

    void itsPortIsRemembered()
    {
        Stage stage(test::servesAt("http://127.0.0.1:6123"));
        QSignalSpy changed(&stage.endpoint, &Endpoint::changed);
        stage.endpoint.setPort(6123);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stage.endpoint.address(), QStringLiteral("http://127.0.0.1:6123"));
        Endpoint next(stage.context);
        QCOMPARE(int(next.port()), 6123);
        next.start();
        QTRY_COMPARE(next.state(), State::On);
        QVERIFY(stage.program.calls().contains("--listen 127.0.0.1:6123"));
    }

    /// The program's end takes it along: its input ends with whoever started it.
    void itEndsWithItsOwner()
    {
        Stage stage("echo '{\"addresses\":[\"http://127.0.0.1:5000\"]}'\ncat > /dev/null\necho gone >> "
                    "\"$0.calls\"\n");
        {
            Endpoint owned(stage.context);
            owned.start();
            QTRY_COMPARE(owned.state(), State::On);
        }
        QVERIFY(stage.program.calls().contains("gone"));
    }
};

GLOSSA_TEST(EndpointTest);
#include "tst_endpoint.moc"
