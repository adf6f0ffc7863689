# SPDX-License-Identifier: GPL-3.0-or-later
"""What data brings reaches no terminal as a command: control characters and marks of direction are shown in one visible form in
every text answer and message, stay exact in JSON and files, and are warned of in names. Forms for a whole option take no newline."""
import json
import os
import unicodedata

from glossa import Glossa, check, equal, main

# ESC, BEL, an OSC title, DEL, C1 (CSI), an override and an isolate.
EVIL = "\x1b[31m\x07\x1b]0;t\x07\x7f\x9b2J\u202e\u2066x"
SHOWN = "\\x1b[31m\\x07\\x1b]0;t\\x07\\x7f\\x9b2J\\u202e\\u2066x"
HIDDEN = {"\u2028", "\u2029", *map(chr, range(0x202a, 0x202f)), *map(chr, range(0x2066, 0x206a))}


def clean(text, what):
    bad = [c for c in text if (unicodedata.category(c) == "Cc" and c not in "\t\n") or c in HIDDEN]
    check(not bad, f"{what} sends {bad!r}: {text!r}")


def project_file(path):
    utterances = [{"text": f"{EVIL} number {number}", "language": "en", "intent": intent, "entities":
                   [{"category": "E" + EVIL, "offset": 0, "length": len(EVIL)}], "dataset": dataset}
                  for number, (intent, dataset) in enumerate([("I" + EVIL, "Train"), ("None", "Train")] * 4 + [("I" + EVIL, "Test")])]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"projectFileVersion": "2022-10-01-preview", "stringIndexType": "Utf16CodeUnit",
                   "metadata": {"projectKind": "Conversation", "projectName": "P" + EVIL, "language": "en"},
                   "assets": {"projectKind": "Conversation", "intents": [{"category": "I" + EVIL}, {"category": "None"}],
                              "entities": [{"category": "E" + EVIL}], "utterances": utterances}}, file)


def every_answer(program):
    glossa = Glossa(program, author="ana\x1b[1m")
    path = os.path.join(glossa.folder, "evil\x1b[2J.json")
    project_file(path)
    name = "P" + EVIL
    done = glossa.run("import", path)
    check(done.stdout.startswith("P" + SHOWN + ": 9 read, 9 kept"), f"the import's answer: {done.stdout!r}")
    equal(done.stderr.count("a name without control characters"), 3, f"warnings of project, intent and entity: {done.stderr!r}")
    clean(done.stderr, "import")
    project = ("--project", name)
    evaluate = ("evaluate", *project, "--model", "m")
    for arguments in (("train", *project, "--model", "m", "--split", "manual"), ("project", "list"), ("project", "show", name),
                      ("items", *project), ("items", *project, "--judged-by", "m"), ("history", *project), ("models", *project),
                      ("jobs",), evaluate, (*evaluate, "--items"), (*evaluate, "--on", path, "--dataset", "Test"),
                      (*evaluate, "--min-f1", "0")):
        done = glossa.run(*arguments)
        clean(done.stdout, arguments[0])
        clean(done.stderr, arguments[0])
    check("\n1\tTrain\tI" + SHOWN + "\t" + SHOWN in "\n" + glossa.run("items", *project).stdout, "an item as it is shown")
    equal(glossa.items(name)[0]["intent"], "I" + EVIL, "an intent as JSON has it")
    equal(glossa.json("project", "show", name)["intentUse"][0]["category"], "I" + EVIL, "a category as JSON has it")
    out = os.path.join(glossa.folder, "out.json")
    glossa.run("export", *project, "--format", "azure-clu", out)
    with open(out, encoding="utf-8") as file:
        equal(json.load(file)["metadata"]["projectName"], name, "the name in an export")
    glossa.edit(name, {"edit": "addItem", "value": {"text": EVIL}})
    clean(glossa.run("undo", *project).stdout, "undo")
    clean(glossa.run("project", "delete", name).stdout, "project delete")

    for arguments, code in ((("project", "show", name), 1), (("import", "/no\x1b[1m"), 1), (("\x1b]0;x\x07",), 2),
                            (("project", "create", "P", "--kind", EVIL, "--language", "en"), 2),
                            (("items", "--project", "P", "--filter", "set:" + EVIL), 2), (("--" + EVIL, "formats"), 2),
                            (("help", EVIL), 2)):
        clean(glossa.run(*arguments, code=code).stderr, repr(arguments))


