// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/slot_card.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace glossa::deployments {

/// The cards of a project's slots, up to three in a row, and which of them is chosen. A card stays the same
/// one while its slot does, with the focus that it has.
class SlotCards : public QWidget {
    Q_OBJECT
public:
    explicit SlotCards(QWidget *parent = nullptr);

    void show(const std::vector<SlotCard::Content> &slots);
    /// Empty without a slot.
    [[nodiscard]] QString chosen() const;
    /// One that is not there yet is chosen when it comes.
    void choose(const QString &name);
    /// The cards follow this control on the way of the Tab key.
    void setTabAfter(QWidget *previous) { m_tabAfter = previous; }
    /// nullptr if there is none.
    [[nodiscard]] SlotCard *card(const QString &name) const;

Q_SIGNALS:
    void chosenChanged();
    void modelChosen(const QString &name, const QString &label);
    void deleteRequested(const QString &name);
    void reviewRequested(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SlotCard *makeCard();
    void place();

    QGridLayout *m_grid;
    std::vector<SlotCard *> m_cards; // in the order of the slots
    QWidget *m_tabAfter = nullptr;
    QString m_chosen;
    QString m_coming;
    int m_columns = 0;
};

} // namespace glossa::deployments
