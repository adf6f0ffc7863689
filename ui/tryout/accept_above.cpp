// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/accept_above.h"

#include "ui/theme/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr double firstLeast = 0.95;

} // namespace

AcceptAbove::AcceptAbove(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_least(new QDoubleSpinBox), m_button(new QPushButton)
{
    m_least->setObjectName(QStringLiteral("acceptLeast"));
    m_least->setAccessibleName(tr("Least sure to accept"));
    m_least->setRange(0.0, 1.0);
    m_least->setSingleStep(0.01);
    m_least->setDecimals(2);
    m_least->setValue(firstLeast);
    m_least->setKeyboardTracking(false);
    m_least->setFixedWidth(px(68));
    m_button->setObjectName(QStringLiteral("acceptAbove"));
    m_button->setProperty("kind", QStringLiteral("quiet"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(4));
    row->addWidget(m_button);
    row->addWidget(m_least);
    connect(m_least, &QDoubleSpinBox::valueChanged, this, [this] { count(m_filter); });
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT acceptRequested(wanted()); });
    show(0);
}

workspace::QueryFilter AcceptAbove::wanted() const
{
    workspace::QueryFilter filter = m_filter;
    filter.atLeast = std::max(m_least->value(), m_filter.atLeast.value_or(0.0));
    return filter;
}

void AcceptAbove::count(const workspace::QueryFilter &filter)
{
    m_filter = filter;
    if (m_context.project() == 0)
        return;
    m_context.session()
        .read([project = m_context.project(), filter = wanted()](workspace::Workspace &workspace) {
            return workspace::countQueries(workspace, project, filter);
        })
        .then(this, [this, number = ++m_asked](const Result<std::int64_t> &counted) {
            if (number == m_asked)
                show(counted.value_or(0)); // a list that cannot be read says why itself
        });
}

void AcceptAbove::show(std::int64_t count)
{
    m_button->setText(
        tr("Accept %1 above", nullptr, static_cast<int>(count)).arg(QLocale().toString(qlonglong(count))));
    m_button->setAccessibleName(
        tr("Accept %1 queries answered at least %2 sure", nullptr, static_cast<int>(count))
            .arg(QLocale().toString(qlonglong(count)), QLocale().toString(m_least->value(), 'f', 2)));
    m_button->setEnabled(count > 0);
}

} // namespace glossa::tryout
#include "moc_accept_above.cpp"
