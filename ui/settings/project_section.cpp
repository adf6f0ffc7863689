// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/project_section.h"

#include "core/workspace/items/edit.h"
#include "ui/models/last_model.h"
#include "ui/models/may_write.h"
#include "ui/models/project_verbs.h"
#include "ui/settings/escape_restores.h"
#include "ui/settings/threshold_editor.h"
#include "ui/theme/theme.h"
#include "wording/languages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <cmath>
#include <utility>

namespace glossa::settings {

using theme::px;

namespace {

constexpr int descriptionWidth = 360;

} // namespace

ProjectSection::ProjectSection(models::StudioContext &context, QWidget *parent)
    : SettingSection({}, parent), m_context(context)
{
    setObjectName(QStringLiteral("projectSection"));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("settingName"));
    m_name->setFixedWidth(px(fieldWidth));
    m_description = new QLineEdit;
    m_description->setObjectName(QStringLiteral("settingDescription"));
    m_description->setFixedWidth(px(descriptionWidth));
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("settingLanguage"));
    m_language->setFixedWidth(px(fieldWidth));
    for (const QString &tag : wording::offeredLanguages())
        m_language->addItem(wording::languageName(tag), tag);
    m_multilingual = new QCheckBox;
    m_multilingual->setObjectName(QStringLiteral("settingMultilingual"));
    m_multilingual->setProperty("kind", QStringLiteral("switch"));
    m_threshold = new ThresholdEditor;
    auto *trash = new QPushButton(tr("Delete project"));
    trash->setObjectName(QStringLiteral("deleteProject"));
    trash->setProperty("kind", QStringLiteral("danger"));
    trash->setIcon(theme::icon(theme::Icon::Trash, theme::IconInk::Error));
    addRow(tr("Name"), tr("Used in exports and by callers."), m_name);
    addRow(tr("Description"), tr("Shown in the list of projects."), m_description);
    addRow(tr("Main language"), tr("Texts that name no language are in it."), m_language);
    addRow(tr("Several languages"), tr("Each text carries its own language; one model learns all of them."),
           m_multilingual);
    m_thresholdRow = addRow(tr("None threshold"), {}, m_threshold);
    addRow(tr("Delete project"), tr("Goes to the trash with its models; you can bring it back."), trash);

    letEscapeRestore(*m_name, [this] { return saved(&project::ProjectInfo::name); });
    letEscapeRestore(*m_description, [this] { return saved(&project::ProjectInfo::description); });
    const auto leave = [this](QLineEdit *field, QString project::ProjectInfo::*member) {
        connect(field, &QLineEdit::editingFinished, this, [this, field, member] {
            const QString text = field->text().trimmed();
            save([&](project::ProjectInfo &info) { info.*member = text; });
        });
    };
    leave(m_description, &project::ProjectInfo::description);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const QString name = m_name->text().trimmed();
        if (name.isEmpty())
            fill();
        else
            save([&](project::ProjectInfo &info) { info.name = name; });
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        save([this](project::ProjectInfo &info) { info.language = m_language->currentData().toString(); });
    });
    connect(m_multilingual, &QCheckBox::clicked, this,
            [this](bool on) { save([on](project::ProjectInfo &info) { info.multilingual = on; }); });
    connect(m_threshold, &ThresholdEditor::thresholdChanged, this, [this](double threshold) {
        showShare();
        save([threshold](project::ProjectInfo &info) { info.confidenceThreshold = threshold; });
    });
    connect(trash, &QPushButton::clicked, this, &ProjectSection::moveToTrash);
    const bool readOnly = m_context.session().isReadOnly();
    for (QLineEdit *field : {m_name, m_description})
        field->setReadOnly(readOnly);
    for (QWidget *control : {static_cast<QWidget *>(m_language), static_cast<QWidget *>(m_multilingual),
                             static_cast<QWidget *>(m_threshold)})
        control->setEnabled(!readOnly);
    connect(&m_context, &models::StudioContext::projectOpened, this, &ProjectSection::fill);
    connect(&m_context, &models::StudioContext::overviewChanged, this,
            [this] { isVisible() ? fill() : void(m_stale = true); });
    fill();
}

