// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/confusion_tab.h"

#include "core/project/edit.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "ui/details/heat_legend.h"
#include "ui/details/heat_matrix.h"
#include "ui/details/judged_kind.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/side_split.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <functional>

namespace glossa::details {

using theme::px;

ConfusionTab::ConfusionTab(models::StudioContext &context, QWidget *parent) : Tab(parent), m_context(context)
{
    m_matrix = new HeatMatrix;
    m_matrix->setObjectName(QStringLiteral("confusionMatrix"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    auto *map = new QWidget;
    auto *mapLayout = new QVBoxLayout(map);
    mapLayout->setContentsMargins({});
    mapLayout->setSpacing(0);
    mapLayout->addWidget(m_matrix, 1);
    m_scales = new HeatLegend;
    mapLayout->addWidget(m_scales);
    m_errorList = new widgets::RowView;
    m_errorList->setObjectName(QStringLiteral("classErrors"));
    m_errorList->setAccessibleName(tr("Missed and wrong classes of the same documents"));
    m_errorList->setModel(&m_errors);
    m_pages = new QStackedWidget;
    m_pages->addWidget(map);
    m_pages->addWidget(m_errorList);
    auto *split =
        new widgets::SideSplit(QStringLiteral("details/confusionDrawer"), tr("Examples behind the cell"),
                               m_pages, makeDrawer(), {.leastMiddle = 560, .leastPanel = 280, .panel = 340});
    connect(split, &widgets::SideSplit::panelFitted, this, &ConfusionTab::fit);
    layout->addWidget(split, 1);
    makeActions();
    const auto enterExamples = [this] {
        if (m_examples.rowCount() == 0)
            return;
        m_list->setCurrentRow(0);
        widgets::SideSplit::reveal(*m_list);
        m_list->setFocus(Qt::ShortcutFocusReason);
    };
    connect(m_matrix, &HeatMatrix::currentChanged, this, &ConfusionTab::showCell);
    connect(m_matrix, &HeatMatrix::cellActivated, this, [this, enterExamples] {
        showCell();
        enterExamples();
    });
    connect(m_errorList, &widgets::RowView::currentRowChanged, this, &ConfusionTab::showErrors);
    connect(m_errorList, &widgets::RowView::rowActivated, this, enterExamples);
}

void ConfusionTab::makeActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &key, auto does) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_matrix->addAction(action);
        connect(action, &QAction::triggered, this, does);
        m_actions << action;
    };
    make("details.worstConfusion", tr("Go to the worst confusion, then the next"), {},
         [this] { goToWorst(); });
    auto *share = new QAction(m_normalized->text(), this);
    share->setCheckable(true);
    connect(share, &QAction::toggled, m_normalized, &QCheckBox::setChecked);
    connect(m_normalized, &QCheckBox::toggled, share, &QAction::setChecked);
    m_matrix->addAction(share);
    m_actions << share;
    make("details.copyMatrix", tr("Copy the matrix as a table"), QKeySequence::Copy,
         [this] { QGuiApplication::clipboard()->setText(m_matrix->table()); });
    make("details.copyPicture", tr("Copy a picture of the matrix"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
         [this] { QGuiApplication::clipboard()->setPixmap(m_matrix->picture()); });
    make("details.savePicture", tr("Save a picture of the matrix…"), {}, [this] { savePicture(); });
    auto *copyErrors = new QAction(tr("Copy the table"), this);
    copyErrors->setObjectName(QStringLiteral("details.copyClassErrors"));
    copyErrors->setShortcut(QKeySequence::Copy);
    copyErrors->setShortcutContext(Qt::WidgetShortcut);
    m_errorList->addAction(copyErrors);
    m_errorList->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyErrors, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_errors.table()); });
    m_matrix->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *menu = new QMenu(this);
    menu->addActions(m_actions);
    m_more->setMenu(menu);
    m_actions << copyErrors;
}

void ConfusionTab::goToWorst()
{
    if (m_matrix->goToWorst())
        m_matrix->setFocus(Qt::ShortcutFocusReason);
}

void ConfusionTab::savePicture()
{
    if (!m_view)
        return;
    auto *dialog = new QFileDialog(this, tr("Save a picture of the matrix"), {}, tr("Pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(tr("%1 confusion", "file name").arg(m_view->model.label));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, picture = m_matrix->picture()](const QString &file) {
                if (picture.save(file, "PNG"))
                    m_context.say(tr("The picture is in %1").arg(QDir::toNativeSeparators(file)));
                else
                    m_context.report({ErrorCode::UnwritableFile, file.toStdString(), {}, {}, {}});
            });
    dialog->open();
}

