// SPDX-License-Identifier: GPL-3.0-or-later
// Random patterns over random texts, against an engine that shares no code with ours: PCRE, which goes back
// and tries, as .NET does. GLOSSA_PATTERN_PAIRS=1000000 with QTEST_FUNCTION_TIMEOUT=86400000
// (Qt Test's own bound, in milliseconds) makes a long run of the same test.
//
// Left out, because the engines differ there by design: repetitions of what may be empty (a backtracking
// engine ends such a loop at the first empty round, RE2 at the first place it has been before).
#include "core/base/seed.h"
#include "core/recognize/pattern_matcher.h"

#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QtTest>

using namespace glossa;
using namespace glossa::recognize;

namespace {

/// Latin with umlauts, Greek, Cyrillic, Arabic, Han, Deseret (beyond the BMP), digits of two scripts, marks.
const std::vector<QString> &letters()
{
    static const std::vector<QString> all = [] {
        std::vector<QString> result;
        for (const char32_t c : std::u32string_view(U"abzABZäßÜéλΣσςЯжكعش漢字한𐐀𐐨09١٣__-.,/  \t\u00A0😀·\n"))
            result.push_back(QString::fromUcs4(&c, 1));
        return result;
    }();
    return all;
}

/// More letters and more marks than a pattern's alphabet has single bytes for.
QString many(char32_t first, int count)
{
    QString all;
    for (char32_t c = first; c < first + static_cast<char32_t>(count); ++c)
        all += QString::fromUcs4(&c, 1);
    return all;
}
const QString &manyLetters()
{
    static const QString all = many(U'가', 200);
    return all;
}
const QString &manyMarks()
{
    static const QString all = many(U'─', 256);
    return all;
}

class Maker {
public:
    explicit Maker(std::uint64_t seed) : m_random(seed) {}

    QString pattern()
    {
        QString result = oneIn(5) ? QStringLiteral("(?i)") : QString();
        if (oneIn(12))
            result += QStringLiteral("(?m)");
        result += alternatives(3).text;
        if (oneIn(20)) {
            for (const QChar c : manyLetters() + (oneIn(2) ? manyMarks() : QString()))
                result += u'|' + QString(c) + (oneIn(40) ? QStringLiteral("\\b") : QString());
        }
        return result;
    }

    QString text()
    {
        QString result;
        const std::uint64_t length = oneIn(20) ? 200 : below(24);
        const bool strange = oneIn(4);
        for (std::uint64_t i = 0; i < length; ++i) {
            if (strange && oneIn(3))
                result += oneIn(2) ? manyLetters()[static_cast<qsizetype>(below(200))]
                                   : manyMarks()[static_cast<qsizetype>(below(256))];
            else
                result += letter();
        }
        return result;
    }

private:
    struct Part {
        QString text;
        bool mayBeEmpty = false;
    };

    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    bool oneIn(std::uint64_t bound) { return below(bound) == 0; }
    const QString &letter() { return letters()[below(letters().size())]; }
    QString literal()
    {
        const QString c = letter();
        return QRegularExpression::escape(c == u"\n" ? QStringLiteral("a") : c);
    }

    Part alternatives(int depth)
    {
        Part result = sequence(depth);
        while (oneIn(3)) {
            const Part other = sequence(depth);
            result = {result.text + u'|' + other.text, result.mayBeEmpty || other.mayBeEmpty};
        }
        return result;
    }

    Part sequence(int depth)
    {
        Part result = {{}, true};
        for (std::uint64_t parts = oneIn(15) ? 0 : 1 + below(4); parts > 0; --parts) {
            const Part next = repeated(depth);
            result = {result.text + next.text, result.mayBeEmpty && next.mayBeEmpty};
        }
        return result;
    }

    Part repeated(int depth)
    {
        static const std::vector<std::pair<const char *, bool>> quantifiers = {
            {"*", true},      {"+", false},    {"?", true},    {"{2}", false},
            {"{1,3}", false}, {"{0,2}", true}, {"{2,}", false}};
        Part result = atom(depth);
        if (result.mayBeEmpty || !oneIn(3))
            return result;
        const auto &[sign, mayBeEmpty] = quantifiers[below(quantifiers.size())];
        return {result.text + QLatin1String(sign) + (oneIn(3) ? QStringLiteral("?") : QString()), mayBeEmpty};
    }

