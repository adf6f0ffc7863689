// SPDX-License-Identifier: GPL-3.0-or-later
// The contrasts that people need to read the window (WCAG 2.1, AA), recomputed from the colours it really
// uses.
#include "tests/support/registry.h"
#include "ui/theme/contrast.h"
#include "ui/theme/heat.h"
#include "ui/theme/tokens.h"

#include <QtTest>

using namespace glossa::theme;

namespace {

double lowest(const QColor &ink, const Tokens &t)
{
    double least = 21.0;
    for (const QColor &ground :
         {QColor(t.win), QColor(t.pane), QColor(t.canvas), QColor(t.hover), QColor(t.sel), QColor(t.accsoft)})
        least = std::min(least, contrast(ink, ground));
    return least;
}

const Tokens &tokensNamed(const QString &name)
{
    return name == u"light" ? lightTokens : name == u"dark" ? darkTokens : contrastTokens;
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnEveryGround_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<double>("promised");
        const auto row = [](const char *theme, const char *name, const QColor &ink, double promised) {
            QTest::addRow("%s %s", theme, name) << QString::fromLatin1(theme) << ink << promised;
        };
        const Tokens &l = lightTokens;
        row("light", "t1", l.t1, 13.7);
        row("light", "t2", l.t2, 6.2);
        row("light", "t3", l.t3, 4.8);
        row("light", "acc", l.acc, 5.6);
        row("light", "ok", l.ok, 4.9);
        row("light", "warn", l.warn, 5.2);
        row("light", "err", l.err, 5.2);
        const Tokens &d = darkTokens;
        row("dark", "t1", d.t1, 9.4);
        row("dark", "t2", d.t2, 5.8);
        row("dark", "t3", d.t3, 4.7);
        row("dark", "acc", d.acc, 5.8);
        row("dark", "ok", d.ok, 5.9);
        row("dark", "warn", d.warn, 6.0);
        row("dark", "err", d.err, 5.6);
        const Tokens &h = contrastTokens;
        for (const auto &[name, ink] : {std::pair("t1", h.t1),
                                        {"t2", h.t2},
                                        {"t3", h.t3},
                                        {"acc", h.acc},
                                        {"ok", h.ok},
                                        {"warn", h.warn},
                                        {"err", h.err}})
            row("contrast", name, ink, 7.5);
    }
    void textIsReadableOnEveryGround()
    {
        QFETCH(QString, theme);
        QFETCH(QColor, ink);
        QFETCH(double, promised);
        const double found = lowest(ink, tokensNamed(theme));
        QVERIFY2(found >= promised - .05, qPrintable(QString::number(found)));
    }

    void controlsAndStatusStandOut_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("promised");
        const auto rows = [](const char *name, const Tokens &t, double onAccent, double edge, double soft,
                             double marked) {
            QTest::addRow("%s text on accent", name) << QColor(t.onacc) << QColor(t.accfill) << onAccent;
            QTest::addRow("%s edge of inputs", name) << QColor(t.ctl) << QColor(t.canvas) << edge;
            QTest::addRow("%s ok", name) << QColor(t.ok) << QColor(t.oksoft) << soft;
            QTest::addRow("%s warning", name) << QColor(t.warn) << QColor(t.warnsoft) << soft;
            QTest::addRow("%s error", name) << QColor(t.err) << QColor(t.errsoft) << soft;
            QTest::addRow("%s selected text", name) << QColor(t.t1) << QColor(t.textsel) << marked;
        };
        rows("light", lightTokens, 5.7, 3.5, 5.2, 11.0);
        rows("dark", darkTokens, 4.9, 3.9, 6.6, 6.0);
        rows("contrast", contrastTokens, 16.1, 7.0, 7.0, 4.5);
    }
    void controlsAndStatusStandOut()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, promised);
        const double found = contrast(ink, ground);
        QVERIFY2(found >= promised - .05, qPrintable(QString::number(found)));
    }

    void everyCategoryIsReadable()
    {
        for (const Tokens *t : {&lightTokens, &darkTokens, &contrastTokens}) {
            for (const CategoryColors &colors : *t->categories) {
                QVERIFY(contrast(colors.mark, t->canvas) >= 3.0);
                for (const QColor &ground :
                     {QColor(t->canvas), QColor(colors.fill), QColor(t->hover), QColor(t->sel)})
                    QVERIFY2(contrast(colors.ink, ground) >= 4.5,
                             qPrintable(QColor(colors.ink).name() + u' ' + ground.name()));
                QVERIFY(contrast(t->t1, colors.fill) >= 6.95);
            }
        }
    }

    void slotsRepeatAboveTwentyFour()
    {
        QCOMPARE(lightTokens.category(24).mark.rgb, lightTokens.category(0).mark.rgb);
        QCOMPARE(lightTokens.category(-1).mark.rgb, lightTokens.category(0).mark.rgb);
    }

    void numbersOnTheHeatMapAreReadable()
    {
        for (const Tokens *t : {&lightTokens, &darkTokens}) {
            for (int percent = 0; percent <= 100; ++percent) {
                const QColor match = matchColor(*t, percent / 100.0);
                QVERIFY2(contrast(inkOnMatch(*t), match) >= 4.55, qPrintable(match.name()));
                const QColor error = errorColor(*t, percent / 100.0);
                QVERIFY2(contrast(inkOnError(error), error) >= 4.5, qPrintable(error.name()));
            }
        }
    }

    void fivePercentOfErrorsIsAlreadySeen()
    {
        QVERIFY(contrast(errorColor(lightTokens, .05), errorColor(lightTokens, 0)) >= 1.15);
        QCOMPARE(errorColor(lightTokens, 1.0), QColor(lightTokens.heat->errors.back()));
        QCOMPARE(matchColor(darkTokens, 0), QColor(darkTokens.heat->matches.front()));
        QCOMPARE(differenceColor(lightTokens, 0), QColor(lightTokens.heat->neutral));
        QCOMPARE(differenceColor(lightTokens, -1), QColor(lightTokens.heat->errors[4]));
    }
};

GLOSSA_TEST(TokensTest);
#include "tst_tokens.moc"
