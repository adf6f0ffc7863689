// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/kind_traits.h"

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace glossa::deployments {

/// What a ready-made call asks, and whom.
struct SampleCall {
    QString address; // "http://127.0.0.1:5000"
    QString project;
    QString deployment;
    project::ProjectKind kind = project::ProjectKind::Conversation;
    QString language; // of the text
    QString text;
    bool operator==(const SampleCall &) const = default;
};

enum class CodeLanguage : std::uint8_t { Curl, JavaScript, Python, CSharp };

/// A program, or a line for the shell, that makes the call by what Azure publishes for it, and prints what it
/// is told. It takes the key from the environment variable GLOSSA_KEY.
[[nodiscard]] QString codeOf(const SampleCall &call, CodeLanguage language);

/// Whether the answer is a job that is asked for until it is done, as Azure does with documents.
[[nodiscard]] bool isJob(const SampleCall &call);
/// Where the request goes, with the address.
[[nodiscard]] QString urlOf(const SampleCall &call);
/// The request's JSON.
[[nodiscard]] QString bodyOf(const SampleCall &call);

} // namespace glossa::deployments
