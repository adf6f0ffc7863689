// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/train_form.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_sign.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/plain_words.h"
#include "ui/widgets/prose.h"
#include "wording/sentence.h"
#include "wording/training.h"

#include <QApplication>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>

#include <utility>

namespace glossa::training {

using theme::px;

namespace {

constexpr std::chrono::milliseconds checkDelay{250};
constexpr int longestName = 120; // of a model, on the button

using Kind = workspace::TrainingCheck::Kind;

QLabel *caption(const QString &text, QWidget *buddy = nullptr)
{
    auto *label = new QLabel(text);
    theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
    label->setBuddy(buddy);
    return label;
}

QHBoxLayout *line(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(px(8));
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

} // namespace

TrainForm::TrainForm(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("trainForm"));
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(px(8));
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("trainChecks"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    column->addWidget(makeChoices());
    column->addWidget(theme::hairline(Qt::Horizontal));
    auto *head = new QLabel(tr("Checked before the start"));
    theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    column->addWidget(head);
    column->addLayout(m_checks);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("New training"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    m_summary = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("startReason"));
    m_start = new QPushButton;
    m_start->setObjectName(QStringLiteral("startTraining"));
    m_start->setProperty("kind", QStringLiteral("primary"));
    m_start->setProperty("key", widgets::keyText(Qt::CTRL | Qt::Key_Return));
    m_start->setEnabled(false);
    m_stop = new QPushButton;
    m_stop->setObjectName(QStringLiteral("stopOther"));
    m_stop->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(12));
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_start);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), px(10), px(16), px(10));
    foot->setSpacing(px(8));
    foot->addLayout(buttons);
    foot->addWidget(m_stop, 0, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(foot);

    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &TrainForm::check);
    connect(m_start, &QPushButton::clicked, this, &TrainForm::start);
    connect(m_stop, &QPushButton::clicked, this, &TrainForm::stopRequested);
    connect(&context, &models::StudioContext::projectOpened, this, &TrainForm::begin);
    // Not overviewChanged: a running training says so each second, and the data stays as it is.
    connect(&context, &models::StudioContext::edited, this, &TrainForm::checkSoon);
    begin();
}

TrainForm::~TrainForm()
{
    m_question.request_stop();
}

void TrainForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    check();
}

void TrainForm::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_checking && !m_wanted) // what is to start as soon as it is checked starts also unseen
        dropQuestion();
}

QWidget *TrainForm::makeChoices()
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("modelName"));
    m_replaces = new QLabel;
    theme::setRole(*m_replaces, theme::TextRole::Caption, theme::Ink::Warning);
    m_standard = new QRadioButton(tr("Standard"));
    m_advanced = new QRadioButton(tr("Advanced, more features, slower"));
    m_standard->setChecked(true);
    auto *depth = new QButtonGroup(this);
    depth->addButton(m_standard);
    depth->addButton(m_advanced);
    m_auto = new QRadioButton(tr("A part held back"));
    m_manual = new QRadioButton(tr("The test set"));
    m_manual->setObjectName(QStringLiteral("judgeOnTestSet"));
    m_auto->setChecked(true);
    auto *judged = new QButtonGroup(this);
    judged->addButton(m_auto);
    judged->addButton(m_manual);
    m_heldBack = new QSpinBox;
    m_heldBack->setRange(0, 90);
    m_heldBack->setValue(20);
    m_heldBack->setSuffix(tr(" %"));
    m_heldBack->setAccessibleName(tr("Part held back for judging, in percent"));
    m_seed = new QSpinBox;
    m_seed->setRange(0, 999999);
    m_seed->setValue(7);

    auto *choices = new QWidget;
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins({});
    column->setSpacing(px(6));
    auto *head = new QLabel(tr("New training"));
    theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    column->addWidget(head);
    column->addWidget(caption(tr("Model name"), m_name));
    column->addWidget(m_name);
    column->addWidget(m_replaces);
    column->addSpacing(px(4));
    column->addWidget(caption(tr("Depth")));
    column->addWidget(m_standard);
    column->addWidget(m_advanced);
    column->addSpacing(px(4));
    column->addWidget(caption(tr("Judge it on")));
    column->addLayout(line({m_auto, m_heldBack}));
    column->addWidget(m_manual);
    column->addSpacing(px(4));
    column->addLayout(line({caption(tr("Seed"), m_seed), m_seed}));
    // The depth changes nothing of what is checked, the seed the choice of what is held back.
    connect(m_manual, &QRadioButton::toggled, this, &TrainForm::splitChanged);
    for (QSpinBox *number : {m_heldBack, m_seed})
        connect(number, &QSpinBox::valueChanged, this, &TrainForm::splitChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_named = true; });
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        // A long name must not make the panel wider than its room.
        const QString shown =
            m_start->fontMetrics().elidedText(m_name->text().trimmed(), Qt::ElideRight, px(longestName));
        m_start->setText(tr("Train %1").arg(widgets::plainWords(shown)));
        m_start->setAccessibleName(tr("Train %1").arg(m_name->text().trimmed()));
        showReplaces();
        showStart();
    });
    m_replaces->hide();
    return choices;
}

