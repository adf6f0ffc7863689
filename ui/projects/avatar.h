// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <QWidget>

class QPainter;

namespace glossa::projects {

/// A project's sign: its first letter on the colour of its number.
void paintAvatar(QPainter &painter, const QRectF &place, const QString &name, std::int64_t project);

class Avatar : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(double side, QWidget *parent = nullptr);
    void show(const QString &name, std::int64_t project);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    std::int64_t m_project = 0;
};

} // namespace glossa::projects
