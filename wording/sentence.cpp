// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/sentence.h"

#include "core/workspace/items/category_merge.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <type_traits>

namespace glossa::wording {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

/// The core of the sentence, without file and place. `detail` is what was found or meant.
QString whatHappened(ErrorCode code, const QString &detail)
{
    const QString quoted = detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
    switch (code) {
    case ErrorCode::InvalidArgument:
        return Words::tr("this cannot be done%1").arg(quoted);
    case ErrorCode::NotFound:
        return Words::tr("there is nothing of that name%1").arg(quoted);
    case ErrorCode::AlreadyExists:
        return Words::tr("there is one already%1").arg(quoted);
    case ErrorCode::Stale:
        return Words::tr("it has changed since%1; look at it again").arg(quoted);
    case ErrorCode::Conflict:
        return Words::tr("something else stands in the way%1").arg(quoted);
    case ErrorCode::Busy:
        return Words::tr("another program is writing to the workspace; try again in a moment");
    case ErrorCode::Cancelled:
        return Words::tr("stopped; nothing was changed");
    case ErrorCode::UnreadableFile:
        return Words::tr("the file cannot be read%1").arg(quoted);
    case ErrorCode::UnwritableFile:
        return Words::tr("it cannot be written%1; check the folder and its permissions").arg(quoted);
    case ErrorCode::DiskFull:
        return Words::tr("the disk is full; nothing was lost. Free some space and try again");
    case ErrorCode::UnknownFormat:
        return Words::tr("no known format%1; see the list of formats").arg(quoted);
    case ErrorCode::Malformed:
        return Words::tr("the file is malformed%1").arg(quoted);
    case ErrorCode::MissingKey:
        return Words::tr("a key is missing%1").arg(quoted);
    case ErrorCode::WrongType:
        return Words::tr("a value has the wrong type%1").arg(quoted);
    case ErrorCode::BadValue:
        return Words::tr("the value is not allowed%1").arg(quoted);
    case ErrorCode::BadOffset:
        return Words::tr("a span does not fit its text%1").arg(quoted);
    case ErrorCode::LoneSurrogate:
        return Words::tr("half of a character (a lone surrogate)%1; repair the text in the file").arg(quoted);
    case ErrorCode::BadEncoding:
        return Words::tr("not valid UTF-8%1; save the file as UTF-8").arg(quoted);
    case ErrorCode::NulByte:
        return Words::tr("a NUL character%1; this is no text").arg(quoted);
    case ErrorCode::TooDeep:
        return Words::tr("nested too deeply%1").arg(quoted);
    case ErrorCode::TooLarge:
        return Words::tr("too large%1").arg(quoted);
    case ErrorCode::DuplicateName:
        return Words::tr("a name stands twice%1; make the names different").arg(quoted);
    case ErrorCode::UnsupportedIndex:
        return Words::tr("this unit of offsets is not supported%1").arg(quoted);
    case ErrorCode::UnsupportedPattern:
        return Words::tr("the pattern cannot be used%1").arg(quoted);
    case ErrorCode::MissingText:
        return Words::tr("the text of a document is not there%1; put it beside the label file").arg(quoted);
    case ErrorCode::UnsafePath:
        return Words::tr("a path that leads out of its folder%1").arg(quoted);
    case ErrorCode::ZipBomb:
        return Words::tr("the archive unpacks to far more than it holds%1").arg(quoted);
    case ErrorCode::CorruptModel:
        return Words::tr("the model file is damaged%1; train again, or bring a copy from a backup")
            .arg(quoted);
    case ErrorCode::CorruptWorkspace:
        return Words::tr("the workspace is damaged%1; bring a copy from a backup").arg(quoted);
    case ErrorCode::NewerVersion:
        return Words::tr("made by a later version of Glossa%1; update this one").arg(quoted);
    case ErrorCode::NothingToLearn:
        return Words::tr("there is nothing to learn from: no training item has an intent or a label");
    case ErrorCode::WorkerDied:
        return Words::tr("the training's process ended before its time%1; start it again").arg(quoted);
    case ErrorCode::NoRecords:
        return Words::tr("it has no record%1").arg(quoted);
    case ErrorCode::LabelsNotRead:
        return Words::tr("a field that is not understood%1 may hold labels").arg(quoted);
    case ErrorCode::AzureRefuses:
        return Words::tr("Azure would refuse this name%1").arg(quoted);
    case ErrorCode::LeftOut:
        return Words::tr("files that are no part of the import were left out%1").arg(quoted);
    case ErrorCode::OutOfMemory:
        return Words::tr(
                   "not enough memory%1; close other programs, or do it with fewer items or a smaller file")
            .arg(quoted);
    case ErrorCode::ReadOnly:
        return Words::tr(
                   "the workspace can be read and not written%1; bring it to a folder of your own, or ask "
                   "for permission to write")
            .arg(quoted);
    case ErrorCode::Internal:
        break;
    }
    return Words::tr("an error inside Glossa%1").arg(quoted);
}

QString name(project::CategoryKind kind)
{
    switch (kind) {
    case project::CategoryKind::Intent:
        return Words::tr("intent");
    case project::CategoryKind::Entity:
        return Words::tr("entity");
    case project::CategoryKind::Class:
        break;
    }
    return Words::tr("class");
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
        return Words::tr("Add %n texts", nullptr, count);
    if (are(std::type_identity<project::RemoveItem>()))
        return Words::tr("Delete %n texts", nullptr, count);
    if (are(std::type_identity<project::RemoveCategory>()))
        return Words::tr("Delete %n categories", nullptr, count);
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
    return removed > 0 ? QString() : Words::tr("%1 (%n texts)", "a step", times).arg(others.front());
}

/// One overload an edit; the variant picks.
struct Step {
    QString operator()(const project::AddItem &edit) const
    {
        return Words::tr("Add “%1”")
            .arg(shortened(edit.item.location.isEmpty() ? edit.item.text : edit.item.location));
    }
    QString operator()(const project::RemoveItem &edit) const
    {
        return edit.expected ? Words::tr("Delete “%1”").arg(shortened(edit.expected->text))
                             : Words::tr("Delete item %1").arg(edit.item);
    }
    QString operator()(const project::SetText &) const { return Words::tr("Change text"); }
    QString operator()(const project::SetIntent &edit) const
    {
        return edit.intent.isEmpty() ? Words::tr("Clear intent")
                                     : Words::tr("Set intent to %1").arg(edit.intent);
    }
    QString operator()(const project::SetDataset &edit) const
    {
        if (edit.dataset == project::Dataset::Unassigned)
            return Words::tr("Clear set");
        return edit.dataset == project::Dataset::Test ? Words::tr("Move to the test set")
                                                      : Words::tr("Move to the training set");
    }
    QString operator()(const project::SetLanguage &edit) const
    {
        return Words::tr("Set language to %1").arg(edit.language);
    }
    QString operator()(const project::SetDone &edit) const
    {
        return edit.done ? Words::tr("Mark done") : Words::tr("Mark not done");
    }
    QString operator()(const project::SetClasses &) const { return Words::tr("Set classes"); }
    QString operator()(const project::AddLabel &edit) const
    {
        return Words::tr("Label %1").arg(edit.label.category);
    }
    QString operator()(const project::RemoveLabel &edit) const
    {
        return Words::tr("Remove label %1").arg(edit.label.category);
    }
    QString operator()(const project::ChangeLabel &edit) const
    {
        return edit.before.category == edit.after.category
                   ? Words::tr("Resize label %1").arg(edit.after.category)
                   : Words::tr("Change label %1 to %2").arg(edit.before.category, edit.after.category);
    }
    QString operator()(const project::AddCategory &edit) const
    {
        return Words::tr("Add %1 %2").arg(name(edit.category.kind), edit.category.name);
    }
    QString operator()(const project::RemoveCategory &edit) const
    {
        return Words::tr("Delete %1 %2").arg(name(edit.kind), edit.name);
    }
    QString operator()(const project::RenameCategory &edit) const
    {
        return Words::tr("Rename %1 %2 to %3").arg(name(edit.kind), edit.from, edit.to);
    }
    QString operator()(const project::ChangeCategory &edit) const
    {
        return Words::tr("Change %1 %2").arg(name(edit.category.kind), edit.category.name);
    }
    QString operator()(const project::ChangeProject &) const { return Words::tr("Change project settings"); }
    QString operator()(const project::Batch &edit) const
    {
        if (edit.edits.size() == 1)
            return sentence(edit.edits.front());
        if (const auto merge = workspace::mergeOf(edit))
            return Words::tr("Merge %1 %2 into %3").arg(name(merge->kind), merge->from, merge->into);
        const QString words = together(edit);
        return words.isEmpty() ? Words::tr("%n changes", nullptr, static_cast<int>(edit.edits.size()))
                               : words;
    }
};

} // namespace

