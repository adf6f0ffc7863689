// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

#include <QSet>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::formats {

/// Returns the place of a field of an item's label or class. Without an index it is a field of the item
/// itself.
using LabelPlace = std::function<Message(std::optional<std::size_t> label, std::string_view field)>;

/// What every reader does with its records: counts them, applies the options, adds the categories that they
/// use and hands them on in batches.
class Intake {
public:
    Intake(const QString &path, const ReadOptions &options, ItemSink &sink);

    /// Takes the schema of the file. Categories that items use beside it are added with a warning. Without a
    /// call to this, the schema is made from the items, without warnings.
    Status schema(std::vector<project::Category> categories);
    /// Takes a good record and the warnings about it. `place` says where the category of a label or class
    /// stands; it may be empty for a file without a schema. If the item is refused, `rows` rows are counted
    /// as refused.
    Status item(project::Item item, std::vector<Error> warnings, const LabelPlace &place,
                std::int64_t rows = 1);
    Status item(project::Item item, std::vector<Error> warnings = {})
    {
        return this->item(std::move(item), std::move(warnings), {});
    }
    /// Refuses a bad record, which may be several rows of a file.
    void refuse(Error error, std::int64_t rows = 1);
    void warn(Error error);
    /// Warns once of all files of the folder or archive at `path` that are no part of what is read.
    void warnOfLeftOut(const QString &path, const QStringList &files);

    /// Reports progress from 0 to 1. Returns Cancelled if the reading has to stop.
    Status progress(double share);
    /// Hands on the last batch.
    Result<ReadReport> finish();

    /// Names the file in an error that names none.
    [[nodiscard]] Error located(Error error) const;
    [[nodiscard]] const ReadOptions &options() const { return m_options; }

private:
    /// Returns true if the category is new although the file has a schema.
    bool use(project::CategoryKind kind, const QString &name);
    /// Returns what is wrong with the name of a category that the item uses, or nothing.
    [[nodiscard]] static std::optional<Error> badName(const project::Item &item, const LabelPlace &place);
    Status flush();
    void warnOfLikeness();
    void note(Error error, bool refused);

    std::string m_path;
    const ReadOptions &m_options;
    ItemSink &m_sink;
    ReadReport m_report;
    std::array<QSet<QString>, 3> m_known; // by CategoryKind
    bool m_hasSchema = false;
    std::vector<project::Category> m_added;
    std::vector<project::Item> m_batch;
    qsizetype m_batchText = 0;
};

/// Checks the labels of an item against its text. Returns an error if the item has to be refused (BadOffset,
/// AlreadyExists). Overlaps and spans that cut a grapheme are added to the warnings.
[[nodiscard]] Status checkLabels(const project::Item &item, const LabelPlace &place,
                                 std::vector<Error> &warnings);

} // namespace glossa::formats
