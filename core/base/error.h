// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa {

/// A code says what went wrong; callers and programs decide by it. The sentences for people are made in
/// wording. The numbers are stored with failed jobs and printed for scripts, so they are frozen: a new code
/// takes the next free number.
enum class ErrorCode : std::uint8_t {
    InvalidArgument = 0,
    NotFound = 1,
    AlreadyExists = 2,
    /// The thing has changed since it was read: an undo step no longer applies, or an edit was made on an
    /// older state.
    Stale = 3,
    /// Something stands in the way, for example a training of the same project that is still running.
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
    /// A file, or all the files of an import together, hold no record.
    NoRecords = 33,
    /// A field is not understood that may hold the labels of the records.
    LabelsNotRead = 34,
    /// Glossa accepts the name, but Azure's service would refuse it.
    AzureRefuses = 35,
    /// An import does not read these files of a folder or archive.
    LeftOut = 36,
    OutOfMemory = 37,
    /// The workspace can be read but not written, because of its folder, its medium or its files.
    ReadOnly = 38,
};
inline constexpr ErrorCode lastErrorCode = ErrorCode::ReadOnly;

/// Returns the name by which answers for programs call a code, such as "notFound". The names are frozen.
[[nodiscard]] std::string_view errorName(ErrorCode code);

/// A failure and its place. A member is empty if it is unknown or does not apply.
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
