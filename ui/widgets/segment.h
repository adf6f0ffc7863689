// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace glossa::widgets {

/// Two to four choices side by side, one of them on.
class Segment : public QWidget {
    Q_OBJECT
public:
    explicit Segment(const QStringList &texts, QWidget *parent = nullptr);

    void setTexts(const QStringList &texts);
    /// Without a signal.
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const QStringList &texts() const { return m_texts; }
    /// As a person does it, with the signal.
    void choose(int index);
    [[nodiscard]] QRect partRect(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By the user.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int widthOf(const QString &text) const;

    QStringList m_texts;
    int m_current = 0;
};

} // namespace glossa::widgets