workspace::TrainRequest TrainForm::request() const
{
    workspace::TrainRequest request;
    request.model = m_name->text().trimmed();
    request.advanced = m_advanced->isChecked();
    request.split.manual = m_manual->isChecked();
    request.split.trainPercent = 100 - m_heldBack->value();
    request.seed = static_cast<std::uint64_t>(m_seed->value());
    return request;
}

void TrainForm::setBusy(const QString &why, const QString &stop)
{
    m_busy = why;
    // The focus would leave the pane with the button it is on, and the pane's keys with it.
    if (stop.isEmpty() && m_stop->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_stop->setText(stop);
    m_stop->setVisible(!stop.isEmpty());
    showStart();
}

void TrainForm::showReplaces()
{
    const bool replaces = m_models.contains(m_name->text().trimmed());
    m_replaces->setText(replaces ? tr("Replaces the model of this name") : QString());
    m_replaces->setVisible(replaces);
}

void TrainForm::suggestName(const QStringList &models)
{
    m_models = models;
    showReplaces();
    if (m_named) // a typed name stays, also that of a model it is to replace
        return;
    int number = 1;
    while (models.contains(QStringLiteral("m%1").arg(number)))
        ++number;
    m_name->setText(QStringLiteral("m%1").arg(number));
}

void TrainForm::begin()
{
    m_wanted = false;
    m_named = false;
    m_found.reset();
    dropQuestion();
    showChecks();
    check();
}

void TrainForm::dropQuestion()
{
    m_question.request_stop();
    ++m_generation;
    m_stale = true;
}

void TrainForm::splitChanged()
{
    if (m_checking)
        dropQuestion();
    checkSoon();
}

void TrainForm::checkSoon()
{
    m_stale = true;
    m_delay.start(checkDelay);
    showStart();
}

void TrainForm::check()
{
    m_delay.stop();
    // A check that runs is followed by the next when it ends; a hidden form is checked when it is shown.
    if (!m_stale || m_checking || m_context.project() == 0 || !(isVisible() || m_wanted))
        return;
    m_stale = false;
    m_checking = true;
    m_question = {};
    m_context.session()
        .read([project = m_context.project(), request = request(),
               stop = m_question.get_token()](workspace::Workspace &workspace) {
            return workspace::checkTraining(workspace, project, request, stop);
        })
        .then(this, [this, generation = m_generation](const Result<Checks> &checks) {
            m_checking = false;
            if (generation == m_generation)
                answered(checks);
            else
                check();
        });
    showStart();
}

void TrainForm::answered(const Result<Checks> &checks)
{
    m_found = checks;
    showChecks();
    if (m_stale) { // the data has gone on meanwhile
        if (m_wanted)
            check();
        else
            checkSoon();
        return;
    }
    if (std::exchange(m_wanted, false) && hindrance().isEmpty())
        Q_EMIT startRequested(request());
}

void TrainForm::showChecks()
{
    while (QLayoutItem *item = m_checks->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            // The focus would leave the pane with the button it is on, and the pane's keys with it.
            if (row->isAncestorOf(QApplication::focusWidget()))
                setFocus(Qt::OtherFocusReason);
            row->hide(); // at once: it is deleted when the event loop comes round
            row->deleteLater();
        }
        delete item;
    }
    if (!m_found) {
        if (m_context.project() != 0)
            addLine(new widgets::IconSign(theme::Icon::Clock, theme::Ink::Secondary),
                    new widgets::Prose(theme::TextRole::Body, theme::Ink::Secondary, tr("Checking…")),
                    nullptr);
    } else if (!*m_found) {
        auto *again = new QPushButton(tr("Try again"));
        again->setProperty("kind", QStringLiteral("quiet"));
        again->setProperty("small", true);
        connect(again, &QPushButton::clicked, this, [this] {
            m_stale = true;
            check();
        });
        addLine(
            new widgets::IconSign(theme::Icon::Error, theme::Ink::Error),
            new widgets::Prose(theme::TextRole::Body, theme::Ink::Error, wording::sentence(m_found->error())),
            again);
    } else {
        for (const workspace::TrainingCheck &check : **m_found)
            // The name and what runs are known without reading: they are told beside the button.
            if (check.kind != Kind::JobRunning && check.kind != Kind::BadModelName)
                addRow(check);
    }
    showStart();
}

