// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace glossa::settings {

/// A number between 0 and 1. A point and a comma are both its decimal mark, whatever the locale: one of the
/// two would be a mark of thousands there, which such a number never has, and "0.5" would be read as 5.
/// While nothing is typed in it that is not told yet, Undo and Redo are the window's.
class ShareBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit ShareBox(QWidget *parent = nullptr);
    [[nodiscard]] double valueFromText(const QString &text) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &place) const override;

protected:
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString withOwnMark(QString text) const;
};

} // namespace glossa::settings
