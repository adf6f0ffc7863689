// SPDX-License-Identifier: GPL-3.0-or-later
// What a list shows of its items while they are read and changed at the same time.
#include "core/project/edit.h"
#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "ui/labeling/item_edits.h"
#include "ui/labeling/item_pages.h"

#include <QTimer>
#include <QtTest>

#include <utility>

using namespace glossa;
using labeling::ItemPages;

class ItemPagesTest : public QObject {
    Q_OBJECT

    using Ids = std::vector<project::ItemId>;

private Q_SLOTS:
    void aDocumentThatWasLabeledKeepsItsBeginning()
    {
        test::WorkspaceFixture f;
        const auto project = f.makeProject(project::ProjectKind::CustomEntityRecognition);
        const QString sentence = QStringLiteral("Rowan pays. ").repeated(40);
        const auto id = f.addItem(sentence);
        ItemPages pages(f.session());
        pages.reset(project, {id}, false);
        QTRY_VERIFY(pages.at(0) != nullptr);
        const QString beginning = pages.at(0)->item.text;
        QVERIFY(!beginning.isEmpty() && sentence.startsWith(beginning));
        workspace::ItemRow row = *pages.at(0);
        row.item.text = sentence;
        row.item.labels = {{QStringLiteral("Party"), {0, 5}, 0, {}}};
        pages.settle(row);
        QCOMPARE(pages.at(0)->item.labels, row.item.labels);
        QCOMPARE(pages.at(0)->item.text, beginning);
    }

    /// A row that is on its way while a step changes its item is from before the step.
    void aRowOnItsWayDoesNotUndoAnOwnStep()
    {
        test::WorkspaceFixture f;
        const auto project = f.makeProject(project::ProjectKind::Conversation);
        const auto id = f.addItem(QStringLiteral("read it to me"));
        const project::Edit toTest{project::SetDataset{id, project::Dataset::Test, {}}};
        ItemPages pages(f.session());
        pages.reset(project, {id}, true);
        QVERIFY(pages.at(0) == nullptr);
        bool applied = false;
        bool stored = false;
        QTimer asked; // comes round after the timer by which the pages ask
        asked.setSingleShot(true);
        connect(&asked, &QTimer::timeout, this, [&] {
            workspace::JournalEntry step;
            step.edit = toTest;
            pages.apply(step, {id});
            applied = true;
        });
        // The answer that comes first shall be the one from before.
        connect(&pages, &ItemPages::loaded, this, [&] {
            if (applied && !std::exchange(stored, true))
                f.apply(toTest);
        });
        asked.start(0);
        QTRY_VERIFY(pages.known(id) != nullptr);
        QTRY_COMPARE(pages.known(id)->item.dataset, project::Dataset::Test);
    }

    void aStepOverMoreRowsThanAreReadAtOnceIsShownInAll()
    {
        test::WorkspaceFixture f;
        const auto project = f.makeProject(project::ProjectKind::Conversation);
        project::Batch batch;
        for (int i = 0; i < 200; ++i) {
            project::Item item;
            item.text = QStringLiteral("utterance %1").arg(i);
            batch.edits.push_back({project::AddItem{item, {}}});
        }
        f.apply(project::Edit{std::move(batch)});
        const Ids ids = f.ids();
        QCOMPARE(ids.size(), std::size_t(200));
        ItemPages pages(f.session());
        pages.reset(project, ids, true);
        const auto areAll = [&](project::Dataset dataset) {
            bool all = true;
            for (int i = 0; i < pages.count(); ++i) {
                const workspace::ItemRow *row = pages.at(i);
                all = all && row != nullptr && row->item.dataset == dataset;
            }
            return all;
        };
        QTRY_VERIFY(areAll(project::Dataset::Unassigned));
        f.apply(labeling::setDataset(ids, project::Dataset::Test));
        pages.refresh(ids);
        QTRY_VERIFY(areAll(project::Dataset::Test));
    }
};

GLOSSA_TEST(ItemPagesTest);
#include "tst_item_pages.moc"
