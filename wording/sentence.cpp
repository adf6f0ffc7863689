// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/sentence.h"

#include "core/workspace/items/category_merge.h"
#include "wording/phrases.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <type_traits>

namespace glossa::wording {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

/// The core of the sentence, without file and place. `detail` is what was found or meant.
QString whatHappened(ErrorCode code, const QString &detail)
{
    const QString quoted = detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
    switch (code) {
    case ErrorCode::InvalidArgument:
        return ErrorWords::tr("this cannot be done%1").arg(quoted);
    case ErrorCode::NotFound:
        return ErrorWords::tr("there is nothing of that name%1").arg(quoted);
    case ErrorCode::AlreadyExists:
        return ErrorWords::tr("there is one already%1").arg(quoted);
    case ErrorCode::Stale:
        return ErrorWords::tr("it has changed since%1; look at it again").arg(quoted);
    case ErrorCode::Conflict:
        return ErrorWords::tr("something else stands in the way%1").arg(quoted);
    case ErrorCode::Busy:
        return ErrorWords::tr("another program is writing to the workspace; try again in a moment");
    case ErrorCode::Cancelled:
        return ErrorWords::tr("stopped; nothing was changed");
    case ErrorCode::UnreadableFile:
        return ErrorWords::tr("the file cannot be read%1").arg(quoted);
    case ErrorCode::UnwritableFile:
        return ErrorWords::tr("it cannot be written%1; check the folder and its permissions").arg(quoted);
    case ErrorCode::DiskFull:
        return ErrorWords::tr("the disk is full; nothing was lost. Free some space and try again");
    case ErrorCode::UnknownFormat:
        return ErrorWords::tr("no known format%1; see the list of formats").arg(quoted);
    case ErrorCode::Malformed:
        return ErrorWords::tr("the file is malformed%1").arg(quoted);
    case ErrorCode::MissingKey:
        return ErrorWords::tr("a key is missing%1").arg(quoted);
    case ErrorCode::WrongType:
        return ErrorWords::tr("a value has the wrong type%1").arg(quoted);
    case ErrorCode::BadValue:
        return ErrorWords::tr("the value is not allowed%1").arg(quoted);
    case ErrorCode::BadOffset:
        return ErrorWords::tr("a span does not fit its text%1").arg(quoted);
    case ErrorCode::LoneSurrogate:
        return ErrorWords::tr("half of a character (a lone surrogate)%1; repair the text in the file")
            .arg(quoted);
    case ErrorCode::BadEncoding:
        return ErrorWords::tr("not valid UTF-8%1; save the file as UTF-8").arg(quoted);
    case ErrorCode::NulByte:
        return ErrorWords::tr("a NUL character%1; this is no text").arg(quoted);
    case ErrorCode::TooDeep:
        return ErrorWords::tr("nested too deeply%1").arg(quoted);
    case ErrorCode::TooLarge:
        return ErrorWords::tr("too large%1").arg(quoted);
    case ErrorCode::DuplicateName:
        return ErrorWords::tr("a name stands twice%1; make the names different").arg(quoted);
    case ErrorCode::UnsupportedIndex:
        return ErrorWords::tr("this unit of offsets is not supported%1").arg(quoted);
    case ErrorCode::UnsupportedPattern:
        return ErrorWords::tr("the pattern cannot be used%1").arg(quoted);
    case ErrorCode::MissingText:
        return ErrorWords::tr("the text of a document is not there%1; put it beside the label file")
            .arg(quoted);
    case ErrorCode::UnsafePath:
        return ErrorWords::tr("a path that leads out of its folder%1").arg(quoted);
    case ErrorCode::ZipBomb:
        return ErrorWords::tr("the archive unpacks to far more than it holds%1").arg(quoted);
    case ErrorCode::CorruptModel:
        return ErrorWords::tr("the model file is damaged%1; train again, or bring a copy from a backup")
            .arg(quoted);
    case ErrorCode::CorruptWorkspace:
        return ErrorWords::tr("the workspace is damaged%1; bring a copy from a backup").arg(quoted);
    case ErrorCode::NewerVersion:
        return ErrorWords::tr("made by a later version of Glossa%1; update this one").arg(quoted);
    case ErrorCode::NothingToLearn:
        return ErrorWords::tr("there is nothing to learn from: no training item has an intent or a label");
    case ErrorCode::WorkerDied:
        return ErrorWords::tr("the training's process ended before its time%1; start it again").arg(quoted);
    case ErrorCode::NoRecords:
        return ErrorWords::tr("it has no record%1").arg(quoted);
    case ErrorCode::LabelsNotRead:
        return ErrorWords::tr("a field that is not understood%1 may hold labels").arg(quoted);
    case ErrorCode::AzureRefuses:
        return ErrorWords::tr("Azure would refuse this name%1").arg(quoted);
    case ErrorCode::LeftOut:
        return ErrorWords::tr("files that are no part of the import were left out%1").arg(quoted);
    case ErrorCode::OutOfMemory:
        return ErrorWords::tr(
                   "not enough memory%1; close other programs, or do it with fewer items or a smaller file")
            .arg(quoted);
    case ErrorCode::ReadOnly:
        return ErrorWords::tr(
                   "the workspace can be read and not written%1; bring it to a folder of your own, or ask "
                   "for permission to write")
            .arg(quoted);
    case ErrorCode::Internal:
        break;
    }
    return ErrorWords::tr("an error inside Glossa%1").arg(quoted);
}

QString name(project::CategoryKind kind)
{
    switch (kind) {
    case project::CategoryKind::Intent:
        return ErrorWords::tr("intent");
    case project::CategoryKind::Entity:
        return ErrorWords::tr("entity");
    case project::CategoryKind::Class:
        break;
    }
    return ErrorWords::tr("class");
}

QString shortened(const QString &text)
{
    constexpr qsizetype longest = 40;
    return text.size() > longest ? text.left(longest - 1) + u'…' : text;
}

constexpr int mostCompared = 2000; // a menu asks for this each time it is shown

/// What a step of several edits did, where they are of one kind; empty = they are a mixture.
QString together(const project::Batch &batch)
{
    const auto are = [&]<typename Change>(std::type_identity<Change>) {
        return std::ranges::all_of(batch.edits, [](const project::Edit &edit) {
            return std::holds_alternative<Change>(edit.change);
        });
    };
    const auto count = static_cast<int>(batch.edits.size());
    if (batch.edits.empty())
        return {};
    if (are(std::type_identity<project::AddItem>()))
        return ErrorWords::tr("Add %n texts", nullptr, count);
    if (are(std::type_identity<project::RemoveItem>()))
        return ErrorWords::tr("Delete %n texts", nullptr, count);
    if (are(std::type_identity<project::RemoveCategory>()))
        return ErrorWords::tr("Delete %n categories", nullptr, count);
    if (count > mostCompared)
        return {};
    QStringList others;
    int made = 0;    // with a category that the rest needs
    int removed = 0; // labels that made room
    for (const project::Edit &edit : batch.edits) {
        if (std::holds_alternative<project::AddCategory>(edit.change))
            ++made;
        else if (std::holds_alternative<project::RemoveLabel>(edit.change))
            ++removed;
        else if (const QString words = sentence(edit); !others.contains(words))
            others << words;
    }
    if (others.size() != 1)
        return {};
    const int times = count - made - removed;
    if (times == 1)
        return others.front();
    return removed > 0 ? QString() : ErrorWords::tr("%1 (%n texts)", "a step", times).arg(others.front());
}

/// One overload an edit; the variant picks.
struct Step {
    QString operator()(const project::AddItem &edit) const
    {
        return ErrorWords::tr("Add “%1”")
            .arg(shortened(edit.item.location.isEmpty() ? edit.item.text : edit.item.location));
    }
    QString operator()(const project::RemoveItem &edit) const
    {
        return edit.expected ? ErrorWords::tr("Delete “%1”").arg(shortened(edit.expected->text))
                             : ErrorWords::tr("Delete item %1").arg(edit.item);
    }
    QString operator()(const project::SetText &) const { return ErrorWords::tr("Change text"); }
    QString operator()(const project::SetIntent &edit) const
    {
        return edit.intent.isEmpty() ? ErrorWords::tr("Clear intent")
                                     : ErrorWords::tr("Set intent to %1").arg(edit.intent);
    }
    QString operator()(const project::SetDataset &edit) const
    {
        if (edit.dataset == project::Dataset::Unassigned)
            return ErrorWords::tr("Clear set");
        return edit.dataset == project::Dataset::Test ? ErrorWords::tr("Move to the test set")
                                                      : ErrorWords::tr("Move to the training set");
    }
    QString operator()(const project::SetLanguage &edit) const
    {
        return ErrorWords::tr("Set language to %1").arg(edit.language);
    }
    QString operator()(const project::SetDone &edit) const
    {
        return edit.done ? ErrorWords::tr("Mark done") : ErrorWords::tr("Mark not done");
    }
    QString operator()(const project::SetClasses &edit) const
    {
        QStringList names;
        for (const project::ClassLabel &label : edit.classes)
            names << label.category;
        return names.isEmpty() ? ErrorWords::tr("Clear classes")
               : names.size() == 1
                   ? ErrorWords::tr("Set class to %1").arg(names.front())
                   : ErrorWords::tr("Set classes to %1").arg(names.join(QStringLiteral(", ")));
    }
    QString operator()(const project::SetProvenance &edit) const
    {
        return edit.provenance ? ErrorWords::tr("Note which answer the example came of")
                               : ErrorWords::tr("Clear which answer the example came of");
    }
    QString operator()(const project::AddLabel &edit) const
    {
        return ErrorWords::tr("Label %1").arg(edit.label.category);
    }
    QString operator()(const project::RemoveLabel &edit) const
    {
        return ErrorWords::tr("Remove label %1").arg(edit.label.category);
    }
    QString operator()(const project::ChangeLabel &edit) const
    {
        return edit.before.category == edit.after.category
                   ? ErrorWords::tr("Resize label %1").arg(edit.after.category)
                   : ErrorWords::tr("Change label %1 to %2").arg(edit.before.category, edit.after.category);
    }
    QString operator()(const project::AddCategory &edit) const
    {
        return ErrorWords::tr("Add %1 %2").arg(name(edit.category.kind), edit.category.name);
    }
    QString operator()(const project::RemoveCategory &edit) const
    {
        return ErrorWords::tr("Delete %1 %2").arg(name(edit.kind), edit.name);
    }
    QString operator()(const project::RenameCategory &edit) const
    {
        return ErrorWords::tr("Rename %1 %2 to %3").arg(name(edit.kind), edit.from, edit.to);
    }
    QString operator()(const project::ChangeCategory &edit) const
    {
        return ErrorWords::tr("Change %1 %2").arg(name(edit.category.kind), edit.category.name);
    }
    QString operator()(const project::ChangeProject &) const
    {
        return ErrorWords::tr("Change project settings");
    }
    QString operator()(const project::SettleQueries &edit) const
    {
        const auto count = static_cast<int>(edit.queries.size());
        switch (edit.state) {
        case project::QueryState::Accepted:
            return ErrorWords::tr("Accept %n queries", nullptr, count);
        case project::QueryState::Corrected:
            return ErrorWords::tr("Correct %n queries", nullptr, count);
        case project::QueryState::Discarded:
            return ErrorWords::tr("Discard %n queries", nullptr, count);
        case project::QueryState::Open:
            break;
        }
        return ErrorWords::tr("Put %n queries back for review", nullptr, count);
    }
    QString operator()(const project::Batch &edit) const
    {
        // What came of the queries needs no word of its own.
        const auto review = std::ranges::find_if(edit.edits, [](const project::Edit &part) {
            return std::holds_alternative<project::SettleQueries>(part.change);
        });
        if (review != edit.edits.end())
            return sentence(*review);
        if (edit.edits.size() == 1)
            return sentence(edit.edits.front());
        if (const auto merge = workspace::mergeOf(edit))
            return ErrorWords::tr("Merge %1 %2 into %3").arg(name(merge->kind), merge->from, merge->into);
        const QString words = together(edit);
        return words.isEmpty() ? ErrorWords::tr("%n changes", nullptr, static_cast<int>(edit.edits.size()))
                               : words;
    }
};

} // namespace

