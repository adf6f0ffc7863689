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

#include <algorithm>

namespace glossa::shell {

using theme::px;

namespace {

/// A head or a key with what it does.
struct Row {
    const CheatSheet::Group *group = nullptr;
    const CheatSheet::Line *line = nullptr; // null = the group's head
};

QWidget *keyCaps(const QStringList &keys)
{
    auto *caps = new QWidget;
    auto *layout = new QHBoxLayout(caps);
    layout->setContentsMargins({});
    layout->setSpacing(px(3));
    layout->addStretch(1);
    for (const QString &key : keys)
        layout->addWidget(new widgets::KeyCap(key));
    return caps;
}

/// The groups in two columns of one height; one that goes on in the second has its head there again.
QWidget *columnsOf(const std::vector<CheatSheet::Group> &groups, bool here)
{
    std::vector<Row> rows;
    for (const CheatSheet::Group &group : groups) {
        if (group.here != here || group.lines.empty())
            continue;
        rows.push_back({&group, nullptr});
        for (const CheatSheet::Line &line : group.lines)
            rows.push_back({&group, &line});
    }
    auto *content = new QWidget;
    content->setObjectName(here ? QStringLiteral("keysHere") : QStringLiteral("keysElsewhere"));
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    std::size_t half = (rows.size() + 1) / 2;
    if (half > 0 && half < rows.size() && rows[half - 1].line == nullptr)
        --half; // no head at the foot of a column
    if (half < rows.size() && rows[half].line != nullptr)
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(half), {rows[half].group, nullptr});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int column = i < half ? 0 : 2;
        const int at = static_cast<int>(i < half ? i : i - half);
        if (rows[i].line == nullptr) {
            auto *head = new QLabel(rows[i].group->name);
            theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
            grid->addWidget(head, at, column, 1, 2);
            continue;
        }
        grid->addWidget(keyCaps(rows[i].line->keys), at, column);
        auto *does = new QLabel(rows[i].line->does);
        does->setObjectName(QStringLiteral("keyDoes"));
        does->setWordWrap(true);
        grid->addWidget(does, at, column + 1);
    }
    return content;
}

} // namespace

CheatSheet::CheatSheet(const std::vector<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("cheatSheet"));
    setWindowTitle(tr("Keys"));
    auto *content = new QWidget;
    auto *sections = new QVBoxLayout(content);
    sections->setContentsMargins(px(20), px(4), px(20), px(12));
    sections->setSpacing(px(12));
    if (std::ranges::any_of(groups, &Group::here)) {
        sections->addWidget(columnsOf(groups, true));
        sections->addWidget(theme::hairline(Qt::Horizontal));
    }
    sections->addWidget(columnsOf(groups, false));
    sections->addStretch(1);
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
#include "moc_cheat_sheet.cpp"
