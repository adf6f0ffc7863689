// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/regions.h"

#include <QScrollArea>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace glossa::shell {

namespace {

bool isRegion(const QWidget &widget)
{
    if (widget.property("region").toBool())
        return true;
    return qobject_cast<const QAbstractScrollArea *>(&widget) != nullptr &&
           qobject_cast<const QScrollArea *>(&widget) == nullptr;
}

/// The innermost region that a widget lies in; the window itself if it lies in none.
QWidget *regionOf(QWidget &widget)
{
    QWidget *at = &widget;
    while (!at->isWindow() && !isRegion(*at))
        at = at->parentWidget();
    return at;
}

} // namespace

void focusNextRegion(QWidget &window, int direction)
{
    // The first control of each region.
    std::vector<std::pair<QWidget *, QWidget *>> regions;
    for (QWidget *next = window.nextInFocusChain(); next != nullptr && next != &window;
         next = next->nextInFocusChain()) {
        if (!next->isVisible() || !next->isEnabled() || !(next->focusPolicy() & Qt::TabFocus) ||
            next->window() != &window || next->focusProxy() != nullptr)
            continue;
        QWidget *region = regionOf(*next);
        if (std::ranges::find(regions, region, &std::pair<QWidget *, QWidget *>::first) == regions.end())
            regions.emplace_back(region, next);
    }
    if (regions.empty())
        return;
    const auto count = static_cast<int>(regions.size());
    QWidget *focus = window.focusWidget();
    int at = direction > 0 ? -1 : 0;
    if (focus != nullptr) {
        const auto here =
            std::ranges::find(regions, regionOf(*focus), &std::pair<QWidget *, QWidget *>::first);
        if (here != regions.end())
            at = static_cast<int>(here - regions.begin());
    }
    regions[static_cast<std::size_t>((at + direction + count) % count)].second->setFocus(
        direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

} // namespace glossa::shell
