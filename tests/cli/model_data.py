# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that a model learned from: exported as the project was then, byte for byte; compared with known edits; loaded back in one
step that undo and redo know. A model is duplicated and trained again. One of before says that it has no data."""
import hashlib
import os
import sqlite3
import struct
import tempfile

from glossa import Glossa, check, equal, main

PROJECT = ("--project", "Lamps")


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def exported(glossa, folder, name, form="azure-clu"):
    path = os.path.join(folder, name)
    glossa.run("export", *PROJECT, "--format", form, path)
    return bytes_of(path)


def kept(glossa, folder, model, form="azure-clu"):
    path = os.path.join(folder, "kept")
    glossa.run("models", "export-data", model, path, "--format", form, *PROJECT)
    return bytes_of(path)


def work(glossa):
    """Two texts change, one comes, one goes; an intent is renamed, an entity is new."""
    items = glossa.items("Lamps")
    glossa.edit("Lamps",
                {"edit": "setText", "item": items[1]["id"], "text": "light on please"},
                {"edit": "setDataset", "item": items[3]["id"], "dataset": "Test"},
                {"edit": "removeItem", "item": items[10]["id"]},
                {"edit": "addItem", "value": {"text": "paint it blue", "intent": "None"}},
                {"edit": "renameCategory", "kind": "intent", "from": "TurnOn", "to": "Start"},
                {"edit": "addCategory", "kind": "entity", "name": "Colour"})


def compare(glossa):
    found = glossa.json("models", "compare-data", "m1", *PROJECT)
    equal((found["itemsThen"], found["itemsNow"]), (11, 11), "texts then and now")
    equal((found["added"], found["changed"], found["removed"], found["settingsChanged"]), (1, 2, 1, False), "counts")
    equal(found["categories"], [{"change": "renamed", "kind": "intent", "then": "TurnOn", "now": "Start"},
                                {"change": "added", "kind": "entity", "now": "Colour"}], "categories")
    equal([row["change"] for row in found["items"]], ["changed", "changed", "added", "removed"], "rows")
    first = found["items"][0]
    equal((first["then"]["text"], first["now"]["text"]), ("light on", "light on please"), "a changed text")
    equal(found["items"][3]["then"]["text"], "make the porch bright", "a removed text")
    rest = glossa.json("models", "compare-data", "m1", "--offset", "1", "--limit", "2", *PROJECT)
    equal(rest["items"], found["items"][1:3], "a page")
    added = glossa.json("models", "compare-data", "m1", "--only", "added", *PROJECT)
    equal(added["items"], found["items"][2:3], "only what was added")
    words = glossa.run("models", "compare-data", "m1", *PROJECT).stdout
    for part in ("11 texts then, 11 now: 1 added, 2 changed, 1 removed", "Intent TurnOn is called Start now", "another text",
                 "paint it blue", "make the porch bright"):
        check(part in words, f"{part!r} is not told: {words}")


def load(glossa, folder, then):
    worked = exported(glossa, folder, "worked.json")
    steps = len(glossa.json("history", *PROJECT))
    loaded = glossa.json("models", "load-data", "m1", *PROJECT)
    check(loaded["sequence"] > 0 and loaded["removed"] == 1, f"loaded: {loaded}")
    history = glossa.json("history", *PROJECT)
    equal((len(history), history[0]["note"]), (steps + 1, "m1"), "one step")
    check("Loaded the data of model m1" in glossa.run("history", *PROJECT).stdout, "the history does not tell it")
    equal(exported(glossa, folder, "back.json"), then, "the project after loading")
    check("nothing has changed since" in glossa.run("models", "compare-data", "m1", *PROJECT).stdout, "compared after loading")
    check("sequence" not in glossa.json("models", "load-data", "m1", *PROJECT), "nothing to load is no step")
    glossa.run("undo", *PROJECT)
    equal(exported(glossa, folder, "undone.json"), worked, "the project after undo")
    glossa.run("redo", *PROJECT)
    equal(exported(glossa, folder, "redone.json"), then, "the project after redo")


def duplicate(glossa):
    texts = "turn on the lamp in the hall\nkill the fan\nwhat a story\n"
    said = glossa.run("predict", *PROJECT, "--model", "m1", stdin=texts).stdout
    glossa.run("models", "duplicate", "m1", "copy", *PROJECT)
    equal(glossa.run("predict", *PROJECT, "--model", "copy", stdin=texts).stdout, said, "answers of the duplicate")
    equal(glossa.json("evaluate", *PROJECT, "--model", "copy")["glossa"].keys(),
          glossa.json("evaluate", *PROJECT, "--model", "m1")["glossa"].keys(), "its evaluation")
    check("there is one already" in glossa.run("models", "duplicate", "m1", "copy", *PROJECT, code=1).stderr, "taken")
    glossa.run("models", "duplicate", "m1", "not a name", *PROJECT, code=1)
    glossa.run("models", "delete", "m1", *PROJECT)
    equal(glossa.run("predict", *PROJECT, "--model", "copy", stdin=texts).stdout, said, "answers once the first one is gone")
    glossa.run("models", "rename", "copy", "m1", *PROJECT)


def retrain(glossa):
    models = os.path.join(glossa.folder, "models")
    before = glossa.json("models", *PROJECT)[0]
    digest = hashlib.sha256(bytes_of(os.path.join(models, before["file"]))).hexdigest()
    glossa.run("models", "retrain", "m1", *PROJECT)
    after = glossa.json("models", *PROJECT)[0]
    check(after["file"] != before["file"], "it was not trained again")
    equal(after["facts"]["request"], before["facts"]["request"], "settings")
    # The data is the same, and so is the model, with what it keeps.
    equal(hashlib.sha256(bytes_of(os.path.join(models, after["file"]))).hexdigest(), digest, "bytes of the model")
    equal(os.listdir(models), [after["file"]], "files")
    glossa.run("models", "retrain", "nosuch", *PROJECT, code=1)


def fnv(payload):
    number = 0xCBF29CE484222325
    for byte in payload:
        number = ((number ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return number


def of_before(glossa, folder):
    """The model becomes one that an earlier program wrote: a file of version 1, which had no place for data."""
    row = glossa.json("models", *PROJECT)[0]
    path = os.path.join(glossa.folder, "models", row["file"])
    whole = bytes_of(path)
    count = struct.unpack_from("<I", whole, 12)[0]
    at, payload = 16 + 12 * count, b""
    for tag, size in (struct.unpack_from("<4sQ", whole, 16 + 12 * i) for i in range(count)):
        if tag == b"INTN":
            intents = struct.unpack_from("<Q", whole, at)[0]
        if tag in (b"CLS2", b"TAGR"):
            payload += b"\1"
        if tag == b"CLS2":
            # As it stood in such files: intents, wide, temperature, no features, no weights, a bias an intent.
            payload += struct.pack("<IBfQQQ", intents, 0, 1.0, 0, 0, intents) + bytes(4 * intents)
        elif tag == b"data":
            equal(row["facts"]["dataBytes"], size, "size of the data")
        else:
            payload += whole[at:at + size]
        at += size
    old = whole[:8] + struct.pack("<IQ", 1, len(payload)) + payload + struct.pack("<Q", fnv(payload))
    with open(path, "wb") as file:
        file.write(old)
    check(row["hasSnapshot"], "hasSnapshot")
    base = sqlite3.connect(os.path.join(glossa.folder, "glossa.db"))
    with base:
        base.execute("UPDATE model SET facts = CAST(json_remove(json_set(CAST(facts AS TEXT), '$.fileBytes', ?), '$.dataBytes') AS BLOB)",
                     (len(old),))
    base.close()
    check(not glossa.json("models", *PROJECT)[0]["hasSnapshot"], "hasSnapshot of a model of before")
    for words in (("compare-data", "m1"), ("load-data", "m1"), ("export-data", "m1", os.path.join(folder, "x"), "--format", "azure-clu")):
        refused = glossa.run("models", *words, *PROJECT, code=1).stderr
        check("it was trained before models kept it" in refused, f"{words}: {refused}")
    glossa.run("predict", *PROJECT, "--model", "m1", "lamp on")
    # Trained once more, it has its data.
    glossa.run("models", "retrain", "m1", *PROJECT)
    check("nothing has changed since" in glossa.run("models", "compare-data", "m1", *PROJECT).stdout, "compared after a training")


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("train", *PROJECT, "--model", "m1", "--split", "auto:70", "--seed", "5")
    with tempfile.TemporaryDirectory() as folder:
        then = exported(glossa, folder, "then.json")
        rows = exported(glossa, folder, "then.csv", "csv")
        work(glossa)
        equal(kept(glossa, folder, "m1"), then, "what was exported")
        equal(kept(glossa, folder, "m1", "csv"), rows, "what was exported as rows")
        glossa.run("models", "export-data", "m1", os.path.join(folder, "y"), "--format", "nosuch", *PROJECT, code=2)
        compare(glossa)
        load(glossa, folder, then)
        duplicate(glossa)
        retrain(glossa)
        of_before(glossa, folder)


main(test)
