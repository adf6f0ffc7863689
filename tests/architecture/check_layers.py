# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer rule, read from the list the build wrote: an include of another folder's header must be declared, because a
header-only include would still build. Beside it the house rules that a machine can read. Usage: check_layers.py SOURCE LAYERS"""
import os
import re
import sys

NO_QT = ("core/base", "core/text", "core/learn", "core/evaluate", "core/recognize", "core/serve")
BAD_NAMES = ("util", "utils", "common", "misc", "helper", "helpers", "manager")
PANES = ("ui/projects", "ui/schema", "ui/labeling", "ui/training", "ui/details", "ui/deployments", "ui/tryout", "ui/settings")
LONGEST = 500
SOURCES = (".cpp", ".h")
WITH_LICENCE = SOURCES + (".py", ".cmake", "CMakeLists.txt", "/run", "/install")
QT = re.compile(r"Q[A-Z]|Qt[A-Z0-9]|q[a-z]+\.h$")
GUI = re.compile(
    r"Q(t?Widget|tGui|t?Charts?|Painter|Paint|Font|Color|Icon|Pixmap|Image|Bitmap|Brush|Pen|Palette|Region|Application|GuiApplication|"
    r"Action|Shortcut|Cursor|Clipboard|Screen|Window|Style|Accessible|Validator|Text(Document|Layout|Cursor|Edit|Format|Option|Block)|"
    r"KeySequence|[A-Za-z]*(Event|Dialog|View|Box|Button|Layout|Menu|Bar|Label|LineEdit|Splitter|Slider)$)")
CORE_EVENTS = ("QEvent", "QTimerEvent", "QChildEvent", "QDynamicPropertyChangeEvent", "QDeferredDeleteEvent", "QStringView",
               "QByteArrayView", "QAnyStringView", "QUtf8StringView", "QLatin1StringView")
# They take long to compile.
BOOST = ("core/serve/body_reader.cpp", "core/serve/network.cpp")
# What the store keeps as JSON is read in core, once, into values. The doors get the values.
DOORS = ("ui/", "wording/", "app/")
STORE_JSON = re.compile(r"\b(QJson\w+|JobRow|ModelRow)\b")
# Two trees of JSON are enough: that of the formats, which streams, and nlohmann's.
QT_JSON = re.compile(r"\bQJson\w+\b")
JSON_READER = re.compile(r"\b[Jj]son::(parse|sax_parse|from_\w+)\b")
# The command line puts a value's own JSON into its answer: an item or an edit as project writes it, a model's facts.
WRITES_JSON_OF_VALUES = ("app/cli/edit.cpp", "app/cli/models.cpp", "app/cli/train.cpp")
# What moc makes of a header is compiled with the header's source, not once more on its own.
META_OBJECT = re.compile(r"^\s*Q_(OBJECT|GADGET|NAMESPACE)\b", re.M)
MOC = re.compile(r'#include "moc_\w+\.cpp"$')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def layers(path):
    allowed = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            folder, _, names = line.strip().partition(":")
            if folder:
                allowed[folder] = set(names.split()) | {folder}
    return allowed


def layer_of(path, known):
    parts = path.split("/")
    for length in range(len(parts) - 1, 0, -1):
        if "/".join(parts[:length]) in known:
            return "/".join(parts[:length])
    return None


def faults_of(path, text, known):
    layer = layer_of(path, known)
    stem = os.path.splitext(os.path.basename(path))[0]
    if stem in BAD_NAMES or any(part in BAD_NAMES for part in path.split("/")[:-1]):
        yield "a name that says nothing"
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:200]:
        yield "no SPDX line"
    if not path.endswith(SOURCES):
        return
    lines = text.splitlines()
    length = sum(not MOC.match(line) for line in lines)
    if length > LONGEST:
        yield f"{length} lines, more than {LONGEST}"
    for number, line in enumerate(lines, 1):
        if path.startswith(DOORS):
            yield from (f"{number}: {fault}" for fault in json_faults(path, line))
        elif path.startswith("core/") and (qt_json := QT_JSON.search(line)):
            yield f"{number}: {qt_json.group()}: core has nlohmann's JSON"
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, name = match.groups()
        if "../" in name:
            yield f"{number}: an include with ../"
        target = layer_of(name, known)
        if layer and kind == '"' and target and target not in known[layer]:
            yield f"{number}: {layer} may not use {target}"
        elif layer in PANES and target in PANES and target != layer:
            yield f"{number}: the pane {layer} uses the pane {target}"
        if name.startswith("boost/") and path not in BOOST:
            yield f"{number}: Boost is compiled in {' and '.join(BOOST)} only"
        if layer in NO_QT and QT.match(name):
            yield f"{number}: Qt in {layer}"
        elif layer and layer.startswith("core/") and GUI.match(name) and name not in CORE_EVENTS:
            yield f"{number}: Qt Gui in core"
        if path.endswith(".h") and name == "nlohmann/json.hpp":
            yield f"{number}: nlohmann/json.hpp in a header"


def json_faults(path, line):
    if match := STORE_JSON.search(line):
        yield f"{match.group()}: the store's JSON is read in core"
    if "nlohmann" in line and not path.startswith("app/"):
        yield "JSON in a door that has no use for it"
    if JSON_READER.search(line) and path not in WRITES_JSON_OF_VALUES:
        yield "JSON is read in core"


def moc_faults(path, header, full):
    """`full`: where the header is; its source lies beside it, if it has one."""
    stem = os.path.splitext(full)[0]
    if not META_OBJECT.search(header) or not os.path.exists(stem + ".cpp"):
        return
    with open(stem + ".cpp", encoding="utf-8") as source:
        if f'#include "moc_{os.path.basename(stem)}.cpp"' not in source.read().splitlines():
            yield f"its source does not end with moc_{os.path.basename(stem)}.cpp"


def check(source, layers_file):
    known = layers(layers_file)
    faults = []
    if not known:
        faults.append(f"{layers_file} names no layer")
    for top in ("core", "wording", "ui", "app", "tests", "cmake", "packaging", "resources"):
        for folder, _, files in os.walk(os.path.join(source, top)):
            for file in files:
                full = os.path.join(folder, file)
                if not full.endswith(WITH_LICENCE):
                    continue
                path = os.path.relpath(full, source)
                with open(full, encoding="utf-8") as handle:
                    text = handle.read()
                faults += [f"{path}: {fault}" for fault in faults_of(path, text, known)]
                if path.endswith(".h") and top != "tests":
                    faults += [f"{path}: {fault}" for fault in moc_faults(path, text, full)]
    return sorted(faults)


if __name__ == "__main__":
    found = check(sys.argv[1], sys.argv[2])
    print("\n".join(found) or "the layers hold")
    sys.exit(1 if found else 0)
