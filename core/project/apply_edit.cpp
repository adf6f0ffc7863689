// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/apply_edit.h"

#include <algorithm>
#include <ranges>

namespace glossa::project {

namespace {

tl::unexpected<Error> stale(Phrase what)
{
    return fail(ErrorCode::Stale, what);
}

bool sameMark(const Label &a, const Label &b)
{
    return a.category == b.category && a.span == b.span && a.region == b.region;
}

std::vector<Label>::iterator find(std::vector<Label> &labels, const Label &wanted)
{
    return std::ranges::find_if(labels, [&](const Label &label) { return sameMark(label, wanted); });
}

/// The part of a text that a change replaced: [begin, end) before, [begin, end + shift) after it.
struct Changed {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::int32_t shift = 0;
};

Changed changedPart(const QString &before, const QString &after)
{
    qsizetype prefix = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (prefix < shorter && before.at(prefix) == after.at(prefix))
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix &&
           before.at(before.size() - 1 - suffix) == after.at(after.size() - 1 - suffix))
        ++suffix;
    // Characters of two units change as one.
    if (prefix > 0 && before.at(prefix - 1).isHighSurrogate())
        --prefix;
    if (suffix > 0 && before.at(before.size() - suffix).isLowSurrogate())
        --suffix;
    return {static_cast<std::int32_t>(prefix), static_cast<std::int32_t>(before.size() - suffix),
            static_cast<std::int32_t>(after.size() - before.size())};
}

/// Changes one item, and answers the inverse. One overload a kind of edit, so that a new kind does not
/// compile before it is said here what it means.
class Applier {
public:
    explicit Applier(Item &item) : m_item(item) {}

    Result<Edit> operator()(const SetText &edit)
    {
        if (edit.expected && *edit.expected != m_item.text)
            return stale(Phrase::TextChanged);
        if (edit.expectedLabels && *edit.expectedLabels != m_item.labels)
            return stale(Phrase::LabelsChanged);
        SetText back{m_item.id, m_item.text, m_item.labels, edit.text};
        if (!m_item.regions.empty())
            back.regions = m_item.regions;
        m_item.labels = edit.labels ? *edit.labels : movedLabels(m_item.labels, m_item.text, edit.text);
        m_item.regions = edit.regions ? *edit.regions : movedRegions(m_item.regions, m_item.text, edit.text);
        m_item.text = edit.text;
        back.expectedLabels = m_item.labels;
        return Edit{std::move(back)};
    }
    Result<Edit> operator()(const SetIntent &edit)
    {
        return set(edit, &Item::intent, edit.intent, Phrase::IntentChanged);
    }
    Result<Edit> operator()(const SetDataset &edit)
    {
        return set(edit, &Item::dataset, edit.dataset, Phrase::SetChanged);
    }
    Result<Edit> operator()(const SetLanguage &edit)
    {
        return set(edit, &Item::language, edit.language, Phrase::LanguageChanged);
    }
    Result<Edit> operator()(const SetDone &edit)
    {
        return set(edit, &Item::done, edit.done, Phrase::ItemChanged);
    }
    Result<Edit> operator()(const SetClasses &edit)
    {
        return set(edit, &Item::classes, edit.classes, Phrase::ClassesChanged);
    }
    Result<Edit> operator()(const SetProvenance &edit)
    {
        return set(edit, &Item::provenance, edit.provenance, Phrase::ItemChanged);
    }
    Result<Edit> operator()(const AddLabel &edit)
    {
        const auto last = static_cast<int>(m_item.labels.size());
        const int index = std::clamp(edit.index.value_or(last), 0, last);
        m_item.labels.insert(m_item.labels.begin() + index, edit.label);
        return Edit{RemoveLabel{m_item.id, edit.label}};
    }
    Result<Edit> operator()(const RemoveLabel &edit)
    {
        const auto at = find(m_item.labels, edit.label);
        if (at == m_item.labels.end())
            return stale(Phrase::LabelChanged);
        AddLabel back{m_item.id, *at, static_cast<int>(at - m_item.labels.begin())};
        m_item.labels.erase(at);
        return Edit{std::move(back)};
    }
    Result<Edit> operator()(const ChangeLabel &edit)
    {
        const auto at = find(m_item.labels, edit.before);
        if (at == m_item.labels.end())
            return stale(Phrase::LabelChanged);
        const Label before = *at;
        at->category = edit.after.category;
        at->span = edit.after.span;
        at->region = edit.after.region;
        return Edit{ChangeLabel{m_item.id, *at, before}};
    }
    Result<Edit> operator()(const Batch &batch)
    {
        std::vector<Edit> parts;
        for (const Edit &edit : batch.edits) {
            auto back = change(edit);
            if (!back)
                return back;
            parts.push_back(std::move(*back));
        }
        return takingBack(std::move(parts));
    }
    Result<Edit> operator()(const AddItem &) { return nothing(); }
    Result<Edit> operator()(const RemoveItem &edit)
    {
        if (edit.expected && *edit.expected != m_item)
            return stale(Phrase::ItemChanged);
        return nothing();
    }
    Result<Edit> operator()(const AddCategory &) { return nothing(); }
    Result<Edit> operator()(const RemoveCategory &) { return nothing(); }
    Result<Edit> operator()(const RenameCategory &) { return nothing(); }
    Result<Edit> operator()(const ChangeCategory &) { return nothing(); }
    Result<Edit> operator()(const ChangeProject &) { return nothing(); }
    Result<Edit> operator()(const SettleQueries &) { return nothing(); }

