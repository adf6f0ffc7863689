# SPDX-License-Identifier: GPL-3.0-or-later
"""Import, ten edits of different kinds, export: the input with exactly those edits, order and unknown fields kept."""
import copy
import json
import os
import shutil
import tempfile

from glossa import Glossa, check, equal, main


def read(path):
    with open(path, encoding="utf-8-sig") as file:
        return json.load(file)


def keys_in_order(value):
    """The same value with objects as lists of pairs, so that the order of keys counts."""
    if isinstance(value, dict):
        return [(key, keys_in_order(part)) for key, part in value.items()]
    if isinstance(value, list):
        return [keys_in_order(part) for part in value]
    return value


def conversation(program, path):
    glossa = Glossa(program)
    result = glossa.json("import", path)
    name = result["projectName"]
    wanted = read(path)
    utterances = wanted["assets"]["utterances"]
    equal(result["read"], len(utterances), "read")
    equal(result["refused"], 0, "refused")

    out = os.path.join(tempfile.mkdtemp(), "out.json")
    glossa.run("export", "--project", name, "--format", "azure-clu", out)
    equal(keys_in_order(read(out)), keys_in_order(wanted), f"{os.path.basename(path)} without edits")

    items = glossa.items(name)
    equal([item["text"] for item in items], [u["text"] for u in utterances], "order of items")
    intents = [intent["category"] for intent in wanted["assets"]["intents"]]
    entities = [entity["category"] for entity in wanted["assets"]["entities"]]
    labeled = next(i for i, u in enumerate(utterances) if u.get("entities"))
    plain = [i for i, u in enumerate(utterances) if not u.get("entities") and i != labeled]
    plain += [i for i in range(10, 14) if i < len(utterances) - 1 and i != labeled]  # a set may label every text

    edits = []
    # 1 intent
    other = next(name for name in intents if name != utterances[0]["intent"])
    edits.append({"edit": "setIntent", "item": items[0]["id"], "intent": other})
    utterances[0]["intent"] = other
    # 2 set
    edits.append({"edit": "setDataset", "item": items[1]["id"], "dataset": "Test"})
    utterances[1]["dataset"] = "Test"
    # 3 language
    edits.append({"edit": "setLanguage", "item": items[2]["id"], "language": "fr"})
    utterances[2]["language"] = "fr"
    # 4 a new label
    at = plain[0]
    edits.append({"edit": "addLabel", "item": items[at]["id"], "category": entities[0], "offset": 0, "length": 2})
    utterances[at].setdefault("entities", []).append({"category": entities[0], "offset": 0, "length": 2})
    # 5 another category for a label
    label = utterances[labeled]["entities"][0]
    changed = next(name for name in entities if name != label["category"])
    place = {"offset": label["offset"], "length": label["length"]}
    edits.append({"edit": "changeLabel", "item": items[labeled]["id"],
                  "before": {"category": label["category"], **place}, "after": {"category": changed, **place}})
    label["category"] = changed
    # 6 a text made longer at its end
    edits.append({"edit": "setText", "item": items[plain[1]]["id"], "text": utterances[plain[1]]["text"] + " now"})
    utterances[plain[1]]["text"] += " now"
    # 7 a new entity, 8 one renamed
    edits.append({"edit": "addCategory", "kind": "entity", "name": "Brand new"})
    wanted["assets"]["entities"].append({"category": "Brand new"})
    edits.append({"edit": "renameCategory", "kind": "intent", "from": other, "to": other + "2"})
    for intent in wanted["assets"]["intents"]:
        intent["category"] = other + "2" if intent["category"] == other else intent["category"]
    for utterance in utterances:
        utterance["intent"] = other + "2" if utterance["intent"] == other else utterance["intent"]
    # 9 a new utterance
    edits.append({"edit": "addItem", "value": {"text": "a new one", "intent": intents[-1], "dataset": "Train"}})
    added = {"text": "a new one", "intent": other + "2" if intents[-1] == other else intents[-1], "dataset": "Train"}
    edits[-1]["value"]["intent"] = added["intent"]
    utterances.append(added)
    # 10 one removed
    edits.append({"edit": "removeItem", "item": items[len(items) - 1]["id"]})
    del utterances[len(items) - 1]

    glossa.edit(name, *edits)
    glossa.run("export", "--project", name, "--format", "azure-clu", out)
    found = read(out)
    # A record made here may write an empty list of labels; everything else must be equal.
    for record in found["assets"]["utterances"][-1:]:
        if record.get("entities") == []:
            del record["entities"]
    equal_entities(found, wanted)
    equal(found, wanted, f"{os.path.basename(path)} with ten edits")
    shutil.rmtree(glossa.folder)


