// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWidget>

#include <vector>

namespace glossa::widgets {

/// Lets parts of a line give way where it has no room for all of them, the first one first, so that the rest
/// keeps its words: with large text on a small screen. A part that has given way is not hidden (what hides
/// and shows it for its own reasons goes on doing so) but has no width and takes no focus. It is all or
/// nothing, and so for parts of a fixed length: a text of any length is an ElidingLabel.
class GiveWay : public QObject {
    Q_OBJECT
public:
    /// Belongs to the line, which has a layout; the parts may stand in layouts within it.
    GiveWay(QWidget &line, const std::vector<QWidget *> &parts);
    /// Whether this part stays for now, whatever the room.
    void setKept(const QWidget &part, bool kept);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    struct Part {
        QWidget *widget = nullptr;
        int least = 0; // its own bounds
        int most = 0;
        Qt::FocusPolicy focus = Qt::NoFocus;
        bool gone = false;
        bool kept = false;
    };
    void fit();
    static int need(const Part &part);

    QWidget &m_line;
    std::vector<Part> m_parts;
};

} // namespace glossa::widgets
