// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_boxes.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace glossa::shell {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageBoxes)
};

} // namespace

void openAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("About Glossa"),
                                Words::tr("Glossa %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Close, parent);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(Words::tr("Teaches a model your own words, on this computer. Free software under "
                                      "the GNU General Public License, version 3 or later; without any "
                                      "warranty."));
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
