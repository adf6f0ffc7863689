// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/foot_boxes.h"

#include "core/text/tokenizer.h"
#include "ui/labeling/swatch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/segment.h"
#include "wording/numbers.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::labeling {

using theme::px;

namespace {

QLabel *text(const QString &words, theme::TextRole role, theme::Ink ink)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    theme::setRole(*label, role, ink);
    return label;
}

/// As a reader counts them: a family of emoji joined to one picture is one.
int charactersOf(QStringView text)
{
    const std::u16string_view units(text.utf16(), static_cast<std::size_t>(text.size()));
    const auto size = static_cast<std::int32_t>(units.size());
    int count = 0;
    for (std::int32_t at = 0; at < size; at = text::nextGrapheme(units, at))
        ++count;
    return count;
}

QVBoxLayout *boxLayout(QWidget *box)
{
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(px(16), px(12), px(16), px(12));
    layout->setSpacing(px(8));
    return layout;
}

} // namespace

LabelBox::LabelBox(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("labelBox"));
    auto *layout = boxLayout(this);
    auto *head = new QHBoxLayout;
    head->addWidget(text(tr("Selected label"), theme::TextRole::SectionHead, theme::Ink::Secondary), 1);
    m_length = text({}, theme::TextRole::Caption, theme::Ink::Secondary);
    m_length->setObjectName(QStringLiteral("activeLabelLength"));
    head->addWidget(m_length);
    layout->addLayout(head);

    auto *name = new QHBoxLayout;
    name->setSpacing(px(8));
    m_swatch = new Swatch;
    m_name = text({}, theme::TextRole::BodyMedium, theme::Ink::Primary);
    m_name->setObjectName(QStringLiteral("activeLabelName"));
    name->addWidget(m_swatch);
    name->addWidget(m_name, 1);
    layout->addLayout(name);

    auto *edges = new QHBoxLayout;
    edges->setSpacing(px(4));
    const auto caps = [&](const QString &first, const QString &second, const QString &words) {
        edges->addWidget(new widgets::KeyCap(first));
        edges->addWidget(new widgets::KeyCap(second));
        edges->addWidget(text(words, theme::TextRole::Caption, theme::Ink::Secondary));
    };
    caps(QStringLiteral("["), QStringLiteral("]"), tr("start"));
    edges->addSpacing(px(4));
    caps(QStringLiteral("{"), QStringLiteral("}"), tr("end"));
    edges->addStretch(1);
    layout->addLayout(edges);

    auto *remove = new QPushButton(tr("Remove"));
    remove->setObjectName(QStringLiteral("removeLabel"));
    remove->setProperty("kind", QStringLiteral("danger"));
    remove->setProperty("small", true);
    remove->setProperty("key", QStringLiteral("X"));
    connect(remove, &QPushButton::clicked, this, &LabelBox::removeRequested);
    layout->addWidget(remove, 0, Qt::AlignLeft);
}

void LabelBox::show(const project::Label &label, const QString &text, int slot)
{
    m_swatch->setSlot(slot);
    m_name->setText(label.category);
    const QStringView words = QStringView(text).mid(label.span.begin, label.span.length);
    m_length->setText(tr("%n characters", nullptr, charactersOf(words)));
}

DocumentBox::DocumentBox(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("documentBox"));
    auto *layout = boxLayout(this);
    layout->addWidget(text(tr("This document"), theme::TextRole::SectionHead, theme::Ink::Secondary));
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setVerticalSpacing(px(8));
    const auto line = [&](const QString &words, QWidget *value) {
        const int row = grid->rowCount();
        grid->addWidget(text(words, theme::TextRole::Body, theme::Ink::Secondary), row, 0);
        grid->addWidget(value, row, 1, Qt::AlignRight);
    };
    m_dataset = new widgets::Segment({tr("Train"), tr("Test")});
    m_dataset->setObjectName(QStringLiteral("documentSet"));
    m_dataset->setAccessibleName(tr("Set of the document"));
    m_language = text({}, theme::TextRole::Body, theme::Ink::Primary);
    m_length = text({}, theme::TextRole::Body, theme::Ink::Primary);
    m_length->setObjectName(QStringLiteral("documentLength"));
    m_changed = text({}, theme::TextRole::Body, theme::Ink::Primary);
    line(tr("Set"), m_dataset);
    line(tr("Language"), m_language);
    line(tr("Length"), m_length);
    line(tr("Changed"), m_changed);
    layout->addLayout(grid);
    connect(m_dataset, &widgets::Segment::chosen, this, [this](int index) {
        Q_EMIT datasetChosen(index == 0 ? project::Dataset::Train : project::Dataset::Test);
    });
}

void DocumentBox::show(const workspace::ItemRow &row, const QString &projectLanguage)
{
    m_dataset->setCurrent(row.item.dataset == project::Dataset::Test ? 1 : 0);
    m_language->setText(row.item.language.isEmpty() ? projectLanguage : row.item.language);
    // Counting a long text takes a while, and this is shown anew with every label.
    if (m_length->text().isEmpty() || m_counted != row.item.text) {
        m_counted = row.item.text;
        m_length->setText(tr("%1 characters").arg(QLocale().toString(charactersOf(m_counted))));
    }
    m_changed->setText(
        row.changedBy.isEmpty()
            ? wording::relativeTime(row.changedMs)
            : tr("%1, %2", "author, time").arg(row.changedBy, wording::relativeTime(row.changedMs)));
}

} // namespace glossa::labeling
#include "moc_foot_boxes.cpp"
