// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labels_panel.h"

#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_rows.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glossa::labeling {

using models::byKind;
using project::CategoryKind;
using theme::px;

LabelsPanel::LabelsPanel(QWidget *parent) : QWidget(parent), m_rows(new widgets::ChoiceRows(this))
{
    setObjectName(QStringLiteral("labelsPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, px(8), 0, 0);
    layout->setSpacing(px(8));
    m_find = new widgets::SearchField;
    m_find->setObjectName(QStringLiteral("findLabel"));
    m_find->setKey(QStringLiteral("/"));
    m_find->installEventFilter(this);
    auto *findRow = new QVBoxLayout;
    findRow->setContentsMargins(px(16), 0, px(16), 0);
    findRow->addWidget(m_find);
    layout->addLayout(findRow);

    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("labelList"));
    m_list->setModel(m_rows);
    m_list->setRowHeight(px(30));
    m_list->setLines(false);
    m_list->viewport()->setBackgroundRole(QPalette::AlternateBase);
    layout->addWidget(m_list, 1000);

    m_addButton = new QPushButton;
    m_addButton->setObjectName(QStringLiteral("addEntity"));
    m_addButton->setProperty("kind", QStringLiteral("quiet"));
    m_addButton->setIcon(theme::icon(theme::Icon::Plus));
    m_addInput = new QLineEdit;
    m_addInput->setObjectName(QStringLiteral("addEntityName"));
    m_addInput->installEventFilter(this);
    m_addStack = new QStackedWidget;
    // The button is as wide as its words, the field as the panel.
    auto *buttonRow = new QWidget;
    auto *buttonLayout = new QHBoxLayout(buttonRow);
    buttonLayout->setContentsMargins(0, 0, 0, 0);
    buttonLayout->addWidget(m_addButton);
    buttonLayout->addStretch(1);
    m_addStack->addWidget(buttonRow);
    m_addStack->addWidget(m_addInput);
    auto *addRow = new QVBoxLayout;
    addRow->setContentsMargins(px(6), 0, px(16), px(8));
    addRow->addWidget(m_addStack);
    layout->addLayout(addRow);
    layout->addStretch(1);

    connect(m_find, &QLineEdit::textChanged, this, &LabelsPanel::narrow);
    connect(m_list, &widgets::RowView::rowClicked, this, &LabelsPanel::click);
    connect(m_list, &widgets::RowView::rowActivated, this, &LabelsPanel::choose);
    connect(m_list, &widgets::RowView::currentRowChanged, this,
            [this](int row) { Q_EMIT currentChanged(m_rows->nameAt(row)); });
    connect(m_addButton, &QPushButton::clicked, this, &LabelsPanel::openAdd);
    setChoices({}, CategoryKind::Entity);
}

void LabelsPanel::setChoices(std::vector<widgets::Choice> choices, CategoryKind kind)
{
    m_choices = std::move(choices);
    m_find->setPlaceholderText(
        byKind(kind, tr("Type to find an intent"), tr("Type to find a label"), tr("Type to find a class")));
    m_find->setAccessibleName(byKind(kind, tr("Find an intent"), tr("Find a label"), tr("Find a class")));
    m_list->setAccessibleName(byKind(kind, tr("Intents"), tr("Labels"), tr("Classes")));
    // Where there are only intents, the first entity can be made here.
    const bool classes = kind == CategoryKind::Class;
    m_addButton->setText(classes ? tr("Add class") : tr("Add entity"));
    m_addInput->setPlaceholderText(classes ? tr("Name of the class, then Enter")
                                           : tr("Name of the entity, then Enter"));
    m_addInput->setAccessibleName(classes ? tr("Name of the new class") : tr("Name of the new entity"));
    narrow();
}

void LabelsPanel::narrow()
{
    m_rows->show(matching(m_choices, m_find->text().trimmed(), {}), {}, {});
    m_list->setMaximumHeight(m_rows->rowCount() * m_list->rowHeight());
}

void LabelsPanel::setActive(const QString &category)
{
    m_list->setCurrentRow(m_rows->rowOf(category));
}

void LabelsPanel::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LabelsPanel::choose(int row)
{
    const QString category = m_rows->nameAt(row);
    if (category.isEmpty())
        return;
    m_find->clear();
    Q_EMIT chosen(category);
}

void LabelsPanel::click(int row)
{
    const QString category = m_rows->nameAt(row);
    if (category.isEmpty())
        return;
    m_find->clear();
    Q_EMIT clicked(category);
}

void LabelsPanel::openAdd()
{
    m_addInput->setText(m_rows->rowCount() == 0 ? m_find->text() : QString());
    m_addStack->setCurrentWidget(m_addInput);
    m_addInput->setFocus(Qt::OtherFocusReason);
}

void LabelsPanel::closeAdd()
{
    m_addStack->setCurrentIndex(0);
    m_addButton->setFocus(Qt::OtherFocusReason);
}

void LabelsPanel::submitAdd()
{
    const QString name = m_addInput->text().trimmed();
    m_addInput->clear();
    if (name.isEmpty()) {
        closeAdd();
        return;
    }
    Q_EMIT addRequested(name);
}

bool LabelsPanel::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (object == m_addInput && (enter || key == Qt::Key_Escape)) {
        enter ? submitAdd() : closeAdd();
        return true;
    }
    if (object == m_find) {
        if (enter) {
            // What was typed means the best match; else the row under the hand.
            choose(m_find->text().trimmed().isEmpty() ? qMax(0, m_list->currentRow()) : 0);
            return true;
        }
        if (key == Qt::Key_Down) {
            m_list->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_find->clear();
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace glossa::labeling
#include "moc_labels_panel.cpp"
