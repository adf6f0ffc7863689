// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include "ui/theme/theme.h"

#include <QDialog>
#include <QFrame>
#include <QHBoxLayout>

namespace glossa::widgets {

using theme::px;

void frameDialog(QDialog &dialog, QWidget *content, QWidget *foot)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowModality(Qt::WindowModal);
    theme::setPaneGround(dialog);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(content, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(foot);
}

QHBoxLayout *footRow(QWidget &foot)
{
    auto *row = new QHBoxLayout(&foot);
    row->setContentsMargins(px(20), px(12), px(20), px(12));
    row->setSpacing(px(8));
    return row;
}

} // namespace glossa::widgets
