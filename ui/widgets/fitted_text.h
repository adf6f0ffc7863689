// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace glossa::widgets {

class SpanView;

/// Keeps a text view as high as its text needs, between two bounds, and so again when its width, its text or
/// its marks change: a height that was right for another width cuts a line.
class FittedText : public QObject {
public:
    /// Belongs to the view.
    explicit FittedText(SpanView &view);
    /// With `grows` the view takes more where there is more.
    void setBounds(int least, int most, bool grows = false);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fit();

    SpanView &m_view;
    int m_least = 0;
    int m_most = 0;
    bool m_grows = false;
};

} // namespace glossa::widgets
