// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace glossa::widgets {
class ChoicePopup;
}

namespace glossa::labeling {

/// Search, filter chips, count and order above a list. Holds no list: it says what is wanted.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    /// `Narrow`: search over the whole width, the rest below it (documents).
    enum class Form { Wide, Narrow };
    explicit FilterBar(Form form, QWidget *parent = nullptr);

    void setFilter(const workspace::ItemFilter &filter);
    void setOrder(workspace::ItemOrder order);
    void setCategories(const std::vector<workspace::CategoryUse> &categories);
    void setLanguages(const QStringList &languages);
    void setCount(std::int64_t shown, std::int64_t all);
    void focusSearch();

Q_SIGNALS:
    void filterChanged(const glossa::workspace::ItemFilter &filter);
    void orderChanged(glossa::workspace::ItemOrder order);
    /// Down or Enter in the search field: on to the list.
    void leftForList();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void layOutWide();
    void layOutNarrow();
    void fillMenu();
    void addCategoryChoice(project::CategoryKind kind, const QString &title);
    void chooseCategories(project::CategoryKind kind, const QString &title);
    void fillOrders();
    void showChips();
    void showCount();
    void change(const workspace::ItemFilter &filter);

    Form m_form;
    workspace::ItemFilter m_filter;
    workspace::ItemOrder m_order = workspace::ItemOrder::AsImported;
    std::vector<workspace::CategoryUse> m_categories;
    QStringList m_languages;
    std::int64_t m_shown = 0;
    std::int64_t m_all = 0;
    QLineEdit *m_search = nullptr;
    QWidget *m_chips = nullptr;
    QHBoxLayout *m_chipLayout = nullptr;
    QPushButton *m_filterButton = nullptr;
    QMenu *m_filterMenu = nullptr;
    widgets::ChoicePopup *m_popup = nullptr;
    QPushButton *m_orderButton = nullptr;
    QMenu *m_orderMenu = nullptr;
    QLabel *m_count = nullptr;
    QTimer m_typed; // searching starts when the typing pauses
};

} // namespace glossa::labeling
