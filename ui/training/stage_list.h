// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace glossa::training {

/// The stages of a training, done ones with their time, and the one it is in.
class StageList : public QWidget {
    Q_OBJECT
public:
    enum class Step : std::uint8_t { Done, Running, Coming, Stopped, Failed };
    struct Stage {
        QString name;
        QString time; // of one that is done
        Step step = Step::Coming;
    };
    explicit StageList(QWidget *parent = nullptr);
    void set(std::vector<Stage> stages);
    /// Nothing runs any more: the stage that ran is done, or is where it was stopped or failed. No more are
    /// to come.
    void end(Step how);
    [[nodiscard]] const std::vector<Stage> &stages() const { return m_stages; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Stage> m_stages;
};

} // namespace glossa::training
