# SPDX-License-Identifier: GPL-3.0-or-later
"""Models without a test set, figures over nothing, splits that come out otherwise than asked, and models that are renamed
and deleted."""
import json
import os

from glossa import Glossa, check, equal, main

# No text has an entity label or a value of the list.
NOTHING = {
    "projectFileVersion": "2022-10-01-preview", "stringIndexType": "Utf16CodeUnit",
    "metadata": {"projectKind": "Conversation", "projectName": "N", "multilingual": False, "language": "en-us"},
    "assets": {
        "projectKind": "Conversation",
        "intents": [{"category": "A"}, {"category": "B"}],
        "entities": [{"category": "E", "compositionSetting": "combineComponents",
                      "list": {"sublists": [{"listKey": "k", "synonyms": [{"language": "en-us", "values": ["zzz"]}]}]}}],
        "utterances": [{"text": text, "intent": intent, "language": "en-us", "dataset": "Train", "entities": []}
                       for text, intent in (("go to the shop", "A"), ("walk to the market", "A"),
                                            ("play a song", "B"), ("sing a tune", "B"))]}}


def write(folder, name, value):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file)
    return path


def row_of(table, first):
    """The cells of the row whose first cell is this."""
    rows = [line.split() for line in table.splitlines() if line.split()[:1] == [first]]
    equal(len(rows), 1, f"rows of {first} in\n{table}")
    return rows[0]


def nothing_over_nothing(glossa):
    done = glossa.run("train", "--project", "N", "--model", "m", "--split", "auto:50")
    check(done.stdout.rstrip().endswith("entities –, both 1.000"), f"what train says: {done.stdout!r}")
    equal(row_of(glossa.run("models", "--project", "N").stdout, "m")[-2:], ["1.000", "–"], "figures in the list of models")
    told = glossa.run("evaluate", "--project", "N", "--model", "m").stdout
    entities = told[told.index("Entity "):]
    equal(row_of(entities, "(micro)"), ["(micro)", "–", "–", "–"], "micro means over nothing")
    equal(row_of(entities, "(macro)"), ["(macro)", "–", "–", "–"], "macro means over nothing")
    wire = glossa.json("evaluate", "--project", "N", "--model", "m")
    summary = next(value for key, value in wire.items() if "entitiesEvaluation" in key)
    for name in ("microF1", "microPrecision", "microRecall", "macroF1", "macroPrecision", "macroRecall"):
        equal(summary[name], 0.0, f"{name} on the wire")


def without_a_test_set(glossa):
    done = glossa.run("train", "--project", "N", "--model", "blind", "--split", "manual")
    check("not judged" in done.stdout and "F1" not in done.stdout, f"what train says: {done.stdout!r}")
    check("note: Nothing will be judged" in done.stderr, f"the note before: {done.stderr!r}")
    equal(row_of(glossa.run("models", "--project", "N").stdout, "blind")[-4:], ["4", "–", "–", "–"], "row of models")
    facts = glossa.json("train", "--project", "N", "--model", "blind", "--split", "manual")
    equal((facts["testItems"], facts["combinedF1"]), (0, None), "facts of a model that was not judged")
    refused = glossa.run("evaluate", "--project", "N", "--model", "blind", code=1)
    check("blind was not judged" in refused.stderr and "on a file" in refused.stderr, f"evaluate: {refused.stderr!r}")
    path = write(glossa.folder, "judge.json", NOTHING)
    glossa.run("evaluate", "--project", "N", "--model", "blind", "--on", path, "--format", "azure-clu")
    # It answers all the same.
    glossa.run("predict", "--project", "N", "--model", "blind", "play a song")


def other_split(glossa):
    note = "2 of 4 items are held back (50 %, not 1 %)"
    done = glossa.run("train", "--project", "N", "--model", "split", "--split", "auto:99")
    check(f"note: {note}" in done.stderr, f"the note on the split: {done.stderr!r}")
    done = glossa.run("train", "--project", "N", "--model", "split", "--split", "auto:50")
    check("held back (" not in done.stderr, f"no note where it is as asked: {done.stderr!r}")


def names(glossa):
    glossa.run("models", "rename", "m", "best", "--project", "N")
    check("there is one already" in glossa.run("models", "rename", "best", "blind", "--project", "N", code=1).stderr, "taken")
    glossa.run("models", "--project", "N", "rename", "best", "not a name", code=1)
    glossa.run("models", "rename", "nosuch", "x", "--project", "N", code=1)
    glossa.run("evaluate", "--project", "N", "--model", "best")
    glossa.run("models", "delete", "best", "--project", "N")
    glossa.run("models", "delete", "best", "--project", "N", code=1)
    equal(sorted(model["label"] for model in glossa.json("models", "--project", "N")), ["blind", "split"], "models left")
    equal(len(os.listdir(os.path.join(glossa.folder, "models"))), 2, "model files left")


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", write(glossa.folder, "n.json", NOTHING))
    nothing_over_nothing(glossa)
    without_a_test_set(glossa)
    other_split(glossa)
    names(glossa)


main(test)
