// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/labeling/text_revision.h"

#include <QtTest>

using namespace glossa;
using labeling::TextRevision;

namespace {

/// "mail [bob]" = a text with a label on "bob".
struct Marked {
    QString text;
    std::vector<project::Label> labels;
};

Marked marked(const QString &notation)
{
    Marked result;
    int begin = 0;
    for (const QChar c : notation) {
        if (c == u'[')
            begin = static_cast<int>(result.text.size());
        else if (c == u']')
            result.labels.push_back(
                {QStringLiteral("Contact"), {begin, static_cast<int>(result.text.size()) - begin}, 0, {}});
        else
            result.text += c;
    }
    return result;
}

QString notation(const TextRevision &revision)
{
    QString text = revision.text();
    const auto labels = revision.labels();
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        text.insert(label->span.end(), u']');
        text.insert(label->span.begin, u'[');
    }
    return text;
}

} // namespace

class TextRevisionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsGoAlong_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &before, const QStringList &typed,
                            const QString &after) { QTest::newRow(name) << before << typed << after; };
        row("before it", QStringLiteral("mail [bob]"), {QStringLiteral("please mail bob")},
            QStringLiteral("please mail [bob]"));
        row("behind it", QStringLiteral("mail [bob] now"), {QStringLiteral("mail bob today")},
            QStringLiteral("mail [bob] today"));
        row("inside", QStringLiteral("mail [hrold] now"), {QStringLiteral("mail harold now")},
            QStringLiteral("mail [harold] now"));
        row("a letter at its end", QStringLiteral("mail [harol] now"), {QStringLiteral("mail harold now")},
            QStringLiteral("mail [harold] now"));
        row("a letter at its begin", QStringLiteral("mail [arold]"), {QStringLiteral("mail harold")},
            QStringLiteral("mail [harold]"));
        row("a comma at its end", QStringLiteral("mail [bob] now"), {QStringLiteral("mail bob, now")},
            QStringLiteral("mail [bob], now"));
        row("a word behind it", QStringLiteral("mail [bob]"), {QStringLiteral("mail bob ")},
            QStringLiteral("mail [bob] "));
        row("another name typed over it", QStringLiteral("mail [bob] now"),
            {QStringLiteral("mail e now"), QStringLiteral("mail ev now"), QStringLiteral("mail eve now")},
            QStringLiteral("mail [eve] now"));
        row("all of it taken away", QStringLiteral("mail [bob] now"), {QStringLiteral("mail  now")},
            QStringLiteral("mail  now"));
        row("its end taken away", QStringLiteral("mail [bob kappus] now"), {QStringLiteral("mail bob now")},
            QStringLiteral("mail [bob] now"));
        row("cut at the right", QStringLiteral("mail [bob kappus] now"), {QStringLiteral("mail bob k")},
            QStringLiteral("mail [bob k]"));
        row("cut at the left", QStringLiteral("mail [bob kappus]"), {QStringLiteral("ppus")},
            QStringLiteral("[ppus]"));
        row("at both ends of the text", QStringLiteral("mail [bob] now"),
            {QStringLiteral("email bob now"), QStringLiteral("email bob now!")},
            QStringLiteral("email [bob] now!"));
        row("between two labels", QStringLiteral("[a] [b]"), {QStringLiteral("a x b")},
            QStringLiteral("[a] x [b]"));
        row("an emoji for another", QStringLiteral("😀 [bob]"), {QStringLiteral("😁 bob")},
            QStringLiteral("😁 [bob]"));
    }
    void labelsGoAlong()
    {
        QFETCH(QString, before);
        QFETCH(QStringList, typed);
        QFETCH(QString, after);
        const Marked start = marked(before);
        TextRevision revision(start.text, start.labels);
        for (const QString &text : typed)
            revision.become(text);
        QCOMPARE(notation(revision), after);
    }

    void lineEndsStayWhatTheyAre()
    {
        const Marked start = marked(QStringLiteral("one\r\ntwo [three]\r\nfour\u00a0five"));
        TextRevision revision(start.text, start.labels);
        QCOMPARE(TextRevision::plain(start.text), QStringLiteral("one\ntwo three\nfour five"));
        revision.become(QStringLiteral("one\ntwo three\nfour five"));
        QCOMPARE(revision.text(), start.text);
        revision.become(QStringLiteral("one\n2 three\nfour five"));
        QCOMPARE(notation(revision), QStringLiteral("one\r\n2 [three]\r\nfour\u00a0five"));
        revision.become(QStringLiteral("one\n\n2 three\nfour five"));
        QCOMPARE(notation(revision), QStringLiteral("one\r\n\r\n2 [three]\r\nfour\u00a0five"));
        QCOMPARE(revision.inPlain(revision.labels().front().span), (text::Utf16Span{7, 5}));
    }
};

GLOSSA_TEST(TextRevisionTest);
#include "tst_text_revision.moc"
