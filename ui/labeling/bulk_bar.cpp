// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/bulk_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::labeling {

using theme::px;

BulkBar::BulkBar(Form form, Gives gives, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("bulkBar"));
    setAutoFillBackground(true);
    setBackgroundRole(form == Form::Wide ? QPalette::Base : QPalette::AlternateBase);
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("bulkCount"));
    theme::setRole(*m_count, theme::TextRole::BodyMedium, theme::Ink::Primary);
    const auto button = [](const QString &words, const char *name, const char *kind) {
        auto *made = new QPushButton(words);
        made->setObjectName(QString::fromLatin1(name));
        made->setProperty("kind", QString::fromLatin1(kind));
        return made;
    };
    if (gives == Gives::Intent)
        m_category = button(tr("Set intent"), "bulkIntent", "normal");
    else if (gives != Gives::Nothing)
        m_category = button(gives == Gives::Class ? tr("Set class") : tr("Add class"), "bulkClass", "normal");
    m_train = button(tr("To training"), "bulkTrain", "normal");
    m_test = button(tr("To test"), "bulkTest", "normal");
    m_remove = button(tr("Delete"), "bulkDelete", "danger");
    m_clear = button(tr("Clear"), "bulkClear", "quiet");
    m_train->setAccessibleName(tr("Move to the training set"));
    m_test->setAccessibleName(tr("Move to the test set"));
    m_clear->setAccessibleName(tr("Clear the selection"));
    form == Form::Wide ? layOutWide() : layOutNarrow();
    if (m_category != nullptr)
        connect(m_category, &QPushButton::clicked, this, &BulkBar::categoryRequested);
    connect(m_train, &QPushButton::clicked, this, [this] { Q_EMIT datasetChosen(project::Dataset::Train); });
    connect(m_test, &QPushButton::clicked, this, [this] { Q_EMIT datasetChosen(project::Dataset::Test); });
    connect(m_remove, &QPushButton::clicked, this, &BulkBar::deleteRequested);
    connect(m_clear, &QPushButton::clicked, this, &BulkBar::cleared);
}

void BulkBar::layOutWide()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(5), px(16), px(5));
    layout->setSpacing(px(8));
    layout->addWidget(m_count);
    layout->addSpacing(px(8));
    for (QPushButton *button : {m_category, m_train, m_test, m_remove})
        if (button != nullptr)
            layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(m_clear);
}

void BulkBar::layOutNarrow()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(12), px(8), px(12), px(8));
    layout->setSpacing(px(6));
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_clear);
    layout->addLayout(head);
    for (QPushButton *button : {m_category, m_train, m_test, m_remove})
        if (button != nullptr)
            layout->addWidget(button);
    layout->addStretch(1);
}

void BulkBar::setCount(int count)
{
    m_count->setText(tr("%n selected", "utterances", count));
}

QWidget *BulkBar::categoryButton() const
{
    return m_category;
}

} // namespace glossa::labeling
#include "moc_bulk_bar.cpp"
