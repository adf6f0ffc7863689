// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include "ui/theme/theme.h"

#include <QDialog>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
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

QHBoxLayout *footRow(QWidget &foot)
{
    auto *row = new QHBoxLayout(&foot);
    row->setContentsMargins(px(20), px(12), px(20), px(12));
    row->setSpacing(px(8));
    return row;
}

} // namespace glossa::widgets
