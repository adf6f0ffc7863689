// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/second_model.h"

#include <utility>

namespace glossa::tryout {

namespace {

Result<std::int64_t> askAll(const QString &folder, std::int64_t project, const QString &model,
                            const workspace::QueryFilter &filter, const std::stop_token &stop,
                            const std::function<void(double)> &progress)
{
    const SystemClock clock;
    const auto own = workspace::Workspace::open(folder, clock, workspace::Workspace::Make::Never);
    if (!own)
        return fail(own.error());
    return workspace::askSecondModel(**own, project, model, filter, stop, progress);
}

} // namespace

SecondModel::SecondModel(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    connect(&context, &models::StudioContext::projectLeaving, this, &SecondModel::stop);
}

SecondModel::~SecondModel() = default; // the thread is told to stop, and waited for

void SecondModel::ask(const QString &model, const workspace::QueryFilter &filter)
{
    if (isAsking())
        return;
    m_model = model;
    m_fraction = 0.0;
    m_thread = std::jthread([this, model, filter, folder = m_context.session().folder(),
                             project = m_context.project()](const std::stop_token &token) {
        const auto progress = [this](double fraction) {
            QMetaObject::invokeMethod(this, [this, fraction] {
                m_fraction = fraction;
                Q_EMIT changed();
            });
        };
        const auto differing = askAll(folder, project, model, filter, token, progress);
        QMetaObject::invokeMethod(this, [this, differing] { finish(differing); });
    });
    Q_EMIT changed();
}

void SecondModel::stop()
{
    m_thread.request_stop();
}

void SecondModel::finish(const Result<std::int64_t> &differing)
{
    const QString model = std::exchange(m_model, {});
    Q_EMIT changed();
    if (differing)
        Q_EMIT ended(model, *differing);
    else if (differing.error().code != ErrorCode::Cancelled)
        m_context.report(differing.error());
}

} // namespace glossa::tryout
#include "moc_second_model.cpp"
