// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/cheat_sheet.h"

#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace glossa::shell {

using theme::px;

CheatSheet::CheatSheet(const std::vector<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("cheatSheet"));
    setWindowTitle(tr("Keys"));
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(px(16), px(12), px(16), px(12));
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int column = 0;
    int row = 0;
    std::size_t total = 0;
    for (const Group &group : groups)
        total += group.keys.size() + 1;
    for (const Group &group : groups) {
        auto *head = new QLabel(group.name);
        theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
        grid->addWidget(head, row++, column, 1, 2);
        for (const auto &[key, what] : group.keys) {
            grid->addWidget(new widgets::KeyCap(key), row, column, Qt::AlignRight);
            grid->addWidget(new QLabel(what), row++, column + 1);
        }
        if (column == 0 && row > static_cast<int>(total / 2)) {
            column = 2;
            row = 0;
        }
    }
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(px(760), px(600));
}

} // namespace glossa::shell
