// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

#include <QSet>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::formats {

/// What every reader does with its records: counts them, applies the options, adds the categories that they
/// use and hands them on in batches.
class Intake {
public:
    Intake(const QString &path, const ReadOptions &options, ItemSink &sink);

    /// The schema of the file; categories that items use beside it are added with a warning. Without a call
    /// to this, the schema is made from the items and nothing is warned of.
    Status schema(std::vector<project::Category> categories);
    /// A good record with the warnings about it; `place` is the record's.
    Status item(project::Item item, const std::string &place, std::vector<Error> warnings = {});
    /// A bad record.
    void refuse(Error error);
    void warn(Error error);

    /// Reports progress (0 to 1); Cancelled if the reading shall stop.
    Status progress(double share);
    /// Hands on the last batch.
    Result<ReadReport> finish();

    /// Names the file in an error that names none.
    [[nodiscard]] Error located(Error error) const;
    [[nodiscard]] const ReadOptions &options() const { return m_options; }

private:
    void use(project::CategoryKind kind, const QString &name, const std::string &place);
    Status flush();
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

/// Tells the place of a label's field, for errors.
using LabelPlace = std::function<std::string(std::size_t label, std::string_view field)>;

/// Checks an item's labels against its text: an error if the item must be refused (BadOffset, AlreadyExists);
/// overlaps and spans that cut a grapheme are put to the warnings.
[[nodiscard]] Status checkLabels(const project::Item &item, const LabelPlace &place,
                                 std::vector<Error> &warnings);

} // namespace glossa::formats
