// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_boxes.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"

#include <QApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::shell {

using theme::px;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageBoxes)
};

} // namespace

void openAboutBox(QWidget *parent)
{
    auto *box = new QDialog(parent);
    box->setObjectName(QStringLiteral("about"));
    box->setWindowTitle(Words::tr("About Glossa"));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(px(20), px(16), px(20), px(16));
    column->setSpacing(px(6));
    const auto add = [column](const QString &words, theme::TextRole role, theme::Ink ink) {
        column->addWidget(new widgets::Prose(role, ink, words));
    };
    add(Words::tr("Glossa"), theme::TextRole::Title, theme::Ink::Primary);
    add(Words::tr("Version %1, with Qt %2")
            .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion())),
        theme::TextRole::Body, theme::Ink::Secondary);
    column->addSpacing(px(6));
    add(Words::tr("Teaches a model your own words, on this computer. Nothing leaves it."),
        theme::TextRole::Body, theme::Ink::Primary);
    add(Words::tr("Free software under the GNU General Public License, version 3 or later; without any "
                  "warranty."),
        theme::TextRole::Body, theme::Ink::Secondary);
    column->addStretch();
    auto *foot = new QWidget;
    QHBoxLayout *row = widgets::footRow(*foot);
    row->addStretch();
    auto *close = new QPushButton(Words::tr("Close"));
    QObject::connect(close, &QPushButton::clicked, box, &QDialog::reject);
    row->addWidget(close);
    widgets::frameDialog(*box, body, foot);
    box->resize(px(420), px(240));
    box->open();
}

void askBeforeQuitting(QWidget *parent, const std::function<void()> &quit)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("Quit Glossa"),
                                Words::tr("A training is running."), {}, parent);
    box->setObjectName(QStringLiteral("quitQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(Words::tr("Quitting stops it; no model is made. Labels are saved already."));
    QPushButton *stop = box->addButton(Words::tr("Stop it and quit"), QMessageBox::DestructiveRole);
    stop->setObjectName(QStringLiteral("quitAnyway"));
    QPushButton *stay = box->addButton(Words::tr("Stay"), QMessageBox::RejectRole);
    stay->setProperty("kind", QStringLiteral("primary"));
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(stop, &QPushButton::clicked, parent, quit);
    box->open();
}

} // namespace glossa::shell
