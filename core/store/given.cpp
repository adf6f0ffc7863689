// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/given.h"

#include "core/project/rules.h"

namespace glossa::store {

namespace {

using project::CategoryKind;

/// It is what a query gets that fits no other intent; Azure has it in every project and lets nobody take it
/// away.
tl::unexpected<Error> noneStays(const char *place)
{
    return fail(ErrorCode::InvalidArgument, "None", place, Phrase::AnIntentOtherThanNone);
}

class Check {
public:
    explicit Check(project::ProjectKind kind) : m_traits(project::traitsOf(kind)) {}

    Status operator()(const project::AddItem &edit) const
    {
        // Ids only grow; the largest one taken by hand would leave none for others.
        if (edit.item.id != 0)
            return fail(ErrorCode::InvalidArgument, std::to_string(edit.item.id), "value.id", Phrase::NoId);
        return oneClass(edit.item.classes);
    }
    Status operator()(const project::AddCategory &edit) const
    {
        if (!m_traits.has(edit.category.kind))
            return fail(ErrorCode::InvalidArgument, m_traits.azureName, "kind",
                        Phrase::ACategoryKindOfTheProject);
        return {};
    }
    Status operator()(const project::RemoveCategory &edit) const
    {
        if (isNone(edit.kind, edit.name))
            return noneStays("name");
        return {};
    }
    Status operator()(const project::RenameCategory &edit) const
    {
        if (isNone(edit.kind, edit.from) || isNone(edit.kind, edit.to))
            return noneStays(isNone(edit.kind, edit.from) ? "from" : "to");
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
    [[nodiscard]] bool isNone(CategoryKind kind, const QString &name) const
    {
        return m_traits.noneIntent && project::isNone(kind, name);
    }
    Status oneClass(const std::vector<project::ClassLabel> &classes) const
    {
        if (m_traits.oneClass && classes.size() > 1)
            return fail(ErrorCode::InvalidArgument, std::to_string(classes.size()), "classes",
                        Phrase::AtMostOneClass);
        return {};
    }

    const project::KindTraits &m_traits;
};

} // namespace

Status checkGiven(project::ProjectKind kind, const project::Edit &edit)
{
    return std::visit(Check(kind), edit.change);
}

} // namespace glossa::store
