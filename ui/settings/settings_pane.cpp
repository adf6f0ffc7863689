// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_pane.h"

#include "core/workspace/edit/edit.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace glossa::settings {

using theme::px;

namespace {

// The languages that Azure's CLU lists first, and the plain code of English; others can be typed.
const QStringList languages{QStringLiteral("en-us"), QStringLiteral("en-gb"), QStringLiteral("en"),
                            QStringLiteral("de"),    QStringLiteral("fr"),    QStringLiteral("es"),
                            QStringLiteral("it"),    QStringLiteral("pt-br"), QStringLiteral("nl"),
                            QStringLiteral("tr"),    QStringLiteral("ar"),    QStringLiteral("hi"),
                            QStringLiteral("zh-hans"), QStringLiteral("ja"),  QStringLiteral("ko"),
                            QStringLiteral("th")};

QLabel *title(const QString &text)
{
    auto *label = new QLabel(text);
    theme::setRole(*label, theme::TextRole::Title, theme::Ink::Primary);
    return label;
}

} // namespace

SettingsPane::SettingsPane(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("settingsPane"));
    auto *header = new QWidget;
    header->setFixedHeight(px(48));
    auto *headLayout = new QHBoxLayout(header);
    headLayout->setContentsMargins(px(16), 0, px(16), 0);
    headLayout->addWidget(title(tr("Settings")));
    auto *words = new QLabel(tr("saved as you change them"));
    theme::setRole(*words, theme::TextRole::Body, theme::Ink::Secondary);
    headLayout->addWidget(words);
    headLayout->addStretch();

    auto *content = new QWidget;
    content->setMaximumWidth(px(800));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(32), px(20), px(32), px(20));
    column->setSpacing(px(10));
    m_project = makeProject();
    column->addWidget(m_project);
    column->addWidget(makeProgram());
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(scroll, 1);
    connect(&context, &models::StudioContext::projectOpened, this, &SettingsPane::fill);
    connect(&context, &models::StudioContext::overviewChanged, this, &SettingsPane::fill);
    fill();
}

void SettingsPane::addRow(QVBoxLayout *to, const QString &name, const QString &words, QWidget *control)
{
    auto *head = new QLabel(name);
    theme::setRole(*head, theme::TextRole::BodyMedium, theme::Ink::Primary);
    head->setBuddy(control);
    control->setAccessibleName(name);
    control->setAccessibleDescription(words);
    auto *text = new QLabel(words);
    text->setWordWrap(true);
    theme::setRole(*text, theme::TextRole::Body, theme::Ink::Secondary);
    auto *left = new QVBoxLayout;
    left->setSpacing(px(2));
    left->addWidget(head);
    left->addWidget(text);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(24));
    row->addLayout(left, 1);
    row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    if (qobject_cast<QLineEdit *>(control) || qobject_cast<QComboBox *>(control))
        control->setFixedWidth(px(236));
    to->addLayout(row);
    to->addWidget(theme::hairline(Qt::Horizontal));
}

QWidget *SettingsPane::makeProject()
{
    m_projectTitle = title({});
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("projectName"));
    m_description = new QLineEdit;
    m_language = new QComboBox;
    m_language->setEditable(true);
    m_language->addItems(languages);
    m_multilingual = new QCheckBox;
    m_threshold = new QDoubleSpinBox;
    m_threshold->setObjectName(QStringLiteral("noneThreshold"));
    m_threshold->setRange(0.0, 1.0);
    m_threshold->setSingleStep(0.05);
    m_threshold->setDecimals(2);
    m_delete = new QPushButton(tr("Delete project"));
    m_delete->setProperty("kind", QStringLiteral("danger"));
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins({});
    column->setSpacing(px(10));
    column->addWidget(m_projectTitle);
    addRow(column, tr("Name"), tr("Used in exports and by callers."), m_name);
    addRow(column, tr("Description"), tr("Shown in the list of projects."), m_description);
    addRow(column, tr("Main language"), tr("New items get it unless you say otherwise."), m_language);
    addRow(column, tr("Several languages"), tr("Each item carries its own language; one model learns all of them."),
           m_multilingual);
    addRow(column, tr("None threshold"),
           tr("Below it the answer is None. Takes effect at once, also for models already trained."), m_threshold);
    addRow(column, tr("Delete project"), tr("Goes to the trash with its models; you can bring it back."), m_delete);
    connect(m_name, &QLineEdit::editingFinished, this, &SettingsPane::save);
    connect(m_description, &QLineEdit::editingFinished, this, &SettingsPane::save);
    connect(m_language, &QComboBox::currentTextChanged, this, &SettingsPane::save);
    connect(m_multilingual, &QCheckBox::clicked, this, &SettingsPane::save);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &SettingsPane::save);
    connect(m_delete, &QPushButton::clicked, this, &SettingsPane::deleteProject);
    return widget;
}