QWidget *ConfusionTab::makeTools()
{
    auto *tools = new QWidget;
    m_which = new widgets::Segment({tr("Intents"), tr("Entities")});
    m_which->setObjectName(QStringLiteral("confusionWhich"));
    m_which->setAccessibleName(tr("Which categories"));
    m_filter = new widgets::Segment({tr("All"), tr("Errors"), tr("Matches")});
    m_filter->setObjectName(QStringLiteral("confusionFilter"));
    m_filter->setAccessibleName(tr("Which cells"));
    m_entityView = new QComboBox;
    m_entityView->setObjectName(QStringLiteral("entityView"));
    m_entityView->setAccessibleName(tr("How entity confusion is counted"));
    m_entityView->addItems({tr("Character share"), tr("Paired overlap"), tr("Exact place"), tr("Tokens")});
    m_normalized = new QCheckBox(tr("Numbers as % of row"));
    m_normalized->setObjectName(QStringLiteral("shareOfRow"));
    m_worst = new QPushButton(tr("Worst confusion"));
    m_worst->setObjectName(QStringLiteral("worstConfusion"));
    m_worst->setToolTip(tr("Once more: the next worst"));
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("matrixMore"));
    m_more->setIcon(theme::icon(theme::Icon::More));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAccessibleName(tr("More for the matrix"));
    m_more->setToolTip(m_more->accessibleName());
    m_legend = new QLabel;
    theme::setRole(*m_legend, theme::TextRole::Caption, theme::Ink::Secondary);
    m_tools = new QHBoxLayout(tools);
    m_tools->setContentsMargins(px(16), px(6), px(16), px(6));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_which, m_filter, m_entityView, m_normalized})
        m_tools->addWidget(widget);
    m_tools->addWidget(m_legend);
    m_tools->addStretch();
    m_tools->addWidget(m_worst);
    m_tools->addWidget(m_more);
    connect(m_which, &widgets::Segment::chosen, this, &ConfusionTab::refresh);
    connect(m_entityView, &QComboBox::currentIndexChanged, this, &ConfusionTab::refresh);
    connect(m_filter, &widgets::Segment::chosen, this, [this](int index) {
        m_matrix->setShow(static_cast<HeatMatrix::Show>(index));
        m_scales->setShow(static_cast<HeatMatrix::Show>(index));
        showCell();
    });
    connect(m_normalized, &QCheckBox::toggled, m_matrix, &HeatMatrix::setNormalized);
    connect(m_worst, &QPushButton::clicked, this, &ConfusionTab::goToWorst);
    return tools;
}

QWidget *ConfusionTab::makeDrawer()
{
    auto *drawer = new QWidget;
    drawer->setAutoFillBackground(true);
    m_sentence = new widgets::Prose(theme::TextRole::Title);
    m_sentence->setObjectName(QStringLiteral("cellSentence"));
    m_hint = new QLabel(tr("Labeled above, predicted below"));
    theme::setRole(*m_hint, theme::TextRole::Caption, theme::Ink::Secondary);
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("cellExamples"));
    m_list->setAccessibleName(tr("Examples behind the cell"));
    m_list->setRowHeight(ExampleRows::height());
    m_list->setModel(&m_examples);
    m_open = new QPushButton(tr("Open in Labeling"));
    m_open->setObjectName(QStringLiteral("openInLabeling"));
    m_open->setProperty("kind", QStringLiteral("primary"));
    m_accept = new QPushButton;
    m_accept->setObjectName(QStringLiteral("acceptPrediction"));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), px(12), px(16), px(8));
    head->addWidget(m_sentence);
    head->addWidget(m_hint);
    m_foot = new QBoxLayout(QBoxLayout::LeftToRight);
    m_foot->setContentsMargins(px(16), px(10), px(16), px(10));
    m_foot->setSpacing(px(8));
    m_foot->addWidget(m_open);
    m_foot->addWidget(m_accept);
    m_foot->addStretch();
    auto *layout = new QVBoxLayout(drawer);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(m_list, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(m_foot);
    connect(m_list, &widgets::RowView::rowActivated, this, &ConfusionTab::openExample);
    connect(m_open, &QPushButton::clicked, this, [this] { openExample(std::max(0, m_list->currentRow())); });
    connect(m_accept, &QPushButton::clicked, this, &ConfusionTab::acceptPrediction);
    return drawer;
}

