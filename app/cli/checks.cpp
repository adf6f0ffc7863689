// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"

#include "app/cli/terminal.h"

#include "core/project/invisible_names.h"
#include "core/workspace/items/items.h"
#include "wording/sentence.h"

#include <CLI/CLI.hpp>

#include <QRegularExpression>

namespace glossa::cli {

std::string kindCheck(const std::string &value)
{
    if (project::kindFromName(QString::fromStdString(value)))
        return {};
    return value + " is none of Conversation, CustomEntityRecognition, CustomSingleLabelClassification, "
                   "CustomMultiLabelClassification";
}

std::string languageCheck(const std::string &value)
{
    if (project::checkLanguage(QString::fromStdString(value)))
        return {};
    return "\"" + value + "\" is no language code (BCP 47, such as en-us)";
}

std::string isShare(const std::string &value)
{
    // The form first, as toDouble() passes over blanks and line ends around a number.
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("[0-9]*\\.?[0-9]+([eE]-?[0-9]+)?")));
    const QString text = QString::fromStdString(value);
    const double share = text.toDouble();
    return form.match(text).hasMatch() && share <= 1.0 ? std::string() : value + " is no number from 0 to 1";
}

std::string positiveCheck(const std::string &value)
{
    const std::string counted = countCheck(value);
    return counted.empty() && QString::fromStdString(value).toLongLong() > 0
               ? std::string()
               : value + " is no whole number of at least 1";
}

std::string countCheck(const std::string &value)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("0|[1-9][0-9]{0,17}")));
    return form.match(QString::fromStdString(value)).hasMatch()
               ? std::string()
               : value + " is no whole number of 0 or more without leading zeros";
}

void refuseEmpty(CLI::App &app)
{
    for (CLI::Option *option : app.get_options()) {
        // A description may be emptied, an empty filter is one that takes all, and an empty text is a text.
        const std::string name = option->get_name();
        if (option->get_items_expected_max() > 0 && name != "--description" && name != "--filter" &&
            name != "TEXT")
            option->check([](const std::string &value) {
                return value.empty() ? std::string("it is empty") : std::string();
            });
    }
    for (CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        refuseEmpty(*command);
}

std::string splitCheck(const std::string &value)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("manual|auto:([1-9][0-9]?|100)")));
    if (form.match(QString::fromStdString(value)).hasMatch())
        return {};
    return value + " is neither manual nor auto:1 to auto:100";
}

std::string filterCheck(const std::string &value)
{
    const auto filter = workspace::parseFilter(QString::fromStdString(value));
    return filter ? std::string() : wording::sentence(filter.error()).toStdString();
}

std::function<std::string(const std::string &)> formatCheck(bool read)
{
    return [read](const std::string &value) {
        std::string known;
        for (const workspace::FormatInfo &format : workspace::formatList()) {
            if (!(read ? format.canRead : format.canWrite))
                continue;
            if (format.id == QString::fromStdString(value))
                return std::string();
            known += (known.empty() ? "" : ", ") + format.id.toStdString();
        }
        return value + " is none of " + known;
    };
}

std::string warningOfName(const QString &name)
{
    if (!project::isInvisible(name))
        return {};
    return "the name \"" + shown(name, text::Layout::None).toStdString() +
           "\" holds control characters; it is shown so wherever it is printed";
}

void printProblems(const workspace::ReadReport &report)
{
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(most, report.problems.size()); ++i) {
        const workspace::Problem &problem = report.problems[i];
        Note() << (problem.refused ? "refused: " + wording::sentence(problem.error).toStdString()
                                   : "kept, but: " + wording::warning(problem.error).toStdString());
    }
    if (report.problems.size() > most)
        Note() << "and " << static_cast<std::int64_t>(report.problems.size() - most) + report.unlisted
               << " more (see --json)";
}

} // namespace glossa::cli
