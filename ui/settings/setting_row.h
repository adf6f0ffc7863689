// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace glossa::settings {

/// How wide a field of a row is, in lengths of the design.
inline constexpr int fieldWidth = 236;

/// A setting: its name, what it does, and the control at the end; below them where the row is narrow.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    SettingRow(const QString &name, const QString &about, QWidget *control, QWidget *parent = nullptr);
    void setAbout(const QString &about);
    [[nodiscard]] bool matches(const QString &words) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *m_name;
    QLabel *m_about;
    QWidget *m_control;
    QBoxLayout *m_row;
};

/// A page of settings under one head.
class SettingSection : public QWidget {
    Q_OBJECT
public:
    explicit SettingSection(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    SettingRow *addRow(const QString &name, const QString &about, QWidget *control);
    /// Something that is no row; shown without a search only.
    void addWhole(QWidget *widget);
    /// Hides the rows that do not match; true if any is left. Empty shows all.
    bool filter(const QString &words);

private:
    QLabel *m_title;
    QVBoxLayout *m_column;
    std::vector<SettingRow *> m_rows;
    std::vector<QWidget *> m_whole;
};

} // namespace glossa::settings
