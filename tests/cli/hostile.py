# SPDX-License-Identifier: GPL-3.0-or-later
"""Input made to do harm: it is refused with the reason, and what was there stays whole."""
import json
import os
import shutil
import subprocess

from glossa import Glossa, check, equal, main


def refused(glossa, edit, word):
    """One edit that must be refused; `word` stands in the answer."""
    done = glossa.run("edit", "--project", "Lamps", stdin=json.dumps(edit) + "\n", code=1)
    answer = json.loads(done.stdout)
    check("sequence" not in answer and word in json.dumps(answer, ensure_ascii=False), f"{edit}: {answer}")


def edits(glossa, label):
    refused(glossa, {"edit": "addItem", "value": {"id": 9223372036854775807, "text": "x"}}, "value.id")
    refused(glossa, {"edit": "addItem", "value": {"id": -3, "text": "x"}}, "value.id")
    refused(glossa, {"edit": "batch", "edits": [{"edit": "addItem", "value": {"id": 7, "text": "x"}}]}, "edits[0].value.id")
    refused(glossa, {"edit": "batch", "edits": []}, "at least one")
    refused(glossa, {"edit": "addItem", "value": {"text": "abc abc", "labels": [label, label]}}, "each label once")
    refused(glossa, {"edit": "setText", "item": 1, "text": "abc abc", "labels": [label, label]}, "each label once")
    for location in ("../x.txt", "/tmp/x.txt", "a\\..\\x", "C:x", "a/"):
        refused(glossa, {"edit": "addItem", "value": {"text": "x", "location": location}}, "location")
    # Azure's own writing of components, and slips of the pen.
    refused(glossa, {"edit": "addCategory", "kind": "entity", "name": "L", "list": {"sublists": []}}, "no other fields")
    refused(glossa, {"edit": "addCategory", "kind": "entity", "name": "L",
                     "components": {"list": {"sublists": []}}}, "components.list")
    refused(glossa, {"edit": "setIntent", "item": 1, "intent": "TurnOn", "expcted": "TurnOff"}, "expcted")
    refused(glossa, {"edit": "addItem", "value": {"text": "x", "labels": [dict(label, colour="red")]}}, "labels[0].colour")
    refused(glossa, {"edit": "addCategory", "kind": "class", "name": "Letter"}, "Conversation")
    refused(glossa, {"edit": "addCategory", "kind": "entity", "name": "$none"}, "$none")
    glossa.run("edit", "--project", "Lamps", stdin='{"edit":"addCategory","kind":"intent","name":"None"}\n', code=None)
    refused(glossa, {"edit": "removeCategory", "kind": "intent", "name": "None"}, "None")
    refused(glossa, {"edit": "renameCategory", "kind": "intent", "from": "None", "to": "Other"}, "None")
    done = glossa.run("edit", "--project", "Lamps", stdin='{"edit":"removeItem","item":1,"item":2}\n', code=1)
    check("twice" in done.stdout, f"a field that stands twice: {done.stdout}")
    glossa.edit("Lamps", {"edit": "addItem", "value": {"text": "still works"}})


def targets(glossa):
    for name in ("glossa.db", "glossa.db-wal", "models/x.json", "models", "."):
        path = os.path.join(glossa.folder, name)
        done = glossa.run("export", "--project", "Lamps", "--format", "azure-clu", path, code=1)
        check("own files" in done.stderr, f"export onto {name}: {done.stderr}")
    link = os.path.join(glossa.folder, "innocent.json")
    os.symlink(os.path.join(glossa.folder, "glossa.db"), link)
    check("own files" in glossa.run("export", "--project", "Lamps", "--format", "azure-clu", link, code=1).stderr,
          "export onto a link to the database")
    check(len(glossa.items("Lamps")) > 0, "the project after the attempts")

    pipe = os.path.join(glossa.folder, "pipe")
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        glossa.run("export", "--project", "Lamps", "--format", "azure-clu", pipe)
        equal(json.loads(reader.stdout.read())["metadata"]["projectName"], "Lamps", "an export through a pipe")
    check(os.path.exists(pipe) and not os.path.isfile(pipe), "the pipe is still one")
    done = subprocess.run(glossa.command("export", "--project", "Lamps", "--format", "csv", "/dev/stdout"), capture_output=True,
                          text=True, check=True)
    check("still works" in done.stdout, "an export to standard output")


