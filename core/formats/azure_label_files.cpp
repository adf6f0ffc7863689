// SPDX-License-Identifier: GPL-3.0-or-later
//
// Label files of custom entity recognition and custom text classification. They hold no texts: those stand in
// files named by `location`, beside the label file or with it in a zip.
#include "core/formats/azure_documents.h"
#include "core/formats/azure_project.h"
#include "core/formats/document_output.h"
#include "core/formats/label_file.h"
#include "core/formats/makers.h"
#include "core/formats/unread_fields.h"

#include <array>
#include <optional>
namespace glossa::formats {

namespace {

using project::CategoryKind;
using project::Item;
using project::ProjectInfo;
using project::ProjectKind;

constexpr std::array<std::string_view, 4> entityFields{"location", "language", "dataset", "entities"};
constexpr std::array<std::string_view, 4> classFields{"location", "language", "dataset", "class"};
constexpr std::array<std::string_view, 4> classesFields{"location", "language", "dataset", "classes"};

UnreadFields unreadFieldsOf(ProjectKind kind)
{
    if (project::traitsOf(kind).oneClass)
        return {classFields, Phrase::ClassInField};
    if (project::traitsOf(kind).classes)
        return {classesFields, Phrase::ClassesInField};
    return {entityFields, Phrase::LabelsInRegions};
}

/// Turns records into documents with their texts.
class DocumentReader {
public:
    DocumentReader(TextShelf &texts, ShapePool &pool, Intake &intake)
        : m_texts(texts), m_pool(pool), m_intake(intake)
    {
    }

    Status take(const ProjectInfo &info, const JsonRecord &record, const std::string &place)
    {
        const JsonPath path{nullptr, place, -1};
        std::optional<Error> error;
        if (!record.loneSurrogate.empty())
            error =
                Error{ErrorCode::LoneSurrogate, {}, record.loneSurrogate, Phrase::WholeSurrogatePairs, {}};
        Item item = readDocument(info.kind, record.value, path, m_pool, error);
        std::vector<Error> warnings;
        const auto labelPlace = [&](std::optional<std::size_t> label, std::string_view field) {
            if (!label)
                return path.field(field).toString();
            return item.classes.empty() ? formats::labelPlace(item, *label, field, path)
                                        : classPlace(info.kind, *label, path);
        };
        Status good = error ? fail(*error) : complete(item, path, labelPlace, warnings);
        if (!good && good.error().code == ErrorCode::ZipBomb)
            return good;
        if (!good) {
            m_intake.refuse(good.error());
            return {};
        }
        m_locations.insert(plainName(item.location));
        if (!m_unread)
            m_unread = unreadFieldsOf(info.kind);
        m_unread->look(record.value, place, project::isLabeled(item));
        project::Item taken = item; // the places are told from the first one
        return m_intake.item(std::move(taken), std::move(warnings), labelPlace);
    }

    void warnOfUnreadFields() const
    {
        if (m_unread)
            m_unread->warn(m_intake);
    }

private:
    /// Fetches the text and checks what refers to it.
    Status complete(Item &item, const JsonPath &path, const LabelPlace &place, std::vector<Error> &warnings)
    {
        const std::string location = path.field("location").toString();
        // It is one file, even if the label file writes its name in two ways.
        const QString name = plainName(item.location);
        if (m_locations.contains(name))
            return fail(ErrorCode::DuplicateName, item.location.toStdString(), location,
                        Phrase::EachDocumentOnce);
        auto text = m_texts.text(item.location);
        if (!text) {
            Error error = text.error();
            if (error.place.empty() && error.file.empty())
                error.place = location;
            return fail(std::move(error));
        }
        item.text = std::move(*text);
        if (item.text.isEmpty())
            warnings.push_back({ErrorCode::BadValue, {}, location, Phrase::TextThatIsNotEmpty, {}});
        if (auto good = checkRegions(item, path); !good)
            return good;
        if (auto good = checkLabels(item, place, warnings); !good)
            return good;
        for (std::size_t i = 0; i < item.labels.size(); ++i) {
            const auto &region = item.regions[static_cast<std::size_t>(item.labels[i].region)];
            if (!region.span.contains(item.labels[i].span)) {
                warnings.push_back(
                    {ErrorCode::BadOffset, {}, place(i, "offset"), Phrase::SpanInsideItsRegion, {}});
                break;
            }
        }
        return {};
    }

