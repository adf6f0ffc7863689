// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/composition.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::recognize;
using glossa::text::Utf16Span;

namespace {

ComponentMatch match(Utf16Span span, ComponentKind kind, const char16_t *key = u"", double confidence = 1.0)
{
    return {span, 0, kind, confidence, Extra{kind, key, {}}};
}

/// "begin+length:parts" with L, S, R, P for learned, list (synonym), regex and prebuilt.
QString entitiesTold(const std::vector<FoundEntity> &entities)
{
    QStringList all;
    for (const FoundEntity &entity : entities) {
        QString parts;
        for (const ComponentKind kind : entity.parts)
            parts += QLatin1Char("LSRP"[static_cast<int>(kind)]);
        all << QStringLiteral("%1+%2:%3").arg(entity.span.begin).arg(entity.span.length).arg(parts);
    }
    return all.join(QLatin1Char(' '));
}

} // namespace

class TestComposition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overlapsComposeBySetting_data()
    {
        using enum ComponentKind;
        QTest::addColumn<std::vector<ComponentMatch>>("matches");
        QTest::addColumn<CompositionRules>("rules");
        QTest::addColumn<QString>("entities");
        const std::vector<ComponentMatch> chain = {match({0, 5}, Learned), match({3, 6}, List),
                                                   match({8, 3}, Regex), match({20, 2}, List)};
        const std::vector<ComponentMatch> same = {match({2, 4}, List), match({2, 4}, Learned),
                                                  match({9, 1}, List)};
        const auto rules = [](Composition setting, std::vector<ComponentKind> defined = {},
                              std::vector<ComponentKind> required = {}) {
            return CompositionRules{setting, std::move(defined), std::move(required)};
        };
        const auto row = [](const char *name, const std::vector<ComponentMatch> &matches,
                            const CompositionRules &setting, const char *entities) {
            QTest::newRow(name) << matches << setting << QString::fromLatin1(entities);
        };
        row("combine unites chains", chain, rules(Composition::Combine), "0+11:LSR 20+2:S");
        row("combine keeps touching ones apart", {match({0, 2}, List), match({2, 2}, Learned)},
            rules(Composition::Combine), "0+2:S 2+2:L");
        row("separate keeps all", chain, rules(Composition::Separate), "0+5:L 3+6:S 8+3:R 20+2:S");
        row("separate keeps equal spans", same, rules(Composition::Separate), "2+4:L 2+4:S 9+1:S");
        row("longest drops what it overlaps", chain, rules(Composition::LongestOverlap), "3+6:S 20+2:S");
        row("longest of equals is both", same, rules(Composition::LongestOverlap), "2+4:LS 9+1:S");
        row("exact needs all that is defined", same, rules(Composition::ExactOverlap, {Learned, List}),
            "2+4:LS");
        row("exact with another part absent", same, rules(Composition::ExactOverlap, {Learned, List, Regex}),
            "");
        row("required after composition", chain, rules(Composition::Combine, {}, {Learned}), "0+11:LSR");
        row("several required", chain, rules(Composition::Combine, {}, {List, Regex}), "0+11:LSR");
        row("required alone", chain, rules(Composition::Separate, {}, {Learned}), "0+5:L");
        row("required but never there", chain, rules(Composition::Combine, {}, {Prebuilt}), "");
        row("nothing", {}, rules(Composition::Combine), "");
    }
    void overlapsComposeBySetting()
    {
        QFETCH(std::vector<ComponentMatch>, matches);
        QFETCH(CompositionRules, rules);
        QFETCH(QString, entities);
        QCOMPARE(entitiesTold(compose(matches, rules)), entities);
        std::ranges::reverse(matches);
        QCOMPARE(entitiesTold(compose(matches, rules)), entities);
    }

    void unionCarriesEveryKeyOnce()
    {
        using enum ComponentKind;
        const auto entities = compose({match({0, 4}, List, u"a"), match({0, 4}, List, u"b"),
                                       match({2, 4}, List, u"a"), match({1, 2}, Learned, u"", 0.7)},
                                      {});
        QCOMPARE(entities.size(), std::size_t(1));
        QCOMPARE(entities[0].confidence, 0.7);
        QCOMPARE(entities[0].extra, (std::vector<Extra>{{List, u"a", {}}, {List, u"b", {}}}));
    }

    void confidenceIsOneWithoutALearnedPart()
    {
        QCOMPARE(compose({match({0, 4}, ComponentKind::List)}, {})[0].confidence, 1.0);
    }
};

GLOSSA_TEST(TestComposition);
#include "tst_composition.moc"
