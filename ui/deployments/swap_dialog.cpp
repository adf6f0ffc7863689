// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/swap_dialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::deployments {

using theme::px;

SwapDialog::SwapDialog(const QStringList &names, const QString &first, QWidget *parent)
    : QDialog(parent), m_first(new QComboBox), m_second(new QComboBox), m_swap(new QPushButton(tr("Swap")))
{
    setObjectName(QStringLiteral("swapDialog"));
    setWindowTitle(tr("Swap deployments"));
    m_first->setObjectName(QStringLiteral("swapFirst"));
    m_second->setObjectName(QStringLiteral("swapSecond"));
    m_swap->setObjectName(QStringLiteral("swapYes"));
    m_first->addItems(names);
    m_second->addItems(names);
    m_first->setCurrentText(first);
    m_second->setCurrentIndex(m_first->currentIndex() == 0 ? 1 : 0);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(8));
    column->addWidget(new widgets::Prose(theme::TextRole::Title, theme::Ink::Primary, windowTitle()));
    column->addWidget(new widgets::Prose(
        theme::TextRole::Body, theme::Ink::Secondary,
        tr("Each serves the other's model afterwards; no caller is left without an answer.")));
    column->addWidget(widgets::fieldLabel(tr("&First"), m_first));
    column->addWidget(m_first);
    column->addWidget(widgets::fieldLabel(tr("&Second"), m_second));
    column->addWidget(m_second);
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    auto *cancel = new QPushButton(tr("Cancel"));
    widgets::setPrimary(*this, *m_swap);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_swap);
    const auto check = [this] { m_swap->setEnabled(m_first->currentIndex() != m_second->currentIndex()); };
    connect(m_first, &QComboBox::currentIndexChanged, this, check);
    connect(m_second, &QComboBox::currentIndexChanged, this, check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_swap, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this,
            [this] { Q_EMIT wanted(m_first->currentText(), m_second->currentText()); });
    widgets::frameDialog(*this, content, foot);
    setFixedWidth(px(440));
    check();
}

} // namespace glossa::deployments
#include "moc_swap_dialog.cpp"
