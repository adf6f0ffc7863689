// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace glossa::tryout {

/// JSON to read and to copy, its keys and texts in colours of their own.
class JsonView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit JsonView(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Painter;
    void fit();
    Painter *m_painter;
};

} // namespace glossa::tryout
