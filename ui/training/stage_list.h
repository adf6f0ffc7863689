// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace glossa::training {

/// The stages of a training, done ones with their time, and the one it is in.
class StageList : public QWidget {
    Q_OBJECT
public:
    struct Stage {
        QString name;
        QString time; // empty while it runs
        bool done = false;
    };
    explicit StageList(QWidget *parent = nullptr);
    void set(std::vector<Stage> stages);
    /// Nothing runs any more: the last stage is done, or it is where it ended.
    void end(bool done);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Stage> m_stages;
};

} // namespace glossa::training