    /// The inverse of what concerns this item; an empty batch if nothing does.
    Result<Edit> change(const Edit &edit)
    {
        const EditReach reach = reachOf(edit);
        const bool concerned = std::ranges::find(reach.items, m_item.id) != reach.items.end() ||
                               std::ranges::find(reach.removed, m_item.id) != reach.removed.end();
        return concerned ? std::visit(*this, edit.change) : nothing();
    }

private:
    static Result<Edit> nothing() { return Edit{Batch{}}; }

    template <typename Change, typename Value>
    Result<Edit> set(const Change &edit, Value Item::*member, const Value &value, Phrase whatChanged)
    {
        if (edit.expected && *edit.expected != m_item.*member)
            return stale(whatChanged);
        Change back{m_item.id, m_item.*member, value};
        m_item.*member = value;
        return Edit{std::move(back)};
    }

    Item &m_item;
};

/// One overload a kind of edit, for the same reason.
struct Reacher {
    EditReach &reach;

    void operator()(const AddItem &edit) { reach.added.push_back(edit.item.id); }
    void operator()(const RemoveItem &edit) { reach.removed.push_back(edit.item); }
    void operator()(const SetText &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetIntent &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetDataset &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetLanguage &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetDone &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetClasses &edit) { reach.items.push_back(edit.item); }
    void operator()(const SetProvenance &edit) { reach.items.push_back(edit.item); }
    void operator()(const AddLabel &edit) { reach.items.push_back(edit.item); }
    void operator()(const RemoveLabel &edit) { reach.items.push_back(edit.item); }
    void operator()(const ChangeLabel &edit) { reach.items.push_back(edit.item); }
    void operator()(const AddCategory &edit)
    {
        reach.categories.insert({edit.category.kind, edit.category.name});
    }
    void operator()(const RemoveCategory &edit)
    {
        reach.categories.insert({edit.kind, edit.name});
        reach.everyItem = true;
    }
    void operator()(const RenameCategory &edit)
    {
        reach.categories.insert({edit.kind, edit.from});
        reach.categories.insert({edit.kind, edit.to});
        reach.everyItem = true;
    }
    void operator()(const ChangeCategory &edit)
    {
        reach.categories.insert({edit.category.kind, edit.category.name});
    }
    void operator()(const ChangeProject &) { reach.projectHead = true; }
    void operator()(const SettleQueries &) {}
    void operator()(const Batch &batch)
    {
        for (const Edit &edit : batch.edits)
            std::visit(*this, edit.change);
    }
};

/// The table: one line a kind of edit, so that a new kind does not compile before it has one. Items count
/// whatever set they are in, since a training may deal them out anew.
struct NeedsTraining {
    bool operator()(const AddItem &) const { return true; }
    bool operator()(const RemoveItem &) const { return true; }
    bool operator()(const SetText &) const { return true; }
    bool operator()(const SetIntent &) const { return true; }
    bool operator()(const SetDataset &) const { return true; }
    bool operator()(const SetLanguage &) const { return true; }
    bool operator()(const SetDone &) const { return true; } // of a text without labels: it has none
    bool operator()(const SetClasses &) const { return true; }
    bool operator()(const SetProvenance &) const { return false; }
    bool operator()(const AddLabel &) const { return true; }
    bool operator()(const RemoveLabel &) const { return true; }
    bool operator()(const ChangeLabel &) const { return true; }
    bool operator()(const AddCategory &) const { return true; }
    bool operator()(const RemoveCategory &) const { return true; }
    bool operator()(const RenameCategory &) const { return true; } // a model answers with the names it has
    bool operator()(const ChangeCategory &edit) const
    {
        return !edit.expected || edit.expected->components != edit.category.components;
    }
    bool operator()(const ChangeProject &edit) const
    {
        return !edit.expected || edit.expected->language != edit.info.language;
    }
    bool operator()(const SettleQueries &) const { return false; }
    bool operator()(const Batch &batch) const { return std::ranges::any_of(batch.edits, needsTraining); }
};

} // namespace