    static Status checkRegions(const Item &item, const JsonPath &path)
    {
        const JsonPath entities = path.field("entities");
        for (std::size_t i = 0; i < item.regions.size(); ++i) {
            const text::Utf16Span span = item.regions[i].span;
            const auto good = project::checkRegion(item.text, span);
            if (good)
                continue;
            const auto size = item.text.size();
            const bool fits = span.begin <= size && span.length <= size - span.begin;
            const JsonPath at = entities.element(i);
            return fail(ErrorCode::BadOffset,
                        std::to_string(span.begin) + " + " + std::to_string(span.length),
                        at.field(span.begin > size ? "regionOffset" : "regionLength").toString(),
                        fits ? good.error().expected : Message(Phrase::RegionInsideTheText, size));
        }
        return {};
    }

    TextShelf &m_texts;
    ShapePool &m_pool;
    Intake &m_intake;
    std::optional<UnreadFields> m_unread; // made with the first record: only now is the kind known
    QSet<QString> m_locations;            // as plainName() writes them
};

class AzureLabelFiles final : public Format {
public:
    AzureLabelFiles(QString id, AzureLayout layout) : m_id(std::move(id)), m_layout(std::move(layout)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QStringList suffixes() const override
    {
        return {QStringLiteral("json"), QStringLiteral("zip")};
    }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] std::vector<ProjectKind> kinds() const override { return m_layout.kinds; }

    [[nodiscard]] int sniff(const QByteArray &, const QString &) const override { return 0; }
    [[nodiscard]] int sniffJson(const JsonLook &look) const override
    {
        return sniffAzureProject(m_layout, look);
    }
    [[nodiscard]] bool hasTextsBeside() const override { return true; }

    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override
    {
        const auto file = findLabelFile(m_layout, path);
        if (!file)
            return fail(file.error());
        Intake intake(file->path, options, sink);
        ShapePool pool;
        DocumentReader documents(*file->texts, pool, intake);
        const auto take = [&documents](const ProjectInfo &info, const JsonRecord &record,
                                       const std::string &place) {
            return documents.take(info, record, place);
        };
        if (const auto read = readAzureProject(m_layout, file->open, pool, intake, sink, take); !read)
            return fail(intake.located(read.error()));
        documents.warnOfUnreadFields();
        if (file->chosenFrom) {
            QStringList untouched = file->texts->untouched();
            untouched.removeOne(file->name);
            intake.warnOfLeftOut(path, untouched);
        }
        return intake.finish();
    }

    Status write(const QString &path, const WriteOptions &options, ItemSource &source) const override
    {
        const auto info = source.project();
        if (!info)
            return fail(info.error());
        DocumentOutput output(path);
        if (auto opened = output.open(info->name); !opened)
            return opened;
        const auto document = [&output, &info](ShapedWriter &out, Item &item) -> Status {
            const auto name = output.nameFor(item.location);
            if (!name)
                return fail(name.error());
            item.location = *name;
            writeDocument(info->kind, out, item);
            return output.addText(item.location, item.text);
        };
        if (auto written = writeAzureProject(m_layout, output.labels(), options, source, document); !written)
            return written;
        return output.commit();
    }

private:
    QString m_id;
    AzureLayout m_layout;
};

} // namespace

std::unique_ptr<Format> makeAzureNer()
{
    return std::make_unique<AzureLabelFiles>(QStringLiteral("azure-ner"),
                                             AzureLayout{{ProjectKind::CustomEntityRecognition},
                                                         {{"entities", CategoryKind::Entity}},
                                                         "documents"});
}

std::unique_ptr<Format> makeAzureClassification()
{
    return std::make_unique<AzureLabelFiles>(QStringLiteral("azure-classification"),
                                             AzureLayout{{ProjectKind::CustomSingleLabelClassification,
                                                          ProjectKind::CustomMultiLabelClassification},
                                                         {{"classes", CategoryKind::Class}},
                                                         "documents"});
}

} // namespace glossa::formats
