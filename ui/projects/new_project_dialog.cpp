// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/new_project_dialog.h"

#include "core/workspace/projects/projects.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "wording/languages.h"
#include "wording/sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace glossa::projects {

using theme::px;

namespace {

/// A choice with the sentence that explains it, set in under the words of the choice.
void addKind(QVBoxLayout &column, QRadioButton *choice, const QString &about)
{
    column.addWidget(choice);
    auto *line = new QHBoxLayout;
    line->addSpacing(px(24));
    line->addWidget(widgets::prose(about, theme::TextRole::Caption, theme::Ink::Secondary), 1);
    column.addLayout(line);
    choice->setAccessibleDescription(about);
}

} // namespace

NewProjectDialog::NewProjectDialog(models::StudioContext &context, QWidget *parent)
    : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("newProjectDialog"));
    setWindowTitle(tr("New project"));
    QWidget *form = makeForm();
    widgets::frameDialog(*this, form, makeFoot());
    setFixedWidth(px(520));
    m_name->setFocus();
    check();
}

QWidget *NewProjectDialog::makeForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(4));
    column->addWidget(widgets::prose(tr("New project"), theme::TextRole::Title));
    column->addWidget(widgets::prose(tr("The kind stays fixed; everything else can change later."),
                                     theme::TextRole::Body, theme::Ink::Secondary));
    column->addSpacing(px(12));

    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("projectName"));
    m_name->setMaxLength(100);
    column->addWidget(widgets::fieldLabel(tr("&Name"), m_name));
    column->addWidget(m_name);
    m_problem = widgets::prose({}, theme::TextRole::Caption, theme::Ink::Error);
    m_problem->setObjectName(QStringLiteral("projectNameProblem"));
    m_problem->hide();
    column->addWidget(m_problem);
    column->addSpacing(px(12));

    column->addWidget(
        widgets::prose(tr("What the model shall find"), theme::TextRole::Caption, theme::Ink::Secondary));
    const auto offer = [&](const char *name, project::ProjectKind kind, const QString &words,
                           const QString &about) {
        auto *choice = new QRadioButton(words);
        choice->setObjectName(QString::fromLatin1(name));
        addKind(*column, choice, about);
        m_kinds.push_back({choice, kind});
    };
    using project::ProjectKind;
    offer("kindConversation", ProjectKind::Conversation, tr("&Intents and entities in utterances"),
          tr("What somebody wants, and the words it depends on (Conversation)"));
    offer("kindDocuments", ProjectKind::CustomEntityRecognition, tr("&Entities in documents"),
          tr("Names, dates, amounts in letters, contracts, reports (custom NER)"));
    offer("kindOneClass", ProjectKind::CustomSingleLabelClassification, tr("&One class a document"),
          tr("Which of several kinds it is: the field of a paper, the desk for a ticket (single label)"));
    offer("kindClasses", ProjectKind::CustomMultiLabelClassification, tr("Any number of &classes a document"),
          tr("All that is true of it: the genres of a film, the topics of a report (multi label)"));
    m_kinds.front().choice->setChecked(true);
    column->addSpacing(px(12));

    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("projectLanguage"));
    for (const QString &tag : wording::offeredLanguages())
        m_language->addItem(wording::languageName(tag), tag);
    const QString own = QLocale().bcp47Name().toLower();
    int index = m_language->findData(own);
    if (index < 0)
        index = m_language->findData(own.section(u'-', 0, 0));
    m_language->setCurrentIndex(index >= 0 ? index : m_language->findData(QStringLiteral("en-us")));
    column->addWidget(widgets::fieldLabel(tr("Main &language"), m_language));
    column->addWidget(m_language);
    column->addSpacing(px(8));
    m_multilingual = new QCheckBox(tr("&Several languages: each text carries its own"));
    m_multilingual->setObjectName(QStringLiteral("projectMultilingual"));
    column->addWidget(m_multilingual);
    column->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, this, &NewProjectDialog::check);
    return form;
}

QWidget *NewProjectDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = widgets::footRow(*foot);
    m_reason = widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_reason->setObjectName(QStringLiteral("createReason"));
    row->addWidget(m_reason, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_create = new QPushButton(tr("Create project"));
    m_create->setObjectName(QStringLiteral("createProject"));
    widgets::setPrimary(*this, *m_create);
    row->addWidget(cancel);
    row->addWidget(m_create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewProjectDialog::create);
    return foot;
}

void NewProjectDialog::check()
{
    m_problem->hide();
    m_name->setProperty("invalid", false);
    const bool named = !m_name->text().trimmed().isEmpty();
    m_create->setEnabled(named);
    m_reason->setText(named ? QString() : tr("It needs a name first."));
}

void NewProjectDialog::create()
{
    project::ProjectInfo info;
    info.name = m_name->text().trimmed();
    for (const Kind &kind : m_kinds)
        if (kind.choice->isChecked())
            info.kind = kind.kind;
    info.language = m_language->currentData().toString();
    info.multilingual = m_multilingual->isChecked();
    m_create->setEnabled(false);
    m_context.session()
        .write([info, origin = m_context.origin()](workspace::Workspace &workspace) {
            return workspace::createProject(workspace, info, origin);
        })
        .then(this, [this, name = info.name](const Result<std::int64_t> &made) {
            if (made) {
                Q_EMIT created(*made);
                accept();
                return;
            }
            m_problem->setText(made.error().code == ErrorCode::AlreadyExists
                                   ? tr("There is a project “%1” already.").arg(name)
                                   : wording::sentence(made.error()));
            m_problem->show();
            m_name->setProperty("invalid", true);
            m_name->update();
            m_name->setFocus();
            m_create->setEnabled(true);
        });
}

} // namespace glossa::projects
#include "moc_new_project_dialog.cpp"
