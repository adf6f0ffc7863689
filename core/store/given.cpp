// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/given.h"

namespace glossa::store {

namespace {

using project::CategoryKind;
using project::ProjectKind;

const QString noneIntent = QStringLiteral("None");

/// It is what a query gets that fits no other intent; Azure has it in every project and lets nobody take it
/// away.
tl::unexpected<Error> noneStays(const char *place)
{
    return fail(ErrorCode::InvalidArgument, "None", place, Phrase::AnIntentOtherThanNone);
}

class Check {
public:
    explicit Check(ProjectKind kind) : m_kind(kind) {}

    Status operator()(const project::AddItem &edit) const
    {
        // Ids only grow; the largest one taken by hand would leave none for others.
        if (edit.item.id != 0)
            return fail(ErrorCode::InvalidArgument, std::to_string(edit.item.id), "value.id", Phrase::NoId);
        return oneClass(edit.item.classes);
    }
    Status operator()(const project::AddCategory &edit) const
    {
        if (!project::hasCategories(m_kind, edit.category.kind))
            return fail(ErrorCode::InvalidArgument, project::kindName(m_kind).toStdString(), "kind",
                        Phrase::ACategoryKindOfTheProject);
        return {};
    }
    Status operator()(const project::RemoveCategory &edit) const
    {
        if (edit.kind == CategoryKind::Intent && edit.name == noneIntent)
            return noneStays("name");
        return {};
    }
    Status operator()(const project::RenameCategory &edit) const
    {
        if (edit.kind == CategoryKind::Intent && (edit.from == noneIntent || edit.to == noneIntent))
            return noneStays(edit.from == noneIntent ? "from" : "to");
        return {};
    }
    Status operator()(const project::SetClasses &edit) const { return oneClass(edit.classes); }
    Status operator()(const project::Batch &edit) const
    {
        if (edit.edits.empty())
            return fail(ErrorCode::InvalidArgument, {}, "edits", Phrase::AtLeastOneEdit);
        for (std::size_t i = 0; i < edit.edits.size(); ++i) {
            if (auto good = std::visit(*this, edit.edits[i].change); !good) {
                Error error = good.error();
                error.place = "edits[" + std::to_string(i) + "]." + plain(error.place);
                return fail(std::move(error));
            }
        }
        return {};
    }
    Status operator()(const auto &) const { return {}; }

private:
    Status oneClass(const std::vector<project::ClassLabel> &classes) const
    {
        if (m_kind == ProjectKind::CustomSingleLabelClassification && classes.size() > 1)
            return fail(ErrorCode::InvalidArgument, std::to_string(classes.size()), "classes",
                        Phrase::AtMostOneClass);
        return {};
    }

    ProjectKind m_kind;
};

} // namespace

Status checkGiven(Store::Database &database, std::int64_t project, const project::Edit &edit)
{
    const auto kind = database.row(QStringLiteral("SELECT kind FROM project WHERE id = ?"),
                                   {static_cast<qlonglong>(project)});
    if (!kind)
        return fail(kind.error().code == ErrorCode::NotFound
                        ? Error{ErrorCode::NotFound, {}, "project", {}, std::to_string(project)}
                        : kind.error());
    return std::visit(Check(static_cast<ProjectKind>(kind->constFirst().toInt())), edit.change);
}

} // namespace glossa::store
