// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/train_form.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_sign.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/prose.h"
#include "ui/wording/training.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>

namespace glossa::training {

using theme::px;

namespace {

constexpr std::chrono::milliseconds checkDelay{250};

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
    m_start = new QPushButton;
    m_start->setObjectName(QStringLiteral("startTraining"));
    m_start->setProperty("kind", QStringLiteral("primary"));
    m_start->setProperty("key", widgets::keyText(Qt::CTRL | Qt::Key_Return));
    m_start->setEnabled(false);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(10), px(16), px(10));
    foot->setSpacing(px(12));
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(foot);

    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &TrainForm::check);
    connect(m_start, &QPushButton::clicked, this, &TrainForm::start);
    connect(&context, &models::StudioContext::overviewChanged, this, &TrainForm::checkSoon);
}

void TrainForm::checkSoon()
{
    m_delay.start(checkDelay);
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
    for (QRadioButton *button : {m_standard, m_auto, m_manual})
        connect(button, &QRadioButton::toggled, this, &TrainForm::checkSoon);
    connect(m_heldBack, &QSpinBox::valueChanged, this, &TrainForm::checkSoon);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_named = true; });
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_start->setText(tr("Train %1").arg(m_name->text()));
        m_replaces->setText(m_models.contains(m_name->text()) ? tr("Replaces the model of this name")
                                                              : QString());
        m_replaces->setVisible(m_models.contains(m_name->text()));
        checkSoon();
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

void TrainForm::setRunning(bool running)
{
    m_running = running;
    m_start->setEnabled(!m_running && !m_blocked);
    if (!running)
        check();
}

void TrainForm::suggestName(const QStringList &models)
{
    m_models = models;
    if (m_named) { // a typed name stays, also that of a model it is to replace
        m_replaces->setText(models.contains(m_name->text()) ? tr("Replaces the model of this name")
                                                            : QString());
        m_replaces->setVisible(models.contains(m_name->text()));
        return;
    }
    int number = 1;
    while (models.contains(QStringLiteral("m%1").arg(number)))
        ++number;
    m_name->setText(QStringLiteral("m%1").arg(number));
}

void TrainForm::begin()
{
    m_wanted = false;
    m_named = false;
    check();
}

void TrainForm::check()
{
    if (m_context.project() == 0 || !isVisible())
        return;
    const auto generation = ++m_generation;
    m_context.session()
        .read([project = m_context.project(), request = request()](workspace::Workspace &workspace) {
            return workspace::checkTraining(workspace, project, request);
        })
        .then(this, [this, generation](const Result<std::vector<workspace::TrainingCheck>> &checks) {
            if (generation != m_generation)
                return;
            if (checks) {
                showChecks(*checks);
                return;
            }
            m_wanted = false;
            m_context.report(checks.error());
        });
}

void TrainForm::showChecks(const std::vector<workspace::TrainingCheck> &checks)
{
    while (QLayoutItem *item = m_checks->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_blocked = false;
    m_summary->clear();
    for (const workspace::TrainingCheck &check : checks) {
        m_blocked = m_blocked || (check.blocking && check.kind != workspace::TrainingCheck::Kind::JobRunning);
        if (check.kind == workspace::TrainingCheck::Kind::AllGood)
            m_summary->setText(wording::sentence(check));
        auto *row = new QWidget;
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        layout->setSpacing(px(8));
        // A training that runs is no fault.
        const bool waits = check.kind == workspace::TrainingCheck::Kind::JobRunning;
        auto *icon = waits            ? new widgets::IconSign(theme::Icon::Info, theme::Ink::Secondary)
                     : check.blocking ? new widgets::IconSign(theme::Icon::Error, theme::Ink::Error)
                     : check.warning  ? new widgets::IconSign(theme::Icon::Warning, theme::Ink::Warning)
                                      : new widgets::IconSign(theme::Icon::Check, theme::Ink::Good);
        auto *words = new widgets::Prose(theme::TextRole::Body,
                                         check.blocking && !waits ? theme::Ink::Error : theme::Ink::Primary,
                                         wording::sentence(check));
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        if (!(check.filter == workspace::ItemFilter{})) {
            auto *show = new QPushButton(tr("Show"));
            show->setProperty("kind", QStringLiteral("quiet"));
            show->setProperty("small", true);
            show->setAccessibleName(tr("Show: %1").arg(words->text()));
            connect(show, &QPushButton::clicked, this, [this, filter = check.filter, reason = words->text()] {
                models::OpenItems request;
                request.filter = filter;
                request.reason = reason;
                m_context.openItems(request);
            });
            layout->addWidget(show, 0, Qt::AlignTop);
        }
        m_checks->addWidget(row);
    }
    m_start->setEnabled(!m_running && !m_blocked);
    if (std::exchange(m_wanted, false) && m_start->isEnabled())
        Q_EMIT startRequested(request());
}

void TrainForm::start()
{
    if (!m_start->isEnabled())
        return;
    // What was changed a moment ago is checked first.
    m_wanted = true;
    m_delay.stop();
    check();
}

} // namespace glossa::training
