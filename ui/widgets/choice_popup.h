// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/choices.h"

#include <QFrame>
#include <QStringList>

#include <functional>

class QLabel;

namespace glossa::widgets {

class ChoiceRows;
class RowView;
class SearchField;

/// A list to choose a category from by typing: the label palette and the intent chooser. While nothing is
/// typed a digit chooses what has it as its key. A letter is typed, since it may begin a name; the choice
/// that has it as its key is then the first.
class ChoicePopup : public QFrame {
    Q_OBJECT
public:
    explicit ChoicePopup(QWidget *parent = nullptr);

    struct Request {
        std::vector<Choice> choices;
        QStringList lastUsed;
        QString current;     // is marked
        QString likely;      // is under the hand at first: Enter takes it; empty = none is
        QString hint;        // in the empty field
        QString createWords; // "Add intent “%1”"; empty = nothing new can be made
        QString emptyWords;  // what to do where there is no choice at all; empty = nothing is said of it
        /// With `create`, the name is new.
        std::function<void(const QString &name, bool create)> chosen;
        /// If there is one, several can be chosen: Enter and a click turn a tick, and the list stays open.
        std::function<void(const QString &name, bool on)> toggled = {};
    };
    /// `place` in global coordinates: the popup's top left corner, moved so that it stays on the screen.
    void open(const QPoint &place, Request request);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void narrow();
    void choose(int row);
    void toggle(int row);
    bool chooseByKey(const QString &key);
    void place();
    /// As high as its rows need; the size hint of a window would be bounded by a part of the screen.
    void fit();
    /// The height that the list may take of what the screen has above or below, and where the popup then is.
    void placeWithin(const QRect &room);

    Request m_request;
    QPoint m_at;
    ChoiceRows *m_rows = nullptr;
    SearchField *m_field = nullptr;
    RowView *m_list = nullptr;
    QLabel *m_none = nullptr;
};

} // namespace glossa::widgets
