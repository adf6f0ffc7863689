// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/import_form.h"

#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "wording/formats.h"
#include "wording/languages.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glossa::projects {

using theme::px;

namespace {

const QString usualLanguage = QStringLiteral("en-us"); // of a new project

QLabel *note(theme::Ink ink)
{
    return new widgets::Prose(theme::TextRole::Caption, ink);
}

QComboBox *combo(const char *name)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

/// The list of a menu is as wide as its longest line, whatever the field's own width.
void widenList(QComboBox &box)
{
    box.view()->setTextElideMode(Qt::ElideRight);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + px(24));
}

/// A caption over its control, as one widget that can be hidden.
QWidget *part(const QString &text, QWidget *control)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(widgets::fieldLabel(text, control));
    column->addWidget(control);
    return whole;
}

} // namespace

ImportForm::ImportForm(QStringList files, QWidget *parent) : QWidget(parent), m_files(std::move(files))
{
    setObjectName(QStringLiteral("importForm"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(20), px(16), px(20), px(16));
    column->setSpacing(px(4));

    m_format = combo("importFormat");
    m_format->addItem(tr("Recognized by content"), QString());
    for (const workspace::FormatInfo &format : workspace::formatList())
        if (format.canRead)
            m_format->addItem(wording::formatName(format.id), format.id);
    m_formatNote = note(theme::Ink::Secondary);
    m_kind = combo("importKind");
    m_kindPart = part(tr("&As"), m_kind);
    m_target = combo("importTarget");
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("importName"));
    m_name->setAccessibleName(tr("Name of the new project"));
    m_nameProblem = note(theme::Ink::Error);
    m_nameProblem->hide();
    m_language = combo("importLanguage");
    for (const QString &tag : wording::offeredLanguages())
        m_language->addItem(wording::languageName(tag), tag);
    m_language->setCurrentIndex(m_language->findData(usualLanguage));
    m_languagePart = part(tr("&Language of the texts"), m_language);
    m_existing = combo("importExisting");
    m_existing->addItem(tr("Skip"), true);
    m_existing->addItem(tr("Take in again"), false);
    m_existingPart = part(tr("Texts already h&ere"), m_existing);
    m_note = note(theme::Ink::Secondary);
    m_note->setText(tr(
        "Offsets are read as UTF-16 units; a label that does not fit its text is told, never moved. Fields "
        "that Glossa does not know are kept for the export."));

    column->addWidget(part(tr("&Format"), m_format));
    column->addWidget(m_formatNote);
    column->addSpacing(px(8));
    column->addWidget(m_kindPart);
    column->addWidget(part(tr("&Into"), m_target));
    column->addWidget(m_name);
    column->addWidget(m_nameProblem);
    column->addWidget(m_languagePart);
    column->addSpacing(px(8));
    column->addWidget(widgets::fieldLabel(tr("Set")));
    m_set = new QButtonGroup(this);
    int id = 0;
    for (const QString &text :
         {tr("As the file says, else &training"), tr("All to t&raining"), tr("All to te&st")}) {
        auto *choice = new QRadioButton(text);
        m_set->addButton(choice, id++);
        column->addWidget(choice);
    }
    m_set->button(0)->setChecked(true);
    column->addSpacing(px(8));
    column->addWidget(m_existingPart);
    column->addSpacing(px(12));
    column->addWidget(m_note);
    column->addStretch(1);
    m_kindPart->hide();
    m_languagePart->hide();
    fillTargets();
    for (QComboBox *box : {m_format, m_language, m_existing})
        widenList(*box);

    connect(m_format, &QComboBox::activated, this, [this] {
        m_kindPart->hide(); // the kinds of another format
        Q_EMIT changed();
    });
    connect(m_kind, &QComboBox::activated, this, &ImportForm::changed);
    connect(m_set, &QButtonGroup::idClicked, this, &ImportForm::changed);
    connect(m_language, &QComboBox::activated, this, [this] {
        m_languageChosen = true;
        Q_EMIT changed();
    });
    connect(m_target, &QComboBox::activated, this, [this] {
        m_targetChosen = true;
        targetChosen();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameTyped = true;
        m_nameProblem->hide();
        m_name->setProperty("invalid", false);
        Q_EMIT targetChanged();
    });
}

void ImportForm::setProjects(const std::vector<workspace::ProjectOverview> &projects, std::int64_t open)
{
    m_projects = projects;
    m_open = open;
    fillTargets();
}

