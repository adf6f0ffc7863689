// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/settings/appearance.h"
#include "ui/settings/key_bindings.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace glossa::widgets {
class RowView;
}

namespace glossa::settings {

class KeyboardSection;
class SectionRows;
class SettingSection;

/// Everything that can be set, saved as it is changed: the project, the look, labeling, keys, storage.
class SettingsPane : public QWidget {
    Q_OBJECT
public:
    SettingsPane(models::StudioContext &context, KeyBindings &keys, Appearance &appearance,
                 QWidget *parent = nullptr);
    ~SettingsPane() override;

    /// Shows a command's key ready to be changed.
    void editKey(const QString &command);

private:
    QWidget *makeHeader();
    SettingSection *makeAppearance(Appearance &appearance);
    SettingSection *makeLabeling();
    SettingSection *makeStorage();
    void addSection(const QString &name, int icon, SettingSection *section);
    void showSections();

    models::StudioContext &m_context;
    SectionRows *m_names = nullptr;
    std::vector<SettingSection *> m_sections;
    QLineEdit *m_find = nullptr;
    widgets::RowView *m_list = nullptr;
    KeyboardSection *m_keyboard = nullptr;
    QWidget *m_pages = nullptr;
    QLabel *m_nothing = nullptr;
};

} // namespace glossa::settings
