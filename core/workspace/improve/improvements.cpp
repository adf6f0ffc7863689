// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/improvements.h"

#include "core/store/put_off.h"
#include "core/workspace/improve/findings.h"
#include "core/workspace/models/registry.h"

#include <algorithm>
#include <array>

namespace glossa::workspace {

namespace {

/// What is asked of the workspace besides the items.
struct Judgement {
    std::optional<EvaluationReport> report;
    std::shared_ptr<const Predictor> predictor; // null without a model, or without anything to ask it for
    TrainRequest request;
    QString model;
};

Result<Judgement> judgementOf(Workspace &workspace, std::int64_t project, const QString &label)
{
    Judgement judgement;
    QString model = label;
    if (model.isEmpty()) {
        const auto all = models(workspace, project);
        if (!all)
            return fail(all.error());
        if (all->empty())
            return judgement;
        model = all->front().label;
    }
    auto report = evaluationReport(workspace, project, model, {});
    if (!report)
        return fail(report.error());
    judgement.request = report->model.facts.request;
    judgement.report = std::move(*report);
    judgement.model = model;
    ItemFilter open;
    open.state = LabeledState::Open;
    const auto unlabeled = workspace.store().countItems(project, open);
    if (!unlabeled)
        return fail(unlabeled.error());
    if (*unlabeled == 0)
        return judgement;
    auto predictor = Predictor::load(workspace, project, model);
    if (!predictor)
        return fail(predictor.error());
    judgement.predictor = std::move(*predictor);
    return judgement;
}

/// What it brings for each text or label that has to be looked at.
double worth(const Finding &finding)
{
    return finding.bring / static_cast<double>(std::max<std::int64_t>(1, finding.work));
}

/// The most for the work first. What is estimated to change F1 is ranked by that; what only makes its figure
/// more honest comes with a worth of its own.
void rank(std::vector<Finding> &findings)
{
    for (Finding &finding : findings)
        if (finding.bring <= 0.0 && finding.effect)
            finding.bring = *finding.effect;
    std::ranges::stable_sort(findings, std::greater{}, worth);
}

void markPutOff(std::vector<Finding> &findings, const std::vector<store::PutOffRow> &rows)
{
    for (Finding &finding : findings) {
        const auto row = std::ranges::find(rows, finding.identity(), &store::PutOffRow::finding);
        finding.putOff = row != rows.end() && finding.work <= row->extent;
    }
}

/// One analysis after the other. Each can be stopped before it begins; those that take long look themselves.
Result<std::vector<Finding>> allFindings(const Corpus &corpus, const Judgement &judgement,
                                         const ImproveRequest &request, double done)
{
    const EvaluationReport *judged = judgement.report ? &*judgement.report : nullptr;
    const std::function<void(double)> &progress = request.progress;
    const auto nothing = [](double) {};
    const auto tell = [&progress, &nothing](double value) { progress ? progress(value) : nothing(value); };
    const std::array<std::function<Findings()>, 6> analyses{
        [&] { return countFindings(corpus, judged); },
        [&] { return judged ? judgedFindings(corpus, *judged) : Findings(); },
        [&] { return contradictions(corpus); },
        [&] { return unevenLabels(corpus); },
        [&] { return borders(corpus); },
        [&] { return twins(corpus, judged, request.stop); },
    };
    const double asking = judgement.predictor ? 0.4 : 0.0; // of the time
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < analyses.size(); ++i) {
        if (request.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        std::ranges::move(analyses[i](), std::back_inserter(findings));
        tell(done +
             (1.0 - done - asking) * static_cast<double>(i + 1) / static_cast<double>(analyses.size()));
    }
    if (judgement.predictor) {
        std::ranges::move(nextToLabel(corpus, judged, *judgement.predictor, request.stop,
                                      [&](double part) { tell(1.0 - asking + asking * part); }),
                          std::back_inserter(findings));
    }
    if (request.stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    tell(1.0);
    return findings;
}

} // namespace

Result<Improvements> improvements(Workspace &workspace, std::int64_t project, const ImproveRequest &request)
{
    const auto judgement = judgementOf(workspace, project, request.model);
    if (!judgement)
        return fail(judgement.error());
    auto split = readSplitItems(workspace, project, judgement->request, request.stop);
    if (!split)
        return fail(split.error());
    const auto rows = store::putOffFindings(workspace.store(), project);
    if (!rows)
        return fail(rows.error());
    constexpr double read = 0.3; // of the time
    if (request.progress)
        request.progress(read / 2.0);
    const Corpus corpus(std::move(*split), judgement->request.split.manual);
    auto findings = allFindings(corpus, *judgement, request, read);
    if (!findings)
        return fail(findings.error());
    rank(*findings);
    markPutOff(*findings, *rows);
    return Improvements{judgement->model, std::move(*findings),
                        static_cast<std::int64_t>(corpus.items().size()), corpus.sequence()};
}

Result<Finding> findingOf(const Improvements &improvements, const QString &identity)
{
    const auto found = std::ranges::find_if(improvements.findings, [&identity](const Finding &finding) {
        return finding.identity() == identity;
    });
    if (found == improvements.findings.end())
        return fail(ErrorCode::NotFound, identity.toStdString(), "finding");
    return *found;
}

} // namespace glossa::workspace
