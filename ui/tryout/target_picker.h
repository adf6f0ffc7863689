// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tryout/targets.h"

#include <QComboBox>

#include <optional>

namespace glossa::tryout {

/// A list of those that can be asked, at its end the way to one over HTTP.
class TargetPicker : public QComboBox {
    Q_OBJECT
public:
    /// `nobody`: the first entry, which chooses nobody; empty = somebody is always chosen.
    explicit TargetPicker(const QString &nobody, QWidget *parent = nullptr);
    /// While its list stands open it stays as it is.
    void show(const std::vector<Target> &targets, const std::optional<Target> &chosen);
    void hidePopup() override;

Q_SIGNALS:
    void targetChosen(const std::optional<glossa::tryout::Target> &target);
    void serviceRequested();

private:
    void fill();
    void choose(int index);
    void standOnChosen();

    QString m_nobody;
    std::vector<Target> m_targets; // in the list
    std::vector<Target> m_newest;
    std::optional<Target> m_chosen;
};

} // namespace glossa::tryout