void ImportForm::fillTargets()
{
    const std::int64_t before = m_targetChosen ? target() : 0;
    m_target->clear();
    m_target->addItem(tr("A new project"), qlonglong(0));
    for (const workspace::ProjectOverview &project : m_projects)
        if (project.summary.info.kind == m_foundKind)
            m_target->addItem(project.summary.info.name, qlonglong(project.summary.info.id));
    const int index = m_target->findData(qlonglong(before));
    m_target->setCurrentIndex(std::max(0, index));
    widenList(*m_target);
    targetChosen();
}

std::int64_t ImportForm::target() const
{
    return m_target->currentData().toLongLong();
}

project::ProjectKind ImportForm::kind() const
{
    return m_kindPart->isVisibleTo(this) && m_kind->currentIndex() >= 0
               ? static_cast<project::ProjectKind>(m_kind->currentData().toInt())
               : m_foundKind;
}

void ImportForm::targetChosen()
{
    const bool fresh = target() == 0;
    m_name->setVisible(fresh);
    m_nameProblem->hide();
    m_existingPart->setVisible(!fresh);
    proposeLanguage();
    Q_EMIT targetChanged();
}

void ImportForm::proposeLanguage()
{
    if (m_languageChosen)
        return;
    QString language = usualLanguage;
    for (const workspace::ProjectOverview &project : m_projects)
        if (project.summary.info.id == target() && !project.summary.info.language.isEmpty())
            language = project.summary.info.language;
    if (language == m_language->currentData().toString())
        return;
    int index = m_language->findData(language);
    if (index < 0) {
        m_language->addItem(wording::languageName(language), language);
        index = m_language->count() - 1;
        widenList(*m_language);
    }
    m_language->setCurrentIndex(index);
    if (m_languagePart->isVisibleTo(this))
        Q_EMIT changed();
}

void ImportForm::setFound(const workspace::ImportPreview &preview)
{
    m_foundFormat = preview.format;
    m_formatNote->setText(
        m_format->currentData().toString().isEmpty()
            ? (preview.info.fileVersion.isEmpty()
                   ? tr("Recognized: %1").arg(wording::formatName(preview.format))
                   : tr("Recognized: %1, version %2")
                         .arg(wording::formatName(preview.format), preview.info.fileVersion))
            : QString());
    m_formatNote->setVisible(!m_formatNote->text().isEmpty());
    const auto formats = workspace::formatList();
    const auto format =
        std::ranges::find_if(formats, [&](const auto &one) { return one.id == preview.format; });
    const bool open =
        format != formats.end() && format->kinds.size() > 1 && preview.info.fileVersion.isEmpty();
    if (open && std::exchange(m_kindsOf, preview.format) != preview.format) {
        m_kind->clear();
        for (const project::ProjectKind kind : format->kinds)
            m_kind->addItem(kindWords(kind), static_cast<int>(kind));
        widenList(*m_kind);
    }
    if (open)
        m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(preview.info.kind)));
    m_kindPart->setVisible(open);
    m_languagePart->setVisible(preview.info.fileVersion.isEmpty());
    if (!m_nameTyped) {
        m_foundName = preview.projectName;
        m_name->setText(m_foundName);
    }
    if (preview.info.kind != m_foundKind || m_target->count() <= 1) {
        m_foundKind = preview.info.kind;
        fillTargets();
    }
}

void ImportForm::setUnknownFormat()
{
    m_formatNote->setText(tr("Not recognized; choose the format."));
    m_formatNote->show();
}

void ImportForm::showNameProblem(const QString &sentence)
{
    m_nameProblem->setText(sentence);
    m_nameProblem->show();
    m_name->setProperty("invalid", true);
    m_name->update();
    m_name->setFocus();
    m_name->selectAll();
}

workspace::ImportRequest ImportForm::request() const
{
    workspace::ImportRequest request;
    request.files = m_files;
    request.format = m_format->currentData().toString();
    if (target() != 0)
        request.project = target();
    else
        request.newProjectName = m_name->text().trimmed();
    if (m_kindPart->isVisibleTo(this))
        request.kind = kind();
    if (m_languagePart->isVisibleTo(this))
        request.language = m_language->currentData().toString();
    if (m_set->checkedId() > 0)
        request.dataset = m_set->checkedId() == 1 ? project::Dataset::Train : project::Dataset::Test;
    request.skipExisting = target() != 0 && m_existing->currentData().toBool();
    return request;
}

} // namespace glossa::projects
#include "moc_import_form.cpp"
