# SPDX-License-Identifier: GPL-3.0-or-later
"""Core says what it means in phrases (core/base/phrase_list.h) and keeps no English of its own: a literal of several words is
SQL, or it belongs to wording. Usage: check_phrases.py SOURCE"""
import os
import re
import sys

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)+'|R"(?P<mark>[^()\s]*)\(.*?\)(?P=mark)"|"(?P<text>(?:[^"\\\n]|\\.)*)\"""", re.DOTALL)
INCLUDE = re.compile(r"^\s*#\s*include.*$", re.MULTILINE)
WORDS = re.compile(r"[^\s+] [a-z]{2,}|[a-z]{2,} [^\s+]")
SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|FROM|WHERE|ORDER|INTEGER|TEXT|REAL|BLOB|AND|OR|NOT|NULL|SET|VALUES|JOIN|"
    r"REFERENCES|BEGIN|COMMIT|ROLLBACK|LIKE|DESC|COLLATE|CASE|STRICT|KEY)\b|= \?|\bitem\.\w+")
# A job's log is kept as it was written.
LOG = ("%1 round %2  loss %3", "  validation %1")


def literals_of(text):
    """The string literals with their lines; those that follow each other are one."""
    text = INCLUDE.sub(lambda match: " " * len(match.group()), text)
    parts, line, end = [], 0, 0
    for match in TOKEN.finditer(text):
        if match.group("text") is None:
            continue
        if parts and text[end:match.start()].strip():
            yield line, "".join(parts)
            parts = []
        if not parts:
            line = text.count("\n", 0, match.start()) + 1
        parts.append(match.group("text"))
        end = match.end()
    if parts:
        yield line, "".join(parts)


def faults_of(path, text):
    for line, literal in literals_of(text):
        if not WORDS.search(literal) or literal in LOG:
            continue
        if path.startswith("core/store/") and SQL.search(literal):
            continue
        yield f"{line}: \"{literal}\" is for people; let it be a phrase"


def check(source):
    faults, files = [], 0
    for folder, _, names in os.walk(os.path.join(source, "core")):
        for name in names:
            if not name.endswith((".cpp", ".h")):
                continue
            files += 1
            full = os.path.join(folder, name)
            path = os.path.relpath(full, source)
            with open(full, encoding="utf-8") as handle:
                faults += [f"{path}:{fault}" for fault in faults_of(path, handle.read())]
    return sorted(faults) if files else ["there is no core"]


if __name__ == "__main__":
    found = check(sys.argv[1])
    print("\n".join(found) or "core speaks in phrases")
    sys.exit(1 if found else 0)
