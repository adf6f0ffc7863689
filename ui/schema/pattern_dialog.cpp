// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/pattern_dialog.h"

#include "core/workspace/components/recognition.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/questions.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/table_model.h"
#include "wording/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::schema {

using theme::px;

/// An expression, and whether it can be run: to find that out takes longer than to paint it.
struct PatternRow {
    QString key;
    QString pattern;
    bool valid = false;
};

class PatternDialog::Rows final : public widgets::TableModel<PatternRow, int> {
public:
    explicit Rows(QObject *parent) : TableModel(parent)
    {
        setColumns({{.cell = [](const PatternRow &shown) {
            return widgets::DrawnCell{shown.key,
                                      [shown](QPainter &painter, const QRect &room,
                                              const widgets::CellState &) { paint(painter, room, shown); }};
        }}});
    }
    void show(const std::vector<project::RegexExpression> &expressions)
    {
        std::vector<PatternRow> rows;
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const project::RegexExpression &one = expressions[i];
            const PatternRow *before = at(static_cast<int>(i));
            const bool known = before != nullptr && before->pattern == one.pattern;
            rows.push_back({one.key, one.pattern,
                            known ? before->valid : workspace::checkPattern(one.pattern).has_value()});
        }
        setRows(std::move(rows));
    }
    [[nodiscard]] QString rowText(int row) const override
    {
        return at(row)->key + QStringLiteral(", ") + at(row)->pattern;
    }

protected:
    [[nodiscard]] int keyOf(const PatternRow &, int place) const override { return place; }

private:
    static void paint(QPainter &painter, const QRect &room, const PatternRow &shown)
    {
        painter.drawText(
            room, Qt::AlignVCenter,
            painter.fontMetrics().elidedText(shown.key, Qt::ElideRight, room.width() / 3 - px(8)));
        painter.setFont(theme::font(theme::TextRole::Code));
        painter.setPen(shown.valid ? theme::tokens().t2 : theme::tokens().err);
        const QRect code = room.adjusted(room.width() / 3, 0, 0, 0);
        painter.drawText(code, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(shown.pattern, Qt::ElideRight, code.width()));
    }
};

/// The text of the trial with what is found in it.
class PatternDialog::Trial : public QWidget {
public:
    Trial() { setFixedHeight(px(28)); }
    void show(widgets::SpanLine line)
    {
        m_line = std::move(line);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(theme::tokens().t1);
        widgets::paintSpanLine(painter, rect(), m_line);
    }

private:
    widgets::SpanLine m_line;
};

PatternDialog::PatternDialog(const project::Category &entity, QString language, QWidget *parent)
    : QDialog(parent), m_entity(entity), m_before(entity.components.regex), m_language(std::move(language))
{
    m_rows = new Rows(this);
    setObjectName(QStringLiteral("patternDialog"));
    setWindowTitle(tr("Patterns of %1").arg(entity.name));
    m_entity.components.list.clear(); // the trial shows patterns alone
    QWidget *form = makeForm();
    widgets::frameDialog(*this, form, makeFoot());
    widgets::resizeOnScreen(*this, {px(640), px(520)});
    if (m_entity.components.regex.empty())
        add();
    else
        showList(0);
    m_pattern->setFocus();
}

QWidget *PatternDialog::makeForm()
{
    auto *title = new QLabel(tr("Patterns of %1").arg(m_entity.name));
    title->setTextFormat(Qt::PlainText);
    theme::setRole(*title, theme::TextRole::Title);
    auto *about =
        new QLabel(tr("Regular expressions, found anywhere in the text; upper and lower case count."));
    theme::setRole(*about, theme::TextRole::Body, theme::Ink::Secondary);
    m_list = new widgets::RowView;
    m_list->setObjectName(QStringLiteral("patternList"));
    m_list->setAccessibleName(tr("Patterns"));
    m_list->setModel(m_rows);
    auto *another = new QPushButton(tr("Add another"));
    another->setObjectName(QStringLiteral("addPattern"));
    another->setProperty("small", true);
    another->setAutoDefault(false);
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setObjectName(QStringLiteral("removePattern"));
    m_remove->setProperty("kind", QStringLiteral("danger"));
    m_remove->setProperty("small", true);
    m_remove->setAutoDefault(false);
    m_key = new QLineEdit;
    m_key->setObjectName(QStringLiteral("patternKey"));
    m_pattern = new QLineEdit;
    m_pattern->setObjectName(QStringLiteral("patternText"));
    m_pattern->setFont(theme::font(theme::TextRole::Code));
    m_pattern->setPlaceholderText(QStringLiteral("[A-Z]{2}\\d{3,4}"));
    m_verdict = new widgets::Prose;
    m_verdict->setObjectName(QStringLiteral("patternVerdict"));
    m_text = new QLineEdit;
    m_text->setObjectName(QStringLiteral("patternTrial"));
    m_text->setPlaceholderText(tr("Type a text to see what is found in it"));
    m_trial = new Trial;
    m_trial->setAccessibleName(tr("The text with what is found"));
    m_found = new QLabel;
    m_found->setObjectName(QStringLiteral("patternFound"));
    theme::setRole(*m_found, theme::TextRole::Caption, theme::Ink::Secondary);

    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(px(20), px(16), px(20), px(12));
    column->setSpacing(px(4));
    column->addWidget(title);
    column->addWidget(about);
    column->addSpacing(px(8));
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addWidget(another);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(px(8));
    column->addWidget(widgets::fieldLabel(tr("Name in the answer"), m_key));
    column->addWidget(m_key);
    column->addWidget(widgets::fieldLabel(tr("Regular expression"), m_pattern));
    column->addWidget(m_pattern);
    column->addWidget(m_verdict);
    column->addSpacing(px(8));
    column->addWidget(widgets::fieldLabel(tr("Try all patterns on"), m_text));
    column->addWidget(m_text);
    column->addWidget(m_trial);
    column->addWidget(m_found);
    connect(m_list, &widgets::RowView::currentRowChanged, this, &PatternDialog::showCurrent);
    connect(another, &QPushButton::clicked, this, &PatternDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &PatternDialog::remove);
    connect(m_key, &QLineEdit::textEdited, this, &PatternDialog::take);
    connect(m_pattern, &QLineEdit::textEdited, this, &PatternDialog::take);
    connect(m_text, &QLineEdit::textChanged, this, &PatternDialog::tryOut);
    return form;
}

