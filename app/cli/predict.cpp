// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checks.h"
#include "app/cli/command.h"
#include "app/cli/input_lines.h"
#include "app/cli/terminal.h"

#include "core/project/item.h"
#include "core/text/offset_map.h"
#include "core/wire/prediction_json.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/models/reasons.h"
#include "core/workspace/review/query_log.h"
#include "wording/sentence.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <functional>
#include <memory>

namespace glossa::cli {

namespace {

struct PredictOptions {
    std::string project, model, deployment, language, unit = "Utf16CodeUnit", file;
    bool unlogged = false;
    bool why = false;
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

constexpr std::size_t toldReasons = 6;

nlohmann::ordered_json reasonsJson(const std::vector<workspace::Reason> &reasons)
{
    auto json = nlohmann::ordered_json::array();
    for (const workspace::Reason &reason : reasons)
        json.push_back({{"kind", workspace::nameOf(reason.kind).toStdString()},
                        {"text", reason.text.toStdString()},
                        {"weight", reason.weight}});
    return json;
}

/// What spoke for each part of an answer, in the answer's own order; offsets in its unit.
nlohmann::ordered_json whyJson(const project::Prediction &said, const workspace::Reasons &reasons,
                               text::IndexUnit unit)
{
    auto json = nlohmann::ordered_json::array();
    if (!said.intents.empty())
        json.push_back({{"intent", said.intents.front().category.toStdString()},
                        {"reasons", reasonsJson(reasons.forIntent)}});
    const text::OffsetMap offsets(said.text.toStdU16String());
    for (std::size_t i = 0; i < said.entities.size(); ++i) {
        const project::EntityPrediction &entity = said.entities[i];
        const std::int32_t begin = offsets.fromUtf16(entity.span.begin, unit);
        json.push_back({{"entity", entity.category.toStdString()},
                        {"offset", begin},
                        {"length", offsets.fromUtf16(entity.span.end(), unit) - begin},
                        {"reasons", reasonsJson(reasons.forEntities[i])}});
    }
    const auto &classes = said.classes.empty() ? said.allClasses : said.classes;
    for (std::size_t i = 0; i < reasons.forClasses.size(); ++i)
        json.push_back({{"class", classes[i].category.toStdString()},
                        {"given", !said.classes.empty()},
                        {"reasons", reasonsJson(reasons.forClasses[i])}});
    return json;
}

class Answering {
public:
    using Answered = std::function<void(const project::Prediction &)>;
    Answering(const workspace::Predictor &predictor, const PredictOptions &options, text::IndexUnit unit,
              Answered answered)
        : m_predictor(predictor)
        , m_language(QString::fromStdString(options.language))
        , m_unit(unit)
        , m_why(options.why)
        , m_answered(std::move(answered))
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
        const project::Prediction said = m_predictor.predict(text, m_language);
        auto json = wire::predictionJson(said, QString::number(m_number), m_unit);
        if (m_why)
            json["why"] =
                whyJson(said, workspace::reasonsFor(m_predictor, said, m_language, toldReasons), m_unit);
        print(json);
        m_answered(said);
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
    bool m_why;
    Answered m_answered;
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

int answerWith(Context &context, const PredictOptions &options, const workspace::Predictor &predictor,
               const Answering::Answered &answered)
{
    const auto unit = wire::indexUnitFromName(QString::fromStdString(options.unit));
    if (!unit)
        return failed;
    Answering answering(predictor, options, *unit, answered);
    const auto all = answerAll(answering, options);
    return all ? done : context.refuse(all.error());
}

/// Asks a deployment, which keeps its queries for review as the server does.
int askDeployment(Context &context, std::int64_t project, const PredictOptions &options)
{
    workspace::Workspace &open = *context.workspace();
    const auto served = workspace::loadDeployed(open, project, QString::fromStdString(options.deployment));
    if (!served)
        return context.refuse(served.error());
    const workspace::ServedModel &model = **served;
    std::unique_ptr<workspace::QueryLog> log;
    if (model.keepsQueries && !options.unlogged && !open.isReadOnly()) {
        auto opened = workspace::QueryLog::open(open.folder(), context.clock());
        if (opened)
            log = std::move(*opened);
        else
            Note() << "glossa: queries cannot be kept for review: " << wording::sentence(opened.error());
    }
    int kept = 0;
    const QString language = options.language.empty() ? QString() : QString::fromStdString(options.language);
    const int code = answerWith(context, options, *model.predictor, [&](const project::Prediction &said) {
        if (!log)
            return;
        constexpr int atOnce = 1000; // a long file is written as fast as it is answered
        if (++kept % atOnce == 0)
            log->flush();
        log->keep({project, model.deployment, model.label, language, said, context.clock().nowMs()});
    });
    if (log)
        log->flush();
    if (log && log->dropped() > 0)
        Note() << "glossa: " << log->dropped() << " queries could not be kept for review";
    return code;
}

int run(Context &context, const PredictOptions &options)
{
    if (options.model.empty() == options.deployment.empty())
        return context.misused("name who answers: --deployment or --model");
    const auto id = context.project(options.project);
    if (!id)
        return failed;
    if (!options.deployment.empty())
        return askDeployment(context, *id, options);
    const auto predictor =
        workspace::Predictor::load(*context.workspace(), *id, QString::fromStdString(options.model));
    if (!predictor)
        return context.refuse(predictor.error());
    return answerWith(context, options, **predictor, [](const project::Prediction &) {});
}

} // namespace

void addPredict(CLI::App &app, Context &context, Run &chosen)
{
    auto options = std::make_shared<PredictOptions>();
    auto *command = app.add_subcommand(
        "predict", "Ask a deployment or a model: one JSON object a text, in Azure's shape");
    command->footer("  glossa predict --project Mail --deployment production \"reply to olivia\"\n"
                    "  glossa predict --project Mail --model m1 \"reply to olivia\"\n"
                    "  glossa predict --project Mail --model m1 < queries.txt\n"
                    "  glossa predict --project LoanAgreement --model m1 --text-file 21.txt");
    command->add_option("--project", options->project)->required();
    command->add_option("--deployment", options->deployment, "Who answers: what is deployed under this name");
    command->add_option("--model", options->model, "Or this model");
    command->add_flag("--no-log", options->unlogged, "Do not keep what a deployment is asked for review");
    command->add_flag("--why", options->why, "Also what spoke most for each part of the answer");
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
