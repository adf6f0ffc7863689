// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/example_rows.h"
#include "ui/details/tab.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace glossa::widgets {
class RowView;
}

namespace glossa::details {

/// The test set, gold above predicted; all of it, only what is wrong, or the places behind a figure.
class ExamplesTab : public Tab {
    Q_OBJECT
public:
    explicit ExamplesTab(QWidget *parent = nullptr);
    void show(std::shared_ptr<const workspace::EvaluationReport> view) override;
    /// The places behind a figure instead of the whole set.
    void showOnly(const std::vector<evaluate::ExampleRef> &examples, const QString &reason);
    [[nodiscard]] static int wrongCount(const workspace::EvaluationReport &view);

private:
    void refresh();
    /// Where the item is wrong: each place of a document, whose first lines would show nothing of it; of an
    /// utterance the first.
    [[nodiscard]] std::vector<evaluate::ExampleRef> wrongPlaces(std::size_t item) const;

    std::shared_ptr<const workspace::EvaluationReport> m_view;
    std::vector<evaluate::ExampleRef> m_only;
    QString m_reason;
    ExampleRows m_rows;
    QCheckBox *m_onlyErrors;
    QLabel *m_words;
    QPushButton *m_all;
    widgets::RowView *m_list;
};

} // namespace glossa::details
