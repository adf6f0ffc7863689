// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/held_file.h"

#include "tests/core/store/child.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <unistd.h>

using namespace glossa;
using store::HeldFile;

class HeldFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A process that is stopped, as by Ctrl+Z or a debugger, still holds it; one that was killed does not.
    void aStoppedProcessHoldsItAndAKilledOneDoesNot()
    {
        QTemporaryDir folder;
        test::Child child([&folder](int pipe) {
            const auto held = HeldFile::make(folder.path(), QStringLiteral("job"));
            test::writeNumber(pipe, held ? ::getpid() : 0);
            for (;;)
                ::pause();
        });
        const auto process = static_cast<pid_t>(child.readLines(1).trimmed().toInt());
        QVERIFY(process > 0);
        const QStringList names = QDir(folder.path()).entryList({QStringLiteral("job-*.lock")});
        QCOMPARE(names.size(), 1);
        QCOMPARE(HeldFile::look(folder.path(), names.front()), HeldFile::State::Held);
        QCOMPARE(::kill(process, SIGSTOP), 0);
        QCOMPARE(HeldFile::look(folder.path(), names.front()), HeldFile::State::Held);
        child.kill();
        QCOMPARE(HeldFile::look(folder.path(), names.front()), HeldFile::State::Left);
        QVERIFY(QDir(folder.path()).entryList({QStringLiteral("*.lock")}).isEmpty());
        QCOMPARE(HeldFile::look(folder.path(), names.front()), HeldFile::State::Left);
    }

    void oneThatNobodyHasWrittenDownIsRemoved()
    {
        QTemporaryDir folder;
        const auto mine = HeldFile::make(folder.path(), QStringLiteral("model"));
        QVERIFY(mine);
        QFile left(folder.filePath(QStringLiteral("model-left.lock")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QFile other(folder.filePath(QStringLiteral("job-left.lock")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        HeldFile::removeLeft(folder.path(), QStringLiteral("model"));
        QVERIFY(!left.exists());
        QVERIFY(other.exists());
        QCOMPARE(HeldFile::look(folder.path(), mine->name()), HeldFile::State::Held);
    }

    void itGoesWithItsHolder()
    {
        QTemporaryDir folder;
        QString name;
        {
            auto first = HeldFile::make(folder.path(), QStringLiteral("import"));
            QVERIFY(first);
            const HeldFile moved = std::move(*first);
            name = moved.name();
            QVERIFY(name.startsWith(QStringLiteral("import-")));
            QCOMPARE(HeldFile::look(folder.path(), name), HeldFile::State::Held);
        }
        QCOMPARE(HeldFile::look(folder.path(), name), HeldFile::State::Left);
    }

    void aFolderThatTakesNoFileIsSaid()
    {
        const auto held = HeldFile::make(QStringLiteral("/nowhere/at/all"), QStringLiteral("job"));
        QVERIFY(!held);
        QCOMPARE(held.error().code, ErrorCode::UnwritableFile);
    }
};

GLOSSA_TEST(HeldFileTest);
#include "tst_held_file.moc"
