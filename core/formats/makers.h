// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

#include <memory>

namespace glossa::formats {

// There is one maker for each format; the registry calls them.
[[nodiscard]] std::unique_ptr<Format> makeAzureClassification();
[[nodiscard]] std::unique_ptr<Format> makeAzureClu();
[[nodiscard]] std::unique_ptr<Format> makeAzureNer();
[[nodiscard]] std::unique_ptr<Format> makeAzureUtterances();
[[nodiscard]] std::unique_ptr<Format> makeConll();
[[nodiscard]] std::unique_ptr<Format> makeCsv();
[[nodiscard]] std::unique_ptr<Format> makePlainText();
[[nodiscard]] std::unique_ptr<Format> makeTsv();

} // namespace glossa::formats