// A field that goes while it has the focus calls its text finished, to what is half gone by then.
ProjectSection::~ProjectSection()
{
    m_name->disconnect(this);
    m_description->disconnect(this);
}

void ProjectSection::showEvent(QShowEvent *event)
{
    SettingSection::showEvent(event);
    if (std::exchange(m_stale, false))
        fill();
}

void ProjectSection::fill()
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    const project::ProjectInfo &info = overview->summary.info;
    setTitle(info.name);
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(info.name);
    if (!m_description->hasFocus() || !m_description->isModified()) {
        m_description->setText(info.description);
        m_description->setCursorPosition(0);
    }
    int index = m_language->findData(info.language);
    if (index < 0) {
        m_language->addItem(wording::languageName(info.language), info.language);
        index = m_language->count() - 1;
    }
    m_language->setCurrentIndex(index);
    m_multilingual->setChecked(info.multilingual);
    m_threshold->setThreshold(info.confidenceThreshold.value_or(0.0));
    const bool conversation = project::traitsOf(info.kind).noneIntent;
    m_thresholdRow->setProperty("hiddenHere", !conversation);
    m_thresholdRow->setVisible(conversation);
    showShare();
    if (conversation && (models::lastModelKey(*overview) != m_judgedBy || m_model.isEmpty()))
        readConfidences();
}

void ProjectSection::readConfidences()
{
    const auto &overview = m_context.overview();
    m_model = overview && overview->lastModel ? overview->lastModel->label : QString();
    m_judgedBy = overview ? models::lastModelKey(*overview) : QString();
    if (m_model.isEmpty()) {
        m_threshold->setConfidences({});
        return;
    }
    m_context.session()
        .read([project = m_context.project(),
               model = m_model](workspace::Workspace &workspace) -> Result<std::vector<double>> {
            // An evaluation is megabytes; what is needed of it is told apart here, off the window's thread.
            const auto outcomes = workspace::evaluation(workspace, project, model);
            if (!outcomes)
                return fail(outcomes.error());
            std::vector<double> confidences;
            for (const evaluate::Outcome &outcome : outcomes->items)
                if (outcome.predictedIntent)
                    confidences.push_back(outcome.intentConfidence);
            return confidences;
        })
        .then(this, [this, judged = m_judgedBy](const Result<std::vector<double>> &confidences) {
            if (judged != m_judgedBy)
                return;
            m_threshold->setConfidences(confidences.value_or(std::vector<double>()));
            showShare();
        });
}

void ProjectSection::showShare()
{
    QString about = tr("Below it the answer is None. Takes effect at once, also for models already trained.");
    if (m_threshold->hasTest())
        about += u' ' + tr("%1 % of the test queries of %2 fall below.")
                            .arg(std::lround(m_threshold->shareBelow() * 100))
                            .arg(m_model);
    m_thresholdRow->setAbout(about);
}

QString ProjectSection::saved(QString project::ProjectInfo::*member) const
{
    const auto &overview = m_context.overview();
    return overview ? overview->summary.info.*member : QString();
}

void ProjectSection::save(const std::function<void(project::ProjectInfo &)> &change)
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    project::ProjectInfo info = overview->summary.info;
    const project::ProjectInfo before = info;
    change(info);
    if (info == before)
        return;
    m_context.apply(project::Edit{project::ChangeProject{info, before}}, QStringLiteral("project settings"),
                    this, [this](const Result<workspace::EditReceipt> &receipt) {
                        m_name->setModified(false);
                        m_description->setModified(false);
                        if (!receipt)
                            fill();
                    });
}

void ProjectSection::moveToTrash()
{
    const auto &overview = m_context.overview();
    if (!overview || !models::mayWrite(m_context))
        return;
    const QString name = overview->summary.info.name; // the overview goes with the project
    models::trashProject(m_context, m_context.project(), name);
    m_context.goTo(models::Step::Projects);
}

} // namespace glossa::settings
#include "moc_project_section.cpp"
