// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/endpoint/endpoint_keys.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QPushButton;

namespace glossa::widgets {
class Prose;
}

namespace glossa::deployments {

/// The keys of the endpoint as rows.
class KeyRows : public widgets::TableModel<workspace::EndpointKey> {
    Q_OBJECT
public:
    explicit KeyRows(QObject *parent = nullptr);
    using TableModel::setRows;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const workspace::EndpointKey &key, int) const override { return key.name; }
};

/// Makes and revokes the keys that callers identify themselves with. A new one is shown this once.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    /// `program` is the path of `glossa`.
    KeysDialog(const QString &program, const QString &folder, bool readOnly, QWidget *parent = nullptr);

    /// A key that nobody has copied is gone with the dialog; that is said first, once.
    void done(int result) override;

private:
    QWidget *makeList();
    QWidget *makeSecret();
    void connectKeys();
    void showButtons();
    void add();
    void revoke();
    void showWords();
    void copy();

    workspace::EndpointKeys m_keys;
    KeyRows m_rows;
    bool m_readOnly;
    bool m_listed = false;
    bool m_uncopied = false; // the key that is shown
    QString m_said;          // what the last step did
    QString m_trouble;       // why it did nothing
    widgets::RowView *m_list = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_make = nullptr;
    QPushButton *m_revoke = nullptr;
    QWidget *m_made = nullptr;
    QLineEdit *m_secret = nullptr;
    widgets::Prose *m_madeWords = nullptr;
    widgets::Prose *m_words = nullptr;
};

} // namespace glossa::deployments
