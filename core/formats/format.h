// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/table_peek.h"
#include "core/project/item.h"
#include "core/project/schema.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

class QIODevice;

namespace glossa::formats {

struct JsonLook;

/// A record that was refused, or that was kept with a warning.
struct Problem {
    Error error;
    bool refused = true;
    bool operator==(const Problem &) const = default;
};

/// The result of a reading. `read` is the sum of `kept` and `refused`. Warnings are among the problems, with
/// `refused` false.
struct ReadReport {
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t refused = 0;
    std::vector<Problem> problems; // the first 1,000 of each file; counts are complete
    std::int64_t unlisted = 0;     // problems beyond those
    std::int64_t warnings = 0;
};

/// Takes what a reader reads, batch by batch. project() comes first and at most once. categories() may come
/// any number of times before the items that use them; a reader of a file whose schema stands last may send
/// them later, but at the end all names that items use exist. A failure ends the reading and becomes its
/// result.
class ItemSink {
public:
    ItemSink() = default;
    ItemSink(const ItemSink &) = delete;
    ItemSink &operator=(const ItemSink &) = delete;
    virtual ~ItemSink() = default;
    virtual Status project(const project::ProjectInfo &info) = 0;
    virtual Status categories(std::vector<project::Category> batch) = 0;
    virtual Status items(std::vector<project::Item> batch) = 0;
};

/// Provides what a writer writes. Items come in the order of the project.
class ItemSource {
public:
    ItemSource() = default;
    ItemSource(const ItemSource &) = delete;
    ItemSource &operator=(const ItemSource &) = delete;
    virtual ~ItemSource() = default;
    virtual Result<project::ProjectInfo> project() = 0;
    virtual Result<std::vector<project::Category>> categories() = 0;
    /// Returns the next batch, which is empty at the end.
    virtual Result<std::vector<project::Item>> items() = 0;
};

struct ReadOptions {
    QString language; // for items that name none, where the format has no place for it
    std::optional<project::ProjectKind> kind; // wanted kind, where the format leaves it open
    std::optional<project::Dataset> dataset;  // overrides the set of every item
    QString intent;                           // Conversation: for items without one
    QStringList columns;                      // CSV/TSV/CoNLL without a header: names of the columns
    std::optional<bool>
        firstRowIsHeader;        // with columns: the first row is left out; none = if it says the same
    bool wholeDocuments = false; // CoNLL: -DOCSTART- ends an item, blank lines do not
    /// Says whether items without a label count as labeled with nothing. If it is not set, the format
    /// decides.
    std::optional<bool> labeled;
    std::function<void(double)> progress; // 0 to 1
    std::stop_token stop;
};

struct WriteOptions {
    std::function<void(double)> progress;
    std::stop_token stop;
};

/// The parts of an item for which a format has no place, so that an export can say what it leaves out.
struct Unheld {
    std::int64_t labels = 0;
    std::int64_t intents = 0;
    [[nodiscard]] bool any() const { return labels > 0 || intents > 0; }
};

/// A file format with its versions: a reader, a writer, or both. It has no state.
class Format {
public:
    Format() = default;
    Format(const Format &) = delete;
    Format &operator=(const Format &) = delete;
    virtual ~Format() = default;

    [[nodiscard]] virtual QString id() const = 0;           // "azure-clu"
    [[nodiscard]] virtual QStringList suffixes() const = 0; // "json"
    [[nodiscard]] virtual bool canRead() const = 0;
    [[nodiscard]] virtual bool canWrite() const = 0;
    [[nodiscard]] virtual std::vector<project::ProjectKind> kinds() const = 0;

    /// Returns how sure the first bytes (up to 64 KiB) of a file make it that the file is in this format: 0
    /// means that it is not, 100 that it certainly is. They are empty for a folder. This is for lines and
    /// rows only, as the first bytes of JSON say nothing for certain.
    [[nodiscard]] virtual int sniff(const QByteArray &head, const QString &path) const = 0;
    /// Does the same for a JSON document.
    [[nodiscard]] virtual int sniffJson(const JsonLook & /*look*/) const { return 0; }
    /// True if the texts stand in files of their own, so that a folder or zip is one project.
    [[nodiscard]] virtual bool hasTextsBeside() const { return false; }

    /// True if the columns of its lines can be named in ReadOptions::columns.
    [[nodiscard]] virtual bool hasColumns() const { return false; }

    /// Streams a file (or folder, or zip, where the format has texts beside it) into the sink.
    virtual Result<ReadReport> read(const QString &path, const ReadOptions &options,
                                    ItemSink &sink) const = 0;

    /// The first rows and a guess of their columns, for formats that have them; nothing for others.
    [[nodiscard]] virtual Result<std::optional<TablePeek>> peek(const QString &) const
    {
        return std::nullopt;
    }

    /// Writes aside, syncs and renames to `path`, so the file is whole or absent. Formats with texts beside
    /// write a folder, or a zip if the path ends in .zip.
    virtual Status write(const QString &path, const WriteOptions &options, ItemSource &source) const = 0;
    [[nodiscard]] virtual Unheld unheld(const project::Item &) const { return {}; }
};

/// Returns all formats in the order of their ids.
[[nodiscard]] const std::vector<std::unique_ptr<Format>> &formats();
[[nodiscard]] const Format *formatById(const QString &id);
/// Returns the format of a file by its content. If no format claims the file, the error is what the nearest
/// one finds wrong with it; if that is nothing, it is UnknownFormat, and `detail` names what was looked for.
[[nodiscard]] Result<const Format *> sniffFormat(const QString &path);

} // namespace glossa::formats
