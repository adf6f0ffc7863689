// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/pane_header.h"

#include "core/workspace/session/workspace.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/segment.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace glossa::labeling {

using theme::px;

namespace {

/// A button that does what an action does, and shows its key.
QPushButton *buttonFor(QAction *action, const char *kind)
{
    auto *button = new QPushButton(action->text());
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setProperty("kind", QString::fromLatin1(kind));
    // Enter is drawn as a sign in the button, every other key as a cap.
    const auto showKey = [button, action, isPrimary = QLatin1String(kind) == QLatin1String("primary")] {
        button->setProperty("key", isPrimary ? QString() : widgets::keyText(action->shortcut()));
    };
    showKey();
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action, showKey] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        showKey();
        button->updateGeometry();
    });
    return button;
}

} // namespace

PaneHeader::PaneHeader(Form form, const LabelingActions &actions, QWidget *parent)
    : QWidget(parent), m_form(form)
{
    setObjectName(QStringLiteral("labelingHeader"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(10), px(16), px(10));
    layout->setSpacing(px(8));
    auto *title = new QLabel(tr("Labeling"));
    theme::setRole(*title, theme::TextRole::Title, theme::Ink::Primary);
    layout->addWidget(title);
    m_parts = new QWidget;
    auto *parts = new QHBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(px(8));
    layout->addWidget(m_parts, 1);
    form == Form::Utterances ? addUtteranceParts(actions) : addDocumentParts(actions);
    // The rail tells what is left, and where one is.
    if (form == Form::Utterances)
        new widgets::GiveWay(*this, {m_left, m_progress, m_train, title});
    else
        new widgets::GiveWay(*this, {title});
}

void PaneHeader::addUtteranceParts(const LabelingActions &actions)
{
    auto *layout = static_cast<QHBoxLayout *>(m_parts->layout());
    m_sets = new widgets::Segment({tr("All"), tr("Training"), tr("Test")});
    m_sets->setObjectName(QStringLiteral("setFilter"));
    m_sets->setAccessibleName(tr("Show the set"));
    m_left = new QLabel;
    m_left->setObjectName(QStringLiteral("leftCount"));
    theme::setRole(*m_left, theme::TextRole::Caption, theme::Ink::Secondary);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Share of utterances that are labeled"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(px(88));
    layout->addWidget(m_sets);
    layout->addStretch(1);
    layout->addWidget(m_left);
    layout->addWidget(m_progress);
    m_train = new QPushButton(tr("Go to Training"));
    m_train->setObjectName(QStringLiteral("goToTraining"));
    m_train->setProperty("kind", QStringLiteral("quiet"));
    m_train->hide();
    connect(m_train, &QPushButton::clicked, this, &PaneHeader::trainingRequested);
    layout->addWidget(m_train);
    layout->addSpacing(px(12));
    QPushButton *add = buttonFor(actions.add, "normal");
    add->setIcon(theme::icon(theme::Icon::Plus));
    layout->addWidget(add);
    connect(m_sets, &widgets::Segment::chosen, this, [this](int index) {
        Q_EMIT datasetFiltered(index == 0   ? std::nullopt
                               : index == 1 ? std::optional(project::Dataset::Train)
                                            : std::optional(project::Dataset::Test));
    });
}

void PaneHeader::addDocumentParts(const LabelingActions &actions)
{
    auto *layout = static_cast<QHBoxLayout *>(m_parts->layout());
    m_name = new widgets::ElidingLabel(Qt::ElideMiddle);
    m_name->setObjectName(QStringLiteral("documentName"));
    theme::setRole(*m_name, theme::TextRole::Body, theme::Ink::Secondary);
    m_name->setTextFormat(Qt::PlainText);
    const auto arrow = [&](QAction *action, theme::Icon icon) {
        auto *button = new QPushButton;
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setIcon(theme::icon(icon));
        button->setAccessibleName(action->text());
        button->setToolTip(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        return button;
    };
    m_place = new QLabel;
    theme::setRole(*m_place, theme::TextRole::Caption, theme::Ink::Secondary);
    m_zoom = new QPushButton;
    m_zoom->setObjectName(QStringLiteral("zoomButton"));
    auto *menu = new QMenu(m_zoom);
    for (const int percent : {70, 85, 100, 110, 125, 150, 200, 300})
        connect(menu->addAction(tr("%1 %").arg(percent)), &QAction::triggered, this,
                [this, percent] { Q_EMIT zoomChosen(percent); });
    m_zoom->setMenu(menu);
    layout->addWidget(m_name, 1);
    layout->addStretch(0); // what the name leaves
    layout->addWidget(arrow(actions.previous, theme::Icon::ChevronUp));
    layout->addWidget(m_place);
    layout->addWidget(arrow(actions.next, theme::Icon::ChevronDown));
    QPushButton *add = buttonFor(actions.add, "quiet");
    add->setIcon(theme::icon(theme::Icon::Plus));
    layout->addWidget(add);
    layout->addWidget(m_zoom);
    QPushButton *done = buttonFor(actions.done, "primary");
    done->setIcon(theme::icon(theme::Icon::Return));
    done->setProperty("iconLast", true);
    layout->addWidget(done);
    setZoom(100);
}

void PaneHeader::setCounts(const workspace::ProjectSummary &summary)
{
    if (m_form != Form::Utterances)
        return;
    const QLocale locale;
    m_sets->setTexts({tr("All %1").arg(locale.toString(summary.items)),
                      tr("Training %1").arg(locale.toString(summary.train)),
                      tr("Test %1").arg(locale.toString(summary.test))});
    const std::int64_t left = summary.items - summary.labeled;
    m_left->setText(summary.items == 0 ? QString()
                    : left == 0        ? tr("all labeled")
                                       : tr("%1 left").arg(locale.toString(left)));
    m_train->setVisible(summary.items > 0 && left == 0);
    m_progress->setVisible(!m_train->isVisibleTo(this));
    m_progress->setRange(0, 1000);
    m_progress->setValue(summary.items == 0 ? 0 : static_cast<int>(summary.labeled * 1000 / summary.items));
}

void PaneHeader::setDataset(std::optional<project::Dataset> dataset)
{
    if (m_sets != nullptr)
        m_sets->setCurrent(!dataset ? 0 : *dataset == project::Dataset::Test ? 2 : 1);
}

void PaneHeader::setDocument(const QString &name, int index, int count)
{
    if (m_form != Form::Documents)
        return;
    const QLocale locale;
    m_name->show(name);
    m_place->setText(index < 0 ? tr("– of %1").arg(locale.toString(count))
                               : tr("%1 of %2").arg(locale.toString(index + 1), locale.toString(count)));
}

void PaneHeader::setZoom(int percent)
{
    if (m_zoom == nullptr)
        return;
    m_zoom->setText(tr("Aa %1 %").arg(percent));
    m_zoom->setAccessibleName(tr("Text size: %1 %").arg(percent));
}

void PaneHeader::setBare(bool bare)
{
    m_parts->setVisible(!bare);
}

} // namespace glossa::labeling
#include "moc_pane_header.cpp"
