# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a model's evaluation again, from the labels and from what `glossa predict` says of each test item, and compares every count,
ratio and matrix cell with what `glossa --json evaluate` reports. Written from Azure's definitions alone, in another language than the
program: an error would have to be made twice.

As a test: recompute_evaluation.py GLOSSA SHARED DATA
On any project whose Test items are the test set (train --split manual):
           recompute_evaluation.py GLOSSA --workspace FOLDER --project NAME --model LABEL"""
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict

from glossa import Failure, Glossa, check, equal

NOTHING = "$none"
TOLERANCE = 1e-6
COUNTS = ("truePositiveCount", "falsePositiveCount", "falseNegativeCount", "trueNegativeCount")


# ---- what was labeled and what the model says -----------------------------------------------------------------

def test_items(glossa, project):
    """The Test items that somebody labeled."""
    return [item for item in glossa.items(project, "set:test")
            if item.get("intent") or item.get("labels") or item.get("classes")]


def predictions(glossa, project, model, items):
    """The answers in the order of the items: lines together by language, texts with line ends one by one."""
    answers = [None] * len(items)
    together = defaultdict(list)
    base = ("predict", "--project", project, "--model", model)
    for index, item in enumerate(items):
        language = ("--language", item["language"]) if item.get("language") else ()
        if any(end in item["text"] for end in "\r\n"):
            with tempfile.NamedTemporaryFile("wb", suffix=".txt") as file:
                file.write(item["text"].encode())
                file.flush()
                answers[index] = glossa.json(*base, *language, "--text-file", file.name)
        else:
            together[language].append(index)
    for language, indexes in together.items():
        texts = "".join(items[index]["text"] + "\n" for index in indexes)
        lines = glossa.run(*base, *language, stdin=texts).stdout.splitlines()
        equal(len(lines), len(indexes), "answers")
        for index, line in zip(indexes, lines):
            answers[index] = json.loads(line)
    return answers


class Judged:
    """One test item: the intents, and the spans as sets of (offset, length, category)."""

    def __init__(self, item, answer):
        self.text = item["text"].encode("utf-16-le")
        self.regions = [(r["offset"], r["length"]) for r in item.get("regions", [])] or [(0, len(self.text) // 2)]
        self.expected = {(l["offset"], l["length"], l["category"]) for l in item.get("labels", [])}
        said = answer.get("prediction", answer)
        self.predicted = {(e["offset"], e["length"], e["category"]) for e in said.get("entities", [])}
        self.expected_classes = {each["category"] for each in item.get("classes", [])}
        self.predicted_classes = {each["category"] for each in said.get("class", [])}
        self.expected_intent = item.get("intent") or None
        # The threshold below which the answer is None plays no part in an evaluation.
        self.predicted_intent = said["intents"][0]["category"] if said.get("intents") else None

    def is_blank(self, unit):
        return self.text[2 * unit:2 * unit + 2].decode("utf-16-le", "replace").isspace()


# ---- counting -------------------------------------------------------------------------------------------------

def intent_counts(judged):
    counts = defaultdict(Counter)
    pairs = [(j.expected_intent, j.predicted_intent or "None") for j in judged if j.expected_intent]
    for name in {name for pair in pairs for name in pair}:
        for expected, predicted in pairs:
            kind = (("trueNegativeCount", "falsePositiveCount"), ("falseNegativeCount", "truePositiveCount"))
            counts[name][kind[expected == name][predicted == name]] += 1
    return counts, Counter(pairs)


def class_counts(judged):
    """Each class against the rest, whether a document has one or several."""
    counts = defaultdict(Counter)
    for name in set().union(*(j.expected_classes | j.predicted_classes for j in judged)):
        for j in judged:
            kind = (("trueNegativeCount", "falsePositiveCount"), ("falseNegativeCount", "truePositiveCount"))
            counts[name][kind[name in j.expected_classes][name in j.predicted_classes]] += 1
    return counts


def entity_counts(judged):
    counts = defaultdict(Counter)
    for j in judged:
        for kind, spans in (("truePositiveCount", j.expected & j.predicted), ("falsePositiveCount", j.predicted - j.expected),
                            ("falseNegativeCount", j.expected - j.predicted)):
            for _, _, name in spans:
                counts[name][kind] += 1
    return counts


def gaps(j):
    """The maximal stretches of each region that no label covers."""
    covered = {unit for offset, length, _ in j.expected for unit in range(offset, offset + length)}
    for offset, length in j.regions:
        gap = []
        for unit in range(offset, offset + length):
            if unit not in covered:
                gap.append(unit)
            elif gap:
                yield gap
                gap = []
        if gap:
            yield gap


def share_matrix(judged, order):
    """Azure's: each label and each gap weighs 1, shared among what is predicted over its characters that are not blank."""
    matrix = Counter()
    for j in judged:
        spans = sorted(j.predicted, key=lambda span: (span[0], span[1], order.index(span[2])))
        segments = [(name, list(range(offset, offset + length))) for offset, length, name in j.expected]
        segments += [(NOTHING, gap) for gap in gaps(j)]
        for name, units in segments:
            solid = [unit for unit in units if not j.is_blank(unit)]
            if not solid and name == NOTHING:
                continue
            solid = solid or units
            for unit in solid:
                over = [span[2] for span in spans if span[0] <= unit < span[0] + span[1]]
                column = name if name in over else over[0] if over else NOTHING
                matrix[name, column] += 1.0 / len(solid)
    return matrix


