// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "core/text/offset_map.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

#include <optional>

namespace glossa::wire {

/// Azure's runtime result for one text. Conversation: {"query","prediction":{…}};
/// custom NER:
/// {"id","entities":[…],"warnings":[]}; classification: {"id","class":[…],"warnings":[]}. Offsets and lengths
/// in `unit`. CLU confidences of entities are the tagger's, where Azure always writes 1.
[[nodiscard]] nlohmann::ordered_json predictionJson(const project::Prediction &prediction, const QString &id,
                                                    text::IndexUnit unit);

/// Azure's entity of a text: {"category","text","offset","length","confidenceScore","extraInformation"?}.
[[nodiscard]] nlohmann::ordered_json entityJson(const project::EntityPrediction &entity, const QString &text,
                                                const text::OffsetMap &offsets, text::IndexUnit unit);

/// The same as people read it: a line a value, with two spaces a level. Offsets in UTF-16 code units, as in
/// the window's own text.
[[nodiscard]] QString predictionText(const project::Prediction &prediction);

/// Azure's stringIndexType, in the spellings its documents use; any case.
[[nodiscard]] std::optional<text::IndexUnit> indexUnitFromName(const QString &name);

} // namespace glossa::wire
