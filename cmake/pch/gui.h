// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the window read beside the core's headers, compiled once.
#include "cmake/pch/core.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTextLayout>
#include <QTimer>
#include <QWidget>
