// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "tests/support/registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace glossa::text;

namespace {

QJsonObject assetsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())[QLatin1String("assets")].toObject();
}

/// How many labels begin or end inside a token.
int cutTokens(const QString &text, const QJsonArray &labels, int &total)
{
    const std::u16string units = text.toStdU16String();
    std::set<std::int32_t> begins;
    std::set<std::int32_t> ends;
    for (const Token &token : tokenize(units, "en-us")) {
        begins.insert(token.span.begin);
        ends.insert(token.span.end());
    }
    int cut = 0;
    for (const QJsonValue &label : labels) {
        const int begin = label[QLatin1String("offset")].toInt();
        const int end = begin + label[QLatin1String("length")].toInt();
        const bool fits = begins.contains(begin) && ends.contains(end);
        if (!fits)
            qInfo().noquote() << "cuts a token:" << text.mid(begin - 5, end - begin + 10);
        cut += fits ? 0 : 1;
        ++total;
    }
    return cut;
}

} // namespace

/// What people labeled must be sayable in tokens, or no learner can ever predict it.
class TestRealLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void utteranceLabelsFallOnTokens_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("EmailAppDemo") << QStringLiteral("EmailAppDemo.json");
        QTest::newRow("HomeAutomationDemo") << QStringLiteral("HomeAutomationDemo.json");
    }
    void utteranceLabelsFallOnTokens()
    {
        QFETCH(QString, file);
        const QJsonObject assets = assetsOf(QStringLiteral(GLOSSA_SHARED "/data/azure-samples/clu/") + file);
        if (assets.isEmpty())
            QSKIP("Azure's sample projects are not here");
        int total = 0;
        int cut = 0;
        for (const QJsonValue &utterance : assets.value(QLatin1String("utterances")).toArray())
            cut += cutTokens(utterance[QLatin1String("text")].toString(),
                             utterance[QLatin1String("entities")].toArray(), total);
        QVERIFY(total > 100);
        QVERIFY2(cut == 0, qPrintable(QStringLiteral("%1 of %2").arg(cut).arg(total)));
    }

    void documentLabelsFallOnTokens()
    {
        const QString folder =
            QStringLiteral(GLOSSA_SHARED "/data/azure-samples/custom-ner-loan-agreements/");
        const QJsonObject assets = assetsOf(folder + QStringLiteral("loanAgreementsLabels.json"));
        if (assets.isEmpty())
            QSKIP("Azure's sample documents are not here");
        int total = 0;
        int cut = 0;
        for (const QJsonValue &document : assets.value(QLatin1String("documents")).toArray()) {
            QFile file(folder + document[QLatin1String("location")].toString());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (const QJsonValue &region : document[QLatin1String("entities")].toArray())
                cut += cutTokens(text, region[QLatin1String("labels")].toArray(), total);
        }
        QCOMPARE(total, 240);
        QCOMPARE(cut, 0);
    }
};

GLOSSA_TEST(TestRealLabels);
#include "tst_real_labels.moc"
