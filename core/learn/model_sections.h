// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/model_parts.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glossa::learn {

/// Names a part of a model. A part whose tag begins with a small letter may be left out by a program that
/// does not know it; without any other the model would answer otherwise, so such a program refuses the file.
using SectionTag = std::array<char, 4>;

/// What is carried in the file and is no part of the model.
inline constexpr SectionTag attachedPart{'d', 'a', 't', 'a'};

/// The parts of a model as the sections of its file, in the order in which they are written; one that the
/// model does not have is absent.
[[nodiscard]] std::vector<std::pair<SectionTag, std::string>> sectionsOf(const Model::Parts &parts);

/// Takes one section in. CorruptModel if it does not fit what was taken before it (names come first), or
/// stands twice; NewerVersion for a part that this program does not know and may not leave out.
Status takeSection(Model::Parts &parts, SectionTag tag, std::string_view bytes);

/// The one payload of version 1, in which both learners stood one after the other.
Result<std::unique_ptr<Model::Parts>> partsOfVersion1(std::string_view payload);

} // namespace glossa::learn
