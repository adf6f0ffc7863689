// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/slot_card.h"

#include "ui/deployments/hour_bars.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/tag.h"
#include "ui/widgets/two_groups.h"
#include "wording/deployments.h"
#include "wording/numbers.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::deployments {

using theme::px;

namespace {

/// A word in a small box, as in tables.
class Tag : public QLabel {
public:
    Tag() { theme::setRole(*this, theme::TextRole::Caption); }
    void show(const QString &word, bool warns)
    {
        m_warns = warns;
        setText(word);
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + px(12), px(20)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens();
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        widgets::paintTag(painter, rect(), text(), m_warns ? t.warn : t.ok, m_warns ? t.warnsoft : t.oksoft);
    }

private:
    bool m_warns = false;
};

QString modelText(const QString &label, std::int64_t trainedMs)
{
    return SlotCard::tr("%1   %2", "a model, when it was trained").arg(label, wording::dayAndTime(trainedMs));
}

/// A figure under its name.
QWidget *figure(const QString &title, const QString &value)
{
    auto *box = new QWidget;
    box->setObjectName(QStringLiteral("slotFigure"));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(widgets::plainLabel(title, theme::TextRole::Caption, theme::Ink::Secondary));
    column->addWidget(widgets::plainLabel(value, theme::TextRole::Title));
    return box;
}

QString share(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–");
}

} // namespace

SlotCard::SlotCard(QWidget *parent)
    : QWidget(parent)
    , m_title(new widgets::ElidingLabel)
    , m_tag(new Tag)
    , m_waiting(new QPushButton)
    , m_more(new QPushButton)
    , m_model(new QPushButton)
    , m_models(new QMenu(this))
    , m_fate(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Warning))
    , m_since(new widgets::ElidingLabel)
    , m_modelFigures(new QHBoxLayout)
    , m_servedFigures(new QHBoxLayout)
    , m_hours(new HourBars)
{
    setFocusPolicy(Qt::StrongFocus);
    theme::setRole(*m_title, theme::TextRole::Title);
    m_waiting->setObjectName(QStringLiteral("slotWaiting"));
    m_waiting->setProperty("kind", QStringLiteral("link"));
    connect(m_waiting, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_name); });
    m_more->setObjectName(QStringLiteral("slotMenu"));
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setIcon(theme::icon(theme::Icon::More));
    auto *menu = new QMenu(this);
    m_deploy = menu->addAction(tr("Serve another model…"));
    QAction *copy = menu->addAction(tr("Copy the name"));
    menu->addSeparator();
    QAction *remove = menu->addAction(tr("Delete deployment…"));
    remove->setObjectName(QStringLiteral("deleteSlot"));
    connect(m_deploy, &QAction::triggered, this, &SlotCard::chooseModel);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_name); });
    connect(remove, &QAction::triggered, this, [this] { Q_EMIT deleteRequested(m_name); });
    connect(m_more, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    m_model->setObjectName(QStringLiteral("slotModel"));
    m_model->setProperty("kind", QStringLiteral("chooser"));
    m_model->setMenu(m_models);
    // A long name is cut rather than the card made wider than its column.
    m_model->setMinimumWidth(px(80));
    m_model->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_tag->setObjectName(QStringLiteral("slotTag"));
    m_fate->setObjectName(QStringLiteral("slotFate"));

    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(m_title, 1);
    head->addWidget(m_tag);
    head->addStretch(0);
    head->addWidget(m_waiting);
    head->addWidget(m_more);
    auto *serves = new QHBoxLayout;
    serves->setSpacing(px(8));
    serves->addWidget(widgets::plainLabel(tr("serves", "before the name of a model"), theme::TextRole::Body,
                                          theme::Ink::Secondary));
    serves->addWidget(m_model);
    theme::setRole(*m_since, theme::TextRole::Caption, theme::Ink::Hint);
    m_since->setObjectName(QStringLiteral("slotSince"));
    serves->addWidget(m_since, 1);
    serves->addStretch(0);
    // The bars give way first, as the figures tell the day, too; then the figures stand in two lines.
    auto *foot = new widgets::TwoGroups;
    for (QHBoxLayout *figures : {m_modelFigures, m_servedFigures})
        figures->setSpacing(px(16));
    foot->row(0).addLayout(m_modelFigures);
    foot->row(0).addSpacing(px(8));
    foot->row(0).addStretch(1);
    foot->row(1).addLayout(m_servedFigures);
    foot->row(1).addStretch(1);
    foot->row(1).addWidget(m_hours, 0, Qt::AlignBottom);
    new widgets::GiveWay(*foot, {m_hours});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(12), px(16), px(14));
    column->setSpacing(px(6));
    column->addLayout(head);
    column->addLayout(serves);
    column->addWidget(m_fate);
    column->addSpacing(px(4));
    column->addWidget(foot);
    column->addStretch(1);
    for (QWidget *control : {m_waiting, m_more, m_model})
        control->installEventFilter(this);
}

