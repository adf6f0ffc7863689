// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "ui/shell/toast.h"
#include "ui/theme/theme.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/plain_words.h"
#include "wording/training.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace glossa::shell {

using theme::px;

namespace {

constexpr int progressSteps = 1000;
constexpr int longestName = 180; // of a project

QLabel *words(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    theme::setRole(*label, theme::TextRole::Caption, theme::Ink::Secondary);
    return label;
}

} // namespace

StatusStrip::StatusStrip(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("statusStrip"));
    setFixedHeight(px(25));
    m_saved = words("savedState");
    m_job = new QPushButton;
    m_job->setObjectName(QStringLiteral("runningJob"));
    m_job->setProperty("kind", QStringLiteral("quiet"));
    m_job->setProperty("small", true);
    m_job->setFixedHeight(px(22));
    m_jobShare = words("runningShare");
    m_pane = words("paneStatus");
    m_author = words("author");
    m_toast = new Toast(context);
    m_progress = new QProgressBar;
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(px(96), px(4));
    m_progress->setAccessibleName(tr("Progress of the running training"));
    auto *row = new QHBoxLayout(this);
    widgets::setMargins(*row, px(32), 0, px(12), 0); // the mark is painted before the first words
    row->setSpacing(px(6));
    row->addWidget(m_saved);
    row->addWidget(m_toast);
    row->addSpacing(px(10));
    row->addWidget(m_job);
    row->addWidget(m_progress);
    row->addWidget(m_jobShare);
    row->addStretch(1);
    row->addWidget(m_pane);
    row->addSpacing(px(10));
    row->addWidget(m_author);
    connect(&m_context.session(), &workspace::Session::savingChanged, this, &StatusStrip::showSaved);
    connect(&m_context, &models::StudioContext::authorChanged, this, [this] {
        m_author->setText(m_context.author());
        fitSoon();
    });
    m_author->setText(m_context.author());
    connect(&m_context, &models::StudioContext::projectOpened, this, &StatusStrip::nameJob);
    connect(m_job, &QPushButton::clicked, this, &StatusStrip::runningClicked);
    connect(m_toast, &Toast::changed, this, &StatusStrip::fit);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    connect(&m_fitting, &QTimer::timeout, this, &StatusStrip::fit);
    setRunning({});
    showSaved();
}

void StatusStrip::showSaved()
{
    const std::int64_t savedMs = m_context.session().lastSavedMs();
    if (m_context.session().isReadOnly()) {
        m_saved->setText(tr("Read only"));
        m_saved->setToolTip(
            tr("This workspace cannot be written: its folder, its medium or its files forbid it. "
               "Everything can be looked at and exported; changes are refused."));
    } else if (m_context.session().isSaving()) {
        m_saved->setText(tr("Saving…"));
    } else if (savedMs == 0) {
        m_saved->setText(tr("All changes saved"));
    } else {
        m_saved->setText(
            tr("Saved %1", "time").arg(QDateTime::fromMSecsSinceEpoch(savedMs).time().toString(Qt::ISODate)));
    }
    fitSoon();
}

/// A label changes several words of the strip, which are fitted once.
void StatusStrip::fitSoon()
{
    m_fitting.start();
}

void StatusStrip::fit()
{
    m_fitting.stop();
    const bool toast = !m_toast->isHidden();
    m_saved->setVisible(!toast);
    int room = width() - px(80); // margins and gaps
    if (m_running)
        room -= m_job->sizeHint().width() + m_progress->width() + m_jobShare->sizeHint().width();
    room -= (toast ? static_cast<QWidget *>(m_toast) : m_saved)->sizeHint().width();
    const auto showIfFits = [&room](QLabel *label, bool wanted) {
        const int needed = label->sizeHint().width();
        label->setVisible(wanted && needed <= room);
        if (label->isVisibleTo(label->parentWidget()))
            room -= needed;
    };
    showIfFits(m_pane, !m_pane->text().isEmpty());
    // The labeling pane names the author with the rate; twice would be noise.
    showIfFits(m_author, m_pane->isHidden() || !m_pane->text().contains(m_context.author()));
    update();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusStrip::setRunning(const std::optional<projects::RunningJob> &job)
{
    const bool other = job.has_value() != m_running.has_value();
    for (QWidget *part : {static_cast<QWidget *>(m_job), static_cast<QWidget *>(m_progress),
                          static_cast<QWidget *>(m_jobShare)})
        part->setVisible(job.has_value());
    m_running = job;
    if (!job) {
        fit();
        return;
    }
    nameJob();
    m_job->setEnabled(!job->projectName.isEmpty()); // a deleted project cannot be shown
    m_progress->setValue(static_cast<int>(job->fraction * progressSteps));
    m_jobShare->setText(wording::progress(
        job->fraction, job->startedMs == 0 ? 0 : QDateTime::currentMSecsSinceEpoch() - job->startedMs));
    if (other)
        fit(); // at once: parts have come that take room
    else
        fitSoon();
}

void StatusStrip::nameJob()
{
    if (!m_running)
        return;
    const bool elsewhere = m_running->project != m_context.project() && !m_running->projectName.isEmpty();
    const auto named = [elsewhere](const QString &model, const QString &project) {
        return elsewhere ? tr("Training %1 of %2", "a model, a project").arg(model, project)
                         : tr("Training %1").arg(model);
    };
    const QString whole = named(m_running->name, m_running->projectName);
    if (whole == m_job->accessibleName())
        return; // the training has advanced, which is told many times a second
    const auto shown = [this](const QString &name) {
        return widgets::plainWords(m_job->fontMetrics().elidedText(name, Qt::ElideRight, px(longestName)));
    };
    m_job->setText(named(shown(m_running->name), shown(m_running->projectName)));
    m_job->setAccessibleName(whole);
    m_job->setToolTip(tr("%1: show it", "Training m1 of Mail").arg(whole));
    fitSoon();
}

void StatusStrip::setPaneText(const QString &text)
{
    if (text == m_pane->text())
        return;
    m_pane->setText(text);
    fitSoon();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    if (m_context.session().isSaving() || m_context.session().isReadOnly() || !m_toast->isHidden())
        return;
    QPainter painter(this);
    const QRect mark(px(13), (height() - px(12)) / 2, px(12), px(12));
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), mark), theme::Icon::Check,
                     theme::tokens().ok);
}

} // namespace glossa::shell
#include "moc_status_strip.cpp"
