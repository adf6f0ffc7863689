// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <vector>

namespace glossa::shell {

/// All keys in force (F1): those of the pane in sight first, then the rest, each in two columns of one
/// height. Printed from the live actions and from what widgets say of their own keys, so it is always true.
class CheatSheet : public QDialog {
    Q_OBJECT
public:
    struct Line {
        QStringList keys;
        QString does;
    };
    struct Group {
        QString name;
        bool here = false; // of the pane in sight
        std::vector<Line> lines;
    };
    CheatSheet(const std::vector<Group> &groups, QWidget *parent);
};

} // namespace glossa::shell