def place_matrix(judged, order):
    """Only spans with the same edges meet: those of one category first, the others in the schema's order."""
    matrix = Counter()
    for j in judged:
        for offset, length in {span[:2] for span in j.expected | j.predicted}:
            def at(spans):
                return sorted((span[2] for span in spans if span[:2] == (offset, length)), key=order.index)
            both = j.expected & j.predicted
            labeled, said = at(j.expected - both), at(j.predicted - both)
            for name in at(both):
                matrix[name, name] += 1
            for index in range(max(len(labeled), len(said))):
                row = labeled[index] if index < len(labeled) else NOTHING
                matrix[row, said[index] if index < len(said) else NOTHING] += 1
    return matrix


def ratio(part, whole):
    return part / whole if whole else 0.0


def ratios(count):
    tp, fp, fn = (count[kind] for kind in COUNTS[:3])
    return {"precision": ratio(tp, tp + fp), "recall": ratio(tp, tp + fn), "f1": ratio(2 * tp, 2 * tp + fp + fn)}


# ---- comparing ------------------------------------------------------------------------------------------------

class Comparison:
    def __init__(self):
        self.compared = 0
        self.faults = []

    def same(self, what, reported, counted):
        self.compared += 1
        if reported is None or abs(reported - counted) > TOLERANCE * max(1.0, abs(counted)):
            self.faults.append(f"{what}: reported {reported}, counted {counted}")

    def section(self, what, reported, names_key, counts):
        names = reported[names_key]
        self.same(f"{what}: number of names", len(names), len(counts))
        for name, count in counts.items():
            found = names.get(name, {})
            for kind in COUNTS:
                self.same(f"{what} {name} {kind}", found.get(kind), count[kind])
            for kind, value in ratios(count).items():
                self.same(f"{what} {name} {kind}", found.get(kind), value)
        total = sum(counts.values(), Counter())
        for kind, value in ratios(total).items():
            title = kind[0].upper() + kind[1:]
            self.same(f"{what} micro {kind}", reported["micro" + title], value)
            mean = ratio(sum(ratios(count)[kind] for count in counts.values()), len(counts))
            self.same(f"{what} macro {kind}", reported["macro" + title], mean)
        return total

    def matrix(self, what, reported, counted):
        cells = {(row, column) for row, columns in reported.items() for column in columns}
        rows = Counter()
        for (row, _), value in counted.items():
            rows[row] += value
        for row, column in sorted(cells | set(counted)):
            cell = reported.get(row, {}).get(column, {})
            value = counted.get((row, column), 0)
            self.same(f"{what} {row} -> {column}", cell.get("rawValue", 0), value)
            self.same(f"{what} {row} -> {column}, normalized", cell.get("normalizedValue", 0), 100 * ratio(value, rows[row]))


