// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QSplitter;

namespace glossa::widgets {

/// The middle of a pane with a panel beside it. The line between them can be dragged, and the panel keeps its
/// width when the window grows. Where there is no room for both, the panel becomes a drawer over the middle,
/// which a handle at the edge opens and closes; Esc closes it too. All lengths are lengths of the design, so
/// that the narrowing and the remembered width follow the text size.
class SideSplit : public QWidget {
    Q_OBJECT
public:
    enum class Edge { Start, End };

    /// Lengths at 100 % text size.
    struct Room {
        int leastMiddle = 520;
        int leastPanel = 236;
        int panel = 268; // until a person drags the line
    };

    /// `name` is what the panel is called on the handle. The width is remembered in the settings under `key`.
    /// Both widgets become children.
    SideSplit(const QString &key, const QString &name, QWidget *middle, QWidget *panel, const Room &room,
              Edge edge = Edge::End, QWidget *parent = nullptr);

    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// True when the panel can be seen: beside the middle, or as an open drawer.
    [[nodiscard]] bool isPanelShown() const { return m_wanted && (!m_folded || m_open); }
    void setOpen(bool open);
    /// False: the panel has nothing to show, so that neither it nor its handle stands there.
    void setPanelWanted(bool wanted);
    /// Opens the drawer that `inside` lies in, if it does: something in it is about to get the focus.
    static void reveal(const QWidget &inside);
    /// The handle of the drawer, which can be seen only while the panel is folded.
    [[nodiscard]] QAbstractButton *handle() const { return m_handle; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The panel has come, gone, or another width.
    void panelFitted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Handle;
    void fit();
    void setFolded(bool folded);
    void placeDrawer();

    QString m_key;
    Room m_room;
    Edge m_edge;
    QSplitter *m_splitter;
    QWidget *m_middle;
    QWidget *m_panel;
    QAbstractButton *m_handle;
    QWidget *m_line; // between an open drawer and the middle
    int m_width;     // of the panel, a length of the design
    bool m_folded = false;
    bool m_open = false;
    bool m_wanted = true;
};

} // namespace glossa::widgets
