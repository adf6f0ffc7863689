// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/workspace.h"

#include <QJsonObject>

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// How the test items are chosen. Texts marked Test never enter training under any split.
struct Split {
    bool manual = false;   // Train items train, Test items test
    int trainPercent = 80; // else: of the Train (and unassigned) items, stratified by intent and entities,
                           // seeded; items marked Test join the test side. 100 = hold nothing back
};

struct TrainRequest {
    QString model; // label; an existing one is replaced
    bool advanced = false;
    Split split;
    std::uint64_t seed = 7;
    unsigned threads = 0; // 0 = all cores
    [[nodiscard]] QJsonObject toJson() const;
    static Result<TrainRequest> fromJson(const QJsonObject &json);
};

/// What stands in the way of a training or will weaken it, found before the start. Sentences are made in
/// ui/wording.
struct TrainingCheck {
    enum class Kind : std::uint8_t {
        KindNotTrained,        // blocking: models of classes are not trained yet
        NothingToLearn,        // blocking: no Train item with an intent or a label
        NothingJudged,         // no labeled item is on the test side: there will be a model without figures
        HeldBackOtherwise,     // `count` of `total` items are held back, which is not the share asked for
        BadModelName,          // blocking
        JobRunning,            // blocking: another training of this project runs
        UnlabeledItems,        // `count` items without intent / label are left out
        CategoryWithoutLabels, // `categories`: no label on the training side; lists and patterns still work
        FewLabels,             // `categories`: as many labels, fewer than enoughLabels
        NotInTestSet,          // `categories`: no label on the test side, as many on the training side
        SameTextTwice,         // `count` texts stand in the project with different intents
        PrebuiltNotRecognized, // `categories`: as many prebuilt components, which are not recognized yet
        UnsupportedPattern,    // `name`: its pattern `value` cannot be run (`reason`) and is left out
        SlashesInPattern,      // `name`: its pattern `value` looks for its slashes as letters
        UnknownLanguage,       // `name` (empty = the project) names `value`, which is no language code
        UnknownComposition,    // `name`: its setting `value` is unknown; it acts as combineComponents
        UnknownRequired,       // `name` requires `value`, which is no component
        TestTextsInTraining,   // `count` texts are in both sets
        OverlappingLabels,     // `count` labels lie over longer ones; a tagger learns one label a word
        AllGood,               // `count` items with `total` labels are ready
    };
    /// Azure's rule for enough data: labels of a category.
    static constexpr std::int64_t enoughLabels = 15;

    /// A category that the check is about, with its number.
    struct Named {
        QString name;
        std::int64_t count = 0;
        bool operator==(const Named &) const = default;
    };
    Kind kind = Kind::AllGood;
    bool blocking = false;
    bool warning = false;
    QString name;   // BadModelName, KindNotTrained, and of one category
    QString value;  // of the schema, as it is written there
    QString reason; // why a pattern cannot be run
    std::int64_t count = 0;
    std::int64_t total = 0;
    int askedPercent = 0;             // HeldBackOtherwise
    std::vector<Named> categories;    // the fewest first; intents or entities, never both
    bool ofIntents = false;           // what `categories` are
    std::int64_t learnedIntents = 0;  // AllGood: with a label on the training side
    std::int64_t learnedEntities = 0; // AllGood, likewise
    bool documents = false;           // AllGood: the items are documents
    ItemFilter filter;                // finds the items it is about, where there are any
};
/// Reads the whole project; Cancelled soon after `stop`.
Result<std::vector<TrainingCheck>> checkTraining(Workspace &workspace, std::int64_t project,
                                                 const TrainRequest &request,
                                                 const std::stop_token &stop = {});

/// Azure's names for models: letters, digits, `_ . -`, at most 50 of them.
[[nodiscard]] bool isModelName(const QString &name);

/// One point of the curve.
struct TrainPoint {
    unsigned iteration = 0;
    double objective = 0.0;
    std::optional<double> heldOut;
};

/// Progress of a running training, also what JobRow::progress holds as JSON.
struct TrainState {
    QString stage; // "preparing", "intents", "entities", "calibrating", "evaluating", "saving"
    double fraction = 0.0;
    unsigned iteration = 0;
    unsigned maxIterations = 0;
    std::vector<TrainPoint> intentCurve;
    std::vector<TrainPoint> entityCurve;
    std::vector<std::pair<QString, std::int64_t>> stageMs; // finished stages with their time
    [[nodiscard]] QJsonObject toJson() const;
    static TrainState fromJson(const QJsonObject &json);
};

/// Facts of a trained model, as JSON in ModelRow::facts and in the model file's metadata.
struct ModelFacts {
    TrainRequest request;
    std::int64_t trainItems = 0;
    std::int64_t testItems = 0;
    std::int64_t trainLabels = 0;
    std::int64_t testLabels = 0;
    std::map<QString, std::int64_t> trainByIntent; // items of the training side
    std::map<QString, std::int64_t> trainByEntity; // labels of the training side
    std::int64_t items = 0;                        // of the project at training
    std::int64_t sequence = 0;                     // journal's last at training
    std::int64_t fileBytes = 0;
    std::int64_t heldBack = -1;     // of the test items, those that the split chose; -1 = an older model
    std::int64_t heldBackFrom = -1; // the items that it chose them from
    QString fingerprint;            // of the training data, 16 hex digits
    std::optional<double> intentF1, entityF1, combinedF1, intentAccuracy;
    [[nodiscard]] QJsonObject toJson() const;
    static ModelFacts fromJson(const QJsonObject &json);
};

struct TrainOutcome {
    ModelRow model;
    ModelFacts facts;
};

/// Trains, evaluates if there is a test side, writes the model file, commits its row: all or nothing.
Result<TrainOutcome> trainModel(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                                std::int64_t job, const std::stop_token &stop,
                                const std::function<void(const TrainState &)> &report);

Result<std::vector<ModelRow>> models(Workspace &workspace, std::int64_t project); // newest first
Status deleteModel(Workspace &workspace, std::int64_t project, const QString &label);
/// NotFound; AlreadyExists if another model has that name; InvalidArgument unless isModelName(to).
Status renameModel(Workspace &workspace, std::int64_t project, const QString &label, const QString &to);

/// The outcomes stored with a model; NotFound if it was trained without a test side. Every figure is computed
/// from them by core/evaluate.
Result<evaluate::Outcomes> evaluation(Workspace &workspace, std::int64_t project, const QString &label);

struct FileEvaluation {
    evaluate::Outcomes outcomes;
    formats::ReadReport report; // what of the file was refused is not judged
    std::int64_t unlabeled = 0; // neither are items that nobody has labeled
    std::int64_t notTest = 0;   // nor, where the file marks items as Test, the others
    /// The file cannot say where entities are, as a table: they are not judged then, or each would be wrong.
    bool withoutEntities = false;
    /// Judged texts that the model has learned from: the figures are too good.
    std::int64_t learned = 0;
    /// The project has changed since the training, so that those are counted by what it holds now.
    bool learnedIsGuess = false;
};
/// Judges a model on the files of a request (any readable format, read as an import into its project would).
Result<FileEvaluation> evaluateOnFile(Workspace &workspace, std::int64_t project, const QString &label,
                                      const ImportRequest &reading);

} // namespace glossa::workspace