evaluate::JudgedKind ConfusionTab::kind() const
{
    return judgedKind(m_view->metrics, m_which->current() == 1);
}

bool ConfusionTab::sets() const
{
    return hasClassSets(*m_view);
}

void ConfusionTab::show(std::shared_ptr<const workspace::EvaluationReport> view)
{
    m_view = std::move(view);
    const bool both = m_view->metrics.intents.has_value() && m_view->metrics.entities.has_value();
    m_which->setVisible(both);
    if (!both)
        m_which->setCurrent(m_view->metrics.entities ? 1 : 0);
    // Another model's matrix begins anew: what was hidden in the one before would be missed here.
    m_filter->setCurrent(0);
    m_matrix->setShow(HeatMatrix::Show::All);
    m_pages->setCurrentIndex(sets() ? 1 : 0);
    refresh();
}

void ConfusionTab::refresh()
{
    if (!m_view)
        return;
    for (QWidget *tool : std::initializer_list<QWidget *>{m_filter, m_more})
        tool->setVisible(!sets()); // they are the matrix's
    m_entityView->setVisible(entities());
    const QString legends[] = {tr("each label weighs 1, shared by its characters (Azure)"),
                               tr("labels and predictions paired by overlap"),
                               tr("pairs with equal borders only"), tr("tokens by the category over them")};
    m_legend->setText(entities() ? legends[m_entityView->currentIndex()] : QString());
    m_entityView->setToolTip(m_legend->text());
    m_entityView->setAccessibleDescription(m_legend->text());
    if (sets()) {
        m_errors.set(m_view);
        m_errorList->setCurrentRow(m_errors.rowCount() > 0 ? 0 : -1);
        showErrors();
        return;
    }
    const evaluate::Confusion &confusion =
        entities() ? m_view->entities[static_cast<std::size_t>(m_entityView->currentIndex())]
        : kind() == evaluate::JudgedKind::Class ? m_view->classes
                                                : m_view->intents;
    m_matrix->setConfusion(confusion, {});
    showCell();
}

void ConfusionTab::showErrors()
{
    if (!m_view || !sets())
        return;
    const evaluate::ClassErrors *errors = m_errors.at(m_errorList->currentRow());
    m_sentence->setText(errors != nullptr ? m_errors.sentence(m_errorList->currentRow())
                                          : tr("No class was missed, and none was given wrongly."));
    m_examples.setShape(ExampleRows::Shape::NarrowIntents);
    m_examples.set(m_view, errors != nullptr ? errors->examples : std::vector<evaluate::ExampleRef>());
    m_hint->setVisible(false);
    m_list->verticalScrollBar()->setValue(0);
    m_open->setEnabled(m_examples.rowCount() > 0);
    m_accept->setVisible(false);
    fit();
}

void ConfusionTab::showCell()
{
    if (!m_view || sets())
        return;
    const bool anyLine = m_matrix->size() > 0;
    const auto *cell = m_matrix->currentCell();
    m_sentence->setText(anyLine ? m_matrix->sentence(m_matrix->currentRow(), m_matrix->currentColumn())
                                : tr("Nothing was labeled or predicted here."));
    m_examples.setShape(entities() ? ExampleRows::Shape::NarrowSpans : ExampleRows::Shape::NarrowIntents);
    m_examples.set(m_view, cell ? surestFirst(*cell) : std::vector<evaluate::ExampleRef>());
    m_hint->setVisible(entities());
    m_list->verticalScrollBar()->setValue(0);
    const bool any = m_examples.rowCount() > 0;
    m_open->setEnabled(any);
    // Where a text may have no class, "none" has a line, too.
    const auto isClass = [this](int line) {
        return m_view->category(kind(), m_matrix->name(line).toStdString()) != nullptr;
    };
    const bool canAccept = any && !entities() && m_matrix->currentRow() != m_matrix->currentColumn() &&
                           (kind() == evaluate::JudgedKind::Intent ||
                            (isClass(m_matrix->currentRow()) && isClass(m_matrix->currentColumn())));
    m_accept->setVisible(canAccept);
    if (canAccept)
        m_accept->setText(tr("Set %n to %1", nullptr, m_examples.rowCount())
                              .arg(m_matrix->name(m_matrix->currentColumn())));
    fit();
}

