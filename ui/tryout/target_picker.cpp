// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/target_picker.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QSignalBlocker>

#include <algorithm>

namespace glossa::tryout {

TargetPicker::TargetPicker(const QString &nobody, QWidget *parent) : QComboBox(parent), m_nobody(nobody)
{
    // A long name is cut rather than the head of the pane made wider than the window; the list shows it
    // whole.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setPlaceholderText(tr("nobody yet"));
    connect(this, &QComboBox::activated, this, &TargetPicker::choose);
}

void TargetPicker::show(const std::vector<Target> &targets, const std::optional<Target> &chosen)
{
    m_chosen = chosen;
    m_newest = targets;
    if (!view()->isVisible())
        fill();
}

void TargetPicker::hidePopup()
{
    QComboBox::hidePopup();
    if (m_newest != m_targets)
        QMetaObject::invokeMethod(this, &TargetPicker::fill,
                                  Qt::QueuedConnection); // what is chosen comes first
}

void TargetPicker::fill()
{
    m_targets = m_newest;
    const QSignalBlocker quiet(this);
    clear();
    if (!m_nobody.isEmpty())
        addItem(m_nobody);
    for (const Target &target : m_targets)
        addItem(nameOf(target));
    if (count() > 0)
        insertSeparator(count());
    addItem(tr("Ask over HTTP…"));
    standOnChosen();
}

void TargetPicker::standOnChosen()
{
    const int first = m_nobody.isEmpty() ? 0 : 1;
    const auto found = m_chosen ? std::ranges::find(m_targets, *m_chosen) : m_targets.end();
    if (found != m_targets.end())
        setCurrentIndex(first + static_cast<int>(found - m_targets.begin()));
    else
        setCurrentIndex(m_nobody.isEmpty() ? -1 : 0);
    setToolTip(currentText());
}

void TargetPicker::choose(int index)
{
    const int first = m_nobody.isEmpty() ? 0 : 1;
    const int place = index - first;
    if (place >= 0 && place < static_cast<int>(m_targets.size())) {
        Q_EMIT targetChosen(m_targets[static_cast<std::size_t>(place)]);
    } else if (index == count() - 1) {
        standOnChosen(); // until a service has been named
        Q_EMIT serviceRequested();
    } else {
        Q_EMIT targetChosen(std::nullopt);
    }
}

} // namespace glossa::tryout
#include "moc_target_picker.cpp"
