// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/held_file.h"
#include "core/workspace/session/workspace.h"

#include <QString>

#include <cstdint>

namespace glossa::workspace {

/// The mark of a process that runs a job: as long as it exists, the job's file in the workspace's folder is
/// locked. The job's row names it as its owner.
class JobHolder {
public:
    /// ReadOnly; UnwritableFile if the folder takes no file.
    static Result<JobHolder> make(const Workspace &workspace);
    /// "lock:kernel:pid:file", where the kernel is told by the number of its start. Frozen. Programs that
    /// know "lock:host:pid:file" or "host:pid:start" only take it for another machine's and go by its
    /// heartbeat.
    [[nodiscard]] QString owner() const { return m_owner; }

private:
    JobHolder(store::HeldFile file, QString owner);
    store::HeldFile m_file;
    QString m_owner;
};

/// The owner of a job that is ended as soon as it is claimed, which needs no file: "host:pid:0". If its
/// process dies between the two, the missing heartbeat tells.
[[nodiscard]] QString ownerWithoutFile();

enum class OwnerState : std::uint8_t {
    Runs, // or is stopped, or waits for the disk
    Gone,
    Unknown, // on another machine, of another user, or of an older program: its heartbeat tells
};

/// What has become of the owner of a running job of this workspace.
[[nodiscard]] OwnerState ownerState(const Workspace &workspace, const QString &owner);

/// Removes the file of an owner that is gone. Nobody looks at the file of a job that has ended.
void removeLeftFile(const Workspace &workspace, const QString &owner);

} // namespace glossa::workspace
