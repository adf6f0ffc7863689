// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tryout/targets.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace glossa::widgets {
class Prose;
}

namespace glossa::tryout {

/// Asks where a service of the same API answers, this machine's endpoint or Azure's own, and as what.
class ServiceDialog : public QDialog {
    Q_OBJECT
public:
    /// `proposed` stands in the fields; it can be forgotten if it is known.
    ServiceDialog(const Target &proposed, const QString &key, bool isKnown, QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(const glossa::tryout::Target &target, const QString &key);
    void forgotten(const glossa::tryout::Target &target);

private:
    [[nodiscard]] Target target() const;
    void check();

    Target m_proposed;
    QLineEdit *m_endpoint;
    QLineEdit *m_project;
    QLineEdit *m_deployment;
    QLineEdit *m_key;
    widgets::Prose *m_words;
    QPushButton *m_use;
};

} // namespace glossa::tryout
