# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/architecture.md tells the places where a project kind, an edit kind and a format are added. This counts in the sources
that nothing else asks which kind, edit or format it has before it, and that each of those there are stands in every place.
Usage: check_places.py SOURCE"""
import os
import re
import sys

FOLDERS = ("core", "wording", "ui", "app")
HEADING = "## 8. Where things are added"

# What may name a project kind, beside a member's default value and the lists of kinds of core/formats.
KIND_TABLE = "core/project/kind_traits.h"
KIND_WORDS = "ui/projects/standing.cpp"
KIND_CHOICES = ("ui/projects/new_project_dialog.cpp", "ui/projects/samples.cpp")  # a new project, the samples
# What tells each edit from the others: a further one is added in all of these.
EDIT_VARIANT = "core/project/edit.h"
EDIT_PLACES = (EDIT_VARIANT, "core/project/edit_json.cpp", "core/project/apply_edit.cpp", "wording/sentence.cpp")
# What may tell some edits from the rest: those of more than one item, rules that hold for some, and who looks into an edit
# that it has made itself.
EDIT_RULES = ("core/store/editing.h", "core/store/editing.cpp", "core/store/schema_editing.cpp", "core/store/given.cpp",
              "core/store/merging.cpp", "core/workspace/items/given_values.cpp", "core/project/invisible_names.cpp",
              "core/store/journal.cpp", "core/store/import_steps.cpp", "core/workspace/items/category_merge.cpp")
# What may name a format by its id.
FORMAT_WORDS = "ui/projects/start_page.cpp"

NAMES_KIND = re.compile(r"\bProjectKind::(\w+)")
KIND_DEFAULT = re.compile(r"\b\w*[kK]ind = (?:project::)?ProjectKind::\w+;|\? (?:project::)?ProjectKind::\w+$")
KIND_BRANCH = re.compile(r"(?:[=!]=|\bcase)\s*(?:project::)?ProjectKind::|ProjectKind::\w+\s*[=!]=")
ID_IN_CODE = re.compile(r'id\(\) const override \{ return QStringLiteral\("([\w-]+)"\); \}|'
                        r'make_unique<\w+>\(\s*QStringLiteral\("([\w-]+)"\)')


def sources(source, folders=FOLDERS):
    for top in folders:
        for folder, _, files in os.walk(os.path.join(source, top)):
            for name in sorted(files):
                if name.endswith((".cpp", ".h")):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as file:
                        yield os.path.relpath(path, source), file.read()


def code_of(text):
    """Without comments, whose words are no branches."""
    return re.sub(r"//[^\n]*", "", text)


def kinds_of(table):
    names = re.search(r"enum class ProjectKind[^{]*\{(.*?)\};", table, re.S).group(1)
    return re.findall(r"(\w+) = \d+", names)


def kind_faults(files):
    kinds = kinds_of(files[KIND_TABLE])
    for kind in kinds:
        if files[KIND_TABLE].count(f".kind = ProjectKind::{kind},") != 1:
            yield f"{KIND_TABLE}: {kind} has no line of its own in the table"
        if f"case project::ProjectKind::{kind}:" not in files[KIND_WORDS]:
            yield f"{KIND_WORDS}: {kind} has no words"
    for path, text in files.items():
        if path in (KIND_TABLE, KIND_WORDS):
            continue
        for number, line in enumerate(code_of(text).splitlines(), 1):
            if not NAMES_KIND.search(line):
                continue
            listed = path.startswith("core/formats/") or path in KIND_CHOICES
            if KIND_BRANCH.search(line) or not (listed or KIND_DEFAULT.search(line)):
                yield f"{path}:{number}: asks for a project kind instead of a property of it ({KIND_TABLE})"


def edits_of(variant):
    names = re.search(r"std::variant<(.*?)>", variant, re.S).group(1)
    return [name.strip() for name in names.split(",")]


def edit_branch(edits):
    name = rf"(?:project::)?({'|'.join(edits)})\b"
    return re.compile(rf"operator\(\)\(const {name} &|get_if<{name}>|std::get<{name}>|holds_alternative<{name}>|"
                      rf"is_same_v<[\w:]+, {name}>|static_cast<const {name} \*>")


def edit_faults(files):
    edits = edits_of(files[EDIT_VARIANT])
    branch = edit_branch(edit for edit in edits if edit != "Batch")  # several as one step are no kind of their own
    for path, text in files.items():
        if path in EDIT_PLACES + EDIT_RULES:
            continue
        for number, line in enumerate(code_of(text).splitlines(), 1):
            if branch.search(line):
                yield f"{path}:{number}: tells edits apart; the places for that are {', '.join(EDIT_PLACES)}"
    branch = edit_branch(edits)
    for path in EDIT_PLACES[1:]:
        named = set(branch.findall(code_of(files.get(path, ""))))
        for edit in edits:
            if not any(edit in names for names in named):
                yield f"{path}: {edit} is left out"


def formats_of(files):
    """The ids, by the files of core/formats that make them."""
    found = {}
    for path, text in files.items():
        if path.startswith("core/formats/"):
            for groups in ID_IN_CODE.findall(text):
                found[groups[0] or groups[1]] = path
    return found


def format_faults(source, files):
    formats = formats_of(files)
    makers = re.findall(r"(make\w+)\(\)", files["core/formats/makers.h"])
    if len(makers) != len(formats):
        yield f"core/formats/makers.h: {len(makers)} makers of {len(formats)} formats ({', '.join(sorted(formats))})"
    for maker in makers:
        if files["core/formats/registry.cpp"].count(f"{maker}()") != 1:
            yield f"core/formats/registry.cpp: {maker} is not taken once"
    with open(os.path.join(source, "docs/formats/README.md"), encoding="utf-8") as file:
        readme = file.read()
    with open(os.path.join(source, "tests/fuzz/CMakeLists.txt"), encoding="utf-8") as file:
        fuzzed = set(re.search(r"foreach\(format ([^)]*)\)", file.read()).group(1).split())
    for name in sorted(formats):
        if f"[{name}]({name}.md)" not in readme or not os.path.exists(os.path.join(source, f"docs/formats/{name}.md")):
            yield f"docs/formats/{name}.md: is not there, or not in the list of docs/formats/README.md"
        if name not in fuzzed or not os.path.isdir(os.path.join(source, "tests/fuzz/corpus", name)):
            yield f"tests/fuzz: {name} has no fuzzer, or no corpus"
    ids = "|".join(map(re.escape, formats))
    branch = re.compile(rf'\b(?:id|format|id\(\))\s*[=!]=\s*(?:u|QStringLiteral\(|QLatin1String\()"(?:{ids})"')
    for path, text in files.items():
        if path == FORMAT_WORDS or formats.get(path):
            continue
        for number, line in enumerate(code_of(text).splitlines(), 1):
            if branch.search(line):
                yield f"{path}:{number}: asks for a format instead of a property of it (core/formats/format.h)"


def told(source):
    """The places that docs/architecture.md names under the heading."""
    with open(os.path.join(source, "docs/architecture.md"), encoding="utf-8") as file:
        _, _, section = file.read().partition(HEADING)
    return set(re.findall(r"`([\w/.<>-]+)`", section.partition("\n## ")[0]))


def doc_faults(source):
    named = told(source)
    for place in (KIND_TABLE, KIND_WORDS, *KIND_CHOICES, *EDIT_PLACES, *EDIT_RULES, FORMAT_WORDS, "core/formats/makers.h",
                  "core/formats/registry.cpp", "tests/fuzz/CMakeLists.txt", "docs/formats/README.md"):
        if place not in named:
            yield f"docs/architecture.md: {place} is not told under “{HEADING.strip('#8. ')}”"
    for place in named:
        if "<" not in place and "/" in place and not os.path.exists(os.path.join(source, place)):
            yield f"docs/architecture.md: {place} is told, and is not there"


def check(source):
    files = dict(sources(source))
    return [*kind_faults(files), *edit_faults(files), *format_faults(source, files), *doc_faults(source)]


if __name__ == "__main__":
    faults = check(sys.argv[1])
    for fault in faults:
        print(fault)
    if not faults:
        print("each kind, edit and format is added where it is told")
    sys.exit(1 if faults else 0)
