// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/filter_words.h"

namespace glossa::labeling {

namespace {

constexpr qsizetype mostChips = 2;

} // namespace

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
    if (filter.state == workspace::LabeledState::Open)
        add(tr("Nothing given yet"), [](auto &f) { f.state = workspace::LabeledState::Any; });
    if (filter.state == workspace::LabeledState::Half)
        add(tr("Labeled, without intent"), [](auto &f) { f.state = workspace::LabeledState::Any; });
    // More than a few of one kind are one chip.
    const auto addAll = [&](QStringList workspace::ItemFilter::*list, const QString &together,
                            const auto &words) {
        if ((filter.*list).size() > mostChips) {
            add(together, [list](auto &f) { (f.*list).clear(); });
            return;
        }
        for (const QString &name : filter.*list)
            add(words(name), [list, name](auto &f) { (f.*list).removeAll(name); });
    };
    const auto count = [&](const QStringList &list) { return static_cast<int>(list.size()); };
    addAll(&workspace::ItemFilter::intents,
           tr("%n intents", "a filter that any of them passes", count(filter.intents)),
           [](const QString &name) {
               return name.isEmpty() ? tr("Without intent") : tr("Intent: %1").arg(name);
           });
    addAll(&workspace::ItemFilter::entities,
           tr("Has any of %n entities", "labels of them", count(filter.entities)), [](const QString &name) {
               return name.isEmpty() ? tr("Without label") : tr("Has %1", "label of an entity").arg(name);
           });
    addAll(
        &workspace::ItemFilter::classes,
        tr("%n classes", "a filter that any of them passes", count(filter.classes)),
        [](const QString &name) { return name.isEmpty() ? tr("Without class") : tr("Class: %1").arg(name); });
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