QWidget *SettingsPane::makeProgram()
{
    m_scheme = new QComboBox;
    m_scheme->setObjectName(QStringLiteral("themeChoice"));
    m_scheme->addItems({tr("Light"), tr("Dark"), tr("High contrast")});
    m_factor = new QSpinBox;
    m_factor->setRange(80, 200);
    m_factor->setSingleStep(10);
    m_factor->setSuffix(tr(" %"));
    m_author = new QLineEdit(m_context.author());
    m_author->setObjectName(QStringLiteral("authorName"));
    if (const auto *style = qobject_cast<const theme::GlossaStyle *>(QApplication::style())) {
        m_scheme->setCurrentIndex(static_cast<int>(style->scheme()));
        m_factor->setValue(static_cast<int>(style->textFactor() * 100.0 + 0.5));
    } else {
        m_factor->setValue(100);
    }
    auto *folder = new QLineEdit(m_context.session().folder());
    folder->setReadOnly(true);
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, px(16), 0, 0);
    column->setSpacing(px(10));
    column->addWidget(title(tr("This program")));
    addRow(column, tr("Your name"), tr("Stands beside every change; undo takes back your own steps."), m_author);
    addRow(column, tr("Theme"), tr("Light, dark, or black with high contrast."), m_scheme);
    addRow(column, tr("Text size"), tr("Everything grows with it."), m_factor);
    addRow(column, tr("Workspace"), tr("The folder that holds projects and models."), folder);
    const auto choose = [this] {
        Q_EMIT themeChosen(static_cast<theme::Scheme>(m_scheme->currentIndex()), m_factor->value() / 100.0);
    };
    connect(m_scheme, &QComboBox::activated, this, choose);
    connect(m_factor, &QSpinBox::editingFinished, this, choose);
    connect(m_author, &QLineEdit::editingFinished, this, [this] { m_context.setAuthor(m_author->text()); });
    return widget;
}

void SettingsPane::fill()
{
    const auto &overview = m_context.overview();
    m_project->setVisible(overview.has_value());
    if (!overview)
        return;
    m_filling = true;
    const project::ProjectInfo &info = overview->summary.info;
    m_projectTitle->setText(info.name);
    const auto put = [](QLineEdit *field, const QString &text) {
        if (!field->hasFocus())
            field->setText(text);
    };
    put(m_name, info.name);
    put(m_description, info.description);
    if (m_language->currentText() != info.language)
        m_language->setCurrentText(info.language);
    m_multilingual->setChecked(info.multilingual);
    if (!m_threshold->hasFocus())
        m_threshold->setValue(info.confidenceThreshold.value_or(0.0));
    m_threshold->setEnabled(info.kind == project::ProjectKind::Conversation);
    m_filling = false;
}

void SettingsPane::save()
{
    if (m_filling || !m_context.overview())
        return;
    project::ProjectInfo info = m_context.overview()->summary.info;
    const project::ProjectInfo before = info;
    if (!m_name->text().trimmed().isEmpty())
        info.name = m_name->text().trimmed();
    info.description = m_description->text();
    info.language = m_language->currentText().trimmed();
    info.multilingual = m_multilingual->isChecked();
    if (info.kind == project::ProjectKind::Conversation && m_threshold->value() != info.confidenceThreshold.value_or(0.0))
        info.confidenceThreshold = m_threshold->value();
    if (!(info == before))
        m_context.apply({project::ChangeProject{info, std::nullopt}}, QStringLiteral("project settings"));
}

void SettingsPane::deleteProject()
{
    const auto project = m_context.project();
    const QString name = m_context.overview() ? m_context.overview()->summary.info.name : QString();
    m_context.session()
        .write([project](workspace::Workspace &workspace) { return workspace::trashProject(workspace, project); })
        .then(this, [this, name](const Status &trashed) {
            if (!trashed) {
                m_context.report(trashed.error());
                return;
            }
            m_context.closeProject();
            m_context.goTo(models::Step::Projects);
            m_context.say(tr("%1 is in the trash. Projects shows it there.").arg(name));
        });
}

} // namespace glossa::settings
