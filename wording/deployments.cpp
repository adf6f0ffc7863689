// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/deployments.h"

#include <QCoreApplication>

namespace glossa::wording {

namespace {

struct DeploymentWords {
    Q_DECLARE_TR_FUNCTIONS(Deployments)
};

QString change(const workspace::SlotChange &change)
{
    const QString before = change.before ? change.before->model.label : QString();
    const QString after = change.after ? change.after->model.label : QString();
    if (!change.before)
        return DeploymentWords::tr("%1: %2", "a deployment and its first model").arg(change.name, after);
    if (!change.after)
        return DeploymentWords::tr("%1 deleted (served %2)").arg(change.name, before);
    return DeploymentWords::tr("%1: %2 → %3", "a deployment, its model before and after")
        .arg(change.name, before, after);
}

} // namespace

QString sentence(const workspace::DeploymentStep &step)
{
    QString words;
    if (step.act == workspace::DeploymentAct::Swap && step.changes.size() == 2) {
        words =
            DeploymentWords::tr("%1 and %2 swapped").arg(step.changes.at(0).name, step.changes.at(1).name);
    } else {
        QStringList parts;
        for (const workspace::SlotChange &part : step.changes)
            parts << change(part);
        words = parts.join(QStringLiteral(", "));
    }
    if (step.act == workspace::DeploymentAct::Undo)
        return DeploymentWords::tr("Undo of step %1 (%2)").arg(step.undoes).arg(words);
    return words;
}

QString behind(const workspace::DeploymentStanding &standing)
{
    const QString edits =
        DeploymentWords::tr("%n edits behind", nullptr, static_cast<int>(standing.editsBehind));
    if (standing.newerModels == 0)
        return standing.editsBehind == 0 ? DeploymentWords::tr("current") : edits;
    const int models = static_cast<int>(standing.newerModels);
    if (standing.editsBehind == 0)
        return DeploymentWords::tr("%n models behind", nullptr, models);
    return DeploymentWords::tr("%1, %2", "models and edits behind")
        .arg(DeploymentWords::tr("%n models", "behind", models), edits);
}

QString fate(const workspace::DeploymentStanding &standing)
{
    const QString &deployed = standing.deployment.held.model.label;
    switch (standing.listed) {
    case workspace::ListedAs::Replaced:
        return DeploymentWords::tr("%1 was trained anew since").arg(deployed);
    case workspace::ListedAs::Deleted:
        return DeploymentWords::tr("%1 is deleted").arg(deployed);
    case workspace::ListedAs::Itself:
        break;
    }
    return standing.label == deployed ? QString() : DeploymentWords::tr("now called %1").arg(standing.label);
}

} // namespace glossa::wording
