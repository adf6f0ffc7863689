// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/cheat_sheet.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/key_cap.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
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
    grid->setContentsMargins(px(20), px(4), px(20), px(12));
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int column = 0;
    int line = 0;
    std::size_t total = 0;
    for (const Group &group : groups)
        total += group.keys.size() + 1;
    for (const Group &group : groups) {
        auto *head = new QLabel(group.name);
        theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
        grid->addWidget(head, line++, column, 1, 2);
        for (const auto &[key, what] : group.keys) {
            grid->addWidget(new widgets::KeyCap(key), line, column, Qt::AlignRight);
            grid->addWidget(new QLabel(what), line++, column + 1);
        }
        if (column == 0 && line > static_cast<int>(total / 2)) {
            column = 2;
            line = 0;
        }
    }
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *title = new QLabel(tr("Keys"));
    theme::setRole(*title, theme::TextRole::Title, theme::Ink::Primary);
    title->setContentsMargins(px(20), px(14), px(20), px(6));
    auto *body = new QWidget;
    auto *lines = new QVBoxLayout(body);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(title);
    lines->addWidget(scroll, 1);
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    auto *hint = new QLabel(tr("Change them in Settings, Keyboard"));
    theme::setRole(*hint, theme::TextRole::Caption, theme::Ink::Secondary);
    row->addWidget(hint, 1);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    widgets::frameDialog(*this, body, foot);
    resize(px(760), px(600));
}

} // namespace glossa::shell
