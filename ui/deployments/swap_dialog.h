// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;
class QPushButton;

namespace glossa::deployments {

/// Asks which two slots are to exchange their models.
class SwapDialog : public QDialog {
    Q_OBJECT
public:
    /// At least two; `first` is proposed.
    SwapDialog(const QStringList &names, const QString &first, QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(const QString &first, const QString &second);

private:
    QComboBox *m_first;
    QComboBox *m_second;
    QPushButton *m_swap;
};

} // namespace glossa::deployments
