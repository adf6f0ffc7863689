// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"

#include <QStringList>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace glossa::cli {

/// Files as the user names them, each as one that readers can look at more than once: standard input ("-")
/// and pipes are copied into a temporary folder, which goes with this.
class InputFiles {
public:
    /// TooLarge beyond 4 GiB in all, UnreadableFile, DiskFull (place: the folder of temporary files),
    /// Cancelled.
    static Result<InputFiles> from(const std::vector<std::string> &names, const std::stop_token &stop);
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    /// The user's name of a file in the place of its copy's.
    void name(Error &error) const;
    void name(workspace::ReadReport &report) const;

private:
    Status copy(const std::string &name, const std::stop_token &stop);

    QStringList m_paths;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<std::string, std::string> m_names; // by the path of the copy
    std::int64_t m_copied = 0;
};

} // namespace glossa::cli
