// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reading_options.h"

#include "app/cli/checks.h"

#include <CLI/CLI.hpp>

namespace glossa::cli {

void ReadingOptions::addTo(CLI::App &command)
{
    command.add_option("--format", format, "Format id (see glossa formats; default: by content)")
        ->check(formatCheck(true));
    command.add_option("--language", language, "Language of items that name none")->check(languageCheck);
    command.add_option("--dataset", dataset, "Train or Test, for every item")
        ->check(CLI::IsMember({"Train", "Test"}, CLI::ignore_case));
    command.add_option("--intent", intent, "Conversation: intent of items without one");
    command.add_option("--columns", columns,
                       "CSV, TSV, CoNLL without a header: names, comma between; - leaves one out");
    command.add_option("--header", header, "With --columns: yes if the first row is a header")
        ->check(CLI::IsMember({"yes", "no"}));
    command.add_option("--documents", documents, "CoNLL: docstart keeps whole documents together")
        ->check(CLI::IsMember({"docstart"}));
    auto *all = command.add_flag("--labeled", labeled,
                                 "Items without any label are labeled, too: there is nothing in them");
    command
        .add_flag("--unlabeled", unlabeled, "Items without any label are still to be labeled, in CoNLL, too")
        ->excludes(all);
}

void ReadingOptions::applyTo(workspace::ImportRequest &request) const
{
    request.format = QString::fromStdString(format);
    request.language = QString::fromStdString(language);
    request.intent = QString::fromStdString(intent);
    request.wholeDocuments = documents == "docstart";
    if (!columns.empty())
        request.columns = QString::fromStdString(columns).split(u',');
    if (!header.empty())
        request.firstRowIsHeader = header == "yes";
    if (!dataset.empty())
        request.dataset = project::datasetFromName(QString::fromStdString(dataset));
    if (labeled || unlabeled)
        request.labeled = labeled;
}

std::string ReadingOptions::firstUsed() const
{
    for (const auto &[name, used] : {std::pair("--format", !format.empty()),
                                     {"--language", !language.empty()},
                                     {"--dataset", !dataset.empty()},
                                     {"--intent", !intent.empty()},
                                     {"--columns", !columns.empty()},
                                     {"--header", !header.empty()},
                                     {"--documents", !documents.empty()},
                                     {"--labeled", labeled},
                                     {"--unlabeled", unlabeled}}) {
        if (used)
            return name;
    }
    return {};
}

} // namespace glossa::cli
