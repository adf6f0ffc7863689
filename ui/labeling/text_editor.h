// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/text_revision.h"
#include "ui/models/studio_context.h"

#include "core/project/edit.h"

#include <QPlainTextEdit>

#include <optional>

namespace glossa::labeling {

/// The text of an utterance while it is edited in place, with its labels tinted. Enter keeps what was typed,
/// as leaving does; Escape does not.
class TextEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextEditor(const models::StudioContext &context, QWidget *parent = nullptr);

    /// `caret` in UTF-16 units of the item's text.
    void open(const project::Item &item, int caret);
    /// The item whose text it is; 0 = it is closed.
    [[nodiscard]] project::ItemId item() const { return m_item.id; }
    /// What would change; nothing if the text is as it was.
    [[nodiscard]] std::optional<project::SetText> edit() const;
    void close();

Q_SIGNALS:
    /// `keep` = what was typed is meant; `left` = the focus is elsewhere already.
    void finished(bool keep, bool left);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void follow();
    void tint();

    const models::StudioContext &m_context;
    project::Item m_item;
    TextRevision m_revision;
};

} // namespace glossa::labeling
