// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScreen>

namespace glossa::widgets {

using theme::px;

namespace {

/// Dims the window behind a dialog while that is shown.
class Scrim : public QWidget {
public:
    Scrim(QDialog &dialog, QWidget *window) : QWidget(window), m_dialog(&dialog)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
        dialog.installEventFilter(this);
        window->installEventFilter(this);
        connect(&dialog, &QObject::destroyed, this, &QObject::deleteLater);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (object == m_dialog && event->type() == QEvent::Show) {
            // With large text a dialog may be larger than the screen: what does not fit is scrolled to.
            auto *dialog = static_cast<QDialog *>(m_dialog);
            dialog->resize(dialog->size().boundedTo(dialog->screen()->availableSize()));
            resize(parentWidget()->size());
            raise();
            show();
        } else if (object == m_dialog && event->type() == QEvent::Hide) {
            hide();
        } else if (object == parentWidget() && event->type() == QEvent::Resize) {
            resize(parentWidget()->size());
        }
        return QWidget::eventFilter(object, event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QColor dim(Qt::black);
        dim.setAlphaF(static_cast<float>(theme::tokens().scrim));
        QPainter(this).fillRect(rect(), dim);
    }

private:
    QObject *m_dialog;
};

/// Ctrl+Enter in any field of a dialog. Fields take that key for themselves before a shortcut gets it.
class PrimaryKey : public QObject {
public:
    PrimaryKey(QDialog &dialog, QPushButton &button) : QObject(&dialog), m_dialog(&dialog), m_button(&button)
    {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress || !object->isWidgetType() ||
            static_cast<QWidget *>(object)->window() != m_dialog)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!enter || (key->modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier)
            return false;
        m_button->click();
        return true;
    }

private:
    QDialog *m_dialog;
    QPushButton *m_button;
};

} // namespace

void dimBehind(QDialog &dialog)
{
    if (dialog.parentWidget() != nullptr)
        new Scrim(dialog, dialog.parentWidget()->window());
}

void frameDialog(QDialog &dialog, QWidget *content, QWidget *foot)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowModality(Qt::WindowModal);
    theme::setPaneGround(dialog);
    dimBehind(dialog);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(content, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(foot);
}

void setPrimary(QDialog &dialog, QPushButton &button)
{
    button.setProperty("kind", QStringLiteral("primary"));
    // A dialog knows its default button only if that is among its children when it is made the default; else
    // it takes the first one it finds, which may be hidden, and Enter does nothing.
    button.setParent(&dialog);
    button.setDefault(true);
    new PrimaryKey(dialog, button);
}

void resizeOnScreen(QDialog &dialog, const QSize &size)
{
    const QSize room = dialog.screen()->availableSize() - QSize(px(16), px(40)); // its frame and title
    dialog.resize(size.boundedTo(room));
}

QHBoxLayout *footRow(QWidget &foot)
{
    auto *row = new QHBoxLayout(&foot);
    row->setContentsMargins(px(20), px(12), px(20), px(12));
    row->setSpacing(px(8));
    return row;
}

} // namespace glossa::widgets
