// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

class QTextLayout;

namespace glossa::widgets {

/// Plain text in as many lines as it takes, with the line height of its role; a QLabel has that of the font,
/// which is too tight to read. Its first characters may be strong. Names of people's making are never markup.
class Prose : public QLabel {
    Q_OBJECT
public:
    explicit Prose(theme::TextRole role = theme::TextRole::Body, theme::Ink ink = theme::Ink::Primary,
                   const QString &text = {}, QWidget *parent = nullptr);
    void setInk(theme::Ink ink);
    /// How many characters at the begin are strong, in UTF-16 code units.
    void setLead(int length);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int outside() const; // margins left and right
    /// Lays the lines out; the height of all of them.
    int layOut(QTextLayout &layout, int width) const;

    theme::TextRole m_role;
    int m_lead = 0;
};

/// A text in as many lines as it takes.
[[nodiscard]] QLabel *prose(const QString &text, theme::TextRole role, theme::Ink ink = theme::Ink::Primary);
/// A text in one line, or where its label is told to wrap. It is never markup.
[[nodiscard]] QLabel *plainLabel(const QString &text, theme::TextRole role,
                                 theme::Ink ink = theme::Ink::Primary);
/// The name over a field; its `&` letter leads there.
[[nodiscard]] QLabel *fieldLabel(const QString &text, QWidget *field = nullptr);

} // namespace glossa::widgets
