// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/filter_words.h"

namespace glossa::labeling {

std::vector<FilterChip> FilterWords::chips(const workspace::ItemFilter &filter)
{
    std::vector<FilterChip> chips;
    const auto add = [&](const QString &words, const auto &remove) {
        workspace::ItemFilter without = filter;
        remove(without);
        chips.push_back({words, std::move(without)});
    };
    if (filter.state == workspace::LabeledState::Labeled)
        add(tr("Labeled"), [](auto &f) { f.state = workspace::LabeledState::Any; });
    if (filter.state == workspace::LabeledState::Unlabeled)
        add(tr("Unlabeled"), [](auto &f) { f.state = workspace::LabeledState::Any; });
    for (const QString &intent : filter.intents)
        add(intent.isEmpty() ? tr("Without intent") : tr("Intent: %1").arg(intent),
            [&](auto &f) { f.intents.removeAll(intent); });
    for (const QString &entity : filter.entities)
        add(tr("Has %1", "label of an entity").arg(entity), [&](auto &f) { f.entities.removeAll(entity); });
    for (const QString &name : filter.classes)
        add(tr("Class: %1").arg(name), [&](auto &f) { f.classes.removeAll(name); });
    if (!filter.language.isEmpty())
        add(tr("Language: %1").arg(filter.language), [](auto &f) { f.language.clear(); });
    return chips;
}

QString FilterWords::orderName(workspace::ItemOrder order)
{
    switch (order) {
    case workspace::ItemOrder::AsImported:
        return tr("As imported");
    case workspace::ItemOrder::NewestFirst:
        return tr("Newest first");
    case workspace::ItemOrder::RecentlyChanged:
        return tr("Last changed first");
    case workspace::ItemOrder::Text:
        return tr("By text");
    case workspace::ItemOrder::Longest:
        return tr("Longest first");
    }
    return {};
}

bool isEverything(const workspace::ItemFilter &filter)
{
    return filter == workspace::ItemFilter{};
}

} // namespace glossa::labeling
