// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a call as the deployments pane shows it, so that it can be run as if it had been copied from there:
// sample_call curl|javascript|python ADDRESS PROJECT DEPLOYMENT KIND LANGUAGE TEXT
#include "ui/deployments/call_code.h"

#include <QStringList>

#include <cstdio>
#include <map>

using namespace glossa;
using deployments::CodeLanguage;

int main(int argc, char **argv)
{
    const std::map<QString, CodeLanguage> languages{{QStringLiteral("curl"), CodeLanguage::Curl},
                                                    {QStringLiteral("javascript"), CodeLanguage::JavaScript},
                                                    {QStringLiteral("python"), CodeLanguage::Python}};
    QStringList given;
    for (int i = 1; i < argc; ++i)
        given << QString::fromUtf8(argv[i]);
    const auto language = given.size() == 7 ? languages.find(given[0]) : languages.end();
    const auto kind = given.size() == 7 ? project::kindFromName(given[4]) : std::nullopt;
    if (language == languages.end() || !kind) {
        std::fputs("sample_call curl|javascript|python ADDRESS PROJECT DEPLOYMENT KIND LANGUAGE TEXT\n",
                   stderr);
        return 2;
    }
    const deployments::SampleCall call{given[1], given[2], given[3], *kind, given[5], given[6]};
    std::fputs(deployments::codeOf(call, language->second).toUtf8().constData(), stdout);
    return 0;
}
