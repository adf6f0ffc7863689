// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit_json.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

namespace {

Item fullItem()
{
    Item item;
    item.id = 41;
    item.text = QStringLiteral("Grüße,\r\n😀 \"Bonn\" \\ \t");
    item.location = QStringLiteral("ordner/brief 1.txt");
    item.language = QStringLiteral("de");
    item.dataset = Dataset::Test;
    item.intent = QStringLiteral("Greet");
    item.labels = {{QStringLiteral("City"), {11, 4}, 1, R"({"category":null,"x":[1,2.5]})"},
                   {QStringLiteral("Word"), {0, 5}, 0, {}}};
    item.regions = {{{0, 6}, R"({"regionOffset":null})"}, {{6, 10}, {}}};
    item.classes = {{QStringLiteral("letter"), R"({"category":null})"}, {QStringLiteral("private"), {}}};
    item.done = true;
    item.shape = R"({"text":null,"custom":{"a":true}})";
    return item;
}

Category fullCategory()
{
    Category category;
    category.kind = CategoryKind::Entity;
    category.name = QStringLiteral("City");
    category.description = QStringLiteral("Any town");
    category.slot = 4;
    category.key = QStringLiteral("c");
    Components &components = category.components;
    components.composition = Composition::LongestOverlap;
    components.list = {
        {QStringLiteral("Köln"),
         {{QStringLiteral("de"), {QStringLiteral("Köln"), QStringLiteral("")}, R"({"language":null})"},
          {QString(), {QStringLiteral("Cologne")}, {}}},
         R"({"listKey":null})"}};
    components.listShape = R"({"sublists":null})";
    components.regex = {
        {QStringLiteral("zip"), QStringLiteral("de"), QStringLiteral(R"(/\d{5}/)"), R"({"k":1})"}};
    components.regexShape = R"({"expressions":null})";
    components.prebuilts = {{QStringLiteral("Quantity.Number"), R"({"category":null})"}};
    components.required = {QStringLiteral("learned"), QStringLiteral("list")};
    category.shape = R"({"category":null})";
    return category;
}

ProjectInfo fullInfo()
{
    ProjectInfo info;
    info.id = 3;
    info.name = QStringLiteral("Post");
    info.kind = ProjectKind::CustomEntityRecognition;
    info.language = QStringLiteral("de");
    info.multilingual = true;
    info.description = QStringLiteral("Briefe");
    info.confidenceThreshold = 0.7;
    info.storageContainer = QStringLiteral("box");
    info.fileVersion = QStringLiteral("2022-05-01");
    info.envelopeShape = R"({"e":1})";
    info.metadataShape = R"({"m":1})";
    info.settingsShape = R"({"s":1})";
    info.assetsShape = R"({"a":1})";
    return info;
}

const QString greet = QStringLiteral("Greet");
const QString empty = QStringLiteral("");

template <std::size_t... Kinds>
std::vector<Edit> oneOfEachKind(std::index_sequence<Kinds...> /*kinds*/)
{
    return {Edit{decltype(Edit::change)(std::in_place_index<Kinds>)}...};
}

} // namespace

class TestEditJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The reader goes by names, so the compiler does not find a kind that was forgotten there.
    void everyKindOfEditIsReadBack()
    {
        constexpr std::size_t kinds = std::variant_size_v<decltype(Edit::change)>;
        const std::vector<Edit> edits = oneOfEachKind(std::make_index_sequence<kinds>());
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            const auto edit = editFromJson(toJson(edits[kind]));
            QVERIFY2(edit, toJson(edits[kind]).constData());
            QCOMPARE(edit->change.index(), kind);
        }
    }

    void everyEditIsReadBack_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << std::move(edit); };
        const Label label{QStringLiteral("City"), {2, 3}, 1, R"({"x":null})"};
        Item bare;
        bare.text = empty;
        Category bareCategory;
        bareCategory.name = QStringLiteral("A");
        ProjectInfo bareInfo;
        bareInfo.name = QStringLiteral("P");
        bareInfo.language = empty;
        bareInfo.description = empty;
        row("addItem", {AddItem{fullItem(), 2.5}});
        row("addItem, bare", {AddItem{bare, std::nullopt}});
        row("removeItem", {RemoveItem{9, std::nullopt}});
        row("removeItem, expected", {RemoveItem{9, fullItem()}});
        row("setText", {SetText{9, QStringLiteral("new\r\n"), std::nullopt, std::nullopt}});
        row("setText, all", {SetText{9, empty, std::vector{label}, QStringLiteral("old")}});
        row("setText, no labels left", {SetText{9, empty, std::vector<Label>{}, empty}});
        row("setIntent", {SetIntent{9, greet, std::nullopt}});
        row("setIntent, none", {SetIntent{9, empty, greet}});
        row("setDataset", {SetDataset{9, Dataset::Train, Dataset::Test}});
        row("setDataset, unassigned", {SetDataset{9, Dataset::Unassigned, std::nullopt}});
        row("setDataset, from unassigned", {SetDataset{9, Dataset::Test, Dataset::Unassigned}});
        row("setLanguage", {SetLanguage{9, QStringLiteral("de"), std::nullopt}});
        row("setLanguage, expected", {SetLanguage{9, QStringLiteral("de"), QStringLiteral("en-us")}});
        row("setDone", {SetDone{9, false, true}});
        row("setDone, plain", {SetDone{9, true, std::nullopt}});
        row("setClasses", {SetClasses{9, fullItem().classes, std::vector<ClassLabel>{}}});
        row("setClasses, none", {SetClasses{9, {}, std::nullopt}});
        const Provenance answer{QStringLiteral("production"), QStringLiteral("m1"), 0.5, true};
        row("setProvenance", {SetProvenance{9, answer, std::nullopt}});
        row("setProvenance, from none", {SetProvenance{9, answer, std::optional<Provenance>()}});
        row("setProvenance, none", {SetProvenance{9, std::nullopt, std::optional(answer)}});
        row("addLabel", {AddLabel{9, label, 0}});
        row("addLabel, last", {AddLabel{9, label, std::nullopt}});
        row("removeLabel", {RemoveLabel{9, label}});
        row("changeLabel", {ChangeLabel{9, label, {QStringLiteral("Word"), {0, 1}, 0, {}}}});
        row("addCategory", {AddCategory{fullCategory(), 3}});
        row("addCategory, bare", {AddCategory{bareCategory, std::nullopt}});
        row("removeCategory", {RemoveCategory{CategoryKind::Class, QStringLiteral("letter")}});
        row("renameCategory", {RenameCategory{CategoryKind::Intent, greet, QStringLiteral("Hello")}});
        row("changeCategory", {ChangeCategory{fullCategory(), bareCategory}});
        row("changeProject", {ChangeProject{fullInfo(), bareInfo}});
        row("changeProject, bare", {ChangeProject{bareInfo, std::nullopt}});
        row("batch", {Batch{{{SetIntent{9, greet, std::nullopt}}, {Batch{{{AddLabel{9, label, 1}}}}}}}});
        row("batch of nothing", {Batch{}});
        row("shapes as a file wrote them",
            {RemoveLabel{9,
                         {QStringLiteral("City"), {2, 3}, 0, R"({"score":1e-7,"b":1.50,"c":"\u0008\/"})"}}});
    }
    void everyEditIsReadBack()
    {
        QFETCH(Edit, edit);
        const QByteArray json = toJson(edit);
        const auto again = editFromJson(json);
        QVERIFY2(again.has_value(), json);
        QVERIFY2(*again == edit, json);
        QCOMPARE(toJson(*again), json);
    }

    /// A null language says that there is none, an empty one is a value; both survive.
    void missingLanguageStaysMissing()
    {
        const auto none = editFromJson(toJson({SetLanguage{9, QString(), QString()}}));
        QVERIFY(none.has_value());
        QVERIFY(std::get<SetLanguage>(none->change).language.isNull());
        const auto &expected = std::get<SetLanguage>(none->change).expected;
        QVERIFY(expected && expected->isNull());
        const auto blank = editFromJson(toJson({SetLanguage{9, empty, empty}}));
        QVERIFY(!std::get<SetLanguage>(blank->change).language.isNull());
        QVERIFY(!std::get<SetLanguage>(blank->change).expected->isNull());
    }

    void valuesAloneAreReadBack()
    {
        const auto item = itemFromJson(itemToJson(fullItem()));
        QVERIFY(item && *item == fullItem());
        const Components components = fullCategory().components;
        const auto again = componentsFromJson(componentsToJson(components));
        QVERIFY(again && *again == components);
        QCOMPARE(componentsToJson({}), QByteArray("{}"));
    }

    /// The journal keeps these; a changed name would lose everybody's undo.
    void fieldNamesAreFrozen_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("json");
        const Label label{QStringLiteral("City"), {2, 3}, 0, {}};
        QTest::newRow("setIntent") << Edit{SetIntent{12, greet, std::nullopt}}
                                   << QByteArray(R"({"edit":"setIntent","item":12,"intent":"Greet"})");
        QTest::newRow("setProvenance")
            << Edit{SetProvenance{12, Provenance{QStringLiteral("d"), QStringLiteral("m"), 0.5, false},
                                  std::optional<Provenance>()}}
            << QByteArray("{\"edit\":\"setProvenance\",\"item\":12,\"provenance\":{\"deployment\":\"d\","
                          "\"model\":\"m\",\"confidence\":0.5},\"expected\":{\"provenance\":null}}");
        QTest::newRow("addLabel")
            << Edit{AddLabel{12, label, 1}}
            << QByteArray(
                   R"({"edit":"addLabel","item":12,"category":"City","offset":2,"length":3,"index":1})");
        QTest::newRow("renameCategory")
            << Edit{RenameCategory{CategoryKind::Entity, QStringLiteral("A"), QStringLiteral("B")}}
            << QByteArray(R"({"edit":"renameCategory","kind":"entity","from":"A","to":"B"})");
        QTest::newRow("setDataset")
            << Edit{SetDataset{12, Dataset::Test, Dataset::Unassigned}}
            << QByteArray(R"({"edit":"setDataset","item":12,"dataset":"Test","expected":""})");
    }
    void fieldNamesAreFrozen()
    {
        QFETCH(Edit, edit);
        QFETCH(QByteArray, json);
        QCOMPARE(toJson(edit), json);
    }

    void faultsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *name, const char *json, ErrorCode code, const char *place) {
            QTest::newRow(name) << QByteArray(json) << code << QByteArray(place);
        };
        row("no JSON", R"({"edit":)", ErrorCode::Malformed, "byte(9)");
        row("two documents", R"({} {})", ErrorCode::Malformed, "byte(4)");
        row("no object", "[]", ErrorCode::WrongType, "$");
        row("no edit", "{}", ErrorCode::MissingKey, "edit");
        row("unknown edit", R"({"edit":"paint"})", ErrorCode::BadValue, "edit");
        row("no item", R"({"edit":"setIntent","intent":"A"})", ErrorCode::MissingKey, "item");
        row("item as text", R"({"edit":"setIntent","item":"1","intent":"A"})", ErrorCode::WrongType, "item");
        row("item as fraction", R"({"edit":"setIntent","item":1.5,"intent":"A"})", ErrorCode::WrongType,
            "item");
        row("item too large", R"({"edit":"setIntent","item":18446744073709551615,"intent":"A"})",
            ErrorCode::BadValue, "item");
        row("intent null", R"({"edit":"setIntent","item":1,"intent":null})", ErrorCode::MissingKey, "intent");
        row("NUL in a text", R"({"edit":"setText","item":1,"text":"a\u0000b"})", ErrorCode::NulByte, "text");
        row("dataset", R"({"edit":"setDataset","item":1,"dataset":"Dev"})", ErrorCode::BadValue, "dataset");
        row("done", R"({"edit":"setDone","item":1,"done":"yes"})", ErrorCode::WrongType, "done");
        row("offset below 0", R"({"edit":"addLabel","item":1,"category":"A","offset":-1,"length":1})",
            ErrorCode::BadOffset, "offset");
        row("length past 32 bits",
            R"({"edit":"addLabel","item":1,"category":"A","offset":0,"length":4294967297})",
            ErrorCode::BadOffset, "length");
        row("region past 32 bits",
            R"({"edit":"addLabel","item":1,"category":"A","offset":0,"length":1,"region":4294967296})",
            ErrorCode::BadValue, "region");
        row("index past 32 bits",
            R"({"edit":"addLabel","item":1,"category":"A","offset":0,"length":1,"index":-4294967296})",
            ErrorCode::BadValue, "index");
        row("slot past 32 bits", R"({"edit":"addCategory","kind":"intent","name":"A","slot":4294967296})",
            ErrorCode::BadValue, "slot");
        row("inside before",
            R"({"edit":"changeLabel","item":1,"before":{"category":"A","offset":0},"after":{}})",
            ErrorCode::MissingKey, "before.length");
        row("kind", R"({"edit":"removeCategory","kind":"Intent","name":"A"})", ErrorCode::BadValue, "kind");
        row("inside an item's label",
            R"({"edit":"addItem","value":{"text":"a","labels":[{"category":"A","offset":0,"length":1},{"category":3}]}})",
            ErrorCode::WrongType, "value.labels[1].category");
        row("inside components",
            R"({"edit":"addCategory","kind":"entity","name":"A","components":{"list":[{"listKey":"k","synonyms":[{"values":[1]}]}]}})",
            ErrorCode::WrongType, "components.list[0].synonyms[0].values");
        row("composition",
            R"({"edit":"addCategory","kind":"entity","name":"A","components":{"compositionSetting":"mix"}})",
            ErrorCode::BadValue, "components.compositionSetting");
        row("project kind", R"({"edit":"changeProject","projectName":"P","projectKind":"Q","language":"en"})",
            ErrorCode::BadValue, "projectKind");
        row("inside a batch", R"({"edit":"batch","edits":[{"edit":"setDone","item":1},{"edit":"setDone"}]})",
            ErrorCode::MissingKey, "edits[1].item");
        row("batch of no objects", R"({"edit":"batch","edits":[7]})", ErrorCode::WrongType, "edits[0]");
    }
    void faultsAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(ErrorCode, code);
        QFETCH(QByteArray, place);
        const auto edit = editFromJson(json);
        QVERIFY(!edit);
        QCOMPARE(edit.error().code, code);
        QCOMPARE(QByteArray::fromStdString(plain(edit.error().place)), place);
    }

    void tooDeepBatchesAreRefused()
    {
        QByteArray json = R"({"edit":"setDone","item":1})";
        for (int i = 0; i < 20; ++i)
            json = R"({"edit":"batch","edits":[)" + json + "]}";
        const auto edit = editFromJson(json);
        QVERIFY(!edit);
        QCOMPARE(edit.error().code, ErrorCode::TooDeep);
    }

    void tooDeepValuesAreRefused()
    {
        constexpr int depth = 200000;
        const QByteArray json =
            R"({"edit":"addLabel","item":1,"category":"A","offset":0,"length":1,"shape":)" +
            QByteArray(depth, '[') + QByteArray(depth, ']') + "}";
        const auto edit = editFromJson(json);
        QVERIFY(!edit);
        QCOMPARE(edit.error().code, ErrorCode::TooDeep);
    }
};

GLOSSA_TEST(TestEditJson);
#include "tst_edit_json.moc"
