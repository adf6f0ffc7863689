// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/add_deployment_dialog.h"

#include "core/workspace/deployments/deployment.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::deployments {

using theme::px;

namespace {

/// What people call their first slots; names are for programs and are not translated.
QString suggestedName(const QStringList &taken)
{
    for (const QString &name : {QStringLiteral("production"), QStringLiteral("staging")})
        if (!taken.contains(name))
            return name;
    int number = 2;
    while (taken.contains(QStringLiteral("staging-%1").arg(number)))
        ++number;
    return QStringLiteral("staging-%1").arg(number);
}

} // namespace

AddDeploymentDialog::AddDeploymentDialog(QStringList names, const QStringList &models, QWidget *parent)
    : QDialog(parent)
    , m_names(std::move(names))
    , m_name(new QLineEdit(suggestedName(m_names)))
    , m_model(new QComboBox)
    , m_problem(new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error))
    , m_add(new QPushButton(tr("Add deployment")))
{
    setObjectName(QStringLiteral("addDeploymentDialog"));
    setWindowTitle(tr("Add deployment"));
    m_name->setObjectName(QStringLiteral("deploymentName"));
    m_name->selectAll();
    m_model->setObjectName(QStringLiteral("deploymentModel"));
    m_model->addItems(models);
    m_problem->setObjectName(QStringLiteral("deploymentProblem"));
    m_add->setObjectName(QStringLiteral("addDeploymentYes"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(8));
    column->addWidget(new widgets::Prose(theme::TextRole::Title, theme::Ink::Primary, windowTitle()));
    column->addWidget(
        new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary,
                           tr("Callers ask for this name; which model answers can be changed at any time.")));
    column->addWidget(widgets::fieldLabel(tr("&Name"), m_name));
    column->addWidget(m_name);
    column->addWidget(m_problem);
    column->addWidget(widgets::fieldLabel(tr("&Model"), m_model));
    column->addWidget(m_model);
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    auto *cancel = new QPushButton(tr("Cancel"));
    widgets::setPrimary(*this, *m_add);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_add);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this,
            [this] { Q_EMIT wanted(m_name->text().trimmed(), m_model->currentText()); });
    connect(m_name, &QLineEdit::textChanged, this, &AddDeploymentDialog::check);
    widgets::frameDialog(*this, content, foot);
    setFixedWidth(px(440));
    m_name->setFocus();
    check();
}

void AddDeploymentDialog::check()
{
    const QString name = m_name->text().trimmed();
    QString problem;
    if (m_names.contains(name))
        problem = tr("There is a deployment of this name already; choose its model on its card");
    else if (!workspace::isDeploymentName(name))
        problem = name.isEmpty() ? tr("A deployment needs a name")
                                 : tr("A name has letters, digits, _ . and - only, at most 50 of them");
    m_problem->setText(problem);
    m_add->setEnabled(problem.isEmpty() && m_model->count() > 0);
}

} // namespace glossa::deployments
#include "moc_add_deployment_dialog.cpp"
