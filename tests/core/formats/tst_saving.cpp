// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an export goes: through links, and without leaving anything beside it.
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include "core/formats/aside_folder.h"
#include "core/formats/save_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace glossa;
using namespace glossa::test;

namespace {

QStringList asideIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral(".glossa-export-*")}, QDir::Dirs | QDir::Hidden);
}

/// Makes a folder aside in a process of its own and kills that, as `kill -9` does in the middle of an export.
void leaveAside(const QString &above, bool withReplaced)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const formats::AsideFolder aside(above);
        writeBytes(aside.filePath(QStringLiteral("half.txt")), "half");
        if (withReplaced)
            writeBytes(aside.replaced(0), "the only copy");
        ::raise(SIGKILL);
    }
    int state = 0;
    QCOMPARE(::waitpid(child, &state, 0), child);
    QVERIFY(WIFSIGNALED(state));
}

} // namespace

class TestSaving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void targetOfALinkIsWritten_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("there"); // nothing, a file, or an empty folder
        const auto row = [](const char *name, const char *link, const char *target, const char *there) {
            QTest::newRow(name) << QString::fromLatin1(link) << QString::fromLatin1(target)
                                << QByteArray(there);
        };
        row("zip", "link.zip", "real.zip", "file");
        row("zip whose target has another name", "link.zip", "real", "file");
        row("zip that is not there yet", "link.zip", "real.zip", "nothing");
        row("empty folder", "link", "real", "folder");
        row("folder that is not there yet", "link", "real", "nothing");
        row("link to a link", "link.zip", "second.zip", "link");
    }

    void targetOfALinkIsWritten()
    {
        QFETCH(QString, link);
        QFETCH(QString, target);
        QFETCH(QByteArray, there);
        MemoryProject project;
        QVERIFY(read("azure-ner", dataFile("azure-ner/odd"), project));
        QTemporaryDir in;
        if (there == "file")
            writeBytes(in.filePath(target), "old");
        else if (there == "folder")
            QVERIFY(QDir(in.path()).mkdir(target));
        else if (there == "link")
            QVERIFY(QFile::link(QStringLiteral("last.zip"), in.filePath(target)));
        QVERIFY(QFile::link(target, in.filePath(link)));
        const auto written = write("azure-ner", in.filePath(link), project);
        QVERIFY2(written, written ? "" : brief(written.error()));
        QVERIFY(QFileInfo(in.filePath(link)).isSymLink());
        const QString real = there == "link" ? QStringLiteral("last.zip") : target;
        QVERIFY(!QFileInfo(in.filePath(real)).isSymLink());
        MemoryProject again;
        const auto report = read("azure-ner", in.filePath(real), again);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QVERIFY(again.all == project.all);
    }

    void jsonBehindALinkIsWritten()
    {
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/EmailAppDemo.json"), project));
        QTemporaryDir in;
        writeBytes(in.filePath(QStringLiteral("real.json")), "old");
        QVERIFY(QFile::link(QStringLiteral("real.json"), in.filePath(QStringLiteral("link.json"))));
        QVERIFY(write("azure-clu", in.filePath(QStringLiteral("link.json")), project));
        QVERIFY(QFileInfo(in.filePath(QStringLiteral("link.json"))).isSymLink());
        QVERIFY(bytesOf(in.filePath(QStringLiteral("real.json"))).startsWith('{'));
    }

    void savedFileKeepsRightsAndLeavesNothing()
    {
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("out.json"));
        writeBytes(path, "old");
        const auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(path, rights));
        formats::SaveFile file(path);
        QVERIFY(file.open());
        QVERIFY(file.write("new"));
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QVERIFY(file.commit());
        QCOMPARE(bytesOf(path), QByteArray("new"));
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser), rights);
    }

    void abandonedFileLeavesWhatWasThere()
    {
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("out.json"));
        writeBytes(path, "old");
        {
            formats::SaveFile file(path);
            QVERIFY(file.open());
            QVERIFY(file.write("new"));
        }
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QCOMPARE(QDir(in.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(QStringLiteral("out.json")));
    }

    void errorOfAFileNamesTheTarget()
    {
        QTemporaryDir in;
        const QString path = in.filePath(QStringLiteral("none/out.json"));
        formats::SaveFile file(path);
        const auto opened = file.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::UnwritableFile);
        QCOMPARE(QString::fromStdString(opened.error().file), path);
    }

    void whatAKilledExportLeftIsSwept_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QString>("out");
        QTest::newRow("file") << QByteArray("azure-clu") << QStringLiteral("out.json");
        QTest::newRow("zip") << QByteArray("azure-ner") << QStringLiteral("out.zip");
        QTest::newRow("folder") << QByteArray("azure-ner") << QStringLiteral("out");
        QTest::newRow("label file") << QByteArray("azure-ner") << QStringLiteral("labels.json");
    }

    void whatAKilledExportLeftIsSwept()
    {
        QFETCH(QByteArray, format);
        QFETCH(QString, out);
        QTemporaryDir in;
        leaveAside(in.path(), false);
        QCOMPARE(asideIn(in.path()).size(), 1);
        MemoryProject project;
        QVERIFY(read(format,
                     dataFile(format == "azure-clu" ? "azure-clu/EmailAppDemo.json" : "azure-ner/odd"),
                     project));
        QVERIFY(write(format, in.filePath(out), project));
        QCOMPARE(asideIn(in.path()), QStringList());
    }

    void onlyCopiesOfReplacedTextsStay()
    {
        QTemporaryDir in;
        leaveAside(in.path(), true);
        formats::sweepAside(in.path());
        QCOMPARE(asideIn(in.path()).size(), 1);
    }

    void livingExportIsLeftAlone()
    {
        QTemporaryDir in;
        const formats::AsideFolder other(in.path());
        writeBytes(other.filePath(QStringLiteral("half.txt")), "half");
        formats::sweepAside(in.path());
        QVERIFY(QFile::exists(other.filePath(QStringLiteral("half.txt"))));
    }

    /// A folder of that name in which there is no owner is not one that an export has filled.
    void foreignFolderIsLeftAlone()
    {
        QTemporaryDir in;
        const QString folder = in.filePath(QStringLiteral(".glossa-export-abcdef"));
        QVERIFY(QDir().mkpath(folder));
        writeBytes(folder + QStringLiteral("/mine.txt"), "mine");
        formats::sweepAside(in.path());
        QCOMPARE(bytesOf(folder + QStringLiteral("/mine.txt")), QByteArray("mine"));
    }
};

GLOSSA_TEST(TestSaving);
#include "tst_saving.moc"
