// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>

namespace glossa {

namespace {

/// The names stand in the order of the codes.
constexpr std::array names{
    std::string_view("invalidArgument"),  std::string_view("notFound"),
    std::string_view("alreadyExists"),    std::string_view("stale"),
    std::string_view("conflict"),         std::string_view("busy"),
    std::string_view("cancelled"),        std::string_view("unreadableFile"),
    std::string_view("unwritableFile"),   std::string_view("diskFull"),
    std::string_view("unknownFormat"),    std::string_view("malformed"),
    std::string_view("missingKey"),       std::string_view("wrongType"),
    std::string_view("badValue"),         std::string_view("badOffset"),
    std::string_view("loneSurrogate"),    std::string_view("badEncoding"),
    std::string_view("nulByte"),          std::string_view("tooDeep"),
    std::string_view("tooLarge"),         std::string_view("duplicateName"),
    std::string_view("unsupportedIndex"), std::string_view("unsupportedPattern"),
    std::string_view("missingText"),      std::string_view("unsafePath"),
    std::string_view("zipBomb"),          std::string_view("corruptModel"),
    std::string_view("corruptWorkspace"), std::string_view("newerVersion"),
    std::string_view("nothingToLearn"),   std::string_view("workerDied"),
    std::string_view("internal"),         std::string_view("noRecords"),
    std::string_view("labelsNotRead"),    std::string_view("azureRefuses"),
    std::string_view("leftOut"),          std::string_view("outOfMemory"),
    std::string_view("readOnly"),
};
static_assert(names.size() == static_cast<std::size_t>(lastErrorCode) + 1);

} // namespace

std::string_view errorName(ErrorCode code)
{
    const auto at = static_cast<std::size_t>(code);
    return at < names.size() ? names[at] : errorName(ErrorCode::Internal);
}

} // namespace glossa
