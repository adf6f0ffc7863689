# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody looks for is found: items a model was judged on and what it said of each, pages, mistyped filters, the trash, help,
completion and the manual, wrong usage for programs; and what is too big is told with its place."""
import csv
import io
import json
import os
import resource
import shutil
import subprocess

from glossa import Glossa, check, equal, main


def judged(glossa):
    glossa.run("train", "--project", "Lamps", "--model", "half", "--split", "auto:50", "--seed", "3")
    base = ("evaluate", "--project", "Lamps", "--model", "half")
    summary = glossa.json(*base, "--items")
    rows = summary["glossa"]["judged"]
    equal(len(rows), summary["glossa"]["items"], "judged items")
    equal(sum(row["intent"] == row["predictedIntent"] for row in rows if "intent" in row), summary["glossa"]["intentsRight"],
          "intents that are right")
    equal(sum(row["right"] for row in rows), summary["glossa"]["bothRight"], "items that are right")
    listed = [json.loads(line)["id"] for line in
              glossa.run("items", "--project", "Lamps", "--judged-by", "half", json_output=True).stdout.splitlines()]
    equal(sorted(row["item"] for row in rows), sorted(listed), "the items that the model was judged on")
    check(0 < len(listed) < 11, f"held back are some: {listed}")
    stored = {item["id"]: item for item in glossa.items("Lamps")}
    for row in rows:
        item = stored[row["item"]]
        equal((row["text"], row.get("intent", "")), (item["text"], item.get("intent", "")), "what is labeled")
        equal([(e["category"], e["offset"], e["length"]) for e in row["entities"]],
              sorted(((e["category"], e["offset"], e["length"]) for e in item.get("labels", [])), key=lambda e: e[1:]), "labels")
        for entity in row["predictedEntities"]:
            units = item["text"].encode("utf-16-le")
            begin, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            equal(units[begin:end].decode("utf-16-le"), entity["text"], "text of a prediction")
    lines = glossa.run(*base, "--items").stdout.splitlines()
    equal(len(lines), len(rows) + 1, "lines of judged items")
    table = list(csv.DictReader(io.StringIO(glossa.run(*base, "--items", "--csv").stdout)))
    equal([(int(row["item"]), row["text"], row["result"] == "right") for row in table],
          [(row["item"], row["text"], row["right"]) for row in rows], "judged items as CSV")
    figures = list(csv.DictReader(io.StringIO(glossa.run(*base, "--csv").stdout)))
    for row in figures:
        if row["kind"] == "intent":
            wanted = summary["intentsEvaluation"]["intents"][row["category"]]
            equal(int(row["truePositives"]), wanted["truePositiveCount"], f"true positives of {row['category']}")
            equal(float(row["f1"] or 0), wanted["f1"], f"F1 of {row['category']}")
    equal(figures[-1]["kind"], "combined", "the last row")
    glossa.run("--json", *base, "--csv", code=2)
    check("nothing of that name (none)" in glossa.run("items", "--project", "Lamps", "--judged-by", "none", code=1).stderr,
          "a model that is not there")


def pages(glossa):
    everything = [item["id"] for item in glossa.items("Lamps")]
    found, after = [], []
    for _ in range(4):
        done = glossa.run("items", "--project", "Lamps", "--limit", "4", *after, json_output=True)
        found += [json.loads(line)["id"] for line in done.stdout.splitlines()]
        if not done.stderr:
            break
        check("--after" in done.stderr, done.stderr)
        after = done.stderr.split()[-2:]
    equal(found, everything, "the items page by page")
    glossa.run("items", "--project", "Lamps", "--after", "4711", code=1)
    table = list(csv.DictReader(io.StringIO(glossa.run("items", "--project", "Lamps", "--csv").stdout)))
    wanted = glossa.items("Lamps")
    equal([(int(row["item"]), row["dataset"], row["intent"], row["text"]) for row in table],
          [(item["id"], item.get("dataset", ""), item.get("intent", ""), item["text"]) for item in wanted], "items as CSV")
    equal([json.loads(row["entities"] or "[]") for row in table],
          [[{key: label[key] for key in ("category", "offset", "length")} for label in item.get("labels", [])] for item in wanted],
          "labels as CSV")
    glossa.run("--json", "items", "--project", "Lamps", "--csv", code=2)


def filters(glossa):
    def said(expression, code):
        return glossa.run("items", "--project", "Lamps", "--filter", expression, code=code).stderr

    check("intent:" in said("intnt:TurnOn", 2), "a mistyped field")
    check("TurnOn" in said("intent:turnon", 1), "an intent in another case")
    check("TurnOn" in said("intent:TurnOm", 1), "a mistyped intent")
    check("nothing of that name (Weather)" in said("intent:Weather", 1), "an intent far from all")
    check("(TurnOn)" in said("entity:TurnOn", 1), "an intent where an entity stands")
    for expression in ("10:30", "http://x", '"note:this"', "note:", "intent:-", "entity:-", "intent:TurnOn"):
        said(expression, 0)


def trash(glossa):
    def create():
        glossa.run("project", "create", "T", "--kind", "Conversation", "--language", "en")

    create()
    glossa.run("project", "delete", "T")
    create()
    equal([p["projectName"] for p in glossa.json("project", "list", "--trash")], ["T"], "the trash")
    check("one already" in glossa.run("project", "restore", "T", code=1).stderr, "a name that is taken")
    glossa.run("project", "delete", "T")
    check("--all" in glossa.run("project", "purge", "T", code=1).stderr, "two of one name")
    equal(glossa.json("project", "restore", "T")["trashed"], False, "what a restore answers")
    check("T" in [p["projectName"] for p in glossa.json("project", "list")], "it is back")
    equal(glossa.json("project", "purge", "T")["purged"], 1, "what a purge answers")
    equal(glossa.json("project", "list", "--trash"), [], "the trash after the purge")
    check("project list --trash" in glossa.run("project", "purge", "T", code=1).stderr, "nothing to purge")
    glossa.run("project", "delete", "T")
    glossa.run("project", "purge", "T", "--all")


def manual(glossa):
    commands = [line.split()[0] for line in glossa.run("--help").stdout.split("Subcommands:")[1].splitlines() if line.strip()]
    check(len(commands) >= 17, f"commands: {commands}")
    page = glossa.run("man").stdout
    for command in commands:
        equal(glossa.run("help", command).stdout, glossa.run(command, "--help").stdout, f"help of {command}")
        check(f"\n.SS {command}\n" in page, f"{command} in the manual")
    check(".B \\-\\-split" in page, "an option in the manual")
    check("Make an empty project" in glossa.run("help", "project", "create").stdout, "help of a verb")
    check("no command" in glossa.run("help", "nosuch", code=2).stderr, "help of nothing")
    if shutil.which("man"):
        done = subprocess.run(["man", "--warnings", "-l", "-"], input=page, capture_output=True, text=True, check=False,
                              env={**os.environ, "MANPAGER": "cat"})
        equal((done.returncode, done.stderr), (0, ""), "the manual page as man reads it")

    script = glossa.run("completion", "bash").stdout

    def completed(*words):
        line = f"{script}\nCOMP_WORDS=({' '.join(words)!s})\nCOMP_CWORD={len(words) - 1}\n_glossa\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
        return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True).stdout.split()

    check(set(commands) <= set(completed("glossa", "''")), "commands are completed")
    equal(completed("glossa", "pre"), ["predict"], "a command")
    equal(completed("glossa", "project", "re"), ["rename", "restore"], "verbs")
    equal(completed("glossa", "--author", "edit", "project", "pur"), ["purge"], "a verb behind an option's value")
    equal(completed("glossa", "train", "--project", "evaluate", "--sp"), ["--split"], "an option")
    equal(completed("glossa", "train", "--project", "ev"), [], "a value")
    if shutil.which("zsh"):  # tests/run installs it
        function = glossa.run("completion", "zsh").stdout
        line = (f"{function}\nemulate -L ksh\nCOMP_WORDS=(glossa project re)\nCOMP_CWORD=2\n_glossa\n"
                "printf '%s\\n' \"${COMPREPLY[@]}\"")
        done = subprocess.run(["zsh", "-f", "-c", line], capture_output=True, text=True, check=True)
        # zsh itself leaves out what does not begin as the word does.
        check({"rename", "restore"} <= set(done.stdout.split()), f"verbs in zsh: {done.stdout}")
        check("predict" not in done.stdout, "commands among the verbs")


def programs(glossa):
    for arguments in (("nosuch",), ("items",), ("items", "--project", "Lamps", "--limit", "0"), ("--nosuch", "formats"),
                      ("evaluate", "--project", "Lamps", "--model", "m", "--format", "csv"), ("help", "nosuch")):
        done = glossa.run(*arguments, code=2, json_output=True)
        equal(json.loads(done.stderr)["error"]["name"], "usage", f"{arguments} as JSON")
        equal(done.stdout, "", "an answer beside it")
    done = glossa.run("project", "show", "None", code=1, json_output=True)
    equal(json.loads(done.stderr)["error"]["name"], "notFound", "a name of an error")
    glossa.run("project", "create", "Empty", "--kind", "Conversation", "--language", "en")
    done = glossa.run("undo", "--project", "Empty", code=1, json_output=True)
    equal(json.loads(done.stderr)["error"]["message"], "Nothing of yours is left to undo.", "nothing to undo, as JSON")


def sentences(glossa, data):
    """What is wrong is said in one sentence with its remedy, and programs get the phrases that it is made of."""
    table = os.path.join(glossa.folder, "labels.tsv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("TurnOn\tlamp on\nTurnOff\tlamp off, please\n")
    done = glossa.run("import", table, "--project", "Tab", code=1)
    check("no column is called text; name the columns with --columns label,text" in done.stderr, f"a table without header: {done.stderr}")
    done = glossa.run("import", table, "--project", "Tab", code=1, json_output=True)
    error = json.loads(done.stderr)["error"]
    equal(error["placePhrase"], {"phrase": "line", "arguments": ["1"]}, "the place for programs")
    equal(error["expectedPhrase"], {"phrase": "columnsOption", "arguments": ["label,text"]}, "what was expected, for programs")
    equal((error["place"], "detailPhrase" in error), ("line 1", False), "the place in words, and no phrase where there is data")

    glossa.run("import", table, "--project", "Tab", "--columns", "label,text")
    done = glossa.run("undo", "--project", "Tab", "3", code=1)
    check("Only 1 step of yours is left to undo; nothing is undone." in done.stderr, f"more steps than there are: {done.stderr}")
    with open(os.path.join(data, "cli", "lamps.json"), encoding="utf-8") as file:
        odd = file.read().replace('"TurnOn"', '"Turn/On"')
    done = glossa.run("import", "-", "--project", "Odd", stdin=odd)
    check("kept, but: " in done.stderr and "Azure would refuse this name (Turn/On)" in done.stderr, f"a name: {done.stderr}")


def long_lines(glossa):
    long = "x" * (16 * 1024 * 1024 + 1)
    done = glossa.run("predict", "--project", "Lamps", "--model", "half", stdin=f"turn on\n{long}\nturn off", code=1)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    equal([answer.get("query") for answer in answers], ["turn on", None, "turn off"], "answers around a long line")
    check(answers[1]["line"] == 2 and answers[1]["name"] == "tooLarge" and "16 MiB" in answers[1]["error"], answers[1])
    edit = '{"edit":"addItem","value":{"text":"%s"}}'
    done = glossa.run("edit", "--project", "Lamps", stdin=edit % long + "\n" + edit % "short" + "\n", code=1)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    check(answers[0]["line"] == 1 and answers[0]["name"] == "tooLarge", answers[0])
    check("sequence" in answers[1], "the edit behind a long line")


def little_memory(glossa):
    """With ever more of it: whatever is missing, it is called memory, and no job is left running."""
    text = " ".join(f"word{number}" for number in range(300))
    glossa.run("project", "create", "Big", "--kind", "Conversation", "--language", "en")
    glossa.edit("Big", *({"edit": "addCategory", "kind": "intent", "name": f"I{intent}"} for intent in range(60)))
    glossa.edit("Big", {"edit": "batch", "edits": [
        {"edit": "addItem", "value": {"text": f"{text} {text[number:]}", "intent": f"I{number % 60}"}} for number in range(600)]})

    def run(limit, *arguments):
        return subprocess.run(glossa.command(*arguments), capture_output=True, text=True, check=False, timeout=15,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))

    step = 8 * 1024 * 1024
    limit = next((size for size in range(2 * step, 1024 * 1024 * 1024, step) if run(size, "models", "--project", "Big").returncode == 0),
                 None)
    if limit is None:
        print("skipped: this build needs more address space than is limited here")
        return
    train = ("train", "--project", "Big", "--model", "m", "--split", "auto:100", "--threads", "2")
    seen = 0
    for size in range(limit, limit + 12 * step, step):
        try:
            done = run(size, *train)
        except subprocess.TimeoutExpired:  # it has enough by now, and would learn for long
            break
        if done.returncode == 0:
            break
        check("not enough memory" in done.stderr.lower(), f"{size}: {done.returncode} {done.stderr[-500:]}")
        states = {job["state"] for job in glossa.json("jobs", "--project", "Big")}
        check(states <= {"failed"}, f"{size}: jobs after it: {states}")
        seen += 1
    check(seen > 0, "the memory was enough at once")
    jobs = glossa.json("jobs", "--project", "Big")
    check((37, "outOfMemory") in [(job["error"]["code"], job["error"]["name"]) for job in jobs if "error" in job],
          f"a job that tells: {jobs}")


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    judged(glossa)
    pages(glossa)
    filters(glossa)
    trash(glossa)
    manual(glossa)
    programs(glossa)
    sentences(glossa, data)
    long_lines(glossa)
    little_memory(glossa)


main(test)
