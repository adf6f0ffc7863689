// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/input_lines.h"

#include "core/project/item.h"
#include "core/text/offset_map.h"
#include "core/wire/prediction_json.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/models/predictor.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace glossa::cli {

namespace {

struct PredictOptions {
    std::string project, model, language, unit = "Utf16CodeUnit", file;
    std::vector<std::string> texts;
};

Result<QString> textOf(const std::string &bytes, std::int64_t line)
{
    const Message place(Phrase::Line, line);
    if (bytes.find('\0') != std::string::npos)
        return fail(ErrorCode::NulByte, {}, place);
    const auto text = text::fromUtf8(bytes);
    if (!text)
        return fail(ErrorCode::BadEncoding, text.error().detail, place, "UTF-8");
    return QStringView(*text).toString();
}

class Answering {
public:
    Answering(const workspace::Predictor &predictor, const PredictOptions &options, text::IndexUnit unit)
        : m_predictor(predictor), m_language(QString::fromStdString(options.language)), m_unit(unit)
    {
    }

    Status answer(const std::string &bytes)
    {
        ++m_number;
        const auto text = textOf(bytes, m_number);
        if (!text)
            return fail(text.error());
        say(*text);
        return {};
    }

    Status answer(const InputLine &line)
    {
        if (auto whole = line.check(); !whole) {
            ++m_number;
            return whole;
        }
        return answer(line.text);
    }

    void answerText(const QString &text)
    {
        ++m_number;
        say(text);
    }

    void refuse(const Error &error) const
    {
        print({{"line", m_number},
               {"error", wording::sentence(error).toStdString()},
               {"code", static_cast<int>(error.code)},
               {"name", errorName(error.code)}});
    }

private:
    void say(const QString &text) const
    {
        print(wire::predictionJson(m_predictor.predict(text, m_language), QString::number(m_number), m_unit));
    }

    static void print(const nlohmann::ordered_json &json)
    {
        const std::string line = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        std::fprintf(stdout, "%s\n", line.c_str());
        std::fflush(stdout);
    }

    const workspace::Predictor &m_predictor;
    QString m_language;
    text::IndexUnit m_unit;
    std::int64_t m_number = 0;
};

Status answerAll(Answering &answering, const PredictOptions &options)
{
    if (!options.file.empty()) {
        const auto text = workspace::readTextFile(QString::fromStdString(options.file));
        if (text)
            answering.answerText(*text);
        return text ? Status{} : fail(text.error());
    }
    for (const std::string &text : options.texts) {
        if (auto answered = answering.answer(text); !answered)
            return answered;
    }
    if (!options.texts.empty())
        return {};
    // One line of answer for one line of question, also for one that cannot be answered.
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    Status all;
    InputLines lines;
    InputLine line;
    while (true) {
        const auto more = lines.next(line);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (line.number == 1 && line.text.starts_with(byteOrderMark))
            line.text.erase(0, byteOrderMark.size());
        if (!line.text.empty() && line.text.back() == '\r')
            line.text.pop_back();
        if (const auto answered = answering.answer(line); !answered) {
            answering.refuse(answered.error());
            all = answered;
        }
    }
    return all;
}

int run(Context &context, const PredictOptions &options)
{
    const auto unit = wire::indexUnitFromName(QString::fromStdString(options.unit));
    const auto id = context.project(options.project);
    if (!id || !unit)
        return failed;
    const auto predictor =
        workspace::Predictor::load(*context.workspace(), *id, QString::fromStdString(options.model));
    if (!predictor)
        return context.refuse(predictor.error());
    Answering answering(**predictor, options, *unit);
    const auto answered = answerAll(answering, options);
    return answered ? done : context.refuse(answered.error());
}

} // namespace

void addPredict(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<PredictOptions>();
    auto *command = app.add_subcommand("predict", "Ask a model: one JSON object a text, in Azure's shape");
    command->footer("  glossa predict --project Mail --model m1 \"reply to olivia\"\n"
                    "  glossa predict --project Mail --model m1 < queries.txt\n"
                    "  glossa predict --project LoanAgreement --model m1 --text-file 21.txt");
    command->add_option("--project", options->project)->required();
    command->add_option("--model", options->model)->required();
    command->add_option("--language", options->language, "Language of the texts (default: the project's)")
        ->check(languageCheck);
    command
        ->add_option("--string-index", options->unit,
                     "Unit of offsets: Utf16CodeUnit (default), "
                     "UnicodeCodePoint, TextElements_v8")
        ->check(CLI::IsMember({"Utf16CodeUnit", "UnicodeCodePoint", "TextElements_v8"}));
    auto *file = command->add_option("--text-file", options->file, "A whole file as one document");
    command->add_option("TEXT", options->texts, "Texts (default: one a line on standard input)")
        ->excludes(file);
    command->callback([&, options] { chosen = [&context, options] { return run(context, *options); }; });
}

} // namespace glossa::cli
