// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace glossa {

/// What went wrong, as a closed set to decide by. Sentences for people are made from it in ui/wording.
/// Numbers are stored in the rows of failed jobs and names stand in answers: new ones come last.
enum class ErrorCode : std::uint8_t {
    InvalidArgument,
    NotFound,
    AlreadyExists,
    /// The thing has changed since: an undo step that no longer applies, an edit on an older state.
    Stale,
    /// Something that depends on this still stands, e.g. a second training of one project.
    Conflict,
    Busy,
    Cancelled,
    UnreadableFile,
    UnwritableFile,
    DiskFull,
    UnknownFormat,
    Malformed,
    MissingKey,
    WrongType,
    BadValue,
    BadOffset,
    LoneSurrogate,
    BadEncoding,
    NulByte,
    TooDeep,
    TooLarge,
    DuplicateName,
    UnsupportedIndex,
    UnsupportedPattern,
    MissingText,
    UnsafePath,
    ZipBomb,
    CorruptModel,
    CorruptWorkspace,
    NewerVersion,
    NothingToLearn,
    WorkerDied,
    Internal,
    OutOfMemory,
    /// The workspace can be read and not written: its folder, its medium, or its files.
    ReadOnly,
};
inline constexpr ErrorCode lastErrorCode = ErrorCode::ReadOnly;

/// The name by which answers for programs call a code: "notFound". Frozen.
[[nodiscard]] std::string_view errorName(ErrorCode code);

/// A failure with its place. Texts are UTF-8. Empty members are unknown or do not apply.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    /// File or object the failure is about.
    std::string file;
    /// Line ("line 12"), JSON path ("assets.utterances[2].intent") or archive member.
    std::string place;
    /// What was expected there, in the file format's own terms.
    std::string expected;
    /// What was found, a name that is meant, or a library's message; for people and the log.
    std::string detail;
    bool operator==(const Error &) const = default;
};

} // namespace glossa