void SlotCard::show(const Content &content)
{
    const workspace::DeploymentStanding &standing = content.standing;
    m_name = standing.deployment.name;
    m_title->show(m_name);
    const QString behind = wording::behind(standing);
    static_cast<Tag *>(m_tag)->show(behind, standing.newerModels > 0 || standing.editsBehind > 0);
    const auto waiting = static_cast<int>(content.waiting);
    const QString number = QLocale().toString(qlonglong(content.waiting));
    m_waiting->setVisible(content.waiting > 0);
    m_waiting->setText(tr("%1 to review", nullptr, waiting).arg(number));
    m_waiting->setAccessibleName(tr("%1 queries of %2 to review", nullptr, waiting).arg(number, m_name));
    m_waiting->setToolTip(m_waiting->accessibleName());
    const QString fate = wording::fate(standing);
    m_fate->setText(fate);
    m_fate->setVisible(!fate.isEmpty());
    const workspace::HeldModel &held = standing.deployment.held;
    m_model->setText(widgets::plainWords(modelText(held.model.label, held.model.trainedMs)));
    m_model->setToolTip(tr("%1, deployed %2 by %3", "model, when, who")
                            .arg(held.model.label, wording::dayAndTime(standing.deployment.deployedMs),
                                 standing.deployment.deployedBy));
    m_model->setAccessibleName(
        tr("%1 serves %2; choose another model", "a deployment, a model").arg(m_name, held.model.label));
    m_more->setAccessibleName(tr("More about %1").arg(m_name));
    m_more->setToolTip(m_more->accessibleName());
    setAccessibleName(tr("Deployment %1, %2, serves %3").arg(m_name, behind, held.model.label));
    m_since->show(
        tr("since %1, by %2", "when a model was deployed, who did it")
            .arg(wording::dayAndTime(standing.deployment.deployedMs), standing.deployment.deployedBy));
    fillModels(content);
    showFigures(content);
    m_hours->show(content.served);
}

void SlotCard::fillModels(const Content &content)
{
    if (m_models->isVisible())
        return; // what one chooses from stays until it is closed; the next news brings the rest
    m_models->clear();
    delete m_served;
    m_served = new QActionGroup(m_models); // the one that serves stays ticked until another one does
    QAction *serving = nullptr;
    for (const workspace::Model &model : content.models) {
        const bool serves =
            content.standing.listed == workspace::ListedAs::Itself && model.label == content.standing.label;
        QAction *action = m_models->addAction(widgets::plainWords(modelText(model.label, model.trainedMs)));
        action->setCheckable(true);
        action->setChecked(serves);
        m_served->addAction(action);
        action->setData(model.label);
        if (serves)
            serving = action;
    }
    connect(m_served, &QActionGroup::triggered, this, [this, serving](QAction *chosen) {
        if (chosen == serving)
            return;
        // It is ticked once it serves, which can be refused.
        chosen->setChecked(false);
        if (serving != nullptr)
            serving->setChecked(true);
        Q_EMIT modelChosen(m_name, chosen->data().toString());
    });
    m_model->setEnabled(!content.models.empty());
    m_deploy->setEnabled(!content.models.empty());
}

void SlotCard::showFigures(const Content &content)
{
    for (QHBoxLayout *figures : {m_modelFigures, m_servedFigures}) {
        while (QLayoutItem *item = figures->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    const workspace::ModelFacts &facts = content.standing.deployment.held.model.facts;
    if (facts.intentF1)
        m_modelFigures->addWidget(figure(tr("Intent F1"), share(facts.intentF1)));
    if (facts.entityF1)
        m_modelFigures->addWidget(figure(tr("Entity F1"), share(facts.entityF1)));
    if (facts.classF1) {
        m_modelFigures->addWidget(figure(tr("Micro-F1"), share(facts.classF1)));
        m_modelFigures->addWidget(figure(tr("Macro-F1"), share(facts.classMacroF1)));
    }
    if (!facts.intentF1 && !facts.entityF1 && !facts.classF1)
        m_modelFigures->addWidget(figure(tr("F1"), share(facts.combinedF1)));
    m_servedFigures->addWidget(figure(tr("Median answer"), wording::milliseconds(content.served.medianMs)));
    m_servedFigures->addWidget(
        figure(tr("Queries, 24 h"), QLocale().toString(qlonglong(content.served.answers))));
}

QWidget *SlotCard::setTabAfter(QWidget *previous)
{
    setTabOrder(previous, this);
    setTabOrder(this, m_waiting);
    setTabOrder(m_waiting, m_more);
    setTabOrder(m_more, m_model);
    return m_model;
}

void SlotCard::chooseModel()
{
    if (m_models->isEmpty())
        return;
    m_model->setFocus();
    m_models->popup(m_model->mapToGlobal(QPoint(0, m_model->height())));
    m_models->setActiveAction(m_models->actions().constFirst());
}

void SlotCard::setChosen(bool chosen)
{
    m_chosen = chosen;
    setAccessibleDescription(chosen ? tr("Its calls are shown below") : QString());
    update();
}

void SlotCard::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(t.canvas));
    const double line = m_chosen ? 2.0 : 1.0;
    painter.setPen(QPen(m_chosen ? QColor(t.accfill) : QColor(t.line), line));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), px(8), px(8));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), px(6), px(6));
    }
}

void SlotCard::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT chosen(m_name);
    QWidget::mousePressEvent(event);
}

void SlotCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        chooseModel();
        return;
    case Qt::Key_Delete:
        Q_EMIT deleteRequested(m_name);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SlotCard::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    Q_EMIT chosen(m_name);
    update();
}

void SlotCard::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool SlotCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT chosen(m_name);
    return QWidget::eventFilter(watched, event);
}

} // namespace glossa::deployments
#include "moc_slot_card.cpp"
