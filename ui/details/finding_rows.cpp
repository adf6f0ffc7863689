// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/finding_rows.h"

#include "ui/details/finding_step.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_delegate.h"
#include "wording/improve.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace glossa::details {

namespace {

struct FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingRows)
};

constexpr int leastButtonWidth = 128;

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

FindingRows::FindingRows(QObject *parent) : TableModel(parent), m_buttonWidth(leastButtonWidth)
{
    showColumns();
}

void FindingRows::set(std::vector<workspace::Finding> findings, bool areDone)
{
    m_done = areDone;
    int widest = 0;
    for (const workspace::Finding &finding : findings)
        if (const QString verb = verbOf(finding, areDone); !verb.isEmpty())
            widest = std::max(widest, widgets::buttonSize(verb).width());
    // It grows with the text size, as the verbs do.
    const int whole = theme::px(100);
    const int width = std::max(leastButtonWidth, (widest * 100 + whole - 1) / whole);
    if (width != std::exchange(m_buttonWidth, width))
        showColumns();
    setRows(std::move(findings));
}

void FindingRows::showColumns()
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
         {.title = FindingWords::tr("Effect on F1"), .width = 84, .right = true, .cell = effectCell},
         {.width = m_buttonWidth, .cell = [this](const workspace::Finding &finding) {
              return widgets::ButtonCell{verbOf(finding, m_done)};
          }}});
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
    QStringList parts{wording::headline(*finding), wording::explanation(*finding), wording::work(*finding),
                      FindingWords::tr("F1 %1", "estimated change").arg(wording::effect(*finding))};
    if (const QString verb = verbOf(*finding, m_done); !verb.isEmpty())
        parts << FindingWords::tr("%1: key %2", "what the button does, the key that presses it")
                     .arg(verb, QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText));
    return parts.join(QStringLiteral(", "));
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