namespace {

/// Where code, place and phrases together mean one thing that is best said in a sentence of its own.
std::optional<QString> wholeSentence(const Error &error)
{
    const bool notFound = error.code == ErrorCode::NotFound;
    if (notFound && error.place == "evaluation")
        return ErrorWords::tr(
                   "%1 was not judged: no labeled item was in the test set or held back. Train it again "
                   "with a part held back, or judge it on a file.")
            .arg(said(error.detail));
    if (notFound && error.place == "modelData")
        return ErrorWords::tr("%1 does not have the data that it learned from: it was trained before models "
                              "kept it. Models that are trained from now on have it.")
            .arg(said(error.detail));
    if (notFound && error.place == "workspace")
        return ErrorWords::tr(
                   "There is no workspace at %1; importing a file or creating a project makes one.")
            .arg(QString::fromStdString(error.file));
    if (notFound && error.place == "HOME")
        return ErrorWords::tr(
            "Nothing says where your files are, as HOME is not set; name a folder with --workspace or "
            "GLOSSA_WORKSPACE.");
    if (notFound && error.place == "undo" && error.detail.empty())
        return ErrorWords::tr("Nothing of yours is left to undo.");
    if (notFound && error.detail.phrase == Phrase::OnlySoManySteps) {
        const int steps = std::atoi(error.detail.arguments.front().text.c_str());
        return error.place == "undo"
                   ? ErrorWords::tr("Only %n steps of yours are left to undo; nothing is undone.", nullptr,
                                    steps)
                   : ErrorWords::tr("Only %n steps of yours can be redone; nothing is redone.", nullptr,
                                    steps);
    }
    if (notFound && error.place == "redo" && error.detail.empty())
        return ErrorWords::tr("Nothing of yours was taken back, or you have made another step since.");
    if (error.detail == Phrase::TrainingRunsAlready)
        return ErrorWords::tr(
            "A training of this project is running or waits to run; wait for its end, or stop it.");
    return std::nullopt;
}

/// The same for what comes behind file and place.
std::optional<QString> wholeClause(const Error &error)
{
    if (error.code != ErrorCode::MissingKey)
        return std::nullopt;
    if (error.expected.phrase == Phrase::ColumnsOption)
        return ErrorWords::tr(
                   "no column is called text; name the columns with --columns %1, or give the file a header "
                   "row")
            .arg(said(error.expected.arguments.front()));
    if (error.expected == Phrase::AHeaderOrColumnNames)
        return ErrorWords::tr("no column is called text (the first row is “%1”); name the columns")
            .arg(said(error.detail));
    return std::nullopt;
}

/// File and place, then what happened, then what was expected.
QString joined(const Error &error, QString text)
{
    QString where = QString::fromStdString(error.file);
    if (!error.place.empty())
        where += (where.isEmpty() ? QString() : QStringLiteral(", ")) + said(error.place);
    if (const auto whole = wholeClause(error))
        text = *whole;
    else if (!error.expected.empty())
        text = ErrorWords::tr("%1; expected: %2").arg(text, said(error.expected));
    if (where.isEmpty() && !text.isEmpty())
        text[0] = text[0].toUpper();
    return (where.isEmpty() ? text : QStringLiteral("%1: %2").arg(where, text)) + u'.';
}

} // namespace

QString sentence(const Error &error)
{
    if (const auto whole = wholeSentence(error))
        return *whole;
    QString text = whatHappened(error.code, said(error.detail));
    if (error.code == ErrorCode::AlreadyExists && error.expected.empty())
        text += ErrorWords::tr("; choose another name");
    return joined(error, std::move(text));
}

QString warning(const Error &error)
{
    if (error.code != ErrorCode::BadValue)
        return sentence(error);
    const QString quoted = error.detail.empty() ? QString() : QStringLiteral(" (%1)").arg(said(error.detail));
    return joined(error, ErrorWords::tr("a value that is out of the ordinary%1").arg(quoted));
}

QString sentence(const project::Edit &edit)
{
    return std::visit(Step{}, edit.change);
}

} // namespace glossa::wording
