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

/// Tells the place of a field of an item's label or class; without an index, of a field of the item itself.
using LabelPlace = std::function<Message(std::optional<std::size_t> label, std::string_view field)>;

/// What every reader does with its records: counts them, applies the options, adds the categories that they
/// use and hands them on in batches.
class Intake {
public:
    Intake(const QString &path, const ReadOptions &options, ItemSink &sink);

    /// The schema of the file; categories that items use beside it are added with a warning. Without a call
    /// to this, the schema is made from the items and nothing is warned of.
    Status schema(std::vector<project::Category> categories);
    /// A good record with the warnings about it. `place` tells where the category of its label or class
    /// stands, for a file with a schema, and may be empty without one. `rows` are refused if the item is.
    Status item(project::Item item, std::vector<Error> warnings, const LabelPlace &place,
                std::int64_t rows = 1);
    Status item(project::Item item, std::vector<Error> warnings = {})
    {
        return this->item(std::move(item), std::move(warnings), {});
    }
    /// A bad record, which may hold several rows of a file.
    void refuse(Error error, std::int64_t rows = 1);
    void warn(Error error);
    /// Files of the folder or archive at `path` that are no part of what is read. One warning for all.
    void warnOfLeftOut(const QString &path, const QStringList &files);

    /// Reports progress (0 to 1); Cancelled if the reading shall stop.
    Status progress(double share);
    /// Hands on the last batch.
    Result<ReadReport> finish();

    /// Names the file in an error that names none.
    [[nodiscard]] Error located(Error error) const;
    [[nodiscard]] const ReadOptions &options() const { return m_options; }

private:
    /// True if the category is new, and a schema should have had it.
    bool use(project::CategoryKind kind, const QString &name);
    /// What is wrong with a category's name.
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

/// Checks an item's labels against its text: an error if the item must be refused (BadOffset, AlreadyExists);
/// overlaps and spans that cut a grapheme are put to the warnings.
[[nodiscard]] Status checkLabels(const project::Item &item, const LabelPlace &place,
                                 std::vector<Error> &warnings);

} // namespace glossa::formats