namespace {

/// File and place, then what happened, then what was expected.
QString joined(const Error &error, QString text)
{
    if (error.code == ErrorCode::NotFound && error.place == "evaluation")
        return Words::tr(
                   "%1 was not judged: no labeled item was in the test set or held back. Train it again "
                   "with a part held back, or judge it on a file.")
            .arg(QString::fromStdString(error.detail));
    if (error.code == ErrorCode::NotFound && error.place == "workspace")
        return Words::tr("There is no workspace at %1; importing a file or creating a project makes one.")
            .arg(QString::fromStdString(error.file));
    if (error.code == ErrorCode::NotFound && error.place == "home folder")
        return Words::tr(
            "Nothing says where your files are, as HOME is not set; name a folder with --workspace or "
            "GLOSSA_WORKSPACE.");
    QString where = QString::fromStdString(error.file);
    if (!error.place.empty())
        where += (where.isEmpty() ? QString() : QStringLiteral(", ")) + QString::fromStdString(error.place);
    if (!error.expected.empty())
        text = Words::tr("%1; expected: %2").arg(text, QString::fromStdString(error.expected));
    if (where.isEmpty() && !text.isEmpty())
        text[0] = text[0].toUpper();
    return (where.isEmpty() ? text : QStringLiteral("%1: %2").arg(where, text)) + u'.';
}

} // namespace

QString sentence(const Error &error)
{
    QString text = whatHappened(error.code, QString::fromStdString(error.detail));
    if (error.code == ErrorCode::AlreadyExists && error.expected.empty())
        text += Words::tr("; choose another name");
    return joined(error, std::move(text));
}

QString warning(const Error &error)
{
    if (error.code != ErrorCode::BadValue)
        return sentence(error);
    const QString quoted =
        error.detail.empty() ? QString() : QStringLiteral(" (%1)").arg(QString::fromStdString(error.detail));
    return joined(error, Words::tr("a value that is out of the ordinary%1").arg(quoted));
}

QString sentence(const project::Edit &edit)
{
    return std::visit(Step{}, edit.change);
}

std::optional<Error> errorFromJobJson(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    if (object.isEmpty())
        return std::nullopt;
    const auto text = [&object](const char *key) {
        return object[QLatin1String(key)].toString().toStdString();
    };
    const int code = object[QStringLiteral("code")].toInt(static_cast<int>(ErrorCode::Internal));
    const bool known = code >= 0 && code <= static_cast<int>(lastErrorCode);
    return Error{known ? static_cast<ErrorCode>(code) : ErrorCode::Internal, text("file"), text("place"),
                 text("expected"), text("detail")};
}

} // namespace glossa::wording