void PatternDialog::reject()
{
    if (patterns() == m_before) {
        QDialog::reject();
        return;
    }
    widgets::askToDelete(this, tr("Throw away what was changed in the patterns?"),
                         tr("Nothing of it is kept yet, and nothing brings it back."), tr("Throw it away"),
                         [this] { QDialog::reject(); });
}

QWidget *PatternDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = widgets::footRow(*foot);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_keep = new QPushButton(tr("Keep the patterns"));
    m_keep->setObjectName(QStringLiteral("keepPatterns"));
    widgets::setPrimary(*this, *m_keep);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_keep);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &PatternDialog::kept);
    return foot;
}

project::RegexExpression *PatternDialog::current()
{
    auto &all = m_entity.components.regex;
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(row)] : nullptr;
}

void PatternDialog::showList(int row)
{
    m_rows->show(m_entity.components.regex);
    m_list->setCurrentRow(row);
    showCurrent();
}

void PatternDialog::showCurrent()
{
    const project::RegexExpression *shown = current();
    for (QWidget *control :
         {static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_pattern), static_cast<QWidget *>(m_remove)})
        control->setEnabled(shown != nullptr);
    m_filling = true;
    m_key->setText(shown != nullptr ? shown->key : QString());
    m_pattern->setText(shown != nullptr ? shown->pattern : QString());
    m_filling = false;
    tryOut();
}

void PatternDialog::take()
{
    project::RegexExpression *shown = current();
    if (m_filling || shown == nullptr)
        return;
    shown->key = m_key->text().trimmed();
    shown->pattern = m_pattern->text();
    m_rows->show(m_entity.components.regex);
    tryOut();
}

void PatternDialog::tryOut()
{
    const project::RegexExpression *shown = current();
    const bool empty = shown == nullptr || shown->pattern.isEmpty();
    const Status valid = empty ? Status{} : workspace::checkPattern(shown->pattern);
    m_verdict->setText(
        empty ? QString()
        : valid && workspace::looksForSlashes(shown->pattern)
            ? tr("Can be run, but looks for its slashes and flags as letters. For any case begin "
                 "with (?i) and leave the slashes out.")
        : valid ? tr("Can be run.")
                : tr("Cannot be run: %1").arg(wording::sentence(valid.error())));
    theme::setRole(*m_verdict, theme::TextRole::Caption, valid ? theme::Ink::Secondary : theme::Ink::Error);
    // A file's pattern that cannot be run stays as it is; a new one must be right, also one that is not
    // shown.
    const auto wrong = std::ranges::find_if(m_entity.components.regex, [this](const auto &one) {
        return !one.pattern.isEmpty() && std::ranges::find(m_before, one) == m_before.end() &&
               !workspace::checkPattern(one.pattern);
    });
    const bool allRight = wrong == m_entity.components.regex.end();
    m_keep->setEnabled(allRight);
    if (!allRight && valid)
        m_verdict->setText(tr("“%1” in this list cannot be run.").arg(wrong->pattern));
    widgets::SpanLine line;
    line.text = m_text->text();
    project::Category tried = m_entity;
    std::erase_if(tried.components.regex, [](const auto &one) { return one.pattern.isEmpty(); });
    for (const text::Utf16Span &span : workspace::findComponents(tried, line.text, m_language)) {
        widgets::SpanMark mark;
        mark.span = span;
        mark.slot = m_entity.slot;
        line.marks.push_back(mark);
    }
    const auto count = static_cast<int>(line.marks.size());
    m_found->setText(line.text.isEmpty() ? QString()
                     : count == 0        ? tr("Nothing is found in it.")
                                         : tr("Found %n times.", nullptr, count));
    m_trial->show(std::move(line));
}

void PatternDialog::add()
{
    auto &all = m_entity.components.regex;
    all.push_back({m_entity.name, m_language, {}, {}});
    showList(static_cast<int>(all.size()) - 1);
    m_pattern->setFocus(Qt::OtherFocusReason);
}

void PatternDialog::remove()
{
    auto &all = m_entity.components.regex;
    const int row = m_list->currentRow();
    if (current() == nullptr)
        return;
    all.erase(all.begin() + row);
    showList(std::min(row, static_cast<int>(all.size()) - 1));
}

void PatternDialog::refuse(const QString &sentence)
{
    m_verdict->setText(sentence);
    theme::setRole(*m_verdict, theme::TextRole::Caption, theme::Ink::Error);
}

std::vector<project::RegexExpression> PatternDialog::patterns() const
{
    std::vector<project::RegexExpression> kept = m_entity.components.regex;
    std::erase_if(kept, [](const project::RegexExpression &one) { return one.pattern.isEmpty(); });
    return kept;
}

} // namespace glossa::schema
#include "moc_pattern_dialog.cpp"
