// SPDX-License-Identifier: GPL-3.0-or-later
// What serves is a table that is never changed, only replaced: who asks takes the table of the moment, and
// what it found there stays whole in its hands. The thread that looks makes the next table out of the rows
// and of what is loaded already, so that a swap loads nothing and a changed threshold shares its model.
#include "core/workspace/deployments/deployed_models.h"

#include "core/store/queries.h"
#include "core/workspace/deployments/deployments.h"

#include <QHash>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

namespace glossa::workspace {

namespace {

using std::chrono::steady_clock;
using Served = Result<std::shared_ptr<const ServedModel>>;

/// A file that cannot be loaded is not read again before that.
constexpr std::chrono::seconds tryAgainAfter{1};
/// How long who asks waits for the thread that looks, where a file is gone.
constexpr std::chrono::seconds longestLook{2};

/// What a slot is to serve, by its rows.
struct Wanted {
    Deployment deployment;
    project::ProjectInfo info;
    bool keepsQueries = true;
};

bool sameModel(const Wanted &one, const Wanted &other)
{
    return one.deployment.held.model.file == other.deployment.held.model.file;
}

bool same(const Wanted &one, const Wanted &other)
{
    return one.deployment.held.id == other.deployment.held.id && one.info == other.info &&
           one.keepsQueries == other.keepsQueries;
}

std::shared_ptr<const ServedModel> servedBy(const Wanted &wanted, std::shared_ptr<const Predictor> predictor)
{
    const Deployment &slot = wanted.deployment;
    return std::make_shared<const ServedModel>(ServedModel{slot.project, slot.held.id, slot.name,
                                                           slot.held.model.label, wanted.info,
                                                           wanted.keepsQueries, std::move(predictor)});
}

/// Models may want more memory than there is, which must not end the others.
Result<std::shared_ptr<const Predictor>> loadInMemory(const QString &modelsFolder, const Wanted &wanted)
{
    try {
        return Predictor::load(modelsFolder, wanted.deployment.held.model, wanted.info);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::OutOfMemory);
    }
}

/// A slot of one table, with its model once somebody has asked for it.
class Slot {
public:
    explicit Slot(Wanted wanted) : m_wanted(std::move(wanted)) {}

    [[nodiscard]] const Wanted &wanted() const { return m_wanted; }

    /// Waits for another thread that is loading it.
    Served get(const QString &modelsFolder)
    {
        m_asked = steady_clock::now().time_since_epoch().count();
        if (auto there = served())
            return there;
        const std::scoped_lock loading(m_loading);
        if (auto there = served())
            return there;
        if (m_error && steady_clock::now() < m_tryAgain)
            return fail(*m_error);
        auto loaded = loadInMemory(modelsFolder, m_wanted);
        if (!loaded) {
            m_error = loaded.error();
            m_tryAgain = steady_clock::now() + tryAgainAfter;
            return fail(loaded.error());
        }
        m_error.reset();
        return take(std::move(*loaded));
    }

    /// What is loaded; null if nothing is. Never waits for a load.
    [[nodiscard]] std::shared_ptr<const ServedModel> served() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_served;
    }
    /// Serves a model that another slot has loaded.
    void share(const ServedModel &other)
    {
        take(other.predictor->with(m_wanted.info.confidenceThreshold.value_or(0.0)));
    }
    void letGo()
    {
        const std::scoped_lock lock(m_mutex);
        m_served.reset();
    }

    [[nodiscard]] steady_clock::rep asked() const { return m_asked; }
    void askedAt(steady_clock::rep when) { m_asked = when; }
    [[nodiscard]] std::int64_t bytes() const
    {
        const ModelFacts &facts = m_wanted.deployment.held.model.facts;
        return facts.fileBytes - facts.dataBytes; // its data stays in the file
    }

private:
    std::shared_ptr<const ServedModel> take(std::shared_ptr<const Predictor> predictor)
    {
        auto served = servedBy(m_wanted, std::move(predictor));
        const std::scoped_lock lock(m_mutex);
        m_served = served;
        return served;
    }

    const Wanted m_wanted;
    mutable std::mutex m_mutex;
    std::shared_ptr<const ServedModel> m_served;
    std::mutex m_loading; // held while the model is being loaded; the two below are its
    std::optional<Error> m_error;
    steady_clock::time_point m_tryAgain;
    std::atomic<steady_clock::rep> m_asked = 0;
};

/// By the names of the project and of the deployment; a project without slots is there, too.
using Table = QHash<QString, QHash<QString, std::shared_ptr<Slot>>>;

std::vector<std::shared_ptr<Slot>> slotsOf(const Table &table)
{
    std::vector<std::shared_ptr<Slot>> all;
    for (const auto &slots : table) {
        for (const auto &slot : slots)
            all.push_back(slot);
    }
    return all;
}

