// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/class_error_rows.h"

#include <QLocale>

#include <utility>

namespace glossa::details {

ClassErrorRows::ClassErrorRows(QObject *parent) : TableModel(parent)
{
    using Row = evaluate::ClassErrors;
    setColumns(
        {{.width = 12, .cell = [this](const Row &row) { return swatch(row.missed); }},
         {.title = tr("Missed"), .width = 190, .cell = [this](const Row &row) { return name(row.missed); }},
         {.width = 12, .cell = [this](const Row &row) { return swatch(row.wrong); }},
         {.title = tr("Given wrongly"), .cell = [this](const Row &row) { return name(row.wrong); }},
         {.title = tr("Documents"), .width = 78, .right = true, .cell = [](const Row &row) {
              return widgets::FigureCell{QLocale().toString(static_cast<qlonglong>(row.count()))};
          }}});
}

void ClassErrorRows::set(std::shared_ptr<const workspace::EvaluationReport> view)
{
    if (view != m_view)
        setRows({}); // those of another model
    m_view = std::move(view);
    setRows(m_view->classErrors);
}

QString ClassErrorRows::nameOf(std::optional<std::uint32_t> category) const
{
    return category ? QString::fromStdString(m_view->outcomes.classes[*category]) : QString();
}

widgets::Cell ClassErrorRows::name(std::optional<std::uint32_t> category) const
{
    return category ? widgets::WordsCell{nameOf(category)} : widgets::WordsCell{tr("none"), theme::Ink::Hint};
}

widgets::Cell ClassErrorRows::swatch(std::optional<std::uint32_t> category) const
{
    return widgets::SwatchCell{category ? m_view->slot(evaluate::JudgedKind::Class, *category) : -1};
}

QString ClassErrorRows::sentence(int row) const
{
    const evaluate::ClassErrors *errors = at(row);
    if (errors == nullptr)
        return {};
    const auto count = static_cast<int>(errors->count());
    const QString missed = nameOf(errors->missed);
    const QString wrong = nameOf(errors->wrong);
    if (!errors->wrong)
        return tr("%n documents miss %1; nothing wrong was given.", nullptr, count).arg(missed);
    if (!errors->missed)
        return tr("%n documents were given %1, which they do not have; they miss nothing.", nullptr, count)
            .arg(wrong);
    return tr("%n documents miss %1 and were given %2, which they do not have.", nullptr, count)
        .arg(missed, wrong);
}

QString ClassErrorRows::table() const
{
    QStringList lines{QStringList{tr("Missed"), tr("Given wrongly"), tr("Documents")}.join(u'\t')};
    for (const evaluate::ClassErrors &errors : rows())
        lines << QStringList{nameOf(errors.missed), nameOf(errors.wrong), QString::number(errors.count())}
                     .join(u'\t');
    return lines.join(u'\n') + u'\n';
}

} // namespace glossa::details
