// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

namespace glossa::formats {

/// Writes a line "token<TAB>tag" with BIO tags for each token, and an empty line after each item. Tokens are
/// separated by white space and cut where a label begins or ends, so what was read from such a file comes out
/// with the same tokens. Of labels that overlap, the first one is written, and of those that begin together
/// the longest. unheldByConll() counts the others and the intent.
Status writeConll(const QString &path, const WriteOptions &options, ItemSource &source);
[[nodiscard]] Unheld unheldByConll(const project::Item &item);

} // namespace glossa::formats
