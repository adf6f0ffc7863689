// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_data.h"

#include "core/learn/model.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/models/data_loading.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/projects/projects.h"

#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QtEndian>
#include <QtTest>

#include <algorithm>
#include <iterator>
#include <map>

using namespace glossa;
using namespace glossa::workspace;
using project::CategoryKind;
using test::manual;

namespace {

const QString m1 = QStringLiteral("m1");

QByteArray bytesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a model says of some texts, with all scores.
QStringList answersOf(Workspace &space, std::int64_t project, const QString &label)
{
    const auto predictor = Predictor::load(space, project, label);
    if (!predictor)
        return {};
    QStringList answers;
    for (const char *text : {"turn on the lamp in the hall", "kill the fan", "Lüfter aus", "a story"}) {
        const project::Prediction said = (*predictor)->predict(QString::fromUtf8(text), {});
        for (const auto &intent : said.intents)
            answers << intent.category << QString::number(intent.confidence, 'g', 17);
        for (const auto &entity : said.entities)
            answers << entity.category << QString::number(entity.span.begin)
                    << QString::number(entity.span.length) << QString::number(entity.confidence, 'g', 17);
    }
    return answers;
}

} // namespace

class TestModelData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::TrainedLamps>(); }

    void whatIsPackedComesBack()
    {
        ModelDataWriter writer;
        ItemRow row = m_lamps->allItems().front();
        row.place = 1.0 / 3.0;
        row.item.location = QStringLiteral(""); // there, and empty: another thing than none
        row.item.provenance = project::Provenance{QStringLiteral("live"), m1, 0.5, true};
        constexpr int many = 9000; // several blocks
        for (int i = 0; i < many; ++i) {
            row.item.id = i + 1;
            writer.add(row, i % 2 == 0 ? Side::Test : Side::Train);
        }
        ModelDataHead head;
        head.info = m_lamps->workspace->store().project(project())->info;
        for (const CategoryUse &use : m_lamps->workspace->store().categories(project()).value())
            head.schema.push_back({use.number, use.category});
        head.items = writer.items();
        head.fingerprint = QStringLiteral("0123");
        auto data = ModelData::unpack(writer.finish(head));
        QVERIFY(data.has_value());
        QCOMPARE(data->head().info, head.info);
        QCOMPARE(data->head().items, std::int64_t{many});
        QCOMPARE(data->head().fingerprint, head.fingerprint);
        QCOMPARE(data->head().schema.size(), head.schema.size());
        for (std::size_t i = 0; i < head.schema.size(); ++i) {
            QCOMPARE(data->head().schema[i].number, head.schema[i].number);
            QVERIFY(data->head().schema[i].category == head.schema[i].category);
        }
        for (int round = 0; round < 2; ++round) {
            data->rewind();
            int count = 0;
            for (auto items = data->next(); items && !items->empty(); items = data->next()) {
                for (const DataItem &item : *items) {
                    row.item.id = ++count;
                    QVERIFY(item.item == row.item);
                    QVERIFY(!item.item.location.isNull());
                    QCOMPARE(item.place, row.place);
                    QCOMPARE(item.side, count % 2 == 1 ? Side::Test : Side::Train);
                }
            }
            QCOMPARE(count, many);
        }
    }

    void damagedOrNewerDataIsRefused()
    {
        ModelDataWriter writer;
        writer.add(m_lamps->allItems().front(), Side::Train);
        ModelDataHead head;
        head.info = m_lamps->workspace->store().project(project())->info;
        const std::string whole = writer.finish(head);
        QVERIFY(ModelData::unpack(whole).has_value());
        // Cut off behind any byte, it is refused at once or when its items are asked for.
        for (std::size_t size = 0; size < whole.size(); ++size) {
            auto data = ModelData::unpack(whole.substr(0, size));
            if (!data) {
                QCOMPARE(data.error().code, ErrorCode::CorruptModel);
                continue;
            }
            const auto items = data->next();
            QVERIFY(items ? items->empty() : items.error().code == ErrorCode::CorruptModel);
        }
        std::string later = whole;
        qToLittleEndian<quint32>(2, later.data());
        QCOMPARE(ModelData::unpack(later).error().code, ErrorCode::NewerVersion);
    }

    /// A hundred thousand of them take less than 4 MB.
    void anUtteranceTakesLessThanFortyBytes()
    {
        ModelDataWriter writer;
        std::vector<ItemRow> rows = m_lamps->allItems();
        constexpr int many = 20'000;
        for (int i = 0; i < many; ++i) {
            ItemRow &row = rows[static_cast<std::size_t>(i) % rows.size()];
            row.item.id = i + 1;
            row.place = 1.0 + i * 0x1p-24;
            const QString text = row.item.text;
            row.item.text += QString::number(i * 2654435761U, 36); // no two are the same
            writer.add(row, Side::Train);
            row.item.text = text;
        }
        QVERIFY(writer.finish({}).size() < std::size_t{40} * many);
    }

    void eachItemIsKeptWithItsSide()
    {
        m_lamps->addText("nobody has said what this is", "");
        const Model model = m_lamps->train("m1");
        QVERIFY(model.facts.dataBytes > 0);
        QVERIFY(model.facts.dataBytes < model.facts.fileBytes);
        auto data = modelData(space(), project(), m1);
        QVERIFY(data.has_value());
        std::map<Side, std::int64_t> sides;
        std::vector<DataItem> all;
        for (auto items = data->next(); items && !items->empty(); items = data->next())
            std::ranges::move(*items, std::back_inserter(all));
        const auto rows = m_lamps->allItems();
        QCOMPARE(all.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(all[i].item == rows[i].item);
            QCOMPARE(all[i].place, rows[i].place);
            ++sides[all[i].side];
        }
        QCOMPARE(sides[Side::Train], model.facts.trainItems);
        QCOMPARE(sides[Side::Test], model.facts.testItems);
        QCOMPARE(sides[Side::Neither], std::int64_t{1});
    }

    void theHeldBackPartIsKeptAsTheModelSawIt()
    {
        TrainRequest request = manual();
        request.split = {false, 70};
        const auto model = trainModel(space(), project(), request, 0, {}, {});
        QVERIFY(model.has_value());
        auto data = modelData(space(), project(), m1);
        std::int64_t tests = 0;
        for (auto items = data->next(); items && !items->empty(); items = data->next())
            tests += std::ranges::count(*items, Side::Test, &DataItem::side);
        QCOMPARE(tests, model->facts.testItems);
    }

    void itIsExportedAsTheProjectWasThen()
    {
        m_lamps->train("m1");
        const QString then = path("then.json");
        QVERIFY(exportProject(space(), project(), QStringLiteral("azure-clu"), then).has_value());
        work();
        QVERIFY(renameProject(space(), project(), QStringLiteral("Lights"), m_lamps->ana).has_value());
        const QString kept = path("kept.json");
        QVERIFY(exportModelData(space(), project(), m1, QStringLiteral("azure-clu"), kept).has_value());
        QCOMPARE(bytesIn(kept), bytesIn(then));
        const auto unfit = exportModelData(space(), project(), m1, QStringLiteral("azure-ner"), path("x"));
        QCOMPARE(unfit.error().code, ErrorCode::InvalidArgument);
    }

    void nothingHasChangedAtFirst()
    {
        m_lamps->train("m1");
        const auto comparison = compareModelData(space(), project(), m1);
        QVERIFY(comparison.has_value());
        QVERIFY(!comparison->any());
        QCOMPARE(comparison->itemsThen, std::int64_t{11});
        QCOMPARE(comparison->itemsNow, std::int64_t{11});
        const auto loaded = loadModelData(space(), project(), m1, m_lamps->ana);
        QVERIFY(loaded.has_value());
        QVERIFY(!loaded->receipt);
    }

    void whatHasChangedIsTold()
    {
        m_lamps->train("m1");
        work();
        const auto all = compareModelData(space(), project(), m1);
        QVERIFY(all.has_value());
        QCOMPARE(all->added, std::int64_t{1});
        QCOMPARE(all->changed, std::int64_t{2});
        QCOMPARE(all->removed, std::int64_t{1});
        QVERIFY(all->settings);
        const std::vector<CategorySinceModel> categories{
            {SinceModel::Renamed, CategoryKind::Intent, QStringLiteral("TurnOn"), QStringLiteral("Start")},
            {SinceModel::Changed, CategoryKind::Entity, QStringLiteral("Room"), QStringLiteral("Room")},
            {SinceModel::Added, CategoryKind::Entity, {}, QStringLiteral("Colour")}};
        QVERIFY(all->categories == categories);
        QCOMPARE(all->items.size(), std::size_t{4});
        QCOMPARE(all->items[0].change, SinceModel::Changed);
        QCOMPARE(all->items[0].then->text, QStringLiteral("light on"));
        QCOMPARE(all->items[0].now->text, QStringLiteral("light on please"));
        QCOMPARE(all->items[0].then->intent, QStringLiteral("Start")); // which has not changed but in name
        QCOMPARE(all->items[2].change, SinceModel::Added);
        QVERIFY(!all->items[2].then && all->items[2].now);
        QCOMPARE(all->items[3].change, SinceModel::Removed);
        QCOMPARE(all->items[3].then->text, QStringLiteral("make the porch bright"));
        QVERIFY(!all->items[3].now);
        // Pages of it say the same, and each kind alone.
        for (std::int64_t at = 0; at < 5; ++at) {
            const auto page = compareModelData(space(), project(), m1, {at, 1, std::nullopt});
            QCOMPARE(page->items.size(), at < 4 ? std::size_t{1} : std::size_t{0});
            if (at < 4)
                QVERIFY(page->items[0].change == all->items[static_cast<std::size_t>(at)].change);
        }
        QCOMPARE(compareModelData(space(), project(), m1, {0, 9, SinceModel::Removed})->items.size(),
                 std::size_t{1});
    }

    /// Whoever deletes a text and types it again has the same one.
    void aTextThatWasTypedAgainIsTheSame()
    {
        m_lamps->train("m1");
        const project::Item item = m_lamps->allItems().at(1).item;
        m_lamps->change({project::RemoveItem{item.id, std::nullopt}});
        project::Item again = item;
        again.id = 0;
        m_lamps->change({project::AddItem{again, std::nullopt}});
        QVERIFY(!compareModelData(space(), project(), m1)->any());
        again.text += QStringLiteral("!");
        m_lamps->change({project::AddItem{again, std::nullopt}});
        QCOMPARE(compareModelData(space(), project(), m1)->added, std::int64_t{1});
    }

    void loadingBringsEverythingBackInOneStepThatUndoTakesBack()
    {
        m_lamps->train("m1");
        const QString then = exported("then.json");
        work();
        const QString worked = exported("worked.json");
        const auto before = history(space(), project(), 1)->front().sequence;
        const auto loaded = loadModelData(space(), project(), m1, m_lamps->ana);
        QVERIFY(loaded.has_value());
        QVERIFY(loaded->receipt.has_value());
        QCOMPARE(loaded->before.changed, std::int64_t{2});
        const auto steps = history(space(), project(), 2).value();
        QCOMPARE(steps[0].note, m1);
        QCOMPARE(steps[1].sequence, before); // one step it is
        QVERIFY(!compareModelData(space(), project(), m1)->any());
        QCOMPARE(bytesIn(exported("back.json")), bytesIn(then));
        // The counts are those of what is there.
        const auto summary = space().store().project(project());
        QCOMPARE(summary->items, std::int64_t{11});
        QCOMPARE(summary->test, std::int64_t{1});
        QVERIFY(undo(space(), project(), m_lamps->ana).has_value());
        QCOMPARE(bytesIn(exported("undone.json")), bytesIn(worked));
        QVERIFY(redo(space(), project(), m_lamps->ana).has_value());
        QCOMPARE(bytesIn(exported("redone.json")), bytesIn(then));
    }

    /// Names that change places, and a category that stands elsewhere, come back, too.
    void aSchemaThatWasMixedUpComesBack()
    {
        m_lamps->train("m1");
        const QString then = exported("then.json");
        const auto rename = [this](const char *from, const char *to) {
            m_lamps->change({project::RenameCategory{CategoryKind::Intent, QString::fromLatin1(from),
                                                     QString::fromLatin1(to)}});
        };
        rename("TurnOn", "Later");
        rename("TurnOff", "TurnOn");
        rename("Later", "TurnOff");
        const auto uses = space().store().categories(project()).value();
        const auto device =
            std::ranges::find_if(uses, [](const CategoryUse &use) { return use.category.name == u"Device"; });
        m_lamps->change({project::RemoveCategory{CategoryKind::Entity, QStringLiteral("Device")}});
        m_lamps->change({project::AddCategory{device->category, std::nullopt}}); // behind the others
        m_lamps->change({project::RemoveCategory{CategoryKind::Entity, QStringLiteral("Room")}});
        const QString worked = exported("worked.json");
        QVERIFY(bytesIn(worked) != bytesIn(then));
        QVERIFY(loadModelData(space(), project(), m1, m_lamps->ana)->receipt.has_value());
        QCOMPARE(bytesIn(exported("back.json")), bytesIn(then));
        QVERIFY(undo(space(), project(), m_lamps->ana).has_value());
        QCOMPARE(bytesIn(exported("undone.json")), bytesIn(worked));
    }

    /// Its items are still in the way, as redo may show them again.
    void anImportThatWasTakenBackComesBackUnderOtherNumbers()
    {
        ImportRequest request;
        QFile file(path("more.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("dim the lamp\nbrighten the hall\n");
        file.close();
        request.files << file.fileName();
        request.project = project();
        request.intent = QStringLiteral("TurnOn");
        QVERIFY(importFiles(space(), request, m_lamps->ana).has_value());
        m_lamps->train("m1");
        const QString then = exported("then.json");
        QVERIFY(undo(space(), project(), m_lamps->ana).has_value());
        QCOMPARE(compareModelData(space(), project(), m1)->removed, std::int64_t{2});
        const Origin ben{QStringLiteral("Ben"), QStringLiteral("cli"), {}}; // Ana's redo stays possible
        QVERIFY(loadModelData(space(), project(), m1, ben)->receipt.has_value());
        QCOMPARE(bytesIn(exported("back.json")), bytesIn(then));
        QVERIFY(!compareModelData(space(), project(), m1)->any());
    }

    void aModelThatKeptNoDataSaysSo()
    {
        const Model model = m_lamps->train("m1");
        const QString file = QDir(space().store().modelsFolder()).filePath(model.file);
        auto learned = learn::Model::load(file.toStdString());
        QVERIFY(learned.has_value());
        QVERIFY(learned->save(file.toStdString()).has_value()); // as an earlier program wrote it
        const auto data = modelData(space(), project(), m1);
        QCOMPARE(data.error().code, ErrorCode::NotFound);
        QCOMPARE(plain(data.error().place), std::string("modelData"));
        QCOMPARE(compareModelData(space(), project(), m1).error().code, ErrorCode::NotFound);
        QCOMPARE(loadModelData(space(), project(), m1, m_lamps->ana).error().code, ErrorCode::NotFound);
    }

    void theDataOfAnotherTrainingIsRefused()
    {
        const Model one = m_lamps->train("m1");
        m_lamps->addText("lamp on at once", "TurnOn");
        const Model other = m_lamps->train("m2");
        const QDir folder(space().store().modelsFolder());
        QVERIFY(QFile::remove(folder.filePath(one.file)));
        QVERIFY(QFile::copy(folder.filePath(other.file), folder.filePath(one.file)));
        QCOMPARE(modelData(space(), project(), m1).error().code, ErrorCode::CorruptModel);
        QVERIFY(modelData(space(), project(), QStringLiteral("m2")).has_value());
    }

    void aDuplicateAnswersTheSameAndLivesByItself()
    {
        const Model model = m_lamps->train("m1");
        const QString copy = QStringLiteral("m1-2");
        const auto answers = answersOf(space(), project(), m1);
        QVERIFY(!answers.isEmpty());
        QVERIFY(duplicateModel(space(), project(), m1, copy).has_value());
        QCOMPARE(duplicateModel(space(), project(), m1, copy).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(duplicateModel(space(), project(), m1, QStringLiteral("a b")).error().code,
                 ErrorCode::InvalidArgument);
        QCOMPARE(duplicateModel(space(), project(), QStringLiteral("no"), QStringLiteral("x")).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(answersOf(space(), project(), copy), answers);
        QCOMPARE(evaluation(space(), project(), copy)->items.size(),
                 evaluation(space(), project(), m1)->items.size());
        m_lamps->addText("lamp on at once", "TurnOn");
        m_lamps->train("m1"); // the first one is another model now
        QCOMPARE(answersOf(space(), project(), copy), answers);
        QVERIFY(deleteModel(space(), project(), m1).has_value());
        QCOMPARE(answersOf(space(), project(), copy), answers);
        QVERIFY(compareModelData(space(), project(), copy)->added == 1);
        QVERIFY(deleteModel(space(), project(), copy).has_value());
        QVERIFY(QDir(space().store().modelsFolder()).entryList(QDir::Files).isEmpty());
    }

    void aModelIsTrainedAgainWithItsOwnSettings()
    {
        TrainRequest request = manual();
        request.split = {false, 70};
        request.seed = 19;
        request.advanced = true;
        QVERIFY(trainModel(space(), project(), request, 0, {}, {}).has_value());
        QVERIFY(renameModel(space(), project(), m1, QStringLiteral("best")).has_value());
        const auto again = requestOf(model(space(), project(), QStringLiteral("best")).value());
        request.model = QStringLiteral("best"); // by the name that it has today
        QVERIFY(again.value() == request);
        QCOMPARE(requestOf(Model{}).error().code, ErrorCode::CorruptModel);
    }

private:
    [[nodiscard]] Workspace &space() { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    QString exported(const char *name)
    {
        const QString file = path(name);
        return exportProject(space(), project(), QStringLiteral("azure-clu"), file) ? file : QString();
    }
    /// An item comes, one goes, two change; a category comes, one is renamed, one changes; so does a setting.
    void work()
    {
        const auto items = m_lamps->allItems();
        m_lamps->addText("paint it blue", "None");
        m_lamps->change({project::RemoveItem{items.back().item.id, std::nullopt}});
        m_lamps->change({project::SetText{items.at(1).item.id, QStringLiteral("light on please"), {}, {}}});
        m_lamps->change({project::SetDataset{items.at(3).item.id, project::Dataset::Test, {}}});
        m_lamps->change({project::RenameCategory{CategoryKind::Intent, QStringLiteral("TurnOn"),
                                                 QStringLiteral("Start")}});
        project::Category colour;
        colour.kind = CategoryKind::Entity;
        colour.name = QStringLiteral("Colour");
        m_lamps->change({project::AddCategory{colour, std::nullopt}});
        const auto uses = space().store().categories(project()).value();
        project::Category room = std::ranges::find_if(uses, [](const CategoryUse &use) {
                                     return use.category.name == u"Room";
                                 })->category;
        room.description = QStringLiteral("where a lamp stands");
        m_lamps->change({project::ChangeCategory{room, std::nullopt}});
        project::ProjectInfo info = space().store().project(project())->info;
        info.confidenceThreshold = 0.5;
        m_lamps->change({project::ChangeProject{info, std::nullopt}});
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::TrainedLamps> m_lamps;
};

GLOSSA_TEST(TestModelData);
#include "tst_model_data.moc"
