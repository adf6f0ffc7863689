// SPDX-License-Identifier: GPL-3.0-or-later
// The main of every test program: runs each registered class; an argument "Class" or "Class::function" picks.
#include "core/base/numeric_locale.h"
#include "tests/support/registry.h"

#ifdef GLOSSA_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif
#include <QStandardPaths>
#include <QtTest>

#include <cstdio>

namespace glossa::test {

std::vector<Factory> &factories()
{
    static std::vector<Factory> all;
    return all;
}

} // namespace glossa::test

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
#ifdef GLOSSA_TEST_GUI
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    glossa::usePointInNumbers();
    QString wantedClass;
    QStringList passed{application.arguments().constFirst()};
    for (const QString &argument : application.arguments().mid(1)) {
        if (argument.startsWith(u'-')) {
            passed << argument;
        } else {
            wantedClass = argument.section(QStringLiteral("::"), 0, 0);
            if (argument.contains(QStringLiteral("::")))
                passed << argument.section(QStringLiteral("::"), 1);
        }
    }
    int failures = 0;
    int classes = 0;
    for (const auto &make : glossa::test::factories()) {
        const auto test = make();
        if (!wantedClass.isEmpty() && wantedClass != QString::fromLatin1(test->metaObject()->className()))
            continue;
        ++classes;
        failures += QTest::qExec(test.get(), passed) != 0 ? 1 : 0;
    }
    if (classes == 0) {
        std::fputs("no test class matches\n", stderr);
        return 1;
    }
    return failures == 0 ? 0 : 1;
}
