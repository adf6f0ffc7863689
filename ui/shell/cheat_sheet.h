// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <utility>
#include <vector>

namespace glossa::shell {

/// All keys in force, by pane (F1): printed from the live actions, so it is always true.
class CheatSheet : public QDialog {
    Q_OBJECT
public:
    struct Group {
        QString name;
        std::vector<std::pair<QString, QString>> keys; // key, what it does
    };
    CheatSheet(const std::vector<Group> &groups, QWidget *parent);
};

} // namespace glossa::shell