void TrainForm::addRow(const workspace::TrainingCheck &check)
{
    auto *icon = check.blocking  ? new widgets::IconSign(theme::Icon::Error, theme::Ink::Error)
                 : check.warning ? new widgets::IconSign(theme::Icon::Warning, theme::Ink::Warning)
                                 : new widgets::IconSign(theme::Icon::Check, theme::Ink::Good);
    auto *words =
        new widgets::Prose(theme::TextRole::Body, check.blocking ? theme::Ink::Error : theme::Ink::Primary,
                           wording::sentence(check));
    const QString names = wording::allNames(check);
    words->setToolTip(names);
    words->setAccessibleDescription(names);
    QPushButton *show = nullptr;
    if (!(check.filter == workspace::ItemFilter{})) {
        show = new QPushButton(tr("Show"));
        show->setProperty("kind", QStringLiteral("quiet"));
        show->setProperty("small", true);
        show->setAccessibleName(tr("Show: %1").arg(words->text()));
        connect(show, &QPushButton::clicked, this, [this, filter = check.filter, reason = words->text()] {
            models::OpenItems request;
            request.filter = filter;
            request.reason = reason;
            m_context.openItems(request);
        });
    }
    addLine(icon, words, show);
}

void TrainForm::addLine(QWidget *sign, widgets::Prose *words, QWidget *button)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(px(8));
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(words, 1);
    if (button != nullptr)
        layout->addWidget(button, 0, Qt::AlignTop);
    m_checks->addWidget(row);
}

QString TrainForm::hindrance() const
{
    if (m_context.project() == 0)
        return tr("No project is open");
    if (m_context.session().isReadOnly())
        return tr("This workspace can only be read; a model could not be kept");
    if (!m_busy.isEmpty())
        return m_busy;
    workspace::TrainingCheck name;
    name.kind = Kind::BadModelName;
    name.name = m_name->text().trimmed();
    if (!workspace::isModelName(name.name))
        return wording::sentence(name);
    if (!m_found)
        return tr("Checking…");
    if (!*m_found)
        return tr("The project could not be checked");
    for (const workspace::TrainingCheck &check : **m_found)
        if (check.blocking && check.kind != Kind::JobRunning && check.kind != Kind::BadModelName)
            return wording::sentence(check);
    return {};
}

void TrainForm::showStart()
{
    const QString reason = hindrance();
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason);
    m_start->setAccessibleDescription(reason);
    QString words = reason;
    if (reason.isEmpty() && (m_checking || m_stale))
        words = tr("Checking…");
    else if (reason.isEmpty())
        for (const workspace::TrainingCheck &check : **m_found)
            if (check.kind == Kind::AllGood)
                words = wording::sentence(check);
    m_summary->setText(words);
}

void TrainForm::start()
{
    workspace::TrainRequest wanted = request();
    if (m_context.project() == 0 || !m_busy.isEmpty() || !workspace::isModelName(wanted.model))
        return; // the reason stands beside the button
    if (!m_stale && !m_checking) {
        if (hindrance().isEmpty())
            Q_EMIT startRequested(wanted);
        return;
    }
    // What was changed a moment ago is checked first.
    m_wanted = true;
    check();
}

} // namespace glossa::training
#include "moc_train_form.cpp"