/// What the rows say, all of one moment.
Result<std::vector<Wanted>> readWanted(Workspace &workspace, Table &projects)
{
    std::vector<Wanted> all;
    const auto read = workspace.store().snapshot([&]() -> Status {
        const auto summaries = workspace.store().projects();
        if (!summaries)
            return fail(summaries.error());
        for (const ProjectSummary &summary : *summaries) {
            projects.insert(summary.info.name, {});
            auto slots = deployments(workspace, summary.info.id);
            if (!slots)
                return fail(slots.error());
            if (slots->empty())
                continue;
            const auto queue = store::queue(workspace.store(), summary.info.id);
            if (!queue)
                return fail(queue.error());
            for (Deployment &slot : *slots)
                all.push_back({std::move(slot), summary.info, queue->keeps});
        }
        return {};
    });
    if (!read)
        return fail(read.error());
    return all;
}

} // namespace

struct DeployedModels::State {
    State(QString folderPath, const Clock &theClock, Limits theLimits)
        : folder(std::move(folderPath)), clock(theClock), limits(theLimits)
    {
    }

    Served find(const QString &project, const QString &deployment);
    std::shared_ptr<const Table> table() const
    {
        const std::scoped_lock lock(mutex);
        return current;
    }

    // The thread that looks.
    void run(const std::stop_token &stop, std::promise<Status> ready);
    void lookInMemory();
    Status look();
    void publish(Table next);
    void loadPending(Table &next, std::vector<std::shared_ptr<Slot>> pending);

    // Those that ask.
    void lookNow();
    void keepBounds(const Slot &loaded);

    const QString folder;
    QString modelsFolder; // read by all threads: written once, before open() returns
    const Clock &clock;
    const Limits limits;

    mutable std::mutex mutex;
    std::condition_variable_any wake;   // a look is asked for, or the end
    std::condition_variable_any looked; // a look has ended
    std::uint64_t asked = 0;
    std::uint64_t answered = 0;
    std::shared_ptr<const Table> current = std::make_shared<const Table>();

    std::unique_ptr<Workspace> workspace; // of the thread that looks
    ChangeCount seen{.journal = -1};
    std::jthread thread; // last: ends before what it uses
};

Served DeployedModels::State::find(const QString &project, const QString &deployment)
{
    for (bool again = false;; again = true) {
        const auto now = table();
        const auto slots = now->constFind(project);
        if (slots == now->constEnd())
            return fail(ErrorCode::NotFound, project.toStdString(), "project");
        const auto found = slots->constFind(deployment);
        if (found == slots->constEnd())
            return fail(ErrorCode::NotFound, deployment.toStdString(), "deployment");
        const std::shared_ptr<Slot> slot = *found;
        const bool first = !slot->served();
        auto served = slot->get(modelsFolder);
        if (served && first)
            keepBounds(*slot);
        // A file that is gone was let go of by a deployment that this table does not know yet.
        if (served || again || served.error().code != ErrorCode::UnreadableFile)
            return served;
        lookNow();
        const auto next = table();
        if (next->value(project).value(deployment) == slot)
            return served;
    }
}

void DeployedModels::State::keepBounds(const Slot &loaded)
{
    // Others go on asking, and a key that changes meanwhile would mislead the sort beyond its range.
    std::vector<std::pair<steady_clock::rep, std::shared_ptr<Slot>>> all;
    for (auto &slot : slotsOf(*table())) {
        if (slot->served())
            all.emplace_back(slot->asked(), std::move(slot));
    }
    std::ranges::sort(all, std::greater<>());
    std::int64_t bytes = 0;
    for (const auto &[when, slot] : all) {
        bytes += slot->bytes();
        if (bytes > limits.bytes && slot.get() != &loaded)
            slot->letGo();
    }
}

void DeployedModels::State::lookNow()
{
    std::unique_lock lock(mutex);
    const std::uint64_t mine = ++asked;
    wake.notify_all();
    looked.wait_for(lock, longestLook, [&] { return answered >= mine; });
}

void DeployedModels::State::run(const std::stop_token &stop, std::promise<Status> ready)
{
    ready.set_value(look());
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        wake.wait_for(lock, stop, limits.interval, [this] { return asked > answered; });
        if (stop.stop_requested())
            break;
        const std::uint64_t answering = asked;
        lock.unlock();
        lookInMemory();
        lock.lock();
        answered = answering;
        looked.notify_all();
    }
    lock.unlock();
    workspace.reset(); // in its own thread
}

/// What cannot be read now, or lacks the memory, is tried again; what serves goes on serving.
void DeployedModels::State::lookInMemory()
{
    try {
        std::ignore = look();
    } catch (const std::bad_alloc &) {
        workspace.reset();
    }
}