    Part atom(int depth)
    {
        static const std::vector<const char *> kinds = {"\\w", "\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "."};
        static const std::vector<const char *> places = {"\\b", "\\b", "\\b", "\\B", "\\B", "^", "$"};
        switch (below(10)) {
        case 0:
        case 1:
            return {QLatin1String(kinds[below(kinds.size())]), false};
        case 2:
        case 3:
            return {QLatin1String(places[below(places.size())]), true};
        case 4:
            return {characterClass(), false};
        case 5:
        case 6:
        case 7:
            if (depth > 0) {
                const Part inner = alternatives(depth - 1);
                return {(oneIn(2) ? QStringLiteral("(") : QStringLiteral("(?:")) + inner.text + u')',
                        inner.mayBeEmpty};
            }
            return {literal(), false};
        default:
            return {literal(), false};
        }
    }

    QString characterClass()
    {
        static const std::vector<const char *> members = {"\\w", "\\d", "\\s", "\\W", "a-f",
                                                          "A-F", "α-ω", "а-я", "ä-ü", "0-5"};
        QString result = oneIn(3) ? QStringLiteral("[^") : QStringLiteral("[");
        for (std::uint64_t parts = 1 + below(3); parts > 0; --parts)
            result += oneIn(2) ? literal() : QString::fromUtf8(members[below(members.size())]);
        return result + u']';
    }

    Random m_random;
};

QString matchTold(const QString &text, qsizetype begin, qsizetype length)
{
    return QStringLiteral("%1:").arg(begin) + text.mid(begin, length);
}

/// Every match that is not empty; after an empty one the search goes on one character later, as in .NET.
/// False if PCRE gave up.
bool peerMatches(const QRegularExpression &expression, const QString &text, QStringList &matches)
{
    for (qsizetype at = 0; at <= text.size();) {
        const QRegularExpressionMatch match = expression.match(text, at);
        if (!match.isValid())
            return false;
        if (!match.hasMatch())
            break;
        at = match.capturedEnd();
        if (match.capturedLength() > 0)
            matches << matchTold(text, match.capturedStart(), match.capturedLength());
        else
            at += at < text.size() && text[at].isHighSurrogate() ? 2 : 1;
    }
    return true;
}

} // namespace

class TestPatternPeer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesAreThoseOfABacktrackingEngine()
    {
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("GLOSSA_PATTERN_PAIRS", &given);
        const int pairs = given ? asked : 3000;
        Maker maker(20);
        int compared = 0;
        qsizetype found = 0;
        while (compared < pairs) {
            const QString pattern = maker.pattern();
            const auto ours = PatternMatcher::compile(pattern.toStdU16String());
            const QRegularExpression peer(pattern, QRegularExpression::UseUnicodePropertiesOption);
            QVERIFY2(peer.isValid(), qPrintable(pattern + QStringLiteral(": ") + peer.errorString()));
            if (!ours) { // only what is refused by name for a reason that random patterns can meet
                const QString reason = QString::fromStdString(plain(ours.error().detail));
                QVERIFY2(reason.contains(u"dollarWithAndWithoutM") || reason.contains(u"badRangeOfAClass"),
                         qPrintable(pattern + QStringLiteral(": ") + reason));
                continue;
            }
            for (int texts = 0; texts < 8; ++texts, ++compared) {
                const QString text = maker.text();
                QStringList right;
                if (!peerMatches(peer, text, right))
                    continue;
                QStringList matches;
                for (const text::Utf16Span &span : ours->find(text.toStdU16String()))
                    matches << matchTold(text, span.begin, span.length);
                found += matches.size();
                if (matches != right)
                    QFAIL(qPrintable(QStringLiteral("pattern <%1>\ntext <%2>\nours %3\npeer %4")
                                         .arg(pattern, text, matches.join(u" | "), right.join(u" | "))));
            }
        }
        QVERIFY2(found > compared, "the random patterns hardly match, so that they prove little");
    }
};

GLOSSA_TEST(TestPatternPeer);
#include "tst_pattern_peer.moc"