def sources(glossa, data):
    lamps = os.path.join(data, "cli", "lamps.json")
    with open(lamps, "rb") as file:
        done = subprocess.run(["sh", "-c", 'cat | "$@"', "sh"] + glossa.command("import", "/dev/stdin", "--project", "Piped"),
                              stdin=file, capture_output=True, text=True, check=False)
    equal(done.returncode, 0, f"import from a pipe: {done.stderr}")
    equal(len(glossa.items("Piped")), 11, "items from a pipe")
    check("/dev/zero" in glossa.run("import", "/dev/zero", code=1).stderr, "an endless device is refused")

    folder = os.path.join(glossa.folder, "twice")
    os.mkdir(folder)
    for name in ("a.txt", "b.txt"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("A text.")
    label_file = {"projectFileVersion": "2022-05-01", "stringIndexType": "Utf16CodeUnit",
                  "metadata": {"projectKind": "CustomEntityRecognition", "projectName": "N", "language": "en"},
                  "assets": {"entities": [], "documents": [{"location": "a.txt", "language": "en", "entities": []}]}}
    for name in ("one.json", "two.json"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(label_file, file)
    done = glossa.run("import", folder, "--project", "Docs", code=1)
    check("one.json, two.json" in done.stderr, f"two label files: {done.stderr}")
    os.remove(os.path.join(folder, "two.json"))
    with open(os.path.join(folder, "one.json"), "wb") as file:
        file.write(json.dumps(label_file).encode("utf-16-le"))
    done = glossa.run("import", folder, "--project", "Docs", code=1)
    check("one.json" in done.stderr, f"a label file in UTF-16 without a mark: {done.stderr}")
    equal(json.loads(glossa.run("import", folder, "--project", "Docs", "--format", "text", json_output=True).stdout)["kept"], 2,
          "texts alone, asked for by name")
    check(all("language" not in item for item in glossa.items("Docs")), "items that name no language have none")


def a_region_through_a_character(glossa):
    folder = os.path.join(glossa.folder, "regions")
    os.mkdir(folder)
    for name, text in (("a.txt", "a\U0001F600b"), ("b.txt", "plain")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    region = lambda length: [{"regionOffset": 0, "regionLength": length, "labels": []}]
    with open(os.path.join(folder, "labels.json"), "w", encoding="utf-8") as file:
        json.dump({"projectFileVersion": "2022-05-01", "stringIndexType": "Utf16CodeUnit",
                   "metadata": {"projectKind": "CustomEntityRecognition", "projectName": "Regions", "language": "en"},
                   "assets": {"entities": [], "documents": [
                       {"location": "a.txt", "language": "en", "entities": region(2)},
                       {"location": "b.txt", "language": "en", "entities": region(5)}]}}, file)
    answer = json.loads(glossa.run("import", folder, json_output=True).stdout)
    equal((answer["kept"], answer["refused"]), (1, 1), "documents kept and refused")
    check("documents[0].entities[0].regionLength" in answer["problems"][0]["place"], str(answer["problems"]))


def a_folder_below_a_file(glossa):
    """Two documents, one named like the folder of the other: both come out, under names that a disk can hold."""
    glossa.run("project", "create", "Nested", "--kind", "CustomEntityRecognition", "--language", "en")
    glossa.edit("Nested", {"edit": "addItem", "value": {"text": "one", "location": "d"}},
                {"edit": "addItem", "value": {"text": "two", "location": "d/e"}},
                {"edit": "addItem", "value": {"text": "three", "location": "f/g"}},
                {"edit": "addItem", "value": {"text": "four", "location": "f"}})
    out = os.path.join(glossa.folder, "nested.zip")
    glossa.run("export", "--project", "Nested", "--format", "azure-ner", out)
    glossa.run("import", out, "--project", "Again")
    equal(sorted(item["text"] for item in glossa.items("Again")), ["four", "one", "three", "two"], "texts of the export")


def usage(glossa):
    train = ("train", "--project", "Lamps", "--model", "m")
    for arguments in ((*train, "--split", "auto:0"), (*train, "--split", "half"), (*train, "--seed", "-1"),
                      ("import", "x.json", "--kind", "Nonsense"), ("import", "x.json", "--format", "word"),
                      ("import", "x.json", "--dataset", "Dev"), ("import", "x.json", "--language", "not a language"),
                      ("project", "create", "P", "--kind", "Conversation", "--language", ""),
                      ("project", "create", "P", "--kind", "Chat", "--language", "en"),
                      ("export", "--project", "Lamps", "--format", "text", "x"),
                      ("items", "--project", "Lamps", "--filter", "set:dev"), ("items", "--project", "Lamps", "--limit", "0"),
                      ("history", "--project", "Lamps", "--limit", "-1"),
                      ("evaluate", "--project", "Lamps", "--model", "m", "--min-f1", "nan"),
                      ("predict", "--project", "Lamps", "--model", "m", "--string-index", "bytes", "x"),
                      ("predict", "--project", "Lamps", "--model", "m", "--text-file", "x", "a text"),
                      ("predict", "--project", "Lamps", "--model", "m", "--text-file", ""),
                      ("evaluate", "--project", "Lamps", "--model", "m", "--on", ""),
                      ("export", "--project", "Lamps", "--format", "azure-clu", ""), ("import", ""),
                      ("import", "x.csv", "--project", ""), ("--author", "", "undo", "--project", "Lamps"),
                      (*train, "--seed", "010"), ("jobs", "--cancel", "0")):
        glossa.run(*arguments, code=2)
    done = subprocess.run([glossa.program, "--workspace", "", "project", "list"], capture_output=True, check=False)
    equal(done.returncode, 2, "exit code for a workspace without a name")
    missing = os.path.join(glossa.folder, "mistyped")
    done = subprocess.run([glossa.program, "--workspace", missing, "project", "list"], capture_output=True, text=True,
                          check=False)
    check(done.returncode == 1 and not os.path.exists(missing) and "mistyped" in done.stderr, f"a mistyped workspace: {done}")

    glossa.run("project", "create", "Classes", "--kind", "CustomSingleLabelClassification", "--language", "en")
    done = glossa.run("train", "--project", "Classes", "--model", "m", code=1, json_output=True)
    check("Nothing to learn from" in json.loads(done.stderr.splitlines()[-1])["error"]["reasons"][0], done.stderr)
    out = os.path.join(glossa.folder, "out.json")
    equal(glossa.json("export", "--project", "Lamps", "--format", "azure-clu", out)["file"], out, "what an export answers")
    equal(glossa.json("project", "delete", "Classes")["trashed"], True, "what a deletion answers")


def figures(glossa):
    glossa.run("train", "--project", "Lamps", "--model", "m", "--split", "auto:100")
    table = os.path.join(glossa.folder, "new.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("text,intent\nturn on the lamp,TurnOn\nswitch the lamp off,TurnOff\n")
    done = glossa.run("evaluate", "--project", "Lamps", "--model", "m", "--on", table, json_output=True)
    check("only intents" in done.stderr, done.stderr)
    check(not json.loads(done.stdout).get("entitiesEvaluation", {}).get("entities"), "no entity is judged on a table")

    text = os.path.join(glossa.folder, "query.txt")
    for encoding in ("utf-8-sig", "utf-16"):
        with open(text, "w", encoding=encoding) as file:
            file.write("turn on")
        answer = json.loads(glossa.run("predict", "--project", "Lamps", "--model", "m", "--text-file", text).stdout)
        equal(answer["query"], "turn on", f"the query of a file in {encoding}")
    done = subprocess.run(glossa.command("predict", "--project", "Lamps", "--model", "m"), input=b"\xef\xbb\xbfturn on\na\0b\n",
                          capture_output=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    equal(answers[0]["query"], "turn on", "the first line, without its mark")
    check("error" in answers[1], f"a line with NUL: {answers[1]}")


def kinds(glossa):
    """What a kind of project has not does not come in by an import either; one bad cell costs its record only."""
    table = os.path.join(glossa.folder, "classes.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("text,class\nhello,Greet\n")
    glossa.run("project", "create", "Entities", "--kind", "CustomEntityRecognition", "--language", "en")
    check("csv" in glossa.run("import", table, "--project", "Entities", code=1).stderr, "classes into a project of entities")
    check("intent" in glossa.run("import", os.path.join(glossa.folder, "query.txt"), "--project", "Entities", "--intent", "X",
                                 code=1).stderr, "an intent into a project of entities")
    glossa.run("project", "create", "One", "--kind", "CustomSingleLabelClassification", "--language", "en")
    with open(table, "w", encoding="utf-8") as file:
        file.write('text,class\nhello,Greet\nbye, \nsee you,"two\nlines"\n')
    answer = json.loads(glossa.run("import", table, "--project", "One", json_output=True).stdout)
    equal((answer["kept"], answer["refused"]), (2, 1), "records of a table with a blank class and one of two lines")
    two = [{"category": "Greet"}, {"category": "Greet"}]
    done = glossa.run("edit", "--project", "One", code=1,
                      stdin=json.dumps({"edit": "addItem", "value": {"text": "x", "location": "n.txt", "classes": two}}) + "\n")
    check("classes" in done.stdout, f"two classes in a project of one: {done.stdout}")
    many = os.path.join(glossa.folder, "many.csv")
    with open(many, "w", encoding="utf-8") as file:
        file.write("text,class\n" + "".join(f"text {i},id-{i}\n" for i in range(2100)))
    check("2,000" in glossa.run("import", many, "--project", "One", code=1).stderr, "a column of ids taken for classes")


def other_peoples_files(glossa):
    """An export into a folder that was there does not write over a text that is not its own."""
    home = os.path.join(glossa.folder, "home")
    os.mkdir(home)
    with open(os.path.join(home, "d"), "w", encoding="utf-8") as file:
        file.write("private")
    check("another text" in glossa.run("export", "--project", "Nested", "--format", "azure-ner", os.path.join(home, "labels.json"),
                                       code=1).stderr, "an export over somebody's text")
    with open(os.path.join(home, "d"), encoding="utf-8") as file:
        equal(file.read(), "private", "the text of that name")
    check(not os.path.exists(os.path.join(home, "labels.json")), "no label file without its texts")

    theirs = os.path.join(glossa.folder, "theirs")
    os.mkdir(theirs)
    with open(os.path.join(theirs, "labels.json"), "w", encoding="utf-8") as file:
        file.write('{"metadata": {"projectName": "Another"}}')
    done = glossa.run("export", "--project", "Nested", "--format", "azure-ner", theirs, code=1)
    check("earlier export" in done.stderr, f"an export over another project's label file: {done.stderr}")
    equal(os.listdir(theirs), ["labels.json"], "the folder of another project")

    again = os.path.join(glossa.folder, "again")
    glossa.run("export", "--project", "Nested", "--format", "azure-ner", again)
    item = next(item["id"] for item in glossa.items("Nested") if item["location"] == "d")
    glossa.edit("Nested", {"edit": "setText", "item": item, "text": "one, changed"})
    os.chmod(again, 0o700)
    glossa.run("export", "--project", "Nested", "--format", "azure-ner", again)
    with open(os.path.join(again, "d"), encoding="utf-8") as file:
        equal(file.read(), "one, changed", "a changed text in the place of an earlier export")
    os.mkdir(os.path.join(glossa.folder, "private"), 0o700)
    glossa.run("export", "--project", "Nested", "--format", "azure-ner", os.path.join(glossa.folder, "private"))
    equal(os.stat(os.path.join(glossa.folder, "private")).st_mode & 0o777, 0o700, "the rights of a folder that was there")


def whole_imports(glossa, data):
    """Nothing comes in of a file without a good record, or of files of several formats; what differs is said."""
    table = os.path.join(glossa.folder, "bad.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("text,dataset\na,Dev\nb,Dev\n")
    done = glossa.run("import", table, "--project", "Bad", code=1)
    check("all 2 records" in done.stderr and "line 2" in done.stderr, f"a table of refused rows: {done.stderr}")
    glossa.run("project", "show", "Bad", code=1)
    done = glossa.run("import", table, os.path.join(data, "cli", "lamps.json"), "--project", "Mix", code=1)
    check("one format" in done.stderr and "lamps.json" in done.stderr, f"files of two formats: {done.stderr}")

    with open(os.path.join(data, "cli", "lamps.json"), encoding="utf-8") as file:
        lamps = json.load(file)
    other = next(entity for entity in lamps["assets"]["entities"] if "list" in entity)
    other["list"]["sublists"].append({"listKey": "more", "synonyms": [{"language": "en", "values": ["more"]}]})
    path = os.path.join(glossa.folder, "differs.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(lamps, file)
    done = glossa.run("import", path, "--project", "Lamps", "--skip-existing")
    check(other["category"] in done.stderr and "stay" in done.stderr, f"a list that differs: {done.stderr}")


def partial_changes(glossa):
    """What a change of a category or of the project leaves out stays, fields that Glossa does not know as well."""
    source = {"projectFileVersion": "2022-10-01-preview", "stringIndexType": "Utf16CodeUnit", "zzz": 1,
              "metadata": {"projectKind": "Conversation", "projectName": "Kept", "language": "en", "multilingual": False,
                           "unknown": 1.0, "settings": {"confidenceThreshold": 0.5, "normalizeCasing": True}},
              "assets": {"projectKind": "Conversation", "intents": [{"category": "A"}],
                         "entities": [{"category": "C", "compositionSetting": "combineComponents", "tags": {"a": "b"},
                                       "list": {"q": 1, "sublists": [{"listKey": "k", "u": 2, "synonyms": [
                                           {"language": "en", "values": ["v"]}]}]}}],
                         "utterances": [{"text": "v", "intent": "A", "language": "en", "dataset": "Train", "entities": []}]}}
    path = os.path.join(glossa.folder, "kept.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(source, file)
    glossa.run("import", path)
    glossa.edit("Kept", {"edit": "changeCategory", "kind": "entity", "name": "C", "key": "c"},
                {"edit": "batch", "edits": [{"edit": "changeProject", "confidenceThreshold": 0.7}]})
    out = os.path.join(glossa.folder, "kept-out.json")
    glossa.run("export", "--project", "Kept", "--format", "azure-clu", out)
    source["metadata"]["settings"]["confidenceThreshold"] = 0.7
    with open(out, encoding="utf-8") as file:
        ordered = lambda value: json.dumps(value, ensure_ascii=False)
        equal(ordered(json.load(file)), ordered(source), "the export after two changes, field for field in their order")
    parts = [{"edit": "changeCategory", "kind": "entity", "name": "C", "description": "first"},
             {"edit": "renameCategory", "kind": "entity", "from": "C", "to": "D"},
             {"edit": "changeCategory", "kind": "entity", "name": "D", "key": "d"}]
    glossa.edit("Kept", {"edit": "batch", "edits": parts})
    glossa.run("export", "--project", "Kept", "--format", "azure-clu", out)
    with open(out, encoding="utf-8") as file:
        entity = json.load(file)["assets"]["entities"][0]
    equal((entity["category"], entity["list"], entity["tags"]), ("D", source["assets"]["entities"][0]["list"], {"a": "b"}),
          "a category that one batch changes, renames and changes again")
    use = [use for use in glossa.json("project", "show", "Kept")["entityUse"] if use["category"] == "D"][0]
    equal((use.get("description", "first"), use.get("key", "d")), ("first", "d"), "what the batch set")


def undo_of_several(glossa):
    ann = ("--author", "ann", "--workspace", glossa.folder)
    run = lambda *arguments, **more: subprocess.run([glossa.program, *arguments], capture_output=True, text=True, check=False,
                                                    **more)
    items = [json.loads(run(*ann, "edit", "--project", "Kept", input=json.dumps(
        {"edit": "addItem", "value": {"text": text}}) + "\n").stdout)["item"] for text in ("one", "two", "three")]
    glossa.edit("Kept", {"edit": "setText", "item": items[1], "text": "two, by another"})
    done = run(*ann, "undo", "--project", "Kept", "3")
    check(done.returncode == 1 and "step" in done.stderr, f"undo of a step that another has built on: {done}")
    equal(len([item for item in glossa.items("Kept") if item["id"] in items]), 3, "items after the undo that was refused")
    done = run(*ann, "--json", "undo", "--project", "Kept", "1")
    equal(len(json.loads(done.stdout)["undone"]), 1, "what an undo answers")


def answers(glossa):
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(glossa.command("items", "--project", "Lamps"), stdout=full, stderr=subprocess.PIPE, check=False)
    check(done.returncode == 1 and b"whole" in done.stderr, f"an answer to a full disk: {done}")
    done = subprocess.run([os.fsencode(part) for part in glossa.command("project", "create")] +
                          [b"caf\xe9", b"--kind", b"Conversation", b"--language", b"en"], capture_output=True, check=False)
    check(done.returncode == 2 and b"UTF-8" in done.stderr, f"an argument that is not UTF-8: {done}")


def history(glossa):
    glossa.edit("Lamps", {"edit": "addCategory", "kind": "intent", "name": "Passing"},
                {"edit": "removeCategory", "kind": "intent", "name": "Passing"})
    glossa.run("undo", "--project", "Lamps")
    first = glossa.run("history", "--project", "Lamps", "--limit", "2").stdout
    check("Delete intent Passing" in first.splitlines()[1] and "Undo: " in first.splitlines()[1], first)


def a_workspace_that_goes_away(glossa, data):
    gone = Glossa(glossa.program)
    gone.run("import", os.path.join(data, "cli", "lamps.json"))
    with subprocess.Popen(gone.command("edit", "--project", "Lamps"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        process.stdin.write('{"edit":"addItem","value":{"text":"one"}}\n')
        process.stdin.flush()
        check("sequence" in process.stdout.readline(), "an edit before the folder goes")
        shutil.rmtree(gone.folder)
        process.stdin.write('{"edit":"addItem","value":{"text":"two"}}\n')
        process.stdin.flush()
        answer = process.stdout.readline()
        check("moved or deleted" in answer, f"an edit after the folder went: {answer}")
        process.stdin.close()


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    entity = [use["category"] for use in glossa.json("project", "show", "Lamps")["entityUse"]][0]
    edits(glossa, {"category": entity, "offset": 0, "length": 3})
    targets(glossa)
    sources(glossa, data)
    a_region_through_a_character(glossa)
    a_folder_below_a_file(glossa)
    usage(glossa)
    figures(glossa)
    kinds(glossa)
    other_peoples_files(glossa)
    whole_imports(glossa, data)
    partial_changes(glossa)
    undo_of_several(glossa)
    answers(glossa)
    history(glossa)
    a_workspace_that_goes_away(glossa, data)


main(test)
