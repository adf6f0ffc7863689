// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;
using namespace glossa::test;

class TestPlainText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachLineIsAnUtterance()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.txt"));
        writeBytes(path, "\xEF\xBB\xBFone\r\n\n  two \n \t\nthree");
        formats::ReadOptions options;
        options.kind = project::ProjectKind::Conversation;
        options.intent = QStringLiteral("A");
        MemoryProject project;
        QVERIFY(read("text", path, project, options));
        QCOMPARE(project.all.size(), std::size_t{3});
        QCOMPARE(project.all[0].text, QStringLiteral("one"));
        QCOMPARE(project.all[1].text, QStringLiteral("  two "));
        QCOMPARE(project.all[2].intent, QStringLiteral("A"));
    }

    void aFileIsADocumentWithEveryByte()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("my file.txt"));
        writeBytes(path, " one\r\n\ntwo\n");
        MemoryProject project;
        QVERIFY(read("text", path, project));
        QCOMPARE(project.all.at(0).text, QStringLiteral(" one\r\n\ntwo\n"));
        QCOMPARE(project.all.at(0).location, QStringLiteral("my file.txt"));
    }

    void aFolderIsItsTexts()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("sub")));
        writeBytes(folder.filePath(QStringLiteral("sub/b.txt")), "b");
        writeBytes(folder.filePath(QStringLiteral("a.txt")), "a");
        writeBytes(folder.filePath(QStringLiteral("bad.txt")), "ok\nbad \xFF");
        writeBytes(folder.filePath(QStringLiteral("c.doc")), "c");
        const auto format = formats::sniffFormat(folder.path());
        QVERIFY(format);
        QCOMPARE((*format)->id(), QStringLiteral("text"));
        MemoryProject project;
        const auto report = (*format)->read(folder.path(), {}, project);
        QVERIFY(report);
        QCOMPARE(project.all.size(), std::size_t{2});
        QCOMPARE(project.all[1].location, QStringLiteral("sub/b.txt"));
        QCOMPARE(report->refused, 1);
        QCOMPARE(brief(report->problems.at(0).error),
                 QByteArray("BadEncoding|lineByte(2, 7)|utf8OrMarkedUtf16"));
        QVERIFY(QByteArray::fromStdString(report->problems.at(0).error.file).endsWith("bad.txt"));
    }

    void unknownFilesAreRefusedWithWhatWasLookedFor()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.bin"));
        writeBytes(path, QByteArray("\x7F"
                                    "ELF\0\1",
                                    6));
        const auto format = formats::sniffFormat(path);
        QVERIFY(!format);
        QCOMPARE(format.error().code, ErrorCode::UnknownFormat);
        QVERIFY(QByteArray::fromStdString(plain(format.error().detail)).contains("azure-clu, azure-ner"));
    }
};

GLOSSA_TEST(TestPlainText);
#include "tst_plain_text.moc"
