// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/jobs/job.h"
#include "core/workspace/models/model.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QStackedWidget;

namespace glossa::training {

/// A training as its row shows it: everything is made from the records once, when they come.
struct JobEntry {
    workspace::Job job;
    QString model; // its model's name today; that of the request if there is no such model (any more)
    bool hasModel = false;
    QString judgedOn;
    std::optional<double> intentF1, entityF1, classF1;
    QString note;
};
[[nodiscard]] std::vector<JobEntry> entriesOf(std::vector<workspace::Job> jobs,
                                              const std::vector<workspace::Model> &models);

class JobRows : public widgets::TableModel<JobEntry, std::int64_t> {
public:
    explicit JobRows(QObject *parent = nullptr);
    using TableModel::setRows;
    /// A column of figures for each kind of categories that models of the kind are judged by.
    void setKind(const project::KindTraits &kind);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] std::int64_t keyOf(const JobEntry &job, int) const override { return job.job.id; }
    [[nodiscard]] QString rowTip(int row) const override { return at(row)->note; }
};

/// Every training of the project, newest first, and the log of the one chosen.
class JobList : public QWidget {
    Q_OBJECT
public:
    explicit JobList(QWidget *parent = nullptr);
    void setKind(const project::KindTraits &kind) { m_rows.setKind(kind); }
    void set(std::vector<JobEntry> jobs);
    /// Nothing is known yet, of another project: neither rows nor that there are none.
    void clear();
    /// The one chosen; nullptr = none.
    [[nodiscard]] const JobEntry *current() const;
    /// What else can be done with the model of the row; they are for the one chosen.
    void addModelActions(const QList<QAction *> &actions);
    /// What a row's menu has, also for the menus and the list of keys.
    [[nodiscard]] const QList<QAction *> &rowActions() const { return m_actions; }

Q_SIGNALS:
    /// Another one, or the same with news.
    void currentChanged();
    /// A finished training was opened: its model's details.
    void modelRequested(const QString &label);
    /// An ended training is to leave the list.
    void removeRequested(std::int64_t job);

private:
    void makeActions();
    void enableActions();
    void openMenu(const QPoint &place);
    void showLog(int row);
    void copyLog();

    JobRows m_rows;
    QStackedWidget *m_pages;
    widgets::RowView *m_list;
    QLabel *m_logOf;
    QPlainTextEdit *m_log;
    QList<QAction *> m_actions;
    QList<QAction *> m_modelActions;
    QAction *m_open = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
};

} // namespace glossa::training