def equal_entities(found, wanted):
    """The new entity may say its composition."""
    made = found["assets"]["entities"][-1]
    equal(made["category"], "Brand new", "the last entity")
    found["assets"]["entities"][-1] = copy.deepcopy(wanted["assets"]["entities"][-1])


def documents(program, folder, label_file):
    glossa = Glossa(program)
    path = os.path.join(folder, label_file)
    wanted = read(path)
    result = glossa.json("import", path)
    name = result["projectName"]
    equal(result["refused"], 0, "refused documents")
    out = tempfile.mkdtemp()
    target = os.path.join(out, "export")
    glossa.run("export", "--project", name, "--format", "azure-ner", target)
    written = [file for file in os.listdir(target) if file.endswith(".json")]
    equal(len(written), 1, "label files")
    equal(keys_in_order(read(os.path.join(target, written[0]))), keys_in_order(wanted), "label file without edits")
    for document in wanted["assets"]["documents"]:
        with open(os.path.join(folder, document["location"]), "rb") as original:
            with open(os.path.join(target, document["location"]), "rb") as copied:
                check(original.read() == copied.read(), f"{document['location']} differs")

    items = glossa.items(name)
    docs = wanted["assets"]["documents"]
    edits = []
    for index in range(4):
        labels = docs[index]["entities"][0]["labels"]
        label = labels[0]
        edits.append({"edit": "removeLabel", "item": items[index]["id"], "category": label["category"],
                      "offset": label["offset"], "length": label["length"]})
        del labels[0]
    label = docs[5]["entities"][0]["labels"][1]
    edits.append({"edit": "changeLabel", "item": items[5]["id"],
                  "before": {"category": label["category"], "offset": label["offset"], "length": label["length"]},
                  "after": {"category": label["category"], "offset": label["offset"], "length": label["length"] - 1}})
    label["length"] -= 1
    edits.append({"edit": "setDataset", "item": items[6]["id"], "dataset": "Test"})
    docs[6]["dataset"] = "Test"
    edits.append({"edit": "setLanguage", "item": items[7]["id"], "language": "en-gb"})
    docs[7]["language"] = "en-gb"
    category = wanted["assets"]["entities"][1]["category"]
    edits.append({"edit": "renameCategory", "kind": "entity", "from": category, "to": "Renamed"})
    for entity in wanted["assets"]["entities"]:
        entity["category"] = "Renamed" if entity["category"] == category else entity["category"]
    for document in docs:
        for region in document["entities"]:
            for label in region["labels"]:
                label["category"] = "Renamed" if label["category"] == category else label["category"]
    edits.append({"edit": "addLabel", "item": items[8]["id"], "category": "Renamed", "offset": 0, "length": 4})
    docs[8]["entities"][0]["labels"].append({"category": "Renamed", "offset": 0, "length": 4})
    edits.append({"edit": "removeItem", "item": items[-1]["id"]})
    del docs[-1]
    equal(len(edits), 10, "edits")
    glossa.edit(name, *edits)
    target = os.path.join(out, "edited")
    glossa.run("export", "--project", name, "--format", "azure-ner", target)
    equal(read(os.path.join(target, [f for f in os.listdir(target) if f.endswith(".json")][0])), wanted,
          "label file with ten edits")
    shutil.rmtree(glossa.folder)


def test(program, shared, data):
    conversation(program, os.path.join(data, "cli", "lamps.json"))
    if not shared:
        print("the shared data sets are not here: only the project of tests/data went round")
        return
    samples = os.path.join(shared, "data", "azure-samples")
    conversation(program, os.path.join(samples, "clu", "EmailAppDemo.json"))
    conversation(program, os.path.join(samples, "clu", "HomeAutomationDemo.json"))
    conversation(program, os.path.join(shared, "data", "snips", "train-and-test.clu.json"))
    documents(program, os.path.join(samples, "custom-ner-loan-agreements"), "loanAgreementsLabels.json")


main(test)
