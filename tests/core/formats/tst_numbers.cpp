// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers in files have a point, whatever the user's locale writes.
#include "tests/core/formats/memory.h"
#include "tests/support/registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <clocale>
#include <cstdio>
#include <string>

using namespace glossa;
using namespace glossa::test;

namespace {

constexpr auto germanName = "de_DE.UTF-8";

/// Sets the numbers of the German locale, which is made in the folder if the machine has none.
bool setGerman(const QTemporaryDir &folder)
{
    if (std::setlocale(LC_NUMERIC, germanName))
        return true;
    const QString made = folder.filePath(QString::fromLatin1(germanName));
    QProcess::execute(QStringLiteral("localedef"),
                      {QStringLiteral("--no-archive"), QStringLiteral("-i"), QStringLiteral("de_DE"),
                       QStringLiteral("-f"), QStringLiteral("UTF-8"), made});
    qputenv("LOCPATH", folder.path().toUtf8());
    return std::setlocale(LC_NUMERIC, germanName) != nullptr;
}

} // namespace

class TestNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_before = std::setlocale(LC_NUMERIC, nullptr); }
    void cleanup() { std::setlocale(LC_NUMERIC, m_before.c_str()); }

    void decimalCommaChangesNoFile()
    {
        QTemporaryDir folder;
        if (!setGerman(folder))
            QSKIP("no German locale here, and none can be made: install the package locales");
        char written[8];
        std::snprintf(written, sizeof written, "%.1f", 0.5);
        QCOMPARE(QByteArray(written), QByteArray("0,5")); // or the test would prove nothing

        const QByteArray content =
            quoted("{'projectFileVersion':'2022-05-01','stringIndexType':'Utf16CodeUnit','metadata':{"
                   "'projectKind':'Conversation','settings':{'confidenceThreshold':0.75},'projectName':'P',"
                   "'language':'en','x':1.5e-3},'assets':{'projectKind':'Conversation','intents':[{"
                   "'category':'A','w':0.25}],'entities':[],'utterances':[{'text':'a','intent':'A',"
                   "'score':0.125,'entities':[],'many':[1,-2.5,12345678901234567890.5]}]}}");
        const QString in = folder.filePath(QStringLiteral("in.json"));
        const QString out = folder.filePath(QStringLiteral("out.json"));
        writeBytes(in, content);
        MemoryProject project;
        const auto report = read("azure-clu", in, project);
        QVERIFY2(report, report ? "" : brief(report.error()));
        QCOMPARE(project.info.confidenceThreshold, std::optional<double>(0.75));
        QVERIFY(write("azure-clu", out, project));
        std::setlocale(LC_NUMERIC, m_before.c_str());
        // Digit by digit, not only in value.
        QCOMPARE(bytesOf(out).simplified().replace(' ', ""), content);
    }

    /// The user's locale is left as it was, for whoever writes numbers for people.
    void localeStandsAfterReading()
    {
        QTemporaryDir folder;
        if (!setGerman(folder))
            QSKIP("no German locale here, and none can be made: install the package locales");
        MemoryProject project;
        QVERIFY(read("azure-clu", dataFile("azure-clu/EmailAppDemo.json"), project));
        char written[8];
        std::snprintf(written, sizeof written, "%.1f", 0.5);
        QCOMPARE(QByteArray(written), QByteArray("0,5"));
    }

private:
    std::string m_before;
};

GLOSSA_TEST(TestNumbers);
#include "tst_numbers.moc"
