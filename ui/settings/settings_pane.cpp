// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_pane.h"

#include "ui/settings/escape_restores.h"
#include "ui/settings/keyboard_section.h"
#include "ui/settings/project_section.h"
#include "ui/settings/section_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"

#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <QComboBox>

namespace glossa::settings {

using theme::px;

namespace {

constexpr int projectSection = 0;

} // namespace

SettingsPane::SettingsPane(models::StudioContext &context, KeyBindings &keys, Appearance &appearance,
                           QWidget *parent)
    : QWidget(parent), m_context(context), m_names(new SectionRows(this))
{
    setObjectName(QStringLiteral("settingsPane"));
    m_pages = new QWidget;
    m_pages->setAutoFillBackground(true);
    m_pages->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(m_pages);
    column->setContentsMargins(px(32), px(20), px(32), px(20));
    column->setSpacing(0);
    m_keyboard = new KeyboardSection(keys);
    addSection(tr("Project"), static_cast<int>(theme::Icon::Cube), new ProjectSection(context));
    addSection(tr("Appearance"), static_cast<int>(theme::Icon::Palette), makeAppearance(appearance));
    addSection(tr("Labeling"), static_cast<int>(theme::Icon::Label), makeLabeling());
    addSection(tr("Keyboard"), static_cast<int>(theme::Icon::Keyboard), m_keyboard);
    addSection(tr("Storage"), static_cast<int>(theme::Icon::Folder), makeStorage());
    m_nothing = new QLabel;
    theme::setRole(*m_nothing, theme::TextRole::Body, theme::Ink::Secondary);
    column->addWidget(m_nothing);
    column->addStretch(1);
    column->setStretchFactor(m_keyboard, 100); // its list takes the height there is

    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("settingSections"));
    m_list->setAccessibleName(tr("Sections of the settings"));
    m_list->setModel(m_names);
    m_list->setLines(false);
    m_list->setRounded(true);
    m_list->setTypeAhead(true);
    m_list->setFixedWidth(px(191));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *left = new QWidget;
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::AlternateBase);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, px(12), 0, 0);
    leftColumn->addWidget(m_list);
    m_list->viewport()->setBackgroundRole(QPalette::AlternateBase);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Settings"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_pages);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(left);
    body->addWidget(theme::hairline(Qt::Vertical));
    body->addWidget(scroll, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(body, 1);

    connect(m_list, &widgets::RowView::currentRowChanged, this, [this] {
        m_find->clear();
        showSections();
    });
    connect(m_find, &QLineEdit::textChanged, this, &SettingsPane::showSections);
    connect(&m_context, &models::StudioContext::projectOpened, this, &SettingsPane::showSections);
    m_list->setCurrentRow(context.project() != 0 ? projectSection : projectSection + 1);
    showSections();
}

// A field that goes while it has the focus calls its text finished, to what is half gone by then.
SettingsPane::~SettingsPane()
{
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->disconnect(this);
}

QWidget *SettingsPane::makeHeader()
{
    auto *header = new widgets::PaneHead(tr("Settings"), tr("saved as you change them"));
    m_find = new widgets::SearchField;
    m_find->setObjectName(QStringLiteral("findSetting"));
    m_find->setPlaceholderText(tr("Find a setting"));
    m_find->setAccessibleName(tr("Find a setting"));
    m_find->setFixedWidth(px(200));
    header->addControl(m_find);
    return header;
}

void SettingsPane::addSection(const QString &name, int icon, SettingSection *section)
{
    std::vector<SectionName> names = m_names->rows();
    names.push_back({name, static_cast<theme::Icon>(icon)});
    m_names->setRows(std::move(names));
    m_sections.push_back(section);
    m_pages->layout()->addWidget(section);
}

SettingSection *SettingsPane::makeAppearance(Appearance &appearance)
{
    auto *section = new SettingSection(tr("Appearance"));
    auto *theme = new QComboBox;
    theme->setObjectName(QStringLiteral("settingTheme"));
    theme->setFixedWidth(px(fieldWidth));
    theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    theme->addItem(tr("High contrast"), static_cast<int>(ThemeChoice::HighContrast));
    const auto show = [theme, &appearance] {
        theme->setCurrentIndex(theme->findData(static_cast<int>(appearance.theme())));
    };
    show();
    connect(&appearance, &Appearance::themeChanged, theme, show);
    connect(theme, &QComboBox::activated, &appearance, [theme, &appearance] {
        appearance.setTheme(static_cast<ThemeChoice>(theme->currentData().toInt()));
    });
    section->addRow(tr("Theme"), tr("Changes at once, all over the window."), theme);
    auto *size = new QSpinBox;
    size->setObjectName(QStringLiteral("settingTextSize"));
    size->setRange(smallestText, largestText);
    size->setSingleStep(10);
    size->setSuffix(tr(" %", "percent"));
    size->setValue(appearance.textPercent());
    size->setKeyboardTracking(false);
    size->setFixedWidth(px(96));
    letEscapeRestore(*size);
    connect(size, &QSpinBox::valueChanged, &appearance, &Appearance::setTextPercent);
    section->addRow(tr("Text size"), tr("80 to 200 %; rows, fields and icons grow with it."), size);
    return section;
}

SettingSection *SettingsPane::makeLabeling()
{
    auto *section = new SettingSection(tr("Labeling"));
    auto *author = new QLineEdit(m_context.author());
    author->setObjectName(QStringLiteral("settingAuthor"));
    author->setFixedWidth(px(fieldWidth));
    author->setMaxLength(60);
    letEscapeRestore(*author, [this] { return m_context.author(); });
    connect(author, &QLineEdit::editingFinished, this, [this, author] {
        m_context.setAuthor(author->text());
        author->setText(m_context.author()); // blanks are no name
    });
    section->addRow(tr("Your name"),
                    tr("Stands beside every change in the history. Undo takes back the steps of this name."),
                    author);
    return section;
}

SettingSection *SettingsPane::makeStorage()
{
    auto *section = new SettingSection(tr("Storage"));
    const QString folder = m_context.session().folder();
    auto *open = new QPushButton(tr("Open folder"));
    open->setObjectName(QStringLiteral("openFolder"));
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    section->addRow(
        tr("Workspace"),
        tr("%1\nHolds the projects (glossa.db) and the models. Copy the whole folder while no program has it "
           "open to keep a copy.")
            .arg(QDir::toNativeSeparators(folder)),
        open);
    return section;
}

void SettingsPane::showSections()
{
    const QString words = m_find->text().trimmed();
    const bool open = m_context.project() != 0;
    bool any = false;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const bool matches = m_sections[i]->filter(words);
        const bool chosen = words.isEmpty() ? static_cast<int>(i) == m_list->currentRow() : matches;
        const bool shown = chosen && (open || i != projectSection);
        m_sections[i]->setVisible(shown);
        any = any || shown;
    }
    m_nothing->setVisible(!any);
    m_nothing->setText(words.isEmpty() ? tr("Open a project to see its settings.")
                                       : tr("No setting of that name."));
}

void SettingsPane::editKey(const QString &command)
{
    m_list->setCurrentRow(3);
    m_keyboard->editKey(command);
}

} // namespace glossa::settings
#include "moc_settings_pane.cpp"