def names_are_warned_of(program):
    glossa = Glossa(program)
    done = glossa.run("project", "create", "P\x1b[1m", "--kind", "Conversation", "--language", "en")
    check("P\\x1b[1m" in done.stderr and "control characters" in done.stderr, f"a project: {done.stderr!r}")
    done = glossa.run("project", "rename", "P\x1b[1m", "Q\u202e")
    check("Q\\u202e" in done.stderr, f"a renamed project: {done.stderr!r}")
    answers = glossa.edit("Q\u202e", {"edit": "addCategory", "kind": "intent", "name": "A\x9b"},
                          {"edit": "renameCategory", "kind": "intent", "from": "A\x9b", "to": "Plain"},
                          {"edit": "batch", "edits": [{"edit": "addCategory", "kind": "intent", "name": "B\x07"}]})
    equal([len(answer.get("warnings", [])) for answer in answers], [1, 0, 1], "warnings of edits")
    check("A\\x9b" in answers[0]["warnings"][0], answers[0])


def whole_options(program, data):
    """Nothing that is meant for the whole value takes a line end, nor blanks around it."""
    glossa = Glossa(program)
    lamps = os.path.join(data, "cli", "lamps.json")
    glossa.run("import", lamps)
    train = ("train", "--project", "Lamps", "--model")
    before = glossa.run("history", "--project", "Lamps").stdout
    for end in ("\n", " ", "\r", "\u2028"):
        for arguments in (("project", "create", "X", "--kind", "Conversation", "--language", "en" + end),
                          ("import", lamps, "--project", "X", "--language", "en" + end),
                          (*train, "m", "--split", "manual" + end), (*train, "m", "--split", "auto:80" + end),
                          (*train, "m", "--seed", "7" + end), (*train, "m", "--threads", "1" + end),
                          (*train, "m", "--mode", "standard" + end),
                          ("items", "--project", "Lamps", "--limit", "1" + end), ("items", "--project", "Lamps", "--after", "1" + end),
                          ("history", "--project", "Lamps", "--limit", "1" + end), ("undo", "--project", "Lamps", "1" + end),
                          ("jobs", "--cancel", "1" + end), ("worker", "--job", "1" + end),
                          ("evaluate", "--project", "Lamps", "--model", "m", "--min-f1", "0.5" + end),
                          ("predict", "--project", "Lamps", "--model", "m", "--language", "en" + end, "x"),
                          ("export", "--project", "Lamps", "--format", "csv" + end, "/nonexistent/x")):
            glossa.run(*arguments, code=2)
        check("m" + end not in [model["label"] for model in glossa.json("models", "--project", "Lamps")], "a model's name")
        glossa.run(*train, "m" + end, code=1)
        for edit in ({"edit": "changeProject", "language": "fr" + end}, {"edit": "setLanguage", "item": 1, "language": "fr" + end},
                     {"edit": "addItem", "value": {"text": "x", "language": "fr" + end}}):
            done = glossa.run("edit", "--project", "Lamps", stdin=json.dumps(edit) + "\n", code=1)
            check("language" in json.loads(done.stdout)["place"], f"{edit}: {done.stdout}")
    equal(glossa.run("history", "--project", "Lamps").stdout, before, "the history after all that was refused")
    equal([project["projectName"] for project in glossa.json("project", "list")], ["Lamps"], "projects")


def test(program, shared, data):
    every_answer(program)
    names_are_warned_of(program)
    whole_options(program, data)


main(test)
