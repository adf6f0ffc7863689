// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/phrases.h"

#include <QCoreApplication>
#include <QStringList>

#include <iterator>

namespace glossa::wording {

namespace {

struct Sentence {
    Phrase phrase;
    const char *english;
};

/// In the order of the phrases. They stand within the sentence of an error, so they begin small and end
/// without a full stop.
constexpr Sentence sentences[] = {
    {Phrase::AsItStands, "%1"},
    // places
    {Phrase::Line, QT_TRANSLATE_NOOP("Wording", "line %1")},
    {Phrase::Lines, QT_TRANSLATE_NOOP("Wording", "lines %1 to %2")},
    {Phrase::LineByte, QT_TRANSLATE_NOOP("Wording", "line %1, byte %2")},
    {Phrase::Byte, QT_TRANSLATE_NOOP("Wording", "byte %1")},
    {Phrase::Position, QT_TRANSLATE_NOOP("Wording", "position %1")},
    {Phrase::NumberedItem, QT_TRANSLATE_NOOP("Wording", "item %1")},
    {Phrase::NumberedStep, QT_TRANSLATE_NOOP("Wording", "step %1")},
    {Phrase::WithinName, "%1, %2"},
    {Phrase::EntityKey, QT_TRANSLATE_NOOP("Wording", "entity %1, key %2")},
    {Phrase::LanguageOfItems, QT_TRANSLATE_NOOP("Wording", "language of items")},
    // names that may be meant
    {Phrase::OneOf, "%1"},
    {Phrase::NamesAndMore, QT_TRANSLATE_NOOP("Wording", "%1, … (%2)")},
    // kinds of values
    {Phrase::AnArray, QT_TRANSLATE_NOOP("Wording", "an array")},
    {Phrase::AnObject, QT_TRANSLATE_NOOP("Wording", "an object")},
    {Phrase::AString, QT_TRANSLATE_NOOP("Wording", "a string")},
    {Phrase::ANumber, QT_TRANSLATE_NOOP("Wording", "a number")},
    {Phrase::AWholeNumber, QT_TRANSLATE_NOOP("Wording", "a whole number")},
    {Phrase::TrueOrFalse, QT_TRANSLATE_NOOP("Wording", "true or false")},
    {Phrase::AnArrayOfStrings, QT_TRANSLATE_NOOP("Wording", "an array of strings")},
    {Phrase::AWholeNumberFromZero, QT_TRANSLATE_NOOP("Wording", "a whole number from 0 on")},
    {Phrase::ANumberOf64Bits, QT_TRANSLATE_NOOP("Wording", "a number of 64 bits")},
    {Phrase::ANumberOf32Bits, QT_TRANSLATE_NOOP("Wording", "a number of 32 bits")},
    {Phrase::ANumberFrom0To1, QT_TRANSLATE_NOOP("Wording", "a number from 0 to 1")},
    {Phrase::ANumberWithin, QT_TRANSLATE_NOOP("Wording", "%1 to %2")},
    {Phrase::AJsonObject, QT_TRANSLATE_NOOP("Wording", "a JSON object")},
    {Phrase::NoOtherFieldsThan, QT_TRANSLATE_NOOP("Wording", "no other fields than %1")},
    {Phrase::EachFieldOnce, QT_TRANSLATE_NOOP("Wording", "each field once")},
    {Phrase::FieldStandsTwice, QT_TRANSLATE_NOOP("Wording", "it stands there twice")},
    {Phrase::AtMostLevels, QT_TRANSLATE_NOOP("Wording", "at most %1 levels")},
    {Phrase::AtMostBatches, QT_TRANSLATE_NOOP("Wording", "at most %1 batches within each other")},
    {Phrase::AtMostBytes, QT_TRANSLATE_NOOP("Wording", "at most %1 bytes")},
    // texts and their places
    {Phrase::WholeSurrogatePairs, QT_TRANSLATE_NOOP("Wording", "whole surrogate pairs")},
    {Phrase::TextWithoutNul, QT_TRANSLATE_NOOP("Wording", "text without NUL characters")},
    {Phrase::TextThatIsNotEmpty, QT_TRANSLATE_NOOP("Wording", "a text that is not empty")},
    {Phrase::Utf8OrMarkedUtf16, QT_TRANSLATE_NOOP("Wording", "UTF-8, or UTF-16 with a byte order mark")},
    {Phrase::EvenBytesOfUtf16, QT_TRANSLATE_NOOP("Wording", "an even number of bytes in UTF-16")},
    {Phrase::OutsideTheText, QT_TRANSLATE_NOOP("Wording", "outside the text")},
    {Phrase::InsideACharacter, QT_TRANSLATE_NOOP("Wording", "inside a character")},
    {Phrase::PlaceInTheText, QT_TRANSLATE_NOOP("Wording", "a place in the text")},
    {Phrase::SpanOfWholeCharacters,
     QT_TRANSLATE_NOOP("Wording", "a span of whole characters inside the text of %1 UTF-16 code units")},
    {Phrase::SpanWithin, QT_TRANSLATE_NOOP("Wording", "a span within 0 and %1")},
    {Phrase::SpanInsideItsRegion, QT_TRANSLATE_NOOP("Wording", "a span inside its region")},
    {Phrase::SpanCuttingNoCharacter,
     QT_TRANSLATE_NOOP("Wording", "a span that cuts no character a reader sees")},
    {Phrase::EdgesBetweenCharacters,
     QT_TRANSLATE_NOOP("Wording", "edges between characters, not inside one")},
    {Phrase::RegionInsideTheText,
     QT_TRANSLATE_NOOP("Wording", "a region inside the text of %1 UTF-16 code units")},
    // names and settings of a project
    {Phrase::AName, QT_TRANSLATE_NOOP("Wording", "a name")},
    {Phrase::ANameOnOneLine, QT_TRANSLATE_NOOP("Wording", "a name on one line")},
    {Phrase::NameWithoutControls, QT_TRANSLATE_NOOP("Wording", "a name without control characters")},
    {Phrase::NameOtherThanNone, QT_TRANSLATE_NOOP("Wording", "another name: the matrix calls no entity so")},
    {Phrase::NamesThatDifferMore,
     QT_TRANSLATE_NOOP("Wording", "names that differ by more than case, blanks or Unicode form")},
    {Phrase::NameAzureTakes,
     QT_TRANSLATE_NOOP("Wording", "at most 50 characters, none of : $ & % * ( ) + ~ # / ?")},
    {Phrase::EachNameOnce, QT_TRANSLATE_NOOP("Wording", "each name once")},
    {Phrase::EachClassOnce, QT_TRANSLATE_NOOP("Wording", "each class once")},
    {Phrase::EachLabelOnce, QT_TRANSLATE_NOOP("Wording", "each label once")},
    {Phrase::EachDocumentOnce, QT_TRANSLATE_NOOP("Wording", "each document once")},
    {Phrase::LabelsThatDoNotOverlap, QT_TRANSLATE_NOOP("Wording", "labels that do not overlap")},
    {Phrase::ALanguageCode, QT_TRANSLATE_NOOP("Wording", "a language code such as en-us")},
    {Phrase::AnAzureProjectKind, QT_TRANSLATE_NOOP("Wording", "an Azure project kind")},
    {Phrase::AKeyOrNone, QT_TRANSLATE_NOOP("Wording", "one character, or - for none")},
    {Phrase::AFreeKey, QT_TRANSLATE_NOOP("Wording", "a free key")},
    {Phrase::NoFlagsBehindSlash, QT_TRANSLATE_NOOP("Wording", "no flags behind /")},
    {Phrase::ACategoryOfTheSchema, QT_TRANSLATE_NOOP("Wording", "a category of the schema")},
    {Phrase::ACategoryKindOfTheProject,
     QT_TRANSLATE_NOOP("Wording", "a kind of category that the project has")},
    {Phrase::AnIntentOfTheProject, QT_TRANSLATE_NOOP("Wording", "an intent of the project")},
    {Phrase::AnEntityOfTheProject, QT_TRANSLATE_NOOP("Wording", "an entity of the project")},
    {Phrase::AClassOfTheProject, QT_TRANSLATE_NOOP("Wording", "a class of the project")},
    {Phrase::AnItemOfTheProject, QT_TRANSLATE_NOOP("Wording", "an item of the project")},
    {Phrase::ARegionOfTheItem, QT_TRANSLATE_NOOP("Wording", "a region of the item")},
    {Phrase::AnIntentOtherThanNone,
     QT_TRANSLATE_NOOP("Wording", "an intent other than None, which always stays")},
    {Phrase::AtMostOneClass, QT_TRANSLATE_NOOP("Wording", "at most one class")},
    {Phrase::AtLeastOneEdit, QT_TRANSLATE_NOOP("Wording", "at least one edit")},
    {Phrase::NoId, QT_TRANSLATE_NOOP("Wording", "no id; the answer tells the one it got")},
    {Phrase::AFileNameInTheProject,
     QT_TRANSLATE_NOOP("Wording", "a file name, or a path without \"..\" below the project's folder")},
    {Phrase::DatasetOrEmpty, QT_TRANSLATE_NOOP("Wording", "Train, Test or an empty text")},
    {Phrase::TwoCategories, QT_TRANSLATE_NOOP("Wording", "two categories")},
    {Phrase::OrWordInQuotes,
     QT_TRANSLATE_NOOP("Wording", "%1, or the word in quotes to look for it in the texts")},
    {Phrase::ALabelOfAModel, QT_TRANSLATE_NOOP("Wording", "letters, digits, _ . - and at most 50 of them")},
    {Phrase::TheModelsLabel, QT_TRANSLATE_NOOP("Wording", "the model's label")},
    {Phrase::AFileWithLabeledItems, QT_TRANSLATE_NOOP("Wording", "a file with labeled items")},
    // steps and jobs
    {Phrase::ItemChanged, QT_TRANSLATE_NOOP("Wording", "the item was changed")},
    {Phrase::TextChanged, QT_TRANSLATE_NOOP("Wording", "the text was changed")},
    {Phrase::LabelsChanged, QT_TRANSLATE_NOOP("Wording", "the labels were changed")},
    {Phrase::IntentChanged, QT_TRANSLATE_NOOP("Wording", "the intent was changed")},
    {Phrase::SetChanged, QT_TRANSLATE_NOOP("Wording", "the set was changed")},
    {Phrase::LanguageChanged, QT_TRANSLATE_NOOP("Wording", "the language was changed")},
    {Phrase::ClassesChanged, QT_TRANSLATE_NOOP("Wording", "the classes were changed")},
    {Phrase::LabelChanged, QT_TRANSLATE_NOOP("Wording", "the label is gone or was changed")},
    {Phrase::CategoryChanged, QT_TRANSLATE_NOOP("Wording", "the category was changed")},
    {Phrase::ProjectChanged, QT_TRANSLATE_NOOP("Wording", "the project was changed")},
    {Phrase::ImportedItemsChanged, QT_TRANSLATE_NOOP("Wording", "%1 imported items were changed since")},
    {Phrase::CategoryGone, QT_TRANSLATE_NOOP("Wording", "%1 is not in the schema any more")},
    {Phrase::ImportComesFromItsFile,
     QT_TRANSLATE_NOOP("Wording", "an import that was taken back is brought in again from its file")},
    {Phrase::ItemsOfImportGone, QT_TRANSLATE_NOOP("Wording", "the items of the import are gone")},
    {Phrase::OnlySoManySteps, QT_TRANSLATE_NOOP("Wording", "only %1 steps")},
    {Phrase::AnotherStepCameAfter, QT_TRANSLATE_NOOP("Wording", "another step of yours came after it")},
    {Phrase::TrainingRunsAlready, QT_TRANSLATE_NOOP("Wording", "another one of this project runs or waits")},
    {Phrase::JobHasEnded, QT_TRANSLATE_NOOP("Wording", "it has ended already")},
    {Phrase::JobRunsOrHasEnded, QT_TRANSLATE_NOOP("Wording", "it runs or has ended already")},
    {Phrase::JobOfAnotherOrEnded, QT_TRANSLATE_NOOP("Wording", "it belongs to another process or has ended")},
    {Phrase::JobWaitsOrRuns, QT_TRANSLATE_NOOP("Wording", "it waits or runs")},
    {Phrase::WorkerIsGone, QT_TRANSLATE_NOOP("Wording", "its worker process is gone")},
    {Phrase::WorkerNotStarted, QT_TRANSLATE_NOOP("Wording", "the worker could not be started: %1")},
    {Phrase::WorkerCrashed, QT_TRANSLATE_NOOP("Wording", "the worker process crashed")},
    {Phrase::WorkerEnded, QT_TRANSLATE_NOOP("Wording", "the worker process ended with code %1: %2")},
    // files, folders and archives
    {Phrase::FileNotFolder, QT_TRANSLATE_NOOP("Wording", "a file, not a folder")},
    {Phrase::FileNotPipe, QT_TRANSLATE_NOOP("Wording", "a file, not a pipe or device; save the data first")},
    {Phrase::FileNotLink, QT_TRANSLATE_NOOP("Wording", "a file, not a link out of its folder")},
    {Phrase::ItIsAFolder, QT_TRANSLATE_NOOP("Wording", "it is a folder")},
    {Phrase::ItIsNoFolder, QT_TRANSLATE_NOOP("Wording", "it is no folder")},
    {Phrase::ItIsNoFile, QT_TRANSLATE_NOOP("Wording", "it is no file")},
    {Phrase::FolderCannotBeMade, QT_TRANSLATE_NOOP("Wording", "the folder cannot be made")},
    {Phrase::EmptyOrEarlierExport,
     QT_TRANSLATE_NOOP("Wording", "an empty folder, or one with an earlier export of this project")},
    {Phrase::FolderWithoutThisName,
     QT_TRANSLATE_NOOP("Wording", "a folder without another text of this name; choose an empty one")},
    {Phrase::ANameInsideTheFolder, QT_TRANSLATE_NOOP("Wording", "a name inside the folder")},
    {Phrase::AFileOrFolderName, QT_TRANSLATE_NOOP("Wording", "the name of a file or folder")},
    {Phrase::APlaceOutsideTheWorkspace,
     QT_TRANSLATE_NOOP("Wording", "a place that is not one of the workspace's own files")},
    {Phrase::AZipArchive, QT_TRANSLATE_NOOP("Wording", "a zip archive")},
    {Phrase::NamesInsideTheArchive, QT_TRANSLATE_NOOP("Wording", "names that stay inside the archive")},
    {Phrase::FilesNotLinks, QT_TRANSLATE_NOOP("Wording", "files, not links")},
    {Phrase::Growth200Fold, QT_TRANSLATE_NOOP("Wording", "members that grow at most 200-fold")},
    {Phrase::AtMost4GibInAll, QT_TRANSLATE_NOOP("Wording", "at most 4 GiB in all")},
    {Phrase::ItIsEncrypted, QT_TRANSLATE_NOOP("Wording", "it is encrypted")},
    {Phrase::ArchiveWithoutPassword, QT_TRANSLATE_NOOP("Wording", "an archive without a password")},
    {Phrase::PackedWith, QT_TRANSLATE_NOOP("Wording", "it is packed with %1")},
    {Phrase::PackedWithMethod, QT_TRANSLATE_NOOP("Wording", "it is packed with method %1")},
    {Phrase::PackedWithDeflate, QT_TRANSLATE_NOOP("Wording", "an archive packed with Deflate, as usual")},
    {Phrase::LibzipError, QT_TRANSLATE_NOOP("Wording", "libzip error %1")},
    {Phrase::StringsOfAtMost, QT_TRANSLATE_NOOP("Wording", "strings of at most %1 MiB")},
    {Phrase::RecordsOfAtMost, QT_TRANSLATE_NOOP("Wording", "records of at most %1 MiB in memory")},
    {Phrase::ItemsOfAtMost, QT_TRANSLATE_NOOP("Wording", "items of at most %1 MiB")},
    {Phrase::RowsOfAtMost, QT_TRANSLATE_NOOP("Wording", "rows of at most %1 MiB")},
    {Phrase::LinesOfAtMost, QT_TRANSLATE_NOOP("Wording", "lines of at most %1 MiB")},
    // formats
    {Phrase::FileIsEmpty, QT_TRANSLATE_NOOP("Wording", "the file is empty")},
    {Phrase::AtLeastOneText, QT_TRANSLATE_NOOP("Wording", "at least one text")},
    {Phrase::JsonEndsThere, QT_TRANSLATE_NOOP("Wording", "it ends there")},
    {Phrase::JsonCannotStandThere, QT_TRANSLATE_NOOP("Wording", "“%1” cannot stand there")},
    {Phrase::InsideJson, QT_TRANSLATE_NOOP("Wording", "in %1: %2")},
    {Phrase::AProjectOrUtterances, QT_TRANSLATE_NOOP("Wording", "a project, or an array of utterances")},
    {Phrase::AnArrayOfUtterances, QT_TRANSLATE_NOOP("Wording", "an array of utterances")},
    {Phrase::UtterancesWithText, QT_TRANSLATE_NOOP("Wording", "an array of utterances with their text")},
    {Phrase::AnObjectWithText, QT_TRANSLATE_NOOP("Wording", "an object with a text")},
    {Phrase::ALabelFileOfKind, QT_TRANSLATE_NOOP("Wording", "a label file (*.json) of a project of kind %1")},
    {Phrase::OneLabelFile, QT_TRANSLATE_NOOP("Wording", "one label file")},
    {Phrase::NameOneLabelFile, QT_TRANSLATE_NOOP("Wording", "one label file; name the one that is meant")},
    {Phrase::NoLabelFileUnderstood,
     QT_TRANSLATE_NOOP(
         "Wording",
         "one label file that is understood; name it instead of the folder, or say that the format is text")},
    {Phrase::ATextBesideTheLabelFile,
     QT_TRANSLATE_NOOP("Wording", "a text of this name beside the label file")},
    {Phrase::OneTextOfThisName, QT_TRANSLATE_NOOP("Wording", "one text of this name, however it is written")},
    {Phrase::ANameInTheLabelFilesFolder,
     QT_TRANSLATE_NOOP("Wording", "a name inside the label file's folder")},
    {Phrase::LabelsInUtterances,
     QT_TRANSLATE_NOOP("Wording", "labels in the fields intent and entities (category, offset, length)")},
    {Phrase::LabelsInRegions, QT_TRANSLATE_NOOP("Wording", "labels in the regions of the field entities")},
    {Phrase::ClassInField, QT_TRANSLATE_NOOP("Wording", "the class in the field class")},
    {Phrase::ClassesInField, QT_TRANSLATE_NOOP("Wording", "the classes in the field classes")},
    {Phrase::ColumnsTokenAndTag, QT_TRANSLATE_NOOP("Wording", "the columns token and tag")},
    {Phrase::ATokenAndATag, QT_TRANSLATE_NOOP("Wording", "a token and a tag")},
    {Phrase::AToken, QT_TRANSLATE_NOOP("Wording", "a token")},
    {Phrase::ATag, QT_TRANSLATE_NOOP("Wording", "O or a tag such as B-PER")},
    {Phrase::ATagThatMayFollow, QT_TRANSLATE_NOOP("Wording", "a tag that may follow the one before")},
    {Phrase::NoSentences, QT_TRANSLATE_NOOP("Wording", "it holds no sentences")},
    {Phrase::TextsWithoutThisWord,
     QT_TRANSLATE_NOOP("Wording", "texts without this word; another format can hold it")},
    {Phrase::ClassesWithoutBar,
     QT_TRANSLATE_NOOP("Wording",
                       "classes without |, which parts several of them, and without blanks at their edges; "
                       "another format can hold it")},
    {Phrase::AColumnText, QT_TRANSLATE_NOOP("Wording", "a column text")},
    {Phrase::AHeaderOrColumnNames,
     QT_TRANSLATE_NOOP("Wording", "a header row with a column text, or the names of the columns")},
    {Phrase::ColumnsOption,
     QT_TRANSLATE_NOOP("Wording", "a header row that names a column text, or the option --columns %1")},
    {Phrase::ARowWithAText, QT_TRANSLATE_NOOP("Wording", "a row with a text")},
    {Phrase::ALineThatIsNotBlank, QT_TRANSLATE_NOOP("Wording", "a line that is not blank")},
    {Phrase::SoManyColumns, QT_TRANSLATE_NOOP("Wording", "%1 columns")},
    {Phrase::ClosingQuoteAtTheEnd, QT_TRANSLATE_NOOP("Wording", "a closing quote at the end of the cell")},
    {Phrase::QuoteTakenForALetter, QT_TRANSLATE_NOOP("Wording", "a quote is taken for a letter")},
    {Phrase::ColumnEndBehindQuote, QT_TRANSLATE_NOOP("Wording", "a column's end behind a closing quote")},
    {Phrase::TabsPartTheColumns, QT_TRANSLATE_NOOP("Wording", "tabs part the columns")},
    {Phrase::CharacterPartsTheColumns, QT_TRANSLATE_NOOP("Wording", "\"%1\" part the columns")},
    {Phrase::TabsBetweenTheColumns, QT_TRANSLATE_NOOP("Wording", "tabs between the columns")},
    {Phrase::CharacterBetweenTheColumns, QT_TRANSLATE_NOOP("Wording", "\"%1\" between the columns")},
    {Phrase::LoneCarriageReturn,
     QT_TRANSLATE_NOOP("Wording", "a carriage return alone in a file of other line ends")},
    {Phrase::OneKindOfLineEnds, QT_TRANSLATE_NOOP("Wording", "one kind of line ends")},
    {Phrase::AWritableFormat, QT_TRANSLATE_NOOP("Wording", "a format that can be written")},
    // imports and exports
    {Phrase::NoFileIsGiven, QT_TRANSLATE_NOOP("Wording", "no file is given")},
    {Phrase::FilesOfOneFormat, QT_TRANSLATE_NOOP("Wording", "files of one format in an import, here %1")},
    {Phrase::AProjectOfTheFormatsKind,
     QT_TRANSLATE_NOOP("Wording", "a project of a kind that the format %1 is for")},
    {Phrase::IntentOnlyForConversations,
     QT_TRANSLATE_NOOP("Wording", "an intent only for projects of kind Conversation")},
    {Phrase::NoPlaceFor, QT_TRANSLATE_NOOP("Wording", "%1 has no place for %2")},
    {Phrase::AFormatForThisKind, QT_TRANSLATE_NOOP("Wording", "a format that holds projects of this kind")},
    {Phrase::NewNameOrProject,
     QT_TRANSLATE_NOOP("Wording", "a new name, or --project \"%1\", which adds to it; with --skip-existing "
                                  "only texts that it does not have")},
    {Phrase::ImportOnceMore,
     QT_TRANSLATE_NOOP("Wording", "the import once more; another one got that name while it ran")},
    {Phrase::AtMostNewCategories, QT_TRANSLATE_NOOP("Wording", "at most 2,000 new categories in one import")},
    {Phrase::IsTheLabelColumnRight,
     QT_TRANSLATE_NOOP("Wording",
                       "at most 2,000 new categories in one import; is the column of labels the right one?")},
    {Phrase::SameComponents,
     QT_TRANSLATE_NOOP("Wording", "the same lists, patterns and settings; those of the project stay")},
    {Phrase::AllRecordsRefused, QT_TRANSLATE_NOOP("Wording", "all %1 records are refused")},
    {Phrase::AllRecordsRefusedFirst,
     QT_TRANSLATE_NOOP("Wording", "all %1 records are refused; the first: %2")},
    // patterns
    {Phrase::AnRe2Pattern, QT_TRANSLATE_NOOP("Wording", "a pattern that RE2 can run")},
    {Phrase::ReasonAt, QT_TRANSLATE_NOOP("Wording", "%1 at %2")},
    {Phrase::ValueWithReason, "%1: %2"},
    {Phrase::TooManyRepetitionsTogether,
     QT_TRANSLATE_NOOP("Wording", "repetitions within each other, of more than 1000 together")},
    {Phrase::PatternTooLarge,
     QT_TRANSLATE_NOOP("Wording",
                       "too large: repetitions and groups need more memory than a pattern may have")},
    {Phrase::GroupsTooDeep, QT_TRANSLATE_NOOP("Wording", "groups nested too deeply")},
    {Phrase::BackslashAtTheEnd, QT_TRANSLATE_NOOP("Wording", "backslash at the end")},
    {Phrase::EdgeInAClass, QT_TRANSLATE_NOOP("Wording", "\\B in a class")},
    {Phrase::UnknownEscape, QT_TRANSLATE_NOOP("Wording", "unknown escape \"\\%1\"")},
    {Phrase::BackReference, QT_TRANSLATE_NOOP("Wording", "back reference \"\\%1\"")},
    {Phrase::WithoutFourDigits, QT_TRANSLATE_NOOP("Wording", "\\%1 without four hexadecimal digits")},
    {Phrase::WithoutTwoDigits, QT_TRANSLATE_NOOP("Wording", "\\%1 without two hexadecimal digits")},
    {Phrase::PropertyWithoutName, QT_TRANSLATE_NOOP("Wording", "\\p without a name")},
    {Phrase::UnknownProperty,
     QT_TRANSLATE_NOOP("Wording", "unknown property \"%1\" (a category like Lu or a script like Greek)")},
    {Phrase::HalfASurrogatePair, QT_TRANSLATE_NOOP("Wording", "half a surrogate pair")},
    {Phrase::MissingParenthesis, QT_TRANSLATE_NOOP("Wording", "missing )")},
    {Phrase::UnexpectedParenthesis, QT_TRANSLATE_NOOP("Wording", "unexpected )")},
    {Phrase::DollarWithAndWithoutM, QT_TRANSLATE_NOOP("Wording", "$ both with and without (?m)")},
    {Phrase::RepetitionOfRepetition, QT_TRANSLATE_NOOP("Wording", "bad repetition of a repetition")},
    {Phrase::NothingToRepeat, QT_TRANSLATE_NOOP("Wording", "nothing to repeat")},
    {Phrase::PossessiveQuantifier, QT_TRANSLATE_NOOP("Wording", "possessive quantifier \"+\"")},
    {Phrase::RepetitionOfMoreThan, QT_TRANSLATE_NOOP("Wording", "repetition of more than %1")},
    {Phrase::RepetitionFromMoreToLess, QT_TRANSLATE_NOOP("Wording", "bad repetition, from more to less,")},
    {Phrase::LookAhead, QT_TRANSLATE_NOOP("Wording", "look-ahead \"%1\"")},
    {Phrase::LookBehind, QT_TRANSLATE_NOOP("Wording", "look-behind \"%1\"")},
    {Phrase::AtomicGroup, QT_TRANSLATE_NOOP("Wording", "atomic group \"%1\"")},
    {Phrase::ConditionalGroup, QT_TRANSLATE_NOOP("Wording", "conditional \"%1\"")},
    {Phrase::CommentWithoutEnd, QT_TRANSLATE_NOOP("Wording", "comment without end")},
    {Phrase::GroupNameWithoutEnd, QT_TRANSLATE_NOOP("Wording", "group name without end")},
    {Phrase::UnsupportedAnchor, QT_TRANSLATE_NOOP("Wording", "anchor \"\\%1\"")},
    {Phrase::BalancingGroup, QT_TRANSLATE_NOOP("Wording", "balancing group")},
    {Phrase::FreeSpacing, QT_TRANSLATE_NOOP("Wording", "free spacing \"(?x)\"")},
    {Phrase::UnknownGroup, QT_TRANSLATE_NOOP("Wording", "unknown group \"(?\"")},
    {Phrase::GroupWithoutEnd, QT_TRANSLATE_NOOP("Wording", "group without end")},
    {Phrase::ClassSubtraction, QT_TRANSLATE_NOOP("Wording", "class subtraction \"-[\"")},
    {Phrase::ClassWithoutEnd, QT_TRANSLATE_NOOP("Wording", "class without end")},
    {Phrase::BadRangeOfAClass, QT_TRANSLATE_NOOP("Wording", "bad range of a class")},
    // model files and the workspace
    {Phrase::CutOff, QT_TRANSLATE_NOOP("Wording", "it is cut off")},
    {Phrase::CutOffOrLonger, QT_TRANSLATE_NOOP("Wording", "it is cut off or has something behind it")},
    {Phrase::SomethingBehindIt, QT_TRANSLATE_NOOP("Wording", "it has something behind it")},
    {Phrase::ChecksumDiffers, QT_TRANSLATE_NOOP("Wording", "its checksum differs")},
    {Phrase::NoModelOfGlossa, QT_TRANSLATE_NOOP("Wording", "it is no model of Glossa")},
    {Phrase::VersionThatNeverWas, QT_TRANSLATE_NOOP("Wording", "it has a version that never was")},
    {Phrase::ModelVersion, QT_TRANSLATE_NOOP("Wording", "model version %1")},
    {Phrase::SchemaVersion, QT_TRANSLATE_NOOP("Wording", "schema %1")},
    {Phrase::SectionTwice, QT_TRANSLATE_NOOP("Wording", "a section stands twice")},
    {Phrase::SectionUnknown, QT_TRANSLATE_NOOP("Wording", "a section that this program does not know")},
    {Phrase::SectionMisfit, QT_TRANSLATE_NOOP("Wording", "a section that does not fit the others")},
    {Phrase::PartsMisfit, QT_TRANSLATE_NOOP("Wording", "its parts do not fit each other")},
    {Phrase::FileOfAnotherTraining, QT_TRANSLATE_NOOP("Wording", "it is the file of another training")},
    {Phrase::NoProjectKind, QT_TRANSLATE_NOOP("Wording", "the model's metadata names no project kind")},
    {Phrase::EvaluationUnreadable, QT_TRANSLATE_NOOP("Wording", "an evaluation cannot be read")},
    {Phrase::PathOfTheFolder, QT_TRANSLATE_NOOP("Wording", "the path of the folder")},
    {Phrase::APathOfAtMost, QT_TRANSLATE_NOOP("Wording", "a path of at most %1 bytes")},
    {Phrase::NoSqliteDriver,
     QT_TRANSLATE_NOOP("Wording", "Qt's SQLite driver is not installed (libqt6sql6-sqlite)")},
    {Phrase::WorkspaceMoved,
     QT_TRANSLATE_NOOP("Wording", "the workspace was moved or deleted while it was open")},
    {Phrase::FolderBackInPlace,
     QT_TRANSLATE_NOOP("Wording", "the folder back in its place, and a new start")},
    {Phrase::TablesWithoutVersion,
     QT_TRANSLATE_NOOP("Wording", "it holds tables, but not the version of Glossa's")},
    {Phrase::EarlierVersionUnwritable,
     QT_TRANSLATE_NOOP("Wording", "it is of an earlier version and has to be changed first")},
    {Phrase::ImportWithoutItems, QT_TRANSLATE_NOOP("Wording", "an import without its items")},
    {Phrase::CategoryOfAnImport, QT_TRANSLATE_NOOP("Wording", "a category of an import")},
};

constexpr bool eachPhraseHasOne()
{
    if (std::size(sentences) != std::size(phraseEntries))
        return false;
    for (std::size_t i = 0; i < std::size(sentences); ++i)
        if (sentences[i].phrase != static_cast<Phrase>(i))
            return false;
    return true;
}
static_assert(eachPhraseHasOne());

QString listed(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return QCoreApplication::translate("Wording", "%1 or %2", "names of which one is meant")
        .arg(names.mid(0, names.size() - 1).join(QStringLiteral(", ")), names.constLast());
}

} // namespace

QString said(const Message &message)
{
    if (message.phrase == Phrase::AsItStands)
        return QString::fromStdString(message.text);
    QStringList arguments;
    for (const Message &argument : message.arguments)
        arguments << said(argument);
    if (message.phrase == Phrase::OneOf)
        return listed(arguments);
    const QString sentence =
        QCoreApplication::translate("Wording", sentences[static_cast<std::size_t>(message.phrase)].english);
    // Both at once, as one of them may hold a “%2”.
    switch (arguments.size()) {
    case 0:
        return sentence;
    case 1:
        return sentence.arg(arguments.constFirst());
    default:
        return sentence.arg(arguments.at(0), arguments.at(1));
    }
}

} // namespace glossa::wording
