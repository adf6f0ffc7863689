// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/bulk_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace glossa::labeling {

using theme::px;

BulkBar::BulkBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("bulkBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(5), px(16), px(5));
    layout->setSpacing(px(8));
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("bulkCount"));
    theme::setRole(*m_count, theme::TextRole::BodyMedium, theme::Ink::Primary);
    layout->addWidget(m_count);
    layout->addSpacing(px(8));
    const auto button = [&](const QString &words, const char *name, const char *kind) {
        auto *made = new QPushButton(words);
        made->setObjectName(QString::fromLatin1(name));
        made->setProperty("kind", QString::fromLatin1(kind));
        layout->addWidget(made);
        return made;
    };
    m_intent = button(tr("Set intent"), "bulkIntent", "normal");
    QPushButton *train = button(tr("To training"), "bulkTrain", "normal");
    QPushButton *test = button(tr("To test"), "bulkTest", "normal");
    QPushButton *remove = button(tr("Delete"), "bulkDelete", "danger");
    train->setAccessibleName(tr("Move to the training set"));
    test->setAccessibleName(tr("Move to the test set"));
    layout->addStretch(1);
    QPushButton *clear = button(tr("Clear"), "bulkClear", "quiet");
    clear->setAccessibleName(tr("Clear the selection"));
    connect(m_intent, &QPushButton::clicked, this, &BulkBar::intentRequested);
    connect(train, &QPushButton::clicked, this, [this] { Q_EMIT datasetChosen(project::Dataset::Train); });
    connect(test, &QPushButton::clicked, this, [this] { Q_EMIT datasetChosen(project::Dataset::Test); });
    connect(remove, &QPushButton::clicked, this, &BulkBar::deleteRequested);
    connect(clear, &QPushButton::clicked, this, &BulkBar::cleared);
}

void BulkBar::setCount(int count)
{
    m_count->setText(tr("%n selected", "utterances", count));
}

QWidget *BulkBar::intentButton() const
{
    return m_intent;
}

} // namespace glossa::labeling
#include "moc_bulk_bar.cpp"
