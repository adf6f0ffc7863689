// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/azure/runtime_call.h"
#include "ui/deployments/call_code.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace glossa::deployments {

class CodeHighlighter;

/// Ready-made calls of the chosen deployment, one tab a language: to copy, and to run one.
class CodePanel : public QFrame {
    Q_OBJECT
public:
    explicit CodePanel(QWidget *parent = nullptr);

    void show(const SampleCall &call);
    /// Why it cannot be run now, in a sentence; empty if it can.
    void setHindrance(const QString &why);
    void copy();
    /// Makes the call, or stops waiting for its answer.
    void run();
    /// 0 is the first tab.
    void choose(int tab);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCode();
    void showOutcome(const azure::RuntimeCall::Outcome &outcome);
    void showRun();

    SampleCall m_call;
    azure::RuntimeCall m_run;
    QString m_hindrance;
    QTabBar *m_tabs;
    QPlainTextEdit *m_code;
    QPlainTextEdit *m_answer;
    CodeHighlighter *m_codeInks;
    CodeHighlighter *m_answerInks;
    QPushButton *m_copy;
    QPushButton *m_start;
    QLabel *m_status;
};

} // namespace glossa::deployments