std::vector<evaluate::ExampleRef> ConfusionTab::surestFirst(const evaluate::Cell &cell) const
{
    const auto sureness = [this](const evaluate::ExampleRef &example) {
        const evaluate::Outcome &outcome = m_view->outcomes.items[example.outcome];
        const auto at = static_cast<std::size_t>(example.predicted);
        if (kind() == evaluate::JudgedKind::Class)
            return outcome.predictedClasses.empty() ? 0.0 : outcome.predictedClasses.front().confidence;
        if (!entities())
            return outcome.intentConfidence;
        return example.predicted >= 0 && at < outcome.predictedConfidence.size()
                   ? outcome.predictedConfidence[at]
                   : 0.0;
    };
    std::vector<evaluate::ExampleRef> examples = cell.examples;
    std::ranges::stable_sort(examples, std::ranges::greater{}, sureness);
    return examples;
}

void ConfusionTab::resizeEvent(QResizeEvent *event)
{
    Tab::resizeEvent(event);
    fit();
}

void ConfusionTab::fit()
{
    // With large text, what cannot stand side by side: the buttons one below the other, the legend in the
    // tip.
    const QMargins margins = m_foot->contentsMargins();
    const int buttons = m_open->sizeHint().width() + m_foot->spacing() + m_accept->sizeHint().width();
    const int room = m_list->width() - margins.left() - margins.right();
    m_foot->setDirection(m_accept->isHidden() || buttons <= room ? QBoxLayout::LeftToRight
                                                                 : QBoxLayout::TopToBottom);
    fitTools();
}

/// What has no room in the line stands in the menu at its end, where it always is.
void ConfusionTab::fitTools()
{
    int needed = 2 * px(16);
    for (const QWidget *part : std::initializer_list<const QWidget *>{m_which, m_filter, m_entityView,
                                                                      m_normalized, m_worst, m_more})
        if (part == m_normalized || part == m_worst || !part->isHidden())
            needed += part->sizeHint().width() + m_tools->spacing();
    const bool fits = needed <= width() && (!m_view || !sets());
    m_normalized->setVisible(fits);
    m_worst->setVisible(fits);
    m_legend->setVisible(!m_legend->text().isEmpty() && fits &&
                         needed + m_legend->sizeHint().width() <= width());
}

void ConfusionTab::openExample(int row)
{
    if (row >= m_examples.rowCount())
        return;
    Q_EMIT labelingRequested(m_examples.rows(), row, m_sentence->text());
}

void ConfusionTab::acceptPrediction()
{
    std::vector<project::ItemId> items;
    for (const evaluate::ExampleRef &example : m_examples.rows())
        if (const auto item = m_examples.outcome(example).item; item != 0)
            items.push_back(item);
    // Those that still carry the label that was judged: some may be mended by now.
    m_context.session()
        .read([project = m_context.project(), items](workspace::Workspace &workspace) {
            return workspace::items(workspace, project, items);
        })
        .then(this,
              [this, project = m_context.project(), predicted = m_matrix->name(m_matrix->currentColumn()),
               labeled = m_matrix->name(m_matrix->currentRow())](
                  const Result<std::vector<workspace::ItemRow>> &rows) {
                  if (!rows)
                      m_context.report(rows.error());
                  else if (project == m_context.project())
                      setAnswers(*rows, labeled, predicted);
              });
}

void ConfusionTab::setAnswers(const std::vector<workspace::ItemRow> &rows, const QString &labeled,
                              const QString &predicted)
{
    project::Batch batch;
    for (const workspace::ItemRow &row : rows) {
        const auto &classes = row.item.classes;
        if (kind() == evaluate::JudgedKind::Intent) {
            if (row.item.intent == labeled)
                batch.edits.push_back({project::SetIntent{row.item.id, predicted, labeled}});
        } else if (classes.size() == 1 && classes.front().category == labeled) {
            batch.edits.push_back({project::SetClasses{row.item.id, {{predicted, {}}}, classes}});
        }
    }
    if (batch.edits.empty()) {
        m_context.say(tr("None of them is labeled %1 any more.").arg(labeled));
        return;
    }
    const auto count = static_cast<int>(batch.edits.size());
    m_context.apply({std::move(batch)}, {}, this,
                    [this, predicted, count](const Result<workspace::EditReceipt> &receipt) {
                        if (receipt)
                            m_context.say(
                                tr("%n set to %1. The figures change with the next training.", nullptr, count)
                                    .arg(predicted),
                                receipt->sequence);
                    });
}

} // namespace glossa::details
#include "moc_confusion_tab.cpp"
