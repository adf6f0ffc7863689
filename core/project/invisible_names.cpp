// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/invisible_names.h"

#include "core/text/visible.h"

namespace glossa::project {

namespace {

struct NamesGiven {
    QStringList operator()(const AddItem &edit) const { return {edit.item.location}; }
    QStringList operator()(const AddCategory &edit) const { return {edit.category.name}; }
    QStringList operator()(const RenameCategory &edit) const { return {edit.to}; }
    QStringList operator()(const ChangeProject &edit) const { return {edit.info.name}; }
    QStringList operator()(const Batch &batch) const
    {
        QStringList names;
        for (const Edit &edit : batch.edits)
            names << std::visit(*this, edit.change);
        return names;
    }
    QStringList operator()(const auto &) const { return {}; }
};

} // namespace

bool isInvisible(const QString &name)
{
    return text::hasInvisible(name.toStdU16String());
}

QStringList invisibleNames(const Edit &edit)
{
    QStringList names = std::visit(NamesGiven(), edit.change);
    names.removeIf([](const QString &name) { return !isInvisible(name); });
    return names;
}

} // namespace glossa::project
