// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::settings {

using theme::px;

SettingRow::SettingRow(const QString &name, const QString &about, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(name))
    , m_about(new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary, about))
    , m_control(control)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_name->setTextFormat(Qt::PlainText);
    theme::setRole(*m_name, theme::TextRole::BodyMedium);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    control->setAccessibleDescription(about);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_about);
    m_row->setContentsMargins(0, px(10), 0, px(10));
    m_row->setSpacing(px(24));
    m_row->addLayout(words, 1);
    m_row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(theme::hairline(Qt::Horizontal));
}

void SettingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int leastWords = 220;
    const bool narrow =
        width() < px(leastWords + 24) + std::max(m_control->sizeHint().width(), m_control->minimumWidth());
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setSpacing(px(narrow ? 8 : 24));
    m_row->setAlignment(m_control, narrow ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignRight | Qt::AlignVCenter);
}

void SettingRow::setAbout(const QString &about)
{
    m_about->setText(about);
}

bool SettingRow::matches(const QString &words) const
{
    return m_name->text().contains(words, Qt::CaseInsensitive) ||
           m_about->text().contains(words, Qt::CaseInsensitive);
}

SettingSection::SettingSection(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(title)), m_column(new QVBoxLayout(this))
{
    m_title->setTextFormat(Qt::PlainText);
    theme::setRole(*m_title, theme::TextRole::Title);
    m_column->setContentsMargins(0, 0, 0, px(16));
    m_column->setSpacing(0);
    m_column->addWidget(m_title);
    m_column->addSpacing(px(2));
    setMaximumWidth(px(760));
}

void SettingSection::setTitle(const QString &title)
{
    m_title->setText(title);
}

SettingRow *SettingSection::addRow(const QString &name, const QString &about, QWidget *control)
{
    auto *row = new SettingRow(name, about, control);
    m_column->addWidget(row);
    m_rows.push_back(row);
    return row;
}

void SettingSection::addWhole(QWidget *widget)
{
    m_column->addWidget(widget, 1);
    m_whole.push_back(widget);
}

bool SettingSection::filter(const QString &words)
{
    bool any = false;
    for (SettingRow *row : m_rows) {
        const bool shown = !row->property("hiddenHere").toBool() && (words.isEmpty() || row->matches(words));
        row->setVisible(shown);
        any = any || shown;
    }
    for (QWidget *widget : m_whole)
        widget->setVisible(words.isEmpty());
    return any;
}

} // namespace glossa::settings
#include "moc_setting_row.cpp"
