// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/code_panel.h"

#include "core/azure/service.h"
#include "core/workspace/endpoint/endpoint_answer.h"
#include "ui/deployments/code_highlighter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/prose.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTextOption>

namespace glossa::deployments {

using theme::px;

namespace {

/// Programs run from left to right, whatever the window does.
QPlainTextEdit *codeField(const char *name)
{
    auto *field = new QPlainTextEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setReadOnly(true);
    field->setFrameShape(QFrame::NoFrame);
    field->setFont(theme::font(theme::TextRole::Code));
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setLayoutDirection(Qt::LeftToRight);
    QTextOption option = field->document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft);
    field->document()->setDefaultTextOption(option);
    field->document()->setDocumentMargin(px(12));
    // A program is read with the arrow keys, and Tab leads on.
    field->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    field->setTabChangesFocus(true);
    return field;
}

} // namespace

CodePanel::CodePanel(QWidget *parent)
    : QFrame(parent)
    , m_tabs(new QTabBar)
    , m_code(codeField("callCode"))
    , m_answer(codeField("callAnswer"))
    , m_codeInks(new CodeHighlighter(m_code->document()))
    , m_answerInks(new CodeHighlighter(m_answer->document()))
    , m_copy(new QPushButton(tr("Copy")))
    , m_start(new QPushButton(tr("Run it")))
    , m_status(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary))
{
    setObjectName(QStringLiteral("codePanel"));
    setProperty("kind", QStringLiteral("card"));
    setFrameShape(QFrame::StyledPanel);
    m_tabs->setObjectName(QStringLiteral("codeTabs"));
    m_tabs->setAccessibleName(tr("Language of the call"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (const char *language : {"curl", "JavaScript", "Python", "C#"})
        m_tabs->addTab(QString::fromLatin1(language));
    m_copy->setObjectName(QStringLiteral("copyCode"));
    m_copy->setProperty("small", true);
    m_copy->setIcon(theme::icon(theme::Icon::Copy));
    m_copy->setAccessibleName(tr("Copy the call"));
    m_code->setAccessibleName(tr("Ready-made call"));
    m_answer->setAccessibleName(tr("Answer"));
    m_answer->hide();
    m_start->setObjectName(QStringLiteral("runCall"));
    m_start->setProperty("small", true);
    m_start->setIcon(theme::icon(theme::Icon::Play));
    m_status->setObjectName(QStringLiteral("callStatus"));

    auto *head = new QHBoxLayout;
    widgets::setMargins(*head, px(6), 0, px(16), 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_copy);
    auto *split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_code);
    split->addWidget(m_answer);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(8));
    foot->setSpacing(px(8));
    foot->addWidget(m_start);
    foot->addWidget(m_status, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(split, 1);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addLayout(foot);

    connect(m_tabs, &QTabBar::currentChanged, this, &CodePanel::showCode);
    connect(m_copy, &QPushButton::clicked, this, &CodePanel::copy);
    connect(m_start, &QPushButton::clicked, this, &CodePanel::run);
    connect(&m_run, &azure::RuntimeCall::ended, this, &CodePanel::showOutcome);
    showRun();
}

void CodePanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    m_codeInks->rehighlight(); // another theme has other colours
    m_answerInks->rehighlight();
}

void CodePanel::choose(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void CodePanel::show(const SampleCall &call)
{
    if (call == m_call)
        return;
    m_call = call;
    // What was answered was asked of another one.
    m_run.drop();
    m_answer->hide();
    m_answer->clear();
    m_status->clear();
    showCode();
    showRun();
}

void CodePanel::showCode()
{
    const QString code = codeOf(m_call, static_cast<CodeLanguage>(m_tabs->currentIndex()));
    if (code != m_code->toPlainText())
        m_code->setPlainText(code);
}

void CodePanel::setHindrance(const QString &why)
{
    if (why == m_hindrance)
        return;
    m_hindrance = why;
    m_status->clear();
    showRun();
}

void CodePanel::showRun()
{
    const bool running = m_run.isRunning();
    m_start->setText(running ? tr("Stop") : tr("Run it"));
    m_start->setAccessibleName(running ? tr("Stop waiting for the answer") : tr("Run the call"));
    m_start->setIcon(theme::icon(running ? theme::Icon::Stop : theme::Icon::Play));
    m_start->setEnabled(running || m_hindrance.isEmpty());
    if (running)
        m_status->setText(tr("Waiting for the answer…"));
    else if (!m_hindrance.isEmpty())
        m_status->setText(m_hindrance);
}

void CodePanel::copy()
{
    QGuiApplication::clipboard()->setText(m_code->toPlainText());
    m_status->setText(
        tr("The call for %1 is copied", "a language").arg(m_tabs->tabText(m_tabs->currentIndex())));
}

void CodePanel::run()
{
    if (m_run.isRunning()) {
        m_run.drop();
        m_status->setText(tr("Stopped; the answer is not waited for any more"));
    } else if (m_start->isEnabled()) {
        m_run.start(azure::runtimeUrl(m_call.address, m_call.kind), bodyOf(m_call).toUtf8());
    }
    showRun();
}

void CodePanel::showOutcome(const azure::RuntimeCall::Outcome &outcome)
{
    m_status->setText(outcome.status == 0 ? tr("No answer: %1").arg(outcome.trouble)
                                          : tr("answered in %1 ms, %2", "time, status of HTTP")
                                                .arg(QLocale().toString(outcome.tookMs), outcome.statusText));
    m_answer->setVisible(outcome.status != 0);
    m_answer->setPlainText(workspace::readableAnswer(outcome.body));
    showRun();
}

} // namespace glossa::deployments
#include "moc_code_panel.cpp"
