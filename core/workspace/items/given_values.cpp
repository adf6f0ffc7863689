// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/given_values.h"

#include "core/workspace/components/component_problems.h"

#include <QSet>

namespace glossa::workspace {

namespace {

class Check {
public:
    Check(Workspace &workspace, std::int64_t project) : m_workspace(workspace), m_project(project) {}

    Status operator()(const project::AddItem &edit) const
    {
        return language(edit.item.language, "value.language");
    }
    Status operator()(const project::SetLanguage &edit) const { return language(edit.language, "language"); }
    Status operator()(const project::AddCategory &edit) const { return components(edit.category); }
    Status operator()(const project::ChangeCategory &edit) const { return components(edit.category); }
    Status operator()(const project::ChangeProject &edit) const
    {
        Status valid = language(edit.info.language, "language");
        if (valid)
            return {};
        const auto summary = m_workspace.store().project(m_project);
        if (summary && summary->info.language == edit.info.language)
            return {};
        return valid;
    }
    Status operator()(const project::Batch &batch) const
    {
        for (std::size_t i = 0; i < batch.edits.size(); ++i) {
            if (auto valid = std::visit(*this, batch.edits[i].change); !valid) {
                Error error = valid.error();
                error.place = "edits[" + std::to_string(i) + "]." + plain(error.place);
                return fail(std::move(error));
            }
        }
        return {};
    }
    Status operator()(const auto &) const { return {}; }

private:
    static Status language(const QString &language, const char *place)
    {
        Status valid = project::checkLanguage(language);
        if (!valid)
            valid.error().place = place;
        return valid;
    }

    [[nodiscard]] Status components(const project::Category &category) const
    {
        std::vector<ComponentProblem> problems = componentProblems(category);
        // The shape is a file's, whatever it holds; slashes may be meant.
        std::erase_if(problems, [](const ComponentProblem &problem) {
            return problem.kind == ComponentProblem::Kind::Composition ||
                   problem.kind == ComponentProblem::Kind::Slashes;
        });
        if (problems.empty())
            return {};
        // A category may have been renamed or merged on the way, so the whole schema is looked at.
        const auto uses = m_workspace.store().categories(m_project);
        if (!uses)
            return fail(uses.error());
        QSet<std::pair<int, QString>> standing;
        for (const CategoryUse &use : *uses) {
            for (const ComponentProblem &problem : componentProblems(use.category))
                standing.insert({static_cast<int>(problem.kind), problem.value});
        }
        for (ComponentProblem &problem : problems) {
            if (!standing.contains({static_cast<int>(problem.kind), problem.value}))
                return fail(std::move(problem.error));
        }
        return {};
    }

    Workspace &m_workspace;
    std::int64_t m_project;
};

} // namespace

Status checkGivenValues(Workspace &workspace, std::int64_t project, const project::Edit &edit)
{
    return std::visit(Check(workspace, project), edit.change);
}

} // namespace glossa::workspace