Result<Applied> applied(Item item, const Edit &edit)
{
    auto inverse = Applier(item).change(edit);
    if (!inverse)
        return fail(inverse.error());
    return Applied{std::move(item), std::move(*inverse)};
}

EditReach reachOf(const Edit &edit)
{
    EditReach reach;
    std::visit(Reacher{reach}, edit.change);
    return reach;
}

std::set<ItemId> itemsOf(const EditReach &reach)
{
    std::set<ItemId> all(reach.items.begin(), reach.items.end());
    all.insert(reach.added.begin(), reach.added.end());
    all.insert(reach.removed.begin(), reach.removed.end());
    return all;
}

Edit takingBack(std::vector<Edit> inverses)
{
    Batch back;
    for (Edit &inverse : std::views::reverse(inverses)) {
        if (auto *batch = std::get_if<Batch>(&inverse.change))
            std::ranges::move(batch->edits, std::back_inserter(back.edits));
        else
            back.edits.push_back(std::move(inverse));
    }
    return Edit{std::move(back)};
}

std::vector<Label> movedLabels(const std::vector<Label> &labels, const QString &before, const QString &after)
{
    const Changed part = changedPart(before, after);
    std::vector<Label> kept;
    for (Label label : labels) {
        if (label.span.begin >= part.end)
            label.span.begin += part.shift;
        else if (label.span.end() > part.begin)
            continue;
        if (checkSpan(after, label.span))
            kept.push_back(std::move(label));
    }
    return kept;
}

std::vector<Region> movedRegions(std::vector<Region> regions, const QString &before, const QString &after)
{
    const Changed part = changedPart(before, after);
    for (Region &region : regions) {
        const std::int32_t begin = region.span.begin;
        const std::int32_t end = region.span.end();
        // What is put in between two regions belongs to the one before.
        const std::int32_t newBegin = begin >= part.end && begin > 0 ? begin + part.shift
                                      : begin <= part.begin          ? begin
                                                                     : part.end + part.shift;
        const std::int32_t newEnd = end >= part.end ? end + part.shift : end <= part.begin ? end : part.begin;
        region.span = {newBegin, std::max(0, newEnd - newBegin)};
    }
    return regions;
}

bool needsTraining(const Edit &inverse)
{
    return std::visit(NeedsTraining{}, inverse.change);
}

} // namespace glossa::project
