// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"

namespace glossa::labeling {

/// A text that is being edited, with its labels carried along: a label grows and shrinks with what is changed
/// inside it, and with a word that goes on at its edge; it goes when all of its text goes. Line ends that an
/// editor shows as one kind stay what they are.
class TextRevision {
public:
    TextRevision() = default;
    TextRevision(const QString &text, const std::vector<project::Label> &labels);

    /// The text as a plain text editor holds it: one unit for each line end.
    [[nodiscard]] static QString plain(const QString &text);
    /// What the editor holds now. One stretch has changed since the last time: a key, a paste, an undo.
    void become(const QString &plainText);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Without white space at their edges, each once. Spans in UTF-16 units of text().
    [[nodiscard]] std::vector<project::Label> labels() const;
    /// A span of the text as a span of plain(text()).
    [[nodiscard]] text::Utf16Span inPlain(text::Utf16Span span) const;

private:
    void carry(int begin, int end, const QString &added);

    QString m_text;
    std::vector<project::Label> m_labels;
};

} // namespace glossa::labeling
