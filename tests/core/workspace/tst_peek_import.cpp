// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/datasets/import.h"

#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace glossa;

class TestPeekImport : public QObject {
    Q_OBJECT

    static QString write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }

private Q_SLOTS:
    /// "train" says which part of a set a file is; the set is the folder.
    void aFileOfAPartIsNamedAfterItsFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("restaurants")));
        for (const auto &[name, expected] :
             {std::pair(QStringLiteral("train.conll"), QStringLiteral("restaurants")),
              std::pair(QStringLiteral("Train.conll"), QStringLiteral("restaurants")),
              std::pair(QStringLiteral("trains.conll"), QStringLiteral("trains"))}) {
            workspace::ImportRequest request;
            request.files << write(folder.filePath(QStringLiteral("restaurants/") + name),
                                   "two\tB-Number\nseats\tO\n\nfour\tB-Number\nseats\tO\n");
            const auto preview = workspace::previewImport(request);
            QVERIFY(preview);
            QCOMPARE(preview->projectName, expected);
        }
    }

    void aTableIsPeekedIntoAndOthersAreNot()
    {
        const QTemporaryDir folder;
        workspace::ImportRequest request;
        request.files << write(folder.filePath(QStringLiteral("x.tsv")), "fly\tto Oslo\nstay\ta room\n");
        const auto peek = workspace::peekImport(request);
        QVERIFY(peek && *peek);
        request.columns = formats::columnNames((*peek)->roles);
        request.firstRowIsHeader = (*peek)->firstRowIsHeader;
        const auto preview = workspace::previewImport(request);
        QVERIFY(preview);
        QCOMPARE(preview->itemCount, 2);
        QCOMPARE(preview->items.front().intent, QStringLiteral("fly"));
        workspace::ImportRequest json;
        json.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto none = workspace::peekImport(json);
        QVERIFY(none);
        QVERIFY(!*none);
    }
};

GLOSSA_TEST(TestPeekImport);
#include "tst_peek_import.moc"