def compare(glossa, project, model):
    """Fails with the differences."""
    reported = glossa.json("evaluate", "--project", project, "--model", model)
    order = [use["category"] for use in glossa.json("project", "show", project).get("entityUse", [])]
    items = test_items(glossa, project)
    check(items, f"{project} has no test items")
    judged = [Judged(*pair) for pair in zip(items, predictions(glossa, project, model, items))]
    comparison = Comparison()
    total = Counter()
    if "intentsEvaluation" in reported:
        counts, matrix = intent_counts(judged)
        total += comparison.section("intent", reported["intentsEvaluation"], "intents", counts)
        comparison.matrix("intents", reported["intentsEvaluation"]["confusionMatrix"], matrix)
    entities = reported.get("entitiesEvaluation") or reported.get("customEntityRecognitionEvaluation")
    if entities:
        total += comparison.section("entity", entities, "entities", entity_counts(judged))
        comparison.matrix("entities", entities["confusionMatrix"], share_matrix(judged, order))
        comparison.matrix("entities by exact place", entities["views"]["exactPlace"], place_matrix(judged, order))
    one = reported.get("customSingleLabelClassificationEvaluation")
    classes = one or reported.get("customMultiLabelClassificationEvaluation")
    if classes:
        total += comparison.section("class", classes, "classes", class_counts(judged))
    if one:
        matrix = Counter((*j.expected_classes, *j.predicted_classes) for j in judged)
        comparison.matrix("classes", one["confusionMatrix"], matrix)
    for kind, value in ratios(total).items():
        comparison.same(f"combined {kind}", reported["glossa"]["combined"][kind], value)
    comparison.same("items", reported["glossa"]["items"], len(judged))
    print(f"{project}: {len(judged)} test items, {comparison.compared} figures compared, "
          f"{len(comparison.faults)} differ; combined F1 {ratios(total)['f1']:.4f}")
    check(not comparison.faults, "\n".join(comparison.faults[:50]))


def recompute(program, path, every=None):
    """Imports, trains by the file's own sets (or with every fifth item as the test set), compares."""
    glossa = Glossa(program)
    project = glossa.json("import", path)["projectName"]
    if every:
        glossa.edit(project, *[{"edit": "setDataset", "item": item["id"], "dataset": "Train" if index % every else "Test"}
                               for index, item in enumerate(glossa.items(project))])
    glossa.run("train", "--project", project, "--model", "m", "--split", "manual")
    compare(glossa, project, "m")


def test(program, shared):
    samples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources", "samples")
    recompute(program, os.path.join(samples, "travel-assistant.json"))
    recompute(program, os.path.join(samples, "rental-letters", "labels.json"))
    azure = os.path.join(shared, "data", "azure-samples")
    if not os.path.isdir(azure):
        print("skipped: Azure's sample projects are not here, only our own are recomputed")
        return
    recompute(program, os.path.join(azure, "clu", "EmailAppDemo.json"), every=5)
    recompute(program, os.path.join(azure, "clu", "HomeAutomationDemo.json"), every=5)
    recompute(program, os.path.join(azure, "custom-ner-loan-agreements", "loanAgreementsLabels.json"), every=5)
    texts = os.path.join(azure, "custom-text-classification")
    recompute(program, os.path.join(texts, "single-webofscience", "webOfScience_labelsFile.json"), every=5)
    recompute(program, os.path.join(texts, "multi-movies", "movieLabels.json"), every=5)


def main(arguments):
    try:
        if len(arguments) == 7 and arguments[1::2] == ["--workspace", "--project", "--model"]:
            glossa = Glossa(arguments[0])
            glossa.folder = arguments[2]
            compare(glossa, arguments[4], arguments[6])
        elif len(arguments) == 3:
            test(arguments[0], arguments[1])
        else:
            sys.exit(__doc__)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    print("every figure agrees")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