Status DeployedModels::State::look()
{
    if (!workspace) {
        auto opened = Workspace::open(folder, clock, Workspace::Make::Never);
        if (!opened)
            return fail(opened.error());
        workspace = std::move(*opened);
        if (modelsFolder.isEmpty()) // the first time, when nobody asks yet
            modelsFolder = workspace->store().modelsFolder();
    }
    const auto now = workspace->store().changeCount();
    if (!now) {
        workspace.reset(); // the folder may have been replaced
        return fail(now.error());
    }
    if (now->deployments == seen.deployments && now->projects == seen.projects && seen.journal >= 0)
        return {};
    Table next;
    auto wanted = readWanted(*workspace, next);
    if (!wanted)
        return fail(wanted.error());
    const auto before = slotsOf(*table());
    std::vector<std::shared_ptr<Slot>> pending;
    for (Wanted &want : *wanted) {
        const auto isSlot = [&want](const auto &slot) {
            const Deployment &deployment = slot->wanted().deployment;
            return deployment.project == want.deployment.project && deployment.name == want.deployment.name;
        };
        const auto old = std::ranges::find_if(before, isSlot);
        const QString project = want.info.name;
        const QString name = want.deployment.name;
        if (old != before.end() && same((*old)->wanted(), want)) {
            next[project][name] = *old;
            continue;
        }
        auto slot = std::make_shared<Slot>(std::move(want));
        const auto loaded = std::ranges::find_if(before, [&slot](const auto &other) {
            return sameModel(other->wanted(), slot->wanted()) && other->served();
        });
        const bool used = old != before.end() && (*old)->served();
        if (loaded != before.end()) {
            if (const auto served = (*loaded)->served())
                slot->share(*served);
        }
        if (used) // it is not what was asked for longest ago only because it is new
            slot->askedAt((*old)->asked());
        next[project][name] = used && !slot->served() ? *old : slot;
        if (used && !slot->served())
            pending.push_back(slot);
    }
    publish(next);
    loadPending(next, std::move(pending));
    seen = *now;
    return {};
}

void DeployedModels::State::publish(Table next)
{
    auto table = std::make_shared<const Table>(std::move(next));
    const std::scoped_lock lock(mutex);
    current = std::move(table);
}

/// A slot that is in use goes on with its old model until the next one is loaded. One that cannot be loaded
/// takes its place all the same, and says why.
void DeployedModels::State::loadPending(Table &next, std::vector<std::shared_ptr<Slot>> pending)
{
    // Small ones first, so that none waits for a large one.
    std::ranges::sort(pending, {}, [](const auto &slot) { return slot->bytes(); });
    for (const auto &slot : pending) {
        const auto last = slot->asked();
        std::ignore = slot->get(modelsFolder);
        slot->askedAt(last);
        next[slot->wanted().info.name][slot->wanted().deployment.name] = slot;
        publish(next);
        keepBounds(*slot);
    }
}

Result<std::shared_ptr<const ServedModel>> loadDeployed(Workspace &workspace, std::int64_t project,
                                                        const QString &name)
{
    Wanted wanted;
    const auto read = [&] {
        return workspace.store().snapshot([&]() -> Status {
            auto slot = deployment(workspace, project, name);
            if (!slot)
                return fail(slot.error());
            const auto summary = workspace.store().project(project);
            if (!summary)
                return fail(summary.error());
            const auto queue = store::queue(workspace.store(), project);
            if (!queue)
                return fail(queue.error());
            wanted = {std::move(*slot), summary->info, queue->keeps};
            return {};
        });
    };
    while (true) {
        const std::int64_t before = wanted.deployment.held.id;
        if (const auto found = read(); !found)
            return fail(found.error());
        auto loaded = loadInMemory(workspace.store().modelsFolder(), wanted);
        if (loaded)
            return servedBy(wanted, std::move(*loaded));
        // A deployment in between may have let the file go; then the slot holds another.
        if (wanted.deployment.held.id == before)
            return fail(loaded.error());
    }
}

DeployedModels::DeployedModels(std::unique_ptr<State> state) : m_state(std::move(state)) {}

DeployedModels::~DeployedModels() = default;

Result<std::unique_ptr<DeployedModels>> DeployedModels::open(const QString &folder, const Clock &clock,
                                                             Limits limits)
{
    auto state = std::make_unique<State>(folder, clock, limits);
    std::promise<Status> ready;
    auto opened = ready.get_future();
    state->thread = std::jthread(
        [owner = state.get()](const std::stop_token &stop, std::promise<Status> promise) {
            owner->run(stop, std::move(promise));
        },
        std::move(ready));
    if (const auto status = opened.get(); !status)
        return fail(status.error());
    return std::unique_ptr<DeployedModels>(new DeployedModels(std::move(state)));
}

Result<std::shared_ptr<const ServedModel>> DeployedModels::find(const QString &project,
                                                                const QString &deployment)
{
    return m_state->find(project, deployment);
}

Result<std::shared_ptr<const Predictor>> DeployedModels::predictor(const QString &project,
                                                                   const QString &deployment)
{
    const auto served = find(project, deployment);
    if (!served)
        return fail(served.error());
    return (*served)->predictor;
}

} // namespace glossa::workspace
