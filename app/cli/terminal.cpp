// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <cstdio>

namespace glossa::cli {

QString shown(const QString &text, text::Layout layout)
{
    return QString::fromStdU16String(text::visible(text.toStdU16String(), layout));
}

void say(const QString &line)
{
    std::fputs(shown(line).toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
}

Note::~Note()
{
    const QString line = shown(QString::fromStdString(m_line.str()), m_layout);
    std::fputs(line.toUtf8().constData(), stderr);
    std::fputc('\n', stderr);
}

} // namespace glossa::cli
