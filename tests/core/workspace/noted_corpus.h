// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/corpus.h"

#include <QRegularExpression>

namespace glossa::test {

/// A project in short notation: "play [Artist the beatles] now" has a label of Artist on "the beatles".
struct Notes {
    explicit Notes(project::ProjectKind kind = project::ProjectKind::Conversation) { split.info.kind = kind; }

    project::Item &add(const QString &noted, const QString &intent = {}, bool test = false)
    {
        static const QRegularExpression label(QStringLiteral("\\[(\\w+) ([^\\]]+)\\]"));
        project::Item item;
        item.id = static_cast<project::ItemId>(split.items.size()) + 1;
        item.intent = intent;
        item.done = true;
        item.dataset = test ? project::Dataset::Test : project::Dataset::Train;
        qsizetype at = 0;
        for (const auto &match : label.globalMatch(noted)) {
            item.text += noted.mid(at, match.capturedStart() - at);
            item.labels.push_back({match.captured(1),
                                   {static_cast<std::int32_t>(item.text.size()),
                                    static_cast<std::int32_t>(match.captured(2).size())},
                                   0,
                                   {}});
            item.text += match.captured(2);
            at = match.capturedEnd();
            know(project::CategoryKind::Entity, match.captured(1));
        }
        item.text += noted.mid(at);
        if (!intent.isEmpty())
            know(project::CategoryKind::Intent, intent);
        split.items.push_back(item);
        split.test.push_back(test);
        return split.items.back();
    }
    void addClass(const QString &noted, const QString &name)
    {
        add(noted).classes = {{name, {}}};
        know(project::CategoryKind::Class, name);
    }
    void know(project::CategoryKind kind, const QString &name)
    {
        for (const project::Category &category : split.schema)
            if (category.kind == kind && category.name == name)
                return;
        project::Category category;
        category.kind = kind;
        category.name = name;
        split.schema.push_back(category);
    }
    [[nodiscard]] workspace::Corpus corpus(bool manualSplit = true) const
    {
        return workspace::Corpus(split, manualSplit);
    }

    workspace::SplitItems split;
};

} // namespace glossa::test
