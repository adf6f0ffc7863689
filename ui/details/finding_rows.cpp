// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/finding_rows.h"

#include "ui/theme/theme.h"
#include "wording/improve.h"

#include <QCoreApplication>
#include <QStringList>

namespace glossa::details {

namespace {

struct FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingRows)
};

theme::Icon iconOf(workspace::FindingKind kind)
{
    using workspace::FindingKind;
    switch (kind) {
    case FindingKind::FewLabels:
        return theme::Icon::Plus;
    case FindingKind::NotInTestSet:
    case FindingKind::UnevenSets:
        return theme::Icon::Swap;
    case FindingKind::Unbalanced:
        return theme::Icon::Sliders;
    case FindingKind::UnclearDistinction:
        return theme::Icon::Grid;
    case FindingKind::Contradictions:
        return theme::Icon::Message;
    case FindingKind::UnevenLabels:
    case FindingKind::LikelyWrong:
        return theme::Icon::Label;
    case FindingKind::Borders:
        return theme::Icon::Sort;
    case FindingKind::Twins:
        return theme::Icon::Copy;
    case FindingKind::NextToLabel:
        break;
    }
    return theme::Icon::Sparkle;
}

widgets::Cell effectCell(const workspace::Finding &finding)
{
    const bool more = finding.effect && *finding.effect > 0.0;
    return widgets::FigureCell{wording::effect(finding), more ? theme::Ink::Good : theme::Ink::Secondary};
}

} // namespace

FindingRows::FindingRows(QObject *parent) : TableModel(parent)
{
    setColumns(
        {{.width = 20,
          .cell =
              [](const workspace::Finding &finding) { return widgets::IconsCell{{iconOf(finding.kind)}}; }},
         {.title = FindingWords::tr("What to do, and why"),
          .cell =
              [](const workspace::Finding &finding) {
                  return widgets::TwoLinesCell{wording::headline(finding), wording::explanation(finding),
                                               theme::TextRole::BodyMedium};
              }},
         {.title = FindingWords::tr("Work"),
          .width = 96,
          .right = true,
          .cell =
              [](const workspace::Finding &finding) {
                  return widgets::FigureCell{wording::work(finding), theme::Ink::Secondary};
              }},
         {.title = FindingWords::tr("Effect on F1"), .width = 84, .right = true, .cell = effectCell}});
}

int FindingRows::height()
{
    return theme::px(56);
}

QString FindingRows::rowText(int row) const
{
    const workspace::Finding *finding = at(row);
    if (finding == nullptr)
        return {};
    return QStringList{wording::headline(*finding), wording::explanation(*finding), wording::work(*finding),
                       FindingWords::tr("F1 %1", "estimated change").arg(wording::effect(*finding))}
        .join(QStringLiteral(", "));
}

QString FindingRows::rowTip(int row) const
{
    const workspace::Finding *finding = at(row);
    return finding == nullptr ? QString() : wording::explanation(*finding);
}

EvidenceRows::EvidenceRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [this](const workspace::Evidence &evidence) {
        return widgets::WordsCell{wording::sentence(m_finding, evidence)};
    }}});
}

void EvidenceRows::set(const workspace::Finding &finding)
{
    std::vector<workspace::Evidence> evidence = finding.evidence;
    m_finding = finding;
    m_finding.evidence.clear();
    setRows(std::move(evidence));
}

QString EvidenceRows::rowText(int row) const
{
    const workspace::Evidence *evidence = at(row);
    return evidence == nullptr ? QString() : wording::sentence(m_finding, *evidence);
}

} // namespace glossa::details
