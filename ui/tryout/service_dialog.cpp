// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/service_dialog.h"

#include "core/azure/service.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::tryout {

using theme::px;

ServiceDialog::ServiceDialog(const Target &proposed, const QString &key, bool isKnown, QWidget *parent)
    : QDialog(parent)
    , m_proposed(proposed)
    , m_endpoint(new QLineEdit(proposed.endpoint))
    , m_project(new QLineEdit(proposed.project))
    , m_deployment(new QLineEdit(proposed.deployment))
    , m_key(new QLineEdit(key))
    , m_words(new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary))
    , m_use(new QPushButton(tr("Ask it")))
{
    setObjectName(QStringLiteral("serviceDialog"));
    setWindowTitle(tr("Ask over HTTP"));
    m_endpoint->setObjectName(QStringLiteral("serviceEndpoint"));
    m_endpoint->setPlaceholderText(QStringLiteral("https://NAME.cognitiveservices.azure.com"));
    m_endpoint->setLayoutDirection(Qt::LeftToRight);
    m_project->setObjectName(QStringLiteral("serviceProject"));
    m_deployment->setObjectName(QStringLiteral("serviceDeployment"));
    m_key->setObjectName(QStringLiteral("serviceKey"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setLayoutDirection(Qt::LeftToRight);
    m_words->setObjectName(QStringLiteral("serviceWords"));
    m_use->setObjectName(QStringLiteral("serviceUse"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(8));
    column->addWidget(new widgets::Prose(theme::TextRole::Title, theme::Ink::Primary, windowTitle()));
    column->addWidget(new widgets::Prose(
        theme::TextRole::Body, theme::Ink::Secondary,
        tr("Any service of the same API: the endpoint of this computer, another Glossa, or Azure's own. The "
           "texts that you ask for are sent there.")));
    const auto add = [](QBoxLayout *to, const QString &name, QLineEdit *field) {
        auto *pair = new QVBoxLayout;
        pair->addWidget(widgets::fieldLabel(name, field));
        pair->addWidget(field);
        to->addLayout(pair);
    };
    add(column, tr("&Address"), m_endpoint);
    auto *names = new QHBoxLayout;
    names->setSpacing(px(12));
    add(names, tr("&Project there"), m_project);
    add(names, tr("&Deployment"), m_deployment);
    column->addLayout(names);
    add(column, tr("&Key"), m_key);
    column->addWidget(m_words);
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    auto *forget = new QPushButton(tr("Forget it"));
    forget->setObjectName(QStringLiteral("serviceForget"));
    forget->setVisible(isKnown);
    forget->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"));
    widgets::setPrimary(*this, *m_use);
    row->addWidget(forget);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT wanted(target(), m_key->text().trimmed()); });
    connect(forget, &QPushButton::clicked, this, [this] {
        Q_EMIT forgotten(m_proposed);
        reject();
    });
    for (QLineEdit *field : {m_endpoint, m_project, m_deployment})
        connect(field, &QLineEdit::textChanged, this, &ServiceDialog::check);
    widgets::frameDialog(*this, content, foot);
    setFixedWidth(px(480));
    m_endpoint->setFocus();
    check();
}

Target ServiceDialog::target() const
{
    return {m_deployment->text().trimmed(),
            {},
            azure::endpointFrom(m_endpoint->text()),
            m_project->text().trimmed()};
}

void ServiceDialog::check()
{
    const Target typed = target();
    const bool whole = typed.isRemote() && !typed.project.isEmpty() && !typed.deployment.isEmpty();
    QString warning;
    if (!m_endpoint->text().trimmed().isEmpty() && !typed.isRemote())
        warning = tr("An address begins with http:// or https:// and names a host.");
    else if (typed.endpoint.startsWith(QStringLiteral("http:")) && !azure::isOnThisMachine(typed.endpoint))
        warning = tr("Without https, key and texts can be read on the way.");
    m_words->setText(
        warning.isEmpty() ? tr("The key is kept until the window is closed, and written nowhere.") : warning);
    m_words->setInk(warning.isEmpty() ? theme::Ink::Secondary : theme::Ink::Warning);
    m_use->setEnabled(whole);
}

} // namespace glossa::tryout
#include "moc_service_dialog.cpp"
