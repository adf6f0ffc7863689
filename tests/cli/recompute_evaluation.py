# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes, from what `glossa predict` says of the test items, every TP, FP, FN and every matrix cell that `glossa --json evaluate`
reports; for CLU and NER. Shares no code with the program: the definitions are Azure's (exact spans; the matrix of entities shares
each labeled or unlabeled stretch by its non-blank characters)."""
import collections
import json
import os

from glossa import Glossa, check, equal, main


def units(text):
    """The UTF-16 code units of a text, as a list of small strings; offsets count in these."""
    data = text.encode("utf-16-le")
    return [data[i:i + 2] for i in range(0, len(data), 2)]


def blank(unit):
    return unit.decode("utf-16-le", "replace").isspace()


def spans(entities):
    return {(e["category"], e["offset"], e["length"]) for e in entities}


def count_spans(items):
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for gold, found in items:
        for span in gold & found:
            counts[span[0]][0] += 1
        for span in found - gold:
            counts[span[0]][1] += 1
        for span in gold - found:
            counts[span[0]][2] += 1
    return counts


def segments(length, gold):
    """Labeled stretches, and the stretches between them."""
    at = 0
    for category, begin, size in sorted(gold, key=lambda s: (s[1], s[2])):
        if begin > at:
            yield "$none", at, begin
        yield category, begin, begin + size
        at = max(at, begin + size)
    if at < length:
        yield "$none", at, length


def share_matrix(items):
    matrix = collections.defaultdict(lambda: collections.defaultdict(float))
    for text, gold, found in items:
        text = units(text)
        over = ["$none"] * len(text)
        for category, begin, size in sorted(found, key=lambda s: (s[1], s[2])):
            for i in range(begin, begin + size):
                if over[i] == "$none":
                    over[i] = category
        for label, begin, end in segments(len(text), gold):
            visible = [i for i in range(begin, end) if not blank(text[i])]
            for i in visible:
                matrix[label][over[i]] += 1 / len(visible)
    return matrix


def compare_matrix(found, wanted, what):
    for row in set(found) | set(wanted):
        for column in set(found.get(row, {})) | set(wanted.get(row, {})):
            raw = found.get(row, {}).get(column, {}).get("rawValue", 0)
            check(abs(raw - wanted.get(row, {}).get(column, 0)) < 1e-6,
                  f"{what} {row} -> {column}: reported {raw}, counted {wanted.get(row, {}).get(column, 0)}")


def compare_counts(found, counts, what):
    for name in set(found) | set(counts):
        mine = counts.get(name, [0, 0, 0])
        reported = found.get(name, {"truePositiveCount": 0, "falsePositiveCount": 0, "falseNegativeCount": 0})
        theirs = [reported["truePositiveCount"], reported["falsePositiveCount"], reported["falseNegativeCount"]]
        equal(theirs, list(mine), f"{what} {name} TP FP FN")


def has_overlap(gold):
    order = sorted(gold, key=lambda s: s[1])
    return any(a[1] + a[2] > b[1] for a, b in zip(order, order[1:]))


def conversation(program, path):
    glossa = Glossa(program)
    name = glossa.json("import", path)["projectName"]
    items = glossa.items(name)
    # Every fifth item is judged: marked Test, so that the script knows which ones.
    tested = [item for index, item in enumerate(items) if index % 5 == 0]
    glossa.edit(name, *[{"edit": "setDataset", "item": item["id"], "dataset": "Test" if item in tested else "Train"}
                        for item in items])
    glossa.run("train", "--project", name, "--model", "m", "--split", "manual")
    report = glossa.json("evaluate", "--project", name, "--model", "m")
    lines = "".join(item["text"].replace("\n", " ") + "\n" for item in tested)
    said = [json.loads(line) for line in
            glossa.run("predict", "--project", name, "--model", "m", stdin=lines).stdout.splitlines()]
    equal(len(said), len(tested), "answers")

    intents = collections.defaultdict(lambda: [0, 0, 0])
    matrix = collections.defaultdict(lambda: collections.Counter())
    pairs = []
    shares = []
    for item, answer in zip(tested, said):
        best = answer["prediction"]["intents"][0]["category"]
        matrix[item["intent"]][best] += 1
        if best == item["intent"]:
            intents[best][0] += 1
        else:
            intents[best][1] += 1
            intents[item["intent"]][2] += 1
        gold, found = spans(item.get("labels", [])), spans(answer["prediction"]["entities"])
        pairs.append((gold, found))
        shares.append((item["text"], gold, found))
    compare_counts(report["intentsEvaluation"]["intents"], intents, "intent")
    compare_matrix(report["intentsEvaluation"]["confusionMatrix"], matrix, "intents")
    compare_counts(report["entitiesEvaluation"]["entities"], count_spans(pairs), "entity")
    if not any(has_overlap(gold) or has_overlap(found) for gold, found in pairs):
        compare_matrix(report["entitiesEvaluation"]["confusionMatrix"], share_matrix(shares), "entities")
    print(f"{name}: {len(tested)} test items recomputed")


def documents(program, folder):
    glossa = Glossa(program)
    name = glossa.json("import", os.path.join(folder, "loanAgreementsLabels.json"))["projectName"]
    items = glossa.items(name)
    tested = items[::5]
    glossa.edit(name, *[{"edit": "setDataset", "item": item["id"], "dataset": "Test"} for item in tested])
    glossa.run("train", "--project", name, "--model", "m", "--split", "manual")
    report = glossa.json("evaluate", "--project", name, "--model", "m")["customEntityRecognitionEvaluation"]
    pairs = []
    shares = []
    for item in tested:
        answer = glossa.json("predict", "--project", name, "--model", "m", "--text-file",
                             os.path.join(folder, item["location"]))
        gold, found = spans(item.get("labels", [])), spans(answer["entities"])
        pairs.append((gold, found))
        shares.append((item["text"], gold, found))
    compare_counts(report["entities"], count_spans(pairs), "entity")
    compare_matrix(report["confusionMatrix"], share_matrix(shares), "entities")
    print(f"{name}: {len(tested)} test documents recomputed")


def test(program, shared, data):
    conversation(program, os.path.join(data, "..", "..", "resources", "samples", "travel-assistant.json"))
    if not shared:
        print("the shared data sets are not here: only the sample project was recomputed")
        return
    samples = os.path.join(shared, "data", "azure-samples")
    conversation(program, os.path.join(samples, "clu", "EmailAppDemo.json"))
    conversation(program, os.path.join(samples, "clu", "HomeAutomationDemo.json"))
    documents(program, os.path.join(samples, "custom-ner-loan-agreements"))


main(test)
