// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projects/samples.h"

#include <QWidget>

namespace glossa::projects {

/// What a workspace without projects shows: the three ways to begin, in a column of 720.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void importRequested();
    void newRequested();
    void sampleRequested(const glossa::projects::Sample &sample);

private:
    QWidget *makeDropZone();
    QWidget *makeCards();
};

/// The formats that can be read, each a word or two, as the page names them.
[[nodiscard]] QStringList formatWords();

/// The same three ways as a strip under a list of projects.
class StartStrip : public QWidget {
    Q_OBJECT
public:
    explicit StartStrip(QWidget *parent = nullptr);
    /// Only the buttons, in one line.
    void setFolded(bool folded);

Q_SIGNALS:
    void importRequested();
    void newRequested();
    void sampleRequested(const glossa::projects::Sample &sample);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace glossa::projects
