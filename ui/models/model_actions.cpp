// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_actions.h"

#include "core/workspace/models/model_data.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/training/checks.h"
#include "ui/models/export_dialog.h"
#include "ui/models/may_write.h"
#include "ui/models/model_data_dialog.h"
#include "ui/models/model_verbs.h"
#include "ui/widgets/questions.h"
#include "wording/training.h"

#include <QAction>
#include <QWidget>

namespace glossa::models {

ModelActions::ModelActions(StudioContext &context, QWidget &pane, const QString &prefix)
    : QObject(&pane), m_context(context), m_pane(pane), m_prefix(prefix)
{
    add(QStringLiteral("retrainModel"), tr("Train model again"), &ModelActions::retrain);
    m_rename = add(QStringLiteral("renameModel"), tr("Rename model…"), &ModelActions::rename);
    add(QStringLiteral("duplicateModel"), tr("Duplicate model…"), &ModelActions::duplicate);
    add(QStringLiteral("modelData"), tr("Compare or load model data…"), &ModelActions::showData);
    add(QStringLiteral("exportModelData"), tr("Export model data…"), &ModelActions::exportData);
    m_delete = add(QStringLiteral("deleteModel"), tr("Delete model…"), &ModelActions::remove);
    setModel(std::nullopt, {});
}

QAction *ModelActions::add(const QString &name, const QString &text, void (ModelActions::*does)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(m_prefix + u'.' + name);
    connect(action, &QAction::triggered, this, [this, does] {
        if (m_model && m_model->project == m_context.project())
            (this->*does)();
    });
    m_all << action;
    return action;
}

void ModelActions::setModel(std::optional<workspace::Model> model, QStringList names)
{
    m_model = std::move(model);
    m_names = std::move(names);
    for (QAction *action : m_all)
        action->setEnabled(m_model.has_value());
}

QString ModelActions::problemOf(const QString &name) const
{
    if (!workspace::isModelName(name)) {
        workspace::TrainingCheck check;
        check.kind = workspace::TrainingCheck::Kind::BadModelName;
        check.name = name;
        return wording::sentence(check);
    }
    return m_names.contains(name) ? tr("There is a model of this name already") : QString();
}

void ModelActions::retrain()
{
    if (!mayWrite(m_context))
        return;
    if (const auto request = workspace::requestOf(*m_model))
        m_context.train(*request);
    else
        m_context.report(request.error());
}

void ModelActions::rename()
{
    if (!mayWrite(m_context))
        return;
    const QString label = m_model->label;
    widgets::askName(
        &m_pane, tr("Rename model %1").arg(label), tr("&Name"), label,
        [this](const QString &name) { return problemOf(name); },
        [this, label, project = m_model->project](const QString &name) {
            if (project != m_context.project())
                return;
            Q_EMIT renamed(name);
            renameModel(m_context, label, name);
        });
}

void ModelActions::duplicate()
{
    if (!mayWrite(m_context))
        return;
    const QString label = m_model->label;
    QString proposed;
    for (int number = 2; proposed.isEmpty() || m_names.contains(proposed); ++number)
        proposed = QStringLiteral("%1-%2").arg(label).arg(number);
    widgets::askNewName(
        &m_pane, tr("Duplicate model %1").arg(label), tr("&Name"), proposed, tr("Duplicate"),
        [this](const QString &name) { return problemOf(name); },
        [this, label, project = m_model->project](const QString &name) {
            if (project == m_context.project())
                duplicateModel(m_context, label, name);
        });
}

bool ModelActions::hasData() const
{
    if (m_model->facts.dataBytes > 0)
        return true;
    m_context.report(Error{ErrorCode::NotFound, {}, "modelData", {}, m_model->label.toStdString()});
    return false;
}

void ModelActions::showData()
{
    if (!hasData())
        return;
    auto *dialog = new ModelDataDialog(m_context, *m_model, &m_pane);
    dialog->open();
}

void ModelActions::exportData()
{
    const auto &overview = m_context.overview();
    if (!overview || !hasData())
        return;
    const auto write = [project = m_model->project, label = m_model->label](
                           workspace::Workspace &workspace, const QString &format, const QString &path,
                           const std::function<void(double)> &progress, const std::stop_token &stop) {
        return workspace::exportModelData(workspace, project, label, format, path, progress, stop);
    };
    const int items = static_cast<int>(m_model->facts.items);
    auto *dialog = new ExportDialog(
        m_context,
        {QStringLiteral("%1-%2").arg(overview->summary.info.name, m_model->label),
         tr("the data of %1", "a model").arg(m_model->label),
         m_context.hasDocuments() ? tr("%n documents", nullptr, items) : tr("%n utterances", nullptr, items),
         overview->summary.info.kind, write},
        &m_pane);
    dialog->open();
}

void ModelActions::remove()
{
    if (!mayWrite(m_context))
        return;
    const QString label = m_model->label;
    widgets::askToDelete(&m_pane, tr("Delete model %1?").arg(label),
                         tr("Its file, its figures and the data that it kept go for good; labels and texts "
                            "of the project stay."),
                         tr("Delete model"), [this, label, project = m_model->project] {
                             if (project == m_context.project())
                                 deleteModel(m_context, label);
                         });
}

} // namespace glossa::models
#include "moc_model_actions.cpp"
