// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;

class TestErrorNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachCodeHasItsOwnName()
    {
        QSet<QByteArray> names;
        for (int code = 0; code <= static_cast<int>(lastErrorCode); ++code) {
            const std::string_view name = errorName(static_cast<ErrorCode>(code));
            names.insert(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
        }
        QCOMPARE(names.size(), static_cast<int>(lastErrorCode) + 1);
    }

    /// The table tells users what they may rely on, so it has each code, under its number.
    void docsNameEachCode()
    {
        QFile file(QStringLiteral(GLOSSA_TEST_DATA "/../../docs/errors.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray table = file.readAll();
        for (int code = 0; code <= static_cast<int>(lastErrorCode); ++code) {
            const std::string_view name = errorName(static_cast<ErrorCode>(code));
            const QByteArray row = "\n| " + QByteArray::number(code) + " | `" +
                                   QByteArray(name.data(), static_cast<qsizetype>(name.size())) + "` | ";
            QVERIFY2(table.contains(row), row.constData());
        }
        const QByteArray codes = table.left(table.indexOf("\n## Phrases"));
        QCOMPARE(codes.count("\n| "), static_cast<int>(lastErrorCode) + 2); // the head is one, too
    }

    /// Programs decide by them: frozen.
    void namesFollowTheCodes()
    {
        QVERIFY(errorName(ErrorCode::InvalidArgument) == "invalidArgument");
        QVERIFY(errorName(ErrorCode::NotFound) == "notFound");
        QVERIFY(errorName(ErrorCode::MissingText) == "missingText");
        QVERIFY(errorName(ErrorCode::Internal) == "internal");
        QVERIFY(errorName(ErrorCode::OutOfMemory) == "outOfMemory");
        QVERIFY(errorName(ErrorCode::ReadOnly) == "readOnly");
        QVERIFY(errorName(static_cast<ErrorCode>(255)) == "internal");
    }
};

GLOSSA_TEST(TestErrorNames);
#include "tst_error_names.moc"
