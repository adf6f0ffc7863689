// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/endpoint_line.h"

#include "ui/deployments/endpoint.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/deployments/played_program.h"

#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <QtTest>

#include <cstdlib>

using namespace glossa;
using deployments::Endpoint;
using deployments::EndpointLine;

class EndpointLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QSettings().remove(QStringLiteral("endpoint")); }

    void noControlIsCut_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("longWords");
        for (const bool longWords : {false, true})
            for (const int width : {520, 600, 700, 860, 1072, 1600})
                QTest::addRow("%d%s", width, longWords ? ", long words" : "") << width << longWords;
    }
    void noControlIsCut()
    {
        QFETCH(int, width);
        QFETCH(bool, longWords);
        test::WorkspaceFixture fixture;
        test::PlayedProgram program(test::servesAt("http://127.0.0.1:5000"));
        models::StudioContext context(fixture.session(), program.path());
        Endpoint endpoint(context);
        QWidget pane;
        auto *column = new QVBoxLayout(&pane);
        auto *line = new EndpointLine(endpoint);
        column->addWidget(line);
        column->addStretch(1);
        if (longWords) // as in another language
            line->findChild<QPushButton *>(QStringLiteral("endpointKeys"))
                ->setText(QStringLiteral("Schlüssel für den Zugriff…"));
        pane.resize(width, 500);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        for (const char *name : {"keepQueries", "endpointPort", "endpointKeys", "endpointSwitch"}) {
            auto *control = line->findChild<QWidget *>(QString::fromLatin1(name));
            QTRY_VERIFY2(line->rect().contains(QRect(control->mapTo(line, QPoint()), control->size())), name);
            QTRY_VERIFY2(control->width() >= control->sizeHint().width(), name);
        }
        QCOMPARE(pane.width(), width); // it did not have to grow
    }

    void aWideLineIsOneLine()
    {
        test::WorkspaceFixture fixture;
        test::PlayedProgram program(test::servesAt("http://127.0.0.1:5000"));
        models::StudioContext context(fixture.session(), program.path());
        Endpoint endpoint(context);
        EndpointLine line(endpoint);
        line.resize(1600, 90);
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        const auto middle = [&line](const char *name) {
            auto *part = line.findChild<QWidget *>(QString::fromLatin1(name));
            return part->mapTo(&line, part->rect().center()).y();
        };
        QTRY_VERIFY(std::abs(middle("keepQueries") - middle("endpointSwitch")) <= 2);
        line.resize(520, 200);
        QTRY_VERIFY(middle("endpointSwitch") > middle("keepQueries") + 10);
        line.resize(1600, 90);
        QTRY_VERIFY(std::abs(middle("keepQueries") - middle("endpointSwitch")) <= 2);
    }
};

GLOSSA_TEST(EndpointLineTest);
#include "tst_endpoint_line.moc"
