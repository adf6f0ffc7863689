// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tryout/query_list.h"
#include "ui/widgets/keyed_rows.h"

namespace glossa::tryout {

/// The queue as rows: what was asked, what was answered, how sure that was, how often and when.
class QueryRows : public widgets::KeyedRows {
    Q_OBJECT
public:
    explicit QueryRows(QueryList &list, QObject *parent = nullptr);
    /// Wide: how often it was asked and what was asked, too.
    void fitColumns(bool wide);
    /// The list holds others, or the same in another order.
    void renew();
    [[nodiscard]] workspace::QueryId idAt(int row) const;
    [[nodiscard]] int rowOf(workspace::QueryId id) const;
    [[nodiscard]] QString rowText(int row) const override;
    /// The order that a column's head asks for, and the column that the list is ordered by.
    [[nodiscard]] workspace::QueryOrder orderOf(int column) const;
    [[nodiscard]] int columnOf(workspace::QueryOrder order) const;

protected:
    [[nodiscard]] widgets::Cell cell(int row, int column) const override;
    [[nodiscard]] QString rowTip(int row) const override;

private:
    enum class Column { Text, Answer, Sure, Deployment, Asked, Ago };
    QueryList &m_list;
    std::vector<Column> m_columns;
};

/// What a query was answered in a word: its intent or its classes, else its entities.
[[nodiscard]] QString answerWords(const workspace::Query &query);

} // namespace glossa::tryout
