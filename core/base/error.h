// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa {

/// What went wrong, as a closed set to decide by. Sentences for people are made from it in wording. The
/// numbers are stored with failed jobs and printed for scripts: never renumber, a new code takes the next
/// free number.
enum class ErrorCode : std::uint8_t {
    InvalidArgument = 0,
    NotFound = 1,
    AlreadyExists = 2,
    /// The thing has changed since: an undo step that no longer applies, an edit on an older state.
    Stale = 3,
    /// Something that depends on this still stands, e.g. a second training of one project.
    Conflict = 4,
    Busy = 5,
    Cancelled = 6,
    UnreadableFile = 7,
    UnwritableFile = 8,
    DiskFull = 9,
    UnknownFormat = 10,
    Malformed = 11,
    MissingKey = 12,
    WrongType = 13,
    BadValue = 14,
    BadOffset = 15,
    LoneSurrogate = 16,
    BadEncoding = 17,
    NulByte = 18,
    TooDeep = 19,
    TooLarge = 20,
    DuplicateName = 21,
    UnsupportedIndex = 22,
    UnsupportedPattern = 23,
    MissingText = 24,
    UnsafePath = 25,
    ZipBomb = 26,
    CorruptModel = 27,
    CorruptWorkspace = 28,
    NewerVersion = 29,
    NothingToLearn = 30,
    WorkerDied = 31,
    Internal = 32,
    /// A file, or all the files of an import, without one record.
    NoRecords = 33,
    /// A field that is not understood, where the labels of the records may stand.
    LabelsNotRead = 34,
    /// A name that Glossa takes and Azure's service does not.
    AzureRefuses = 35,
    /// Files of a folder or archive that an import does not read.
    LeftOut = 36,
    OutOfMemory = 37,
    /// The workspace can be read and not written: its folder, its medium, or its files.
    ReadOnly = 38,
};
inline constexpr ErrorCode lastErrorCode = ErrorCode::ReadOnly;

/// The name by which answers for programs call a code: "notFound". Frozen.
[[nodiscard]] std::string_view errorName(ErrorCode code);

/// A failure with its place. Empty members are unknown or do not apply.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    /// The file or object that the failure is about, in UTF-8.
    std::string file;
    /// A line, a JSON path ("assets.utterances[2].intent"), an option or an archive's member.
    Message place;
    /// What was expected there.
    Message expected;
    /// What was found, a name that is meant, or a library's message as it stands.
    Message detail;
    bool operator==(const Error &) const = default;
};

} // namespace glossa
