# SPDX-License-Identifier: GPL-3.0-or-later
"""Every pane, command and route has a page with a worked example. Usage: check_docs.py SOURCE"""
import os
import re
import sys

# Commands that are two words for one page, or make nothing that an example could show.
PAGE_OF = {"redo": "undo", "worker": "jobs", "man": "help", "completion": "help"}
ROUTE_PAGES = ("analyze-conversations", "analyze-text-jobs", "health", "metrics")
COMMAND = re.compile(r'app\.add_subcommand\(\s*"([a-z]+)"')
NOT_PANES = ("charts", "models", "shell", "theme", "widgets")


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def pages(source):
    for file in sorted(os.listdir(os.path.join(source, "app", "cli"))):
        if file.endswith(".cpp"):
            for command in COMMAND.findall(read(source, "app", "cli", file)):
                yield f"commands/{PAGE_OF.get(command, command)}.md", f"glossa {command}"
    for folder in sorted(os.listdir(os.path.join(source, "ui"))):
        if os.path.isdir(os.path.join(source, "ui", folder)) and folder not in NOT_PANES:
            yield f"panes/{folder}.md", ""
    for route in ROUTE_PAGES:
        yield f"routes/{route}.md", ""


def check(source):
    index = read(source, "docs", "commands", "README.md")
    for page, words in pages(source):
        if not os.path.exists(os.path.join(source, "docs", page)):
            yield f"docs/{page} is not there"
            continue
        text = read(source, "docs", page)
        if words and words not in text:
            yield f"docs/{page} does not speak of {words}"
        if page.startswith(("commands/", "routes/")) and "```" not in text:
            yield f"docs/{page} has no example"
        if page.startswith("commands/") and f"({os.path.basename(page)})" not in index:
            yield f"docs/commands/README.md does not lead to {page}"


if __name__ == "__main__":
    found = sorted(set(check(sys.argv[1])))
    print("\n".join(found) or "every command, pane and route has its page")
    sys.exit(1 if found else 0)
